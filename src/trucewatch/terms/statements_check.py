"""
Checks of the statements of one family: what extends what, and when.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.definitions.fields import nearest
from trucewatch.definitions.instants import written
from trucewatch.definitions.problems import Code
from trucewatch.terms import codes
from trucewatch.terms.chains import statement_spans
from trucewatch.terms.families import Family, Statement
from trucewatch.terms.model import Announcement, Regime
from trucewatch.terms.spans import NO_BASE, Base, Span, reversed_bounds

StatementFault = tuple[Code, Regime, str, dict[str, str]]
"""Code, regime in whose file it stands, path of keys, values of the sentence."""


def statement_faults(family: Family) -> Iterator[StatementFault]:
    """
    Yield what is wrong with the statements of *family*: links that lead nowhere or back, words
    that lengthen nothing, extensions dated before what they extend, windows that end before they
    start.
    """
    windows = statement_spans(family)
    seen: dict[str, Regime] = {}
    for regime in family.regimes:
        for announcement in regime.announcements:
            path = f"announcements.{announcement.id}"
            if announcement.id in seen:
                values = {"id": announcement.id, "other": seen[announcement.id].id}
                yield codes.STATEMENT_ID_TWICE, regime, path, values
                continue
            seen[announcement.id] = regime
            statement = family.statements[announcement.id]
            for code, key, values in _faults(statement, family, windows):
                yield code, regime, f"{path}.{key}", {"id": announcement.id, **values}
        yield from _taken_over(regime, family)


_Faults = Iterator[tuple[Code, str, dict[str, str]]]


def _faults(statement: Statement, family: Family, windows: dict[str, tuple[Span, ...]]) -> _Faults:
    announcement = statement.announcement
    base = family.statements.get(statement.base or "")
    if announcement.extends and base is None:
        known = {"other": announcement.extends, "nearest": _nearest(announcement.extends, family)}
        yield codes.UNKNOWN_STATEMENT, "extends", known
        return
    if base is None:
        for key in _lengthening(announcement):
            yield codes.NOTHING_TO_EXTEND, key, {}
        yield from _reversed(announcement, NO_BASE)
        return
    if _leads_back(statement, family):
        yield codes.STATEMENTS_IN_A_CIRCLE, "extends", {}
        return
    if _is_too_early(announcement, base.announcement):
        key = "extends" if announcement.extends else "by"
        yield codes.EXTENSION_TOO_EARLY, key, {"other": base.id}
    if not windows[announcement.id]:
        for span in windows[base.id][:1]:
            yield from _reversed(announcement, Base(span.end, span.start))


def _lengthening(announcement: Announcement) -> list[str]:
    lengths = {
        "extended_by": announcement.extended_by,
        "extended_to": announcement.extended_to,
    }
    return [key for key, length in lengths.items() if length is not None]


def _reversed(announcement: Announcement, base: Base) -> _Faults:
    """Yield a window that ends before it starts; ends stated as such were noted on reading."""
    found = reversed_bounds(announcement, base)
    if found is not None and not (announcement.start and announcement.end):
        key = (*_lengthening(announcement), "end")[0]
        values = {"start": str(written(found[0])), "end": str(written(found[1]))}
        yield codes.END_BEFORE_START, key, values


def _leads_back(statement: Statement, family: Family) -> bool:
    seen: set[str] = set()
    current: Statement | None = statement
    while current is not None and current.id not in seen:
        seen.add(current.id)
        current = family.statements.get(current.base or "")
    return current is statement


def _is_too_early(later: Announcement, earlier: Announcement) -> bool:
    """Whether an extension was said, or starts, before what it extends."""
    if later.said_on and earlier.said_on and later.said_on < earlier.said_on:
        return True
    if later.start is None or earlier.start is None:
        return False
    return max(later.start.instants) < min(earlier.start.instants)


def _taken_over(regime: Regime, family: Family) -> Iterator[StatementFault]:
    for number, acceptance in enumerate(regime.acceptances):
        other = acceptance.takes_over
        if other and other not in family.statements:
            values = {"id": acceptance.party, "other": other, "nearest": _nearest(other, family)}
            path = f"acceptances.{number}.takes_over"
            yield codes.UNKNOWN_STATEMENT, regime, path, values


def _nearest(name: str, family: Family) -> str:
    return nearest(name, family.statements)
