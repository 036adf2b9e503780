"""
The two that must agree: the slow reference and the kernel, behind one question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from tests.findings.builders import Strips, actors_of, areas_of, batch_of
from tests.findings.dockets import DOCKETS
from tests.findings.reference import (
    OwnWords,
    ReadingAnswer,
    RowAnswer,
    answer_row,
    breached_under_some,
    docket,
)
from tests.findings.reference_facts import Incident
from tests.findings.reference_law import Class
from tests.findings.reference_weights import Range
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import CompiledTerms
from trucewatch.terms.model import JudgedRegime

HOURS = {
    Class.BREACH: "breach_hours",
    Class.EXEMPT: "exempt_hours",
    Class.NO_BREACH: "no_breach_hours",
    Class.OUTSIDE: "outside_hours",
}

Answers = tuple[dict[str, RowAnswer], Range]
"""The answer under each regime, by id, and the range of "breached under some regime"."""

Engine = Callable[[Incident, Sequence[JudgedRegime], Strips], Answers]


def judged(
    incidents: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings
) -> pa.RecordBatch:
    """Ask the kernel, and keep question and answer for the other engine."""
    findings = adjudicate(incidents, terms, settings)
    DOCKETS.note(incidents, terms, settings, findings)
    return findings


def by_reference(incident: Incident, every: Sequence[JudgedRegime], _: Strips) -> Answers:
    """Judge by the reference."""
    rows = {judged.regime.id: answer_row(incident, judged) for judged in every}
    return rows, breached_under_some(incident, every)


def by_kernel(incident: Incident, every: Sequence[JudgedRegime], strips: Strips) -> Answers:
    """Judge by the kernel, one incident in a batch of its own."""
    return all_by_kernel([incident], every, strips)[incident.id]


def all_by_kernel(
    incidents: Sequence[Incident], every: Sequence[JudgedRegime], strips: Strips
) -> dict[str, Answers]:
    """Judge incidents by the kernel in one batch; answers by the incident's id."""
    terms = compile_terms(every, areas_of(strips), actors_of(names_in(incidents, every)))
    settings = FindingSettings(occurred_threshold=0.9, every_regime=True)
    rows = judged(batch_of(incidents), terms, settings).to_pylist()
    answers: dict[str, Answers] = {}
    for incident in incidents:
        parties = docket(incident, []).parties
        mine = [row for row in rows if row["incident"] == incident.id]
        some = next(row for row in mine if row["regime"] == UNDER_SOME_REGIME)
        regimes = [row for row in mine if row["regime"] != UNDER_SOME_REGIME]
        answers[incident.id] = (
            {row["regime"]: row_answer(row, parties) for row in regimes},
            _range(some, "breach"),
        )
    return answers


def names_in(incidents: Sequence[Incident], every: Sequence[JudgedRegime]) -> set[str]:
    """Return every actor that incidents and terms name."""
    stories = [story for incident in incidents for story in incident.stories]
    readings = [reading for judged in every for reading in judged.readings]
    return (
        {one.name for story in stories for one in story.who}
        | {member for story in stories for one in story.at_whom for member in one.members}
        | {span.party for reading in readings for span in (*reading.standings, *reading.excluded)}
        | {reading.announcer for reading in readings}
        | {party for judged in every for duty in judged.duties for party in duty.owed_by}
    )


def _range(row: Mapping[str, Any], name: str) -> Range:
    return row[f"{name}_min"], row[f"{name}_max"]


def _classes(row: Mapping[str, Any]) -> dict[Class, Range]:
    return {kind: _range(row, kind.value) for kind in Class}


def _by_whom(row: Mapping[str, Any], parties: Sequence[str]) -> dict[str, Range]:
    found = {each["party"]: _range(each, "breach") for each in row["by_whom"]}
    return {party: found[party] for party in parties}


def row_answer(row: Mapping[str, Any], parties: Sequence[str]) -> RowAnswer:
    """
    Return a row of the finding table in the reference's shape.

    Of the parties only those that can have any weight are kept: the kernel also lists candidates
    of weight 0, with a chance of 0.
    """
    return RowAnswer(
        outcome=row["outcome"],
        basis=row["basis"],
        contested=row["contested"],
        sensitive=row["sensitive"],
        differs_in_ground=row["differs_in_ground"],
        if_as_reported=row["if_as_reported"],
        named=row["named"],
        classes=_classes(row),
        breach_absolute=_range(row, "breach_absolute"),
        by_whom=_by_whom(row, parties),
        readings=tuple(_reading_answer(each, parties) for each in row["readings"]),
        own_words={
            each["party"]: OwnWords(
                silent=each["silent"],
                outcome=each["outcome"],
                breach=None if each["silent"] else _range(each, "breach"),
            )
            for each in row["own_words"]
            if each["party"] in parties
        },
    )


def _reading_answer(row: Mapping[str, Any], parties: Sequence[str]) -> ReadingAnswer:
    lasting = row["breach_hours_min"] is not None
    return ReadingAnswer(
        reading=row["reading"],
        outcome=row["outcome"],
        named=row["named"],
        classes=_classes(row),
        hours={kind: _range(row, name) for kind, name in HOURS.items()} if lasting else None,
        by_whom=_by_whom(row, parties),
        bounds=(row["bound_low"], row["bound_high"]),
    )
