"""
Meetings: who met or will meet, where, on which day, and about what.

A meeting is told where somebody meets, holds talks, speaks by telephone or is invited, and where
talks begin, move or end. Talks that have neither a place, nor a day, nor two sides are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.document import Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.talked import meeting_words as words
from trucewatch.reading.frames.english.talked.meeting_parts import (
    Guest,
    Scene,
    day_of,
    guests_before,
    guests_behind,
    guests_slot,
    person_guest,
    place_at,
    place_of,
    subject_of,
    unresolved_place,
)
from trucewatch.reading.frames.english.talked.meeting_triggers import (
    Trigger,
    how_told,
    is_meeting_noun,
    triggers_of,
)
from trucewatch.reading.frames.slots import words_slot
from trucewatch.reading.prose.told import Text, Told

_MOST_TRIGGERS = 8
_LISTS = frozenset({"with", "between", "among", "including", "by", "together", "of", "from"})


def meetings(text: Text, line: Line) -> Iterator[Draft]:
    """Yield every meeting of a sentence, held or planned."""
    keys = tuple(line.text.split())
    if words.CUES.isdisjoint(keys):
        return
    for first, after in _clauses(line.told, line, keys):
        scene = Scene(text, line, keys, first, after)
        triggers = triggers_of(scene)[:_MOST_TRIGGERS]
        if triggers:
            yield from _told(scene, triggers)


def _clauses(told: Told, line: Line, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that tell of one thing each, what different voices say apart."""
    edges = {0, len(keys)}
    for said in told.attributions:
        for span in said.content:
            edges |= {_key_at(line, span[0]), _key_at(line, span[1])}
    for at, key in enumerate(keys):
        is_parted = key in {"but", "while", "though", "although", "whereas"}
        if key == ";" or (is_parted and keys[at - 1 : at] == (",",)):
            edges.add(at)
    ordered = sorted(edges)
    yield from pairwise(ordered)


def _key_at(line: Line, place: int) -> int:
    return sum(1 for span in line.spans if span[0] < place)


def _told(scene: Scene, triggers: list[Trigger]) -> Iterator[Draft]:
    main = _main(triggers)
    left = _left_place(scene, triggers)
    slots, flags = _slots(scene, triggers, main, left)
    modality = how_told(scene, main, slots.get("day"))
    is_set = main.verb != main.at and scene.key(main.verb) in words.SET
    if not _is_told_enough(slots, main, is_set=is_set) or _is_if(scene, main):
        return
    rule = f"en.meeting.{main.rule}"
    span = _span(scene, triggers, slots)
    if left is not None:
        slot = {"place": unresolved_or_known(scene, left)}
        moved = (words.MOVED_ON,)
        shift = _span(scene, triggers[:1], slot)
        yield Draft(ClaimType.MEETING, "en.meeting.left", shift, slot, Modality.HELD, flags=moved)
    yield Draft(ClaimType.MEETING, rule, span, slots, modality, flags=flags)


def _is_if(scene: Scene, main: Trigger) -> bool:
    """Say whether a meeting hangs on what may never be: "should they attack, ... would meet"."""
    opens = scene.keys[0] in {"should", "if", "unless", "were"}
    return opens and "would" in scene.keys[max(scene.first, main.verb - 3) : main.verb]


def _main(triggers: list[Trigger]) -> Trigger:
    """Return the plainest of several ways in which one clause tells of a meeting."""
    order = ("held", "met", "called", "invited", "coordinated", "talks")
    return min(triggers, key=lambda each: order.index(each.rule))


def _slots(
    scene: Scene, triggers: list[Trigger], main: Trigger, left: int | None
) -> tuple[dict[str, Slot], tuple[str, ...]]:
    slots: dict[str, Slot] = {}
    place = place_of(scene, main.at)
    if left is not None:
        place = _shifted_to(scene, left) or place
    if place is not None and place[1] != left:
        slots["place"] = place[0]
    day = day_of(scene, triggers[0].at)
    if day is not None:
        slots["day"] = day
    guests, is_invited = _guests(scene, triggers)
    flags = (words.INVITED,) if is_invited else ()
    if guests:
        slots["participants"] = guests_slot(scene.document, guests, flags)
    about = subject_of(scene, main.at) or subject_of(scene, triggers[0].at)
    if about is not None:
        slots["subject"] = words_slot(scene.document, about)
    return slots, flags


def _guests(scene: Scene, triggers: list[Trigger]) -> tuple[list[Guest], bool]:
    found: list[Guest] = []
    is_invited = False
    for trigger in triggers:
        if trigger.before:
            found += guests_before(scene, trigger.verb)
        if trigger.rule == "invited" and not found and _is_own_plan(scene, trigger):
            found += _host(scene)
        if trigger.rule == "invited":
            invited = guests_behind(scene, trigger.at + 1)
            is_invited = is_invited or bool(invited)
            found += invited
        if trigger.rule == "met" and scene.key(trigger.at + 1) not in words.LIST_ENDS:
            found += guests_behind(scene, trigger.at + 1)
        found += _listed(scene, trigger.at)
        found += _owners(scene, trigger.at)
        found += _returning(scene, trigger.at)
        found += _coming(scene, trigger)
    return found, is_invited


