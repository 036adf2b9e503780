"""
Telling: which source tells of what, how precisely, and whom it names.

How precisely a source tells does not depend on what happened, with one exception that is reckoned
with: who looks back a week or a month later no longer tells night from day. Of such reports as
many are left out as makes every hour equally likely (`LawOfActs.at_hour`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.simulation import country
from trucewatch.simulation.happening import ACCESS_REFUSED, Happened, drawn, with_marks
from trucewatch.simulation.law_of_acts import DAY, HOUR, NIGHT, Calendar, LawOfActs
from trucewatch.simulation.seeing import Seeing
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.stretches import Stretches

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]
Flags = NDArray[np.bool_]

INSTANT, STRETCH, DATE, WEEK, MONTH = range(5)
"""Precision of time, by number."""

POINT, TOWN, DISTRICT, PROVINCE = range(4)
"""Precision of place, by number."""

KNOWN, ACT_OPEN, TARGET_OPEN = range(3)
"""What a report leaves open of act and target, by number."""

NOBODY = -1
"""In *named*: the report names nobody."""


@dataclass(frozen=True, slots=True)
class Told:
    """
    Reports that sources found themselves, in columns, each of shape (n,).

    Attributes:
        source: Number of the source.
        subject: Row of what it tells of.
        when: Precision of time.
        where: Precision of place.
        left_open: What it leaves open of act and target.
        named: Number of the fighter whom it names, or NOBODY.
        first: First instant of the stated window, UTC microseconds.
        last: First instant after it; equal to *first* where the instant is known.
    """

    source: Numbers
    subject: Numbers
    when: Numbers
    where: Numbers
    left_open: Numbers
    named: Numbers
    first: Numbers
    last: Numbers

    def __len__(self) -> int:
        return len(self.source)


@dataclass(frozen=True, slots=True)
class Scene:
    """What every step of the telling is handed: knobs, law, calendar and what can be seen."""

    settings: SimulationSettings
    law: LawOfActs
    calendar: Calendar
    seeing: Seeing


def naming(teller: country.Teller, blame: float, accuracy: float) -> Shares:
    """
    Return how likely a source names each fighter, given who it was; shape (who, named).

    With the chance *blame* the source of a side names an enemy, each alike, whatever it saw; else
    it names the right one with the chance *accuracy*, and any other alike.
    """
    fighters = len(country.FIGHTERS)
    seen = np.full((fighters, fighters), (1 - accuracy) / (fighters - 1))
    np.fill_diagonal(seen, accuracy)
    if not teller.enemies:
        return seen
    blamed = np.isin(np.arange(fighters), teller.enemies) / len(teller.enemies)
    return np.asarray(blame * blamed + (1 - blame) * seen)


def left_in(teller: country.Teller, silence: float) -> Shares:
    """Return the share of each fighter's acts that a source does not leave out, shape (5,)."""
    own = np.isin(np.arange(len(country.FIGHTERS)), teller.own)
    return np.where(own, 1 - silence, 1.0)


def remembered(law: LawOfActs) -> Shares:
    """Return how likely a look back keeps an act, by part of the day and fighter, shape (2, 5)."""
    return np.asarray(law.at_hour.min() / law.at_hour)


def shares(*weights: float) -> Shares:
    """Return weights as shares that sum to 1; all alike where every weight is 0."""
    total = sum(weights)
    return np.array(weights) / total if total else np.full(len(weights), 1 / len(weights))


def time_shares(settings: SimulationSettings) -> Shares:
    """Return the shares of reports by precision of time, before what is forgotten goes."""
    s = settings
    return shares(s.time_instant, s.time_stretch, s.time_day, s.time_week, s.time_month)


