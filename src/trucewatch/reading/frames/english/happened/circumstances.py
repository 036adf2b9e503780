"""
Circumstances: the times, places and actors of what happened, without those of its being told.

"The ministry said on Friday in Geneva that a shell hit Zolote" has one place and no time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.places.places_in_text import PlaceMention

Stretch = tuple[int, int]
"""``[start, end)`` of a line's text."""

_SAYING = (
    r"(?:said|says|told|tells|announced|reported|added|confirmed|stated|declared|warned|denied"
    r"|condemned|accused|quoted|tweeted|wrote|posted|appealed|urged|called|claimed|insisted"
    r"|statement|report|spokesman|spokeswoman|spokesperson|briefing|interview|press conference"
    r"|bulletin|update)"
)
SINCE = re.compile(
    r" (?P<since>since (?:the |a |an |its |their )?(?:[^ .,;:@]+ |@A\d+ |'s |@P\d+ ){0,4}?"
    r"(?:(?:ceasefire|truce|cease fire|conflict|war|invasion|uprising|hostilities|offensive|pause"
    r"|agreement|accord|fighting|outbreak|onset|start|beginning|collapse|escalation)"
    r"(?: of (?:the )?(?:[^ .,;:@]+ ){0,2}?(?:war|conflict|truce|ceasefire|offensive|fighting"
    r"|hostilities|invasion|uprising|crisis|campaign|operation))?"
    r"(?: (?:began|started|broke out|took effect|came into (?:force|effect)|entered into force"
    r"|collapsed|was (?:declared|announced|agreed|signed)))?"
    r"|began|started|broke out|took effect))(?= )"
)
"""Words that open a window with something whose time they do not give."""

_NOT_SAID = r"(?<!were )(?<!was )(?<!been )"
_TO_WHOM = (
    r"(?: (?:reporters|journalists|a press conference|@[AH]\d+|by (?:phone|telephone)"
    r"|in (?:an?|its|his|her|the) (?:[^ .,;@]+ ){0,2}?(?:statement|report|interview|briefing"
    r"|bulletin|post|message|update|announcement))){0,2}"
)
_SAID_TIME = re.compile(
    rf" {_NOT_SAID}{_SAYING}{_TO_WHOM} (?:on |late |early |late on |early on )?(?P<t>@T\d+)"
)
_SAID_THEN = re.compile(rf" (?P<t>@T\d+) (?:{_SAYING})(?= )")
_SAID_PLACE = re.compile(
    rf" {_NOT_SAID}{_SAYING}{_TO_WHOM}(?: (?:on )?@T\d+)? (?:in|at|from) (?:the )?(?P<p>@P\d+)"
)
_SPEAKER_PLACE = re.compile(
    r" (?:in|from|at|of) (?P<p>@P\d+) (?:that|who|which)? ?(?:said|told|reported|warned"
    r"|added)(?= )"
)
_ORIGIN = re.compile(
    r" (?:from|out of) (?:positions (?:in|near|at) )?(?:the )?"
    r"(?:(?:settlement|village|town|area|direction|district|city|outskirts|vicinity|locality)"
    r" of )?(?:the )?(?P<p>@P\d+)(?= )"
)
_RECENT = re.compile(r"\b(?:last|past|previous|preceding|since|recent|so far|reporting)\b", re.I)
_DAY_KINDS = frozenset({TimeKind.INSTANT, TimeKind.PART_OF_DAY, TimeKind.DAY})
_WIDE_KINDS = frozenset({TimeKind.MONTH, TimeKind.YEAR, TimeKind.WEEK})
_LONGEST_INCIDENT = timedelta(hours=24)


def times_told(line: Line, start: int, end: int) -> list[tuple[int, TimeMention]]:
    """Return the times of a stretch that are not those of somebody's saying so."""
    said = {found.start("t") for found in _SAID_TIME.finditer(line.text)}
    said |= {found.start("t") for found in _SAID_THEN.finditer(line.text)}
    return [each for each in line.times(start, end) if each[0] not in said]


