"""
Roles: which actors of a sentence stand in which relation to its truce.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trucewatch.definitions.wording.plain import key_of
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.scene import Scene
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.prose.told import ActorMention, ActorSort, Word

_SUBJECT_MOST = 10
_CALLED_UPON = frozenset({ActorSort.MEDIA, ActorSort.SIDE})
_NO_PARTIES = frozenset({ActorSort.MEDIA, ActorSort.MONITOR, ActorSort.ORGANISATION})


@dataclass(slots=True)
class Roles:
    """
    Actors by what they are to a truce; each has at most one role but that of a party.

    Attributes:
        excluded: Those whom it does not cover.
        sponsors: Those who mediated, or stand surety.
        overseers: Those who watch over it.
        parties: Those between whom it is.
        accepted_by: Those who agreed to it.
        announcer: Who announced it; at most one.
    """

    excluded: list[ActorMention] = field(default_factory=list)
    sponsors: list[ActorMention] = field(default_factory=list)
    overseers: list[ActorMention] = field(default_factory=list)
    parties: list[ActorMention] = field(default_factory=list)
    accepted_by: list[ActorMention] = field(default_factory=list)
    announcer: list[ActorMention] = field(default_factory=list)

    def taken(self) -> set[tuple[int, int]]:
        """Return the spans of all that have a role."""
        every = (self.excluded, self.sponsors, self.overseers, self.parties, self.accepted_by)
        return {each.span for listed in (*every, self.announcer) for each in listed}


def roles_of(scene: Scene, truces: list[Mark]) -> Roles:
    """
    Return the roles of the actors of a sentence that tells of a truce.

    Args:
        scene: The sentence.
        truces: The words for the truce.
    """
    roles = Roles()
    roles.excluded = left_out_of(scene)
    roles.sponsors = _listed(scene, Means.SPONSOR, most=4)
    roles.overseers = _listed(scene, Means.OVERSEE, most=4)
    if scene.has(Means.OVERSEE):
        taking_part = _listed(scene, Means.TAKING_PART, most=3)
        roles.overseers += [each for each in taking_part if each not in roles.overseers]
    free = _free(scene, roles)
    if not roles.overseers:
        roles.overseers = _subjects(scene, scene.of_means(Means.OVERSEE), free)
        free = _free(scene, roles)
    roles.parties = _between(scene, truces, free)
    agreed = [
        each
        for each in scene.of_means(Means.AGREE)
        if not scene.is_negated(each) and not _is_noun(scene, each)
    ]
    if agreed:
        sides = [each for each in free if each.sort not in _NO_PARTIES]
        roles.accepted_by = _subjects(scene, agreed, sides)
        roles.parties = roles.parties or _mutual(roles.accepted_by)
    free = _free(scene, roles)
    roles.announcer = _subjects(scene, scene.of_means(Means.ANNOUNCE), free)[:1]
    if not roles.announcer and not roles.accepted_by:
        began = [*scene.of_means(Means.EXTEND, Means.BEGIN), *_said_before(scene, truces)]
        # Sides that are called upon have announced nothing.
        nobody = _CALLED_UPON if scene.has(Means.CALL) else {ActorSort.MEDIA}
        spoken = [each for each in free if each.sort not in nobody]
        subjects = _subjects(scene, began, spoken)
        # Two who extend a truce are those who keep it; one can be its mediator.
        if len(subjects) > 1 and scene.has(Means.EXTEND) and not scene.has(Means.CALL):
            roles.parties = roles.parties or subjects
        else:
            roles.announcer = subjects[:1]
    return roles


def left_out_of(scene: Scene) -> list[ActorMention]:
    """Return those whom the truce does not cover, named or described, behind or before that."""
    covers = [each for each in scene.of_means(Means.COVERS) if scene.is_negated(each)]
    if covers or scene.has(Means.EXCLUDE):
        described = _described(scene)
        if described is not None:
            return [described]
    listed = _listed(scene, Means.EXCLUDE, most=5)
    return listed or (_listed(scene, Means.AGAINST, most=1) if covers else [])


def _described(scene: Scene) -> ActorMention | None:
    """Return groups that are only described: "groups that the Council lists as terrorist"."""
    words = scene.told.sentence.words
    stops = {each.first for each in scene.of_means(Means.COVERS, Means.TRUCE, Means.DEAL)}
    for head in scene.of_means(Means.GROUPS):
        if not _goes_on(words, head.after):
            continue
        after = head.after + 1
        while after < len(words) and after not in stops and words[after].key not in _STOPS:
            if words[after].key == "," and not _goes_on(words, after):
                break
            after += 1
        while words[after - 1].key == ",":
            after -= 1
        span = words[head.first].span[0], words[after - 1].span[1]
        start = scene.told.sentence.span[0]
        said = scene.told.sentence.text[span[0] - start : span[1] - start]
        return ActorMention(span, said, said, ActorSort.ARMED_GROUP, is_weak=True)
    return None


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Say whether "which", or a participle, goes on with who is meant, behind a comma or not."""
    at += int(at < len(words) and words[at].key == ",")
    key = words[at].key if at < len(words) else ""
    return key in _WHICH or key.startswith("котор") or key.endswith(_PARTICIPLES)


