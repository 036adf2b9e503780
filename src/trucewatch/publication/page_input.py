"""
What the page is made from: facts of the case and the run, terms, tables, problems, receipts.

Everything is handed in; the page reads nothing else, so the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.problems import Problem
from trucewatch.definitions.windows import Window
from trucewatch.findings.schema import FINDINGS, UNDER_SOME_REGIME
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.publication.moments import Clock
from trucewatch.publication.wording import Catalogue
from trucewatch.reports.schema import REPORTS
from trucewatch.terms.model import JudgedRegime

Ring = tuple[tuple[float, float], ...]
"""A closed line of (longitude, latitude) in degrees, WGS 84."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """
    What the case says of itself.

    Attributes:
        title: Title of the case.
        place: Where it plays.
        zone: IANA name of the zone in which the case's days are counted.
        as_of: The instant up to which the page speaks.
        adopted_by: Who takes the mission's decisions, as a role, for the head of the page.
    """

    title: str
    place: str
    zone: str
    as_of: datetime
    adopted_by: str = ""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """
    What made the page.

    Attributes:
        version: Version of the program.
        number: Number of the run's folder, such as ``0003``.
        digests: Name of each input and its SHA-256, in order.
    """

    version: str
    number: str = ""
    digests: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ChainForce:
    """One announcer's chain of one regime: when it holds, each stretch with its basis."""

    announcer: str
    windows: tuple[tuple[Window, str], ...]


@dataclass(frozen=True, slots=True)
class RegimeForce:
    """
    When a regime is in force, by whose word.

    Attributes:
        regime: Regime id.
        title: Its title.
        chains: Every announcer's chain, in order.
        agreed: Every announcer who states both bounds holds it to be in force.
        contested: Some do and some do not.
        unwatched: Somebody holds it to be in force and no oversight window covers it.
        oversight: Who watches and when.
        silent: Announcers who bound nothing on one side or both.
    """

    regime: str
    title: str
    chains: tuple[ChainForce, ...]
    agreed: tuple[Window, ...] = ()
    contested: tuple[Window, ...] = ()
    unwatched: tuple[Window, ...] = ()
    oversight: tuple[tuple[str, Window], ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """
    One contradiction inside the terms.

    Attributes:
        code: Kind of contradiction, such as ``end-differs``.
        regime: Regime id.
        about: Element it is about.
        announcers: Whose statements differ.
        detail: The statements as values, in order.
        words: The sentence that says it.
    """

    code: str
    regime: str
    about: str
    announcers: tuple[str, ...]
    detail: Mapping[str, str]
    words: str = ""


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """
    One area of the case.

    Attributes:
        id: Area id.
        name: What it is called.
        status: ``published`` or ``mission_reading``.
        rings: Outer rings and holes.
    """

    id: str
    name: str
    status: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """What became of the rows of one file: read = accepted + quarantined + duplicate."""

    file: str
    read: int
    accepted: int
    quarantined: int
    duplicate: int
    reasons: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PageTerms:
    """
    What was agreed, as the page shows it.

    Attributes:
        regimes: Every judged regime.
        force: When each is in force.
        conflicts: Every contradiction.
        areas: Every area of the case.
        actors: Everyone.
        titles: Id and title of every regime, extensions included.
    """

    regimes: tuple[JudgedRegime, ...] = ()
    force: tuple[RegimeForce, ...] = ()
    conflicts: tuple[ConflictLine, ...] = ()
    areas: tuple[DrawnArea, ...] = ()
    actors: Actors = field(default_factory=lambda: Actors({}))
    titles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageTables:
    """What was reported and what it amounts to; each table has its floor's schema."""

    reports: pa.Table = field(default_factory=REPORTS.empty_table)
    incidents: pa.Table = field(default_factory=INCIDENTS.empty_table)
    findings: pa.Table = field(default_factory=FINDINGS.empty_table)


@dataclass(frozen=True, slots=True)
class PageInput:
    """
    Everything that the page is made from.

    Attributes:
        case: What the case says of itself.
        run: What made the page.
        terms: What was agreed.
        tables: What was reported, what happened, what it amounts to.
        problems: Everything that is wrong with the input.
        receipts: What became of every row read.
        say: The catalogue of the page's language.
    """

    case: CaseFacts
    run: RunFacts
    terms: PageTerms = field(default_factory=PageTerms)
    tables: PageTables = field(default_factory=PageTables)
    problems: tuple[Problem, ...] = ()
    receipts: tuple[ReceiptLine, ...] = ()
    say: Catalogue = field(default_factory=Catalogue)

    @property
    def clock(self) -> Clock:
        """How instants are written for this case."""
        return Clock(self.say, self.case.zone)

    def actor_name(self, actor_id: str) -> str:
        """Return what an actor is called; an id that the case does not hold is shown as it is."""
        actor = self.terms.actors.by_id.get(actor_id)
        if actor is None:
            key = f"page.actor.{actor_id}"
            return self.say.say(key) if self.say.has(key) else actor_id
        return actor.names[0] if actor.names else actor_id

    def regime_title(self, regime_id: str) -> str:
        """Return what a regime is called."""
        for judged in self.terms.regimes:
            if judged.regime.id == regime_id:
                return judged.regime.title
        if regime_id == UNDER_SOME_REGIME:
            return self.say.say("page.under_some")
        return dict(self.terms.titles).get(regime_id, regime_id)

    def area_name(self, area_id: str) -> str:
        """Return what an area is called."""
        names = {area.id: area.name for area in self.terms.areas}
        return names.get(area_id, area_id)
