"""
Stories that a source tells whole: "if it was an air strike, it was the government or its ally".

A cell or field holds a JSON list of objects. Fields of a story:

=================== ==============================================================
Field               Meaning
=================== ==============================================================
weight              share of the story, a number, or a range such as ``".2-.6"``
earliest_at,        when; taken from the row where they are missing, and so are the
latest_at,          other fields
end_earliest_at,
end_latest_at
lon, lat,           where
radius_km, area
who, at_whom, what  candidates, in the notation of `candidates`
=================== ==============================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import Any

from trucewatch.definitions.areas import Areas
from trucewatch.definitions.strict_json import read_json
from trucewatch.reports import codes
from trucewatch.reports.candidates import (
    Candidate,
    Known,
    Target,
    has_range,
    read_candidates,
    read_targets,
)
from trucewatch.reports.mapping import ISO
from trucewatch.reports.positions import read_position
from trucewatch.reports.rows import RowFault
from trucewatch.reports.times import read_time

WIDEST_KM = 2_000.0
"""A radius of a story above this is refused."""

STORIES_MOST = 64
"""More stories than this in one row are refused."""

_KEYS = frozenset(
    {
        *("weight", "earliest_at", "latest_at", "end_earliest_at", "end_latest_at"),
        *("lon", "lat", "radius_km", "area", "who", "at_whom", "what"),
    }
)
_WEIGHT = re.compile(r"(?P<low>[01]?(?:\.[0-9]{1,12})?)(?:-(?P<high>[01]?(?:\.[0-9]{1,12})?))?")
_ROUNDING = 1e-9
_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Story:
    """One way in which it may have happened, in the fields of the column."""

    low: float
    high: float
    earliest_at: datetime | None = None
    latest_at: datetime | None = None
    end_earliest_at: datetime | None = None
    end_latest_at: datetime | None = None
    lon: float | None = None
    lat: float | None = None
    radius_km: float | None = None
    area: str | None = None
    who: tuple[Candidate, ...] = ()
    at_whom: tuple[Target, ...] = ()
    what: tuple[Candidate, ...] = ()

    def as_record(self) -> dict[str, Any]:
        """Return the fields of the column's struct."""
        record = {name: getattr(self, name) for name in self.__slots__}
        for name in ("who", "at_whom", "what"):
            record[name] = [each.as_record() for each in record[name]]
        return record


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What finds the names in stories, the zone of their days, and the present instant."""

    actor: Known
    target: Known
    act: Known
    areas: Areas
    zone: tzinfo | None = field(default=None)
    now_at: datetime | None = None


class _NoStoryError(ValueError):
    # The reason is for the person who wrote the story.
    pass


def read_stories(cell: str, words: StoryWords) -> tuple[Story, ...] | RowFault:
    """
    Read the stories of a cell.

    Returns:
        Stories in the order written, with weights that can sum to 1; or why they can not be read.
    """
    found, fault = read_json(cell)
    if fault is not None:
        return _bad(cell, f"{fault.kind} {fault.detail}".strip())
    if not isinstance(found, list) or not 1 <= len(found) <= STORIES_MOST:
        return _bad(cell, f"a list of 1 to {STORIES_MOST} objects is needed")
    try:
        read = tuple(_story(each, words) for each in found)
    except _NoStoryError as error:
        return _bad(cell, str(error))
    low, high = sum(each.low for each in read), sum(each.high for each in read)
    if low > 1 + _ROUNDING or high < 1 - _ROUNDING:
        values = {"written": "stories", "low": f"{low:.4g}", "high": f"{high:.4g}"}
        return RowFault(codes.WEIGHTS_DO_NOT_ADD_UP, "", cell[:80], values)
    return read


def _bad(cell: str, reason: str) -> RowFault:
    return RowFault(codes.BAD_STORIES, "", cell[:80], {"reason": reason[:200]})


def _story(told: Any, words: StoryWords) -> Story:
    if not isinstance(told, dict):
        raise _NoStoryError("each story is an object")
    unknown = sorted(set(told) - _KEYS)
    if unknown:
        raise _NoStoryError(f"unknown field {unknown[0]!r}")
    low, high = _weight(told.get("weight"))
    return Story(low, high, **_when(told, words), **_where(told, words), **_parties(told, words))


def _weight(written: Any) -> tuple[float, float]:
    text = "" if written is None or isinstance(written, bool) else str(written)
    text = text.replace("0.", ".") if text.startswith("0.") else text
    found = _WEIGHT.fullmatch(text.replace("-0.", "-."))
    if found is None or not found["low"]:
        raise _NoStoryError(f"weight {written!r} is no share")
    low = float(found["low"])
    high = float(found["high"]) if found["high"] else low
    if not 0 <= low <= high <= 1:
        raise _NoStoryError(f"weight {written!r} is no share")
    return low, high


def _when(told: Mapping[str, Any], words: StoryWords) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for first, last in (("earliest_at", "latest_at"), ("end_earliest_at", "end_latest_at")):
        spans = [_time(told.get(name), words) for name in (first, last)]
        if spans[0] is None and spans[1] is None:
            continue
        start, end = spans[0] or spans[1], spans[1] or spans[0]
        if start is None or end is None or end[0] < start[0]:
            raise _NoStoryError(f"{last} lies before {first}")
        if first == "earliest_at" and words.now_at and start[0] > words.now_at + _AN_HOUR:
            raise _NoStoryError(f"{first} lies in the future")
        read |= {first: start[0], last: end[1]}
    return read


def _time(written: Any, words: StoryWords) -> tuple[datetime, datetime] | None:
    if written is None:
        return None
    read = read_time(str(written), ISO, words.zone)
    if isinstance(read, RowFault):
        raise _NoStoryError(f"{written!r} is no time")
    return read.earliest_at, read.latest_at


def _where(told: Mapping[str, Any], words: StoryWords) -> dict[str, Any]:
    if told.get("area") is not None:
        found = words.areas.find(str(told["area"]))
        if len(found) != 1:
            raise _NoStoryError(f"{told['area']!r} is not one area of the case")
        return {"area": found[0].id}
    if told.get("lon") is None and told.get("lat") is None:
        return {}
    position = read_position(str(told.get("lon")), str(told.get("lat")))
    radius = told.get("radius_km")
    if isinstance(radius, bool) or not isinstance(radius, int | float):
        radius = -1
    if isinstance(position, RowFault) or not 0 <= radius <= WIDEST_KM:
        raise _NoStoryError("lon, lat and radius_km are needed together")
    return {"lon": position[0], "lat": position[1], "radius_km": float(radius)}


def _parties(told: Mapping[str, Any], words: StoryWords) -> dict[str, Any]:
    read = {
        "who": read_candidates(str(told.get("who") or ""), words.actor, whole=False),
        "at_whom": read_targets(str(told.get("at_whom") or ""), words.target),
        "what": read_candidates(str(told.get("what") or ""), words.act, whole=True),
    }
    ranges = 0
    for name, each in read.items():
        if isinstance(each, RowFault):
            raise _NoStoryError(f"{name}: {told.get(name)!r}")
        ranges += has_range(each)
    if ranges > 1:
        raise _NoStoryError("ranges of weights stand in more than one list")
    return dict(read)
