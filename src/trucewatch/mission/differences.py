"""
What differs between the findings of two runs, finding by finding.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

pc: Any = pyarrow.compute

FINDING_KEY = ("incident", "act", "regime")
"""Columns that name a finding."""

TEXTS = ("outcome", "basis", "named")
"""Columns of text that are compared."""

MARKS = (
    "if_as_reported",
    "contested",
    "sensitive",
    "differs_in_ground",
    "adopted_after",
    "defence_claimed",
)
"""Columns that are true or false."""

CHANCES = tuple(
    f"{name}_{end}"
    for name in ("breach", "exempt", "no_breach", "outside_terms", "breach_absolute")
    for end in ("min", "max")
)
"""Columns of chances; they differ when they are further apart than `ROUNDING`."""

OCCURRED = ("occurred_low", "occurred_high")
COUNTED = ("voices",)
COMPARED = (*TEXTS, *MARKS, *COUNTED, *CHANCES, *OCCURRED)
"""Every column that two findings are compared by, beside the candidates' chances."""

BY_WHOM = "by_whom"

ROUNDING = 1e-9
"""Chances nearer than this are one figure: sums in another order differ by less."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FindingChange:
    """
    One finding that is not the same in both runs.

    Attributes:
        incident: Its incident.
        act: Number of its act.
        regime: Its regime.
        before: Its row in the earlier run; ``None``: it appeared.
        after: Its row in the later run; ``None``: it is gone.
        fields: Columns that differ; empty where it appeared or is gone.
    """

    incident: str
    act: int
    regime: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    fields: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """``appeared``, ``gone`` or ``changed``."""
        if self.before is None:
            return "appeared"
        return "gone" if self.after is None else "changed"


def finding_changes(before: pa.Table, after: pa.Table) -> tuple[FindingChange, ...]:
    """
    Return every finding that is not the same in two tables.

    Args:
        before: Findings of the earlier run; only columns that both tables have are compared.
        after: Findings of the later run.

    Returns:
        The changes, in order of incident, act and regime.
    """
    names = [each for each in (*COMPARED, BY_WHOM) if _both(before, after, each)]
    one, other = before.select([*FINDING_KEY, *names]), after.select([*FINDING_KEY, *names])
    first, second = _positions(one, other)
    common = (first >= 0) & (second >= 0)
    differs = np.zeros(len(first), dtype=np.bool_)
    differs[common] = _differ(one.take(first[common]), other.take(second[common]), names)
    chosen = np.flatnonzero(differs | ~common)
    rows = zip(_rows(one, first[chosen]), _rows(other, second[chosen]), strict=True)
    changes = [_change(was, now) for was, now in rows]
    # Candidates in another order are the same candidates.
    real = (each for each in changes if each.kind != "changed" or each.fields)
    return tuple(sorted(real, key=lambda each: (each.incident, each.act, each.regime)))


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the columns in which two findings of one incident and regime differ, in order."""
    names = [each for each in COMPARED if each in before and each in after]
    found = [name for name in names if not _same(before[name], after[name])]
    if BY_WHOM in before and BY_WHOM in after and _whom_differs(before[BY_WHOM], after[BY_WHOM]):
        found.append(BY_WHOM)
    return tuple(found)


def _change(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> FindingChange:
    row = before or after or {}
    fields = changed_fields(before, after) if before and after else ()
    return FindingChange(
        str(row["incident"]), int(row["act"]), str(row["regime"]), before, after, fields
    )


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=0, abs_tol=ROUNDING)
    return bool(one == other)


def _whom_differs(one: Iterable[Any], other: Iterable[Any]) -> bool:
    first = {each["party"]: each for each in one}
    second = {each["party"]: each for each in other}
    return first.keys() != second.keys() or any(
        not _same(first[party][end], second[party][end])
        for party in first
        for end in ("breach_min", "breach_max")
    )


def _both(one: pa.Table, other: pa.Table, name: str) -> bool:
    return name in one.column_names and name in other.column_names


def _positions(one: pa.Table, other: pa.Table) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return, for each key of either table, its row in both; -1 where it has none."""
    keys, others = _keys(one), _keys(other)
    found = _index(keys, others)
    only_there = np.flatnonzero(_index(others, keys) < 0)
    first = np.concatenate([np.arange(len(keys)), np.full(len(only_there), -1)])
    return first, np.concatenate([found, only_there])


def _keys(table: pa.Table) -> Any:
    columns = [table[name].cast(pa.string()).combine_chunks() for name in FINDING_KEY]
    return pc.binary_join_element_wise(*columns, "\x1f")


def _index(keys: Any, among: Any) -> NDArray[np.int64]:
    found = pc.fill_null(pc.index_in(keys, value_set=among), -1)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int64)


def _rows(table: pa.Table, rows: NDArray[np.int64]) -> list[Mapping[str, Any] | None]:
    taken = iter(table.take(rows[rows >= 0]).to_pylist())
    return [next(taken) if row >= 0 else None for row in rows]


def _differ(one: pa.Table, other: pa.Table, names: Iterable[str]) -> Flags:
    found = np.zeros(one.num_rows, dtype=np.bool_)
    for name in names:
        first, second = one[name].combine_chunks(), other[name].combine_chunks()
        found |= _whom_columns(first, second) if name == BY_WHOM else _column(first, second)
    return found


def _column(one: Any, other: Any) -> Flags:
    if pa.types.is_floating(one.type) and pa.types.is_floating(other.type):
        gap = np.abs(one.to_numpy(zero_copy_only=False) - other.to_numpy(zero_copy_only=False))
        return np.asarray(~(gap <= ROUNDING), dtype=np.bool_)
    one, other = one.cast(pa.string()), other.cast(pa.string())
    both_null = pc.and_(pc.is_null(one), pc.is_null(other))
    same = pc.coalesce(pc.equal(one, other), both_null)
    return ~np.asarray(same.to_numpy(zero_copy_only=False), dtype=np.bool_)


def _whom_columns(one: Any, other: Any) -> Flags:
    lengths, others = (_lengths(each) for each in (one, other))
    differ: Flags = np.asarray(lengths != others, dtype=np.bool_)
    rows = np.flatnonzero(~differ & (lengths > 0))
    owner = np.repeat(rows, lengths[rows])
    here, there = (each.take(pa.array(rows)).flatten() for each in (one, other))
    for name in ("party", "breach_min", "breach_max"):
        differ[owner[_column(here.field(name), there.field(name))]] = True
    return differ


def _lengths(lists: Any) -> NDArray[np.int64]:
    return np.asarray(pc.list_value_length(lists).to_numpy(zero_copy_only=False), dtype=np.int64)
