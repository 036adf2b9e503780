"""Why the reports of an incident are not the same in two runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute

from trucewatch.definitions.written import Written, WrittenTable, WrittenText
from trucewatch.mission.case import Case
from trucewatch.mission.causes import Cause, change_of
from trucewatch.mission.decisions import Decision

pc: Any = pyarrow.compute

_WHERE_IT_STOOD = frozenset({"file", "row"})
"""Columns of a report that say nothing of what it says."""


@dataclass(frozen=True, slots=True)
class ReportedThen:
    """
    What one run took in and what it set aside.

    Attributes:
        reports: Accepted reports, schema REPORTS.
        quarantine: Rows that were set aside, schema QUARANTINE.
        case: What ``case.yaml`` said; ``None`` where that can not be read any more.
        decisions: The decision that counted for each row, by digest.
    """

    reports: pa.Table
    quarantine: pa.Table
    case: Case | None
    decisions: Mapping[str, Decision]


def report_causes(
    before: ReportedThen, after: ReportedThen, wanted: Iterable[str]
) -> dict[str, tuple[Cause, ...]]:
    """
    Return why the reports *wanted* differ, by id; those that do not differ are left out.

    Args:
        before: What the earlier run took in.
        after: What the later run took in.
        wanted: Ids of reports.
    """
    ids = sorted(set(wanted))
    first, second = _by_id(before.reports, ids), _by_id(after.reports, ids)
    found = {
        name: _causes(name, first.get(name), second.get(name), (before, after)) for name in ids
    }
    return {name: causes for name, causes in found.items() if causes}


def _by_id(reports: pa.Table, ids: list[str]) -> dict[str, dict[str, Any]]:
    wanted: Any = pa.array(ids, type=pa.string())
    chosen = reports.filter(pc.is_in(reports["id"], value_set=wanted))
    return {str(row["id"]): row for row in chosen.to_pylist()}


def _causes(
    name: str,
    was: Mapping[str, Any] | None,
    now: Mapping[str, Any] | None,
    runs: tuple[ReportedThen, ReportedThen],
) -> tuple[Cause, ...]:
    row = now or was
    if row is None:
        return ()
    told = _told(name, was, now, runs)
    if told is None:
        return ()
    return (told, *_decided(str(row["digest"]), runs), *_read_so(row, runs, told))


def _told(
    name: str,
    was: Mapping[str, Any] | None,
    now: Mapping[str, Any] | None,
    runs: tuple[ReportedThen, ReportedThen],
) -> Cause | None:
    before, after = runs
    if was is None and now is not None:
        codes = _codes(before.quarantine, now)
        change = "new" if codes is None else "let_in"
        return Cause("report", name, change, codes or "")
    if now is None and was is not None:
        codes = _codes(after.quarantine, was)
        change = "gone" if codes is None else "set_aside"
        return Cause("report", name, change, codes or "")
    if was is None or now is None:
        return None
    differ = [key for key in now if key not in _WHERE_IT_STOOD and was.get(key) != now[key]]
    if not differ:
        return None
    change = "changed" if "digest" in differ else "read_otherwise"
    return Cause("report", name, change, ", ".join(e for e in differ if e not in _ITSELF))


_ITSELF = frozenset({"digest", "raw"})


def _codes(quarantine: pa.Table, row: Mapping[str, Any]) -> str | None:
    """Return the codes for which *row* was set aside, ``None`` where it was not."""
    is_it = pc.or_(
        pc.equal(quarantine["digest"], pa.scalar(str(row["digest"]))),
        pc.and_(
            pc.equal(quarantine["source"], pa.scalar(str(row["source"]))),
            pc.fill_null(
                pc.equal(quarantine["source_id"], pa.scalar(str(row["source_id"]))),
                pa.scalar(value=False),
            ),
        ),
    )
    found = quarantine.filter(is_it).to_pylist()
    return ", ".join(sorted({code for each in found for code in each["codes"]})) if found else None


def _decided(digest: str, runs: tuple[ReportedThen, ReportedThen]) -> list[Cause]:
    was, now = (each.decisions.get(digest) for each in runs)
    if was == now:
        return []
    decision = now or was
    detail = f"{decision.action}: {decision.author}: {decision.reason}" if decision else ""
    return [Cause("decision", digest[:8], change_of(was, now), detail)]


def _read_so(
    row: Mapping[str, Any], runs: tuple[ReportedThen, ReportedThen], told: Cause
) -> list[Cause]:
    """Return what says how the row is read, where that differs and the row itself does not."""
    if told.change in {"new", "gone"}:
        return []
    found: list[Cause] = []
    source, file = str(row["source"]), str(row["file"])
    was, now = (each.case.sources.get(source) if each.case else None for each in runs)
    if was != now:
        found.append(Cause("source", source, change_of(was, now)))
    first, second = (_mapping(each.case, file) for each in runs)
    if first != second:
        found.append(Cause("mapping", file, change_of(first, second)))
    return found


def _mapping(case: Case | None, file: str) -> object | None:
    tables = case.reports if case else ()
    written = (_plain(each) for each in tables)
    return next((each for each in written if ("file", file) in each), None)


def _plain(node: Written) -> tuple[Any, ...]:
    """Return what stands in a written table, without where it stands."""
    if isinstance(node, WrittenText):
        return (node.text,)
    if isinstance(node, WrittenTable):
        return tuple((key.text, _value(value)) for key, value in node.entries)
    return tuple(_value(each) for each in node.items)


def _value(node: Written) -> Any:
    return node.text if isinstance(node, WrittenText) else _plain(node)
