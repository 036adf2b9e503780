"""
Places that no gazetteer lists: names that only their preposition calls a place ("in Taiz").

They are kept as they stand, unresolved and weak: a reviewer sees which ground is meant, and
nothing is ever moved to the nearest string. Only languages that mark names by capital letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from trucewatch.reading.document import Span
from trucewatch.reading.known.states import states
from trucewatch.reading.places.answers import PlaceAnswer, Standing
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.places.words import PlaceWords, before, following
from trucewatch.reading.prose.names.unlisted_in_russian import names_in_russian
from trucewatch.reading.prose.told import Sentence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u010c\u0110\u0130\u0141\u015a\u0160\u017b\u017d"
_NAME_WORD = rf"[{_CAPITAL}][\w'\u2019`]{{0,30}}(?<!['\u2019]s)(?<!['\u2019])"
_NAME = (
    rf"(?P<name>(?:(?:[aA]l|[eE]l|[aA]n|[aA]sh|[aA]t|[aA]r|[aA]s|[aA]z|[aA]d|[eE]sh|[eE]t)[- ])?"
    rf"{_NAME_WORD}(?:(?:-| | (?:al|el|de|del|la|los|las|of|e|and)[- ]|-(?:al|el|e|ez|al)-)"
    rf"(?:al-|el-)?(?:{_NAME_WORD})){{0,3}}(?:-\d{{1,2}})?)"
)
_SIDE = (
    r"(?:(?:the |downtown |(?:north|south)?-?(?:east|west|north|south|northeast|northwest"
    r"|southeast|southwest)(?:ern)? |central |rural |nearby |besieged |rebel-held |government-held"
    r"|[\w-]{3,20}-(?:held|controlled|occupied) ))"
)
_KIND = (
    r"(?:cit(?:y|ies)|towns?|villages?|hamlets?|neighbou?rhoods?|quarters?|suburbs?|camps?"
    r"|(?:sub-?)?districts?|provinces?|governorates?|regions?|states?|settlements?|areas?|islands?"
    r"|enclaves?|counties|county|localit(?:y|ies)|municipalit(?:y|ies)|departments?|oblasts?"
    r"|valleys?|direction|sector|(?:air)?ports?|bases?|prisons?|bridges?|border crossing"
    r"|crossing|outskirts|countryside)"
)
_LED = re.compile(
    r"\b(?i:(?:in|at|near|around|outside|inside|across|throughout|within|towards?|into|over|beyond"
    r"|between|on|from)"
    r"|(?:fled|moved|went|travell?ed|evacuated|return(?:ed|ing)?|delivered|transferred|advanced"
    r"|withdrew|transport(?:ed)?|way|road|roads|convoys?|aid|trucks?|access|route|bound|displaced"
    r"|sent|crossed|evacuation|deployed|retreated|headed|en route|bussed|taken|people|food"
    r"|troops|soldiers"
    r"|forces|fighters|reinforcements"
    r"|supplies|relief|deliver(?:y|ies)|passage|entry|evacuate|flights?) to"
    r"|(?:shelled|bombed|shelling|bombing|struck|hit|captured|seized|recaptured|retook|stormed"
    r"|entered|entering|overran|besieged|reached|reaching|left|leaving|attacked|targeted"
    r"|targeting|surround(?:ed|ing)|encircled|bombarded|pounded|controls?|controlled|holds?|rocked"
    r"|fled|raided|besieging|regained|liberated|capturing|seizing"
    r"|reach|shell|bomb|attack|strike|capture|seize|storm|retake|recapture|enter|besiege)"
    rf"|(?:control|shelling|bombing|bombardment|siege|capture|seizure|fall|north|south|east|west"
    rf"|northeast|northwest|southeast|southwest|northern|southern|eastern|western|residents"
    rf"|people|parts?|most|much|outskirts|countryside|suburbs?|centre|center|edges?|streets"
    rf"|{_KIND})"
    r" (?:of|in))"
    rf" (?:the (?:[a-z]{{4,15}} ){{0,2}})?{_SIDE}{{0,2}}(?:{_KIND} (?:of )?)?{_NAME}"
)
_BOUND = re.compile(
    rf"\b(?:left|leaving|leave|departed"
    rf"|fled) [\w'\u2019-]{{1,30}}(?: [\w'\u2019-]{{1,30}})? for {_NAME}"
)
_KIND_HEAD = re.compile(rf"\b{_KIND} of (?:the )?{_NAME}")
_KIND_TAIL = re.compile(rf"\b{_NAME} (?:refugee |displacement |border )?{_KIND}\b")
_LIST = re.compile(rf"(?:, | and |, and | or ){_SIDE}{{0,1}}{_NAME}")
_SUBJECT = re.compile(
    rf"(?:^\W{{0,3}}|; ){_NAME}(?= (?:fell to|(?:was|were|has been|had been|have been|is|are"
    rf"|remains?"
    rf"|came)"
    r" (?:also |now |still |back |currently |again |no longer |not )*(?:hit|shelled|bombed|struck"
    r"|captured|seized|retaken|recaptured|under (?:(?:heavy |artillery |mortar )*fire|attack"
    r"|shelling|the control|the full|government|rebel|siege|opposition|army|control|[A-Z])|held by"
    r"|controlled by|occupied by|besieged|in the hands of|fallen to))\b)"
)
_HELD = re.compile(rf"\b[\w]{{3,20}}-(?:held|controlled|occupied|ruled|administered) {_NAME}")
_COMMON = _words(
    """
    prices roads schools areas parts villages residents civilians positions homes houses
    people civilian hospitals factories shops borders ports airports checkpoints convoys
    towns cities forces media movement access buildings markets bridges vehicles tanks ships
    farms warehouses offices territory power water everything nothing traffic trade
    """
)
"""Words that begin a sentence with a capital and are no name."""

_NEVER = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december god ramadan eid christmas
    easter english arabic russian twitter facebook telegram whatsapp youtube x internet
    parliament congress senate islam islamic ministry army president minister prime general
    colonel captain lieutenant major commander reuters afp ap tass sana interfax bbc cnn
    council security assembly nations un united state states foreign defence defense health
    interior red cross crescent committee agreement protocol resolution article chapter
    phase convention covenant court cup league office spokesman spokeswoman world mr mrs ms
    dr sheikh sir the this that these those it he she they we i you his her their our a an
    after before during following since while when both all some many most other another one
    two three four five six seven eight nine ten no more than local new covid code unit
    brigade division battalion corps front party movement forces force group sunnis shiites
    christians muslims kurds arabs jews americans russians ukrainians syrians yemenis
    houthis israelis palestinians sudanese gmt utc est rebels militants government al-qaeda
    hamas hezbollah taliban isis isil daesh nato osce cessation hostilities ceasefire truce
    disengagement withdrawal monitoring joint memorandum declaration humanitarian prevention
    """
)
"""Words that are no place, or no first word of one, behind any preposition."""

