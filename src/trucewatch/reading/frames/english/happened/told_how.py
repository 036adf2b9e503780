"""
How a thing is told: as done, planned, denied or only thought of.
"""

from __future__ import annotations

import re

from trucewatch.reading.claim import Modality

_WORD = r"(?:(?!after |following |when |since |as |because |in an? )[^ .,;:]+ )"
_DENIED = re.compile(
    r" (?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)? (?:claims?|accusations?|allegations?|reports?)"
    r"|refut(?:ed|es|ing)|dismissed (?:claims?|reports?)|disputed"
    r"|not responsible for|no responsibility for|no role in|nothing to do with)"
    rf" {_WORD}{{0,8}}$"
)
_NOT = re.compile(
    r" (?:did not|didn't|has not|hasn't|have not|haven't|had not|hadn't|was not|wasn't|were not"
    rf"|weren't|never|is not|are not|isn't|aren't) {_WORD}{{0,2}}$"
)
_NO = re.compile(
    r" (?:no|without(?: any)?|nor|neither|not|zero|free of|absence of|lack of|instead of"
    rf"|rather than) {_WORD}{{0,2}}$"
)
_PLANNED = re.compile(
    r" (?:will|'ll|shall|(?:is|are|was|were) (?:set|due|scheduled|preparing|planning|ready"
    r"|expected|about) to|plan(?:s|ned|ning)? to|intend(?:s|ed)? to|prepar(?:es|ed|ing) to"
    rf"|scheduled to|set to) {_WORD}{{0,3}}$"
)
_MAYBE = re.compile(
    r" (?:may|might|could|would|should|must|can|cannot|can't|couldn't|if|unless|whether|lest"
    rf"|possibly) {_WORD}{{0,5}}$"
)
_OPEN = re.compile(
    r" (?:threaten(?:s|ed|ing)?|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)"
    r"|warn(?:s|ed|ing)? (?:of|against|that)|fear(?:s|ed|ing)?(?: of| that)?|risks?(?: of)?"
    r"|threats?(?: of)?|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|refrain(?:s|ed|ing)?(?: from)?"
    r"|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|end(?:s|ed|ing)?|ceas(?:e|es|ed|ing)"
    r"|ban(?:s|ned|ning)?|prohibit(?:s|ed|ing)?|forbid(?:s|den)?|call(?:s|ed|ing)? for"
    r"|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|possibility of|danger of|in the event of|in case of"
    r"|future|potential|possible|repeat of|suspend(?:s|ed|ing)?"
    r"|freeze|pause in|pause|respite from|lull in|end to|halt to|stop to|undert(?:ook|ake) to"
    r"|agreed (?:not )?to|agreed on|orders? to|ordered|permission to|able to|unable to|trying to"
    r"|tried to|attempt(?:s|ed|ing)? to|wants? to|seek(?:s|ing)? to|sought to|ready to"
    r"|capable of|in order to|violations? (?:such as|including)|breaches (?:such as|including)"
    r"|exercises?|drills?|simulat(?:ed|ing)|protect(?:ed|ion)? (?:from|against)|anti"
    rf"|discuss(?:ed|es|ing)?|debat(?:ed|es|ing)|talks on|session on|resolution on|about"
    rf"|investigat(?:e|es|ed|ing)|accountable for|war crimes?) {_WORD}{{0,4}}$"
)
_ANY = re.compile(rf" (?:any|further|renewed|more|new|fresh|such|these|those|all) {_WORD}{{0,2}}$")
_ALLEGED = re.compile(
    r" (?:alleged(?:ly)?|accus(?:ed|es|ing)|claim(?:s|ed|ing)?(?! responsibility)|blam(?:ed|es"
    r"|ing)|reportedly"
    rf"|suspected|purported(?:ly)?|apparent(?:ly)?) {_WORD}{{0,7}}$"
)
_BEHIND = re.compile(
    r"^ (?:[^ .,;:]+ ){0,4}?(?:could not be ruled out|cannot be ruled out|would be|would have been"
    r"|could be|could lead|may be|might be|must (?:stop|end|cease)|should (?:stop|end|cease)"
    r"|will (?:continue|not|be|end|stop)|would|was (?:foiled|thwarted|prevented|averted)"
    r"|were (?:foiled|thwarted|averted)|has stopped|have stopped|had stopped|stopped|ceased"
    r"|(?:was|were) (?:found|defused|discovered|neutrali[sz]ed|cleared|disarmed|removed)"
    r"|is prohibited|are prohibited|was prohibited|is banned|are banned|drills?|exercises?)(?= )"
)

ALLEGED = "alleged"
"""Flag: the words themselves say that it is only said, suspected or blamed on somebody."""

_REACH = 110
_CUES: tuple[tuple[re.Pattern[str], Modality | None], ...] = (
    (_NOT, Modality.DENIED),
    (_PLANNED, Modality.PLANNED),
    (_MAYBE, Modality.HYPOTHETICAL),
    (_OPEN, None),
)


def is_any(line: str, start: int) -> bool:
    """Say whether what stands at a place of the line is any of its kind: "renewed strikes"."""
    return _ANY.search(line[max(0, start - _REACH) : start]) is not None


def told_how(line: str, start: int, end: int, first: int = 0) -> Modality | None:
    """
    Say how what stands at ``[start, end)`` of a line is told.

    Args:
        line: The text of the line.
        start: First character of the words for it.
        end: First character after them.
        first: Where its clause begins.

    Returns:
        The modality; ``None`` where the words tell of no one thing at all: a wish, a ban, a fear,
        or that none took place.
    """
    ahead = line[max(first, start - _REACH) : start]
    ahead = ahead if ahead.startswith(" ") else " " + ahead
    clause = re.split(r" [;:] | , (?:and|but|while|who|which) ", ahead)[-1]
    clause = clause if clause.startswith(" ") else " " + clause
    if _DENIED.search(" " + line[max(0, start - _REACH) : start].lstrip()):
        return Modality.DENIED
    behind = line[end - 1 if line[end - 1] == " " else end :][:90]
    if _BEHIND.match(behind) or _NO.search(clause):
        return None
    for pattern, modality in _CUES:
        if pattern.search(clause):
            return modality
    return Modality.HELD


def is_alleged(line: str, start: int, first: int = 0) -> bool:
    """Say whether the words before a place of the line call it alleged."""
    ahead = " " + line[max(first, start - _REACH) : start].lstrip()
    return _ALLEGED.search(ahead) is not None
