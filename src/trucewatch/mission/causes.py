"""
What differs between the inputs of two runs, part by part, and how each part is put back.

A part is the smallest thing that can be put back to what it was while everything else stays: one
announcement, one acceptance, one adoption, one area, one setting.  Judging again with one part put
back shows what that part alone did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import pyarrow as pa

from trucewatch.definitions.actors import Actor, Actors
from trucewatch.definitions.areas import Area, Areas
from trucewatch.mission.case import CaseSettings
from trucewatch.terms.model import Regime

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Cause:
    """
    One thing that differs between two runs.

    Attributes:
        kind: ``report``, ``decision``, ``terms``, ``adoption``, ``actor``, ``area``, ``setting``,
            ``source``, ``mapping``, ``as_of``, ``file`` or ``version``.
        name: Which one: an id, or for terms ``regime: part id``.
        change: ``new``, ``changed``, ``gone``, ``set_aside``, ``let_in`` or ``read_otherwise``.
        detail: What else there is to know, such as the codes of a row that was set aside.
    """

    kind: str
    name: str
    change: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class JudgedInputs:
    """
    Everything that a finding follows from.

    Attributes:
        reports: Accepted reports, schema REPORTS.
        actors: Everyone who can act.
        areas: Every area.
        regimes: Every regime, in order of file.
        settings: What the mission has set.
        as_of: Instant up to which an omission without an end lasts.
    """

    reports: pa.Table
    actors: Actors
    areas: Areas
    regimes: tuple[Regime, ...]
    settings: CaseSettings
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """
    A part that differs.

    Attributes:
        cause: What differs.
        undo: Puts the part of the later inputs back to what it was.
    """

    cause: Cause
    undo: Callable[[JudgedInputs], JudgedInputs]


def parts(before: JudgedInputs, after: JudgedInputs) -> tuple[Part, ...]:
    """Return every part in which two inputs differ, reports left out, in a stable order."""
    return (
        *_terms(before, after),
        *_actors(before, after),
        *_areas(before, after),
        *_settings(before, after),
    )


def change_of(before: object | None, after: object | None) -> str:
    """Return ``new``, ``gone`` or ``changed`` for two things that differ."""
    if before is None:
        return "new"
    return "gone" if after is None else "changed"


_KEYS: Mapping[str, Callable[[Any], str]] = {
    "announcements": lambda each: str(each.id),
    "acceptances": lambda each: str(each.party),
    "exclusions": lambda each: str(each.group),
    "registers": lambda each: str(each.id),
    "clauses": lambda each: str(each.id),
    "duties": lambda each: str(each.id),
    "oversight": lambda each: ", ".join(each.by),
    "adoptions": lambda each: str(each.element),
}
"""What names one item in each list of a regime."""

_SAYS_NOTHING = frozenset({"id", "title", "called", "source", "file", "spots", *_KEYS})
"""Fields of a regime that no finding follows from, and its lists."""


def _differing(
    before: Mapping[str, _Item], after: Mapping[str, _Item]
) -> Iterator[tuple[str, _Item | None, _Item | None]]:
    """Yield each name that does not stand for the same in both, with what it stood for."""
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was != now:
            yield name, was, now


def _put_back(by_id: Mapping[str, _Item], name: str, was: _Item | None) -> list[_Item]:
    """Return everything of *by_id* with *name* as it was; ``None``: without it."""
    others = [each for key, each in by_id.items() if key != name]
    return others if was is None else [*others, was]


def _terms(before: JudgedInputs, after: JudgedInputs) -> list[Part]:
    first = {each.id: each for each in before.regimes}
    second = {each.id: each for each in after.regimes}
    found: list[Part] = []
    for name, was, now in _differing(first, second):
        if was is None or now is None:
            cause = Cause("terms", name, change_of(was, now))
            found.append(Part(cause, _with_regime(name, was)))
        else:
            found += _parts_of(was, now)
    return found


def _parts_of(was: Regime, now: Regime) -> list[Part]:
    found: list[Part] = []
    for part, key in _KEYS.items():
        first, second = (_grouped(getattr(each, part), key) for each in (was, now))
        for name, earlier, later in _differing(first, second):
            kind = "adoption" if part == "adoptions" else "terms"
            shown = f"{was.id}: {name}" if kind == "adoption" else f"{was.id}: {part} {name}"
            cause = Cause(kind, shown, change_of(earlier, later))
            found.append(Part(cause, _with_items(was.id, part, (name, earlier or ()))))
    for each in fields(Regime):
        value = getattr(was, each.name)
        if each.name not in _SAYS_NOTHING and value != getattr(now, each.name):
            cause = Cause("terms", f"{was.id}: {each.name}", "changed")
            found.append(Part(cause, _with_field(was.id, each.name, value)))
    return found


def _grouped(items: Iterable[_Item], key: Callable[[_Item], str]) -> dict[str, tuple[_Item, ...]]:
    found: dict[str, tuple[_Item, ...]] = {}
    for each in items:
        found[key(each)] = (*found.get(key(each), ()), each)
    return found


def _with_regime(name: str, was: Regime | None) -> Callable[[JudgedInputs], JudgedInputs]:
    def undo(inputs: JudgedInputs) -> JudgedInputs:
        regimes = _put_back({each.id: each for each in inputs.regimes}, name, was)
        ordered = tuple(sorted(regimes, key=lambda each: each.file))
        return replace(inputs, regimes=ordered)

    return undo


def _with_items(
    regime: str, part: str, earlier: tuple[str, Sequence[Any]]
) -> Callable[[JudgedInputs], JudgedInputs]:
    name, items = earlier

    def undone(each: Regime) -> Regime:
        grouped = _grouped(getattr(each, part), _KEYS[part])
        grouped[name] = tuple(items)
        flat = tuple(item for group in grouped.values() for item in group)
        changes: dict[str, Any] = {part: flat}
        return replace(each, **changes)

    return _on_regime(regime, undone)


def _with_field(regime: str, name: str, value: Any) -> Callable[[JudgedInputs], JudgedInputs]:
    changes: dict[str, Any] = {name: value}
    return _on_regime(regime, lambda each: replace(each, **changes))


def _on_regime(
    name: str, undone: Callable[[Regime], Regime]
) -> Callable[[JudgedInputs], JudgedInputs]:
    def undo(inputs: JudgedInputs) -> JudgedInputs:
        regimes = tuple(undone(each) if each.id == name else each for each in inputs.regimes)
        return replace(inputs, regimes=regimes)

    return undo


def _actors(before: JudgedInputs, after: JudgedInputs) -> list[Part]:
    def undo(inputs: JudgedInputs, name: str, was: Actor | None) -> JudgedInputs:
        return replace(inputs, actors=Actors.of(_put_back(inputs.actors.by_id, name, was)))

    return [
        Part(Cause("actor", name, change_of(was, now)), partial(undo, name=name, was=was))
        for name, was, now in _differing(before.actors.by_id, after.actors.by_id)
    ]


def _areas(before: JudgedInputs, after: JudgedInputs) -> list[Part]:
    def undo(inputs: JudgedInputs, name: str, was: Area | None) -> JudgedInputs:
        return replace(inputs, areas=Areas.of(_put_back(inputs.areas.by_id, name, was)))

    return [
        Part(Cause("area", name, change_of(was, now)), partial(undo, name=name, was=was))
        for name, was, now in _differing(before.areas.by_id, after.areas.by_id)
    ]


def _settings(before: JudgedInputs, after: JudgedInputs) -> list[Part]:
    found = [
        Part(
            Cause("setting", each.name, "changed"),
            _with_setting(each.name, getattr(before.settings, each.name)),
        )
        for each in fields(CaseSettings)
        if getattr(before.settings, each.name) != getattr(after.settings, each.name)
    ]
    if before.as_of != after.as_of:
        cause = Cause("as_of", "as_of", "changed", f"{before.as_of} > {after.as_of}")
        found.append(Part(cause, lambda inputs: replace(inputs, as_of=before.as_of)))
    return found


def _with_setting(name: str, value: Any) -> Callable[[JudgedInputs], JudgedInputs]:
    changes: dict[str, Any] = {name: value}
    return lambda inputs: replace(inputs, settings=replace(inputs.settings, **changes))
