"""What differs between two tables of findings."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from trucewatch.findings.schema import FINDINGS
from trucewatch.mission.differences import CHANCES, COMPARED, finding_changes

WHOM = {"party": "north", "breach_min": 0.5, "breach_max": 1.0}


def _row(incident: str = "a", **more: Any) -> dict[str, Any]:
    made = {each.name: _value(each) for each in FINDINGS}
    return {**made, "incident": incident, "act": 1, "regime": "small", **more}


def _value(field: pa.Field[Any]) -> Any:
    if pa.types.is_list(field.type):
        return []
    if pa.types.is_boolean(field.type):
        return False
    return "x" if pa.types.is_string(field.type) else 0


def _table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=FINDINGS)


def test_the_same_findings_in_another_order_differ_in_nothing() -> None:
    """
    Where a row stands is no part of what it says.
    """
    one, other = _row("a", by_whom=[WHOM]), _row("b")

    assert () == finding_changes(_table(one, other), _table(other, one))


@pytest.mark.parametrize("name", COMPARED)
def test_each_compared_column_is_seen(name: str) -> None:
    """
    A difference in any of the columns is a change of that column and of no other.
    """
    values = {"outcome": "y", "basis": "y", "named": None}
    other = values.get(name, 0.25 if name in CHANCES or name.startswith("occurred") else 1)
    kind = FINDINGS.field(name).type
    changed = {**_row(), name: bool(other) if pa.types.is_boolean(kind) else other}

    found = finding_changes(_table(_row()), _table(changed))
    assert [("changed", (name,))] == [(each.kind, each.fields) for each in found]


def test_what_appeared_and_what_is_gone_is_told() -> None:
    """
    A finding that only one table has is no change of columns.
    """
    found = finding_changes(_table(_row("a"), _row("b")), _table(_row("b"), _row("c")))

    assert [("a", "gone", ()), ("c", "appeared", ())] == [
        (each.incident, each.kind, each.fields) for each in found
    ]


def test_rounding_is_no_change() -> None:
    """
    Sums in another order differ in their last digits, and say the same.
    """
    one, other = _row(breach_min=0.3), _row(breach_min=0.1 + 0.2)

    assert () == finding_changes(_table(one), _table(other))


@pytest.mark.parametrize(
    "whom",
    [
        [],
        [{**WHOM, "breach_min": 0.4}],
        [{**WHOM, "party": "south"}],
        [WHOM, {**WHOM, "party": "south"}],
    ],
)
def test_the_chance_of_a_candidate_is_compared(whom: list[dict[str, Any]]) -> None:
    """
    Who is a candidate, and with which chance, belongs to the finding.
    """
    found = finding_changes(
        _table(_row("a", by_whom=[WHOM]), _row("b")), _table(_row("a", by_whom=whom), _row("b"))
    )

    assert [("a", ("by_whom",))] == [(each.incident, each.fields) for each in found]


def test_candidates_in_another_order_are_the_same() -> None:
    """
    The list of candidates is a set.
    """
    south = {**WHOM, "party": "south"}

    assert () == finding_changes(
        _table(_row(by_whom=[WHOM, south])), _table(_row(by_whom=[south, WHOM]))
    )


def test_empty_tables_are_compared_too() -> None:
    """
    A case without findings is a case.
    """
    empty = FINDINGS.empty_table()

    assert () == finding_changes(empty, empty)
    assert ["appeared"] == [each.kind for each in finding_changes(empty, _table(_row()))]
