"""
Truce modality: whether a truce is told as held, planned, denied or only wished for.
"""

from __future__ import annotations

import re
from datetime import datetime
from enum import Enum

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import Modality
from trucewatch.reading.document import Published
from trucewatch.reading.frames.english.agreed.truce_parties import TruceParties
from trucewatch.reading.frames.english.agreed.truce_words import TruceWords
from trucewatch.reading.frames.english.lines import Line

_WISHED = re.compile(
    r" (?:if|unless|may|might|could|should|must|call(?:s|ed|ing)? (?:\w+ ){0,4}(?:for|on)"
    r"|urg(?:e|es"
    r"|ed|ing)|propos\w+|demand\w*|seek(?:s|ing)?|sought|hop(?:e|es|ed|ing)|push(?:es|ed|ing)?"
    r"|press(?:es|ed|ing)? for|discuss\w*|negotiating|negotiations|talks (?:on|about|aimed|over"
    r"|for"
    r"|to)|efforts?|appeal(?:s|ed|ing)?|plea|pleaded|suggest\w*|considering|possib\w+"
    r"|potential|draft|offer(?:s|ed|ing)?|ready|prepared|willing|request\w*|want(?:s|ed)?|needs?"
    r"|towards?|chances?|prospects?|ask(?:s|ed|ing)?|advocat\w+|in exchange for|in return for"
    r"|work(?:s|ed|ing)? (?:on|for|towards?)|before any|idea of|aim\w* (?:at|for)|calls) "
)
_CLAUSE = re.compile(r" (?:[;:]|but|while|whereas|although|though|after|since|because|amid|when) ")
_DENIED = re.compile(
    r" (?:den(?:y|ies|ied)|rul(?:ed|es) out|reject(?:s|ed)?|dismiss(?:es|ed)|without|no"
    r"|there (?:is|was"
    r"|has been) no|not|didn't|hasn't|never) (?:[^ ,;]+ ){0,5}$"
)
_DENIED_AFTER = re.compile(
    r" (?:[^ ,;]+ ){0,3}(?:not|never|hasn't|hadn't|wasn't|didn't|won't)(?: yet)? "
    r"(?:been |be )?(?:agreed|reached|signed|declared|announced|begun|started|come|taken|take"
    r"|begin|start|happen|extended|renewed|materiali[sz]ed?) "
)
_PLANNED = re.compile(
    r" (?:will|would|shall|ll|set to|due to|scheduled to|expected to|is to|are to|was to|were to"
    r"|to"
    r"|supposed to|slated to)(?: also| now| then| again)? (?:be|begin|start|commence|take|come"
    r"|enter"
    r"|go|last|run|cover|apply|hold|respect|observe|honou?r|abide|implement|declare|cease|halt"
    r"|stop"
    r"|suspend|pause|extend|remain|continue"
    r"|stick|uphold|join|prolong|renew|@T\d+) "
)
_BEGAN = re.compile(
    r" (?:(?:between|in|by|of|with|and|the|which|that|for|on|has|had|have) |@[APT]\d+ ){0,9}"
    r"(?:took effect|taken effect|came into|come into|entered into|went into|began|started"
    r"|took hold) "
)
_AGREED_TO = re.compile(
    r" (?:agree\w*|decid\w*|undert\w+|commit\w*|pledg\w+|bound) (?:[^ ]+ )?to "
)
_WOULD = re.compile(
    r" would (?:also )?(?:allow|help|give|let|enable|mean|make|save|be (?:a|the)|require|include"
    r"|see"
    r"|provide|bring|pave|offer) "
)
_PROPOSAL = re.compile(
    r" (?:under|in) the (?:\w+ )?(?:proposal|plan|draft|offer|initiative)|the proposal would "
)
_VERBS_OF_DOING = re.compile(r"agree|accept|sign|reach|declar|announc|proclaim|struck|conclud")
_BACK = 110


class Start(Enum):
    """Where a truce's start lies, seen from the time of writing."""

    OVER = "over"
    TO_COME = "to come"
    UNKNOWN = "unknown"


def modality_of(
    line: Line, truce: TruceWords, end: int, parties: TruceParties, start: Start
) -> Modality:
    """
    Return how a truce is told.

    Args:
        line: The sentence.
        truce: The name of the truce.
        end: Where the words end that are tied to it.
        parties: Who accepts or announces it.
        start: Where its start lies, seen from the time of writing.
    """
    before, tail = _before(line, truce, parties), line.text[truce.end : end + 1]
    if parties.is_refused or _is_denied(before, tail, truce, parties):
        return Modality.DENIED
    if _is_wished(line, truce, before, tail):
        return Modality.HYPOTHETICAL
    if start is not Start.UNKNOWN:
        return Modality.PLANNED if start is Start.TO_COME else Modality.HELD
    if _BEGAN.match(tail):
        return Modality.HELD
    is_planned = _PLANNED.search(_AGREED_TO.sub(" ", before)) or _PLANNED.search(
        _AGREED_TO.sub(" ", tail)
    )
    return Modality.PLANNED if is_planned else Modality.HELD


def _before(line: Line, truce: TruceWords, parties: TruceParties) -> str:
    """Return the words before the name that can bear on it: those of its clause."""
    first = parties.start if parties.start >= 0 else max(0, truce.start - _BACK)
    words = line.text[first : truce.end + 1 if truce.is_verbal else truce.start]
    cuts = [found.end() - 1 for found in _CLAUSE.finditer(words)]
    return words[cuts[-1] :] if cuts else words


def _is_denied(before: str, tail: str, truce: TruceWords, parties: TruceParties) -> bool:
    if _DENIED_AFTER.match(tail) or truce.words.startswith("no "):
        return True
    return not parties.verb and _DENIED.search(before) is not None


def _is_wished(line: Line, truce: TruceWords, before: str, tail: str) -> bool:
    did = list(_VERBS_OF_DOING.finditer(before))
    wished = list(_WISHED.finditer(before))
    if wished and not (did and did[-1].start() > wished[-1].start() and not _hangs(before)):
        return True
    if _PROPOSAL.search(line.text):
        return True
    if truce.words.startswith(("a ", "any ", "such ")) and _WOULD.match(tail):
        return True
    if re.match(r" (?:could|might|may|should|must) ", tail):
        return True
    return truce.is_proposal and not did


def _hangs(before: str) -> bool:
    """Say whether a verb of doing hangs on a wish: "urged both sides to agree to a truce"."""
    return (
        re.search(
            r" (?:to|could|may|might|should|must|if|can) (?:[^ ]+ )?(?:agree|accept|sign|reach"
            r"|declare"
            r"|announce|conclude) ",
            before,
        )
        is not None
        or re.search(r" if [^,]*$", before) is not None
    )


def start_of(start: TimeMention | None, published: Published | None) -> Start:
    """Say where a start lies, seen from the time of writing."""
    if start is None or published is None:
        return Start.UNKNOWN
    firsts: list[datetime] = [each.earliest for each in start.readings if each.earliest]
    if firsts and all(each >= published.latest for each in firsts):
        return Start.TO_COME
    is_over = firsts and all(each < published.earliest for each in firsts)
    return Start.OVER if is_over else Start.UNKNOWN
