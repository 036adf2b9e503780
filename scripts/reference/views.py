"""The JSON documents of the reading verbs, as they really are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from reference.markdown import code, page, table
from reference.meanings import meanings
from trucewatch.cli.diff import run_document
from trucewatch.cli.history import history_document
from trucewatch.cli.moments import with_moment
from trucewatch.cli.score import score_document
from trucewatch.engine.files import open_case
from trucewatch.engine.local import read_terms
from trucewatch.engine.past import RunsOfCase
from trucewatch.engine.records import PastRun
from trucewatch.engine.run_list import ListedRun, RunList
from trucewatch.findings.outcomes import Outcome
from trucewatch.findings.schema import FINDINGS, UNDER_SOME_REGIME
from trucewatch.mission.attributed import Because
from trucewatch.mission.causes import Cause
from trucewatch.mission.differences import FindingChange
from trucewatch.mission.history import History, RecordedRun
from trucewatch.mission.record_changes import RecordChange
from trucewatch.mission.told_differences import differences_document
from trucewatch.mission.told_terms import terms_document
from trucewatch.publication.json_views import adjudicate_view, explain_view
from trucewatch.publication.outcomes import CLASSES
from trucewatch.publication.page_input import ReceiptLine
from trucewatch.publication.wording import Catalogue
from trucewatch.simulation.scoring import Mark, Score

EXAMPLE = Path(__file__).parents[2] / "examples" / "aleppo-2016"

_NAMED_TABLES = ("outcomes", "under_some_regime", "detail", "reasons")


def views_page() -> str:
    """Return the page of JSON documents."""
    say = Catalogue.load("en")
    rows = [_sample_row("regime-1"), _sample_row(UNDER_SOME_REGIME)]
    receipt = ReceiptLine("reports/a.csv", 1, 1, 0, 0, (("RPT-101", 1),))
    findings = pa.Table.from_pylist(rows, schema=FINDINGS)
    documents = {
        "terms": (
            "`trucewatch terms CASE --json`",
            terms_document(read_terms(open_case(EXAMPLE)), say),
        ),
        "explain": (
            "`trucewatch explain CASE ID --json`",
            explain_view("incident-1", rows, (), say),
        ),
        "adjudicate": (
            "`trucewatch adjudicate CASE --json`",
            adjudicate_view(findings, [receipt]),
        ),
    }
    documents |= _of_the_past()
    documents["score"] = (
        "`trucewatch score CASE --json`",
        score_document("0001", None, [Score("a", dict.fromkeys(Mark, 0), 0, 0)]),
    )
    parts = []
    for name, (verb, document) in documents.items():
        parts += [f"## {verb}", _document(name, document)]
    others = meanings("documents", _OTHERS)
    return page(
        "JSON documents",
        "Every document names its schema.\n"
        "A new key may be added to a version; a key's meaning never changes within one.\n"
        "Instants are UTC, written `2016-05-06T22:00:00Z`; an open end is `null`.\n"
        "A *chance* is `{chance, min, max}`: `chance` is `null` unless `min` and `max` are one "
        "figure.",
        *parts,
        "## Answers from the past",
        "With `--as-of` or `--run` the document of a verb has one key more; "
        "that of `score` has not.",
        _document("answered_by", with_moment({}, _past_run(), worked_out=True)),
        "## Other documents",
        table(("Schema", "Made by"), ((code(k), v) for k, v in others.items())),
    )


_OTHERS = (
    "trucewatch/check@1",
    "trucewatch/diff@1",
    "trucewatch/doctor@1",
    "trucewatch/explain-code@1",
    "trucewatch/gazetteer-sources@1",
    "trucewatch/history-view@1",
    "trucewatch/history@1",
    "trucewatch/learned@1",
    "trucewatch/place@1",
    "trucewatch/quarantine@1",
    "trucewatch/quarantine-row@1",
    "trucewatch/read@1",
    "trucewatch/run@1",
    "trucewatch/score@1",
    "trucewatch/version@1",
)


def _of_the_past() -> dict[str, tuple[str, dict[str, Any]]]:
    change = RecordChange(("a",), ("b",), ("c",), ("0", "1"), ("x", "y"), (1, 1))
    listed = ListedRun(_RECORDED, "kept", _RECORDED.recorded_at, "0001", change, 1)
    runs = RunsOfCase(Path(), History((), (1,), "0"), (_RECORDED,), frozenset())
    row = {"incident": "a", "act": 1, "regime": "b"}
    found = FindingChange("a", 1, "b", None, row, ("outcome",))
    because = Because(Cause("report", "a", "new"), "alone")
    head: dict[str, Any] = {
        "schema": "",
        "before": run_document(_past_run()),
        "after": run_document(_past_run()),
    }
    differs = head | differences_document(change, [(found, (because,))])
    for each in differs["findings"]:
        each |= {"before": None, "after": None}
    return {
        "history": (
            "`trucewatch history CASE --json`",
            history_document(RunList(runs, (listed,))),
        ),
        "diff": ("`trucewatch diff CASE BEFORE AFTER --json`", differs),
    }


_RECORDED = RecordedRun(
    "0001", datetime(2016, 5, 5, tzinfo=UTC), datetime(2016, 5, 5, tzinfo=UTC), "", "0"
)


def _past_run() -> PastRun:
    return PastRun(_RECORDED, Path(), {"version": "0"})


def _document(name: str, document: dict[str, Any]) -> str:
    kinds: dict[str, dict[str, None]] = {}
    for path, kind in _paths(document, ""):
        kinds.setdefault(path, {}).update({kind: None} if kind else {})
    empty = [path for path, found in kinds.items() if not found]
    for path in empty:
        if any(other.startswith(f"{path}.") for other in kinds):
            del kinds[path]
    told = meanings(f"view_{name}", kinds)
    rows = ((code(path), " or ".join(kinds[path]) or "list", text) for path, text in told.items())
    return table(("Key", "Type", "Meaning"), rows)


def _paths(node: Any, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        shape = _SHAPES.get(frozenset(node))
        if at == "under_some_regime" and "regime" in node:
            yield at, "as one of `findings`"
        elif at.rsplit(".", 1)[-1] in _NAMED_TABLES and _is_flat(node):
            yield at, "table"
        elif shape:
            yield at, shape
        else:
            for key, value in node.items():
                yield from _paths(value, f"{at}.{key}" if at else key)
    elif isinstance(node, list):
        yield from _items(node, f"{at}[]")
    else:
        yield at, _kind(node)


def _items(nodes: list[Any], at: str) -> Iterator[tuple[str, str]]:
    if nodes and isinstance(nodes[0], list):
        yield at, "pair of instants"
        return
    if not nodes:
        yield at, ""
    for each in nodes:
        yield from _paths(each, at)


_SHAPES = {
    frozenset(("chance", "min", "max")): "chance",
    frozenset(("min", "max")): "range",
    frozenset(CLASSES): "table by class",
}
"""Keys of the small records that stand in many places, and what they are called."""


def _is_flat(node: dict[str, Any]) -> bool:
    return not any(isinstance(each, dict | list) for each in node.values())


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "number", float: "number", str: "text"}
    return names.get(type(value), "null")


def _sample_row(regime: str) -> dict[str, Any]:
    row: dict[str, Any] = {each.name: _sample(each.type, each.name) for each in FINDINGS}
    return {**row, "regime": regime}


def _sample(kind: pa.DataType, name: str) -> Any:
    """Return some value of an Arrow type, so that every key of a document is made."""
    if pa.types.is_struct(kind):
        inner = (kind.field(index) for index in range(kind.num_fields))
        return {each.name: _sample(each.type, each.name) for each in inner}
    if pa.types.is_list(kind):
        return [_sample(kind.value_type, name)]
    if name == "outcome":
        return str(Outcome.UNDETERMINED)
    return next((value for is_kind, value in _SAMPLES if is_kind(kind)), name)


_SAMPLES: tuple[tuple[Callable[[pa.DataType], bool], Any], ...] = (
    (pa.types.is_boolean, True),
    (pa.types.is_floating, 1.0),
    (pa.types.is_integer, 1),
    (pa.types.is_timestamp, datetime(2016, 5, 5, tzinfo=UTC)),
)
