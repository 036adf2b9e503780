"""
Truce pronouns: "it", "the deal" and "the pause" where a truce was told of just before.
"""

from __future__ import annotations

import re

from trucewatch.reading.frames.english.agreed.truce_words import TruceWords, may_tell_of_truce
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.prose.told import Text, Told

_BACK = 3
_NOUN = (
    r"(?:deal|agreement|accord|pact|pause|arrangement|proposal|calm|extension|measure|suspension"
    r"|moratorium|halt|stand ?down|undertaking|plan)"
)
_DOES = (
    r"(?:(?:will|would|is|was|has|had|shall|to|be|due|set|expected|scheduled|also|been|then|only"
    r"|formally|officially|could|may|should|must) ){0,5}(?:begin|begins|began|start|starts|started"
    r"|take effect|takes effect|took effect|taking effect|come into|comes into|came into"
    r"|enter into"
    r"|enters into|entered into|go into|goes into|went into|last|lasts|lasted|run|runs|expire"
    r"|expires|expired|end|ends|ended|apply|applies|cover|covers|in force|in effect|extended"
    r"|renewed|prolonged|remain|remains|collapsed|broke down|lapsed|excludes?|exclude|does not"
    r"|did not|do not|doesn't|valid|hold|brokered|mediated|negotiated|sponsored|guaranteed"
    r"|monitored|overseen|supervised|verified|@T\d+)"
)
_TAKEN = re.compile(
    r" (?:accept(?:s|ed)?|reject(?:s|ed)?|signed|endorsed|approved|agreed to|refused|observed?"
    r"|extend"
    r"|extended|respected|broke|renewed) (?P<it>it|@A\d+) "
)
_WATCHED = re.compile(
    r" (?:monitor|oversee|supervise|verify|police|monitors|oversees|supervises|verifies|monitoring"
    r"|overseeing|supervising|verifying) (?P<it>(?:(?:its|the|their|full|strict) )?(?:compliance"
    r"|implementation|observance|adherence|it))(?= )"
)
_IT = re.compile(
    rf"(?<= )(?:(?P<it>it|this|@A\d+)(?= {_DOES} )|(?:the|this|that) (?:new "
    rf"|two month )?{_NOUN}(?= ))"
)
_TRUCE = re.compile(
    r"\b(?:cease-?fires?|truces?|armistice|cessations?|pauses?|suspension of|moratorium on"
    r"|halt(?:ing)? (?:to|all|strikes|attacks|fire))\b",
    re.IGNORECASE,
)


def truces_meant(text: Text, line: Line) -> list[TruceWords]:
    """Return the pronouns of a line that can stand for a truce told of shortly before."""
    if not is_told_before(text, line.told):
        return []
    for found in (
        *_IT.finditer(line.text),
        *_TAKEN.finditer(line.text),
        *_WATCHED.finditer(line.text),
    ):
        start, end = found.span("it") if found.group("it") else found.span()
        if found.group("it") is None or found.re is _WATCHED or _is_it(line, start):
            return [TruceWords(start, start, end, line.text[start:end], is_meant=True)]
    return []


def _is_it(line: Line, start: int) -> bool:
    """Say whether a sign or a word is "it": a pronoun can be an actor too."""
    span = line.span(start, start + 1)
    return line.document.quote(span).lower() in {"it", "this"}


def is_told_before(text: Text, told: Told) -> bool:
    """Say whether a truce is named in a sentence or in one of the three before it."""
    at = told.sentence.number
    near = text.sentences[max(0, at - _BACK) : at + 1]
    return any(
        may_tell_of_truce(each.sentence.text) and _TRUCE.search(each.sentence.text)
        for each in near
    )
