"""
Truce parties: who accepts a truce, who announces it, who stands behind it.

Whoever presses for a truce, or asks for it, is no party of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from trucewatch.reading.frames.english.agreed.promised_words import OWER, whoever
from trucewatch.reading.frames.english.agreed.truce_words import TruceWords
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import LIST, Named, named_in, named_voice, named_words
from trucewatch.reading.known.states import states
from trucewatch.reading.prose.told import ActorSort

_WHO = rf"(?P<who>{LIST})"
_AUX = (
    r"(?:(?:has|have|had|also|both|now|then|later|jointly|reportedly|formally|officially|finally"
    r"|already|will|would|shall|is|are|was|were|to|on|late|early|in|principle|@T\d+|today|each"
    r"|reluctantly|tentatively|who|separately|again|since|been|ready|prepared|set|about|earlier"
    r"|yesterday|tonight|unilaterally|immediately|once|decided|mutually|provisionally|fighters"
    r"|forces|troops|leaders|leadership|command|@P\d+) ){0,7}?"
)
_SAYS = (
    r"(?:(?:said|says|announced|confirmed|stated|declared|pledged|promised|vowed|agreed|insisted"
    r"|signalled|signaled|added)(?: (?:on|late|earlier|early|in|a|statement|separate|announcement"
    r"|today|@T\d+|@P\d+)){0,6} (?:that )?(?:(?:it|they|he|we|@[AH]\d+|its \w+|their \w+|the"
    r" (?:group|movement|army|two|sides?)) )?)?"
)
_BETWEEN = rf"(?:, (?:on )?@T\d+ , )?{_AUX}{_SAYS}{_AUX}"
_VERB = (
    r"(?P<verb>agree[sd]?|agreeing|accept(?:s|ed|ing)?|endorse[sd]?|approve[sd]?|sign(?:s|ed|ing)?"
    r"|conclude[sd]?|reach(?:es|ed|ing)?|struck|strikes?|hammered out|clinched?|commit(?:s|ted)?"
    r"|announc(?:e|es|ed|ing)|declar(?:e|es|ed|ing)|proclaim(?:s|ed)?|order(?:s|ed)?|honou?r(?:s"
    r"|ed"
    r"|ing)?|observ(?:e|es|ed|ing)|respect(?:s|ed|ing)?|abid(?:e|es|ed|ing)|adhere[sd]?|comply"
    r"|complied|implement(?:s|ed|ing)?|uphold|upheld|welcome[sd]? and accepted|join(?:s|ed)?"
    r"|entered|introduced?|imposed|stick|stuck|extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?"
    r"|renew(?:s|ed|ing)?|bound|beg[ai]n|start(?:s|ed)?|launch(?:es|ed)?)"
)
_LINK = (
    r"(?:(?:to|on|upon|up|by|with|its|their|commitment|committed|adhere|adherence|respect|observe"
    r"|honou?r|abide|comply|implement|uphold|hold|enforce|extend|prolong|renew|declare|announce"
    r"|terms|of|conditions|in|principle|@T\d+|fully|strictly|for|proposal|respecting|observing"
    r"|extending|enter|into|that|it|they|would|will|forces|troops|a|an|the|what|they called|called"
    r"|also|be|bound|stick|was|another|further|second|again|and|down|arms|details|text|this|there"
    r"|from|@P\d+) ){0,9}"
)
_SUBJECT = re.compile(rf" {OWER} {_BETWEEN}{_VERB} {_LINK}$")
_ACTS = re.compile(rf" {OWER} {_BETWEEN}(?P<verb>will|would|shall|to) (?:also |now |jointly )?$")
_PRESSED = re.compile(
    r" (?:push|urg|press|call|ask|persuad|forc|pressur|convinc|encourag|remind|demand|appeal|want"
    r"|exhort|implor|beg|invit|beseech|requir|compel|request|order)(?:e|es|s|ed|ing|ged|ging)?"
    r"(?: on| upon| to| that| for| both| all| of)* $"
)
_REFUSES = re.compile(
    rf" {OWER} {_BETWEEN}(?:reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|dismiss(?:es|ed)?"
    rf"|declin(?:e|es"
    r"|ed)|den(?:y|ies|ied)|ruled out|rules? out|oppos(?:e|es|ed)|turned down|spurned|ignored"
    r"|(?:(?:did|does|do|has|have|had|will|would|was|were|is|are) (?:not|never)|(?:didn|doesn"
    r"|don|hasn"
    r"|haven|hadn|won|wouldn|wasn|weren|isn|aren)'t)"
    r" (?:yet )?(?:agree[d]?|accept(?:ed)?|sign(?:ed)?|observe|respect|honou?r|part of|bound by"
    rf"|reached?|declared?|announced?|be bound by|abide by|join)) {_LINK}$"
)
_ENDS = re.compile(
    rf" {OWER} {_BETWEEN}(?:suspend(?:s|ed)?|ended|ends|called off|scrapped|cancell?ed|terminated"
    r"|annulled|abandoned|broke off|withdrew from|withdrawn from|pulled out of|walked away from"
    r"|quit|renounced|consider(?:s|ed)|declared|(?:no longer|not)(?: [a-z]+){0,2} bound by)"
    r" (?:that )?$"
)
_BROKERS = re.compile(
    rf" {_WHO} (?:(?:has|have|had|also|jointly|successfully|helped|to) ){{0,3}}(?:broker(?:s|ed)?"
    r"|mediated?|negotiated?|sponsor(?:s|ed)?|secured?|arranged?|facilitated?|guarantee[sd]?) "
    r"(?:(?:the|a|an|talks|on|that|led|to) ){0,4}$"
)
_BODY = (
    r"(?:an?|the) (?P<body>(?:(?!@)[^ .,;]+ ){0,3}?(?:committee|commission|mechanism|mission|team"
    r"|body|centre|center|cell|monitors|observers))(?= )"
)
_BY = (
    (
        "sponsors",
        re.compile(
            r" (?:co )?(?:brokered|mediated|sponsored|negotiated|backed|guaranteed|arranged"
            rf"|facilitated)(?: [^ @,]+){{0,2}} by (?:mediators? (?:from )?)?{_WHO}"
        ),
    ),
    ("sponsors", re.compile(r" under (?:the )?(?P<who>@A\d+)(?: 's)? (?:auspices|mediation) ")),
    ("sponsors", re.compile(rf" (?:under the auspices|mediation|auspices) (?:of|by) {_WHO}")),
    (
        "overseers",
        re.compile(
            r" (?:monitored|overseen|supervised|verified|policed)(?: [^ @,]+){0,2} by "
            rf"(?:{_BODY}|{_WHO})"
        ),
    ),
    (
        "announcer",
        re.compile(rf" (?:announced|declared|proclaimed|ordered)(?: [^ @,]+)? by {_WHO}"),
    ),
    ("parties", re.compile(rf" between {_WHO}")),
    (
        "parties",
        re.compile(
            rf" (?:agreed|signed|reached|accepted)(?: [^ @,]+)?(?: (?:in|on|at) @[PT]\d+){{0,3}}"
            rf" by {_WHO}"
        ),
    ),
)
_WITH = re.compile(rf" with {_WHO}")
_MEDIATORS = re.compile(rf" (?:mediators?|brokers?|sponsors|guarantors?)(?: ,)? {_WHO}")
_LED = re.compile(
    r"@A\d+(?: and @A\d+)? (?:brokered|mediated|backed|sponsored|negotiated|led|supervised)"
)
_DEMONYM_LED = re.compile(
    r" (?P<who>[a-z]+(?: arabian)?) (?:brokered|mediated|backed|sponsored|negotiated|supervised) "
)
_PAIR = re.compile(r"@A\d+(?: (?:and|\u2013|/))? @A\d+(?! (?:brokered|mediated|backed|sponsored))")
_DECLARES = re.compile(r"announc|declar|proclaim|order|impos|introduc")
_TAKES = re.compile(r"accept|endors|approv|respect|observ|honou?r|abid|adher|compl|commit|uphold")
_EXTENDS = re.compile(r"extend|prolong|renew")
_OWN_SORTS = frozenset(
    {ActorSort.FORCE, ActorSort.ARMED_GROUP, ActorSort.SIDE, ActorSort.STATE, None}
)
_PLURAL = re.compile(
    r"(?:both|two|warring|opposing|rival|all) (?:\w+ )?(?:sides?|parties|forces|factions|generals"
    r"|armies|militaries|governments|countries|neighbou?rs)|^(?:\w+ )?(?:sides|parties)$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"sa(?:id|ys|y|ying)|announc|declar|confirm|stat|told|add|report|proclaim|pledg"
)
_SPEAKS_FOR_NONE = frozenset({ActorSort.MEDIA, ActorSort.MONITOR, ActorSort.UNSAID})


@dataclass(slots=True)
class TruceParties:
    """
    Who is in a truce, slot by slot.

    Attributes:
        found: Actors of each slot, by the slot's name.
        is_refused: Whether who is named refuses the truce.
        verb: The verb of acceptance or of announcing; empty where none is told.
        start: Where the first of them stands on the line.
    """

    found: dict[str, list[Named]] = field(default_factory=dict)
    is_refused: bool = False
    verb: str = ""
    start: int = -1

    def add(self, slot: str, several: list[Named]) -> None:
        """Add actors to a slot, each name once."""
        have = self.found.setdefault(slot, [])
        have += [each for each in several if each.name not in {one.name for one in have}]


def parties_of(line: Line, truce: TruceWords, end: int) -> TruceParties:
    """
    Return who is in a truce, as far as the words around its name say.

    Args:
        line: The sentence.
        truce: The name of the truce.
        end: Where the words end that are tied to it.
    """
    parties = TruceParties()
    before, tail = line.text[: truce.start], " " + line.text[truce.end + 1 : end]
    offset = truce.end
    refused = _REFUSES.search(before)
    subject = None if refused else _subject(line, before, truce)
    if refused:
        parties.is_refused, parties.start, parties.verb = True, refused.start(), "refuse"
        parties.add("accepted_by", whoever(line, refused))
    elif subject:
        _take_subject(line, truce, subject, tail, parties)
    else:
        _take_ending(line, truce, tail, parties)
    broker = _BROKERS.search(before)
    if broker:
        parties.start = broker.start()
        parties.add("sponsors", _named(line, broker, 0))
    for slot, pattern in _BY:
        for found in pattern.finditer(tail):
            _take_agent(slot, _named(line, found, offset), truce, parties)
    _take_adjectives(line, truce, parties)
    for found in _MEDIATORS.finditer(line.text):
        parties.add("sponsors", _named(line, found, 0))
    return parties


def _subject(line: Line, before: str, truce: TruceWords) -> re.Match[str] | None:
    """Return whoever agrees or declares, unless somebody else presses them to."""
    found = _SUBJECT.search(before) or (_ACTS.search(before) if truce.is_verbal else None)
    found = _nearer(line, before, found) or found
    if found is None or _PRESSED.search(before[: found.start() + 1]):
        return None
    return found


def _nearer(line: Line, before: str, found: re.Match[str] | None) -> re.Match[str] | None:
    """Return of "Russia said the army had agreed" the army, and of "said it had" nobody."""
    if found is None:
        return None
    ends = [found.end(name) for name in ("who", "plain", "own") if found.group(name)]
    later = _SUBJECT.search(before, ends[0])
    if later is None or later.group("own"):
        return None
    words = line.document.quote(line.span(later.start() + 1, later.start() + 2)).lower()
    return None if words in _PRONOUNS else later


_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "its", "their", "the"})


def announcer_said(line: Line, truce: TruceWords) -> Named | None:
    """Return who is said to have told of the truce, where it is somebody who can announce one."""
    span = line.span(truce.start, truce.end)
    for attribution in line.told.attributions:
        if not any(each[0] <= span[0] and span[1] <= each[1] for each in attribution.content):
            continue
        verb = attribution.verb
        if verb is not None and not _TELLS.match(line.document.quote(verb).lower()):
            return None
        if attribution.voices:
            named = named_voice(line, attribution.voices[0])
            return named if named and named.sort not in _SPEAKS_FOR_NONE else None
    return None


def _named(line: Line, found: re.Match[str], offset: int) -> list[Named]:
    if found.groupdict().get("body"):
        first, last = found.span("body")
        return [named_words(line, line.span(first + offset, last + offset))]
    start, end = found.span("who")
    return named_in(line, start + offset, end + offset)


def _take_subject(
    line: Line, truce: TruceWords, found: re.Match[str], tail: str, parties: TruceParties
) -> None:
    """Fill the slots of whoever agrees to a truce, or declares it."""
    who = whoever(line, found)
    parties.start, parties.verb = found.start(), found.group("verb")
    own = [each for each in who if each.sort in _OWN_SORTS]
    with_whom = _WITH.search(tail)
    if with_whom and not truce.has("unilateral"):
        parties.add("parties", own + _named(line, with_whom, truce.end))
        return
    if _DECLARES.match(parties.verb) and " between " not in tail and not _is_plural(who):
        parties.add("announcer", who[:1])
        if _is_own(own, truce, parties.verb):
            parties.add("accepted_by", own)
    elif _is_plural(own) and not _TAKES.match(parties.verb):
        parties.add("parties", own)
    elif own and (not _EXTENDS.match(parties.verb) or " agreed " in found.group()):
        parties.add("accepted_by", own)
    elif own:
        parties.add("announcer", own[:1])


def _take_ending(line: Line, truce: TruceWords, tail: str, parties: TruceParties) -> None:
    """Fill the slots of whoever ends or suspends a truce."""
    found = _ENDS.search(line.text[: truce.start])
    if found is None:
        return
    who = whoever(line, found)
    parties.start = found.start()
    parties.add("announcer", who[:1])
    with_whom = _WITH.search(tail)
    if with_whom:
        parties.add("parties", who + _named(line, with_whom, truce.end))


def _take_agent(slot: str, who: list[Named], truce: TruceWords, parties: TruceParties) -> None:
    own = [each for each in who if each.sort in _OWN_SORTS]
    if slot == "parties" and not _is_plural(own):
        slot = "accepted_by"
    if slot == "announcer":
        parties.add(slot, who[:1])
        parties.add("accepted_by", own if _is_own(own, truce, "") else [])
    else:
        parties.add(slot, own if slot in {"parties", "accepted_by"} else who)


def _is_own(own: list[Named], truce: TruceWords, verb: str) -> bool:
    """Say whether who declares a truce declares its own; a state can announce that of others."""
    if truce.has("unilateral") or all(each.sort is not ActorSort.STATE for each in own):
        return True
    return verb.startswith("declar") or all("government" in each.name.lower() for each in own)


def _take_adjectives(line: Line, truce: TruceWords, parties: TruceParties) -> None:
    """Take "US-brokered" and "Israel-Hamas" out of a truce's own name."""
    for found in _LED.finditer(line.text, truce.start, truce.end):
        parties.add("sponsors", named_in(line, *found.span()))
    for found in _DEMONYM_LED.finditer(f" {truce.words} "):
        state = _state_of(found.group("who"))
        if state:
            start, end = (each + truce.start - 1 for each in found.span("who"))
            named = Named(line.span(start, end), state, sort=ActorSort.STATE)
            parties.add("sponsors", [named])
    for found in _PAIR.finditer(line.text, truce.start, truce.end):
        parties.add("parties", named_in(line, *found.span()))


def _is_plural(who: list[Named]) -> bool:
    return len(who) > 1 or any(_PLURAL.search(each.name) for each in who)


@lru_cache(maxsize=512)
def _state_of(demonym: str) -> str:
    for state in states():
        if demonym in {each.lower() for each in state.demonyms}:
            return state.name
    return ""
