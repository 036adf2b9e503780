"""
World lines: the worlds of one act that carry the most weight, in words that can be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.acts import Act
from trucewatch.definitions.instants import from_micros
from trucewatch.definitions.targets import OTHER
from trucewatch.findings.batch import Batch, batch_of, every_pair
from trucewatch.findings.boxes import Coordinates
from trucewatch.findings.judging import grades_of_worlds
from trucewatch.findings.law import Grade, grades_of, said_by
from trucewatch.findings.layout import Layout, layout_of
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.scene import Asking, scene_of
from trucewatch.findings.terms_tables import ACTS, CompiledTerms
from trucewatch.findings.told import Told
from trucewatch.findings.units import seen_by, units_of
from trucewatch.findings.worlds import Worlds, worlds_of

Record = dict[str, Any]

MOST_LINES = 24
"""Worlds shown; the rest is summed up by how many there are."""

Classes = list[tuple[str, str, NDArray[np.int8]]]
"""Classes by regime and reading, shape (4, worlds) each."""

CLASS_NAMES = {grade: grade.name.lower() for grade in Grade}


@dataclass(frozen=True, slots=True)
class WorldLine:
    """
    One world, or several that differ in nothing that any clause asks.

    Attributes:
        story: Number of the story, from 1.
        weight_min: Least weight of the world in the whole.
        weight_max: Greatest.
        begins_at: First instant of its piece of time.
        areas: Areas that its place lies in.
        who: Acting party, or the parties of whom every question has the same answer.
        at_whom: Targets of whom every question has the same answer; a set is joined by ``+``.
        what: Act, or acts that the same clauses speak of.
        classes: Class by regime and reading; several where it hangs on what is not known.
    """

    story: int
    weight_min: float
    weight_max: float
    begins_at: datetime | None
    areas: tuple[str, ...]
    who: tuple[str, ...]
    at_whom: tuple[str, ...]
    what: tuple[str, ...]
    classes: tuple[tuple[str, str, tuple[str, ...]], ...]


def world_lines(records: pa.RecordBatch, terms: CompiledTerms) -> tuple[WorldLine, ...]:
    """
    Return the worlds of one act, heaviest first.

    Args:
        records: The act, one row, schema INCIDENTS.
        terms: The terms as look-ups.
    """
    told = Told.of(records, terms.places)
    batch = batch_of(told, terms, every_pair(1, len(terms.regimes)))
    record: Record = records.to_pylist()[0]
    worlds = worlds_of(batch, np.arange(int(batch.stories[-1])))
    layout = layout_of(batch, worlds, np.arange(1))
    classes = _classes(batch, worlds, layout, terms)
    low, high = _weights(layout)
    order = np.lexsort((np.arange(len(high)), -low, -high))[:MOST_LINES]
    kept = [int(i) for i in order if high[i] > 0]
    return tuple(
        _line(i, (low, high), batch, (layout, worlds, terms, record), classes) for i in kept
    )


def _classes(batch: Batch, worlds: Worlds, layout: Layout, terms: CompiledTerms) -> Classes:
    """Ask every reading of every regime of each world."""
    law, pairs = terms.law, every_pair(1, len(terms.regimes))
    units, seen = units_of(pairs, law), seen_by(pairs, batch, law)
    asking = Asking(
        batch, law, units, seen, Coordinates.of(batch), worlds, layout.repeated(units.incident)
    )
    scene = scene_of(asking)
    said = [said_by(scene, number, word) for number, word in enumerate(law.clauses)]
    grades = grades_of_worlds(scene, grades_of(scene, said))
    by_unit = grades.reshape(len(grades), len(units.pair), len(layout.rows))
    readings = [
        (regime.id, each.reading.id) for regime in terms.regimes for each in regime.readings
    ]
    return [
        (regime, reading, by_unit[:, unit])
        for (regime, reading), unit in zip(readings, law.asked, strict=True)
    ]


def _weights(layout: Layout) -> tuple[Shares, Shares]:
    """Return least and greatest weight of each world alone in the whole incident."""
    low, high = np.zeros(len(layout.weight)), np.zeros(len(layout.weight))
    for i in range(len(layout.weight)):
        alone = np.zeros(len(layout.weight))
        alone[i] = 1.0
        (least,), (most,) = layout.range_of(alone, alone)
        low[i], high[i] = least, most
    return np.round(low, 12), np.round(high, 12)


def _line(
    i: int,
    weights: tuple[Shares, Shares],
    batch: Batch,
    view: tuple[Layout, Worlds, CompiledTerms, Record],
    classes: Classes,
) -> WorldLine:
    layout, worlds, terms, record = view
    places = sorted(terms.places.number.items(), key=lambda each: each[1])
    here = np.full(len(places), batch.where.value_class[worlds.where[i]])
    inside = batch.inside.at(here, np.array([number for _, number in places], dtype=np.int64))
    party = int(batch.who.value_class[worlds.who[i]])
    hit = int(batch.at_whom.value_class[worlds.at_whom[i]])
    act = int(batch.what.value_class[worlds.what[i]])
    sets = batch.targets
    target = slice(sets.offsets[hit], sets.offsets[hit + 1])
    return WorldLine(
        story=int(layout.story[i]) + 1,
        weight_min=float(weights[0][i]),
        weight_max=float(weights[1][i]),
        begins_at=from_micros(int(batch.times.begins[worlds.when[i]])),
        areas=tuple(name for (name, _), yes in zip(places, inside, strict=True) if yes),
        who=_alike(batch, party, terms, int(layout.story[i])),
        at_whom=_targets_alike(record, sets.members[target], terms, int(layout.story[i])),
        what=_acts_alike(record, act, terms, int(layout.story[i])),
        classes=tuple((r, g, _named(found[:, i])) for r, g, found in classes),
    )


def _alike(batch: Batch, number: int, terms: CompiledTerms, story: int) -> tuple[str, ...]:
    """Return the candidates of the story that every question answers as it does *number*."""
    people = batch.candidates
    mine = people.names[people.name[people.story == story]]
    numbers = terms.names.numbers([str(each) for each in mine])
    same = (terms.who_class[numbers] == number) | (numbers == number)
    return tuple(sorted({str(each) for each in mine[same]}))


def _targets_alike(
    record: Record, members: Numbers, terms: CompiledTerms, story: int
) -> tuple[str, ...]:
    """Return the targets of the story that every question answers alike, sets joined by ``+``."""
    wanted = {int(each) for each in members}
    alike = []
    for each in record["stories"][story]["at_whom"]:
        numbers = terms.names.numbers(each["members"])
        if wanted in ({int(n) for n in numbers}, {int(n) for n in terms.member_class[numbers]}):
            alike.append("+".join(each["members"]))
    return tuple(sorted(alike)) or (OTHER,)


def _acts_alike(record: Record, act: int, terms: CompiledTerms, story: int) -> tuple[str, ...]:
    """Return the acts of the story that the same clauses speak of."""
    alike = {each.value for j, each in enumerate(ACTS) if terms.act_class[j] == act}
    told = tuple(c["name"] for c in record["stories"][story]["what"] if c["name"] in alike)
    return told or (Act.OTHER.value,)


def _named(found: Iterable[int]) -> tuple[str, ...]:
    return tuple(CLASS_NAMES[Grade(each)] for each in sorted({int(each) for each in found}))
