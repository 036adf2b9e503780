"""One incident, found by any of its ids, taken apart and told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.findings.explain import explain
from trucewatch.findings.explanation import Explanation
from trucewatch.mission.agreed import Agreed
from trucewatch.mission.judged import compiled, finding_settings
from trucewatch.mission.published import page_terms
from trucewatch.mission.reported import Reported
from trucewatch.publication import assumptions
from trucewatch.publication.explanation import Told, explanation_text
from trucewatch.publication.json_views import Json, explain_view
from trucewatch.publication.page_input import CaseFacts, PageInput, RunFacts
from trucewatch.publication.wording import Catalogue

_ALIKE, _FURTHEST_LENGTH, _MOST_COMPARED = 4, 2, 2_000
"""Comparing every id of a large case would take longer than judging it."""


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """
    One incident with everything that is said of it.

    Attributes:
        incident: Its id in the case.
        agreed: The case and what was agreed.
        reports: Its reports, schema REPORTS.
        incidents: Its acts, schema INCIDENTS.
        acts: Each act taken apart, in order.
        as_of: Instant up to which it is told.
    """

    incident: str
    agreed: Agreed
    reports: pa.Table
    incidents: pa.Table
    acts: tuple[Explanation, ...]
    as_of: datetime


def incidents_of(reported: Reported, wanted: str) -> pa.Table:
    """Return the acts of the incident *wanted*: our id, or the id that the source gave it."""
    ours = _where(reported.incidents, "incident", wanted)
    if ours.num_rows:
        return ours
    ids = {str(each) for each in _where(reported.reports, "source_id", wanted)["id"].to_pylist()}
    if not ids:
        return ours
    lists = reported.incidents["reports"].to_pylist()
    joined = [not ids.isdisjoint(each or ()) for each in lists]
    found = reported.incidents.filter(pa.array(joined, type=pa.bool_()))
    return _where(found, "incident", str(found["incident"][0]))


def _where(table: pa.Table, column: str, value: str) -> pa.Table:
    return table.filter(pc.equal(table[column], pa.scalar(value)))


def nearest_incidents(reported: Reported, wanted: str) -> list[str]:
    """Return up to three ids, ours or a source's, that look like *wanted*."""
    known = [*reported.reports["id"].to_pylist(), *reported.reports["source_id"].to_pylist()]
    alike = [each for each in map(str, known) if _may_be_slip(each, wanted)]
    return get_close_matches(wanted, alike[:_MOST_COMPARED], n=3, cutoff=0.6)


def _may_be_slip(known: str, wanted: str) -> bool:
    """Return whether both begin or end alike, and are of about one length."""
    if abs(len(known) - len(wanted)) > _FURTHEST_LENGTH:
        return False
    return known[:_ALIKE] == wanted[:_ALIKE] or known[-_ALIKE:] == wanted[-_ALIKE:]


def told_incident(
    agreed: Agreed, reported: Reported, acts: pa.Table, now: datetime
) -> ToldIncident:
    """
    Take every act of one incident apart.

    Args:
        agreed: A sound case.
        reported: What was reported.
        acts: The acts of one incident, as `incidents_of` gives them.
        now: Present instant, for a case that fixes no as-of instant.
    """
    case = agreed.case
    if case is None:
        raise ValueError("only a sound case is judged")
    terms, settings = compiled(agreed), finding_settings(case.settings)
    apart = tuple(
        explain(batch, terms, settings)
        for batch in acts.combine_chunks().to_batches(max_chunksize=1)
    )
    joined = [str(each) for report in acts["reports"].to_pylist() for each in report or ()]
    ids: pa.Array[Any] = pa.array(sorted(set(joined)), type=pa.string())
    mask = pc.is_in(reported.reports["id"], value_set=ids)
    return ToldIncident(
        incident=str(acts["incident"][0]),
        agreed=agreed,
        reports=reported.reports.filter(mask),
        incidents=acts,
        acts=apart,
        as_of=case.as_of or now,
    )


def incident_document(told: ToldIncident, say: Catalogue) -> Json:
    """Return the JSON document of ``explain``; *acts* holds what each act was taken apart into."""
    rows: list[dict[str, Any]] = [row for act in told.acts for row in act.findings]
    document = explain_view(told.incident, rows, told.agreed.judged, say)
    return document | {"acts": assumptions.view(told.acts)}


def incident_text(told: ToldIncident, say: Catalogue) -> str:
    """Return the explanation as lines of text for a terminal."""
    case = told.agreed.case
    if case is None:
        raise ValueError("only a sound case is told")
    page = PageInput(
        case=CaseFacts(case.title, case.place, case.zone, told.as_of, case.decided_by),
        run=RunFacts(""),
        terms=page_terms(told.agreed, say),
        say=say,
    )
    reports = told.reports.to_pylist()
    findings = [row for act in told.acts for row in act.findings]
    report = reports[0] if reports else None
    return explanation_text(Told(page, told.incident, report, findings, told.acts))
