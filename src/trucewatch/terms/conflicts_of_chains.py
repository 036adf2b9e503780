"""
Conflicts between a regime and its extension: stretches that nobody covers, or that two cover.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.definitions.instants import UNTIL_FURTHER, to_micros, written
from trucewatch.definitions.length_wording import written_length
from trucewatch.terms.conflict_record import Conflict
from trucewatch.terms.families import Family, Statement
from trucewatch.terms.spans import Span
from trucewatch.terms.statement_sets import Meaning, comparable

Windows = dict[str, tuple[Span, ...]]
"""Id of a statement to the windows that it can mean."""


def between_regimes(
    family: Family, windows: Windows, said: Iterable[list[Meaning]]
) -> Iterator[Conflict]:
    """
    Yield gaps and overlaps between what is extended and its extension.

    Each is looked for in every announcer's own chain, and where another announcer's last window
    before it meets an extension: who follows both lives through that gap.
    """
    everything = [each for regime in said for each in regime if each.forms_chain]
    others: dict[str, list[Meaning]] = {}
    for one, other in comparable(everything):
        others.setdefault(one.id, []).append(other)
        others.setdefault(other.id, []).append(one)
    extending = {regime.id for regime in family.regimes if regime.extends}
    for meaning in everything:
        statement = meaning.statement
        base = family.statements.get(statement.base or "")
        if base is not None:
            yield from _joint(base, statement, windows)
        if statement.base or statement.regime in extending:
            for last in _last_before(meaning, others.get(meaning.id, [])):
                yield from _joint(last.statement, statement, windows)


def _last_before(later: Meaning, others: Iterable[Meaning]) -> list[Meaning]:
    """Return, of each other announcer, the statement of another regime that ends last before."""
    earlier = [
        each
        for each in others
        if each.statement.regime != later.statement.regime
        and (each.starts and later.starts and min(each.starts) < min(later.starts))
    ]
    return list({each.by: each for each in sorted(earlier, key=_latest_end)}.values())


def _latest_end(each: Meaning) -> int:
    return UNTIL_FURTHER if each.is_open or not each.ends else to_micros(max(each.ends))


def _joint(earlier: Statement, later: Statement, windows: Windows) -> Iterator[Conflict]:
    """Yield the longest gap and the longest overlap at the joint, however both are read."""
    joints = [
        (one.end, other.start)
        for one in windows[earlier.id]
        for other in windows[later.id]
        if one.end is not None and one.start <= other.start
    ]
    voices = (earlier.announcement.by, later.announcement.by)
    for code in ("gap", "overlap"):
        order = [(end, start) if code == "gap" else (start, end) for end, start in joints]
        apart = [(first, last) for first, last in order if first < last]
        if apart:
            first, last = max(apart, key=lambda each: each[1] - each[0])
            detail = {
                "earlier": earlier.id,
                "later": later.id,
                "start": str(written(first)),
                "end": str(written(last)),
                "length": written_length(last - first),
            }
            about = f"{earlier.id} to {later.id}"
            yield Conflict(code, later.regime, about, tuple(dict.fromkeys(voices)), detail)
