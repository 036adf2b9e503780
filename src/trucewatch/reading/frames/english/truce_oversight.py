"""
Truce oversight: who watches over a truce, and until when.

An oversight's end is none of the truce: "to oversee this truce until midnight" says when the
watchers stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.truce_times import Role, times_tied
from trucewatch.reading.frames.english.truce_words import TruceWords
from trucewatch.reading.frames.english.who import LIST, Named, named_in, named_words

_WATCHERS = (
    r"(?:(?:its|their|the|his|\d+|international|joint|ceasefire|cease|fire|truce|military|un"
    r"|civilian"
    r"|unarmed|neutral|foreign|an?|team|of) ){0,5}(?:monitors|observers|peacekeepers|inspectors"
    r"|monitoring (?:mission|team|group|committee)|observer mission)"
)
_VERB = (
    r"(?:oversee(?:s|ing)?|oversaw|monitor(?:s|ed|ing)?|supervis(?:e|es|ed|ing)|polic(?:e|ed|ing)"
    r"|verif(?:y|ies|ied|ying))"
)
_THIS = r"(?:(?:compliance with|observance of|adherence to|respect for|implementation of) )?"
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
    rf" (?:(?P<words>{_WATCHERS})|(?P<who>{LIST})) "
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
    if found.groupdict().get("words"):
        yield named_words(line, line.span_of(found, "words"))
    else:
        yield from named_in(line, *found.span("who"))
    if found.groupdict().get("with"):
        yield from named_in(line, *found.span("with"))
