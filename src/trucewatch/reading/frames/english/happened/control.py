"""
Control: who holds a place at the time of telling, or took it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import ClaimType, Modality
from trucewatch.reading.document import Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.circumstances import (
    is_of_one_act,
    stretch_of,
    times_told,
)
from trucewatch.reading.frames.english.happened.told_how import told_how
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import actors_slot, places_slot, time_slot
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.told import ActorMention, ActorSort

_WORD_SIDE = (
    r"(?:the )?(?:rebels?|government|opposition|regime|militants?|insurgents?|separatists?"
    r"|jihadists?"
    r"|army|coalition|state|junta|militias?|loyalists?|guerrillas?)(?: forces| troops| fighters)?"
)
_WHO = (
    r"(?:@A\d+|" + _WORD_SIDE + r")(?: (?:forces|troops|fighters|army|militants|movement|group"
    r"|units|rebels|and (?:the )?@A\d+|, @A\d+))*"
)
_PLACES = r"@P\d+(?:(?: ,)?(?: and)?(?: (?:the|most of|parts of))? @P\d+){0,6}"
_MUCH = (
    r"(?: (?:most|much|part|parts|all|large (?:parts|swathes)|swathes|half|the|of|whole"
    r"|entire|now))*"
)
_GROUND = (
    r"(?:the|towns?|city|villages?|of|areas?|districts?|around|strategic|key|border|northern"
    r"|southern|eastern|western|central|entire|neighbou?ring|parts|in|near|province|capital|port"
    r"|two|three|several|territory|neighbou?rhoods?|hills|heights|airport)"
)
_TAKE = (
    r"(?:captured|recaptured|retook|seized|overran|took over|regained|liberated|(?:took|taken"
    r"|gained"
    r"|seized|regained|wrested|retaken|established|lost) (?:full |complete )?control (?:of|over)"
    r"|have taken|has taken|had taken|hold|holds|held|controls?|controlled|occup(?:y|ies|ied)"
    r"|administers?|governs?|rules?|runs?|have captured|has captured)"
)
_IN_HANDS = (
    r"(?:held|controlled|occupied|run|ruled|governed|administered|captured|recaptured|seized"
    r"|retaken"
    r"|overrun|taken(?: over)?) by"
    r"|under (?:the )?(?:full |complete |effective |de facto )?(?:control|occupation|authority"
    r"|rule)"
    r" of|in the hands of|fell to|fallen to|lost to|back in the hands of"
)
_BE = (
    r"(?:,? ?(?:which|that) )?(?:(?:was|were|is|are|has been|have been|had been|remains?|remained"
    r"|still|currently|now|largely|mostly|mainly|partly|also|not|no longer|long|been|has|had|have"
    r"|all|both|came|be|back|again|once) )*"
)
_ADJECTIVE = "en.control.held_adjective"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (_ADJECTIVE, re.compile(
        rf" (?P<who>{_WHO}|[^ .,;:@]+) (?:held|controlled|occupied|run|ruled|administered)"
        rf"(?: {_GROUND})* (?P<place>{_PLACES})(?= )")),
    ("en.control.holds", re.compile(
        rf" (?P<who>{_WHO})(?: (?:have|has|had|also|now|still|currently|reportedly|on @T\d+|@T\d+"
        rf"|did not|does not|do not|no longer|that|which|,))* {_TAKE}{_MUCH}"
        rf"(?: {_GROUND})* (?P<place>{_PLACES})(?= )")),
    ("en.control.held_by", re.compile(
        rf" (?P<place>{_PLACES})(?: ,)? {_BE}(?:{_IN_HANDS}) (?:the )?(?P<who>{_WHO}"
        rf"|[^ .,;:@]+)(?= )")),
    ("en.control.under", re.compile(
        rf" (?P<place>{_PLACES})(?: ,)? {_BE}under (?:full |complete |effective )?(?P<who>{_WHO})"
        r"(?: 's)? (?:control|occupation|rule|authority)(?= )")),
    ("en.control.area_held_by", re.compile(
        rf" (?:areas?|parts?|districts?|territory|neighbou?rhoods?|swathes|towns?|villages?)"
        rf" (?:(?:of|in|around|near) (?P<place>{_PLACES}) )?(?:held|controlled|occupied) by"
        rf" (?:the )?(?P<who>{_WHO})(?: in (?P<other>{_PLACES}))?(?= )")),
)  # fmt: skip
_LOST = re.compile(r" (?:lost)(?: [^ ]+)? control")


def control(line: Line) -> Iterator[Draft]:
    """Yield who holds which places, as a line tells it."""
    if not _ANY.search(line.text):
        return
    taken: set[int] = set()
    for rule, pattern in _PATTERNS:
        for found in pattern.finditer(line.text):
            group = "place" if found.group("place") else "other"
            if found.groupdict().get(group) is None or _LOST.search(found.group()):
                continue
            places = [each for each in line.places(*found.span(group)) if each[0] not in taken]
            draft = _draft(line, found, rule, [each for _, each in places]) if places else None
            if draft is not None:
                taken.update(at for at, _ in places)
                yield draft


_ANY = re.compile("held|hold|control|occup|captur|seiz|overr|retak|retook|hands|fell to|lost to"
                  "|taken|liberat|run by|rule|administ|govern|fallen|regain|wrest"
                  "|took")  # fmt: skip


def _draft(
    line: Line, found: re.Match[str], rule: str, places: Sequence[PlaceMention]
) -> Draft | None:
    if rule == _ADJECTIVE and not line.is_hyphened(found.end("who")):
        return None
    start = found.start() + 1
    modality = told_how(line.text, start, found.end("place" if found.group("place") else "other"))
    if _NOT.search(found.group()):
        modality = Modality.DENIED
    if modality is None or (modality is Modality.HELD and _WISH.search(found.group())):
        return None
    slots = {
        "place": places_slot(line.document, places),
        "held_by": actors_slot(line.document, holders(line, *found.span("who"))),
    }
    spans = [line.span(start, found.end())]
    at = _time(line, found)
    if at is not None:
        slots["at"] = time_slot(line.document, at)
        spans.append(at.span)
    span = (min(each[0] for each in spans), max(each[1] for each in spans))
    return Draft(ClaimType.CONTROL, rule, span, slots, modality)


_NOT = re.compile(r" (?:not|no longer|never)(?= )")
_WISH = re.compile(r" (?:would|could|must|should) ")


def holders(line: Line, start: int, end: int) -> tuple[ActorMention, ...]:
    """Return the actors in a piece of the line, or its plain words for a side as one."""
    named = tuple(actor for _, actor in line.actors(start, end))
    if named:
        return named
    written = line.text[start:end]
    first = start + (4 if written.startswith("the ") else 0)
    span: Span = line.span(first, end)
    words = line.document.quote(span)
    return (ActorMention(span, words, words, ActorSort.SIDE, is_weak=True),)


def _time(line: Line, found: re.Match[str]) -> TimeMention | None:
    times = times_told(line, *stretch_of(line, found.start() + 1))
    near = [each for each in times if is_of_one_act(each[1]) or each[1].start is not None]
    near = near or times
    return min(near, key=lambda each: abs(each[0] - found.start()))[1] if near else None
