"""
The finding table: one row is one act of one incident held against one regime.

Chances are pairs ``*_min``, ``*_max``: equal where the weights are given, apart where some are
not. All of them say "if as reported" unless the name says ``absolute``. Reasons are bits, see
`reasons`.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

UNDER_SOME_REGIME = "(some)"
"""In column *regime*: breached under some regime, on the same worlds."""


def _range(name: str) -> list[pa.Field[Any]]:
    return [
        pa.field(f"{name}_min", pa.float64(), nullable=False),
        pa.field(f"{name}_max", pa.float64(), nullable=False),
    ]


def _required(kind: pa.DataType) -> pa.ListType[Any]:
    return pa.list_(pa.field("item", kind, nullable=False))


BY_WHOM = pa.struct([pa.field("party", pa.string(), nullable=False), *_range("breach")])
"""P(breach by this party)."""

READING = pa.struct(
    [
        pa.field("reading", pa.string(), nullable=False),
        pa.field("outcome", pa.string(), nullable=False),
        pa.field("named", pa.string()),  # party named by this reading, if any
        *_range("breach"),
        *_range("exempt"),
        *_range("no_breach"),
        *_range("outside_terms"),
        # Bounds on the chance of breach that assume nothing about how coordinates hang together.
        pa.field("bound_low", pa.float64(), nullable=False),
        pa.field("bound_high", pa.float64(), nullable=False),
        # The terms' questions: weight of the worlds in which the answer is yes.
        *_range("in_force"),
        *_range("in_area"),
        *_range("party_bound"),
        *_range("protected"),
        *_range("prohibited"),
        *_range("exempted"),
        # Lasting acts and omissions: hours of the stretch spent in each class; null for instants.
        pa.field("breach_hours_min", pa.float64()),
        pa.field("breach_hours_max", pa.float64()),
        pa.field("exempt_hours_min", pa.float64()),
        pa.field("exempt_hours_max", pa.float64()),
        pa.field("no_breach_hours_min", pa.float64()),
        pa.field("no_breach_hours_max", pa.float64()),
        pa.field("outside_hours_min", pa.float64()),
        pa.field("outside_hours_max", pa.float64()),
        pa.field("by_whom", _required(BY_WHOM), nullable=False),
        pa.field("reasons", pa.int64(), nullable=False),  # bits of `Reason`
    ]
)
"""The answer of one reading."""

OWN_WORDS = pa.struct(
    [
        pa.field("party", pa.string(), nullable=False),
        pa.field("silent", pa.bool_(), nullable=False),  # it never spoke: the row does not count
        pa.field("outcome", pa.string()),
        pa.field("breach_min", pa.float64()),
        pa.field("breach_max", pa.float64()),
    ]
)
"""What the accused party's own announcements and acceptances say of the act."""

_COLUMNS: list[pa.Field[Any]] = [
    pa.field("incident", pa.string(), nullable=False),
    pa.field("act", pa.int32(), nullable=False),
    pa.field("regime", pa.string(), nullable=False),
    pa.field("outcome", pa.string(), nullable=False),
    pa.field("basis", pa.string(), nullable=False),  # adopted, shared, or none
    pa.field("if_as_reported", pa.bool_(), nullable=False),
    pa.field("contested", pa.bool_(), nullable=False),
    pa.field("sensitive", pa.bool_(), nullable=False),
    pa.field("differs_in_ground", pa.bool_(), nullable=False),
    pa.field("adopted_after", pa.bool_(), nullable=False),  # adopted after the incident
    pa.field("defence_claimed", pa.bool_(), nullable=False),
    pa.field("named", pa.string()),  # party named; null when nobody is
    # Over the readings that count (the adopted one, else all).
    *_range("breach"),
    *_range("exempt"),
    *_range("no_breach"),
    *_range("outside_terms"),
    *_range("breach_absolute"),
    pa.field("occurred_low", pa.float64(), nullable=False),
    pa.field("occurred_high", pa.float64(), nullable=False),
    pa.field("voices", pa.int32(), nullable=False),
    pa.field("by_whom", _required(BY_WHOM), nullable=False),
    pa.field("readings", _required(READING), nullable=False),
    pa.field("own_words", _required(OWN_WORDS), nullable=False),
]

FINDINGS = pa.schema(_COLUMNS)
"""Schema of the finding table."""

_CODED = pa.dictionary(pa.int32(), pa.string())
"""Texts that repeat: each is written once and then numbered."""


def _brief(column: pa.Field[Any]) -> pa.Field[Any]:
    return column.with_type(_CODED) if pa.types.is_string(column.type) else column


BRIEF = pa.schema(
    [
        *[_brief(each) for each in _COLUMNS if not pa.types.is_nested(each.type)],
        pa.field("reasons", pa.int64(), nullable=False),  # of the readings that count, joined
    ]
)
"""Schema of findings in brief: no lists, and no row for an incident that touches no regime."""
