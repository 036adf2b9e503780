"""
Truce times: which of a sentence's times says when a truce starts, ends, how long it lasts.

A time belongs to a truce only where nothing but words of this table stands between the two. So
"13 days" of deaths never becomes the length of the truce that a sentence names as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.frames.english.lines import Line

_TIED = re.compile(
    r'a|an|the|this|that|which|it|and|,|\(|\)|"|“|”|;|:|to|of|in|on|at|for|by|from|until|till'
    r"|through|since|as|with|within|over|across|around|along|throughout|inside|into|up"
    r"|starting|start|starts|started|begin|begins|began|begun|beginning|commence|commences"
    r"|commenced|commencing|effective|effect|force|place|take|takes|taking|took|taken|come"
    r"|comes|came|coming|enter|enters|entered|entering|go|goes|went|gone|going|kick|kicks"
    r"|kicked|off|due|set|scheduled|expected|supposed|slated|meant|agreed|announced|declared"
    r"|brokered|mediated|sponsored|negotiated|signed|reached|struck|concluded|backed"
    r"|guaranteed|overseen|monitored|supervised|implemented|observed|ordered|proclaimed"
    r"|proposed|called|known|last|lasts|lasted|lasting|hold|holds|held|run|runs|ran|running"
    r"|remain|remains|remained|stay|stays|stayed|continue|continues|continued|expire|expires"
    r"|expired|expiring|end|ends|ended|ending|lapse|lapses|lapsed|finish|finishes|conclude"
    r"|concludes|valid|will|would|shall|should|could|may|might|must|is|are|was|were|be|been"
    r"|being|has|have|had|do|does|did|not|no|also|already|now|then|still|only|just|again|twice"
    r"|once|later|initially|formally|officially|originally|immediately|finally|reportedly"
    r"|supposedly|currently|largely|mostly|broadly|generally|least|another|further|additional"
    r"|extra|initial|period|duration|next|more|half|extended|prolonged|renewed|extend|prolong"
    r"|renew|after|both|all|entire|whole|local|time|gmt|utc|civil|war|conflict|\x27s|its|their"
    r"|his|between|out|applies|apply|covers|cover|covering|collapsed|collapse|broke|broken"
    r"|down|fallen|fell|apart|unravelled|unraveled|failed|fail|crumbled|suspended|cancelled"
    r"|canceled|virtually|effectively|essentially|quickly|almost|all\-but|jointly|parties"
    r"|sides|under|every|each|day|a|per|week|said|says|brought|hours|noon|live|auspices|mediation|sponsorship|facilitation"
)
_NOT_NEXT = frozenset({"after", "later", "ago", "before", "earlier", "into", "old", "since"})
_LENGTH_BEFORE = re.compile(
    r"for|of|last(?:s|ed|ing)?|least|another|further|additional|initial|extra|by|next|more"
)
_BUT = re.compile(r"but (?:then |later |soon |quickly |has |had |have |was |were |is |are |it )")
_IN_PLACE = re.compile(
    r"(?:in|across|throughout|around|inside|along|over|on|of|near|at) "
    r"(?:(?!@|,|and )\S+ ){0,5}@P\d+"
)
_SAID = re.compile(
    r", (?:[^ ,]+ ){1,8}(?:said|says|announced|added|told [^ ,]+)(?: [^ ,]+){0,3} ,"
)
_SIGN = re.compile(r"@([TAPHN])(\d+)")
_BY_AGENTS = re.compile(
    r"(?:by|between|with|against) (?:(?!@T|@P|,)\S+ ){0,6}@[AH]\d+"
    r"(?:(?: ,)?(?: and| or| ,) (?:(?!@)[^ ,.;]+ ){0,3}@[AH]\d+)*"
)
_BY_A_BODY = re.compile(
    r"by (?:an?|the) (?:(?!@)[^ .,;]+ ){0,3}?(?:committee|commission|mechanism|mission|team|body"
    r"|centre|center|cell|monitors|observers)(?= )"
)
_ASIDE = re.compile(r"\( [^ @()]{1,20} \)")


_PURPOSE = re.compile(
    r"(?:to|in order to|so as to|for) (?:enable|allow|permit|facilitate|let|make|help|ensure|give"
    r"|the|an|evacuat\w+|deliver\w*) (?:(?!@T|@P|,|;)\S+ ){0,10}"
    r"(?=(?:in|near|into|to|from|between|around|at|on|for)? ?@[TP])"
)


_AIMED_AT = re.compile(
    r"(?:on|against|at|targeting|involving) (?:(?!@T|,|;|for |until |from |starting |beginning )"
    r"\S+ ){1,7}(?=(?:for|until|from|starting|beginning|as of|through|during|over)? ?(?:at )?@T)"
)
_BY_LAND_OR_AIR = re.compile(
    r"(?:on|in|at|by|from|along) (?:the )?(?:land|ground|air|sea|skies|waters?)(?= )"
    r"|(?:and|or) (?:(?:all|any|other) ){0,2}(?:military|hostile|combat|offensive|armed) "
    r"(?:actions?|operations?|activit(?:y|ies)|movements?)(?= )"
)
_SINCE_WAR = re.compile(
    r"since (?:(?:the|a|an|its|their) )?(?:[^ @.,;]+ ){0,3}?(?:war|conflict|fighting|hostilities"
    r"|invasion|violence|crisis|uprising|offensive|coup|clashes|revolution|unrest|start|beginning)"
    r" "
)
_FEAST = re.compile(
    r"(?:for|over|during|to mark|ahead of|in honou?r of|on) (?:the )?(?:(?!@)[^ ,.;]+ ){0,3}?"
    r"(?:christmas|easter|eid(?: al [a-z]+)?|ramadan|holidays?|festival|feast|new year|elections?"
    r"|vote|celebrations?|reasons|pope|visit|weekend|olympics|harvest|vaccinations?|campaign)"
)


class Role(StrEnum):
    """What a time says of a truce."""

    START = "start"
    END = "end"
    LENGTH = "duration"
    EXTENDED = "extended_until"
    LAPSED = "lapsed_at"


@dataclass(frozen=True, slots=True)
class TruceTime:
    """
    A time that a sentence ties to a truce.

    Attributes:
        role: What it says.
        mention: The time; of a window the end that is meant.
        place: Where its sign stands on the line.
        is_of_extension: Whether it tells how long an extension lasts, and not the truce.
        is_recurring: Whether it comes again every day.
        is_computed: Whether the end of the window is meant, by its start and its length.
    """

    role: Role
    mention: TimeMention
    place: int
    is_of_extension: bool = False
    is_recurring: bool = False
    is_computed: bool = False


_TAKES = frozenset({"take", "takes", "took", "taken", "taking"})
_VERBS: tuple[tuple[Role | None, re.Pattern[str]], ...] = (
    (Role.EXTENDED, re.compile(r"(?:extend|prolong|renew)\w*")),
    (
        Role.START,
        re.compile(
            r"(?:start|begin|began|begun|commenc|effect|force|implement|kick|live)\w*|from"
        ),
    ),
    (Role.END, re.compile(r"(?:expir|conclud|finish)\w*|end(?:s|ing|ed)?|until|till|through|out")),
    (Role.LAPSED, re.compile(r"(?:collaps|lapse|unravel|crumbl|suspend|cancel)\w*|down|apart")),
    (Role.LENGTH, re.compile(r"held|lasted|been")),
    (None, re.compile(r"agreed|announced|declared|signed|reached|brokered|mediated|said|says")),
)


_AREA_WORDS = re.compile(
    r"(?:along|on|at|across|throughout) (?:the )?(?:whole |entire )?(?:line of contact"
    r"|contact line"
    r"|front ?lines?|demarcation line|line of control|border|country|nation)"
)
_BEFORE_NAME = re.compile(r" (?:in|across|of|and|around|,|near|the) $")


def tied_stretch(line: Line, start: int) -> int:
    """Return where the words end that tell of the truce whose name ends at *start*."""
    aimed = _AIMED_AT.match(line.text, start)
    at = aimed.end() if aimed else start
    while at < len(line.text) and not _SINCE_WAR.match(line.text, at):
        skipped = _skipped(line.text, at)
        if skipped:
            at = skipped
            continue
        key = line.text[at : _key_end(line.text, at)]
        is_tied = _TIED.fullmatch(key) or key.startswith("@") or _is_name(line, at)
        if not key or not is_tied:
            break
        at += len(key) + 1
    return at


def _is_name(line: Line, at: int) -> bool:
    """Say whether a key is a name that no gazetteer has, such as one behind "in"."""
    if not _BEFORE_NAME.search(line.text, max(0, at - 8), at):
        return False
    span = line.span(at, at + 1)
    return line.document.text[span[0] : span[0] + 1].isupper()


def _key_end(text: str, at: int) -> int:
    end = text.find(" ", at)
    return len(text) if end < 0 else end


def _skipped(text: str, at: int) -> int:
    """Return where to go on behind words that tie although they are not in the table; 0: none."""
    for pattern in (
        _PURPOSE,
        _FEAST,
        _BUT,
        _IN_PLACE,
        _BY_LAND_OR_AIR,
        _SAID,
        _BY_AGENTS,
        _AREA_WORDS,
        _ASIDE,
        _BY_A_BODY,
    ):
        found = pattern.match(text, at)
        if found:
            return found.end() + (0 if found.group().endswith(" ") else 1)
    return 0


def times_tied(line: Line, start: int, end: int, first: Role | None = None) -> list[TruceTime]:
    """
    Return the times of a tied stretch that say something of the truce.

    Args:
        line: The sentence.
        start: Where the stretch begins.
        end: Where it ends.
        first: Role that the words before the stretch give, as in "extended the truce until".
    """
    return list(_times(line, start, end, first))


def _times(line: Line, start: int, end: int, role: Role | None) -> Iterator[TruceTime]:
    extending = role is Role.EXTENDED
    at, before = start, ""
    while at < end:
        key = line.text[at : _key_end(line.text, at)]
        following = line.text[at + len(key) + 1 :].split(" ", 1)[0]
        sign = _SIGN.fullmatch(key)
        if sign and sign.group(1) == "T":
            mention = line.told.times[int(sign.group(2))]
            if following not in _NOT_NEXT:
                is_next = extending and not _is_new_start(role)
                yield from _told_by(mention, at, role, before, extends=is_next)
        elif not sign:
            role = Role.START if key == "hold" and before in _TAKES else _role_of(key, role)
            extending = role is Role.EXTENDED or (extending and role is Role.END)
        before = key
        at += len(key) + 1


def _is_new_start(role: Role | None) -> bool:
    return role is Role.START


def _role_of(key: str, role: Role | None) -> Role | None:
    for meant, pattern in _VERBS:
        if pattern.fullmatch(key):
            return meant
    return role


def _told_by(
    mention: TimeMention, place: int, role: Role | None, before: str, *, extends: bool
) -> Iterator[TruceTime]:
    if mention.kind is TimeKind.LENGTH:
        if _LENGTH_BEFORE.fullmatch(before) and role is not Role.LENGTH:
            yield TruceTime(Role.LENGTH, mention, place, is_of_extension=extends)
    elif mention.kind is TimeKind.WINDOW:
        yield from _window(mention, place, role, before, extends=extends)
    elif extends and (role is Role.END or before in {"to", "through"}):
        yield TruceTime(Role.EXTENDED, mention, place)
    elif role in {Role.START, Role.END, Role.LAPSED}:
        yield TruceTime(role, mention, place)


def _window(
    mention: TimeMention, place: int, role: Role | None, before: str, *, extends: bool
) -> Iterator[TruceTime]:
    if mention.start is None and mention.end is None:
        if is_running_on(mention, before):
            yield TruceTime(Role.LENGTH, mention, place, is_of_extension=extends)
        return
    again = mention.trouble is not None and mention.trouble.value == "recurs"
    if mention.start is not None and not extends and role is not Role.LAPSED:
        yield TruceTime(Role.START, mention.start, place, is_recurring=again)
    if mention.end is not None:
        ends = Role.EXTENDED if extends else Role.END
        yield TruceTime(ends, mention.end, place, is_recurring=again)
    if extends and mention.end is None and mention.start is not None and mention.readings:
        yield TruceTime(Role.EXTENDED, mention, place, is_computed=True)
    if mention.length is not None:
        yield TruceTime(Role.LENGTH, mention, place, is_of_extension=extends)


def is_running_on(mention: TimeMention, before: str) -> bool:
    """Say whether "last 72 hours" is the verb: "the truce will last 72 hours"."""
    return mention.words.lower().startswith("last ") and before in {
        "will", "would", "to", "could", "should", "may", "might", "must", "shall", "only", "not",
        "truce", "ceasefire",
    }  # fmt: skip
