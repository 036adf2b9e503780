"""
Triggers: the words by which a sentence tells of a meeting, and how it is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.reading.claim import Modality, Slot
from trucewatch.reading.frames.english.talked import meeting_words as words
from trucewatch.reading.frames.english.talked.meeting_parts import Scene

_NEAR_NOUN = 5
_FAR_VERB = 14
_BACK = 6


@dataclass(frozen=True, slots=True)
class Trigger:
    """
    Words that tell of a meeting; every place is the number of a key.

    Attributes:
        rule: How it is told.
        at: The word that says so.
        verb: The verb whose auxiliaries say whether it has been.
        before: Whether those who meet stand before the verb.
    """

    rule: str
    at: int
    verb: int
    before: bool = True


def triggers_of(scene: Scene) -> list[Trigger]:
    """Return every trigger of a stretch, in order."""
    found: list[Trigger] = []
    for at in range(scene.first, scene.after):
        trigger = _trigger_at(scene, at)
        if trigger is not None:
            found.append(trigger)
    return found


def _trigger_at(scene: Scene, at: int) -> Trigger | None:
    return next((found for find in _FINDERS if (found := find(scene, at)) is not None), None)


def _inviting(scene: Scene, at: int) -> Trigger | None:
    return Trigger("invited", at, at) if scene.key(at) in words.INVITE else None


def _holding(scene: Scene, at: int) -> Trigger | None:
    noun = _noun_near(scene, at) if scene.key(at) in words.HOLD | words.JOIN else 0
    return Trigger("held", noun, at) if noun else None


def _meeting(scene: Scene, at: int) -> Trigger | None:
    key = scene.key(at)
    gathers = key in words.GATHER and at > scene.first
    meets = key in words.MEET and _meets(scene, at)
    return Trigger("met", at, at) if gathers or meets else None


def _speaking(scene: Scene, at: int) -> Trigger | None:
    speaks = scene.key(at) in words.SPEAK and (_is_by_phone(scene, at) or _is_again(scene, at))
    return Trigger("called", at, at) if speaks else None


def _coordinating(scene: Scene, at: int) -> Trigger | None:
    is_joint = scene.key(at) in words.COORDINATE and scene.key(at + 1) == "with"
    return Trigger("coordinated", at, at) if is_joint else None


def _talking(scene: Scene, at: int) -> Trigger | None:
    is_noun = scene.key(at) == "meeting" and _is_noun_meeting(scene, at)
    if not is_noun and (scene.key(at) == "meeting" or not is_meeting_noun(scene, at)):
        return None
    return Trigger("talks", at, _verb_behind(scene, at) or at, before=False)


_FINDERS = (_inviting, _holding, _meeting, _speaking, _coordinating, _talking)


def is_meeting_noun(scene: Scene, at: int) -> bool:
    """Say whether a key is a noun of a meeting, and of no press conference."""
    key = scene.key(at)
    if key not in words.NOUNS or scene.key(at - 1) in words.NO_NOUNS:
        return False
    if key in words.CALLS:
        return scene.key(at - 1) in words.PHONES
    if key in {"round", "rounds"}:
        return scene.key(at + 1) == "of" and scene.key(at + 2) in words.NOUNS | {"peace"}
    return True


def _is_noun_meeting(scene: Scene, at: int) -> bool:
    if scene.key(at - 1) in words.NO_NOUNS:
        return False
    before = scene.key(at - 1)
    return not (before in {"is", "are", "was", "were"} or before.startswith(("@A", "@H")))


def _noun_near(scene: Scene, at: int) -> int:
    """Return the noun that a verb governs: "held emergency talks"; 0 for none."""
    for each in range(at + 1, min(at + 1 + _NEAR_NOUN, scene.after)):
        if scene.key(each) in words.STOPS:
            return 0
        if is_meeting_noun(scene, each):
            return each
    return 0


def _meets(scene: Scene, at: int) -> bool:
    if scene.key(at) == "meeting":
        before = scene.key(at - 1)
        return before in {"is", "are", "was", "were", "be"} and _is_followed(scene, at)
    if scene.key(at) in {"sit", "sat"} and scene.key(at + 1) != "down":
        return False
    behind = [scene.key(each) for each in range(at + 1, at + 4)]
    if not words.NO_MEETING_BEHIND.isdisjoint(behind):
        return False
    return scene.key(at - 1) not in {"the", "was", "were", "been", "being", "is"}


def _is_followed(scene: Scene, at: int) -> bool:
    return scene.key(at + 1) in {"with", "in", "on"} or scene.key(at + 1).startswith("@")


def _is_again(scene: Scene, at: int) -> bool:
    """Say whether several people are to "speak again", with each other."""
    ahead = scene.keys[max(scene.first, at - 3) : at]
    is_ahead = not {"will", "to", "would", "shall"}.isdisjoint(ahead)
    return scene.key(at) == "speak" and is_ahead and scene.key(at + 1) in {"again", "next"}


def _is_by_phone(scene: Scene, at: int) -> bool:
    if scene.key(at) in {"phoned", "telephoned"}:
        return scene.key(at + 1).startswith(("@A", "@H"))
    near = {scene.key(each) for each in range(at, min(at + 14, scene.after))}
    is_shared = scene.key(at) == "discussed" or bool(near & {"with", "to"})
    return not words.PHONES.isdisjoint(near) and is_shared


def _verb_behind(scene: Scene, noun: int) -> int:
    for each in range(noun + 1, min(noun + _FAR_VERB, scene.after)):
        if scene.key(each) in words.BREAKS | {";"}:
            return 0
        if scene.key(each) in words.HAPPENS and not scene.key(each - 1).startswith("to "):
            return each
    return 0


def how_told(scene: Scene, trigger: Trigger, day: Slot | None) -> Modality:
    """Say how a meeting is told."""
    near = _verb_group(scene, trigger.verb)
    behind = scene.keys[trigger.verb : trigger.verb + 2]
    is_off = trigger.rule == "talks" and not words.CALLED_OFF.isdisjoint(behind)
    if is_off or not words.NOT.isdisjoint(near):
        return Modality.DENIED
    if not words.MAYBE.isdisjoint(near) or _is_wished(scene, trigger):
        return Modality.HYPOTHETICAL
    is_ahead = not words.PLANS.isdisjoint(near) or near[-1:] == ["to"]
    is_ahead = is_ahead or "would" in near or not words.AGREED.isdisjoint(near)
    is_ahead = is_ahead or (trigger.rule == "talks" and scene.key(trigger.verb) in words.SET)
    if is_ahead or trigger.rule == "invited" or _is_to_come(scene, trigger):
        return Modality.PLANNED
    return Modality.PLANNED if _is_future(scene, day) else Modality.HELD


def _verb_group(scene: Scene, verb: int) -> list[str]:
    """Return the auxiliaries before a verb, and the first words that govern it."""
    near: list[str] = []
    at = verb - 1
    while at >= scene.first and len(near) < _BACK:
        key = scene.key(at)
        if key.startswith("@") or key in words.STOPS or key in words.BREAKS - {"if"}:
            break
        near.insert(0, key)
        if key not in words.AUXILIARIES | words.PLANS | words.MAYBE | words.NOT | {"and", "of"}:
            break
        at -= 1
    return near


def _is_wished(scene: Scene, trigger: Trigger) -> bool:
    """Say whether talks are only wished for: "a return to talks", "called for talks"."""
    if trigger.rule != "talks" or trigger.verb != trigger.at:
        return False
    return not words.WISHES.isdisjoint(scene.keys[max(scene.first, trigger.at - 7) : trigger.at])


def _is_to_come(scene: Scene, trigger: Trigger) -> bool:
    """Say whether words before a noun put it ahead: "ahead of talks", "next meeting"."""
    if trigger.rule != "talks" or trigger.verb != trigger.at:
        return False
    near = scene.keys[max(scene.first, trigger.at - 5) : trigger.at]
    if "for" in near[-2:]:
        return True
    return not {"ahead", "upcoming", "next", "planned", "scheduled", "forthcoming"}.isdisjoint(
        near
    )


def _is_future(scene: Scene, day: Slot | None) -> bool:
    """Say whether a day lies behind the day of publication."""
    published = scene.text.published
    if published is None or day is None or not isinstance(day.normalised, dict):
        return False
    starts = day.normalised.get("at") or day.normalised.get("from")
    return isinstance(starts, str) and starts >= published.latest.strftime("%Y-%m-%dT%H:%M:%SZ")
