"""
Harm by marks: incidents, and figures of casualties over a stretch of time; never both.

An incident is one act in the past with a place, a time or casualties of its own. What is told of
several acts, of acts that go on, and of totals is no incident; with numbers it is a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.definitions.acts import Act
from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.frames.by_marks.circumstances import (
    acting_of,
    places_of,
    point_of,
    target_of,
    window_of,
)
from trucewatch.reading.frames.by_marks.counts import Toll, others_of, toll_slots, tolls_of
from trucewatch.reading.frames.by_marks.means import ACTS, Means
from trucewatch.reading.frames.by_marks.modality import told_as
from trucewatch.reading.frames.by_marks.scene import Scene, cover
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import (
    actors_slot,
    places_slot,
    time_slot,
    window_slot,
    word_slot,
    words_slot,
)

_ORDER = (
    *(Means.AIR_STRIKE, Means.SNIPER_FIRE, Means.EXPLOSIVE_DEVICE, Means.SHELLING),
    *(Means.ABDUCTION, Means.DETENTION, Means.ARMED_CLASH, Means.GROUND_ADVANCE, Means.ATTACK),
)
_PAST = ("л", "ла", "ло", "ли", "лись", "лся", "лось", "лась", "н", "на", "но", "ны")
_MOST_ACTS = 6
_BREACHES = frozenset({Means.VIOLATION, Means.TRUCE})


def harm(scene: Scene) -> Iterator[Draft]:
    """Yield the incident or the figure that a sentence tells; at most one of the two."""
    tolls = [each for each in tolls_of(scene) if not _is_untold(scene, each)]
    if tolls and _is_feared(scene, tolls[0]):
        return
    acts = _acts(scene)
    act = acts[0] if acts else None
    if tolls and _is_figure(scene, tolls, act):
        yield _figure(scene, tolls, act)
        for other in others_of(scene, tolls):
            yield _figure(scene, [other], act)
        return
    for each in acts or [None]:
        draft = _incident(scene, tolls, each) if each is not None or tolls else None
        if draft is not None:
            yield draft
            return


def _is_untold(scene: Scene, toll: Toll) -> bool:
    return scene.is_negated(toll.mark) and toll.number is None


def _is_feared(scene: Scene, toll: Toll) -> bool:
    """Say whether it is only feared: "warned of the death of thousands"."""
    before = [
        each
        for each in scene.of_means(Means.WARN)
        if each.span[1] <= toll.mark.span[0]
        and scene.clause(each.span) == scene.clause(toll.mark.span)
    ]
    return bool(before)


def _acts(scene: Scene) -> Sequence[Mark | None]:
    """Return the words for acts, the more exact ones first; at most one of them is told of."""
    found = [each for each in scene.of_means(*ACTS) if not _is_of_truce(scene, each)]
    return sorted(found, key=lambda each: _ORDER.index(each.means))[:_MOST_ACTS]


def _is_of_truce(scene: Scene, mark: Mark) -> bool:
    """Say whether a word stands in the name of a truce, as "fire" does in "ceasefire"."""
    return any(
        each.first <= mark.first < each.after for each in scene.marks if each.means in _BREACHES
    )


def _is_figure(scene: Scene, tolls: list[Toll], act: Mark | None) -> bool:
    """Say whether numbers are those of a stretch of time, or a total."""
    if scene.has(Means.TOTAL):
        return True
    window = window_of(scene, tolls[0].span)
    point = point_of(scene, tolls[0].span)
    if window is not None:
        return point is None or scene.distance(tolls[0].span, window.span) <= scene.distance(
            tolls[0].span, point.span
        )
    has_number = any(each.number is not None for each in tolls)
    is_vague = act is None or _is_several(scene, act)
    is_bare = is_vague and point is None and not places_of(scene, tolls[0].span)
    return is_bare and has_number


def _is_several(scene: Scene, act: Mark) -> bool:
    return any(each.first <= act.first < each.after for each in scene.of_means(Means.SEVERAL))


def _figure(scene: Scene, tolls: list[Toll], act: Mark | None) -> Draft:
    document = scene.text.document
    slots = toll_slots(scene, tolls)
    window = window_of(scene, tolls[0].span)
    point = point_of(scene, tolls[0].span) if window is None else None
    if window is not None:
        slots["window"] = window_slot(document, window)
    elif point is not None and act is None:
        slots["window"] = window_slot(document, point)
    places = places_of(scene, tolls[0].span)
    if places:
        slots["area"] = places_slot(document, places)
    if act is not None:
        slots["caused_by"] = words_slot(document, _cause(scene, act))
    span = cover([*(each.mark.span for each in tolls), *_spans(slots)])
    told = told_as(scene, tolls[0].mark.span, is_done=True)
    return Draft(ClaimType.CASUALTY_FIGURE, f"{scene.prefix}.casualty.figure", span, slots, told)


def _cause(scene: Scene, act: Mark) -> tuple[int, int]:
    """Return the words for the cause: the act with the adjective that belongs to it."""
    words = scene.told.sentence.words
    before = words[act.first - 1] if act.first else None
    if before is not None and before.key.endswith(("ого", "ых", "их", "ои", "ым", "ими", "ыми")):
        return before.span[0], act.span[1]
    return act.span


def _incident(scene: Scene, tolls: list[Toll], act: Mark | None) -> Draft | None:
    anchor = act.span if act is not None else tolls[0].mark.span
    told = told_as(scene, anchor, is_done=bool(tolls))
    places = places_of(scene, anchor)
    point = point_of(scene, anchor)
    if told in {Modality.PLANNED, Modality.HYPOTHETICAL}:
        return None
    is_denied = told is Modality.DENIED and act is not None
    if not tolls and not is_denied and (act is None or not _is_one_act(scene, act)):
        return None
    is_placed = not tolls or (bool(places) and (point is not None or act is not None))
    has_toll = bool(tolls) and (point is not None or act is not None)
    if not (is_placed or has_toll or is_denied):
        return None
    document = scene.text.document
    slots: dict[str, Slot] = {}
    if act is not None:
        slots["act"] = word_slot(document, _word(act, tolls), act.span)
    if point is not None:
        slots["at"] = time_slot(document, point)
    if places:
        slots["place"] = places_slot(document, places)
    slots |= _who(scene, act) | toll_slots(scene, tolls)
    span = cover([anchor, *(each.mark.span for each in tolls), *_spans(slots)])
    way = "denied" if is_denied else "casualties" if tolls else "act"
    return Draft(ClaimType.INCIDENT, f"{scene.prefix}.incident.{way}", span, slots, told)


def _who(scene: Scene, act: Mark | None) -> dict[str, Slot]:
    if act is None:
        return {}
    document = scene.text.document
    slots: dict[str, Slot] = {}
    acting = acting_of(scene, act)
    if acting:
        slots["acting"] = actors_slot(document, acting)
    target = target_of(scene, act)
    if target is not None:
        slots["target"] = words_slot(document, target)
    return slots


def _is_one_act(scene: Scene, act: Mark) -> bool:
    """Say whether a word without casualties tells of one act, somewhere and then."""
    if scene.is_negated(act) or _is_counted(scene, act) or scene.has(Means.VIOLATION):
        return False
    if any(each.span[1] <= act.span[0] for each in scene.of_means(Means.AGREE)):
        return False  # "agreed to withdraw the artillery"
    if any(each.first <= act.first < each.after for each in scene.of_means(Means.SEVERAL)):
        return False
    clause = scene.clause(act.span)
    if any(scene.clause(each.span) == clause for each in scene.of_means(Means.SEVERAL)):
        return False
    is_told = point_of(scene, act.span) is not None or bool(acting_of(scene, act))
    if not is_told and len(places_of(scene, act.span)) > 1:
        return False
    is_told = is_told or act.means is Means.ABDUCTION or _is_done(scene, act)
    is_aimed = bool(acting_of(scene, act)) and target_of(scene, act) is not None
    return is_aimed or (is_told and bool(places_of(scene, act.span)))


def _is_done(scene: Scene, act: Mark) -> bool:
    """Say whether a Russian verb of the past says that it was done: "was shelled"."""
    verb = scene.nearest(act.span, scene.of_means(Means.ATTACKED), 2)
    return verb is not None and scene.told.sentence.words[verb.first].key.endswith(_PAST)


def _is_counted(scene: Scene, act: Mark) -> bool:
    """Say whether a number of acts is told: "14 shellings", "shelled it 48 times"."""
    words = scene.told.sentence.words
    if any(
        word.key in _TIMES and at and words[at - 1].key.isdigit() for at, word in enumerate(words)
    ):
        return True
    return any(
        number.count is not None
        and number.span[1] <= act.span[0]
        and len(scene.between(number.span, act.span)) <= 1
        and (number.count.high is None or number.count.high > 1)
        for number in scene.told.numbers
    )


_TIMES = frozenset(("раз", "раза", "разів", "рази", "مرة", "مره", "مرات"))


def _word(act: Mark, tolls: list[Toll]) -> str:
    if act.means is not Means.ATTACK:
        return Act(act.means.value).value
    is_on_civilians = any(
        toll.unit is not None and toll.unit.means in {Means.CIVILIANS, Means.CHILDREN}
        for toll in tolls
    )
    return (Act.ATTACK_ON_CIVILIANS if is_on_civilians else Act.ARMED_CLASH).value


def _spans(slots: dict[str, Slot]) -> list[tuple[int, int]]:
    return [span for slot in slots.values() for span in slot.spans]
