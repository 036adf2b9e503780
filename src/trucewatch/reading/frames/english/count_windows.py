"""
Windows of counts: over which time people are counted, as the words beside a number say.

"Since the truce began" opens a window whose start these words do not give; "since fighting broke
out on 4 April" opens one on 4 April; "in the week to 14 March" ends one with that day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import Alternative, Json, Slot
from trucewatch.reading.frames.english.circumstances import (
    SINCE,
    Stretch,
    is_a_stretch,
    times_told,
)
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import UNRESOLVED, iso_instant, window_slot

START_NOT_SAID = "start not said"
"""Flag: the window opens with something whose time these words do not give."""

_PLAIN = r"(?:(?!(?:said|says|told|according|that|which|who|when|while|and|but) )[^ .,;:]+ )"
_SINCE_TIME = re.compile(rf" (?P<words>since {_PLAIN}{{1,9}}?(?P<t>@T\d+))(?= )")
_SINCE_ANY = re.compile(
    r" (?P<since>since (?:the|a|an|its|their|his|her|last) (?:(?!(?:on|in|at|by|said|says"
    r"|according|and|but|when|while|that|which|who|were|was|are|is|had|have|has|began|started|an"
    r"|a) )"
    r"(?:[^ .,;:@]+|@A\d+|@P\d+) ){1,5})"
)
_WEEK_TO = re.compile(
    r" (?P<words>(?:in|over|during|for) the (?P<long>week|fortnight|(?P<days>\d{1,3}) days)"
    r" (?:to|ending|ended|up to|until|till|through|that ended|before)(?: on)? (?P<t>@T\d+))(?= )"
)
_REPORTED = re.compile(
    r" (?P<words>(?:in|over|during|within|throughout) (?:the|this) (?:current |whole |entire )?"
    r"(?:reporting period|period under review|review period|period))(?= )"
)
_COMPARED = re.compile(
    r" (?P<words>(?:the )?(?:same|corresponding|previous|preceding|equivalent) "
    r"(?:reporting )?(?:period|time|week|month|year|quarter)(?: (?:in|of|a year|last))?"
    r"(?: (?P<t>@T\d+))?)(?= )"
)
_DAYS = {"week": 7, "fortnight": 14}


def opens_or_ends_a_count(line: Line, start: int, end: int) -> frozenset[int]:
    """Return where the times of a stretch stand that open or end a window of counting."""
    found = [
        *_SINCE_TIME.finditer(line.text, start, end),
        *_WEEK_TO.finditer(line.text, start, end),
    ]
    return frozenset(each.start("t") for each in found)


def since_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the words of a stretch that open a window with something that has no time there."""
    return SINCE.search(text, start, end) or _SINCE_ANY.search(text, start, end)


def window_of_count(line: Line, whole: Stretch, own: Stretch) -> Slot | None:
    """
    Return over which time is counted.

    Args:
        line: The sentence.
        whole: What one voice tells.
        own: The figure with the words up to the next one, which count first.

    Returns:
        A slot of the kind ``window``; ``None`` where no words say.
    """
    for stretch in (own, whole):
        found = _of_words(line, stretch)
        if found is not None:
            return found
    return _of_times(line, whole, own) or _since(line, whole, own)


def _of_words(line: Line, stretch: Stretch) -> Slot | None:
    since = _SINCE_TIME.search(line.text, *stretch)
    if since is not None:
        return _bounded(line, since, _opened)
    week = _WEEK_TO.search(line.text, *stretch)
    if week is not None:
        days = _DAYS.get(week["long"]) or int(week["days"])
        return _bounded(line, week, lambda said: _ended(said, days))
    compared = _COMPARED.search(line.text, *stretch) or _REPORTED.search(line.text, *stretch)
    if compared is None:
        return None
    return _open(line, compared, "words", UNRESOLVED)


def _bounded(line: Line, found: re.Match[str], form: Callable[[Json], Json]) -> Slot:
    time = line.told.times[int(found["t"][2:])]
    slot = window_slot(line.document, time)
    span = line.span_of(found, "words")
    ways = tuple(Alternative(each.way, form(each.normalised)) for each in slot.alternatives)
    if len({str(each.normalised) for each in ways}) == 1:
        return _slot(line, slot, span, ways[0].normalised)
    said = None if slot.normalised is None else form(slot.normalised)
    return replace(_slot(line, slot, span, said), alternatives=ways)


def _slot(line: Line, slot: Slot, span: tuple[int, int], said: Json) -> Slot:
    quoted = (line.document.quote(span),)
    return replace(slot, value=quoted, spans=(span,), normalised=said, alternatives=())


def _opened(said: Json) -> Json:
    return {"from": said["from"], "to": None} if isinstance(said, dict) else None


def _ended(said: Json, days: int) -> Json:
    if not isinstance(said, dict) or not isinstance(said["to"], str):
        return None
    end = datetime.fromisoformat(said["to"])
    return {"from": iso_instant(end - timedelta(days=days)), "to": said["to"]}


def _of_times(line: Line, whole: Stretch, own: Stretch) -> Slot | None:
    """Return the window of a stretch before a day, one told with the figure first."""
    times = times_told(line, *whole) or times_told(line, 0, len(line.text))
    over = [each for each in times if is_a_stretch(each[1])] or times
    with_it = [each for each in over if own[0] <= each[0] < own[1]]
    if not over or (not with_it and since_in(line.text, *own) is not None):
        return None
    time: TimeMention = min(with_it or over, key=lambda each: abs(each[0] - own[0]))[1]
    return window_slot(line.document, time)


def _since(line: Line, whole: Stretch, own: Stretch) -> Slot | None:
    found = since_in(line.text, *own) or since_in(line.text, *whole)
    return None if found is None else _open(line, found, "since", START_NOT_SAID)


def _open(line: Line, found: re.Match[str], group: str, flag: str) -> Slot:
    span = line.span_of(found, group)
    window: Json = {"from": None, "to": None}
    return Slot((line.document.quote(span),), window, (span,), flags=(flag,))
