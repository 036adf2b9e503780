"""
Alike: incidents that leave the same worlds open are judged once.

Most reports of a war differ in nothing that a clause asks: the same pair of sides, on a day
without a change, in the same areas. Two incidents are alike when every number that the law looks
up is equal; no digest is trusted, equal means compared. An incident with a defence is alike to
itself only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from trucewatch.definitions.acts import Form
from trucewatch.definitions.instants import SINCE_EVER
from trucewatch.findings import arrow
from trucewatch.findings.places import PlaceCells, PlaceKey
from trucewatch.findings.ragged import Numbers, offsets_of
from trucewatch.findings.terms_tables import CompiledTerms


@dataclass(frozen=True, slots=True)
class Shapes:
    """
    Groups of incidents that are alike.

    Attributes:
        first: One incident of each group, as a row of the batch, shape (groups,).
        number: Group of each incident, shape (incidents,).
    """

    first: Numbers
    number: Numbers


def shapes_of(
    records: pa.RecordBatch, terms: CompiledTerms, cells: dict[PlaceKey, PlaceCells]
) -> Shapes:
    """
    Group the incidents that are alike.

    Args:
        records: Incidents, schema INCIDENTS.
        terms: The terms that will be looked up.
        cells: Places that were cut before; those of this batch are added.
    """
    offsets, rows = arrow.lists(records.column("stories"))
    owner = np.repeat(np.arange(len(records)), np.diff(offsets))
    story = paired(
        _bits(arrow.field(rows, "low")),
        _bits(arrow.field(rows, "high")),
        _times(rows, arrow.form_of(records)[owner] != Form.INSTANT.value, terms),
        _places(rows, terms, cells),
        _candidates(arrow.field(rows, "who")),
        _targets(arrow.field(rows, "at_whom")),
        _candidates(arrow.field(rows, "what")),
    )
    incident = paired(interned(offsets, story), *_of_incidents(records))
    _, first, number = np.unique(incident, return_index=True, return_inverse=True)
    return Shapes(first.astype(np.int64), np.asarray(number, dtype=np.int64).reshape(-1))


def paired(*columns: Numbers) -> Numbers:
    """Return one number for each row; equal for rows whose columns are all equal."""
    whole = _dense(columns[0])
    for column in columns[1:]:
        dense = _dense(column)
        whole = _dense(whole * (int(dense.max(initial=0)) + 1) + dense)
    return whole


def interned(offsets: Numbers, elements: Numbers) -> Numbers:
    """Return one number for each list; equal for lists with equal elements in the same order."""
    lengths = np.diff(offsets)
    found = _dense(lengths)
    dense = _dense(elements)
    span = int(dense.max(initial=0)) + 1
    for place in range(int(lengths.max(initial=0))):
        longer = np.flatnonzero(lengths > place)
        mixed = found * (span + 1)
        mixed[longer] += 1 + dense[offsets[longer] + place]
        found = _dense(mixed)
    return found


def _dense(column: Numbers) -> Numbers:
    _, number = np.unique(column, return_inverse=True)
    return np.asarray(number, dtype=np.int64).reshape(-1)


def _bits(column: arrow.Column) -> Numbers:
    return arrow.floats(column).view(np.int64)


def _of_incidents(records: pa.RecordBatch) -> list[Numbers]:
    form = arrow.form_of(records)
    omission = form == Form.OMISSION.value
    requested = arrow.micros(records.column("requested_at"), SINCE_EVER)
    defences, _ = arrow.lists(records.column("defences"))
    pleading = np.diff(defences) > 0
    voices = records.column("voices").to_numpy(zero_copy_only=False)
    return [
        (form != Form.INSTANT.value) + omission.astype(np.int64),
        np.where(omission, requested, 0),
        np.where(pleading, np.arange(len(records)) + 1, 0),
        (voices <= 1).astype(np.int64),
    ]


def _times(rows: pa.StructArray, lasting: arrow.Flags, terms: CompiledTerms) -> Numbers:
    """Instants between two marks are alike; an interval with a mark inside is like itself only."""
    earliest = arrow.micros(arrow.field(rows, "earliest_at"))
    latest = arrow.micros(arrow.field(rows, "latest_at"))
    epoch = np.searchsorted(terms.marks, earliest, side="right")
    uncut = (np.searchsorted(terms.marks, latest, side="left") <= epoch) & ~lasting
    ends = [arrow.micros(arrow.field(rows, f"end_{each}_at")) for each in ("earliest", "latest")]
    return paired(
        np.where(uncut, epoch, -1),
        *(np.where(uncut, 0, each) for each in (earliest, latest)),
        *(np.where(lasting, each, 0) for each in ends),
    )


def _places(
    rows: pa.StructArray, terms: CompiledTerms, cells: dict[PlaceKey, PlaceCells]
) -> Numbers:
    """Places that are cut into the same areas with the same shares are alike."""
    keys = place_keys(rows)
    known: dict[PlaceKey, int] = {}
    classes: dict[tuple[bytes, bytes], int] = {}
    cells |= terms.places.cells_of_all(dict.fromkeys(key for key in keys if key not in cells))
    for key in dict.fromkeys(keys):
        share = cells[key].share
        content = (cells[key].inside.tobytes(), b"" if share is None else share.tobytes())
        known[key] = classes.setdefault(content, len(classes))
    return np.array([known[key] for key in keys], dtype=np.int64)


def place_keys(rows: pa.StructArray) -> list[PlaceKey]:
    """Return the place of each story as the key under which it is cut."""
    columns = [arrow.field(rows, name).to_pylist() for name in ("lon", "lat", "radius_km", "area")]
    return list(zip(*columns, strict=True))


def _candidates(column: arrow.Column) -> Numbers:
    offsets, rows = arrow.lists(column)
    names = arrow.codes(arrow.field(rows, "name"))
    weights = [_bits(arrow.field(rows, each)) for each in ("low", "high")]
    return interned(offsets, paired(names, *weights))


def _targets(column: arrow.Column) -> Numbers:
    offsets, rows = arrow.lists(column)
    starts, members = arrow.lists(arrow.field(rows, "members"))
    sets = interned(starts, arrow.codes(members))
    weights = [_bits(arrow.field(rows, each)) for each in ("low", "high")]
    return interned(offsets, paired(sets, *weights))


def spread(found: Numbers, shapes: Shapes) -> tuple[Numbers, Numbers]:
    """
    Give every incident the findings of its group.

    Args:
        found: Group of each finding, in order, shape (findings,).
        shapes: The groups.

    Returns:
        The incident and the finding of every row, in order of incident.
    """
    starts = np.searchsorted(found, np.arange(len(shapes.first) + 1))
    counts = np.diff(starts)[shapes.number]
    incident = np.repeat(np.arange(len(shapes.number)), counts)
    place = np.arange(len(incident)) - offsets_of(counts)[:-1][incident]
    return incident, starts[:-1][shapes.number[incident]] + place
