"""
The case: what ``case.yaml`` says, as one frozen record.

The file says what the case is called and where it plays, which sources there are and how far they
are to be believed, which files of reports there are, and what the mission has set.  What is agreed
stands in ``terms``, who can act in ``actors.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from trucewatch.definitions.problems import Problem
from trucewatch.definitions.written import WrittenTable
from trucewatch.incidents.occurrence import OccurredKey


class Reliability(StrEnum):
    """
    How far a source is to be believed whatever it says (Admiralty system).

    A completely, B usually, C fairly, D not usually, E not to be believed; F cannot be judged.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True)
class CaseSource:
    """
    One source of reports, as ``sources`` declares it.

    Attributes:
        id: Key of the source in the file; reports are named ``source:their id``.
        publisher: Who publishes it, in words.
        reliability: How far it is to be believed; F where the file says nothing.
        side: Actor whose side it takes, or speaks for; empty for none.
        counts: What it counts, in words (only incidents with deaths, say).
        copies: Sources that it repeats: all of them together are one voice.
    """

    id: str
    publisher: str
    reliability: Reliability = Reliability.F
    side: str = ""
    counts: str = ""
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """
    What the mission has set, each with a stated default.

    Attributes:
        occurred_threshold: From this chance that it occurred as reported, the words "if as
            reported" fall away (never with one voice); .9 where nothing is set.
        occurred: Cells of the table of the chance that a thing occurred as reported, as
            ``[low, high]``; a cell that is not set keeps the default, which is a convention.
        every_regime: Whether findings hold a row for regimes that do not touch an incident too.
    """

    occurred_threshold: float = 0.9
    occurred: Mapping[OccurredKey, tuple[float, float]] = field(default_factory=dict)
    every_regime: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """
    What ``case.yaml`` says.

    Attributes:
        title: What the case is called.
        place: Where it plays, in words.
        zone: IANA name of the zone in which the case's days are counted.
        languages: Languages in which the page is written, as BCP 47 tags.
        as_of: Instant up to which the page speaks; ``None``: the clock is asked, and the run
            records what it said.
        decided_by: Who takes the mission's decisions, as a role.
        sources: Sources by id.
        reports: The tables under ``reports``, one for each file, as they are written; the mapping
            reader of `trucewatch.reports` understands them.
        settings: What the mission has set.
        gazetteer: File of the sources of the case's own gazetteer; empty for none.
    """

    title: str
    place: str
    zone: str
    languages: tuple[str, ...] = ("en",)
    as_of: datetime | None = None
    decided_by: str = ""
    sources: Mapping[str, CaseSource] = field(default_factory=dict)
    reports: tuple[WrittenTable, ...] = ()
    settings: CaseSettings = field(default_factory=CaseSettings)
    gazetteer: str = ""

    def voice_of(self, source: str) -> str:
        """Return the source under whose voice *source* counts: itself, or the first it copies."""
        seen = {source}
        while source in self.sources and self.sources[source].copies:
            following = self.sources[source].copies[0]
            if following in seen:
                return min(seen)
            seen.add(following)
            source = following
        return source


CaseRead = tuple[Case | None, list[Problem]]
"""A case, or ``None`` where it has errors, and every problem found."""
