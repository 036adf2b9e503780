"""
The truth of a simulated conflict: what happened, and what each report is a report of.

`ACTS` has one row for everything that happened, told of or not. `TRUTH` has one row for every
incident of the case, by its id, and repeats what truly happened; a false report has none of it.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

MICROS = pa.timestamp("us", tz="UTC")


def _field(name: str, kind: pa.DataType, meaning: str, *, required: bool = False) -> pa.Field[Any]:
    return pa.field(name, kind, nullable=not required, metadata={"meaning": meaning})


TRUE_CLASS = pa.struct(
    [
        _field("regime", pa.string(), "regime of the case", required=True),
        _field("reading", pa.string(), "reading of it, by its name in findings", required=True),
        _field("true_class", pa.string(), "what the act is by the true terms", required=True),
    ]
)
"""``breach``, ``exempt``, ``no_breach`` or ``outside_terms`` under one reading of one regime."""

_CLASSES = pa.list_(pa.field("item", TRUE_CLASS, nullable=False))
_MEMBERS = pa.list_(pa.field("item", pa.string(), nullable=False))

HAPPENED: tuple[tuple[str, pa.DataType, str], ...] = (
    ("form", pa.string(), "instant or omission"),
    ("at", MICROS, "true instant; of an omission its beginning"),
    ("ends_at", MICROS, "omission: when it ended"),
    ("requested_at", MICROS, "omission: when the duty was asked for"),
    ("place", pa.string(), "town at which it happened"),
    ("lon", pa.float64(), "degrees east, WGS 84"),
    ("lat", pa.float64(), "degrees north, WGS 84"),
    ("who", pa.string(), "actor who did it"),
    ("at_whom", _MEMBERS, "members of the target, hit together"),
    ("what", pa.string(), "class of act"),
    ("killed", pa.int32(), "people killed"),
)
"""Columns that say what happened: name, type, meaning; all null for a false report."""

ACTS = pa.schema(
    [
        _field("act", pa.string(), "id of what happened", required=True),
        *(_field(*each) for each in HAPPENED),
        _field("told", pa.int32(), "reports that tell of it, copies among them", required=True),
        _field("classes", _CLASSES, "true class under each regime and reading", required=True),
    ]
)
"""Schema of what happened; each field's metadata says its meaning."""

TRUTH = pa.schema(
    [
        _field("incident", pa.string(), "id of the incident in the case", required=True),
        _field("source", pa.string(), "source whose report it is", required=True),
        _field(
            "happened", pa.bool_(), "false for a report of an act that never was", required=True
        ),
        _field("act", pa.string(), "id of what happened; null where nothing did"),
        _field("copy_of", pa.string(), "report that it repeats; null for the source's own"),
        *(_field(*each) for each in HAPPENED),
        _field("classes", _CLASSES, "true class; empty where nothing happened", required=True),
    ]
)
"""Schema of the truth behind each incident; each field's metadata says its meaning."""
