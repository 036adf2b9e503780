"""
Truce states: that a truce was extended, renewed, suspended, that it lapsed or collapsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.reading.document import Span
from trucewatch.reading.frames.english.agreed.truce_words import TruceWords
from trucewatch.reading.frames.english.lines import Line

EXTENDED = "extended"
"""Word of the slot ``in_force``: its end was moved to a later instant."""

COLLAPSED = "collapsed"
"""Word of the slot ``in_force``: somebody says that nothing is left of it."""

UNDER = "under the regime"
"""Word of the slot ``in_force``: a place is under a regime whose terms stand elsewhere."""

_IN_FORCE = "in_force"
_DEGREE = r"(?:(?:virtually|effectively|all but|essentially|practically|largely|completely) ){0,2}"
_THE = r"(?:(?:by|a|an|the|to) ){0,2}"
_BEFORE = (
    (
        EXTENDED,
        rf"(?P<words>extend(?:ed|s|ing)?|prolong(?:ed|s|ing)?|extension (?:of|to)) {_THE}$",
    ),
    ("renewed", rf"(?P<words>renew(?:ed|s|ing)?|restored?|reinstated?|resumed?) {_THE}$"),
    ("suspended", rf"(?P<words>suspend(?:ed|s|ing)?|froze|frozen) {_THE}$"),
    (
        COLLAPSED,
        (
            rf"(?P<words>{_DEGREE}(?:ended|ending|called off|calling off|scrapped|cancell?ed"
            rf"|terminated"
            r"|annulled|abandoned|broke off|withdr[ae]wn? from|withdrawing from|pull(?:ed"
            r"|ing) out of"
            r"|walked away from|(?:no longer|not)(?: \w+){0,2} bound by|not bound by|renounced"
            r"|tore up"
            r"|unravell?ed|shattered|wrecked|derailed|destroyed|collapse of|breakdown of|quit)) "
            rf"{_THE}$"
        ),
    ),
)
_AFTER = (
    (
        COLLAPSED,
        (
            rf"(?P<words>{_DEGREE}(?:collapsed|collapses|broke down|broken down|fell apart"
            rf"|fallen apart"
            r"|unravell?ed|crumbled|failed|(?:is|was|be|to be) (?:now )?(?:over|dead|finished"
            r"|null and"
            r" void|void|at an end|in tatters)|in tatters"
            r"|over(?= (?:[.,;]|after|and|but|because|by|on|last) )|void|dead"
            r"|null and void|at an end"
            r"|no longer (?:holds|exists|valid|in force|in effect|stands)))"
        ),
    ),
    (
        "lapsed",
        (
            rf"(?P<words>{_DEGREE}(?:expired|lapsed|ran out|has ended|had ended|ended"
            rf"|came to an end))"
        ),
    ),
    (
        EXTENDED,
        (
            r"(?:was|were|is|been|be|being|has|and|then|then been) (?:\w+ )?"
            r"(?P<words>extended|prolonged)"
        ),
    ),
    (
        "renewed",
        r"(?:was|were|is|been|be|being|and) (?:\w+ )?(?P<words>renewed|restored|reinstated)",
    ),
    ("suspended", r"(?:was|were|is|been|be|being) (?:\w+ )?(?P<words>suspended|frozen)"),
    (
        _IN_FORCE,
        (
            r"(?P<words>(?:remain(?:s|ed)?|is|was|are|were|stay(?:s|ed)?)(?: (?:still|now"
            r"|already))? in"
            r" (?:force|effect|place))"
        ),
    ),
)
_BEFORE_PATTERNS = tuple((word, re.compile(rf" {pattern}")) for word, pattern in _BEFORE)
_AFTER_PATTERNS = tuple((word, re.compile(rf" {pattern}(?= )")) for word, pattern in _AFTER)
_CONSIDERS = re.compile(
    r" (?:consider(?:s|ed)?|declar(?:es?|ed)|regard(?:s|ed)?|deem(?:s|ed)?|pronounced)"
    r"(?: that)? $"
)
_OVER = re.compile(
    r" (?:(?:to be|as|is|was|had) )?(?P<words>over|dead|finished|null and void|void|at an end"
    r"|ended|terminated)(?= )"
)
_UNDER = re.compile(
    r" (?P<place>@P\d+)(?: ,)?(?: (?:that|which|where))?(?: (?:is|was|are|were))?"
    r"(?: (?:already|still|also|now|currently))* (?P<words>under|covered by|part of|included in"
    r"|subject to) $"
)
_NOT = re.compile(r" (?:not|never|no|[a-z]+n't) (?:\w+ ){0,2}$")


@dataclass(frozen=True, slots=True)
class TruceState:
    """
    What is said to have become of a truce.

    Attributes:
        word: Its word of the slot ``in_force``.
        span: The words that say so.
        place: Number of the place that is under the regime; -1 for every other state.
        start: Where its words begin on the line.
    """

    word: str
    span: Span
    place: int
    start: int


def state_of(line: Line, truce: TruceWords, end: int) -> TruceState | None:
    """
    Return what is said to have become of a truce; ``None`` where nothing is said of that.

    Args:
        line: The sentence.
        truce: The name of the truce.
        end: Where the words end that are tied to it.
    """
    before = line.text[: truce.start]
    under = _UNDER.search(before)
    if under:
        span = line.span_of(under, "words")
        return TruceState(UNDER, span, int(under.group("place")[2:]), under.start())
    if _CONSIDERS.search(before):
        over = _OVER.match(line.text, truce.end)
        if over:
            return TruceState(COLLAPSED, line.span_of(over, "words"), -1, over.start())
    for word, pattern in _BEFORE_PATTERNS:
        found = pattern.search(before)
        if found and (word == COLLAPSED or not _NOT.search(before[: found.start() + 1])):
            return TruceState(word, line.span_of(found, "words"), -1, found.start())
    return _state_after(line, truce, end)


_MAY_BE = re.compile(r" (?:could|may|might|should|must|can|to)(?: not)? be(?: [a-z]+)? $")


def _state_after(line: Line, truce: TruceWords, end: int) -> TruceState | None:
    for word, pattern in _AFTER_PATTERNS:
        found = pattern.search(line.text, truce.end, min(len(line.text), end + 1))
        told = line.text[truce.end : found.start("words")] if found else ""
        if found and not _NOT.search(told) and not _MAY_BE.search(told):
            return TruceState(word, line.span_of(found, "words"), -1, found.start())
    return None
