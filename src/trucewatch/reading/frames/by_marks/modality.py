"""
Modality by marks: how a stretch of a sentence is told.
"""

from __future__ import annotations

from dataclasses import replace

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import Modality
from trucewatch.reading.document import Span
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.scene import Scene

_NEAR = 7


def told_as(scene: Scene, span: Span, *, is_done: bool = False) -> Modality:
    """
    Say how the words at *span* are told, by the marks around them.

    Args:
        scene: The sentence.
        span: The word that says what is claimed: the act, the beginning of the truce.
        is_done: Whether that word is a verb of the past, which "may" or "if" farther away leave
            as it is.
    """
    if _is_near(scene, span, Means.DENY):
        return Modality.DENIED
    if not is_done and _is_near(scene, span, Means.CALL):
        return Modality.HYPOTHETICAL
    if not is_done and _is_near(scene, span, Means.FUTURE):
        return Modality.PLANNED
    return Modality.HELD


def is_ahead(scene: Scene, time: TimeMention) -> bool:
    """Say whether every reading of *time* lies behind the publication of the text."""
    published = scene.text.published
    starts = [each.earliest for each in time.readings]
    if published is None or not starts:
        return False
    return all(each is not None and each >= published.latest for each in starts)


def coming(scene: Scene, time: TimeMention) -> TimeMention | None:
    """Return *time* with only its readings from the day of the text on; ``None`` for none."""
    published = scene.text.published
    if published is None:
        return None
    ahead = [
        each for each in time.readings if each.earliest and each.earliest >= published.earliest
    ]
    return replace(time, readings=tuple(ahead)) if ahead else None


def gone(scene: Scene, time: TimeMention) -> TimeMention:
    """Return *time* without readings behind the text, where it has others: it was done by then."""
    published = scene.text.published
    if published is None:
        return time
    past = [each for each in time.readings if each.earliest and each.earliest < published.latest]
    return replace(time, readings=tuple(past)) if past else time


def _is_near(scene: Scene, span: Span, means: Means) -> bool:
    """Say whether such a mark stands before *span*, in its clause or the one before, or at it."""
    clause = scene.clause(span)
    for mark in scene.of_means(means):
        ahead = clause - scene.clause(mark.span)
        distance = len(scene.between(mark.span, span))
        is_before = mark.span[0] <= span[0]
        if ahead == 0 and (is_before or distance <= 2) and distance <= _NEAR + 5:
            return True
        if ahead == 1 and is_before and distance <= _NEAR:
            return True
    return False
