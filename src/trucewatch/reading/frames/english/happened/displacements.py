"""
Displacements: people who fled, were displaced or were taken away, or are to be.

Taking the injured to a hospital is no displacement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.document import Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.circumstances import (
    innermost,
    stretch_of,
    times_told,
)
from trucewatch.reading.frames.english.happened.count_windows import still_open, window_since
from trucewatch.reading.frames.english.happened.told_how import told_how
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import count_slot, places_slot, time_slot, words_slot
from trucewatch.reading.places.places_in_text import PlaceMention

_PEOPLE = (
    r"(?:people|persons|civilians|residents|families|households|women|children|men|villagers"
    r"|refugees|inhabitants|fighters|rebels|militants|insurgents|patients|students|workers"
    r"|displaced(?: people| persons| families)?|idps|internally displaced(?: people| persons)?"
    r"|syrians|palestinians|ukrainians|yemenis|sudanese|lebanese|armenians|nationals|citizens"
    r"|foreigners|migrants|evacuees|individuals|others)"
)
_WHO = (
    rf"(?P<who>@N\d+(?: (?!{'fled|have|were|had'} )(?:[^ .,;:@]+|@A\d+)){{0,4}}? {_PEOPLE}(?= )"
    rf"|@N\d+(?= )|(?:hundreds|thousands|dozens|many|most|all|several|some|entire) "
    rf"(?:of )?(?:[^ .,;:@]+ ){{0,2}}?{_PEOPLE}(?= )|(?:[^ .,;:@]+ )?{_PEOPLE}(?= ))"
)
_ASIDE = r"(?: ,[^,;]{1,80} ,| (?:and|or) (?:their families|@N\d+ [^ .,;@]+))?"
_HAVE = (
    r"(?: (?:have|has|had|were|was|are|been|being|also|reportedly|already|since|forcibly|newly"
    r"|internally|now|be|is|will|to|due|expected|set|could|may|might|scheduled|begun|began"
    r"|started))*"
)
_LEFT = (
    r"(?:fled|fleeing|flee|left (?:their (?:homes|villages|houses)|@P\d+)|abandoned their"
    rf" (?:homes|villages|houses)|(?:displaced|uprooted)(?! {_PEOPLE}(?= ))|evacuated"
    r"|driven (?:out|from)|expelled"
    r"|relocated"
    r"|(?:forced|compelled) (?:to (?:flee|leave)|from (?:their homes|@P\d+)|out of)|deported"
    r"|resettled|bussed|bused|leave (?:their homes|@P\d+)|crossed (?:the border )?into|returned"
    r"|(?:moved|transferred|transported) (?:out of|from|to)|sought (?:refuge|shelter))"
)
_DISPLACED = "en.displacement.displaced"
_HAS = re.compile(r" (?:has|have|had|forces|army|authorities|@A\d+) $")
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("en.displacement.fled", re.compile(
        rf" {_WHO}{_ASIDE}(?: (?:from|of|in) (?:the )?@P\d+)?{_HAVE} (?P<verb>{_LEFT})(?= )")),
    (_DISPLACED, re.compile(
        r" (?P<verb>displaced|displacing|uprooted|uprooting|evacuated|evacuating|evacuate"
        r"|relocated|"
        r"deported|expelled"
        rf"|(?:forced|forcing|compelled|drove|driving|sent|prompting)) {_WHO}"
        r"(?P<then>(?: (?:to (?:flee|leave)|from|out|fleeing|into|over|to)(?= ))?)")),
    ("en.displacement.evacuation", re.compile(
        rf" (?P<verb>evacuation|displacement|transfer|deportation|relocation|flight|exodus) of"
        rf" (?:the |another )?{_WHO}")),
    ("en.displacement.carried", re.compile(
        rf" (?:buses|bus|convoy|trucks?|helicopters?|ships?|boats?|trains?|@N\d+ buses)"
        rf"(?: [^ .,;:@]+){{0,3}}? (?P<verb>carrying|transporting|with|taking) {_WHO}"
        r"(?=(?: [^.;]{0,60})? (?:left|departed|arrived|set out|will leave|leave|were to leave"
        r"|headed"
        r"|reached|from @P\d+|out of))")),
)  # fmt: skip
_HURT = re.compile(
    r" (?:injured|wounded|bodies|dead|killed|casualties|patient|hurt|body|victims)(?= )"
)
_NEEDS_THEN = frozenset(
    ["forced", "forcing", "compelled", "drove", "driving", "sent", "prompting"]
)
_RETURNED = "returned"
_TO = re.compile(
    r" (?:to|into|towards?|for|in) (?:the )?(?:[^ .,;:@]+ ){0,3}?"
    r"(?P<places>@P\d+(?:(?: ,)?(?: and)?(?: (?:in|the))? @P\d+){0,3})"
)
_FROM = re.compile(
    r" (?:from|of|out of|left|fled|fleeing|leave|in|across|evacuated|leaving|fleeing) (?:the )?"
    r"(?:[^ .,;:@]+ ){0,3}?(?P<places>@P\d+(?:(?: ,)?(?: and)?(?: (?:in|the))? @P\d+){0,4})"
)
_TOWARDS = re.compile(
    r" (?:to|into|towards?|for) (?:the )?"
    r"(?:(?!from |of |out |in |flee |leave |be )[^ .,;:@]+ ){0,3}?$"
)
_SHELTERED = re.compile(r" (?:refuge|shelter|arrived|arriving|crossed into) (?:in |into )?$")


def displacements(line: Line) -> Iterator[Draft]:
    """Yield who left where for where, as a line tells it."""
    if not _ANY.search(line.text):
        return
    taken: list[tuple[int, int]] = []
    for rule, pattern in _PATTERNS:
        for found in pattern.finditer(line.text):
            start, end = found.start() + 1, found.end()
            if any(start < other[1] and other[0] < end for other in taken):
                continue
            draft = _draft(line, found, rule)
            if draft is not None:
                taken.append((start, end))
                yield draft


_ANY = re.compile(
    "fle[ed]|flight|displac|uproot|evacu|driv|drove|expel|relocat|forc|compel|deport|resettl|bus"
    "|cross|return|moved|transf|transport|refuge|shelter|exodus|carry|left|abandon|leave|prompt"
)


def _draft(line: Line, found: re.Match[str], rule: str) -> Draft | None:
    groups = found.groupdict()
    verb, who = groups["verb"], groups["who"]
    beside = line.text[max(0, found.start("who") - 20) : found.end("who") + 1]
    if rule == _DISPLACED and _is_adjective(line, found):
        return None
    if _HURT.search(" " + beside) or (verb in _NEEDS_THEN and not groups.get("then")):
        return None
    modality = _modality(line, found)
    whole = stretch_of(line, found.start() + 1)
    places = line.places(*whole)
    time = _time(line, whole, found.start())
    has_count = who.startswith("@N")
    if modality is None or not (has_count or places) or not (places or time or has_count):
        return None
    slots: dict[str, Slot] = {}
    if has_count:
        slots["people"] = count_slot(line.document, line.number(who.split()[0]))
    rest = who.split(" ", 1)[1] if has_count and " " in who else ("" if has_count else who)
    rest = rest.removeprefix("of ")
    if rest:
        first = found.end("who") - len(rest)
        slots["who"] = words_slot(line.document, line.span(first, found.end("who")))
    slots |= _ways(line, places)
    if time is not None:
        window = window_since(line, *whole)
        is_since = window is not None and window.spans[0][0] <= time.span[0] < window.spans[0][1]
        told = window if window and is_since else time_slot(line.document, time)
        slots["at"] = still_open(told, time) if told is not window else told
    return Draft(ClaimType.DISPLACEMENT, rule, _span(line, found, slots), slots, modality)


def _is_adjective(line: Line, found: re.Match[str]) -> bool:
    """Say whether "displaced families" are spoken of, and nothing that displaced them."""
    if found["verb"] not in {"displaced", "uprooted", "evacuated", "deported", "relocated"}:
        return False
    is_counted = found["who"].startswith(("@N", "hundreds", "thousands", "dozens", "many", "most"))
    return not is_counted and not _HAS.search(line.text[: found.start() + 1])


def _modality(line: Line, found: re.Match[str]) -> Modality | None:
    modality = told_how(line.text, found.start("verb"), found.end("verb"))
    if " will " in found.group() or re.search(
        r" (?:to|due|set|expected|scheduled) be ", found.group()
    ):
        return Modality.PLANNED
    if modality is Modality.HELD and re.search(r" (?:could|may|might|if|would) ", found.group()):
        return None
    return None if modality is Modality.HYPOTHETICAL else modality


def _ways(line: Line, places: list[tuple[int, PlaceMention]]) -> dict[str, Slot]:
    """Return from where and to where they went; those who returned went to the place named."""
    sources: list[tuple[int, PlaceMention]] = []
    targets: list[tuple[int, PlaceMention]] = []
    for at, place in places:
        ahead = line.text[max(0, at - 60) : at]
        before_list = re.sub(r"(?:@P\d+(?: ,)?(?: and)? (?:the |in )*)+$", "", ahead)
        is_target = _TOWARDS.search(before_list) or _SHELTERED.search(before_list)
        (targets if is_target else sources).append((at, place))
    slots: dict[str, Slot] = {}
    if sources:
        slots["from"] = places_slot(line.document, innermost(line, sources))
    if targets:
        slots["to"] = places_slot(line.document, innermost(line, targets))
    return slots


def _time(line: Line, whole: tuple[int, int], at: int) -> TimeMention | None:
    times = times_told(line, *whole)
    return min(times, key=lambda each: abs(each[0] - at))[1] if times else None


def _span(line: Line, found: re.Match[str], slots: dict[str, Slot]) -> Span:
    spans = [line.span(found.start() + 1, found.end())]
    spans += [span for slot in slots.values() for span in slot.spans]
    return (min(each[0] for each in spans), max(each[1] for each in spans))
