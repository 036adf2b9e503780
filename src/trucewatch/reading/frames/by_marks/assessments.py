"""
Assessments by marks: violence that has become less or more, a truce that holds or has collapsed.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.definitions.time_mentions import TimeKind
from trucewatch.reading.claim import ClaimType, Modality
from trucewatch.reading.document import Span
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.modality import told_as
from trucewatch.reading.frames.by_marks.scene import Scene, cover
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import places_slot, window_slot, word_slot, words_slot

_TRENDS = (
    (Means.COLLAPSE, "collapse", Means.TRUCE),
    (Means.HOLDING, "holding", Means.TRUCE),
    (Means.DECREASE, "decrease", Means.MEASURED),
    (Means.INCREASE, "increase", Means.MEASURED),
    (Means.CONTINUED, "continued", Means.MEASURED),
)
_NEAR = 5
_WIDE = frozenset({TimeKind.WINDOW, TimeKind.WEEK, TimeKind.MONTH, TimeKind.YEAR, TimeKind.DAY})


def assessments(scene: Scene) -> Iterator[Draft]:
    """Yield the trend that a sentence tells of; at most one."""
    for means, trend, of in _TRENDS:
        for mark in scene.of_means(means):
            if _is_untold(scene, mark) or _leads_to_number(scene, mark):
                continue
            subject = _subject(scene, mark, of)
            if subject is not None and not (trend == "continued" and _is_bare(scene)):
                yield _draft(scene, mark, trend, subject)
                return


def _is_bare(scene: Scene) -> bool:
    """Say whether neither a place nor a time is told: "fighting went on" says nothing."""
    return not scene.told.places and not scene.told.times


def _draft(scene: Scene, mark: Mark, trend: str, subject: Span) -> Draft:
    document = scene.text.document
    slots = {"trend": word_slot(document, trend, mark.span)}
    slots["truce" if trend in {"collapse", "holding"} else "of"] = words_slot(document, subject)
    if scene.told.places:
        slots["area"] = places_slot(document, scene.told.places)
    windows = [each for each in scene.told.times if each.kind in _WIDE and each.readings]
    window = scene.nearest(mark.span, windows)
    if window is not None:
        slots["window"] = window_slot(document, window)
    span = cover([mark.span, subject])
    told = told_as(scene, mark.span, is_done=True)
    told = Modality.HELD if told is Modality.PLANNED else told
    return Draft(ClaimType.ASSESSMENT, f"{scene.prefix}.assessment.{trend}", span, slots, told)


def _is_untold(scene: Scene, mark: Mark) -> bool:
    """Say whether a trend is denied, or only feared or thought of: "if the shelling goes on"."""
    feared = scene.of_means(Means.WARN, Means.CALL)
    clause = scene.clause(mark.span)
    return scene.is_negated(mark) or any(
        each.span[1] <= mark.span[0] and scene.clause(each.span) == clause for each in feared
    )


def _leads_to_number(scene: Scene, mark: Mark) -> bool:
    """Say whether "has risen" leads to a toll: that is a figure and no trend."""
    return any(
        number.count is not None and 0 <= scene.place(number.span[0]) - mark.after <= 4
        for number in scene.told.numbers
    ) and scene.has(Means.KILLED, Means.INJURED, Means.TOTAL)


def _is_earlier(scene: Scene, mark: Mark) -> bool:
    """Say whether "previous" stands beside the word for a truce."""
    return scene.nearest(mark.span, scene.of_means(Means.PREVIOUS), 1) is not None


def _subject(scene: Scene, mark: Mark, of: Means) -> Span | None:
    """Return the words for what the trend is of, in the clause of *mark*, near it."""
    near = [
        each
        for each in scene.of_means(of)
        if scene.clause(each.span) == scene.clause(mark.span)
        and len(scene.between(each.span, mark.span)) <= _NEAR
        and each.first != mark.first
        and not _is_earlier(scene, each)
    ]
    found = scene.nearest(mark.span, near)
    return found.span if found is not None else None
