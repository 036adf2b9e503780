"""
Casualty figures: people killed or injured over a time, an area or a war, and in no one incident.

A figure that belongs to one act told beside it is that incident's. "Since the truce began" opens a
window whose start the words do not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.reading.claim import ClaimType, Modality, Slot, Voice
from trucewatch.reading.document import Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.casualties import BY_ANOTHER, Toll, toll_slots
from trucewatch.reading.frames.english.happened.circumstances import (
    Stretch,
    innermost,
    places_told,
    stretch_of,
)
from trucewatch.reading.frames.english.happened.count_windows import window_of_count
from trucewatch.reading.frames.english.happened.told_how import told_how
from trucewatch.reading.frames.english.happened.units import UNIT_OF
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import places_slot, word_slot, words_slot

_BY = re.compile(
    r"^(?: (?:in|at|near|across) (?:the )?@P\d+| (?:and|or)(?: [^ .,;:@]+| @N\d+){0,4}? (?:wounded"
    r"|injured|displaced|hurt)| @T\d+| on @T\d+)*"
    r" (?P<by>by|in|from|due to|because of|as a result of)"
    r" (?P<cause>(?!(?:the (?:last|past|previous)|a |his|her|their|total|all|hospital|custody"
    r"|(?:[^ .,;:@]+ ){1,3}years of|addition|recent"
    r"|which|what|part|order|@) )(?:(?!(?:in|on|at|since|between|over|during"
    r"|across"
    r"|near|from|by|said|according|last|this|when|after|before|that|which|who|was|were|late|has"
    r"|have|had) )(?:[^ .,;:@]+|@A\d+) ){1,6})"
)
_CAUSE_AHEAD = re.compile(
    r" (?P<cause>(?:the )?(?:(?!(?:to|of|after|stem|in|by|and|end|for|from|that|with|said|says) )"
    r"[^ .,;:@]+ |@A\d+ (?:'s )?){0,1}?(?:violence|war|conflict|fighting"
    r"|clashes"
    r"|strikes?|air strikes|airstrikes|shelling|bombardment|bombing|bombings|attacks?|offensive"
    r"|campaign|crackdown|unrest|mines|landmines|hostilities|fire|raids))"
    r"(?: (?:in|on|across) (?:the )?@P\d+)?(?: (?:that|which))?(?: (?:has|have|had|also"
    r"|reportedly))*"
    r" $"
)
_STRIFE = re.compile(
    r"clash|fight|attack|strike|shell|war\b|violence|raid|bomb|blast|explosion|crossfire|conflict"
    r"|battle|offensive|massacre|ambush|incident|hostilit|mine|ordnance|fire|unrest|protest"
)
_LABEL = re.compile(r" (?:killed|dead|deaths|fatalities|injured|wounded|injuries) :")
_ENDS_OPEN = re.compile(r"(?: (?:of|the|a|an|and|to|for))+$")
_APART = 120


def casualty_figures(line: Line, tolls: Sequence[Toll]) -> Iterator[Draft]:
    """Yield the figures of a line that belong to no incident; the tolls are those left over."""
    apart = [part for each in tolls for part in each.parts or (each,)]
    left = [each for each in apart if each.count is not None and each.count.high != 0]
    while left:
        group = [left.pop(0)]
        while left and _belongs(line, group, left[0]):
            group.append(left.pop(0))
        draft = _figure(line, group, left[0].start if left else len(line.text))
        if draft is not None:
            yield draft


def _belongs(line: Line, group: Sequence[Toll], toll: Toll) -> bool:
    """Say whether the killed and the injured of one count stand side by side."""
    between = line.text[group[-1].end : toll.start + 1]
    if _LABEL.match(line.text, toll.start):
        return all(each.role != toll.role for each in group) and len(between) < _APART
    is_new = all(each.role != toll.role for each in group)
    return is_new and len(between) < _APART and not re.search(r" ; |@T\d+ .*@T\d+", between)


def _figure(line: Line, group: Sequence[Toll], until: int) -> Draft | None:
    start, end = group[0].start, group[-1].end
    modality = told_how(line.text, start, end, 0)
    if modality in (None, Modality.PLANNED, Modality.HYPOTHETICAL):
        return None
    whole = stretch_of(line, start + 1)
    spans = [line.span(start + 1, end)]
    slots = _of_whom(line, whole, group)
    window = window_of_count(line, whole, (start, until))
    if window is None and all(each.unit == "bodies" for each in group):
        return None  # bodies that somebody saw: no figure of a time or an area
    if window is not None:
        slots["window"] = window
        spans += window.spans
    places = innermost(line, places_told(line, *whole))
    if places:
        slots["area"] = places_slot(line.document, places)
        spans += [each.span for each in places]
    cause = _cause(line, start, end)
    if cause is not None:
        slots["caused_by"] = words_slot(line.document, cause)
        spans.append(cause)
    span = (min(each[0] for each in spans), max(each[1] for each in spans))
    if _PERHAPS.search(line.text[start:end]):
        modality = Modality.HYPOTHETICAL
    told = modality or Modality.HELD
    by = _another(line, group[0])
    return Draft(ClaimType.CASUALTY_FIGURE, _rule(slots), span, slots, told, by)


def _another(line: Line, toll: Toll) -> tuple[Voice, ...] | None:
    """Return who gives a bare number beside another's count of the same people."""
    ahead = line.text[max(0, toll.start - _PUT_WITHIN) : toll.start + 1]
    if BY_ANOTHER not in toll.flags and not _PUT.search(ahead):
        return None
    told = line.text[: toll.end]
    found = _SUBJECT.search(told) or _FIRST_SUBJECT.match(told)
    if found is None:
        return () if BY_ANOTHER in toll.flags else None
    span = line.span_of(found, "by")
    return (Voice(line.document.quote(span), span),)


