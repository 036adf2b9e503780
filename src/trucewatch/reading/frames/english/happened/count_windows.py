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
from trucewatch.reading.frames.english.happened.circumstances import (
    SINCE,
    Stretch,
    is_a_stretch,
    times_told,
)
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import UNRESOLVED, WEAK, iso_instant, window_slot

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
    r"(?:reporting period|period under review|review period|period|(?:(?:first|second|last) )?"
    r"(?:@N\d+ )?(?:days?|weeks?|months?) of (?:the |its )?(?:truce|ceasefire|cease fire|war"
    r"|conflict|fighting|offensive|lull)|truce|ceasefire|cease fire|lull))(?= )"
)
_OF_WAR = re.compile(
    r" (?:in|over|during|after) (?P<words>(?:(?:almost|nearly|more than|over|about|around) )?"
    r"(?:[a-z]+|@[NT]\d+) (?:years|months|weeks|days) of (?:(?:the|civil|heavy|fierce|intense) )?"
    r"(?:war|conflict|fighting|violence|clashes|bombardment|siege|strikes|air strikes))(?= )"
)
_COMPARED = re.compile(
    r" (?P<words>(?:the )?(?:same|corresponding|previous|preceding|equivalent) "
    r"(?:reporting )?(?:period|time|week|month|year|quarter)(?: (?:in|of|a year|last))?"
    r"(?: (?P<t>@T\d+))?)(?= )"
)
_PART = re.compile(
    r" (?P<words>(?:in|over|during) the (?P<which>first|second|third|fourth|last)"
    r" (?P<long>week|half) of (?P<t>@T\d+))(?= )"
)
_COMPARISON = re.compile(
    r" (?:compared (?:to|with)|in comparison (?:to|with)|as against|as opposed to|up from"
    r"|down from|against|(?:an? )?(?:[^ .,;:@]+ ){0,2}(?:increase|decrease|rise|fall|drop|decline"
    r"|reduction)(?: of [^ ]+(?: [^ .,;:]+){0,2})? (?:over|from|on|compared)|more than in"
    r"|fewer than in|less than in|than in|than during)(?= )"
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


def window_since(line: Line, start: int, end: int) -> Slot | None:
    """Return the window that opens with a dated event: "since fighting resumed on 21 January"."""
    since = _SINCE_TIME.search(line.text, max(0, start - 1), end)
    return None if since is None else _bounded(line, since, _opened)


def still_open(slot: Slot, time: TimeMention) -> Slot:
    """Return the slot of "since May" without an end: these words say none."""
    if not time.words.lower().startswith("since "):
        return slot
    ways = tuple(Alternative(each.way, _opened(each.normalised)) for each in slot.alternatives)
    said = None if slot.normalised is None else _opened(slot.normalised)
    return replace(slot, normalised=said, alternatives=ways)


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
    whole = _without_comparison(line, whole, own[0])
    own = (own[0], min(own[1], whole[1]))
    for stretch in (own, whole):
        found = _of_words(line, stretch)
        if found is not None:
            return found
    return _of_times(line, whole, own) or _since(line, whole, own)


def _without_comparison(line: Line, whole: Stretch, at: int) -> Stretch:
    """Return what is told of one time: up to "compared with", or from there on."""
    start, end = max(0, whole[0] - 1), whole[1]
    for found in _COMPARISON.finditer(line.text, start, end):
        if found.start() <= at:
            start = found.start()
        else:
            return (start, found.start() + 1)
    return (start, end)


def _of_words(line: Line, stretch: Stretch) -> Slot | None:
    since = _SINCE_TIME.search(line.text, *stretch)
    if since is not None:
        return _bounded(line, since, _opened)
    week = _WEEK_TO.search(line.text, *stretch)
    if week is not None:
        days = _DAYS.get(week["long"]) or int(week["days"])
        return _bounded(line, week, lambda said: _ended(said, days))
    part = _PART.search(line.text, *stretch)
    if part is not None:
        slot = _bounded(line, part, lambda said: _part_of(said, part["which"], part["long"]))
        return replace(slot, flags=(*slot.flags, WEAK))
    told = (each.search(line.text, *stretch) for each in (_REPORTED, _OF_WAR, _COMPARED))
    compared = next((each for each in told if each is not None), None)
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


def _part_of(said: Json, which: str, long: str) -> Json:
    """Return a week or a half of a month, counted in days from its start or its end."""
    if not isinstance(said, dict) or not (isinstance(said["from"], str) and said["to"]):
        return None
    start, end = datetime.fromisoformat(said["from"]), datetime.fromisoformat(str(said["to"]))
    length = timedelta(days=7) if long == "week" else (end - start) / 2
    first = end - length if which == "last" else start + _WHICH[which] * length
    return {"from": iso_instant(first), "to": iso_instant(min(end, first + length))}


_WHICH = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def _of_times(line: Line, whole: Stretch, own: Stretch) -> Slot | None:
    """Return the window of a stretch before a day, one told with the figure first."""
    times = times_told(line, *whole)
    if not times and not _COMPARISON.search(line.text):
        times = times_told(line, 0, len(line.text))
    over = [each for each in times if is_a_stretch(each[1])] or times
    with_it = [each for each in over if own[0] <= each[0] < own[1]]
    if not over or (not with_it and since_in(line.text, *own) is not None):
        return None
    time: TimeMention = min(with_it or over, key=lambda each: abs(each[0] - own[0]))[1]
    slot = window_slot(line.document, time)
    if _SO_FAR.match(time.words) and isinstance(slot.normalised, dict):
        return replace(slot, normalised=_up_to(slot.normalised))
    return slot


_SO_FAR = re.compile(r"(?:as of|as at|by) ", re.IGNORECASE)


def _up_to(said: dict[str, Json]) -> Json:
    """Return all time up to the end of the day as of which is counted."""
    day = said["from"]
    if said["to"] is not None or not isinstance(day, str):
        return {"from": None, "to": said["to"]}
    return {"from": None, "to": iso_instant(datetime.fromisoformat(day) + timedelta(days=1))}


def _since(line: Line, whole: Stretch, own: Stretch) -> Slot | None:
    found = since_in(line.text, *own) or since_in(line.text, *whole)
    return None if found is None else _open(line, found, "since", START_NOT_SAID)


def _open(line: Line, found: re.Match[str], group: str, flag: str) -> Slot:
    span = line.span_of(found, group)
    window: Json = {"from": None, "to": None}
    return Slot((line.document.quote(span),), window, (span,), flags=(flag,))
