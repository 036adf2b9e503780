"""
Conflicts: where the words of a truce contradict each other, kept and listed, never settled.

A conflict is no error: terms full of contradictions are what missions get. Its sentence stands in
the catalogue as ``conflict.CODE``, with the values of its detail as fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.terms import conflicts_of_parties, conflicts_of_time
from trucewatch.terms.chains import statement_spans
from trucewatch.terms.conflict_record import Conflict
from trucewatch.terms.conflicts_of_chains import between_regimes
from trucewatch.terms.families import Family, families
from trucewatch.terms.model import Regime
from trucewatch.terms.statement_sets import meanings

CONFLICT_CODES = (
    "start-differs",
    "end-differs",
    "duration-interval",
    "many-readings",
    "open-against-fixed",
    "area-differs",
    "zone-conversion",
    "extension-by-to",
    "gap",
    "overlap",
    "register-differs",
    "exclusion-differs",
    "oversight-differs",
    "announced-without-acceptance",
    "silent",
)
"""Every kind of conflict, in the order in which they are listed."""


def conflicts(regimes: Iterable[Regime]) -> tuple[Conflict, ...]:
    """
    Return every contradiction inside the terms of *regimes*, by family, then by kind.

    Args:
        regimes: Regimes without errors.
    """
    found: list[Conflict] = []
    for family in families(regimes):
        of_family = list(_of_family(family))
        found += sorted(of_family, key=lambda each: CONFLICT_CODES.index(each.code))
    return tuple(found)


def _of_family(family: Family) -> Iterator[Conflict]:
    windows = statement_spans(family)
    said = meanings(family, windows)
    for regime, statements in zip(family.regimes, said, strict=True):
        yield from conflicts_of_time.within_one_regime(regime, statements)
        yield from conflicts_of_parties.within_one_regime(regime, statements)
    yield from between_regimes(family, windows, said)
    yield from conflicts_of_parties.within_family(family)
    for statement in family.in_chains():
        if not windows[statement.id]:
            announcement = statement.announcement
            detail = {"id": announcement.id}
            by = (announcement.by,)
            yield Conflict("silent", statement.regime, announcement.id, by, detail)
