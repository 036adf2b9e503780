"""The columns of every table that a run writes."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from reference.markdown import code, page, table
from reference.meanings import UndocumentedError, meanings
from trucewatch.findings.schema import BRIEF, BY_WHOM, FINDINGS, OWN_WORDS, READING
from trucewatch.incidents import schema as incidents
from trucewatch.mission.daily import DAILY
from trucewatch.mission.tables import PROBLEMS
from trucewatch.reports.receipts import QUARANTINE
from trucewatch.reports.schema import REPORTS

Fields = list["pa.Field[Any]"]


def reports_page() -> str:
    """Return the page of the report table and of the quarantine."""
    return page(
        "Report columns",
        "`reports.parquet`: what one source says, one row per statement.\n"
        "What the source does not say is null.\n"
        "Instants are UTC microseconds; weights are shares from 0 to 1.",
        _told(list(REPORTS)),
        "## Structs",
        _structs(incidents.CANDIDATE, incidents.TARGET, incidents.DEFENCE),
        "Fields of a story are those of the incident table; what is null in a story of a report "
        "is taken from the row. See [incident columns](incident-columns.md#story).",
        "## Quarantine",
        "`quarantine.parquet`: rows kept verbatim that nothing is judged by.",
        _told(list(QUARANTINE)),
        "## Problems",
        "`problems.parquet`: every problem of the run; the words stand under "
        "[problem codes](problem-codes.md).",
        _told(list(PROBLEMS)),
    )


def incidents_page() -> str:
    """Return the page of the incident table."""
    return page(
        "Incident columns",
        "`incidents.parquet`: one row is one act, or one omission, of one incident.\n"
        "Its stories are weighted; inside a story when, where, who, at whom and what are "
        "independent of each other.\n"
        "Every weight is a range `[low, high]`: a point is *given*, `[0, 1]` for every candidate "
        "of an axis is *any*, anything else is a *range* and may stand on one axis of an incident "
        "only.",
        _described("incidents", list(incidents.INCIDENTS)),
        "## Story",
        _described("story", _fields(incidents.STORY)),
        "## Other structs",
        _structs(incidents.CANDIDATE, incidents.TARGET, incidents.DEFENCE),
    )


def findings_page() -> str:
    """Return the page of the finding table."""
    return page(
        "Finding columns",
        "`findings.parquet`: one row is one act of one incident held against one regime.\n"
        "Chances are pairs `*_min`, `*_max`: equal where the weights are given, apart where some "
        "are not.\n"
        "All of them say *if as reported* unless the name says `absolute`.",
        _described("findings", list(FINDINGS)),
        "## `readings[]`",
        _described("reading", _fields(READING)),
        "## `by_whom[]`",
        _described("by_whom", _fields(BY_WHOM)),
        "## `own_words[]`",
        _described("own_words", _fields(OWN_WORDS)),
        "## In brief",
        "`trucewatch adjudicate CASE --incidents FILE --findings FILE` writes findings in brief: "
        "the columns above that are no lists, and one more. Texts are dictionary-encoded.\n"
        "An incident that touches no regime in time and place has no row there, not even "
        "`(some)`.",
        _described("brief", [each for each in BRIEF if each.name not in FINDINGS.names]),
        "## Daily rates",
        "`daily.parquet`: how many acts have which outcome under which regime, day by day.\n"
        "An act whose day is not known counts as *possibly* there on each of its possible days, "
        "and is put on none of them.\n"
        "A lasting act counts on the day on which it begins.",
        _told(list(DAILY)),
    )


def _fields(struct: pa.StructType) -> Fields:
    return [struct.field(index) for index in range(struct.num_fields)]


def columns_told(fields: Fields) -> str:
    """Return columns with the meanings that their own metadata says."""
    return _told(fields)


def _told(fields: Fields) -> str:
    rows = []
    for each in fields:
        told = (each.metadata or {}).get(b"meaning", b"").decode()
        if not told:
            raise UndocumentedError(each.name)
        rows.append((code(each.name), _kind(each.type), _null(each), told))
    return table(("Column", "Type", "Null", "Meaning"), rows)


def _described(group: str, fields: Fields) -> str:
    """Return columns with their meanings; a pair of bounds is told once."""
    told = meanings(group, dict.fromkeys(_stem(each.name) for each in fields))
    rows: dict[str, tuple[str, ...]] = {}
    for each in fields:
        stem = _stem(each.name)
        name = code(each.name)
        if stem in rows:
            rows[stem] = (f"{rows[stem][0]}, {name}", *rows[stem][1:])
        else:
            rows[stem] = (name, _kind(each.type), _null(each), told[stem])
    return table(("Column", "Type", "Null", "Meaning"), rows.values())


def _stem(name: str) -> str:
    return name.removesuffix("_min").removesuffix("_max")


def _structs(candidate: pa.StructType, target: pa.StructType, defence: pa.StructType) -> str:
    parts = []
    for group, struct in (("candidate", candidate), ("target", target), ("defence", defence)):
        parts += [f"### {group.capitalize()}", _described(group, _fields(struct))]
    return "\n\n".join(parts)


def _null(each: pa.Field[Any]) -> str:
    return "may be null" if each.nullable else ""


def _kind(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"list of {_kind(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "struct"
    if pa.types.is_timestamp(kind):
        return "instant"
    if pa.types.is_map(kind):
        return "map"
    return str(kind)