def is_of_one_act(time: TimeMention) -> bool:
    """Say whether a time is that of one act: an instant, a part of a day, a day, a few hours."""
    if time.kind in _DAY_KINDS:
        return True
    if time.kind is not TimeKind.WINDOW or _RECENT.search(time.words):
        return False
    ends = [(each.earliest, each.latest) for each in time.readings]
    return bool(ends) and all(
        first is not None and after is not None and after - first <= _LONGEST_INCIDENT
        for first, after in ends
    )


def is_a_stretch(time: TimeMention) -> bool:
    """Say whether a time is one over which is counted: days, weeks, months, "since"."""
    return time.kind in _WIDE_KINDS or (time.kind is TimeKind.WINDOW and not is_of_one_act(time))


def places_told(line: Line, start: int, end: int) -> list[tuple[int, PlaceMention]]:
    """Return the places of a stretch that are not those of somebody's saying so."""
    said = {found.start("p") for found in _SAID_PLACE.finditer(line.text)}
    said |= {found.start("p") for found in _SPEAKER_PLACE.finditer(line.text)}
    return [each for each in line.places(start, end) if each[0] not in said]


def origins(line: Line) -> frozenset[int]:
    """Return where in the line the places stand from which something came."""
    return frozenset(found.start("p") for found in _ORIGIN.finditer(line.text))


def innermost(line: Line, places: Iterable[tuple[int, PlaceMention]]) -> list[PlaceMention]:
    """Return the places without those that only say where another of them lies."""
    found = [each for _, each in places]
    text = line.told.sentence.text
    start = line.told.sentence.span[0]
    kept: list[PlaceMention] = []
    for number, each in enumerate(found):
        words = text[each.span[0] - start : each.span[1] - start]
        holds = any(words in other.answer.words.inside for other in found if other is not each)
        is_follower = number > 0 and _holds(line, found[number - 1], each)
        if not holds and not is_follower:
            kept.append(each)
    return kept


_WITHIN = re.compile(
    r"\A,? (?:(?:the |a |an )?(?:[\w\u2019'-]{1,20} ){0,2}(?:capital|seat|town|city|village|suburb"
    r"|district|township) )?(?:in|of)(?: the)?(?: [\w'\u2019-]{1,20}){0,3} ?\Z"
)
_KIND_OF = re.compile(r"\A \Z")
_COMMA = re.compile(r"\A, \Z")


def _holds(line: Line, inner: PlaceMention, outer: PlaceMention) -> bool:
    """Say whether a place that follows says where the one before it lies."""
    start = line.told.sentence.span[0]
    between = line.told.sentence.text[inner.span[1] - start : outer.span[0] - start]
    if _WITHIN.match(between) or (_KIND_OF.match(between) and outer.answer.words.kinds):
        return True
    known = inner.answer.place, outer.answer.place
    if not _COMMA.match(between) or known[1] is None:
        return False
    return known[0] is not None and known[1].id in known[0].containers


def stretch_of(line: Line, at: int) -> Stretch:
    """Return the stretch in which an act that stands at a place of the line is told."""
    holding = [line.reach(span) for each in line.told.attributions for span in each.content]
    around = [each for each in holding if each[0] <= at < each[1]]
    if not around:
        return (0, len(line.text))
    start, end = min(around, key=lambda each: each[1] - each[0])
    tail = _GOES_ON.match(line.text, end)
    return (start, tail.end() if tail else end)


_GOES_ON = re.compile(
    rf", [^.,;]{{1,100}}?(?:{_SAYING}) [^.,;]{{0,40}}, (?:killing|wounding|injuring|leaving"
    r"|causing|destroying|damaging|burning|setting|hitting|striking|displacing) [^.;]*"
)
"""What goes on behind "..., a resident said," and belongs to what was told before it."""


def nearest(places: Sequence[tuple[int, TimeMention]], at: int) -> TimeMention | None:
    """Return the time that stands nearest to a place of the line."""
    if not places:
        return None
    return min(places, key=lambda each: abs(each[0] - at))[1]