_PUT = re.compile(r" put (?:the )?(?:[^ .,;:@]+ )?$")
_PUT_WITHIN = 40
_VERB = (
    r"(?:said|says|say|report|reported|spoke|speak|counted|count|claimed|claim|gave|give|insisted"
    r"|estimated|cited|mentioned|put) [^.;]{0,60}$"
)
_SUBJECT = re.compile(
    r" (?:[;,]|while|but|although|though|whereas|and|with) (?:the )?"
    r"(?P<by>(?:(?!(?:while|but|although|though|and|with|the) )[^ .,;:]+ ){1,5}?)" + _VERB
)
_FIRST_SUBJECT = re.compile(r"^ (?:the )?(?P<by>(?:[^ .,;:]+ ){1,5}?)put [^.;]{0,60}$")


def _of_whom(line: Line, whole: Stretch, group: Sequence[Toll]) -> dict[str, Slot]:
    """Return the counts, with the unit of the casualties that they are the parts of."""
    slots = toll_slots(line.document, group)
    end = group[-1].end
    found = _CASUALTIES.search(line.text, max(0, whole[0] - 1), end + _BEHIND_MOST)
    if "unit" not in slots and found is not None and found.start() < end + 1:
        unit = UNIT_OF.get(found["of"], "children")
        slots["unit"] = word_slot(line.document, unit, line.span_of(found, "of"))
    return slots


_BEHIND_MOST = 24
_CASUALTIES = re.compile(
    r" (?P<of>civilian|child|police) (?:casualties|deaths?|fatalities|victims|losses|toll"
    r"|injuries|lives)(?= )"
)
_PERHAPS = re.compile(r" (?:may|might|could) have ")


def _rule(slots: dict[str, Slot]) -> str:
    return "en.casualties." + ("over_a_window" if "window" in slots else "without_a_window")


def _cause(line: Line, start: int, end: int) -> Span | None:
    behind = _BY.match(line.text[end:])
    if behind and (_STRIFE.search(behind["cause"]) or behind["by"] == "by"):
        first = end + behind.start("cause")
        cause = _ENDS_OPEN.sub("", behind.group("cause").rstrip())
        return line.span(first, first + len(cause))
    ahead = _CAUSE_AHEAD.search(line.text[: start + 1])
    if ahead is None:
        return None
    return line.span(ahead.start("cause"), ahead.end("cause"))