def sightings(
    scene: Scene, happened: Happened, random: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """Return source and row of everything that a source sees and does not leave out."""
    n = len(happened)
    sources: list[Numbers] = []
    for number, teller in enumerate(country.TELLERS):
        chance = scene.settings.seen * left_in(teller, scene.settings.silence)[happened.who]
        source = np.full(n, number, dtype=np.int64)
        sees = scene.seeing.sees(source, happened.town, happened.at)
        sources.append(np.flatnonzero((random.random(n) < chance) & sees))
    source = np.repeat(np.arange(len(sources)), [len(each) for each in sources])
    return source, np.concatenate(sources)


def told(
    scene: Scene,
    happened: Happened,
    seen: tuple[Numbers, Numbers],
    random: np.random.Generator,
) -> Told:
    """
    Make reports of what was seen.

    Args:
        scene: Knobs, law, calendar and drop-outs.
        happened: Everything that can be told of, true and false.
        seen: Source and row of *happened* of each sighting.
        random: Where chance comes from.
    """
    source, subject = seen
    settings, n = scene.settings, len(source)
    when = drawn(np.tile(time_shares(settings), (n, 1)), random)
    s = settings
    kinds = shares(s.place_point, s.place_town, s.place_district, s.place_province)
    where = drawn(np.tile(kinds, (n, 1)), random)
    is_close = (when <= DATE) & (where <= TOWN)
    left_open = np.where(is_close, _left_open(settings, n, random), KNOWN)
    named = _named(scene, source, happened.who[subject], random)
    is_omission = happened.what[subject] == ACCESS_REFUSED
    when = np.where(is_omission, INSTANT, when)
    where = np.where(is_omission, TOWN, where)
    left_open = np.where(is_omission, KNOWN, left_open)
    named = np.where(is_omission, happened.who[subject], named)
    first, last = _windows(scene, (source, happened.town[subject], happened.at[subject]), when)
    kept = _kept(scene, happened, subject, when, random)
    columns = (source, subject, when, where, left_open, named, first, last)
    return Told(*(each[kept] for each in columns))


def _left_open(settings: SimulationSettings, n: int, random: np.random.Generator) -> Numbers:
    act, target = settings.act_unknown, settings.target_unknown
    ticket = random.random(n) * max(1.0, act + target)
    return np.where(ticket < act, ACT_OPEN, np.where(ticket < act + target, TARGET_OPEN, KNOWN))


def _named(scene: Scene, source: Numbers, who: Numbers, random: np.random.Generator) -> Numbers:
    settings = scene.settings
    chances = np.stack([naming(t, settings.blame, settings.accuracy) for t in country.TELLERS])
    named = drawn(chances[source, who], random)
    return np.where(random.random(len(who)) < settings.unattributed, NOBODY, named)


def _windows(
    scene: Scene, key: tuple[Numbers, Numbers, Numbers], when: Numbers
) -> tuple[Numbers, Numbers]:
    """Return the stated window of each report, cut to what the source could see."""
    _, _, at = key
    begins, ends = scene.calendar.begins, scene.calendar.ends
    nights = Stretches.of(scene.calendar, by_date=False)
    first, last = at.copy(), at.copy()
    for precision, days in ((DATE, 1), (WEEK, 7), (MONTH, 30)):
        start = begins + (at - begins) // (days * DAY) * (days * DAY)
        first = np.where(when == precision, start, first)
        last = np.where(when == precision, start + days * DAY, last)
    dawn = begins + ((at - begins - country.NIGHT_ENDS * HOUR) // DAY) * DAY
    by_day = nights.part[nights.of_instants(at)] != NIGHT
    dusk = dawn + country.NIGHT_BEGINS * HOUR
    is_stretch = when == STRETCH
    first = np.where(is_stretch, np.where(by_day, dawn + country.NIGHT_ENDS * HOUR, dusk), first)
    night_ends = dusk + (24 - country.NIGHT_BEGINS + country.NIGHT_ENDS) * HOUR
    last = np.where(is_stretch, np.where(by_day, dusk, night_ends), last)
    first, last = np.maximum(first, begins), np.minimum(last, ends)
    return scene.seeing.within(key, first, last)


def _kept(
    scene: Scene,
    happened: Happened,
    subject: Numbers,
    when: Numbers,
    random: np.random.Generator,
) -> Flags:
    """Leave out of the looks back what makes their hours alike."""
    pieces = Stretches.of(scene.calendar, by_date=False)
    part = pieces.part[pieces.of_instants(happened.at[subject])]
    chance = remembered(scene.law)[part, happened.who[subject]]
    return np.asarray((when < WEEK) | (random.random(len(subject)) < chance))


def falsehoods(
    scene: Scene, counts: Numbers, random: np.random.Generator
) -> tuple[Happened, Numbers]:
    """
    Draw acts that never happened, each thought up by one source while it sees the place.

    The source of a side thinks up acts of its enemies only.

    Args:
        scene: Knobs, law, calendar and drop-outs.
        counts: How many each source thinks up, shape (sources,).
        random: Where chance comes from.

    Returns:
        What is told as if it had happened, and the source of each.
    """
    pieces = Stretches.of(scene.calendar, by_date=True)
    hours = np.diff(pieces.bounds) / HOUR
    days = (pieces.bounds[:-1] - scene.calendar.begins) // DAY
    made: list[Happened] = []
    for number, teller in enumerate(country.TELLERS):
        accused = np.isin(np.arange(5), teller.enemies) if teller.enemies else np.ones(5)
        up = scene.seeing.up[number][country.PROVINCE_OF][:, days]
        rates = scene.law.who[:, pieces.phase, pieces.part] * hours[:, None] * up[:, :, None]
        weights = (rates * accused).ravel()
        count = int(counts[number]) if weights.sum() > 0 else 0
        cell = np.searchsorted(np.cumsum(weights), random.random(count) * weights.sum(), "right")
        town, piece, who = np.unravel_index(np.minimum(cell, len(weights) - 1), rates.shape)
        span = pieces.bounds[piece + 1] - pieces.bounds[piece]
        at = pieces.bounds[piece] + (random.random(count) * span).astype(np.int64)
        made.append(with_marks(at - at % 1_000_000, town, who, scene.law, random))
    source = np.repeat(np.arange(len(made)), [len(each) for each in made])
    return Happened.joined(made), source
