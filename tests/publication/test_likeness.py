"""Likeness: rows are of one kind when they hold the same values, and only then."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.publication.likeness import alike

ITEM = pa.struct([pa.field("name", pa.string()), pa.field("low", pa.float64())])
FIELDS: list[pa.Field[Any]] = [
    pa.field("text", pa.string()),
    pa.field("number", pa.int32()),
    pa.field("share", pa.float64()),
    pa.field("mark", pa.bool_()),
    pa.field("at", pa.timestamp("us", tz="UTC")),
    pa.field("items", pa.list_(ITEM)),
    pa.field("names", pa.list_(pa.string())),
]
SCHEMA = pa.schema(FIELDS)

items = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(["a", "b"]), "low": st.sampled_from([0.0, 1.0])}
    ),
    max_size=2,
)
rows = st.fixed_dictionaries(
    {
        "text": st.sampled_from(["", "a", "b", None]),
        "number": st.sampled_from([0, 1, None]),
        "share": st.sampled_from([0.0, 0.5, None]),
        "mark": st.booleans(),
        "at": st.sampled_from([0, 1]),
        "items": items,
        "names": st.lists(st.sampled_from(["a", "b"]), max_size=2),
    }
)


@given(st.lists(rows, min_size=1, max_size=30))
def test_rows_are_of_one_kind_exactly_when_they_are_equal(found: list[dict[str, Any]]) -> None:
    """
    No two different rows share their words, and no row is told twice.
    """
    kinds, first = alike(pa.Table.from_pylist(found, schema=SCHEMA))

    for at, row in enumerate(found):
        assert found[first[kinds[at]]] == row
    assert len({repr(row) for row in found}) == len(first)


@given(st.lists(rows, min_size=2, max_size=10), st.randoms(use_true_random=False))
def test_kinds_do_not_hang_on_the_order_of_rows(found: list[dict[str, Any]], chance: Any) -> None:
    """
    Shuffled rows fall into the same groups.
    """
    order = list(range(len(found)))
    chance.shuffle(order)
    table = pa.Table.from_pylist(found, schema=SCHEMA)
    before, _ = alike(table)
    after, _ = alike(table.take(pa.array(order)))

    assert np.array_equal(before[order][:, None] == before[order], after[:, None] == after)


def test_an_empty_table_has_no_kinds() -> None:
    """
    Nothing is alike where nothing is.
    """
    kinds, first = alike(SCHEMA.empty_table())

    assert ([], []) == (kinds.tolist(), first.tolist())
