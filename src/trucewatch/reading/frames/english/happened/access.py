"""
Access: aid that was asked for, approved, refused, left unanswered, brought, or is to be brought.

Planned and reached are never mixed. Where words give a number of people beside a refusal, they do
not say whether so many were asked for, were refused, or live there: all three are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import Alternative, ClaimType, Modality, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.access_words import (
    AREAS,
    CUTS,
    MATTER,
    PEOPLE,
    REQUESTERS,
    STATUSES,
    SUBJECT,
    StatusWords,
)
from trucewatch.reading.frames.english.happened.circumstances import (
    innermost,
    places_told,
    times_told,
)
from trucewatch.reading.frames.english.happened.control import holders
from trucewatch.reading.frames.english.happened.told_how import told_how
from trucewatch.reading.frames.english.happened.units import UNIT_OF
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import (
    actors_slot,
    count_slot,
    places_slot,
    window_slot,
    word_slot,
)
from trucewatch.reading.prose.told import ActorSort

WHOSE_NUMBER = "asked for, refused, or living there: not said"
"""Flag: a number of people stands beside a refusal, and the words do not say whose it is."""

NOT_ALL_NAMED = "not all areas are named"
"""Flag: the words name some of the areas ("including those in Aleppo")."""

STATUS_NOT_SAID = "status not said"
"""Flag: access is told of, and not whether it was asked for, given or used."""

_UNSURE = frozenset({"refused", "requested", "unanswered"})
_WAYS = ("people for whom it was asked", "people to whom it was refused", "people who live there")
_VISITORS = frozenset({ActorSort.MONITOR, ActorSort.ORGANISATION})
_VISIT = re.compile(r" @A(?P<who>\d+) (?:has |have |had )?(?:reached|visited) @P\d+")
_WAITS = re.compile(r"await|wait|received|had no|got no|has had|have had|with|without|pending")
_FLED = re.compile(
    r" (?:(?:many|some|most|half|others?|thousands|hundreds|dozens|@N\d+)"
    r"(?: (?:more|of (?:them|the [a-z]+)|[a-z]+))?|they|"
    r"(?:the )?(?:people|families|residents|refugees|villagers|displaced"
    r"|survivors|fugitives)) (?:(?:have|has|had|since|already|later|also) ){0,2}$"
)
_NOBODY = re.compile(r" (?:no|not a single|not one|none of the|neither)(?: [^ .,;@]+){0,6} $")
_LOADS = re.compile(r" (?:convoys?|trucks?|ambulances?|lorries|vehicles?|shipments?|patrol)(?= )")
_INCLUDING = re.compile(r" including (?:those |people |@N\d+ )*(?:in|of|from) $")


@dataclass(frozen=True, slots=True)
class _Clause:
    # A stretch of the line that tells of one status.
    start: int
    end: int
    words: StatusWords
    found: re.Match[str]


def access(line: Line) -> Iterator[Draft]:
    """Yield what a line tells of access for aid, one claim for each clause that has a status."""
    if not MATTER.search(line.text) and not _is_visit(line):
        return
    is_about = False
    for start, end in _clauses(line):
        clause = _status(line, start, end)
        is_about = is_about or _is_visit(line)
        is_about = MATTER.search(line.text, start, end) is not None or is_about
        if clause is not None and is_about:
            draft = _draft(line, clause)
            if draft is not None:
                yield draft


def _is_visit(line: Line) -> bool:
    """Say whether monitors or an organisation that helps reached a place."""
    return any(
        line.told.actors[int(found["who"])].sort in _VISITORS
        for found in _VISIT.finditer(line.text)
    )


def _clauses(line: Line) -> Iterator[tuple[int, int]]:
    start = 0
    for found in CUTS.finditer(line.text):
        yield start, found.start() + 1
        start = found.end() - 1
    yield start, len(line.text)


def _status(line: Line, start: int, end: int) -> _Clause | None:
    for words in STATUSES:
        found = words.pattern.search(line.text, start, end)
        if found and (
            not words.needs_matter or MATTER.search(line.text, start, end) or _is_visit(line)
        ):
            return _Clause(start, end, words, found)
    return None


def _draft(line: Line, clause: _Clause) -> Draft | None:
    status = clause.words.status
    modality = told_how(line.text, clause.found.start("verb"), clause.found.end("verb"))
    modality = _by_status(clause, modality, line.text[clause.start : clause.found.start("verb")])
    if modality is None:
        return None
    slots = _people(line, clause)
    slots |= _areas(line, clause)
    slots |= _who(line, clause)
    time = _time(line, clause)
    if time is not None:
        slots["period"] = window_slot(line.document, time)
    if not slots.keys() & {"people", "areas", "areas_count", "period"} and not (
        "refused_by" in slots and _LOADS.search(line.text, clause.start, clause.end)
    ):
        return None
    verb = line.span_of(clause.found, "verb")
    if status:
        slots["status"] = word_slot(line.document, status, verb)
    spans = [verb, *(span for slot in slots.values() for span in slot.spans)]
    span = (min(each[0] for each in spans), max(each[1] for each in spans))
    flags = () if status else (STATUS_NOT_SAID,)
    rule = f"en.access.{status or 'opened'}"
    return Draft(ClaimType.ACCESS, rule, span, slots, modality, flags=flags)


def _by_status(clause: _Clause, modality: Modality | None, ahead: str) -> Modality | None:
    """Return the modality: what is planned is planned; a wish for access is none of it."""
    if clause.words.status == "planned":
        return Modality.PLANNED
    if clause.words.is_denial:
        return Modality.HELD
    if clause.words.status == "reached":
        return _of_reaching(clause, modality, ahead)
    if modality is Modality.HYPOTHETICAL:
        return None
    return modality or Modality.HELD


def _of_reaching(clause: _Clause, modality: Modality | None, ahead: str) -> Modality | None:
    """Return the modality of an arrival; people who flee reach a place without any access."""
    if _NOBODY.search(ahead):
        return Modality.DENIED
    if clause.found["verb"].startswith("reach") and _FLED.search(ahead):
        return None
    return modality if modality in (Modality.HELD, Modality.DENIED) else None


def _people(line: Line, clause: _Clause) -> dict[str, Slot]:
    found = PEOPLE.search(line.text, clause.start, clause.end)
    if found is None:
        return {}
    slot = count_slot(line.document, line.number(found.group("count")))
    if clause.words.status in _UNSURE:
        ways = tuple(Alternative(way, slot.normalised) for way in _WAYS)
        slot = replace(slot, alternatives=ways, flags=(*slot.flags, WHOSE_NUMBER))
    slots = {"people": slot}
    unit = found.group("unit")
    if unit:
        slots["unit"] = word_slot(
            line.document, UNIT_OF.get(unit, "people"), line.span_of(found, "unit")
        )
    return slots


def _areas(line: Line, clause: _Clause) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    told = places_told(line, clause.start, clause.end)
    if clause.words.status == "reached":
        told = [each for each in told if each[0] > clause.found.start("verb")] or told
    places = innermost(line, told)
    if places:
        slot = places_slot(line.document, places)
        is_some = any(_INCLUDING.search(line.text[max(0, at - 50) : at]) for at, _ in told)
        slots["areas"] = replace(slot, flags=(*slot.flags, NOT_ALL_NAMED)) if is_some else slot
    counted = AREAS.search(line.text, clause.start, clause.end)
    if counted:
        slots["areas_count"] = count_slot(line.document, line.number(counted.group("count")))
    return slots


def _who(line: Line, clause: _Clause) -> dict[str, Slot]:
    """Return who asked, who refused, and who brought aid or let it pass."""
    slots: dict[str, Slot] = {}
    asked = REQUESTERS.search(line.text, clause.start, clause.end)
    if asked:
        group = "who" if asked["who"] else "by"
        slots["requested_by"] = actors_slot(line.document, holders(line, *asked.span(group)))
    role = _role(clause)
    who = _subject(line, clause)
    if who is not None and role is not None and role not in slots:
        named = actors_slot(line.document, holders(line, *who))
        if all(named.spans != each.spans for each in slots.values()):
            slots[role] = named
    return slots


def _role(clause: _Clause) -> str | None:
    """Return what whoever does what the verb says is to the access; ``None``: nothing of it."""
    if clause.words.status == "unanswered":
        return "requested_by" if _WAITS.match(clause.found["verb"]) else None
    return {"refused": "refused_by", "requested": "requested_by"}.get(clause.words.status, "by")


def _subject(line: Line, clause: _Clause) -> tuple[int, int] | None:
    groups = clause.found.groupdict()
    if groups.get("agent"):
        return clause.found.span("agent")
    if clause.words.is_passive:
        return None
    ahead = line.text[clause.start : clause.found.start("verb")]
    found = SUBJECT.search(ahead)
    if found is None:
        return None
    return clause.start + found.start("who"), clause.start + found.end("who")


def _time(line: Line, clause: _Clause) -> TimeMention | None:
    times = times_told(line, clause.start, clause.end)
    at = clause.found.start("verb")
    return min(times, key=lambda each: abs(each[0] - at))[1] if times else None
