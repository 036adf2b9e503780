"""
Commitments: what a party promises to do by itself.

That a party will respect, observe or extend a truce is the truce's own ``accepted_by`` and no
commitment; a threat ("vowed to retaliate") is none either, and a plan to meet is a meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.agreed.promised_words import (
    DEEDS,
    OWER,
    due_of,
    end_of_deed,
    whoever,
)
from trucewatch.reading.frames.english.agreed.truce_words import truces_in
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import Named, who_slot
from trucewatch.reading.frames.slots import time_slot, words_slot

_GATE = re.compile(
    r" (?:pledg\w+|vow\w*|promis\w+|undert\w+|commit\w*|guarantee\w*|assur\w+|agree\w*|offer\w*"
    r"|will|gave|given|give|ready|swore|accepted) "
)
_WHEN = (
    r"(?:(?:on|in|late|early|earlier|@T\d+|@P\d+|a|statement|separately|also|again|publicly"
    r"|writing"
    r"|jointly|formally|in principle|itself|themselves|ourselves|never) ){0,5}"
)
_HAVE = (
    r"(?:(?:has|have|had|also|both|jointly|now|then|later|each|again|not|never|did|reportedly|is"
    r"|are"
    r"|was|were|be|refused to|declined to|would|separately|all) ){0,4}"
)
_PROMISES = re.compile(
    rf" {OWER} (?:said )?(?P<aux>{_HAVE})(?P<verb>pledge[sd]?|vow(?:s|ed)?|promise[sd]?"
    rf"|undert(?:ook"
    r"|ake|akes|aken)|commit(?:s|ted)?|swore|guarantee[sd]?|agree[sd]?|agreed in principle"
    r"|offer(?:s"
    rf"|ed)?|ready|accepted) {_WHEN}(?:(?P<to>not to|to) (?P<deed>[a-z]+)|that (?:it|they"
    rf"|its [a-z]+"
    r"|their [a-z]+|we|@[AH]\d+) (?:would|will) (?P<clause>(?:not )?[a-z]+)) "
)
_GUARANTEES = re.compile(
    rf" {OWER} {_HAVE}(?:gave|given|give|provided|offered|issued|exchanged) (?:@[AH]\d+ )?"
    r"(?P<deed>(?:(?:written|security|safety|firm|its|their|oral|verbal|public|the necessary|new"
    r"|explicit|of) ){0,3}(?:guarantees?|assurances?|undertakings?|word|pledges?)) "
)
_ASSURED = re.compile(
    rf" {OWER} {_HAVE}(?P<verb>assured?) (?:[^ ,.;]+ ){{1,4}}?(?:that )?(?:it|they|its [a-z]+|we"
    r"|@[AH]\d+) (?:would|will) (?P<deed>(?:not )?[a-z]+) "
)
_WE_WILL = re.compile(
    rf" (?P<own>we|our (?:forces|side|units|fighters)) (?:will|shall) (?P<deed>(?:not )?{DEEDS}) "
)
_THREATS = re.compile(
    r"(?:retaliat|fight|continu|aveng|crush|destroy|hit|respond|strike|defend|defeat|punish|take"
    r"|liberat|keep|respond|launch|attack|never|annihilat|eliminat|step up|press on|pursue|win"
    r"|rout"
    r"|recaptur|retak|resist|bring|hunt|eradicat|topple|remain|push|press|urge|persuad|convinc"
    r"|pressur|encourag|oversee|monitor|supervis"
    r"|not (?:stop|rest|hesitat|accept|tolerat|allow|negotiat|back|surrender|give|forget|forgiv"
    r"|yield|let|retreat|leave))\w*"
)
_MEETINGS = re.compile(
    r"(?:meet|hold|attend|discuss|talk|talks|participat|send|host|negotiat|speak|visit|resume|join"
    r"|return to|continue|enter|sit|begin|start|set up|form|establish|work|a|the|an|in|consider"
    r"|study|be|have|sign|explore)\w*"
)
_TRUCE_DEEDS = re.compile(
    r"(?:not )?(?:respect|observ|honou?r|abid|adher|compl|extend|prolong|renew|implement|uphold"
    r"|maintain|accept|declar|announc|stick|agree|join|sign|enforce|halt|stop|suspend|ceas|paus"
    r"|restor|lay|be|hold|keep|enter|start|begin)"
)
_OF_TRUCE = re.compile(
    r"(?:extend|prolong|renew|respect|observe|honou?r|accept|reject|sign|uphold|implement) (?:it"
    r"|(?:the"
    r"|this|that) (?:measure|deal|agreement|pause|proposal|accord|pact|plan)) "
)
_IF = re.compile(r" (?:if|unless|whether|could|might|may|would|should) (?:[^ ,;]+ ){0,4}$")


def commitments(line: Line) -> Iterator[Draft]:
    """
    Propose what a sentence says that a party promises.

    Args:
        line: The sentence.
    """
    if _GATE.search(line.text) is None:
        return
    for found in _PROMISES.finditer(line.text):
        group = "clause" if found.group("clause") else "deed"
        if not _is_other(line, found, group):
            group = "to" if found.group("to") == "not to" else group
            yield _draft(line, found, group, whoever(line, found))
    for pattern in (_GUARANTEES, _ASSURED):
        for found in pattern.finditer(line.text):
            if not _is_other(line, found, "deed"):
                yield _draft(line, found, "deed", whoever(line, found))
    for found in _WE_WILL.finditer(line.text):
        if not _is_other(line, found, "deed"):
            yield _draft(line, found, "deed", _own(line, found))


def _own(line: Line, found: re.Match[str]) -> list[Named]:
    span = line.span_of(found, "own")
    first = line.told.sentence.span[0]
    return [Named(span, line.told.sentence.text[span[0] - first : span[1] - first])]


def _is_other(line: Line, found: re.Match[str], group: str) -> bool:
    """Say whether it is a threat, a meeting, or the acceptance of a truce."""
    deed = found.group(group)
    if _THREATS.match(deed) or deed in {"the", "a", "an", "its", "their", "this", "that"}:
        return True
    verb = found.groupdict().get("verb") or ""
    if verb.startswith(("agree", "offer", "accept", "ready")):
        if _MEETINGS.fullmatch(deed) or re.fullmatch(DEEDS, deed) is None:
            return True
    elif _MEETINGS.fullmatch(deed) and deed.startswith(("meet", "attend", "host", "visit")):
        return True
    end = end_of_deed(line, found.start(group))
    near = [
        each
        for each in truces_in(line)
        if found.start(group) <= each.start < min(end, found.end() + 60)
    ]
    if _OF_TRUCE.match(line.text, found.start(group)):
        return True
    return bool(near) and _TRUCE_DEEDS.match(deed) is not None


def _draft(line: Line, found: re.Match[str], group: str, who: list[Named]) -> Draft:
    start = found.start(group)
    end = end_of_deed(line, found.end() - 1)
    to_do = line.span(start, found.end() - 1) if _names_it(found, group) else line.span(start, end)
    slots: dict[str, Slot] = {"to_do": words_slot(line.document, to_do)}
    if who:
        slots["by"] = who_slot(line.document, who)
    due = due_of(line, start, end)
    if due is not None:
        slots["due"] = time_slot(line.document, due)
    span = (min(to_do[0], *(each.span[0] for each in who)), to_do[1])
    verb = found.groupdict().get("verb") or "will"
    rule = "en.commitment.agreed" if verb.startswith("agree") else "en.commitment.promised"
    return Draft(ClaimType.COMMITMENT, rule, span, slots, _modality(line, found))


def _names_it(found: re.Match[str], group: str) -> bool:
    return found.re is _GUARANTEES and group == "deed"


def _modality(line: Line, found: re.Match[str]) -> Modality:
    aux = found.groupdict().get("aux") or ""
    if re.search(r"(?:not|never|refused|declined) ", aux):
        return Modality.DENIED
    verb = found.groupdict().get("verb") or ""
    before = line.text[: found.start() + 1]
    if verb.startswith(("offer", "ready")) or "would " in aux or _IF.search(before):
        return Modality.HYPOTHETICAL
    return Modality.HELD
