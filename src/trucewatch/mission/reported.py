"""
Second step: read every file of reports, and make incidents of what was accepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.problems import Problem
from trucewatch.incidents.from_reports import IncidentSettings, incidents_from_reports
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.mission.agreed import Agreed
from trucewatch.mission.case import Case
from trucewatch.mission.decisions import DECISIONS_FILE, read_decisions, row_decisions
from trucewatch.mission.judgeable import objections_of
from trucewatch.mission.ports import CaseFiles
from trucewatch.reports.context import ActorNames, ReadContext
from trucewatch.reports.decisions import RowDecision
from trucewatch.reports.gathering import ROWS_TOGETHER
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.mapping_file import read_mapping
from trucewatch.reports.reading import read_opened
from trucewatch.reports.receipts import QUARANTINE, Receipt
from trucewatch.reports.schema import REPORTS


@dataclass(frozen=True, slots=True)
class Reported:
    """
    What was reported.

    Attributes:
        reports: Accepted reports, schema REPORTS, in the order of ``case.yaml`` and of the rows.
        quarantine: Rows that were set aside, schema QUARANTINE.
        incidents: What is thought to have happened, schema INCIDENTS.
        receipts: What became of the rows of each file.
        problems: Everything that is wrong with mappings, files, rows and decisions.
        is_sound: Whether every file that the case names could be read as it says.
    """

    reports: pa.Table = field(default_factory=REPORTS.empty_table)
    quarantine: pa.Table = field(default_factory=QUARANTINE.empty_table)
    incidents: pa.Table = field(default_factory=INCIDENTS.empty_table)
    receipts: tuple[Receipt, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_sound: bool = True


def read_reported(files: CaseFiles, agreed: Agreed, now: datetime) -> Reported:
    """
    Read every file that ``case.yaml`` names under ``reports``.

    Args:
        files: The files of the case.
        agreed: The case and what was agreed; without a case nothing is read.
        now: Present instant: a row that lies later is set aside.

    Returns:
        What was accepted and what was set aside; every row is one or the other, or known already.
    """
    if agreed.case is None:
        return Reported()
    collected = _Collected()
    decisions = _decisions(files, collected)
    for mapping in _mappings(agreed.case, collected):
        context = _context(agreed, mapping, now, collected.known, decisions)
        _read_file(files, mapping, context, collected)
    reports = _joined(collected.reports, REPORTS)
    settings = IncidentSettings(agreed.case.as_of or now, agreed.case.settings.occurred)
    return Reported(
        reports=reports,
        quarantine=_joined(collected.quarantine, QUARANTINE),
        incidents=_incidents(reports, agreed.actors, settings),
        receipts=tuple(collected.receipts),
        problems=tuple(collected.problems),
        is_sound=collected.is_sound,
    )


def _incidents(reports: pa.Table, actors: Actors, settings: IncidentSettings) -> pa.Table:
    # Rows are worked out by the ten thousand: the whole would take ten times its own memory.
    parts = [
        incidents_from_reports(reports.slice(first, ROWS_TOGETHER), actors, settings)
        for first in range(0, len(reports), ROWS_TOGETHER)
    ]
    return _joined(parts, INCIDENTS)


@dataclass(slots=True)
class _Collected:
    """What the files gave so far."""

    reports: list[pa.Table] = field(default_factory=list)
    quarantine: list[pa.Table] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    is_sound: bool = True

    def note(self, problems: list[Problem]) -> None:
        """Keep *problems*; an error that is about no single row makes the case unsound."""
        self.problems += problems
        if any(each.is_error and not each.place.row for each in problems):
            self.is_sound = False


def _read_file(
    files: CaseFiles, mapping: ReportMapping, context: ReadContext, collected: _Collected
) -> None:
    opened = files.open(mapping.file)
    if isinstance(opened, Problem):
        collected.note([opened])
        return
    with opened:
        read = read_opened(opened, mapping, context)
    collected.note(list(read.problems))
    collected.receipts.append(read.receipt)
    collected.reports.append(read.reports)
    collected.quarantine.append(read.quarantine)
    for batch in read.reports.select(["id", "digest"]).to_batches():
        ids, digests = (batch.column(each).to_pylist() for each in ("id", "digest"))
        collected.known.update(zip(map(str, ids), map(str, digests), strict=True))


def _mappings(case: Case, collected: _Collected) -> list[ReportMapping]:
    made: list[ReportMapping] = []
    for table in case.reports:
        mapping, problems = read_mapping(table, case.zone, case.sources)
        collected.note(problems)
        if mapping is not None:
            made.append(mapping)
    return made


def _decisions(files: CaseFiles, collected: _Collected) -> Mapping[str, RowDecision]:
    if DECISIONS_FILE not in files.names:
        return {}
    content = files.read(DECISIONS_FILE)
    if isinstance(content, Problem):
        collected.note([content])
        return {}
    decisions, problems = read_decisions(content, DECISIONS_FILE)
    collected.note(problems)
    return row_decisions(decisions)


def _context(
    agreed: Agreed,
    mapping: ReportMapping,
    now: datetime,
    known: Mapping[str, str],
    decisions: Mapping[str, RowDecision],
) -> ReadContext:
    sources = agreed.case.sources if agreed.case else {}
    source = sources.get(mapping.source)
    settings = IncidentSettings((agreed.case.as_of if agreed.case else None) or now)
    return ReadContext(
        actors=ActorNames.of(agreed.actors),
        areas=agreed.areas,
        now_at=now,
        reliability=str(source.reliability) if source else None,
        known=known,
        decisions=decisions,
        objections=objections_of(agreed.actors, settings),
    )


def _joined(tables: list[pa.Table], schema: pa.Schema) -> pa.Table:
    return pa.concat_tables(tables) if tables else schema.empty_table()
