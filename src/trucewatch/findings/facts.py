"""
Facts: variants of one act in which one thing that is open is known.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from trucewatch.definitions.instants import from_micros, to_micros, written
from trucewatch.definitions.targets import OTHER
from trucewatch.findings.terms_tables import CompiledTerms

Record = dict[str, Any]

MOST_ANSWERS = 40
"""A fact with more answers than this is not asked one by one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """
    A fact that is open.

    Attributes:
        kind: when, where, who, at_whom, what, story or acceptance.
        about: Of whom or what, where the kind does not say.
        answers: Each way it can turn out: its name, and the act with it known.
    """

    kind: str
    about: str
    answers: tuple[tuple[str, Record], ...]


def facts_of(record: Record, terms: CompiledTerms) -> Iterator[Fact]:
    """Yield every fact of *record* that is open and can turn out in several ways."""
    answers = {
        "when": _times(record, terms),
        "where": _places(record, terms),
        "story": _stories(record),
        "who": _candidates(record, "who"),
        "at_whom": _candidates(record, "at_whom"),
        "what": _candidates(record, "what"),
    }
    for kind, ways in answers.items():
        if 1 < len(ways) <= MOST_ANSWERS:
            yield Fact(kind, "", tuple(ways))


def _times(record: Record, terms: CompiledTerms) -> list[tuple[str, Record]]:
    """Cut the possible time of an instant at the marks; a lasting act's ends are left alone."""
    if record["form"] != "instant":
        return []
    first = min(to_micros(story["earliest_at"]) for story in record["stories"])
    last = max(to_micros(story["latest_at"]) for story in record["stories"])
    inner = terms.marks[(terms.marks > first) & (terms.marks < last)]
    edges = [int(each) for each in np.concatenate([[first], inner, [last]])]
    ways = []
    for start, stop in itertools.pairwise(edges):
        since, until = from_micros(start), from_micros(stop)
        assert since is not None and until is not None  # noqa: S101, PT018 - marks are bounded
        name = f"{written(since)}/{written(until)}"
        known = _between(record, since, until)
        if known["stories"]:
            ways.append((name, known))
    return ways


def _between(record: Record, since: datetime, until: datetime) -> Record:
    stories = [
        story
        | {
            "earliest_at": max(story["earliest_at"], since),
            "latest_at": min(story["latest_at"], until),
        }
        for story in record["stories"]
        if story["earliest_at"] < until and story["latest_at"] > since
    ]
    return record | {"stories": _reweighed(stories)}


def _reweighed(stories: list[Record]) -> list[Record]:
    """Let the stories that are left share the whole weight as they shared theirs."""
    if len(stories) == 1:
        return [stories[0] | {"low": 1.0, "high": 1.0}]
    total = sum(each["low"] for each in stories)
    if all(each["high"] == each["low"] for each in stories) and total > 0:
        shares = [each["low"] / total for each in stories]
        return [
            each | {"low": share, "high": share}
            for each, share in zip(stories, shares, strict=True)
        ]
    return [each | {"low": 0.0, "high": 1.0} for each in stories]


def _places(record: Record, terms: CompiledTerms) -> list[tuple[str, Record]]:
    """Let the act be known to lie in, or out of, what a point can stand for: one area each."""
    regions = {
        (each["lon"], each["lat"], each["radius_km"], each["area"]) for each in record["stories"]
    }
    if len(regions) != 1:
        return []
    region = next(iter(regions))
    if len(terms.places.cells_of(region).inside) < 2:
        return []
    points = terms.places.points_of(*region)
    names = sorted(terms.places.number)
    ways = []
    for inside, point in points:
        listed = [name for name in names if inside[terms.places.number[name]]]
        known = {"lon": point[0], "lat": point[1], "radius_km": 0.0, "area": None}
        stories = [story | known for story in record["stories"]]
        ways.append(("+".join(listed) or "outside", record | {"stories": stories}))
    return ways


def _stories(record: Record) -> list[tuple[str, Record]]:
    if len(record["stories"]) < 2:
        return []
    return [
        (str(i + 1), record | {"stories": [story | {"low": 1.0, "high": 1.0}]})
        for i, story in enumerate(record["stories"])
    ]


def _candidates(record: Record, kind: str) -> list[tuple[str, Record]]:
    names: dict[str, None] = {}
    for story in record["stories"]:
        names.update(dict.fromkeys(_name(each) for each in story[kind]))
    if len(names) < 2:
        return []
    ways = []
    for name in names:
        if name == OTHER:
            continue
        stories = [
            story | {kind: [each | {"low": 1.0, "high": 1.0}]}
            for story in record["stories"]
            for each in story[kind]
            if _name(each) == name
        ]
        ways.append((name, record | {"stories": _reweighed(stories)}))
    return ways


def _name(candidate: Record) -> str:
    return "+".join(candidate["members"]) if "members" in candidate else str(candidate["name"])