_STOPS = frozenset(
    (".", ";", ":", "!", "?", "(", "\u060c", "\u061b", "\u061f", "\u2014", "\u2013")
)
_WHICH = frozenset(map(key_of, ("التي", "الذين", "المصنفة", "المدرجة", "الموصوفة", "المحظورة")))
_PARTICIPLES = ("нные", "нных", "нным", "мые", "мых", "мым", "щие", "щих", "щим", "вшие", "вших")


def subjects_of(
    scene: Scene, verb: Mark, among: Iterable[ActorMention], most: int = _SUBJECT_MOST
) -> list[ActorMention]:
    """
    Return who does what *verb* says: behind it in Arabic, before it, else behind it, in Russian.

    Args:
        scene: The sentence.
        verb: The verb.
        among: Actors that can be meant, in order.
        most: Words that may stand between.
    """
    actors = [each for each in among if not _is_governed(scene, each)]
    behind = scene.chain(verb.span[1], actors, 3)
    if scene.is_verb_first:
        return behind or _before(scene, verb, actors, 4)
    return _before(scene, verb, actors, most) or behind


def _is_noun(scene: Scene, mark: Mark) -> bool:
    """Say whether an article makes a noun of an Arabic word: nobody behind it does it."""
    key = scene.told.sentence.words[mark.first].key
    return scene.is_verb_first and key.startswith(("ال", "لل", "بال"))


def _is_governed(scene: Scene, actor: ActorMention) -> bool:
    """Say whether an Arabic "to", "in" or "as" is written tight before an actor."""
    if not scene.is_verb_first:
        return False
    at = actor.span[0] - scene.told.sentence.span[0]
    before = scene.told.sentence.text[max(0, at - 1) : at]
    return before in _TIGHT


_TIGHT = frozenset(("ل", "ب", "ك"))


def _before(scene: Scene, verb: Mark, actors: list[ActorMention], most: int) -> list[ActorMention]:
    """Return the list of actors that ends nearest before *verb*."""
    clause = scene.clause(verb.span)
    # "The artillery shelled" is one phrase: who did it begins before it.
    ahead = [
        each for each in actors if each.span[0] < verb.span[0] and each.span[1] <= verb.span[1]
    ]
    while ahead:
        last = ahead[-1]
        is_far = len(scene.between(last.span, verb.span)) > most
        if is_far or clause - scene.clause(last.span) > 1:
            return []
        listed = scene.chain(ahead[0].span[0], ahead, 0)
        if last in listed:
            return listed
        ahead = ahead[1:]
    return []


def _subjects(
    scene: Scene, verbs: Iterable[Mark], among: list[ActorMention]
) -> list[ActorMention]:
    for verb in verbs:
        found = subjects_of(scene, verb, among)
        if found:
            return found
    return []


def _listed(scene: Scene, means: Means, most: int) -> list[ActorMention]:
    found: list[ActorMention] = []
    for mark in scene.of_means(means):
        listed = scene.chain(mark.span[1], scene.told.actors, most)
        for each in listed:
            # "The authority (IGAD)" is one, told twice.
            if not any(each.name == other.name for other in found):
                found.append(each)
    return found


def _between(scene: Scene, truces: list[Mark], free: list[ActorMention]) -> list[ActorMention]:
    """Return those of "between A and B", and whoever it is a truce with."""
    for mark in scene.of_means(Means.BETWEEN):
        listed = scene.chain(mark.span[1], free, 4)
        if (listed and len(listed) >= 2) or any(each.sort is ActorSort.SIDE for each in listed):
            return listed
    for mark in scene.of_means(Means.WITH):
        is_of_truce = any(0 <= mark.first - each.after <= 1 for each in truces)
        listed = scene.chain(mark.span[1], free, 2) if is_of_truce else []
        if listed:
            return listed
    return []


def _said_before(scene: Scene, truces: list[Mark]) -> list[Mark]:
    """Return the verbs of saying before the truce: what stands behind it can quote anything."""
    return [each for each in scene.of_means(Means.SAY) if each.first < truces[0].first]


def _mutual(accepted: list[ActorMention]) -> list[ActorMention]:
    is_mutual = len(accepted) > 1 or any(each.sort is ActorSort.SIDE for each in accepted)
    return list(accepted) if is_mutual else []


def _free(scene: Scene, roles: Roles) -> list[ActorMention]:
    taken = roles.taken()
    return [each for each in scene.told.actors if each.span not in taken]
