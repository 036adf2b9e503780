"""
The incident table: what we think happened, with the worlds that are still open.

One row is one act (or one omission) of one incident. Its *stories* are weighted; inside a story
the coordinates when, where, who, at whom and what are independent of each other. Every weight is a
range ``[low, high]``: a point is *given*, ``[0, 1]`` for every candidate of an axis is *any*,
anything else is a *range* and may stand on one axis of an incident only.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

MICROS = pa.timestamp("us", tz="UTC")

CANDIDATE = pa.struct(
    [
        pa.field("name", pa.string(), nullable=False),
        pa.field("low", pa.float64(), nullable=False),
        pa.field("high", pa.float64(), nullable=False),
    ]
)
"""An acting party or an act class, with its weight: a share from 0 to 1."""

TARGET = pa.struct(
    [
        pa.field(
            "members", pa.list_(pa.field("item", pa.string(), nullable=False)), nullable=False
        ),
        pa.field("low", pa.float64(), nullable=False),
        pa.field("high", pa.float64(), nullable=False),
    ]
)
"""A set of targets hit together, with its weight: a share from 0 to 1."""

STORY = pa.struct(
    [
        pa.field("low", pa.float64(), nullable=False),
        pa.field("high", pa.float64(), nullable=False),
        # When. An instant lies in [earliest_at, latest_at); where both are equal it is known. A
        # lasting act begins there and ends in [end_earliest_at, end_latest_at].
        pa.field("earliest_at", MICROS, nullable=False),
        pa.field("latest_at", MICROS, nullable=False),
        pa.field("end_earliest_at", MICROS),
        pa.field("end_latest_at", MICROS),
        # Where: a point (radius 0), a disc in km, or an area of the case (lon, lat and radius
        # null). All null means anywhere.
        pa.field("lon", pa.float64()),
        pa.field("lat", pa.float64()),
        pa.field("radius_km", pa.float64()),
        pa.field("area", pa.string()),
        # Who, at whom, what. An empty list is nobody named: the single candidate OTHER.
        pa.field("who", pa.list_(pa.field("item", CANDIDATE, nullable=False)), nullable=False),
        pa.field("at_whom", pa.list_(pa.field("item", TARGET, nullable=False)), nullable=False),
        pa.field("what", pa.list_(pa.field("item", CANDIDATE, nullable=False)), nullable=False),
    ]
)
"""One way in which it may have happened."""

DEFENCE = pa.struct(
    [
        pa.field("kind", pa.string(), nullable=False),
        pa.field("party", pa.string(), nullable=False),  # who pleads it
        pa.field("against", pa.string()),  # target member it is pleaded against; null is any
        pa.field("found", pa.bool_(), nullable=False),
        pa.field("found_by", pa.string()),
        pa.field("from_at", MICROS),
        pa.field("to_at", MICROS),
    ]
)
"""A defence that was claimed, or found to hold, for one party."""

_COLUMNS: list[pa.Field[Any]] = [
    pa.field("incident", pa.string(), nullable=False),  # id in this case
    pa.field("act", pa.int32(), nullable=False),  # from 1; two sides that both fire are two acts
    pa.field("form", pa.string(), nullable=False),  # instant, lasting, omission
    pa.field("reports", pa.list_(pa.string()), nullable=False),  # ids of the reports joined
    pa.field("voices", pa.int32(), nullable=False),  # independent voices; copies count once
    pa.field("occurred_low", pa.float64(), nullable=False),  # chance that it occurred as reported
    pa.field("occurred_high", pa.float64(), nullable=False),
    pa.field("requested_at", MICROS),  # omission: when the duty was asked for
    pa.field("defences", pa.list_(pa.field("item", DEFENCE, nullable=False)), nullable=False),
    pa.field("stories", pa.list_(pa.field("item", STORY, nullable=False)), nullable=False),
]

INCIDENTS = pa.schema(_COLUMNS)
"""Schema of the incident table."""
