"""
Patterns: everything that the law looks up of a precise incident under one regime, in few numbers.

Two pairs of incident and regime with the same pattern have the same answers to every question and
the same thresholds, whatever the regimes are called; so of a million pairs a few hundred are
judged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.law_tables import LawTables
from trucewatch.findings.masks import WORD
from trucewatch.findings.places import Places
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.relation import points_inside
from trucewatch.findings.terms_tables import ACTS
from trucewatch.findings.whereabouts import Whereabouts

Flags = NDArray[np.bool_]

READING_BITS = 15
"""Bits that one reading needs."""

READINGS_IN_WORD = 2
"""Readings in the first word of a pattern, and in each further one."""

_MOST_MARKS = 16
_THRESHOLD_SHIFT = 38  # above two readings and the flags of the regime


@dataclass(frozen=True, slots=True)
class PatternTables:
    """
    The terms as patterns need them.

    Attributes:
        law: Everything that the regimes say.
        other: Number of the name that stands for nobody named.
        thresholds: Number of the thresholds that count for an act, shape (regimes, acts).
        marks: Marks of each regime, padded with the last of all numbers, shape (marks, regimes);
            ``None`` where some regime has many.
        spans: Of each epoch's row: 0 before the first window, 1 after the last, 2 between, 3 in
            force; and bits 2 and 3, whether a window holds everywhere, and is asked everywhere.
        lone: Regimes with one area and without a window everywhere, shape (regimes,).
    """

    law: LawTables
    other: int
    thresholds: Numbers
    marks: Numbers | None
    spans: Numbers
    lone: Flags

    @classmethod
    def of(cls, law: LawTables, other: int) -> PatternTables:
        """Return the tables for *law*."""
        return cls(
            law=law,
            other=other,
            thresholds=_thresholds(law),
            marks=_padded_marks(law),
            spans=_spans(law),
            lone=_lone(law),
        )

    def epochs(self, regime: Numbers, at: Numbers) -> Numbers:
        """Return the epoch of each regime in which an instant lies."""
        if self.marks is None:
            return self.law.marks.before(regime, at)
        found = np.zeros(len(regime), dtype=np.int64)
        for each in self.marks:
            found += each[regime] <= at
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """
    Pairs of a precise incident and a regime, shape (pairs,) each.

    Attributes:
        point: Place of the incident among the precise ones.
        regime: Row of the terms' regimes.
        at: When, UTC microseconds.
        party: Class of the acting party.
        member: Class of the only member of the target.
        act: Class of the act.
    """

    point: Numbers
    regime: Numbers
    at: Numbers
    party: Numbers
    member: Numbers
    act: Numbers

    def taken(self, rows: Numbers) -> Asked:
        """Return some of the pairs."""
        return Asked(*(getattr(self, name)[rows] for name in self.__slots__))


def patterns_of(
    tables: PatternTables, asked: Asked, places: Places, where: Whereabouts, *, touched: bool
) -> tuple[list[Numbers], Flags]:
    """
    Return the pattern of every pair.

    Args:
        tables: The terms.
        asked: The pairs.
        places: The areas.
        where: The points of the precise incidents.
        touched: Whether every incident is known to touch the regime it is paired with.

    Returns:
        Words of each pattern, shape (pairs,) each, and which pairs have none, because a duty
        speaks of the act.
    """
    inside = _inside(tables, asked, places, where, touched=touched)
    first, duty = _of_regime(tables, asked, inside)
    law = tables.law
    count = np.diff(law.readings)[asked.regime]
    epoch = tables.epochs(asked.regime, asked.at)
    words = [first]
    most = int(count.max(initial=0))
    for slot in range(most):
        number, place = divmod(slot, READINGS_IN_WORD)
        if number == len(words):
            words.append(np.zeros(len(first), dtype=np.int64))
        if int(count.min(initial=0)) > slot:
            mine = asked, epoch, inside
            words[number] |= _of_reading(tables, *mine, slot) << (place * READING_BITS)
        else:
            rows = np.flatnonzero(count > slot)
            mine = asked.taken(rows), epoch[rows], [each[rows] for each in inside]
            words[number][rows] |= _of_reading(tables, *mine, slot) << (place * READING_BITS)
    return words, duty


def _inside(
    tables: PatternTables, asked: Asked, places: Places, where: Whereabouts, *, touched: bool
) -> list[Numbers]:
    """Return the areas of the regime that each point lies in, as masks by word."""
    law = tables.law
    words = [np.zeros(len(asked.regime), dtype=np.int64) for _ in range(law.area_words)]
    known = tables.lone[asked.regime] if touched else np.zeros(len(asked.regime), dtype=np.bool_)
    words[0][known] = 1
    rest = np.flatnonzero(~known)
    for slot in range(law.areas.shape[1] if len(rest) else 0):
        area = law.areas[asked.regime[rest], slot]
        rest, area = rest[area >= 0], area[area >= 0]
        if not len(rest):
            break
        there = points_inside(places, where, asked.point[rest], area)
        words[slot // WORD][rest] |= there.astype(np.int64) << (slot % WORD)
    return words


def _of_regime(
    tables: PatternTables, asked: Asked, inside: list[Numbers]
) -> tuple[Numbers, Flags]:
    """Return what all readings of a regime share, above two readings' bits; and duties."""
    law, regime = tables.law, asked.regime
    flags = np.zeros((4, len(regime)), dtype=np.bool_)
    duty = np.zeros(len(regime), dtype=np.bool_)
    for number, word in enumerate(law.clauses):
        speaks = word.acts[regime, asked.act]
        if word.has_limits:
            speaks = speaks & _speaking(tables, asked, inside, number)
        if word.has_duties:
            duty |= (speaks & word.duties[regime]) != 0
            speaks = speaks & word.prohibitions[regime]
        flags[0] |= speaks != 0
        flags[1] |= (speaks & word.protects[regime, asked.member]) != 0
        flags[2] |= (speaks & word.protects_perhaps[regime, asked.member]) != 0
        flags[3] |= (speaks & word.accepting[regime]) != 0
    packed = tables.thresholds[regime, asked.act] << _THRESHOLD_SHIFT
    for bit, flag in enumerate((*flags, asked.party == tables.other)):
        packed |= flag.astype(np.int64) << (2 * READING_BITS + bit)
    other = (asked.member == tables.other).astype(np.int64)
    return packed | other << (2 * READING_BITS + 5), duty