_NOT_LAST = _words(
    """
    ministry army forces council agency office committee organisation organization movement
    party brigade division battalion corps command front union league coalition programme
    program commission court assembly parliament police guard guards agreement talks accord
    process news times post tv radio channel observatory monitor mission fund cross crescent
    nations board bank group groups militia protocol resolution convention state
    """
)
"""Last words of names of organisations."""

_OF_PEOPLE = re.compile(r".*(?:ian|ians|ese|eli|elis|emeni|emenis|raqi|raqis|nnis|iites)\Z")


@cache
def _demonyms() -> frozenset[str]:
    """Return the adjectives of all states: "the Libyan capital" is no place called Libyan."""
    return frozenset(each.lower() for state in states() for each in state.demonyms)


_LANGUAGES = frozenset({"en", "ru", "uk"})


def unlisted_places(sentence: Sentence, taken: Sequence[Span]) -> list[PlaceMention]:
    """
    Return the places of a sentence that only its words call so, in order of place.

    Args:
        sentence: The sentence.
        taken: Where actors, persons, times and known places stand: no place is told over them.
    """
    if sentence.language not in _LANGUAGES:
        return []
    found: dict[Span, PlaceMention] = {}
    occupied = sorted(taken)
    names = _names if sentence.language == "en" else names_in_russian
    for span in names(sentence.text):
        moved = (span[0] + sentence.span[0], span[1] + sentence.span[0])
        if _is_free(moved, occupied) and all(
            moved[1] <= other[0] or other[1] <= moved[0] for other in found
        ):
            found[moved] = _mention(sentence, span, occupied)
    return [found[span] for span in sorted(found)]


