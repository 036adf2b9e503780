"""
Truce oversight: who watches over a truce, and until when.

An oversight's end is none of the truce: "to oversee this truce until midnight" says when the
watchers stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.frames.english.agreed.truce_times import Role, times_tied
from trucewatch.reading.frames.english.agreed.truce_words import TruceWords
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import LIST, Named, named_in, named_voice, named_words
from trucewatch.reading.prose.told import ActorSort

_WATCHERS = (
    r"(?:(?:its|their|the|his|\d+|international|joint|ceasefire|cease|fire|truce|military|un"
    r"|civilian"
    r"|unarmed|neutral|foreign|an?|team|of) ){0,5}(?:monitors|observers|peacekeepers|inspectors"
    r"|monitoring (?:mission|team|group|committee)|observer mission)"
)
_BODIES = (
    r"(?:(?:an?|the) (?:(?!@)[^ .,;]+ ){0,4}?(?:committee|commission|mechanism|mission|team|body"
    r"|centre|center|cell|board|panel|monitors|observers)(?: (?:co )?(?:chaired|led|headed|run"
    r"|formed|hosted|set up|made up|composed|consisting|comprising) (?:jointly )?(?:by|of)"
    r" (?:(?:the|officers|officials|representatives|members|from|both|sides|of|parties|two|three"
    r"|and) ){0,6}?(?:" + LIST + r"|sides|parties))?)"
)
_VERB = (
    r"(?:oversee(?:s|ing)?|oversaw|monitor(?:s|ed|ing)?|supervis(?:e|es|ed|ing)|polic(?:e|ed|ing)"
    r"|verif(?:y|ies|ied|ying))"
)
_THIS = r"(?:(?:compliance with|observance of|adherence to|respect for|implementation of) )?"
_OWN = re.compile(r" (?:its|their) (?:[^ @,]+ ){0,2}(?:@A\d+|monitors|observers|peacekeepers)")
_OWN_NEAR = 40
_OVERSEES = re.compile(
    rf" (?P<verb>{_VERB}) {_THIS}$",
)
_CHAIRS = re.compile(
    rf" (?P<who>{LIST}) (?:co )?(?:chairs?|leads?|heads?|runs?|chaired|formed|form) (?:a|an|the)"
    r" (?:[^ ,.;@]+ ){0,2}(?:committee|commission|mechanism|body|centre|center|cell) (?:that"
    r"|which)"
    r" $"
)
_SUBJECT = re.compile(
    rf" (?:(?P<words>{_WATCHERS}|{_BODIES})|(?P<who>{LIST})) "
    r"(?:(?:has|have|had|also|will|would|shall|agreed|decided|undertook|are|is|were|was|to|set|due"
    r"|jointly|help|helping|begun|started|continue|continued|who|that) ){0,8}"
    rf"(?:with (?:(?:its|their|the) )?(?P<with>{LIST}) )?"
    r"(?:(?:has|have|will|would|to|jointly|help|agreed) ){0,4}$"
)


@dataclass(frozen=True, slots=True)
class Oversight:
    """
    Somebody's watch over a truce.

    Attributes:
        overseers: Who watches.
        until: When the watch ends; ``None`` where that is not said.
        start: Where the words begin on the line.
    """

    overseers: tuple[Named, ...]
    until: TimeMention | None
    start: int


def oversight_of(line: Line, truce: TruceWords, end: int) -> Oversight | None:
    """
    Return the watch over a truce that the words before its name tell of.

    Args:
        line: The sentence.
        truce: The name of the truce.
        end: Where the words end that are tied to it.
    """
    before = line.text[: truce.start]
    verb = _OVERSEES.search(before)
    if verb is None:
        return None
    ahead = before[: verb.start() + 1]
    subject = _SUBJECT.search(ahead) or _CHAIRS.search(ahead)
    times = times_tied(line, truce.end + 1, end)
    ends = [each.mention for each in times if each.role is Role.END]
    overseers = tuple(_overseers(line, subject)) if subject else ()
    if not overseers and not ends:
        return None
    start = subject.start() + 1 if subject else verb.start() + 1
    return Oversight(overseers, ends[0] if ends else None, start)


def _overseers(line: Line, found: re.Match[str]) -> Iterator[Named]:
    words = found.groupdict().get("words")
    if words:
        watchers = [named_words(line, line.span_of(found, "words"))]
    else:
        watchers = named_in(line, *found.span("who"))
    owned = _OWN.search(line.text, max(0, found.start() - _OWN_NEAR), found.end()) is not None
    for each in watchers:
        is_body = words or each.sort is ActorSort.MONITOR
        yield _whose(line, each) if owned and is_body else each
    if found.groupdict().get("with"):
        yield from named_in(line, *found.span("with"))


def _whose(line: Line, watchers: Named) -> Named:
    """Return whose watchers "its monitors" are: those of whoever is speaking."""
    for told in line.told.attributions:
        voice = named_voice(line, told.voices[0]) if told.voices else None
        if voice is not None and any(a <= watchers.span[0] < b for a, b in told.content):
            return replace(watchers, name=voice.name, actor=voice.actor, is_weak=True)
    return watchers