def _speaking(tables: PatternTables, asked: Asked, inside: list[Numbers], number: int) -> Numbers:
    """
    Return the clauses of one word that speak in a place.

    A clause limited to an area is silent outside it, and where one of higher rank speaks.
    """
    law, regime = tables.law, asked.regime
    word = law.clauses[number]
    speaks, silenced = np.zeros_like(regime), np.zeros_like(regime)
    for slot in range(law.areas.shape[1]):
        lies = inside[slot // WORD] >> (slot % WORD) & 1
        speaks |= np.where(lies, word.speaks_in[regime, slot], 0)
        silenced |= np.where(lies, word.silenced_in[regime, slot], 0)
    return np.asarray((speaks & ~silenced) | ~word.limited[regime], dtype=np.int64)


def _of_reading(
    tables: PatternTables, asked: Asked, epoch: Numbers, inside: list[Numbers], slot: int
) -> Numbers:
    law = tables.law
    reading = law.readings[asked.regime] + slot
    row = law.epochs[reading] + epoch
    span = tables.spans[row]
    holds, meant = span >> 2 & 1, span >> 3 & 1
    for word, mask in enumerate(inside):
        holds = holds | ((law.holds_in[word, row] & mask) != 0)
        meant = meant | ((law.asked_in[word, row] & mask) != 0)
    packed = np.full(len(row), 1, dtype=np.int64)
    packed |= (span & 3) << 1
    packed |= holds << 3
    packed |= meant << 4
    packed |= law.counted[reading].astype(np.int64) << 5
    packed |= law.adopted[reading].astype(np.int64) << 6
    packed |= law.standing[row, asked.party].astype(np.int64) << 7
    packed |= law.standing[row, asked.member].astype(np.int64) << 11
    return packed


def _thresholds(law: LawTables) -> Numbers:
    """Number the thresholds of every regime and act: the strictest of the clauses that speak."""
    regimes = len(law.strictest)
    table = np.zeros((regimes, len(ACTS), law.strictest.shape[1]))
    spoken = np.zeros((regimes, len(ACTS)), dtype=np.bool_)
    for word in law.clauses:
        for bit in range(min(WORD, law.thresholds.shape[1] - word.first)):
            speaks = (word.acts >> bit & 1).astype(np.bool_)
            mine = law.thresholds[:, word.first + bit, None, :]
            table = np.where(speaks[:, :, None], np.maximum(table, mine), table)
            spoken |= speaks
    table = np.where(spoken[:, :, None], table, law.strictest[:, None, :])
    _, number = np.unique(table.reshape(-1, table.shape[2]), axis=0, return_inverse=True)
    return np.asarray(number, dtype=np.int64).reshape(regimes, len(ACTS))


def _padded_marks(law: LawTables) -> Numbers | None:
    counts = np.diff(law.marks.offsets)
    most = int(counts.max(initial=0))
    if most > _MOST_MARKS:
        return None
    table = np.full((most, len(counts)), np.iinfo(np.int64).max, dtype=np.int64)
    for slot in range(most):
        rows = np.flatnonzero(counts > slot)
        table[slot, rows] = law.marks.at[law.marks.offsets[rows] + slot]
    return table


def _spans(law: LawTables) -> Numbers:
    """Return where each epoch of each reading lies to its windows, with its bits of place."""
    regime = np.repeat(np.arange(len(law.readings) - 1), np.diff(law.readings))
    counts = np.diff(law.marks.offsets)[regime] + 1
    reading = np.repeat(np.arange(len(regime)), counts)
    epoch = np.arange(len(reading)) - law.epochs[reading]
    before = law.marks.before(regime, law.first, "left")[reading]
    after = law.marks.before(regime, law.last, "right")[reading]
    then = law.everywhere | (law.holds_in != 0).any(axis=0)
    spans = np.where(epoch <= before, 0, np.where(epoch >= after, 1, 2))
    spans = np.where(then, 3, spans)
    return np.asarray(spans + law.everywhere * 4 + law.asked_everywhere * 8, dtype=np.int64)


def _lone(law: LawTables) -> Flags:
    """Return the regimes of which a touched point lies in the one area that they name."""
    named = (law.areas >= 0).sum(axis=1) == 1
    everywhere = np.zeros(len(named), dtype=np.bool_)
    regime = np.repeat(np.arange(len(named)), np.diff(law.readings))
    counts = np.diff(law.marks.offsets)[regime] + 1
    everywhere[np.repeat(regime, counts)[law.everywhere]] = True
    return np.asarray(named & ~everywhere, dtype=np.bool_)
