"""
Truce words: how English names a truce, and where a line does so.

The patterns are read on a `Line`, where hyphens are left out: "cease-fire" is "cease fire".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.frames.english.lines import Line

_FIGHTING = (
    r"(?:hostilities|fighting|firing|fire|violence"
    r"|attacks|operations|strikes|air strikes|airstrikes"
    r"|air raids|bombing|bombings|bombardment|shelling|combat|arms|(?:military|hostile|combat"
    r"|offensive|ground) (?:operations|actions?|activit(?:y|ies)))"
)
_OWNED = r"(?:(?:all|any|the|its|their|his|offensive|hostile|mutual|in|of) ){0,3}"
_HEAD = (
    r"(?:cease fires?|ceasefires?|ceasefure|truces?|armistices?"
    r"|reductions? in (?:violence|hostilities)"
    rf"|cessations?(?: of {_OWNED}{_FIGHTING})?"
    rf"|lulls?(?: in {_OWNED}{_FIGHTING})?"
    rf"|paus(?:es?|ing)(?: (?:in|to|of) {_OWNED}{_FIGHTING})?"
    rf"|(?:halt|stop|suspension|moratorium) (?:to|of|in|on) {_OWNED}{_FIGHTING}"
    r"|regimes? of (?:silence|calm|quiet|ceasefire)|(?:silence|calm|quiet) regimes?"
    r"|(?:days?|period) of (?:quiet|calm|silence|tranquill?ity)"
    r"|de escalation (?:zones?|areas?|regime)"
    rf"|(?:halt|stop|cease|suspend|pause) {_OWNED}{_FIGHTING}"
    r"|(?:lay down|silence) (?:(?:their|its|the|all) ){0,2}(?:arms|weapons|guns))"
)
_VERBAL = re.compile(
    r"(?:halt|stop|cease|suspend|pause|lay down|silence) (?!to |of |in |on |reg|fire)"
)
_NEEDS_MORE = re.compile(r"(?:^| )(?:lulls?|paus(?:es?|ing)|cessations?)$")
_LOOSE_HEAD = re.compile(r"(?:^| )(?:lulls?|paus(?:es?|ing)) in ")

_SUFFIX = (
    r"(?: (?:deal|agreement|accords?|pact|regime|arrangements?|order|understanding|initiative"
    r"|proposals?|offers?|plan|process))?"
)
_NOT_A_TRUCE = (
    r"(?! (?:monitor(?:s|ing)?|violations?|violators?|breach(?:es)?|talks?|negotiat\w+|lines?"
    r"|commi(?:ttee|ssion)s?|observers?|efforts?|mechanisms?|infringements?|discussions?"
    r"|supervis\w+|task force|mediators?|deadline|calls?|appeals?|resolution|mission|centre|center"
    r"|office|broke)(?= ))"
)
_FIRST = (
    r"(?:the|a|an|this|that|these|its|their|his|her|our|any|another|some|such|each|every|no|both)"
)
_ADJECTIVES = (
    r"(?:temporary|humanitarian|tactical|operational|military|shaky|fragile|tenuous|tentative"
    r"|nationwide|countrywide|unilateral|bilateral|mutual|trilateral|immediate|unconditional"
    r"|indefinite|open ended|permanent|lasting|durable|sustained|brief|short|partial|limited|local"
    r"|localised|localized|regional|new|renewed|fresh|first|second|third|fourth|latest|last|major"
    r"|formal|informal|full|complete|comprehensive|general|total|final|definitive|similar|earlier"
    r"|previous|prior|recent|current|existing|ongoing|original|initial|planned|proposed|expected"
    r"|agreed|announced|declared|so called|much needed|long awaited|much heralded"
    r"|hard won|historic|landmark|week long|weeklong|day long|daylong|month long|monthlong"
    r"|year long|daily|weekly"
    r"|unofficial|official|verbal|written|possible|potential|draft|joint|wider|broader|winter"
    r"|summer|easter|christmas|ramadan|eid|orthodox|new year|weekend|overnight|precarious"
    r"|faltering|failed|collapsed|short lived|uneasy|reciprocal|effective|strict|real"
    r"|genuine|global|special"
    r"|single|extended|further|additional|extra|other|same|separate|relative|prolonged|one time"
    r"|continuous|conditional|two|three|several|backed|brokered|mediated|sponsored|led|negotiated"
    r"|(?:bilateral|national|nationwide|temporary|immediate|unconditional|full|mutual|general"
    r"|comprehensive|complete|humanitarian|unilateral|indefinite|permanent) and|national"
    r"|holiday|(?<= a )[a-z]+|(?<= an )[a-z]+|(?<= the )[a-z]+|[a-z]+ (?:brokered|mediated"
    r"|backed|sponsored|negotiated|supervised)|\"|\u201c|\u2018|,)"
)
_NAMED = (
    r"(?:@[AP]\d+(?:(?: (?:and|&|/|\u2013))? @[AP]\d+)?"
    r"(?: (?:and @A\d+ )?(?:backed|brokered|mediated|sponsored|led|negotiated|supervised"
    r"|monitored))?)"
)
_TRUCE = re.compile(
    rf"(?<= )(?:{_FIRST} )?(?:(?:{_ADJECTIVES}|@T\d+|{_NAMED}) ){{0,7}}"
    rf"(?P<head>{_HEAD})(?P<suffix>{_SUFFIX})(?= ){_NOT_A_TRUCE}"
)
_GATE = re.compile(
    r"cease|cessation|truce|armistice|lull|paus|halt|stop|suspen|reduction|moratorium|arms"
    r"|silence|calm"
    r"|quiet|escalation",
    re.IGNORECASE,
)
_SIGN = re.compile(r"@T(\d+)")
_DOES = re.compile(r"@A\d+ (?:agreed|announced|declared|proposed|planned|extended) ")
_OWN_LENGTHS = {"day": 24, "week": 168}
_OWN_LENGTH = re.compile(r"(?<= )(day|week) ?long(?= )")
_MOST = 8
_IS_LIGHT = re.compile(r" (?:the|this|that|their|its|a|an|daily|any) ")


@dataclass(frozen=True, slots=True)
class TruceWords:
    """
    A place of a line that names a truce.

    Attributes:
        start: Where the name begins on the line, its article and adjectives included.
        head: Where the noun itself begins.
        end: Where it ends.
        words: The stretch of the line.
        length: The length that stands as an adjective ("a 48-hour truce").
        own_hours: Hours of "week-long" and "day-long", which no time says; else 0.
        is_verbal: Whether it is told by a verb: "to halt all attacks".
        is_meant: Whether it is a pronoun or a noun that stands for a truce told before.
    """

    start: int
    head: int
    end: int
    words: str
    length: TimeMention | None = None
    own_hours: int = 0
    is_verbal: bool = False
    is_meant: bool = False

    def has(self, words: str) -> bool:
        """Say whether one of *words* (a pattern) stands in the name."""
        return re.search(rf" (?:{words}) ", f" {self.words} ") is not None

    @property
    def is_proposal(self) -> bool:
        """Whether it is a plan for a truce, and none that holds."""
        return self.has("proposals?|proposed|offers?|plan|draft|initiative|possible|potential")

    @property
    def is_recurring(self) -> bool:
        """Whether it holds again every day or week."""
        return self.has("daily|weekly|each|every")

    @property
    def own_length(self) -> timedelta | None:
        """The length of "week-long" and "day-long"; else ``None``."""
        return timedelta(hours=self.own_hours) if self.own_hours else None


def may_tell_of_truce(text: str) -> bool:
    """Say whether words of a truce can stand in *text*: quick, and often wrongly yes."""
    return _GATE.search(text) is not None


def truces_in(line: Line) -> list[TruceWords]:
    """Return the places of a line that name a truce, in their order."""
    if not may_tell_of_truce(line.told.sentence.text):
        return []
    return list(islice(_found(line), _MOST))


def _found(line: Line) -> Iterator[TruceWords]:
    for found in _TRUCE.finditer(line.text):
        start, length = _start_of(line, found)
        words = line.text[start : found.end()]
        if not _is_a_name(words, found):
            continue
        own = _OWN_LENGTH.search(f" {words} ")
        hours = _OWN_LENGTHS[own.group(1)] if own else 0
        verbal = _VERBAL.match(found.group("head")) is not None
        yield TruceWords(start, found.start("head"), found.end(), words, length, hours, verbal)


def _start_of(line: Line, found: re.Match[str]) -> tuple[int, TimeMention | None]:
    """Return where the name begins: behind a time that is no length, or a mark of another list."""
    start, length = found.start(), None
    for sign in _SIGN.finditer(line.text, found.start(), found.start("head")):
        mention = line.told.times[int(sign.group(1))]
        if mention.kind is TimeKind.LENGTH:
            length = mention
        else:
            start, length = sign.end() + 1, None
    for does in _DOES.finditer(line.text, start, found.start("head")):
        start = does.end()
    while line.text.startswith(", ", start):
        start += 2
    return start, length


def _is_a_name(words: str, found: re.Match[str]) -> bool:
    """Say whether a light word ("pause", "lull") is meant as a truce."""
    head = found.group("head")
    if head.startswith("pausing") or (_LOOSE_HEAD.search(head) and found.group() == head):
        return False
    if head.startswith("reduction"):
        return "@T" in words or "long" in words or "agreed" in words
    if head in {"lull", "lulls"} or head.startswith("lull "):
        return "@T" in words or "agreed" in words or "humanitarian" in words
    if _NEEDS_MORE.search(head) and found.group() == head and not found.group("suffix"):
        return head.startswith("cessation")
    if head in {"pause", "pauses"}:
        return _IS_LIGHT.search(f" {words} ") is not None or "humanitarian" in words
    return True
