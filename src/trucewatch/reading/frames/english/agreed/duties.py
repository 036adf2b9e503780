"""
Duties: what a party must do, or is asked to do, towards whom and by when.

A duty is laid on somebody by an agreement, a law or whoever asks; what a party promises by itself
is a commitment, and that it will respect a truce is ``accepted_by`` of that truce.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.document import Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.agreed.promised_words import (
    DEEDS,
    OWER,
    due_of,
    end_of_deed,
    whoever,
)
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import LIST, Named, named_in, who_slot
from trucewatch.reading.frames.slots import time_slot, words_slot

_GATE = re.compile(
    r" (?:must|shall|oblig\w+|requir\w+|bound to|has to|have to|had to|needs? to|should|ought to"
    r"|urg\w+|call(?:s|ed|ing)? (?:up)?on|press\w*|demand\w*|appeal\w*|push\w*|order\w*"
    r"|instruct\w*"
    r"|ask\w*|exhort\w*|implor\w*|remind\w*|request\w*|pressur\w*|persuad\w*|(?:is|are|was"
    r"|were) to"
    r"|days to|hours to|weeks to|@T\d+ to|duty|expects?|committed|commits|binds) "
)
_AGREED_TO_PUSH = re.compile(
    rf" (?P<owes>{LIST}) (?:(?:has|have|had|also|both|jointly|would|will) ){{0,3}}(?:agreed"
    rf"|undertook"
    r"|promised|pledged|decided|committed)(?: on @T\d+)? to (?P<what>(?:push|press|urge|pressure"
    rf"|persuade|convince|get|encourage|use their influence on) {OWER} (?:to|into|towards?) )"
)
_MUST = re.compile(
    rf" {OWER} (?:(?:also|now|still|then|both|each|all|only) )?(?:must|shall|has to|have to|had to"
    r"|needs? to|ought to|should|(?:is|are|was|were|be|remain) (?:also )?(?:obliged|required|bound"
    r"|obligated|supposed|under an obligation|duty bound) to|has @T\d+ to|have @T\d+ to"
    r"|had @T\d+ to"
    rf"|(?:is|are|was|were) to(?= {DEEDS} )(?! (?:hold|host|start|begin|resume|take) (?:an? |the "
    r"|its |further |new |fresh |more )?(?:[^ .,;@]+ )?(?:meetings?|talks|summit|sessions?|rounds?"
    r"|conference|negotiations|consultations|place|part)(?= ))(?! (?:meet|take place)(?= )))"
    r" (?:also |immediately "
    rf"|now )?(?P<deed>(?:not (?:to )?)?"
    r"[a-z]+) "
)
_THOSE_OF = (
    r"(?:(?:(?:the|all|both|any|political|military|senior|local|field) ){0,3}(?:commanders|leaders"
    r"|leadership|members|fighters|supporters|heads|chiefs|representatives|forces|allies|backers"
    r"|officers|command) (?:of|from|on|in) (?:(?:the|all|both|any|both) ){0,2})?"
)
_ASKED = re.compile(
    r" (?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|press(?:es|ed|ing)?|appeal(?:s|ed"
    r"|ing)? to"
    r"|push(?:es|ed|ing)?|order(?:s|ed|ing)?|instruct(?:s|ed)?|ask(?:s|ed|ing)?|exhort(?:s|ed)?"
    r"|implor(?:e|es|ed)|request(?:s|ed)?|pressur(?:e|es|ed|ing)|requir(?:e|es|ed|ing)"
    r"|oblig(?:e|es|ed|ing)|obligat(?:es?|ed)|compel(?:s|led)?|bind(?:s|ing)?|bound|commits"
    rf"|tell(?:s|ing)?|told|encourag(?:e|es|ed|ing)|call for) {_THOSE_OF}{OWER}"
    r" (?:@T\d+ )?(?:once again |again"
    r" |to immediately |immediately )?(?P<to>not to|to) (?P<deed>[a-z]+) "
)
_DEMANDED = re.compile(
    r" (?:demand(?:s|ed|ing)?|insist(?:s|ed|ing)?|order(?:s|ed)?|request(?:s|ed)?)"
    r"(?: (?:(?:on|in|earlier|once|again|repeatedly|also|yesterday|today|a|resolution|statement"
    r"|late)|@T\d+|,)){0,5} that "
    rf"(?:{OWER} )?(?P<deed>(?:[^ ,.;@]+ ){{1,4}})"
)
_REMINDED = re.compile(rf" (?:remind(?:s|ed|ing)?|tells?|told) {OWER} that (?P<deed>[^ ]+) ")
_PASSIVE = re.compile(
    r"(?<= )(?P<deed>(?:(?:all|the|any|these|both|remaining|heavy|foreign|illegal|humanitarian"
    r"|armed"
    r"|political) ){0,3}(?:weapons|forces|troops|fighters|prisoners|hostages|detainees"
    r"|aid|access|sieges?|checkpoints?|crossings?|roads?|attacks|mines|mortars|tanks|artillery"
    r"|weaponry|militias|groups|mercenaries|women and children|airport|corridors?|hospitals?) "
    r"(?:must|shall|should|(?:is|are) (?:required|obliged) to|has to|have to|are to|is to) (?:be"
    r"|not"
    r" be|leave|withdraw|stop|cease|end) )"
)
_IF = re.compile(r" (?:if|unless|whether|could|might|may|would) (?:[^ ,;]+ ){0,6}$")
_NO_DUTY = re.compile(
    r"(?:have|be|also|know|remember|say|add|note|go|see|wait|know|think|understand|look|get|become"
    r"|ask|face|choose|decide|explain|say|answer|rely|read|fight|win|live) "
)
_NO = re.compile(r" (?:no|not|never|denied|rejected) (?:[^ ,;]+ ){0,3}$")


def duties(line: Line) -> Iterator[Draft]:
    """
    Propose the duties that a sentence lays on somebody, or asks of them.

    Args:
        line: The sentence.
    """
    if _GATE.search(line.text) is None:
        return
    taken: list[Span] = []
    for draft in _proposed(line):
        if not any(draft.span[0] < other[1] and other[0] < draft.span[1] for other in taken):
            taken.append(draft.span)
            yield draft


def _proposed(line: Line) -> Iterator[Draft]:
    for found in _AGREED_TO_PUSH.finditer(line.text):
        owes = named_in(line, *found.span("owes"))
        yield _draft(line, found, "what", owes, whoever(line, found))
    for found in _REMINDED.finditer(line.text):
        if re.search(
            r" (?:must|shall|obliged|required|should|ought) ", line.text[found.end() - 1 :]
        ):
            yield _draft(line, found, "deed", whoever(line, found))
    for found in _ASKED.finditer(line.text):
        start = "to" if found.group("to") == "not to" else "deed"
        yield _draft(line, found, start, whoever(line, found))
    for found in _DEMANDED.finditer(line.text):
        owes = whoever(line, found) if _has_ower(found) else []
        yield _draft(line, found, "deed", owes)
    for found in _MUST.finditer(line.text):
        if _NO_DUTY.match(found.group("deed") + " ") is None:
            yield _draft(line, found, "deed", whoever(line, found))
    for found in _PASSIVE.finditer(line.text):
        yield _draft(line, found, "deed", [])


def _has_ower(found: re.Match[str]) -> bool:
    return any(found.group(name) for name in ("who", "plain", "own"))


def _draft(
    line: Line,
    found: re.Match[str],
    group: str,
    owes: list[Named],
    towards: list[Named] | None = None,
) -> Draft:
    document = line.document
    start = found.start(group)
    end = end_of_deed(line, found.end() - 1)
    what = line.span(start, end)
    slots: dict[str, Slot] = {"what": words_slot(document, what)}
    if owes:
        slots["owed_by"] = who_slot(document, owes)
    if towards:
        slots["towards"] = who_slot(document, towards)
    due = due_of(line, start, end)
    if due is not None:
        slots["due"] = time_slot(document, due)
    first = min(what[0], *(each.span[0] for each in owes), what[0])
    rule = (
        "en.duty.agreed" if towards else "en.duty.asked" if found.re is _ASKED else "en.duty.must"
    )
    return Draft(ClaimType.DUTY, rule, (first, what[1]), slots, _modality(line, found))


def _modality(line: Line, found: re.Match[str]) -> Modality:
    before = line.text[: found.start() + 1]
    if _IF.search(before):
        return Modality.HYPOTHETICAL
    return Modality.DENIED if _NO.search(before) else Modality.HELD
