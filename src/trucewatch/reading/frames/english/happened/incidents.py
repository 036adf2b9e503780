"""
Incidents: one act at a place or a time, or with people hurt, told as something that took place.

"Deadly bombings", "fierce fighting continued" and "120 violations were recorded" tell of no one
act and give no incident; "12 killed in the last 24 hours" is a casualty figure and no incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.definitions.acts import Act
from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import Alternative, ClaimType, Modality, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.act_words import FUTURES
from trucewatch.reading.frames.english.happened.casualties import Toll, toll_slots
from trucewatch.reading.frames.english.happened.circumstances import (
    innermost,
    is_a_stretch,
    is_of_one_act,
    nearest,
    origins,
    places_told,
    times_told,
)
from trucewatch.reading.frames.english.happened.count_windows import (
    opens_or_ends_a_count,
    since_in,
)
from trucewatch.reading.frames.english.happened.incident_acts import (
    NamedAct,
    acts_named,
    has_predicate,
    is_counted,
    is_habit,
)
from trucewatch.reading.frames.english.happened.incident_parts import Acting, acting_in, target_of
from trucewatch.reading.frames.english.happened.told_how import (
    ALLEGED,
    is_alleged,
    is_any,
    told_how,
)
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import (
    actors_slot,
    places_slot,
    time_slot,
    word_slot,
    words_slot,
)
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.told import ActorSort

KIND_NOT_SAID = "kind not said"
"""Flag: the words ("attack", "blast") leave open which act it was."""

_CIVILIAN = re.compile(
    r" (?:civilians?|residential|homes?|houses?|schools?|hospitals?|clinics?|markets?|mosques?"
    r"|church(?:es)?|villages?|villagers|camps?|bus|buses|shops?|weddings?|funerals?|aid|children"
    r"|women|families|residents|passengers|journalists|bakery|apartments?|displaced|worshippers"
    r"|farmers?|people|shoppers|crowds?|protesters?|demonstrators?|students?)(?= )"
)
_MILITARY = re.compile(
    r" (?:positions?|checkpoints?|posts?|bases?|barracks|patrols?|outposts?|army|military|police"
    r"|soldiers?|fighters|front ?line|trench(?:es)?|headquarters|convoy of (?:troops|soldiers)"
    r"|rebels?|militants|troops|vehicle of the army|airport|airbase)(?= )"
)
_CIVIL_UNITS = frozenset(
    {
        *("civilians", "children", "women", "men", "families", "journalists", "aid_workers"),
        *("medical_workers", "people"),
    }
)
_MILITARY_UNITS = frozenset({"soldiers", "fighters", "police"})
_KIND = re.compile(r"(?:ordnance|mines|remnants|munitions|explosives|devices|bombs)$")
_THERE = re.compile(
    r"^(?: (?:late |early |on )?@T\d+)?(?: (?:[^ .,;:@]+|@[AN]\d+)){0,6}? (?:in|on|at|near|of"
    r"|against"
    r"|outside|around|inside|across) (?:the )?(?:[^ .,;:@]+ ){0,5}?@P\d+"
)
_PLANES = re.compile(r"planes?\b|\bjets?\b|aircraft|helicopters?|drones?|air force")
_NOT_DONE = re.compile(r"^(?:did not|never|has not|have not|den(?:ied|ies|y))")
_UNARMED = frozenset({ActorSort.ORGANISATION, ActorSort.MONITOR, ActorSort.MEDIA})
_CROSSED = re.compile(r"crossed|entered|advanced|broke|pushed|offensive")
_MONITORS = re.compile(r"monitor|observer|mission|inspector|patrol|peacekeep")
_RUNNING = re.compile(
    r"^(?: (?:in|across|around|between) (?:(?!has |have )[^ .,;]+ ){1,6}?| )(?:has|have|had)"
    r" (?:(?:also|now|already|reportedly|so far|since) ){0,2}(?:killed|claimed|left|displaced"
    r"|wounded|injured|forced|driven|caused|cost)(?= )"
)
_TO_DO = re.compile(r" (?:launch|carry out|conduct|stage|mount|begin|start) (?:[^ ]+ ){0,3}$")
_PERFECT = re.compile(r" (?:may|might|could) (?:also )?have (?:been )?(?:[^ ]+ ){0,2}$")


@dataclass(frozen=True, slots=True)
class _Scene:
    # An act with its circumstances.
    act: NamedAct
    at: TimeMention | None
    places: tuple[PlaceMention, ...]
    tolls: tuple[Toll, ...]
    modality: Modality
    is_counted_over: bool


def incidents(line: Line, tolls: Sequence[Toll]) -> tuple[list[Draft], frozenset[int]]:
    """
    Return the incidents of a line, and where the tolls start that belong to them.

    Args:
        line: The sentence.
        tolls: Everybody killed or injured in it.
    """
    drafts: list[Draft] = []
    used: set[int] = set()
    for scene in _joined(_scenes(line, tolls)):
        if not _is_one(line, scene):
            continue
        drafts.append(_draft(line, scene))
        used.update(each.start for each in scene.tolls)
    if not drafts:
        drafts += _future(line)
    return drafts, frozenset(used)


def _scenes(line: Line, tolls: Sequence[Toll]) -> Iterator[_Scene]:
    for act in acts_named(line):
        first = max(act.clause[0], act.whole[0])
        modality = told_how(line.text, act.start, act.end, first)
        modality = _of_past(line, act, modality)
        if modality is None or is_counted(line, act) or _is_of_others(line, act):
            continue
        if (
            modality is Modality.HELD
            and not has_predicate(line, act)
            and is_any(line.text, act.start)
        ):
            continue
        yield _scene(line, act, tolls, modality)


def _is_of_others(line: Line, act: NamedAct) -> bool:
    """Say whether those who were hindered are no monitors."""
    if act.words.act is not Act.MONITORS_HINDERED:
        return False
    kept_out = line.actors(act.start, act.end)
    return bool(kept_out) and all(
        actor.sort is not ActorSort.MONITOR and not _MONITORS.search(actor.words.lower())
        for _, actor in kept_out
    )


def _of_past(line: Line, act: NamedAct, modality: Modality | None) -> Modality | None:
    """Leave of what only may be those that may have been: "may have shelled Zolote"."""
    ahead = line.text[max(0, act.start - 60) : act.start]
    if modality is Modality.PLANNED and not act.is_deed and not _TO_DO.search(ahead):
        return None
    if modality is not Modality.HYPOTHETICAL:
        return modality
    return modality if act.is_deed and _PERFECT.search(ahead) else None


def _scene(line: Line, act: NamedAct, tolls: Sequence[Toll], modality: Modality) -> _Scene:
    start, end = act.clause
    counted = opens_or_ends_a_count(line, *act.whole)
    times = [each for each in times_told(line, *act.whole) if each[0] not in counted]
    everywhere = [each for each in times if is_of_one_act(each[1])]
    here = [each for each in everywhere if start <= each[0] < end]
    own = start + max(line.text[start : act.start].rfind(" , when "), 0)
    is_over = not here and (
        any(is_a_stretch(each) for at, each in times if own <= at < end)
        or any(start <= each < end for each in counted)
        or since_in(line.text, start, end) is not None
    )
    shared = everywhere if len(everywhere) == 1 else _leading(line, act, everywhere)
    return _Scene(
        act,
        nearest(here or shared, act.start),
        tuple(_places(line, act)),
        tuple(each for each in tolls if start <= each.start + 1 < end),
        modality,
        is_over,
    )


def _leading(
    line: Line, act: NamedAct, times: list[tuple[int, TimeMention]]
) -> list[tuple[int, TimeMention]]:
    """Return the time that stands at the head of what one voice tells: it is that of all of it."""
    return [each for each in times if line.at(each[0]) - line.at(act.whole[0] + 1) <= 3][:1]


def _places(line: Line, act: NamedAct) -> list[PlaceMention]:
    away = origins(line)
    here = [each for each in places_told(line, *act.clause) if each[0] not in away]
    here = [each for each in here if not _is_way_out(line, each[0], act)] or here
    if not here:
        told = places_told(line, *act.whole)
        here = [each for each in told if line.at(each[0]) - line.at(act.whole[0] + 1) <= 3][:1]
    return innermost(line, here)


def _is_way_out(line: Line, place: int, act: NamedAct) -> bool:
    """Say whether somebody went to a place after the act: "diverted to Misrata after shells"."""
    return (
        place < act.start
        and _LEADS_TO.search(line.text[:place]) is not None
        and _AFTER.search(line.text, place, act.start) is not None
    )


_LEADS_TO = re.compile(r" (?:to|into|towards?|for) (?:the )?$")
_AFTER = re.compile(r" (?:after|when|because|following) ")


def _joined(scenes: Iterator[_Scene]) -> list[_Scene]:
    """Join an act to the one before it, where it has no place and no time of its own."""
    joined: list[_Scene] = []
    for scene in scenes:
        before = joined[-1] if joined else None
        if before is None or not _is_same(before, scene):
            joined.append(scene)
            continue
        act = _plainest(before.act, scene.act)
        joined[-1] = replace(
            before,
            act=replace(act, clause=(before.act.clause[0], scene.act.clause[1])),
            at=before.at or scene.at,
            places=before.places or scene.places,
            tolls=tuple(dict.fromkeys([*before.tolls, *scene.tolls])),
            is_counted_over=before.is_counted_over or scene.is_counted_over,
        )
    return joined


def _is_same(before: _Scene, scene: _Scene) -> bool:
    if before.act.whole != scene.act.whole or before.modality is not scene.modality:
        return False
    is_one = bool(before.act.can_be & scene.act.can_be) or _is_loose(before) or _is_loose(scene)
    is_shared = before.act.clause == scene.act.clause
    has_own_place = bool(scene.places) and bool(before.places) and scene.places != before.places
    has_own_time = scene.at is not None and before.at is not None and scene.at != before.at
    return (is_one or is_shared) and not (has_own_place or has_own_time)


def _is_loose(scene: _Scene) -> bool:
    words = scene.act.words
    return words.act is None or (
        words.act in {Act.AIR_STRIKE, Act.SHELLING} and not scene.act.is_deed
    )


def _plainest(one: NamedAct, other: NamedAct) -> NamedAct:
    """Return of two wordings of one act the one that says which act it was."""
    if one.words.act is None and other.words.act is not None:
        return replace(other, start=one.start) if one.is_deed else other
    is_told_after = other.is_deed and not one.is_deed and other.start <= one.end + 1
    is_told_after = is_told_after and one.words.act is other.words.act is Act.AIR_STRIKE
    return other if is_told_after else one


def _is_one(line: Line, scene: _Scene) -> bool:
    """Say whether words tell of one act, and not of many, of a habit or of none."""
    act = scene.act
    if scene.is_counted_over or (is_habit(line, act) and scene.at is None):
        return False
    if not act.is_deed and scene.at is None and (_goes_on(line, act) or _is_kind(line, scene)):
        return False
    if act.words.act is Act.GROUND_ADVANCE and not _is_advance(line, scene):
        return False
    has_people = any(each.count is not None and each.count.high != 0 for each in scene.tolls)
    if scene.modality is not Modality.HELD:
        return bool(scene.places or scene.at) or (
            scene.modality is Modality.DENIED and act.is_deed and bool(acting_in(line, act).actors)
        )
    if has_predicate(line, act):
        is_vague = not act.is_deed and line.text[act.start : act.end].endswith("fighting")
        return bool(scene.places or has_people or (scene.at and not is_vague))
    is_there = _THERE.match(line.text[act.end : act.clause[1]]) is not None
    is_strike = act.words.act is Act.AIR_STRIKE and line.text[act.start :].startswith("strike")
    return is_there and not is_strike and (scene.at is not None or has_people)


def _goes_on(line: Line, act: NamedAct) -> bool:
    """Say whether words tell of fighting over a time: "the fighting has killed 700"."""
    words = line.text[act.start : act.end]
    is_mass = words.endswith(("ing", "s", "ment"))
    return is_mass and _RUNNING.match(line.text[act.end : act.clause[1]]) is not None


def _is_kind(line: Line, scene: _Scene) -> bool:
    """Say whether "landmines" or "unexploded ordnance" anywhere are a cause, and no one act."""
    return not scene.places and bool(_KIND.search(line.text[scene.act.start : scene.act.end]))


def _is_advance(line: Line, scene: _Scene) -> bool:
    """Say whether ground was taken: somebody did it, or it was done at a place and a time."""
    acting = acting_in(line, scene.act)
    if scene.act.is_deed and acting.actors:
        return bool(scene.places) and _is_armed(acting)
    return (
        bool(scene.places)
        and scene.at is not None
        and _CROSSED.match(line.text[scene.act.start : scene.act.end]) is None
    )


def _is_armed(acting: Acting) -> bool:
    """Say whether those who acted can take ground: aid agencies and monitors cannot."""
    return any(each.sort not in _UNARMED for each in acting.actors)


def _draft(line: Line, scene: _Scene) -> Draft:
    document = line.document
    acting = acting_in(line, scene.act)
    slots = {"act": _act_slot(line, scene)}
    if scene.at is not None:
        slots["at"] = time_slot(document, scene.at)
    if scene.places:
        slots["place"] = places_slot(document, scene.places)
    if acting.actors:
        slot = actors_slot(document, acting.actors)
        slots["acting"] = (
            replace(slot, flags=(*slot.flags, ALLEGED)) if acting.is_alleged else slot
        )
    target = target_of(line, scene.act)
    if target is not None:
        slots["target"] = words_slot(document, target)
    slots |= toll_slots(document, scene.tolls)
    flags = (ALLEGED,) if acting.is_alleged or is_alleged(line.text, scene.act.start) else ()
    rule = f"en.incident.{'deed' if scene.act.is_deed else 'thing'}"
    return Draft(ClaimType.INCIDENT, rule, _span(line, scene), slots, scene.modality, flags=flags)


def _span(line: Line, scene: _Scene) -> tuple[int, int]:
    """Return the clause of an incident, as wide as its act and its circumstances."""
    spans = [line.span(scene.act.start, scene.act.end)]
    clause = line.span(*scene.act.clause)
    beside = [each.span for each in scene.places]
    beside += [scene.at.span] if scene.at is not None else []
    spans += [each for each in beside if clause[0] <= each[0] and each[1] <= clause[1]]
    spans += [line.span(each.start + 1, each.end) for each in scene.tolls]
    target = target_of(line, scene.act)
    spans += [target] if target else []
    return (min(each[0] for each in spans), max(each[1] for each in spans))


def _act_slot(line: Line, scene: _Scene) -> Slot:
    span = line.span(scene.act.start, scene.act.end)
    act = scene.act.words.act or _by_what_was_hit(line, scene) or _by_whose_planes(line, scene)
    if act is not None:
        return word_slot(line.document, str(act), span)
    quoted = (line.document.quote(span),)
    ways = tuple(
        Alternative(str(each).replace("_", " "), str(each)) for each in scene.act.words.maybe
    )
    return Slot(quoted, None, (span,), alternatives=ways, flags=(KIND_NOT_SAID,))


def _by_what_was_hit(line: Line, scene: _Scene) -> Act | None:
    """Say whether an attack was one on civilians or on armed people, as far as the words say."""
    if Act.ATTACK_ON_CIVILIANS not in scene.act.words.maybe:
        return None
    target = target_of(line, scene.act)
    units = {each.unit for each in scene.tolls}
    words = " " + (line.document.quote(target).lower().replace("-", " ") if target else "") + " "
    if _MILITARY.search(words) or units & _MILITARY_UNITS:
        return Act.ARMED_CLASH
    if _CIVILIAN.search(words) or units & _CIVIL_UNITS:
        return Act.ATTACK_ON_CIVILIANS
    return None


def _of_the_verb(words: str) -> Modality:
    """Say whether somebody means to do a thing, threatens to, or is told not to have done it."""
    if _NOT_DONE.search(words):
        return Modality.DENIED
    return Modality.HYPOTHETICAL if "threatened" in words else Modality.PLANNED


def _by_whose_planes(line: Line, scene: _Scene) -> Act | None:
    """Say that planes bombed from the air."""
    if Act.AIR_STRIKE not in scene.act.words.maybe:
        return None
    words = " ".join(each.words.lower() for each in acting_in(line, scene.act).actors)
    return Act.AIR_STRIKE if _PLANES.search(words) else None


def _future(line: Line) -> Iterator[Draft]:
    """Yield what somebody will do or plans to do to a place."""
    for words in FUTURES:
        for found in words.pattern.finditer(line.text):
            act = NamedAct(found.start(), found.end(), words, is_deed=True)
            act = replace(act, clause=(0, len(line.text)), whole=(0, len(line.text)))
            scene = _scene(line, act, (), _of_the_verb(found.group()))
            ahead = line.text[max(0, act.start - 30) : act.start]
            if scene.places and " if " not in ahead:
                yield _draft(line, scene)
