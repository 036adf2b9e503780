"""
Circumstances by marks: the time, the places, the actors and the target of what was done.
"""

from __future__ import annotations

from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.document import Span
from trucewatch.reading.frames.by_marks.means import ACTS, UNITS, Means
from trucewatch.reading.frames.by_marks.roles import subjects_of
from trucewatch.reading.frames.by_marks.scene import Scene, cover, holds
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.told import ActorMention, ActorSort

POINTS = frozenset({TimeKind.INSTANT, TimeKind.PART_OF_DAY, TimeKind.DAY})
"""Kinds of time at which one thing happens."""

_WIDE = frozenset({TimeKind.WINDOW, TimeKind.WEEK, TimeKind.MONTH, TimeKind.YEAR})
_SAID_NEAR = 3
_ACTING_MOST = 6
_TARGET_MOST = 4
_AIM_NEAR = 3
_NO_ACTING = frozenset({ActorSort.MEDIA, ActorSort.MONITOR, ActorSort.ORGANISATION})
_TARGET_ENDS = frozenset(
    (
        *(
            "в",
            "во",
            "на",
            "из",
            "с",
            "со",
            "около",
            "близ",
            "у",
            "возле",
            "рядом",
            "вблизи",
            "и",
            "где",
            "погиб",
            "при",
        ),
        *("في", "من", "قرب", "غرب", "شرق", "شمال", "جنوب", "و", "ما", "مما", "خلال", "عند"),
    )
)


def point_of(scene: Scene, span: Span) -> TimeMention | None:
    """Return the time at which it happened: the nearest that is not when somebody said so."""
    points = [each for each in scene.told.times if each.kind in POINTS]
    return scene.nearest(span, [each for each in points if not _is_of_saying(scene, each)])


def window_of(scene: Scene, span: Span) -> TimeMention | None:
    """Return the stretch of time that a figure is for; ``None`` where none is told."""
    wide = [each for each in scene.told.times if each.kind in _WIDE]
    return scene.nearest(span, wide)


def places_of(scene: Scene, span: Span) -> list[PlaceMention]:
    """Return where it happened: the place nearest to *span*, and what stands joined to it."""
    places = [each for each in scene.told.places if not _is_speakers(scene, each)]
    nearest = scene.nearest(span, places)
    if nearest is None:
        return []
    while places:
        listed = scene.chain(places[0].span[0], places, 0)
        if nearest in listed:
            return listed
        places = places[1:]
    return [nearest]


def acting_of(scene: Scene, act: Mark) -> list[ActorMention]:
    """Return who did it: named as "by" them, else the subject of the act, without speakers."""
    actors = [
        each
        for each in scene.told.actors
        if each.sort not in _NO_ACTING and not _is_counted(scene, each)
    ]
    for mark in scene.of_means(Means.DONE_BY):
        listed = scene.chain(mark.span[1], actors, 3)
        if listed:
            return listed
    free = [each for each in actors if not _is_speaker(scene, each) and not _is_aim(scene, each)]
    hitting = [act, *(each for each in scene.of_means(Means.ATTACKED) if each != act)]
    found = (subjects_of(scene, verb, free, _ACTING_MOST) for verb in hitting)
    return next((each for each in found if each), [])


def _is_counted(scene: Scene, actor: ActorMention) -> bool:
    """Say whether a number of an actor's men is told: "50 Armenian soldiers were killed"."""
    if not scene.has(Means.KILLED, Means.INJURED, within=scene.clause_span(actor.span)):
        return False  # "two armed men opened fire"
    units = [each for each in scene.of_means(*UNITS) if holds(actor.span, each.span)]
    return bool(units) and any(
        number.count is not None and len(scene.between(number.span, actor.span)) == 0
        for number in scene.told.numbers
        if number.span[1] <= actor.span[0]
    )


def target_of(scene: Scene, act: Mark) -> Span | None:
    """Return the words for what was hit, behind "against" or a verb of hitting."""
    marks = scene.of_means(Means.ATTACKED, Means.AGAINST)
    near = [
        each
        for each in marks
        if 0 <= each.first - act.after <= _AIM_NEAR
        or each.first == act.first
        or (each.means is Means.ATTACKED and 0 <= act.first - each.after <= _AIM_NEAR)
    ]
    for mark in near:
        span = _phrase(scene, mark)
        if span is not None:
            return span
    return None


