"""
The incidents of a synthetic world, a chunk of 262,144 rows at a time.

Chunk k is drawn from the seed and k alone, so a small world is the beginning of a large one, and
none is ever held whole. Rows stand in no order of time or place: no file can be skipped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from benchmarks.world_places import (
    DAY,
    DAYS,
    FIRST_DAY,
    THEATRES,
    WAR_DAYS,
    Scatter,
    Theatres,
)
from benchmarks.world_terms import FORBIDDEN, PARTIES, REGIMES, party
from trucewatch.definitions.targets import CIVILIANS
from trucewatch.incidents.schema import CANDIDATE, INCIDENTS, STORY, TARGET

CHUNK = 262_144
"""Rows of a chunk, and of a row group."""

SEED = 20_160_504
"""Everything is drawn from this."""

SECOND = 1_000_000

ACT_SHARES = (0.4, 0.25, 0.15, 0.1, 0.05, 0.05)
"""How often each of `FORBIDDEN` occurs."""

OCCURRED = ((0.6, 0.9), (0.8, 0.97), (0.9, 0.99))
"""Least and greatest chance of having occurred as reported, for one voice, two and three."""

_FLAT: dict[str, pa.DataType] = {
    "incident": pa.string(),
    "at": pa.timestamp("us", tz="UTC"),
    "lon": pa.float64(),
    "lat": pa.float64(),
    "actor": pa.string(),
    "target": pa.string(),
    "act": pa.string(),
    "voices": pa.int32(),
    "occurred_low": pa.float64(),
    "occurred_high": pa.float64(),
}

FLAT = pa.schema(_FLAT)
"""The facts of precise incidents as an analyst has them: one flat row each."""

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Drawn:
    """
    What was drawn for a chunk, shape (rows,) each.

    Attributes:
        first: Number of its first row.
        theatre: Theatre of each row.
        at: Its instant, UTC microseconds.
        lon: Degrees east.
        lat: Degrees north.
        actor: Number of the acting party in the theatre.
        target: Number of the party that was hit, or -1 for civilians.
        act: Number of the act among `FORBIDDEN`.
        voices: Independent voices.
    """

    first: int
    theatre: Numbers
    at: Numbers
    lon: Shares
    lat: Shares
    actor: Numbers
    target: Numbers
    act: Numbers
    voices: Numbers


def drawn(number: int, where: tuple[Scatter, Theatres], *, dense: bool) -> Drawn:
    """Draw chunk *number*."""
    places, middles = where
    draw = np.random.default_rng([SEED, number, int(dense)])
    theatre = draw.integers(0, THEATRES, CHUNK)
    row = draw.integers(0, len(places.day), CHUNK)
    lon, lat = middles.placed(
        theatre,
        places.east_km[row] + draw.uniform(-2.0, 2.0, CHUNK),
        places.north_km[row] + draw.uniform(-2.0, 2.0, CHUNK),
    )
    years = draw.integers(0, (WAR_DAYS if dense else DAYS) // 365, CHUNK)
    begins = middles.war_from[theatre] if dense else np.full(CHUNK, FIRST_DAY)
    day = begins + 365 * years + places.day[row] % 365
    at = day * DAY + draw.integers(0, 86_400, CHUNK) * SECOND
    actor = np.where(draw.random(CHUNK) < 0.5, 0, draw.integers(1, PARTIES, CHUNK))
    other = (actor + draw.integers(1, PARTIES, CHUNK)) % PARTIES
    return Drawn(
        first=number * CHUNK,
        theatre=theatre,
        at=at,
        lon=lon,
        lat=lat,
        actor=actor,
        target=np.where(draw.random(CHUNK) < 0.35, -1, other),
        act=draw.choice(len(FORBIDDEN), CHUNK, p=ACT_SHARES),
        voices=draw.choice([1, 2, 3], CHUNK, p=[0.6, 0.25, 0.15]),
    )


def flat(chunk: Drawn) -> pa.RecordBatch:
    """Return precise incidents as flat rows, schema FLAT."""
    low, high = _occurred(chunk)
    arrays = [
        _ids(chunk),
        pa.array(chunk.at, pa.timestamp("us", tz="UTC")),
        pa.array(chunk.lon),
        pa.array(chunk.lat),
        _parties(chunk.theatre, chunk.actor),
        _parties(chunk.theatre, chunk.target),
        _acts(chunk.act),
        pa.array(chunk.voices, pa.int32()),
        low,
        high,
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=FLAT)


def precise(chunk: Drawn) -> pa.RecordBatch:
    """Return incidents known to the second and the metre, with one candidate for everything."""
    count = len(chunk.at)
    ones = np.ones(count)
    when = pa.array(chunk.at, pa.timestamp("us", tz="UTC"))
    stories = {
        "earliest_at": when,
        "latest_at": when,
        "lon": pa.array(chunk.lon),
        "lat": pa.array(chunk.lat),
        "radius_km": pa.array(np.zeros(count)),
        "area": pa.nulls(count, pa.string()),
        "who": _listed(_candidates(_parties(chunk.theatre, chunk.actor), ones, ones)),
        "at_whom": _listed(_targets(chunk)),
        "what": _listed(_candidates(_acts(chunk.act), ones, ones)),
    }
    return _incidents(chunk, stories)


def full(chunk: Drawn) -> pa.RecordBatch:
    """
    Return incidents of which little is known for sure.

    Times: a day (60 %), two to seven days (25 %), a month (10 %), two to six months (5 %), the
    instant somewhere inside. Places: a disc of 1 to 50 km (85 %), an area of the theatre (10 %), a
    point (5 %). Two candidate parties, half of them with any weights; one act or two.
    """
    draw = np.random.default_rng([SEED, 7, chunk.first // CHUNK])
    count = len(chunk.at)
    begins, ends = _interval(draw, chunk.at)
    kind = draw.random(count)
    in_area = kind < 0.1
    radius = np.where(kind < 0.15, 0.0, np.exp(draw.uniform(0.0, np.log(50.0), count)))
    area = chunk.theatre + THEATRES * draw.integers(0, REGIMES // THEATRES, count)
    names = np.array([f"r{each:04d}" for each in range(REGIMES)], dtype=object)
    stories = {
        "earliest_at": pa.array(begins, pa.timestamp("us", tz="UTC")),
        "latest_at": pa.array(ends, pa.timestamp("us", tz="UTC")),
        "lon": pa.array(chunk.lon, mask=in_area),
        "lat": pa.array(chunk.lat, mask=in_area),
        "radius_km": pa.array(radius, mask=in_area),
        "area": pa.array(np.where(in_area, names[area], None), pa.string()),
        "who": _two_parties(draw, chunk),
        "at_whom": _listed(_targets(chunk)),
        "what": _one_or_two_acts(draw, chunk),
    }
    return _incidents(chunk, stories)


def _interval(draw: np.random.Generator, at: Numbers) -> tuple[Numbers, Numbers]:
    count = len(at)
    kind = draw.random(count)
    days = np.select(
        [kind < 0.6, kind < 0.85, kind < 0.95],
        [np.ones(count, dtype=np.int64), draw.integers(2, 8, count), np.full(count, 30)],
        draw.integers(60, 181, count),
    )
    begins = (at // DAY - draw.integers(0, 1 << 30, count) % days) * DAY
    return begins, begins + days * DAY


def _two_parties(draw: np.random.Generator, chunk: Drawn) -> Any:
    count = len(chunk.at)
    second = (chunk.actor + draw.integers(1, PARTIES, count)) % PARTIES
    given = draw.random(count) < 0.5
    share = draw.integers(1, 20, count) / 20
    both = np.column_stack([chunk.actor, second]).reshape(-1)
    shares = np.column_stack([share, 1 - share])
    low = np.where(given[:, None], shares, 0.0).reshape(-1)
    high = np.where(given[:, None], shares, 1.0).reshape(-1)
    rows = _candidates(_parties(np.repeat(chunk.theatre, 2), both), low, high)
    return _lists(np.arange(count + 1) * 2, rows)


def _one_or_two_acts(draw: np.random.Generator, chunk: Drawn) -> Any:
    count = len(chunk.at)
    two = draw.random(count) < 0.5
    second = (chunk.act + draw.integers(1, len(FORBIDDEN), count)) % len(FORBIDDEN)
    share = np.where(two, draw.integers(10, 20, count) / 20, 1.0)
    stays = np.column_stack([np.ones(count, dtype=np.bool_), two]).reshape(-1)
    acts = np.column_stack([chunk.act, second]).reshape(-1)[stays]
    shares = np.column_stack([share, 1 - share]).reshape(-1)[stays]
    offsets = np.concatenate([[0], np.cumsum(1 + two)])
    return _lists(offsets, _candidates(_acts(acts), shares, shares))


def _incidents(chunk: Drawn, stories: dict[str, Any]) -> pa.RecordBatch:
    count = len(chunk.at)
    ones = pa.array(np.ones(count))
    nothing = pa.nulls(count, pa.timestamp("us", tz="UTC"))
    columns: dict[str, Any] = {
        "low": ones,
        "high": ones,
        "end_earliest_at": nothing,
        "end_latest_at": nothing,
    }
    columns |= stories
    fields = [STORY.field(each) for each in range(STORY.num_fields)]
    story = pa.StructArray.from_arrays([columns[each.name] for each in fields], fields=fields)
    low, high = _occurred(chunk)
    ids = _ids(chunk)
    defence = INCIDENTS.field("defences").type
    arrays: dict[str, Any] = {
        "incident": ids,
        "act": pa.array(np.ones(count), pa.int32()),
        "form": pa.array(np.full(count, "instant", dtype=object), pa.string()),
        "reports": pa.ListArray.from_arrays(pa.array(np.arange(count + 1), pa.int32()), ids),
        "voices": pa.array(chunk.voices, pa.int32()),
        "occurred_low": low,
        "occurred_high": high,
        "requested_at": nothing,
        "defences": pa.array([[]] * count, defence),
        "stories": _listed(story),
    }
    made = [arrays[each.name].cast(each.type) for each in INCIDENTS]
    return pa.RecordBatch.from_arrays(made, schema=INCIDENTS)


def _ids(chunk: Drawn) -> pa.Array[Any]:
    numbers = np.arange(chunk.first, chunk.first + len(chunk.at))
    return pa.array(np.char.add("ucdp:", np.char.zfill(numbers.astype("U8"), 8)), pa.string())


def _occurred(chunk: Drawn) -> tuple[Any, Any]:
    table = np.array(OCCURRED)[chunk.voices - 1]
    return pa.array(table[:, 0]), pa.array(table[:, 1])


def _parties(theatre: Numbers, number: Numbers) -> Any:
    names = [party(t, n) for t in range(THEATRES) for n in range(PARTIES)]
    index = np.where(number < 0, len(names), theatre * PARTIES + number)
    listed: Any = pa.array([*names, CIVILIANS], pa.string())
    return listed.take(pa.array(index))


def _acts(numbers: Numbers) -> Any:
    listed: Any = pa.array([str(each) for each in FORBIDDEN], pa.string())
    return listed.take(pa.array(numbers))


def _candidates(names: Any, low: Shares, high: Shares) -> Any:
    fields = [CANDIDATE.field(each) for each in range(3)]
    return pa.StructArray.from_arrays([names, pa.array(low), pa.array(high)], fields=fields)


def _targets(chunk: Drawn) -> Any:
    count = len(chunk.at)
    fields = [TARGET.field(each) for each in range(3)]
    members = _lists(np.arange(count + 1), _parties(chunk.theatre, chunk.target))
    ones = pa.array(np.ones(count))
    made = [members.cast(fields[0].type), ones, ones]
    return pa.StructArray.from_arrays(made, fields=fields)


def _listed(rows: Any) -> Any:
    """Return lists of one element each."""
    return _lists(np.arange(len(rows) + 1), rows)


def _lists(offsets: Numbers, rows: Any) -> Any:
    kind = pa.list_(pa.field("item", rows.type, nullable=False))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), rows, type=kind)
