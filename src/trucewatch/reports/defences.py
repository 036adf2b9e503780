"""
Defences in a cell: an exemption or a justification that somebody claims, or that was found.

The wording, several parted by ``;``::

    KIND claimed by ACTOR [against TARGET] [from INSTANT] [to INSTANT]
    KIND found by WHO for ACTOR [against TARGET] [from INSTANT] [to INSTANT]

KIND is a word of the terms, such as ``self_defence``. Who found it can be anybody; who pleads it
must be an actor of the case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from trucewatch.reports import codes
from trucewatch.reports.candidates import Known
from trucewatch.reports.mapping import ISO
from trucewatch.reports.rows import RowFault
from trucewatch.reports.times import read_time

_WORDING = re.compile(
    r"(?P<kind>[a-z][a-z_]{0,39}) (?P<how>claimed|found) by (?P<by>.+?)(?: for (?P<party>.+?))?"
    r"(?: against (?P<against>.+?))?(?: from (?P<from_at>\S+))?(?: to (?P<to_at>\S+))?"
)
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Defence:
    """A defence of one party, claimed or found to hold, in the fields of the column."""

    kind: str
    party: str
    against: str | None
    found: bool
    found_by: str | None
    from_at: datetime | None
    to_at: datetime | None

    def as_record(self) -> dict[str, Any]:
        """Return the fields of the column's struct."""
        return {name: getattr(self, name) for name in self.__slots__}


def read_defences(
    cell: str, actor: Known, target: Known, zone: tzinfo | None
) -> tuple[Defence, ...] | RowFault:
    """
    Read the defences of a cell.

    Args:
        cell: What stands there.
        actor: Finds an actor of the case.
        target: Finds an actor or a category of targets.
        zone: Zone of instants without an offset.
    """
    read: list[Defence] = []
    for part in filter(None, (each.strip() for each in cell.split(";"))):
        defence = _one(part, actor, target, zone)
        if isinstance(defence, RowFault):
            return defence
        read.append(defence)
    return tuple(read)


def _one(part: str, actor: Known, target: Known, zone: tzinfo | None) -> Defence | RowFault:
    found = _WORDING.fullmatch(part) if len(part) <= _LONGEST else None
    is_found = found is not None and found["how"] == "found"
    if found is None or (is_found and not found["party"]):
        return RowFault(codes.BAD_DEFENCE, "defences", part[:80], {"written": part[:80]})
    party = actor(found["party"] or found["by"])
    against = target(found["against"]) if found["against"] else None
    span = [_instant(found[name], zone) for name in ("from_at", "to_at")]
    for each in (party, against, *span):
        if isinstance(each, RowFault):
            return each
    return Defence(
        kind=found["kind"],
        party=str(party),
        against=None if against is None else str(against),
        found=is_found,
        found_by=found["by"] if is_found else None,
        from_at=span[0] if isinstance(span[0], datetime) else None,
        to_at=span[1] if isinstance(span[1], datetime) else None,
    )


def _instant(words: str | None, zone: tzinfo | None) -> datetime | RowFault | None:
    if not words:
        return None
    read = read_time(words, ISO, zone)
    return read if isinstance(read, RowFault) else read.earliest_at
