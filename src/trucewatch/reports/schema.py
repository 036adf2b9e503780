"""
The report table: what one source says happened, one row per statement.

Nothing here is a judgement. What the source does not say is null; what it says imprecisely is an
interval, a disc, an area or a list of weighted candidates.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

MICROS = pa.timestamp("us", tz="UTC")


def _field(name: str, kind: pa.DataType, meaning: str, *, required: bool = False) -> pa.Field[Any]:
    return pa.field(name, kind, nullable=not required, metadata={"meaning": meaning})


def _required(kind: pa.DataType) -> pa.ListType[Any]:
    return pa.list_(pa.field("item", kind, nullable=False))


CANDIDATE = pa.struct(
    [
        pa.field("name", pa.string(), nullable=False),
        pa.field("low", pa.float64(), nullable=False),
        pa.field("high", pa.float64(), nullable=False),
    ]
)
TARGET = pa.struct(
    [
        pa.field("members", _required(pa.string()), nullable=False),
        pa.field("low", pa.float64(), nullable=False),
        pa.field("high", pa.float64(), nullable=False),
    ]
)
DEFENCE = pa.struct(
    [
        pa.field("kind", pa.string(), nullable=False),
        pa.field("party", pa.string(), nullable=False),
        pa.field("against", pa.string()),
        pa.field("found", pa.bool_(), nullable=False),
        pa.field("found_by", pa.string()),
        pa.field("from_at", MICROS),
        pa.field("to_at", MICROS),
    ]
)
STORY = pa.struct(
    [
        pa.field("low", pa.float64(), nullable=False),
        pa.field("high", pa.float64(), nullable=False),
        pa.field("earliest_at", MICROS),
        pa.field("latest_at", MICROS),
        pa.field("end_earliest_at", MICROS),
        pa.field("end_latest_at", MICROS),
        pa.field("lon", pa.float64()),
        pa.field("lat", pa.float64()),
        pa.field("radius_km", pa.float64()),
        pa.field("area", pa.string()),
        pa.field("who", _required(CANDIDATE)),
        pa.field("at_whom", _required(TARGET)),
        pa.field("what", _required(CANDIDATE)),
    ]
)
"""A story that a source tells whole; what is null in it is taken from the row."""

REPORTS = pa.schema(
    [
        # Who says it
        _field("id", pa.string(), "id in the case: source:source_id", required=True),
        _field("source", pa.string(), "source as declared in case.yaml", required=True),
        _field("source_id", pa.string(), "the source's own id", required=True),
        _field("origin", pa.string(), "who the source has it from (an agency), where it says so"),
        _field("reported_at", MICROS, "when the source's source said it"),
        _field("published_at", MICROS, "when the source published it"),
        _field("received_at", MICROS, "when the mission received it"),
        _field("text", pa.string(), "the source's own words"),
        _field("address", pa.string(), "where the statement can be found"),
        _field("digest", pa.string(), "sha256 of the row as it came", required=True),
        _field("language", pa.string(), "BCP 47 tag of the text"),
        _field("reliability", pa.string(), "of the source, A to F (Admiralty system)"),
        _field("credibility", pa.int8(), "of the statement, 1 to 6 (Admiralty system)"),
        # When
        _field("form", pa.string(), "instant, lasting or omission", required=True),
        _field(
            "earliest_at",
            MICROS,
            "first instant at which it can have happened or begun",
            required=True,
        ),
        _field(
            "latest_at",
            MICROS,
            "first instant at which it can not; equal to earliest_at where known",
            required=True,
        ),
        _field("end_earliest_at", MICROS, "lasting, omission: earliest end"),
        _field("end_latest_at", MICROS, "lasting, omission: latest end"),
        _field("requested_at", MICROS, "omission: when the duty was asked for"),
        _field(
            "time_precision",
            pa.string(),
            "instant, hour, day, days, week, month, year or unknown",
            required=True,
        ),
        _field("time_basis", pa.string(), "how the interval was found", required=True),
        # Where
        _field("place", pa.string(), "place as the source names it"),
        _field("place_id", pa.string(), "gazetteer id"),
        _field("lon", pa.float64(), "degrees east, WGS 84"),
        _field("lat", pa.float64(), "degrees north, WGS 84"),
        _field("radius_km", pa.float64(), "radius within which it happened, km; 0 is a point"),
        _field(
            "area",
            pa.string(),
            "area of the case within which it happened, where no disc is given",
        ),
        _field(
            "place_precision",
            pa.string(),
            "point, place, district, governorate, region, country or unknown",
            required=True,
        ),
        _field("control", pa.string(), "actor who held the place at the time"),
        _field("control_said_by", pa.string(), "who says so"),
        # What
        _field("what", _required(CANDIDATE), "candidate act classes with weights", required=True),
        _field("weapon", pa.string(), "weapon as the source names it"),
        _field("direction", pa.string(), "direction of fire as the source gives it"),
        # Who, at whom
        _field("side_a", pa.string(), "a side of the fight; never a shooter"),
        _field("side_b", pa.string(), "the other side"),
        _field(
            "tie", pa.string(), "directions: one story per direction between the sides; else null"
        ),
        _field(
            "attributed_to",
            _required(CANDIDATE),
            "who acted, by somebody's word, with weights",
            required=True,
        ),
        _field(
            "attributed_closed",
            pa.bool_(),
            "whether the source says that nobody else can have",
            required=True,
        ),
        _field("attributed_by", pa.string(), "whose word it is"),
        _field("at_whom", _required(TARGET), "targets hit, as sets, with weights", required=True),
        _field(
            "defences",
            _required(DEFENCE),
            "defences or exemptions claimed or found",
            required=True,
        ),
        _field(
            "stories",
            _required(STORY),
            "stories told whole; they replace who, at_whom, what, tie",
            required=True,
        ),
        # Harm
        _field("killed_low", pa.int32(), "people killed, low bound"),
        _field("killed_best", pa.int32(), "people killed, best figure"),
        _field("killed_high", pa.int32(), "people killed, high bound"),
        _field("injured_low", pa.int32(), "people injured, low bound"),
        _field("injured_best", pa.int32(), "people injured, best figure"),
        _field("injured_high", pa.int32(), "people injured, high bound"),
        _field("missing_low", pa.int32(), "people missing, low bound"),
        _field("missing_best", pa.int32(), "people missing, best figure"),
        _field("missing_high", pa.int32(), "people missing, high bound"),
        _field("civilians_killed_low", pa.int32(), "of them civilians, low bound"),
        _field("civilians_killed_best", pa.int32(), "of them civilians, best figure"),
        _field("civilians_killed_high", pa.int32(), "of them civilians, high bound"),
        # What to beware of, and where it stood
        _field(
            "flags", _required(pa.string()), "problem codes of doubts about the row", required=True
        ),
        _field("file", pa.string(), "file it was read from", required=True),
        _field("row", pa.int32(), "row in that file, from 1", required=True),
        _field("raw", pa.string(), "the row as it came, as JSON", required=True),
    ]
)
"""Schema of the report table; each field's metadata says its meaning."""
