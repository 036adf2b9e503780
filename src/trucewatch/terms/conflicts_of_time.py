"""
Conflicts of time: starts, ends and lengths that contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from trucewatch.definitions.instants import written
from trucewatch.definitions.length_wording import written_length
from trucewatch.terms.conflict_record import Conflict
from trucewatch.terms.model import Announcement, Oversight, Regime, Stated
from trucewatch.terms.statement_sets import Meaning, about, announcers, comparable, groups, told


def within_one_regime(regime: Regime, said: list[Meaning]) -> Iterator[Conflict]:
    """Yield the conflicts of time among the statements of one regime's file."""
    yield from _differing(regime, said)
    for each in said:
        yield from _within_one_statement(regime, each.statement.announcement)
    for oversight in regime.oversight:
        yield from _many_readings_of_oversight(regime, oversight)
    yield from _open_against_fixed(regime, said)
    yield from _by_against_to(regime, said)


def _differing(regime: Regime, said: list[Meaning]) -> Iterator[Conflict]:
    for group in groups(said, lambda one, other: _apart(one.starts, other.starts)):
        yield _difference("start-differs", regime.id, "start", group)
    for group in groups(said, lambda one, other: _apart(one.ends, other.ends)):
        yield _difference("end-differs", regime.id, "end", group)
    for group in groups(said, _lengths_differ):
        statements = "; ".join(f"{each.id} {_length(each)}" for each in group)
        detail = {"statements": statements, "apart": _lengths_apart(group)}
        yield Conflict("end-differs", regime.id, about("length", group), announcers(group), detail)


def _apart(one: frozenset[datetime], other: frozenset[datetime]) -> bool:
    """Whether two statements share no instant, however each is read."""
    return bool(one) and bool(other) and not one & other


def _difference(code: str, regime: str, part: str, group: list[Meaning]) -> Conflict:
    points = {each.id: each.starts if part == "start" else each.ends for each in group}
    instants = [instant for each in points.values() for instant in each]
    statements = "; ".join(f"{name} {told(each)}" for name, each in points.items())
    detail = {"statements": statements, "apart": written_length(max(instants) - min(instants))}
    return Conflict(code, regime, about(part, group), announcers(group), detail)


def _lengths_differ(one: Meaning, other: Meaning) -> bool:
    """Whether lengths differ where one of the two has no end to compare."""
    lengths = (one.statement.announcement.lasts, other.statement.announcement.lasts)
    return None not in lengths and lengths[0] != lengths[1] and not (one.ends and other.ends)


def _length(each: Meaning) -> str:
    lasts = each.statement.announcement.lasts
    return "" if lasts is None else written_length(lasts)


def _lengths_apart(group: list[Meaning]) -> str:
    lengths = [each.statement.announcement.lasts for each in group]
    known = [length for length in lengths if length is not None]
    return written_length(max(known) - min(known))


def _within_one_statement(regime: Regime, said: Announcement) -> Iterator[Conflict]:
    yield from _length_against_interval(regime, said)
    for part, stated in (("start", said.start), ("end", said.end)):
        yield from _many_readings(regime.id, f"{part} of {said.id}", (said.by,), stated)
    for part, stated, also in (
        ("start", said.start, said.also_start),
        ("end", said.end, said.also_end),
    ):
        if stated and also and not set(stated.instants) & set(also.instants):
            apart = abs(stated.instants[0] - also.instants[0])
            detail = {
                "id": said.id,
                "stated": told(stated.instants),
                "also": told(also.instants),
                "apart": written_length(apart),
            }
            yield Conflict(
                "zone-conversion", regime.id, f"{part} of {said.id}", (said.by,), detail
            )


def _length_against_interval(regime: Regime, said: Announcement) -> Iterator[Conflict]:
    if said.start is None or said.end is None or said.lasts is None or said.end.is_open:
        return
    computed = [start + said.lasts for start in said.start.instants]
    if set(computed) & set(said.end.instants):
        return
    interval = said.end.instants[-1] - said.start.instants[0]
    detail = {
        "id": said.id,
        "lasts": written_length(said.lasts),
        "interval": written_length(abs(interval)),
        "end": told(said.end.instants),
        "computed": told(computed),
    }
    yield Conflict("duration-interval", regime.id, f"end of {said.id}", (said.by,), detail)


def _many_readings(
    regime: str, element: str, by: tuple[str, ...], stated: Stated | None
) -> Iterator[Conflict]:
    if stated is not None and len(stated.instants) > 1:
        pairs = zip(stated.ways, stated.instants, strict=True)
        ways = "; ".join(f"{way} {written(instant)}" for way, instant in pairs)
        yield Conflict("many-readings", regime, element, by, {"words": stated.words, "ways": ways})


def _many_readings_of_oversight(regime: Regime, oversight: Oversight) -> Iterator[Conflict]:
    for part, stated in (("start", oversight.start), ("end", oversight.end)):
        yield from _many_readings(regime.id, f"{part} of oversight", oversight.by, stated)


def _open_against_fixed(regime: Regime, said: list[Meaning]) -> Iterator[Conflict]:
    def differ(one: Meaning, other: Meaning) -> bool:
        return (one.is_open and _is_fixed(other)) or (other.is_open and _is_fixed(one))

    for group in groups(said, differ):
        is_open = ", ".join(each.id for each in group if each.is_open)
        fixed = "; ".join(
            f"{each.id} {_end_or_length(each)}" for each in group if not each.is_open
        )
        detail = {"open": is_open, "fixed": fixed}
        yield Conflict(
            "open-against-fixed", regime.id, about("end", group), announcers(group), detail
        )


def _is_fixed(each: Meaning) -> bool:
    return not each.is_open and bool(each.ends or each.statement.announcement.lasts)


def _end_or_length(each: Meaning) -> str:
    return told(each.ends) or _length(each)


def _by_against_to(regime: Regime, said: list[Meaning]) -> Iterator[Conflict]:
    """Yield extensions "by" a length that others, or the same one, give as "to" a length."""
    for each in said:
        said_so = each.statement.announcement
        if said_so.extended_by and said_so.extended_to and len(each.ends) > 1:
            yield _extension(regime.id, [each])
    for one, other in comparable(said):
        pair = (_says_to(one), _says_to(other))
        if pair in {(True, False), (False, True)} and _apart(one.ends, other.ends):
            yield _extension(regime.id, [one, other])


def _says_to(each: Meaning) -> bool | None:
    """Whether an extension counts from the first start; ``None`` where it is no extension."""
    said = each.statement.announcement
    if said.extended_to is not None:
        return True
    return False if each.statement.base and (said.extended_by or said.lasts) else None


def _extension(regime: str, said: Iterable[Meaning]) -> Conflict:
    several = list(said)
    statements = "; ".join(f"{each.id} {_extension_words(each)}" for each in several)
    element = f"end of {several[-1].id}"
    detail = {"statements": statements}
    return Conflict("extension-by-to", regime, element, announcers(several), detail)


def _extension_words(each: Meaning) -> str:
    said = each.statement.announcement
    parts = (("by", said.extended_by or said.lasts), ("to", said.extended_to))
    lengths = ", ".join(f"{word} {written_length(length)}" for word, length in parts if length)
    return f"{lengths} ({told(each.ends)})"
