"""
Exemptions: that a truce leaves somebody free to act against somebody, as somebody claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.document import Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.agreed.truce_areas import TruceArea, area_slot
from trucewatch.reading.frames.english.agreed.truce_words import TruceWords, truces_in
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import LIST, Named, named_in, named_voice, who_slot
from trucewatch.reading.frames.slots import words_slot
from trucewatch.reading.prose.told import Text

_GATE = re.compile(
    r" (?:green|free hand|pretext|excuse|licen[cs]e|carte|cover|justif\w+|blank|leeway|loophole"
    r"|right|exempt\w*|not|\w+n't|allow\w*|permit\w*|continu\w*|self|lets?|excluded?|except"
    r"|outside"
    r"|despite|regardless|exclud\w+) "
)
_FORCE = (
    r"(?:operations?|strikes|airstrikes|air strikes|attacks|campaign|war|fight|offensives?|raids"
    r"|bombing|bombardment|actions?|assaults?|activities|fighting|shelling)"
)
_ON = r"(?:against|on|targeting|at|upon|aimed at|with)"
_LEAVE = re.compile(
    rf" (?:gave|given|gives?|giving|provid(?:e|es|ed|ing)|hand(?:s|ed|ing)?|grant(?:s|ed|ing)?"
    rf"|offer(?:s|ed|ing)?) (?P<who>{LIST}) (?:with )?(?:(?:a|an|the|any) )?(?:green light"
    rf"|free hand"
    r"|pretext|excuse|licen[cs]e|carte blanche|cover|justification|blank che(?:que|ck)|leeway"
    r"|loophole|free pass|free rein)(?= )"
)
_NOT_COVERED = re.compile(
    r" (?:(?:does|do|did|will|would) not|(?:does|do|did|wo|would)n't|never) (?:apply to|cover"
    r"|include"
    r"|prevent|bar|stop|prohibit|forbid|preclude|affect|extend to|concern) "
    rf"(?P<what>(?:(?P<who>{LIST})(?: 's)? )?(?:(?!@)[^ ,.;]+ ){{0,4}}?{_FORCE} "
    rf"(?:(?:[^ @,.;]+ ){{0,3}}?{_ON} (?:[^ @,.;]+ ){{0,3}}?(?P<against>{LIST}))?)"
)
_OUTSIDE = re.compile(
    rf" (?P<what>(?:(?P<who>{LIST})(?: 's)? )?(?:(?!@)[^ ,.;]+ ){{0,2}}?{_FORCE} "
    rf"(?:[^ @,.;]+ ){{0,2}}?{_ON} (?:[^ @,.;]+ ){{0,3}}?(?P<against>{LIST})) (?:is|are|were|was"
    rf"|would be|will be|remain"
    r"|being)(?: \w+ly)? (?:exempt(?:ed)?|excluded|not covered|not part of|outside|allowed"
    r"|permitted"
    r"|not affected|not subject|not a violation|not barred)(?= )"
)
_ALLOWED = re.compile(
    rf" (?:allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|lets?|entitl(?:es"
    rf"|ed)) (?P<who>{LIST}) (?:to )?"
    r"(?P<what>(?:strike|act|respond|continue|attack|target|carry out|hit|bomb|fight|defend|keep"
    r"|use"
    r"|conduct|go ahead|retaliate|resume)) "
)
_RIGHT = re.compile(
    rf" (?P<who>{LIST}) (?:(?:said|says|that|it|they|has|have|had|also|would|will|still"
    rf"|@[AH]\d+) )"
    r"{0,6}(?P<what>(?:reserv\w+|retain\w*|keeps?|kept|has|have|had|claim\w*) (?:the|its|their|a)"
    r" (?:full |legitimate )?right (?:to|of)) "
)
_GO_ON = re.compile(
    rf" (?P<who>{LIST}) (?:(?:said|says|that|it|they|has|have|had|also|vowed|pledged|insisted"
    rf"|announced"
    r"|its|their|forces|troops|to|@[AH]\d+|however|nonetheless) ){0,7}(?:will |would "
    r"|to )?(?P<what>"
    rf"(?:continu(?:e|ing)|go on|carry on|press on) (?:(?:to|with|its|their"
    rf"|the) ){{0,2}}(?:(?:strik"
    rf"|fight|bomb|attack|target|hit|operat|act)\w*|(?:[^ @,.;]+ ){{0,2}}{_FORCE})) "
)
_SELF = re.compile(
    r" (?P<what>(?:except|other than|only|unless|save)(?: \w+)? in self defen[cs]e) "
)
_AGAINST = re.compile(
    rf" (?:targeting|against|target|on|at|fighting|fight|attack(?:ing)?|strik(?:e|es|ing)"
    rf"|bomb(?:ing)?"
    rf"|hit(?:ting)?) (?:[^ @,.;]+ ){{0,3}}?(?P<against>{LIST})(?! {_FORCE} )(?= )"
)
_PLACE = re.compile(r" (?:in|across|around|near) (?:the )?@P(\d+)(?= )")
_EXCLUSION = re.compile(
    r" (?P<words>(?:(?:does|do|did|will) not|(?:does|do|did)n't|excludes?|excluded|excluding"
    r"|except)"
    r" (?:[^ ]+ ){1,14}?)(?:, which|which|that (?:has|gave|gives|provid))"
)
_DENIES = re.compile(r" (?:den(?:y|ies|ied)|reject\w*|no|not) (?:[^ ,;]+ ){0,5}$")
_MAY = re.compile(r" (?:if|could|might|may|should|demand\w*|want\w*|propos\w*) (?:[^ ,;]+ ){0,5}$")
_BACK = 3


def exemptions(text: Text, line: Line) -> Iterator[Draft]:
    """
    Propose the exemptions from a truce that a sentence claims.

    Args:
        text: The text.
        line: The sentence.
    """
    if _GATE.search(line.text) is None:
        return
    truces = truces_in(line)
    if not truces and not _is_told_before(text, line):
        return
    for pattern in (_LEAVE, _NOT_COVERED, _OUTSIDE, _ALLOWED, _RIGHT, _GO_ON):
        found = pattern.search(line.text)
        if found is not None and _is_meant(pattern, found, truces):
            yield _draft(text, line, found, truces)
            return
    found = _SELF.search(line.text)
    if found is not None and truces:
        yield _draft(text, line, found, truces)


def _is_told_before(text: Text, line: Line) -> bool:
    at = line.told.sentence.number
    near = text.sentences[max(0, at - _BACK) : at]
    return any(
        re.search(r"\b(?:cease-?fire|truce|cessation|pause)", each.sentence.text, re.IGNORECASE)
        for each in near
    )


def _is_meant(pattern: re.Pattern[str], found: re.Match[str], truces: list[TruceWords]) -> bool:
    if pattern in {_ALLOWED, _GO_ON, _OUTSIDE}:
        return bool(truces)
    if pattern is _NOT_COVERED:
        return bool(found.group("against") or found.group("who")) and bool(truces)
    return True


def _draft(text: Text, line: Line, found: re.Match[str], truces: list[TruceWords]) -> Draft:
    document = text.document
    slots: dict[str, Slot] = {}
    against = _against(line, found)
    claimed = _claimed(line, found, against)
    if claimed:
        slots["claimed_for"] = who_slot(document, claimed)
    if against:
        slots["against"] = who_slot(document, against)
    ground = _ground(line, found, truces)
    if ground is not None:
        slots["ground"] = words_slot(document, ground)
    place = _PLACE.search(line.text, found.end() - 1)
    if place is not None and not against:
        area = TruceArea((line.told.places[int(place.group(1))],))
        slots["area"] = area_slot(document, area)
    inside = [span for slot in slots.values() for span in slot.spans]
    span = line.span_of(found)
    last = max([span[1], *(each[1] for each in inside)])
    rule = "en.exemption.leave" if found.re is _LEAVE else "en.exemption.not_covered"
    told_as = Modality.HELD if found.re is _SELF else _modality(line.text[: found.start() + 1])
    return Draft(ClaimType.EXEMPTION, rule, (span[0], last), slots, told_as)


def _against(line: Line, found: re.Match[str]) -> list[Named]:
    if found.groupdict().get("against"):
        return named_in(line, *found.span("against"))
    first = found.end() - 2
    if found.re in {_ALLOWED, _GO_ON}:
        first = found.start("what") - 1
    behind = _AGAINST.search(line.text, first)
    return named_in(line, *behind.span("against")) if behind else []


def _claimed(line: Line, found: re.Match[str], against: list[Named]) -> list[Named]:
    """Return for whom it is claimed: who is named, or who says "its operations"."""
    if found.groupdict().get("who"):
        named = named_in(line, *found.span("who"))
        return [each for each in named if each.name not in {one.name for one in against}]
    span = line.span_of(found)
    for attribution in line.told.attributions:
        holds = any(each[0] <= span[0] and span[1] <= each[1] for each in attribution.content)
        if holds and attribution.voices and " its " in f" {found.group()} ":
            voice = named_voice(line, attribution.voices[0])
            return [voice] if voice else []
    return []


def _ground(line: Line, found: re.Match[str], truces: list[TruceWords]) -> Span | None:
    """Return the words that the exemption rests on: the exclusion, or that it is not covered."""
    if found.re is _LEAVE:
        told = _EXCLUSION.search(line.text[: found.start() + 1])
        if told is None:
            return None
        start, end = told.span("words")
        return line.span(start, len(line.text[:end].rstrip(" ,")))
    if found.re in {_RIGHT, _SELF, _GO_ON}:
        return line.span(found.start("what"), end_of(line, found))
    if truces and found.re is _NOT_COVERED:
        return line.span(truces[0].start, found.end() - 1)
    return line.span_of(found)


def end_of(line: Line, found: re.Match[str]) -> int:
    """Return where the clause of a match ends."""
    stop = re.compile(r" (?:[,.;:\"\u201d]|but|while)(?= )").search(line.text, found.end() - 1)
    return stop.start() if stop else len(line.text.rstrip())


def _modality(before: str) -> Modality:
    if _MAY.search(before):
        return Modality.HYPOTHETICAL
    return Modality.DENIED if _DENIES.search(before) else Modality.HELD