def _names(text: str) -> Iterator[Span]:
    for pattern in (_LED, _BOUND, _HELD, _KIND_HEAD, _KIND_TAIL, _SUBJECT):
        for each in pattern.finditer(text):
            span = _trimmed(text, each.span("name"))
            is_common = pattern is _SUBJECT and each["name"].lower() in _COMMON
            if span is None or is_common:
                continue
            yield span
            if pattern is not _SUBJECT:
                yield from _listed(text, span[1])


def _listed(text: str, end: int) -> Iterator[Span]:
    """Yield the names that follow a place in a list: "in Khartoum, Bahri and Omdurman"."""
    for _ in range(8):
        each = _LIST.match(text, end)
        span = _trimmed(text, each.span("name")) if each else None
        if span is None or each is None or span[1] != each.end("name"):
            return
        behind = text[span[1] : span[1] + 14]
        if re.match(r" (?:\w+ed|were|was|have|has|had|said|are|is)\b", behind):
            return
        yield span
        end = span[1]


def _trimmed(text: str, span: Span) -> Span | None:
    """Return a name without what is no part of it; ``None`` where nothing of it is a place."""
    words = [(each.group(), each.span()) for each in re.finditer(r"[^\s]+", text[slice(*span)])]
    while words and words[-1][0].lower() in {"and", "of", "the", "de", "al", "el", *_NEVER}:
        words.pop()
    if not words or words[0][0].lower().strip(".,") in _NEVER:
        return None
    for number, (word, _) in enumerate(words):
        if number and word == "and":
            words = words[:number]
            break
    last = words[-1][0].lower()
    if (
        last in _NOT_LAST
        or last in _demonyms()
        or _OF_PEOPLE.match(last)
        or (words[0][0].isupper() and len(words[0][0]) < 6)
    ):
        return None
    return (span[0], span[0] + words[-1][1][1])


def _is_free(span: Span, occupied: Sequence[Span]) -> bool:
    at = bisect_left(occupied, span)
    near = occupied[max(0, at - 3) : at + 1]
    return all(span[1] <= other[0] or other[1] <= span[0] for other in near)


def _mention(sentence: Sentence, name: Span, occupied: Sequence[Span]) -> PlaceMention:
    text, start = sentence.text, sentence.span[0]
    after = max((each[1] - start for each in occupied if each[1] - start <= name[0]), default=0)
    pieces = before(text, max(0, after), name[0])
    behind = following(text, name[1])
    asked = PlaceWords(text[slice(*name)])
    for piece in [*pieces, *([behind] if behind else [])]:
        asked = asked.with_piece(piece)
    first = name[0] - sum(len(piece.group()) for piece in pieces)
    first += len(text[first : name[0]]) - len(text[first : name[0]].lstrip())
    end = name[1] + (len(behind.group()) if behind else 0)
    span = (start + first, start + end)
    own = (start + name[0], start + name[1])
    return PlaceMention(span, own, PlaceAnswer(asked, Standing.UNRESOLVED), is_weak=True)
