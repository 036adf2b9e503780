"""
Flat terms: the tables of every regime laid side by side, once for each case.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.definitions.instants import SINCE_EVER, UNTIL_FURTHER, to_micros
from trucewatch.findings.clause_masks import clause_masks
from trucewatch.findings.law_tables import (
    EXCLUDED,
    EXCLUDED_PERHAPS,
    PERHAPS,
    SURELY,
    THRESHOLDS,
    LawTables,
    Marked,
    Standings,
)
from trucewatch.findings.masks import EVERY, WORD, ClauseMasks
from trucewatch.findings.ragged import Numbers, Shares, offsets_of
from trucewatch.findings.terms_tables import (
    ClauseTable,
    Names,
    ReadingTable,
    RegimeTable,
    strictest,
)
from trucewatch.terms.model import DueKind, Thresholds

Flags = NDArray[np.bool_]

MICROS_PER_DAY = 86_400_000_000


def law_tables(regimes: Sequence[RegimeTable], names: Names) -> LawTables:
    """Lay the tables of *regimes* out flat."""
    areas = [_areas_of(each) for each in regimes]
    clauses = clause_masks(regimes, names, areas)
    widest = max((len(each) for each in areas), default=0)
    words = max(-(-widest // WORD), 1)
    different = [_different(each) for each in regimes]
    chosen = [(r, regimes[r].readings[i]) for r, (kept, _) in enumerate(different) for i in kept]
    readings = offsets_of(np.array([len(kept) for kept, _ in different], dtype=np.int64))
    listed = offsets_of(np.array([len(each.readings) for each in regimes], dtype=np.int64))
    asked = np.concatenate(
        [np.empty(0, np.int64)]
        + [start + of for (_, of), start in zip(different, readings[:-1], strict=True)]
    )
    counts = np.array([len(each.everywhere) for _, each in chosen], dtype=np.int64)
    covers = [_covers(each, areas[r], words) for r, each in chosen]
    epochs = offsets_of(counts)
    everywhere = _side_by_side([each.everywhere for _, each in chosen], np.bool_)
    holds_in = _in_words([holds for holds, _, _ in covers], words)
    asked_everywhere = _side_by_side([each for _, each, _ in covers], np.bool_)
    asked_in = _in_words([each for _, _, each in covers], words)
    standing = np.concatenate(
        [np.empty((0, len(names)), np.uint8)]
        + [_standing(each, names.other) for _, each in chosen]
    )
    due = np.stack([_due(word, regimes, chosen) for word in clauses])
    regime_of = np.repeat([r for r, _ in chosen], counts).astype(np.int64)
    whole = [regime_of[:, None], everywhere[:, None], holds_in.T, asked_everywhere[:, None]]
    return LawTables(
        marks=Marked.of([each.marks for each in regimes]),
        clauses=clauses,
        areas=_padded(areas, widest),
        area_words=words,
        readings=readings,
        asked=asked,
        listed=listed,
        counted=_over_asked([each.counted for each in regimes], asked, len(chosen)),
        adopted=_over_asked(
            [np.array([r.reading.adopted for r in each.readings]) for each in regimes],
            asked,
            len(chosen),
        ),
        epochs=epochs[:-1],
        first=np.array([_first(each) for _, each in chosen], dtype=np.int64),
        last=np.array([each.last_end for _, each in chosen], dtype=np.int64),
        end_epoch=np.array(
            [
                _end_epoch(regimes[r], each, int(start))
                for (r, each), start in zip(chosen, epochs[:-1], strict=True)
            ],
            dtype=np.int64,
        ),
        everywhere=everywhere,
        holds_in=holds_in,
        asked_everywhere=asked_everywhere,
        asked_in=asked_in,
        standing=standing,
        content=_content([*whole, asked_in.T, due.T]),
        due=due,
        undated=np.stack([_undated(word, regimes, chosen) for word in clauses]),
        thresholds=_thresholds(regimes),
        strictest=np.array([_row(each.thresholds) for each in regimes]).reshape(
            len(regimes), len(THRESHOLDS)
        ),
        is_uneven=np.array(
            [
                any(_row(c.thresholds) != _row(each.thresholds) for c in each.clauses)
                for each in regimes
            ],
            dtype=np.bool_,
        ),
        strictest_of_all=np.array(_row(strictest([each.thresholds for each in regimes]))),
        own_words=_own_words(regimes, names, asked, len(chosen)),
        adopted_from=np.array([_adopted_from(each) for each in regimes], dtype=np.int64),
        ids=tuple(each.id for each in regimes),
        reading_ids=tuple(each.reading.id for regime in regimes for each in regime.readings),
    )


def _content(columns: Sequence[NDArray[Any]]) -> Numbers:
    """Return for every row of all columns the first row that is equal, shape (rows,)."""
    seen: dict[bytes, int] = {}
    rows = zip(*columns, strict=True)
    found = [
        seen.setdefault(b"".join(np.ascontiguousarray(part).tobytes() for part in row), i)
        for i, row in enumerate(rows)
    ]
    return np.array(found, dtype=np.int64)


def _areas_of(regime: RegimeTable) -> Numbers:
    found = [np.flatnonzero(each.by_area.any(axis=0)) for each in regime.readings]
    limits = [clause.area for clause in regime.clauses if clause.area >= 0]
    return np.unique(np.concatenate([np.array(limits, dtype=np.int64), *found])).astype(np.int64)


def _padded(lists: Sequence[Numbers], widest: int) -> Numbers:
    table = np.full((len(lists), widest), -1, dtype=np.int64)
    for i, each in enumerate(lists):
        table[i, : len(each)] = each
    return table


def _different(regime: RegimeTable) -> tuple[list[int], Numbers]:
    """Return the readings that differ, and for every reading the place of the one it equals."""
    places: dict[tuple[bytes, ...], int] = {}
    kept: list[int] = []
    of = np.empty(len(regime.readings), dtype=np.int64)
    for i, each in enumerate(regime.readings):
        place = places.setdefault(each.answers, len(kept))
        if place == len(kept):
            kept.append(i)
        of[i] = place
    return kept, of


def _over_asked(flags: Sequence[Flags], asked: Numbers, readings: int) -> Flags:
    found = np.zeros(readings, dtype=np.bool_)
    found[asked[_side_by_side(flags, np.bool_)]] = True
    return found


def _side_by_side(arrays: Sequence[NDArray[np.bool_]], kind: type[np.bool_]) -> Flags:
    return np.concatenate([np.empty(0, kind), *arrays]).astype(kind)


def _first(reading: ReadingTable) -> int:
    return min((each.window.first for each in reading.reading.holdings), default=UNTIL_FURTHER)


def _end_epoch(regime: RegimeTable, reading: ReadingTable, first: int) -> int:
    if abs(reading.last_end) >= UNTIL_FURTHER:
        return -1
    return first + int(regime.marks.searchsorted(reading.last_end, side="left"))


Cover = tuple[Numbers, Flags, Numbers]
"""Areas as masks (epochs, words), whether everywhere is asked, and the areas asked."""


def _covers(reading: ReadingTable, areas: Numbers, words: int) -> Cover:
    """
    Return where windows hold, and where the question "in area" is asked.

    Where no window holds at an instant the areas of the whole chain are asked, so that time and
    place are answered apart.
    """
    here = reading.by_area[:, areas]
    silent = ~(reading.everywhere | here.any(axis=1))
    asked = here.copy()
    asked[silent] = here.any(axis=0)
    everywhere = reading.everywhere.copy()
    everywhere[silent] = reading.everywhere.any()
    return _packed(here, words), everywhere, _packed(asked, words)


def _packed(flags: Flags, words: int) -> Numbers:
    """Return flags by (epoch, area) as masks by (epoch, word)."""
    found = np.zeros((len(flags), words), dtype=np.int64)
    for area in range(flags.shape[1]):
        found[:, area // WORD] |= flags[:, area].astype(np.int64) << (area % WORD)
    return found


def _in_words(tables: Sequence[Numbers], words: int) -> Numbers:
    return np.ascontiguousarray(np.concatenate([np.empty((0, words), np.int64), *tables]).T)


def _standing(reading: ReadingTable, other: int) -> Standings:
    bits = reading.bound_surely * SURELY | reading.bound_perhaps * PERHAPS
    bits |= reading.excluded * (EXCLUDED | EXCLUDED_PERHAPS)
    bits[:, other] = bits[:, other] & (SURELY | PERHAPS) | EXCLUDED_PERHAPS
    return bits.astype(np.uint8)


Chosen = Sequence[tuple[int, ReadingTable]]
"""The readings that differ, each with the row of its regime."""


def _duties(word: ClauseMasks, regime: RegimeTable) -> list[tuple[int, ClauseTable]]:
    here = regime.clauses[word.first : word.first + WORD]
    return [(1 << bit, clause) for bit, clause in enumerate(here) if clause.due is not None]


def _due(word: ClauseMasks, regimes: Sequence[RegimeTable], chosen: Chosen) -> Numbers:
    """Return the clauses that are due by the clock in each epoch; prohibitions always are."""
    found: list[Numbers] = [np.empty(0, np.int64)]
    for r, reading in chosen:
        masks = np.full(len(reading.everywhere), EVERY, dtype=np.int64)
        for bit, clause in _duties(word, regimes[r]):
            at = _due_by_clock(clause, reading)
            if at is None:
                continue
            place = int(regimes[r].marks.searchsorted(at))
            there = place < len(regimes[r].marks) and regimes[r].marks[place] == at
            masks[: place + 1 if there else None] &= ~bit
        found.append(masks)
    return np.concatenate(found)


def _undated(word: ClauseMasks, regimes: Sequence[RegimeTable], chosen: Chosen) -> Numbers:
    """Return the duties that fall due at no instant at all, whatever was asked for when."""
    return np.array(
        [
            sum(
                bit
                for bit, clause in _duties(word, regimes[r])
                if (_due_by_clock(clause, reading) or 0) >= UNTIL_FURTHER
            )
            for r, reading in chosen
        ],
        dtype=np.int64,
    )


def _due_by_clock(clause: ClauseTable, reading: ReadingTable) -> int | None:
    """
    Return when a duty falls due, UNTIL_FURTHER where never; ``None`` where it waits for a request.

    Law: a duty is due at its due time, or when the reading's window ends; where that is open
    there is no due time and the omission is outside the terms (docs/explanation/law.md,
    section 2).
    """
    due = clause.due
    if due is None or due.kind is DueKind.ON_REQUEST:
        return None
    if due.kind is DueKind.AFTER_REQUEST and due.after is not None:
        return None
    if due.kind is DueKind.AT and due.at is not None:
        return to_micros(due.at)
    return reading.last_end if abs(reading.last_end) < UNTIL_FURTHER else UNTIL_FURTHER


def _thresholds(regimes: Sequence[RegimeTable]) -> Shares:
    most = max((len(each.clauses) for each in regimes), default=0)
    table = np.zeros((len(regimes), most, len(THRESHOLDS)))
    for r, regime in enumerate(regimes):
        for c, clause in enumerate(regime.clauses):
            table[r, c] = _row(clause.thresholds)
    return table


def _row(thresholds: Thresholds) -> list[float]:
    return [float(getattr(thresholds, name)) for name in THRESHOLDS]


def _own_words(
    regimes: Sequence[RegimeTable], names: Names, asked: Numbers, readings: int
) -> Flags:
    table = np.zeros((readings, len(names)), dtype=np.bool_)
    every = [each for regime in regimes for each in regime.readings]
    for row, reading in zip(asked, every, strict=True):
        table[row, names.numbers(sorted(reading.own_words_of))] = True
    table[:, names.unlisted] = False
    return table


def _adopted_from(regime: RegimeTable) -> int:
    days = [each.reading.adopted_on for each in regime.readings if each.reading.adopted]
    last = max((each for each in days if each is not None), default=None)
    return SINCE_EVER if last is None else (last - date(1970, 1, 1)).days * MICROS_PER_DAY