def _phrase(scene: Scene, mark: Mark) -> Span | None:
    """Return the words behind *mark* up to a preposition, a sign, a place or a time."""
    told = scene.told
    first = _behind_act(scene, mark)
    stops = [time.span[0] for time in told.times] + [place.name_span[0] for place in told.places]
    stops += [number.span[0] for number in told.numbers]
    spans: list[Span] = []
    for word in scene.told.sentence.words[first : first + _TARGET_MOST]:
        is_stop = word.key in _TARGET_ENDS or not word.key[:1].isalpha()
        if is_stop or any(each.span == word.span for each in scene.of_means(*ACTS)):
            break
        if any(word.span[0] <= stop < word.span[1] for stop in stops):
            break
        spans.append(word.span)
    if not spans or any(holds(place.span, cover(spans)) for place in told.places):
        return None  # "the town of" alone says no more than the place
    return cover(spans)


def _behind_act(scene: Scene, mark: Mark) -> int:
    """Return where a target can begin: in Arabic behind what hit it, "struck | a raid | it"."""
    first = mark.after
    if not scene.is_verb_first or mark.means is not Means.ATTACKED:
        return first
    for act in scene.of_means(*ACTS):
        first = act.after if act.first == first else first
    for actor in scene.told.actors:
        is_beside = first > mark.after and scene.place(actor.span[0]) == first
        first = scene.place(actor.span[1]) if is_beside else first
    return first


def _is_of_saying(scene: Scene, time: TimeMention) -> bool:
    """Say whether a time stands beside a word of saying, and beside nothing else."""
    said = scene.of_means(Means.SAY, Means.ANNOUNCE)
    done = [each for each in scene.marks if each.means not in {Means.SAY, Means.ANNOUNCE}]
    near = [each for each in said if len(scene.between(each.span, time.span)) <= _SAID_NEAR]
    return any(
        scene.clause(each.span) == scene.clause(time.span)
        and not any(
            mark.means in {Means.KILLED, Means.INJURED, Means.ATTACKED}
            and scene.clause(mark.span) == scene.clause(time.span)
            for mark in done
        )
        for each in near
    )


def _is_speaker(scene: Scene, actor: ActorMention) -> bool:
    voices = [voice.span for each in scene.told.attributions for voice in each.voices]
    if any(span[0] <= actor.span[0] and actor.span[1] <= span[1] for span in voices):
        return True
    contents = [span for each in scene.told.attributions for span in each.content]
    if any(holds(span, actor.span) for span in contents):
        return False
    said = scene.nearest(actor.span, scene.of_means(Means.SAY, Means.ANNOUNCE, Means.DENY), 3)
    return said is not None and scene.clause(said.span) == scene.clause(actor.span)


def _is_aim(scene: Scene, actor: ActorMention) -> bool:
    """Say whether an actor is whom it was done to: "against the army"."""
    if scene.is_verb_first and any(
        each.means is not Means.ATTACKED and scene.place(actor.span[0]) == each.after
        for each in scene.of_means(Means.AIR_STRIKE, Means.SHELLING, Means.ATTACK)
    ):
        return False  # "a strike | Israeli": whose it was
    return any(
        each.span[1] <= actor.span[0] and len(scene.between(each.span, actor.span)) <= 2
        for each in scene.of_means(Means.AGAINST, Means.ATTACKED)
        if scene.clause(each.span) == scene.clause(actor.span)
    )


def _is_speakers(scene: Scene, place: PlaceMention) -> bool:
    """Say whether a place belongs to who says so: "the health ministry in Gaza"."""
    voices = [voice.span for each in scene.told.attributions for voice in each.voices]
    if any(span[0] <= place.span[0] <= span[1] + 3 for span in voices):
        return True
    said = scene.nearest(place.span, scene.of_means(Means.SAY), 3)
    return (
        said is not None
        and scene.clause(said.span) == scene.clause(place.span)
        and scene.nearest(place.span, scene.of_means(Means.KILLED, Means.INJURED), 3) is None
    )
