"""
Compiling: the terms of a case numbered once, cut into epochs and laid out as tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.acts import Act
from trucewatch.definitions.areas import Areas
from trucewatch.definitions.instants import UNTIL_FURTHER, to_micros
from trucewatch.definitions.targets import (
    ACCEPTING_PARTIES,
    CATEGORIES,
    CIVILIAN_CATEGORIES,
    CIVILIANS,
    OTHER,
)
from trucewatch.findings.flat_terms import law_tables
from trucewatch.findings.places import Places
from trucewatch.findings.reach import touching_of
from trucewatch.findings.terms_tables import (
    ACTS,
    ClauseTable,
    CompiledTerms,
    Names,
    ReadingTable,
    RegimeTable,
    strictest,
)
from trucewatch.terms.model import (
    Clause,
    Duty,
    JudgedRegime,
    Reading,
    Standing,
    StandingSpan,
)

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


def compile_terms(judged: Sequence[JudgedRegime], areas: Areas, actors: Actors) -> CompiledTerms:
    """
    Return *judged* as look-ups.

    Args:
        judged: Regimes with their readings; one without a reading takes no part.
        areas: Areas of the case; every area that a reading or clause names is among them.
        actors: Actors of the case.
    """
    with_readings = sorted((each for each in judged if each.readings), key=lambda j: j.regime.id)
    names = Names.of([*actors.by_id, *CATEGORIES, *_names_in(with_readings)])
    places = Places.of(_areas_in(with_readings), areas)
    regimes = tuple(_regime_table(each, names, places, actors) for each in with_readings)
    return terms_of(regimes, names, places)


def terms_of(regimes: Sequence[RegimeTable], names: Names, places: Places) -> CompiledTerms:
    """
    Return regimes with everything that is looked up in all of them at once.

    Args:
        regimes: The regimes as tables, in the order in which findings name them.
        names: Numbers of actors and categories.
        places: Areas concerned.
    """
    marks = np.unique(np.concatenate([np.empty(0, np.int64), *(each.marks for each in regimes)]))
    return CompiledTerms(
        names=names,
        places=places,
        regimes=tuple(regimes),
        marks=marks,
        who_class=_who_class(regimes, names),
        member_class=_member_class(regimes, names),
        act_class=_act_class(regimes),
        touching=touching_of(regimes, places),
        law=law_tables(regimes, names),
    )


def with_regimes(terms: CompiledTerms, regimes: Sequence[RegimeTable]) -> CompiledTerms:
    """
    Return *terms* as they would be with other regimes.

    What stays is whom and what the terms hold to be alike: the numbers of the new regimes' names
    and areas must be those of the old.

    Args:
        terms: The terms of a case.
        regimes: Regimes as tables, in the order in which findings name them.
    """
    return replace(
        terms,
        regimes=tuple(regimes),
        touching=touching_of(regimes, terms.places),
        law=law_tables(regimes, terms.names),
    )


def _names_in(judged: Sequence[JudgedRegime]) -> Iterable[str]:
    for each in judged:
        for reading in each.readings:
            yield from (span.party for span in (*reading.standings, *reading.excluded))
        for clause in each.clauses:
            yield from clause.protects - {ACCEPTING_PARTIES}
        for duty in each.duties:
            yield from duty.owed_by


def _areas_in(judged: Sequence[JudgedRegime]) -> list[str]:
    found = {
        holding.area
        for each in judged
        for reading in each.readings
        for holding in reading.holdings
    } | {clause.area for each in judged for clause in each.clauses}
    return sorted(area for area in found if area is not None)


def _regime_table(
    judged: JudgedRegime, names: Names, places: Places, actors: Actors
) -> RegimeTable:
    marks = _marks(judged)
    clauses = (
        *(_clause_table(clause, names, places) for clause in judged.clauses),
        *(_duty_table(duty, names) for duty in judged.duties),
    )
    owners = _own_words(judged.readings, actors)
    readings = tuple(
        _reading_table(each, marks, (names, places), owners[each.id]) for each in judged.readings
    )
    thresholds = strictest([clause.thresholds for clause in clauses])
    return RegimeTable(judged.regime.id, marks, clauses, readings, thresholds)


def _marks(judged: JudgedRegime) -> Numbers:
    bounds: set[int] = set()
    for reading in judged.readings:
        windows = [each.window for each in reading.holdings]
        windows += [each.window for each in (*reading.standings, *reading.excluded)]
        bounds |= {edge for each in windows for edge in (each.first, each.last)}
    bounds |= {to_micros(duty.due.at) for duty in judged.duties if duty.due.at is not None}
    return np.array(sorted(each for each in bounds if abs(each) < UNTIL_FURTHER), dtype=np.int64)


def _clause_table(clause: Clause, names: Names, places: Places) -> ClauseTable:
    named = set(clause.protects) - {ACCEPTING_PARTIES}
    if CIVILIANS in named:
        named |= CIVILIAN_CATEGORIES
    return ClauseTable(
        id=clause.id,
        acts=_acts(clause.prohibits),
        protects=_among(named, names),
        protects_accepting=ACCEPTING_PARTIES in clause.protects,
        protects_anyone=bool(clause.protects),
        defences=clause.defences or frozenset(),
        area=-1 if clause.area is None else places.number[clause.area],
        precedence=clause.precedence,
        owed_by=None,
        due=None,
        thresholds=clause.thresholds,
    )


def _duty_table(duty: Duty, names: Names) -> ClauseTable:
    return ClauseTable(
        id=duty.id,
        acts=_acts(duty.broken_by),
        protects=np.zeros(len(names), dtype=np.bool_),
        protects_accepting=False,
        protects_anyone=False,
        defences=duty.defences or frozenset(),
        area=-1,
        precedence=None,
        owed_by=_among(duty.owed_by, names),
        due=duty.due,
        thresholds=duty.thresholds,
    )


def _acts(acts: frozenset[Act]) -> Flags:
    return np.array([act in acts for act in ACTS], dtype=np.bool_)


def _among(chosen: Iterable[str], names: Names) -> Flags:
    mask = np.zeros(len(names), dtype=np.bool_)
    mask[[names.number[name] for name in chosen]] = True
    return mask


def _own_words(readings: Sequence[Reading], actors: Actors) -> dict[str, frozenset[str]]:
    """Let those that speak for a party, and never spoke themselves, stand by its words."""
    spoken = {party for reading in readings for party in reading.own_words_of}
    found: dict[str, frozenset[str]] = {}
    for reading in readings:
        silent = {
            voice
            for party in reading.own_words_of
            for voice in actors.own_voices(party)
            if voice not in spoken
        }
        found[reading.id] = reading.own_words_of | silent
    return found


def _reading_table(
    reading: Reading, marks: Numbers, numbers: tuple[Names, Places], own_words_of: frozenset[str]
) -> ReadingTable:
    names, places = numbers
    epochs = len(marks) + 1
    everywhere = np.zeros(epochs, dtype=np.bool_)
    by_area = np.zeros((epochs, len(places)), dtype=np.bool_)
    for holding in reading.holdings:
        rows = _epochs(marks, holding.window.first, holding.window.last)
        if holding.area is None:
            everywhere[rows] = True
        else:
            by_area[rows, places.number[holding.area]] = True
    surely = _spans(reading.standings, {Standing.ACCEPTED}, marks, names)
    unknown = _spans(reading.standings, {Standing.REPORTED, Standing.UNKNOWN}, marks, names)
    unknown[:, names.other] = True
    excluded = _spans(reading.excluded, {Standing.EXCLUDED}, marks, names)
    return ReadingTable(
        reading=reading,
        everywhere=everywhere,
        by_area=by_area,
        bound_surely=surely & ~excluded,
        bound_perhaps=(surely | unknown) & ~excluded,
        excluded=excluded,
        last_end=max((each.window.last for each in reading.holdings), default=UNTIL_FURTHER),
        own_words_of=own_words_of,
    )


def _spans(
    spans: Iterable[StandingSpan], kinds: set[Standing], marks: Numbers, names: Names
) -> Flags:
    table = np.zeros((len(marks) + 1, len(names)), dtype=np.bool_)
    for span in spans:
        if span.standing in kinds:
            rows = _epochs(marks, span.window.first, span.window.last)
            table[rows, names.number[span.party]] = True
    return table


def _epochs(marks: Numbers, first: int, last: int) -> slice:
    """Return the epochs of the window ``[first, last)``, whose ends are marks or open."""
    start = int(np.searchsorted(marks, first, side="right"))
    stop = int(np.searchsorted(marks, last, side="left")) + 1
    return slice(start, stop)


def _who_class(regimes: Sequence[RegimeTable], names: Names) -> Numbers:
    """Join parties of whom every question has the same answer, and for the same reason."""
    columns: list[Flags] = [_among([OTHER], names)[None, :]]
    for regime in regimes:
        columns += [c.owed_by[None, :] for c in regime.clauses if c.owed_by is not None]
        for each in regime.readings:
            columns += [each.bound_surely, each.bound_perhaps, each.excluded]
    return _joined(np.vstack(columns))


def _member_class(regimes: Sequence[RegimeTable], names: Names) -> Numbers:
    """Join members of a target of whom every question has the same answer."""
    columns: list[Flags] = [_among([OTHER], names)[None, :]]
    for regime in regimes:
        columns += [clause.protects[None, :] for clause in regime.clauses]
        for each in regime.readings:
            columns += [each.bound_surely, each.bound_perhaps, each.excluded]
    return _joined(np.vstack(columns))


def _act_class(regimes: Sequence[RegimeTable]) -> Numbers:
    """Join acts that the same clauses speak of."""
    rows = [clause.acts[None, :] for regime in regimes for clause in regime.clauses]
    return _joined(np.vstack([np.zeros((1, len(ACTS)), dtype=np.bool_), *rows]))


def _joined(profiles: Flags) -> Numbers:
    """Return for every column of *profiles* the first column that equals it, shape (columns,)."""
    columns = np.ascontiguousarray(np.packbits(profiles, axis=0).T)
    first: dict[bytes, int] = {}
    return np.array(
        [first.setdefault(each.tobytes(), i) for i, each in enumerate(columns)], dtype=np.int64
    )
