"""
Weighted candidates: who may have acted, at whom, by what act.

A cell holds a small notation; spaces around signs do not matter:

====================== ==============================================================
``a``                  one candidate, surely
``a:.7; b:.3``         candidates with given weights
``a:.2-.6; b:.4-.8``   candidates whose weights lie in ranges
``any: a, b``          one of these, with any weights
``a+b``                a target that is a set, hit together (targets only)
====================== ==============================================================

Weights of acts and targets sum to 1, and so do those of actors in a closed list. Of actors in an
open list the rest belongs to somebody else. Several candidates without weights mean nothing and
are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from trucewatch.definitions.names import nearest_names
from trucewatch.definitions.problems import Code
from trucewatch.reports import codes
from trucewatch.reports.rows import RowFault

_WEIGHT = r"(?:0|1|0?\.[0-9]{1,9}|1\.0{1,9})"
_WEIGHTED = re.compile(rf"(?P<name>.+):\s*(?P<low>{_WEIGHT})(?:\s*-\s*(?P<high>{_WEIGHT}))?")
_LIKE_A_WEIGHT = re.compile(r".+:\s*[-+]?[0-9.,%\s-]*")
_ANY = re.compile(r"any\s*:(?P<names>.*)", re.IGNORECASE | re.DOTALL)
_ROUNDING = 1e-9
_CANDIDATES_MOST = 64


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor or an act class with its weight, a range of shares from 0 to 1."""

    name: str
    low: float
    high: float

    def as_record(self) -> dict[str, Any]:
        """Return the fields of the column's struct."""
        return {"name": self.name, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Target:
    """A set of targets hit together with its weight, a range of shares from 0 to 1."""

    members: tuple[str, ...]
    low: float
    high: float

    def as_record(self) -> dict[str, Any]:
        """Return the fields of the column's struct."""
        return {"members": list(self.members), "low": self.low, "high": self.high}


_Kind = TypeVar("_Kind", tuple[Candidate, ...], tuple[Target, ...])

Known = Callable[[str], str | RowFault]
"""Returns the id of a name, or why there is none."""


def read_candidates(cell: str, known: Known, *, whole: bool) -> tuple[Candidate, ...] | RowFault:
    """
    Read the candidates of a cell.

    Args:
        cell: What stands there, in the notation above.
        known: Finds the id of a name.
        whole: Whether the weights must sum to 1; else they may leave a rest.

    Returns:
        Candidates in the order written, none for a blank cell; or why it can not be read.
    """
    weighted = _weighted(cell)
    if isinstance(weighted, RowFault):
        return weighted
    read: list[Candidate] = []
    for name, low, high in weighted:
        found = known(name)
        if isinstance(found, RowFault):
            return found
        read.append(Candidate(found, low, high))
    return _once([each.name for each in read], cell) or _sums(tuple(read), cell, whole=whole)


def read_targets(cell: str, known: Known) -> tuple[Target, ...] | RowFault:
    """
    Read the targets of a cell, each a set of members joined by ``+``.

    Returns:
        Targets in the order written, none for a blank cell; or why it can not be read.
    """
    weighted = _weighted(cell)
    if isinstance(weighted, RowFault):
        return weighted
    read: list[Target] = []
    for name, low, high in weighted:
        members: list[str] = []
        for part in name.split("+"):
            found = known(part.strip())
            if isinstance(found, RowFault):
                return found
            members.append(found)
        read.append(Target(tuple(dict.fromkeys(members)), low, high))
    sets = [" + ".join(sorted(each.members)) for each in read]
    return _once(sets, cell) or _sums(tuple(read), cell, whole=True)


def _weighted(cell: str) -> list[tuple[str, float, float]] | RowFault:
    text = cell.strip()
    if not text:
        return []
    free = _ANY.fullmatch(text)
    if free:
        names = [name.strip() for name in free["names"].split(",")]
        if ":" in free["names"] or ";" in free["names"] or not all(names):
            return _bad(cell)
        return [(name, 0.0, 1.0) for name in names]
    parts = [part.strip() for part in text.split(";")]
    if len(parts) > _CANDIDATES_MOST or not all(parts):
        return _bad(cell)
    if len(parts) == 1 and not _LIKE_A_WEIGHT.fullmatch(text):
        return [(text, 1.0, 1.0)]
    read = [_one(part) for part in parts]
    whole = [each for each in read if each is not None]
    return whole if len(whole) == len(read) else _bad(cell)


def _one(part: str) -> tuple[str, float, float] | None:
    found = _WEIGHTED.fullmatch(part)
    if found is None:
        return None
    low = float(found["low"])
    high = float(found["high"]) if found["high"] else low
    return (found["name"].strip(), low, high) if low <= high else None


def _bad(cell: str) -> RowFault:
    return RowFault(codes.BAD_CANDIDATES, "", cell[:80], {"written": cell[:80]})


def _once(names: list[str], cell: str) -> RowFault | None:
    return None if len(set(names)) == len(names) else _bad(cell)


def _sums(read: _Kind, cell: str, *, whole: bool) -> _Kind | RowFault:
    low, high = sum(each.low for each in read), sum(each.high for each in read)
    reaches = high >= 1 - _ROUNDING or not whole
    if not read or (low <= 1 + _ROUNDING and reaches):
        return read
    values = {"written": cell[:80], "low": f"{low:.4g}", "high": f"{high:.4g}"}
    return RowFault(codes.WEIGHTS_DO_NOT_ADD_UP, "", cell[:80], values)


def has_range(read: tuple[Candidate, ...] | tuple[Target, ...]) -> bool:
    """Say whether weights are ranges other than given points and other than any weights."""
    given = all(each.low == each.high for each in read)
    free = all(each.low == 0 and each.high == 1 for each in read)
    return not given and not free


def unknown_word(word: str, known: tuple[str, ...], code: Code) -> RowFault:
    """Return the fault of a word outside a closed vocabulary, with the nearest words."""
    near = ", ".join(nearest_names(word, known)) or ", ".join(known[:8])
    return RowFault(code, "", word[:80], {"written": word[:80], "nearest": near})
