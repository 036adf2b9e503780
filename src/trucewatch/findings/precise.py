"""
Precise incidents: those of which everything is known, so that one world alone is open.

One story, an instant, a point, one candidate each, no defence and no omission. What a regime
answers of such an incident hangs on a few classes only; so it is asked once for all that share
them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.acts import Act, Form
from trucewatch.definitions.targets import OTHER
from trucewatch.findings import arrow
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.terms_tables import ACTS, CompiledTerms, UnknownActError
from trucewatch.findings.whereabouts import Whereabouts

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Precise:
    """
    The precise incidents of a batch, shape (n,) each.

    Attributes:
        row: Row of the batch, in order.
        at: When, UTC microseconds.
        where: The point.
        party: Class of the acting party.
        member: Class of the only member of the target.
        act: Class of the act.
        name: Place of the acting party in *names*; -1 where nobody is named.
        names: Names of acting parties.
    """

    row: Numbers
    at: Numbers
    where: Whereabouts
    party: Numbers
    member: Numbers
    act: Numbers
    name: Numbers
    names: list[str]


def precise_of(records: pa.RecordBatch, terms: CompiledTerms) -> Precise:
    """
    Return the precise ones among *records*, schema INCIDENTS.

    Raises:
        UnknownActError: When an act class of one is not in the closed vocabulary.
        KeyError: When the case has no area that is told.
    """
    offsets, told = arrow.lists(records.column("stories"))
    row = np.flatnonzero(_is_plain(records) & (np.diff(offsets) == 1))
    story = offsets[row]
    where = Whereabouts.of(told, terms.places.region_number)
    earliest, latest = (
        arrow.micros(arrow.field(told, each)) for each in ("earliest_at", "latest_at")
    )
    known = (earliest == latest) & where.is_spot & ~where.is_disc & _weighs_one(told)
    lists = {
        name: _Lone.of(arrow.field(told, name), "members" if name == "at_whom" else "name")
        for name in ("who", "at_whom", "what")
    }
    for each in lists.values():
        known &= each.is_lone
    kept = known[story]
    row, story = row[kept], story[kept]
    who, whom, what = (lists[name] for name in ("who", "at_whom", "what"))
    names = who.names
    numbers = terms.names.numbers([*names, OTHER])
    members = terms.names.numbers([*whom.names, OTHER])
    name = who.name[story]
    return Precise(
        row=row,
        at=earliest[story],
        where=where.taken(story),
        party=terms.who_class[numbers[name]],
        member=terms.member_class[members[whom.name[story]]],
        act=_acts(what, story, terms),
        name=np.where(np.array([each == OTHER for each in [*names, OTHER]])[name], -1, name),
        names=names,
    )


def _is_plain(records: pa.RecordBatch) -> Flags:
    """Return which incidents are instants without a defence."""
    form, forms = arrow.coded(records.column("form"))
    instant = np.array([each == Form.INSTANT.value for each in forms], dtype=np.bool_)
    defences, _ = arrow.lists(records.column("defences"))
    return np.asarray(instant[form] & (np.diff(defences) == 0), dtype=np.bool_)


def _weighs_one(rows: pa.StructArray) -> Flags:
    low, high = (arrow.floats(arrow.field(rows, each)) for each in ("low", "high"))
    return np.asarray((low == 1.0) & (high == 1.0), dtype=np.bool_)


def _acts(what: _Lone, story: Numbers, terms: CompiledTerms) -> Numbers:
    number = {act.value: i for i, act in enumerate(ACTS)}
    name = what.name[story]
    known = np.array([number.get(each, -1) for each in [*what.names, Act.OTHER.value]])
    acts = known[name]
    if acts.min(initial=0) < 0:
        wrong = np.unique(name[acts < 0])
        raise UnknownActError(", ".join(sorted(what.names[each] for each in wrong)))
    return np.asarray(terms.act_class[acts], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Lone:
    """Candidates of every story, where there is one or none: its place in the names."""

    is_lone: Flags
    name: Numbers  # len(names) where there is none
    names: list[str]

    @classmethod
    def of(cls, column: arrow.Column, field: str) -> _Lone:
        offsets, rows = arrow.lists(column)
        texts = arrow.field(rows, field)
        counts = np.diff(offsets)
        weighty = _weighs_one(rows)
        if field == "members":
            starts, texts = arrow.lists(texts)
            lone = np.diff(starts) == 1
            if not lone.all():
                weighty = weighty & lone
                texts = texts.take(pa.array(np.minimum(starts[:-1], max(len(texts) - 1, 0))))
        number, names = arrow.coded(texts)
        if (counts == 1).all():
            return cls(weighty, number, names)
        first = np.minimum(offsets[:-1], max(len(rows) - 1, 0))
        some = counts == 1
        is_lone = counts == 0
        name = np.full(len(counts), len(names), dtype=np.int64)
        if len(rows):
            is_lone = is_lone | (some & weighty[first])
            name = np.where(some, number[first], name)
        return cls(is_lone, name, names)
