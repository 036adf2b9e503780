"""
Parts of an incident: who acted, and what was hit, as the words beside an act say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.reading.document import Span
from trucewatch.reading.frames.english.happened.incident_acts import NamedAct
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.prose.told import ActorMention, ActorSort


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SIDE = (
    r"(?:unknown |unidentified |suspected |armed |masked |rebel |pro government |government "
    r"|regime )?"
    r"(?:gunmen|gunman|militants|insurgents|rebels|terrorists|jihadists|separatists|attackers"
    r"|assailants|(?:the )?enemy|(?:elements|members|fighters) of the group|militiamen"
    r"|armed men|armed groups?|members of (?:the )?armed (?:formations"
    r"|groups)"
    r"|armed formations|fighters|settlers|bandits|militias?|forces|troops"
    r"|soldiers|police|the army|army|the military|coalition)"
)
_WHO = rf"(?:(?:(?:units?|elements|members|fighters|forces|soldiers) of (?:the )?)?@A\d+|{_SIDE})"
_TAIL = (
    r"(?: 's)?(?: (?:forces|troops|army|military|navy|air force|fighters|militants|gunmen|units?"
    r"|soldiers|artillery|warplanes|war planes|jets|aircraft|planes|helicopters|drones|tanks"
    r"|gunners|militia|militias|snipers|positions|coalition|led|backed|fighter|settlers|police"
    r"|rebels|security|special|ground|government|attack|military|officers|members"
    r"|from @P\d+)){0,4}"
)
_HELPERS = (
    r"(?: (?:have|had|has|also|then|later|again|reportedly|allegedly|heavily|on @T\d+|late|early"
    r"|(?:supported|backed|accompanied|aided) by (?:[^ .,;:@]+ ?|@A\d+ ?){1,3}(?= )"
    r"|(?:on|in|aboard) (?:motorcycles?|motorbikes|vehicles|pickup trucks|pickups|uniform|boats)"
    r"|located in the direction of @P\d+|loyal to (?:the )?(?:group|@A\d+)"
    r"|in @P\d+|@T\d+|overnight|twice|simultaneously|briefly|,))*"
)
_SUBJECT = re.compile(
    rf" (?P<who>{_WHO}{_TAIL}(?:(?: ,)?(?: and)?(?: the)? @A\d+{_TAIL}){{0,3}}){_HELPERS} $"
)
_CARRIED_ON = re.compile(r" and(?: (?:then|also|later))? $")
_FIRST_SUBJECT = re.compile(
    r"(?: (?:on|in|at|the|an?|early|late|,|@T\d+|@P\d+|overnight))*"
    rf" (?P<who>{_WHO}{_TAIL})(?: (?:patrol|units?|convoy|plane|who|that|have|had|has))*"
    r" (?:[a-z]+ed|shot|hit|struck|took|set|fought|cut|went|came|broke|drove|stole|held|blew)(?= )"
)
_PASSIVE = re.compile(r" (?:was|were|been|being|be|is|are|got)(?: [a-z]+ly)?(?: also)? $")
_OWNED = re.compile(
    rf" (?P<who>@A\d+{_TAIL}|(?:rebel|government|regime|militant|coalition|army))"
    r"(?: (?:[a-z]+ )?(?:heavy|intense|massive|suspected|overnight|deadly|separate|double|new"
    r"|air|night|major|large))*(?: [a-z]+ed)? $"
)
_BY = re.compile(
    rf"^(?: [^ .;:@]+| @[PTN]\d+){{0,9}}? (?:by|from positions of|blamed on"
    rf"|attributed to) (?:the )?"
    rf"(?P<who>{_WHO}{_TAIL})(?= )"
)
_DID = re.compile(
    rf" (?P<who>{_WHO}{_TAIL}){_HELPERS} (?:carried out|conducted|launched|staged|mounted|fired"
    r"|committed|perpetrated|unleashed|began|opened)(?: [^ .,;:@]+| @N\d+){0,4} $"
)
_CLAIMED = re.compile(
    r" (?P<who>@A\d+)(?: [^ .,;:@]+){0,2} (?:claimed responsibility|claimed the|said it (?:carried"
    r" out|was behind)|took responsibility|claimed credit)(?= )"
)
_BLAMED = re.compile(
    rf" (?:blamed|accused|blaming|accusing) (?:the )?(?P<who>{_WHO}{_TAIL}) (?:for|of)(?= )"
)
_BLAMED_ON = re.compile(
    rf" (?:blamed on|attributed to|pinned on) (?:the )?(?P<who>{_WHO}{_TAIL})(?= )"
)
_BETWEEN = re.compile(
    rf"^(?: [^ .,;:@]+| @[PT]\d+){{0,4}}? (?:between|involving|with|against) (?:the )?"
    rf"(?P<who>{_WHO}{_TAIL}(?:(?: ,)? and (?:the )?{_WHO}{_TAIL})?)(?= )"
)
_STOP = (
    r"(?:in|on|at|near|with|from|by|and|during|after|before|late|early|that|which|who|as|overnight"
    r"|killing|wounding|injuring|destroying|damaging|leaving|causing|when|while|where|but|to|into"
    r"|for|since|until|around|outside|inside|along|across|between|through|using|was|were|is|are"
    r"|has|have|had|said|according|again|earlier|yesterday|today|amid|following|over|against|via"
    r"|killed|wounded|injured|destroyed|damaged|left|struck|hit|without|despite|under|west|east"
    r"|north|south|of)"
)
_NOUNS = rf"(?:(?!{_STOP} )(?:[^ .,;:@]+|@A\d+|@N\d+) ){{1,6}}"
_OBJECT = re.compile(
    r"^(?: (?:on|at|into|against|upon|over|targeting|hit|hits|hitting|struck|striking|targeted"
    r"|towards|of|(?:from|with) (?:[^ .,;:@]+ ){1,3}(?:on|at))){0,1} "
    rf"(?P<target>{_NOUNS}(?:of (?!@P)(?:the )?{_NOUNS})?)"
)
_THING_OBJECT = re.compile(
    r"^(?: (?:late |early |on )?@T\d+)?(?: (?:have |had |has )?(?:on|against|targeting|hit|hits"
    r"|hitting|struck|striking"
    r"|targeted|destroyed|damaged|landed (?:on|in)|fell (?:on|in)|rocked|of)) "
    rf"(?P<target>{_NOUNS}(?:of (?!@P)(?:the )?{_NOUNS})?)"
)
_PATIENT = re.compile(
    rf" (?P<target>(?:an?|the|two|three|several|@N\d+) {_NOUNS})"
    r"(?:in @P\d+ |near @P\d+ |of @P\d+ |on @T\d+ )?(?:was|were|has been|have been|had been|came)"
    r"(?: also| reportedly)? $"
)
_GROUND = _words(
    """
    districts district areas area parts outskirts neighbourhoods suburbs city town towns
    village villages edge edges side rounds shells quarters
    """
)
_SIGN_MOST = 6
_BESIDE = re.compile(r"(?:near|outside|around|close|just|north|south|east|west|\d)", re.IGNORECASE)
_NO_TARGET = _words(
    """
    them him her it people responsibility back place control fire up down least
    """
)


@dataclass(frozen=True, slots=True)
class Acting:
    """
    Who acted.

    Attributes:
        actors: The actors, in order of place.
        is_alleged: Whether the words blame them, and do not tell that they did it.
    """

    actors: tuple[ActorMention, ...] = ()
    is_alleged: bool = False


def acting_in(line: Line, act: NamedAct) -> Acting:
    """Return who acted, where the words name it; nobody for a passive without an agent."""
    ahead = line.text[act.clause[0] : act.start]
    ahead = ahead if ahead.startswith(" ") else " " + ahead
    blamed = _BLAMED.search(line.text[: act.start]) or _BLAMED_ON.search(
        line.text, act.start - 1, act.whole[1]
    )
    if blamed:
        return Acting(_named(line, blamed, 0), is_alleged=True)
    own = _DID_IN.search(line.text, act.start, act.end + 1)
    found, base = (own, 0) if own else _beside(line, act, ahead)
    return Acting(_named(line, found, base)) if found else Acting()


_DID_IN = re.compile(
    rf" (?:fired|launched|dropped|carried out) (?:by|from) (?:the )?(?P<who>{_WHO}{_TAIL})(?= )"
)


def _beside(line: Line, act: NamedAct, ahead: str) -> tuple[re.Match[str] | None, int]:
    """Return the words beside an act that name who acted, and where their text begins."""
    offset, behind = act.start - len(ahead), line.text[act.end : act.clause[1]]
    both = _BETWEEN.match(behind)
    is_passive = _PASSIVE.search(ahead) is not None
    if act.is_deed and not is_passive:
        found = _SUBJECT.search(ahead)
        if found:
            return found, offset
        if _CARRIED_ON.search(ahead):
            return _FIRST_SUBJECT.match(line.text, max(0, act.whole[0] - 1)), 0
    if both and not act.is_deed:
        return both, act.end
    if not act.is_deed:
        found = _DID.search(ahead) or _OWNED.search(ahead)
        if found:
            return found, offset
    if is_passive or not act.is_deed:
        by = _BY.match(behind)
        if by:
            return by, act.end
    claimed = _CLAIMED.search(line.text, 0, act.start)
    return claimed, 0


def _named(line: Line, found: re.Match[str], offset: int) -> tuple[ActorMention, ...]:
    start, end = found.span("who")
    named = tuple(actor for _, actor in line.actors(start + offset, end + offset))
    if named:
        return named
    span = line.span(start + offset, end + offset)
    words = line.told.sentence.text
    first = line.told.sentence.span[0]
    quoted = words[span[0] - first : span[1] - first]
    return (ActorMention(span, quoted, quoted, ActorSort.UNSAID, is_weak=True),)


def _is_part_of_a_place(line: Line, at: int) -> bool:
    """Say whether words run on into the name of a place: "the rebel-held", "the northern"."""
    places = [place for start, place in line.places(at, at + 1 + _SIGN_MOST) if start == at]
    return bool(places) and not _BESIDE.match(line.document.quote(places[0].span))


def target_of(line: Line, act: NamedAct) -> Span | None:
    """Return what was hit, in the words of the text; ``None`` where they name a place alone."""
    ahead = " " + line.text[act.clause[0] : act.start].lstrip()
    is_passive = act.is_deed and _PASSIVE.search(ahead) is not None
    if is_passive:
        found = _PATIENT.search(ahead)
        offset = act.start - len(ahead)
    else:
        pattern = _OBJECT if act.is_deed else _THING_OBJECT
        found = pattern.match(line.text[act.end : act.clause[1]])
        offset = act.end
    if found is None:
        return None
    words = found.group("target").split()
    if words[-1] in _GROUND:
        return None
    if not is_passive and _is_part_of_a_place(line, found.end("target") + offset):
        return None
    is_bare = all(word in {"the", "a", "an"} or word.startswith("@N") for word in words)
    if words[0] in _NO_TARGET or is_bare:
        return None
    start = found.start("target") + offset
    return line.span(start, start + len(found.group("target").rstrip()))