def _is_own_plan(scene: Scene, trigger: Trigger) -> bool:
    """Say whether whoever speaks invites: "announced plans to invite", "I am going to"."""
    return not {"plans", "plan", "i", "we"}.isdisjoint(scene.keys[scene.first : trigger.at])


def _host(scene: Scene) -> list[Guest]:
    """Return who invites where the speaker does: "X announced plans to invite ..."."""
    told = scene.line.told
    start = scene.span(scene.first, scene.first + 1)[0]
    for said in told.attributions:
        if not any(first <= start < after for first, after in said.content):
            continue
        for person in told.within(told.people, said.voices[0].span):
            body = person.organisation
            if body is not None:
                return [Guest(body.span, body.name, body.actor)]
            return [person_guest(scene.text, person)]
        for actor in told.within(told.actors, said.voices[0].span):
            return [Guest(actor.span, actor.name, actor.actor, actor.is_weak)]
    return []


def _listed(scene: Scene, at: int) -> list[Guest]:
    """Return those behind "with" or "between" after a meeting."""
    for each in range(at + 1, scene.after):
        key = scene.key(each)
        if key in {",", ";"} and scene.key(each + 1) not in _LISTS | {"attended", "hosted"}:
            break
        if key in _LISTS:
            guests = guests_behind(scene, each + 1)
            if guests:
                return guests
    return []


def _owners(scene: Scene, noun: int) -> list[Guest]:
    """Return whose meeting it is: "a Security Council session"."""
    if not is_meeting_noun(scene, noun):
        return []
    for each in range(noun - 1, max(scene.first, noun - 3) - 1, -1):
        if scene.key(each).startswith("@A") and scene.key(each - 1) not in _LISTS:
            return guests_behind(replace(scene, after=each + 1), each)
        if not scene.key(each)[:1].isalpha() and scene.key(each) != "'s":
            break
    return []


def _coming(scene: Scene, trigger: Trigger) -> list[Guest]:
    """Return who "arrived for talks", or "discussed" something at a meeting."""
    if trigger.rule != "talks":
        return []
    for at in range(trigger.at - 1, max(scene.first, trigger.at - 3), -1):
        if scene.key(at) == "for":
            return guests_before(scene, at)
    later = range(trigger.at + 1, scene.after)
    verb = next((at for at in later if scene.key(at) in {"discussed", "discuss"}), None)
    return [] if verb is None else guests_before(scene, verb)


def _returning(scene: Scene, noun: int) -> list[Guest]:
    """Return those of "a return by both sides to peace talks"."""
    for at in range(max(scene.first, noun - 8), noun):
        if scene.key(at) in {"return", "returning", "invitation"} and scene.key(at + 1) == "by":
            return guests_behind(scene, at + 2)
    return []


def _left_place(scene: Scene, triggers: list[Trigger]) -> int | None:
    """Return the key of the place that talks left: "shifted from Geneva to Berlin"."""
    for trigger in triggers:
        if scene.key(trigger.verb) in words.SHIFTED and scene.key(trigger.verb + 1) == "from":
            return trigger.verb + 2
    return None


def _shifted_to(scene: Scene, left: int) -> tuple[Slot, int] | None:
    for each in range(left + 1, min(left + 6, scene.after)):
        if scene.key(each) == "to" and each + 1 < scene.after:
            known = place_at(scene, each + 1)
            if known is not None:
                return known, each + 1
            if scene.is_capital(each + 1):
                return unresolved_place(scene, each + 1), each + 1
    return None


def unresolved_or_known(scene: Scene, at: int) -> Slot:
    """Return the place that key *at* names."""
    shifted = replace(scene, keys=(*scene.keys[: at - 1], "in", *scene.keys[at:]))
    return place_at(shifted, at) or unresolved_place(scene, at)


def _is_told_enough(slots: dict[str, Slot], main: Trigger, *, is_set: bool) -> bool:
    """Say whether a meeting is told, and not only talks as such."""
    guests = slots.get("participants")
    count = len(guests.spans) if guests else 0
    if main.rule == "talks" and "day" in slots and is_set:
        return True
    if main.rule == "talks":
        return "place" in slots or ("day" in slots and count > 0) or count > 1
    if main.rule == "coordinated":
        return "place" in slots and count > 0
    if main.rule == "invited":
        return count > 1 or "place" in slots or "day" in slots
    return "place" in slots or "day" in slots or count > 1


def _span(scene: Scene, triggers: list[Trigger], slots: dict[str, Slot]) -> Span:
    spans = [scene.span(each.at, each.at + 1) for each in triggers]
    spans += [scene.span(each.verb, each.verb + 1) for each in triggers]
    spans += [each for slot in slots.values() for each in slot.spans]
    return min(first for first, _ in spans), max(after for _, after in spans)
