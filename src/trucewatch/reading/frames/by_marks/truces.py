"""
Truces by marks: the terms of a truce that a sentence tells.

A sentence tells of a truce where it names one and says something of it: when, for how long, where,
between whom, who agreed, whom it leaves out, whether it is in force. Breaches and reports on its
observance name it and tell nothing of its terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.document import Span
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.modality import is_ahead, told_as
from trucewatch.reading.frames.by_marks.roles import Roles, left_out_of, roles_of
from trucewatch.reading.frames.by_marks.scene import Scene, cover
from trucewatch.reading.frames.by_marks.truce_times import times_of
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import (
    actor_slot,
    actors_slot,
    places_slot,
    word_slot,
    words_slot,
)
from trucewatch.reading.places.places_in_text import PlaceMention

_STATES = (
    (Means.COLLAPSE, "collapsed"),
    (Means.EXTEND, "extended"),
    (Means.RENEW, "renewed"),
    (Means.IN_FORCE, "in_force"),
)
_TELLING = frozenset({"start", "end", "duration", "extended_until", "lapsed_at", "in_force"})
_TIMED = _TELLING - {"in_force"}
_STATE_NEAR = 7
_VERBS = (Means.BEGIN, Means.EXTEND, Means.END, Means.ENDED, Means.IN_FORCE, Means.RENEW)
_TALK_NEAR = 4


def truces(scene: Scene) -> Iterator[Draft]:
    """Yield the truce that a sentence tells the terms of, and places that it leaves out."""
    named = _named(scene)
    if not named:
        return
    roles = roles_of(scene, named)
    left_out = _places_left_out(scene)
    if left_out and not roles.excluded:
        yield _exemption(scene, named, left_out)
    slots = times_of(scene, named)
    slots |= _state(scene, named)
    slots |= _actors(scene, roles)
    if not _tells(slots) and not _is_proclaimed(scene, named, slots):
        return
    if scene.has(Means.COLLAPSE) and not slots.keys() - {"in_force"}:
        return  # an assessment says so
    places = _area(scene, named, left_out, roles)
    if places:
        slots["area"] = places_slot(scene.text.document, places)
        if slots.get("in_force") and not _TIMED & slots.keys():
            slots["in_force"] = _under(slots["in_force"])
    name = _name(scene, named[0])
    if name is not None:
        slots["name"] = name
    span = cover([named[0].span, *(span for slot in slots.values() for span in slot.spans)])
    rule = f"{scene.prefix}.truce.{_way(slots)}"
    yield Draft(ClaimType.TRUCE_TERM, rule, span, slots, _modality(scene, named, slots))


def _named(scene: Scene) -> list[Mark]:
    """Return the words for the truce that is told of, or for an agreement that is one."""
    # Who watches over its observance is told of the truce itself.
    breaches = [] if scene.has(Means.OVERSEE) else scene.of_means(Means.VIOLATION)
    named = [
        each
        for each in scene.of_means(Means.TRUCE)
        if not any(0 <= each.first - breach.after <= 1 for breach in breaches)
        and not _is_talked_about(scene, each)
    ]
    if named or breaches:
        return named
    return scene.of_means(Means.DEAL)[:1] if _is_of_truce(scene) else []


def _is_of_truce(scene: Scene) -> bool:
    """Say whether an agreement is told of as a truce is: it begins, covers, is watched over."""
    if scene.has(Means.EXTEND, Means.EXCLUDE):
        return True
    if scene.has(Means.BEGIN) and scene.told.times:
        return True
    deals = scene.of_means(Means.DEAL)
    held = (
        [each for each in scene.of_means(Means.IN_FORCE) if each.first - deals[0].after in (0, 1)]
        if deals
        else []
    )
    if held and any(each.start is not None for each in scene.told.times):
        return True
    covers = scene.has(Means.COVERS) and bool(scene.told.places or left_out_of(scene))
    return covers or (scene.has(Means.OVERSEE) and bool(scene.told.actors))


def _is_talked_about(scene: Scene, mark: Mark) -> bool:
    """Say whether a truce is only what a meeting is about: "to discuss a ceasefire"."""
    return scene.has(Means.MEETING) and any(
        0 <= mark.first - each.after <= _TALK_NEAR for each in scene.of_means(Means.ON_SUBJECT)
    )


def _state(scene: Scene, named: list[Mark]) -> dict[str, Slot]:
    for means, word in _STATES:
        for mark in scene.of_means(means):
            near = scene.nearest(mark.span, named, _STATE_NEAR)
            if near is not None:
                return {"in_force": word_slot(scene.text.document, word, mark.span)}
    return {}


def _under(state: Slot) -> Slot:
    """Return "in force" of a place alone: the place is under a regime told of elsewhere."""
    is_plain = state.normalised == "in_force"
    return replace(state, normalised="under the regime") if is_plain else state


def _actors(scene: Scene, roles: Roles) -> dict[str, Slot]:
    document = scene.text.document
    listed = {
        "parties": roles.parties,
        "accepted_by": roles.accepted_by,
        "excluded": roles.excluded,
        "sponsors": roles.sponsors,
        "overseers": roles.overseers,
    }
    slots = {name: actors_slot(document, actors) for name, actors in listed.items() if actors}
    if roles.announcer:
        slots["announcer"] = actor_slot(document, roles.announcer[0])
    return slots


def _tells(slots: dict[str, Slot]) -> bool:
    """Say whether slots tell something of a truce: an announcer alone does not."""
    return bool(_TELLING & slots.keys()) or bool(slots.keys() - {"announcer"})


def _is_proclaimed(scene: Scene, named: list[Mark], slots: dict[str, Slot]) -> bool:
    """Say whether a truce is told to be somewhere: "announced a truce in X", "covers X"."""
    if not _area(scene, named, [], Roles()):
        return False
    if any(not scene.is_negated(each) for each in scene.of_means(Means.COVERS)):
        return True
    if "announcer" not in slots:
        return False
    announced = scene.nearest(named[0].span, scene.of_means(Means.ANNOUNCE), _STATE_NEAR)
    return announced is not None and scene.clause(announced.span) == scene.clause(named[0].span)


def _area(
    scene: Scene, named: list[Mark], left_out: list[PlaceMention], roles: Roles
) -> list[PlaceMention]:
    """Return the places of the truce: not those of a meeting, a speaker, or left out."""
    elsewhere = scene.of_means(Means.MEETING, Means.SAY)
    taken = roles.taken()
    found = []
    for place in scene.led(scene.told.places):
        if _is_of_signing(scene, place):
            continue
        if place in left_out or any(
            span[0] < place.span[1] and place.span[0] < span[1] for span in taken
        ):
            continue
        own = min(scene.distance(each.span, place.span) for each in named)
        other = [scene.distance(each.span, place.span) for each in elsewhere]
        if not other or own <= min(other):
            found.append(place)
    return found


def _is_of_signing(scene: Scene, place: PlaceMention) -> bool:
    """Say whether a place is where it was signed: right behind "signed" or "agreed"."""
    if scene.is_verb_first:
        return any(
            scene.place(place.span[0]) - each.after == 1
            and scene.word_before(place.span) == "في"
            and scene.has(Means.TRUCE, within=(place.span[1], scene.told.sentence.span[1]))
            for each in scene.of_means(Means.AGREE)
        )
    return any(
        0 <= scene.place(place.span[0]) - each.after <= 1
        for each in scene.of_means(Means.AGREE, Means.ANNOUNCE)
    )


def _places_left_out(scene: Scene) -> list[PlaceMention]:
    found: list[PlaceMention] = []
    for mark in scene.of_means(Means.EXCLUDE):
        found += scene.chain(mark.span[1], scene.told.places, 4)
    return found


def _exemption(scene: Scene, named: list[Mark], places: list[PlaceMention]) -> Draft:
    slots = {"area": places_slot(scene.text.document, places)}
    span = cover([named[0].span, *(each.span for each in places)])
    return Draft(ClaimType.EXEMPTION, f"{scene.prefix}.exemption.area", span, slots)


def _name(scene: Scene, mark: Mark) -> Slot | None:
    """Return the name of a truce that has more than its noun, such as "the bread truce"."""
    words = scene.told.sentence.words
    if scene.is_verb_first:
        span = _adjectives_behind(scene, mark)
    else:
        before = words[mark.first - 1] if mark.first else None
        is_kind = before is not None and before.key.startswith(_RUSSIAN_KINDS)
        span = (before.span[0], mark.span[1]) if before is not None and is_kind else None
    return None if span is None else words_slot(scene.text.document, span)


_RUSSIAN_KINDS = (
    *("хлебн", "пасхальн", "рождественск", "гуманитарн", "школьн", "новогодн", "жатвен"),
    *("уразы", "великодн", "різдвян", "гуманітарн", "шкільн", "новорічн", "олимпийск"),
)


def _adjectives_behind(scene: Scene, mark: Mark) -> Span | None:
    words = scene.told.sentence.words[mark.after : mark.after + 1]
    if words and words[0].key in _ARABIC_KINDS:
        return mark.span[0], words[0].span[1]
    return None


_ARABIC_KINDS = frozenset(
    ("انسانيه", "الانسانيه", "موقته", "الموقته", "شامله", "الشامله", "شامل", "الشامل", "موقت")
)


def _way(slots: dict[str, Slot]) -> str:
    if "excluded" in slots and not _TELLING & slots.keys():
        return "excluded"
    for name in ("extended_until", "start", "end", "lapsed_at", "duration", "in_force"):
        if name in slots:
            return {"extended_until": "extended", "lapsed_at": "lapsed"}.get(name, name)
    return "actors"


def _modality(scene: Scene, named: list[Mark], slots: dict[str, Slot]) -> Modality:
    verbs = scene.of_means(*_VERBS)
    verb = scene.nearest(named[0].span, verbs)
    told = told_as(scene, named[0].span)
    if told is Modality.HELD and verb is not None:
        told = told_as(scene, verb.span)
    covers = [each.span for each in scene.of_means(Means.COVERS)]
    verbs = [each for each in verbs if each.span not in covers]
    if told is Modality.HELD and any(scene.is_negated(each) for each in verbs[:1]):
        return Modality.DENIED
    if told is Modality.HELD and _starts_later(scene, slots):
        return Modality.PLANNED
    return told


def _starts_later(scene: Scene, slots: dict[str, Slot]) -> bool:
    start = slots.get("start")
    if start is None:
        return False
    inner: list[TimeMention] = [
        each.start or each for each in scene.told.times if each.start or each.readings
    ]
    return any(each.span in start.spans and is_ahead(scene, each) for each in inner)
