"""
Force timeline: when a regime is in force, by whose word, and whether anybody watches.

Announcers are kept apart. *Agreed* are the instants at which every announcer that has a window at
all holds the regime to be in force, however its words are read; *contested* those at which some
reading holds it and another does not. Areas are not asked here: an announcer that means the city
and one that means the province can agree on the hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from trucewatch.definitions.windows import Window, difference, intersection, union
from trucewatch.terms.families import Family, families
from trucewatch.terms.model import JudgedRegime, Oversight, Reading, Regime, Stated


@dataclass(frozen=True, slots=True)
class ChainForce:
    """
    When one announcer holds a regime to be in force.

    Attributes:
        announcer: Whose chain it is.
        stretches: Every window that its words can mean, with how it was found, in order.
        always: Instants that every reading of its chain holds.
        sometimes: Instants that some reading of its chain holds.
    """

    announcer: str
    stretches: tuple[tuple[Window, str], ...]
    always: tuple[Window, ...]
    sometimes: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """Somebody's oversight window: by whom, from when to when, and how the words were read."""

    by: tuple[str, ...]
    window: Window
    way: str


@dataclass(frozen=True, slots=True)
class ForceTimeline:
    """
    When one regime, with its extensions, is in force.

    Attributes:
        regime: Regime at the head.
        chains: Every announcer's chain, in the order of the readings.
        agreed: Every chain holds, however it is read.
        contested: Some reading of some chain holds and another does not.
        unwatched: Some reading holds, and no oversight window however read covers it.
        oversight: Every oversight window that the words can mean, in order.
        silent: Announcements that bound nothing on one side or both.
    """

    regime: str
    chains: tuple[ChainForce, ...]
    agreed: tuple[Window, ...]
    contested: tuple[Window, ...]
    unwatched: tuple[Window, ...]
    oversight: tuple[Watch, ...]
    silent: tuple[str, ...]


def timelines(
    judged: Iterable[JudgedRegime], regimes: Iterable[Regime]
) -> tuple[ForceTimeline, ...]:
    """
    Return the timeline of every judged regime, in order.

    Args:
        judged: What `judged_regimes` gave.
        regimes: All regimes of the case, for the oversight of extensions.
    """
    by_head = {family.head.id: family for family in families(regimes)}
    return tuple(_timeline(each, by_head[each.regime.id]) for each in judged)


def _timeline(judged: JudgedRegime, family: Family) -> ForceTimeline:
    forces = tuple(_chain_force(readings) for readings in _by_announcer(judged, family))
    somebody = union(window for chain in forces for window in chain.sometimes)
    agreed = _meet([chain.always for chain in forces])
    watches = tuple(watch for each in family.regimes for watch in _watches(each.oversight))
    return ForceTimeline(
        regime=judged.regime.id,
        chains=forces,
        agreed=agreed,
        contested=tuple(difference(somebody, agreed)),
        unwatched=tuple(difference(somebody, (each.window for each in watches))),
        oversight=watches,
        silent=judged.silent,
    )


def _by_announcer(judged: JudgedRegime, family: Family) -> Iterable[list[Reading]]:
    """
    Return the readings of each announcer.

    A party that only took another's window over announced nothing; its chain is a reading and no
    voice of its own here.
    """
    found: dict[str, list[Reading]] = {}
    for reading in judged.readings:
        said = (family.statements[each.announcement].announcement.by for each in reading.holdings)
        if reading.announcer in said:
            found.setdefault(reading.announcer, []).append(reading)
    return found.values()


def _chain_force(readings: list[Reading]) -> ChainForce:
    held = [tuple(holding.window for holding in reading.holdings) for reading in readings]
    stretches = {
        (holding.window, holding.basis): None
        for reading in readings
        for holding in reading.holdings
    }
    ordered = sorted(stretches, key=lambda each: (each[0].first, each[0].last, each[1]))
    sometimes = union(window for windows in held for window in windows)
    return ChainForce(readings[0].announcer, tuple(ordered), _meet(held), tuple(sometimes))


def _meet(sides: Iterable[tuple[Window, ...]]) -> tuple[Window, ...]:
    """Return the instants that every one of *sides* holds; none where there is no side."""
    shared: list[Window] | None = None
    for windows in sides:
        shared = union(windows) if shared is None else intersection(shared, windows)
    return tuple(shared or ())


def _watches(oversight: Iterable[Oversight]) -> Iterator[Watch]:
    """Yield every window of oversight that the words can mean."""
    for each in oversight:
        for start, start_way in _bounds(each.start):
            for end, end_way in _bounds(each.end):
                if start is None or end is None or start < end:
                    way = ", ".join(dict.fromkeys(filter(None, (start_way, end_way))))
                    yield Watch(each.by, Window(start, end), way)


def _bounds(stated: Stated | None) -> list[tuple[datetime | None, str]]:
    """Return each instant that a bound can mean, with its way; an open or unsaid one is one."""
    if stated is None or stated.is_open:
        return [(None, "")]
    return list(zip(stated.instants, stated.ways, strict=True))
