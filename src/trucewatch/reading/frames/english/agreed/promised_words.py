"""
Promised words: where what somebody must do, or promises to do, begins and ends on a line.
"""

from __future__ import annotations

import re

from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import LIST, Named, named_in, named_words

_PLAIN = (
    r"(?:(?:the|both|all|each|these|those|any|its|their|opposing|warring|armed|two|concerned"
    r"|conflicting|@N\d+) ){0,3}(?:parties|sides?|signatories|belligerents|combatants|factions"
    r"|authorities"
    r"|governments?|army|armies|militaries|military|forces|fighters|troops|rebels|groups|countries|states|guarantors"
    r"|commanders|units|warlords|leaders|generals|rivals|neighbou?rs|nations"
    r"|presidents)(?: (?:to|in|of) the (?:conflict|agreement|truce"
    r"|ceasefire"
    r"|war|accord|fighting))?"
)
OWER = rf"(?:(?P<who>{LIST})|(?P<plain>{_PLAIN})|(?P<own>we|our (?:forces|side|units|fighters)))"
"""Pattern of whoever must do something, or promises to."""

DEEDS = (
    r"(?:releas\w+|free|freeing|withdraw\w*|pull\w*|allow\w*|let|open\w*|hand\w*|lift\w*"
    r"|refrain\w*"
    r"|stop\w*|halt\w*|suspend\w*|end|ending|exchang\w+|swap\w*|deliver\w*|provid\w+|grant\w*"
    r"|permit\w*|facilitat\w+|dismantl\w+|disarm\w*|reopen\w*|remov\w+|return\w*|evacuat\w+"
    r"|ceas\w+"
    r"|ensur\w+|guarantee\w*|protect\w*|shar\w+|give|giving|clear\w*|repair\w*|restor\w+|vacat\w+"
    r"|mov\w+|surrender\w*|leav\w+|disengag\w+|respect\w*|observ\w+|compl\w+|abide\w*|adher\w+"
    r"|honou?r\w*|implement\w*|keep|stor\w+|transfer\w*|pay|rebuild\w*|mak\w+|take|taking|secur\w+"
    r"|report\w*|accept\w*|resum\w+|renew\w*|extend\w*|demilitari[sz]\w+|relocat\w+|destroy\w*"
    r"|limit\w*|reduc\w+|not|unblock\w*|cooperat\w+|hold|spare|avoid\w*|use|exercise|show|de"
    r"|begin|start|agree|come|redeploy\w*|confine|canton\w*|lay|put|abandon\w*|redouble|do|work"
    r"|prevent\w*|distinguish|comply|safeguard\w*|engage|meet|fulfil\w*|live|maintain\w*|reject)"
)
"""Pattern of the verbs that a truce's duties and promises are made of."""

_STOP = re.compile(
    r" (?:[.;:\"\u201d?!]|\) |but|while(?! the (?:truce|ceasefire|pause|cease))|whereas|although"
    r"|though|because|if|unless|after which"
    r"|which"
    r"|said|says|according|and(?= (?:(?!to |not )[^ .,;]+ ){1,5}(?:must|shall) ))(?= )"
)
_COMMA = re.compile(r" ,(?= )")
_LISTED = re.compile(r" , (?:[^ ,.;]+ ){1,4}(?:and|or|, (?:[^ ,.;]+ ){1,4}(?:and|or)) ")
_DUE = re.compile(r" (?:by|before|no later than|not later than)(?: the end of)? @T(\d+)")
_SIGN = re.compile(r"@T(\d+)")
_BY_ITSELF = re.compile(r"(?:by|until|before|no later than)\s", re.IGNORECASE)


def end_of_deed(line: Line, start: int) -> int:
    """Return where the words end that say what is to be done and begin at *start*."""
    stop = _STOP.search(line.text, start - 1)
    end = stop.start() if stop else len(line.text.rstrip())
    for comma in _COMMA.finditer(line.text, start - 1, end):
        listed = _LISTED.match(line.text, comma.start())
        if listed is None or "said" in listed.group():
            return comma.start()
    return end


def due_of(line: Line, start: int, end: int) -> TimeMention | None:
    """Return by when it is due, where a stretch says so."""
    found = _DUE.search(line.text, start - 1, end)
    if found:
        return line.told.times[int(found.group(1))]
    for sign in _SIGN.finditer(line.text, start, end):
        mention = line.told.times[int(sign.group(1))]
        is_end = mention.kind is TimeKind.WINDOW and mention.end is not None
        if is_end and _BY_ITSELF.match(mention.words):
            return mention.end
    return None


def whoever(line: Line, found: re.Match[str]) -> list[Named]:
    """Return whom a match of `OWER` names."""
    if found.group("who"):
        return named_in(line, *found.span("who"))
    group = "plain" if found.group("plain") else "own"
    return [named_words(line, line.span_of(found, group))]
