"""
Truce times: which of a sentence's times starts a truce, ends it, or says how long it is.
"""

from __future__ import annotations

from trucewatch.definitions.time_mentions import TextTrouble, TimeKind, TimeMention
from trucewatch.reading.claim import Slot
from trucewatch.reading.document import Span
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.modality import coming
from trucewatch.reading.frames.by_marks.scene import Scene
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.frames.slots import iso_length, length_slot, time_slot

_GOVERNORS = (
    *(
        Means.BEGIN,
        Means.END,
        Means.ENDED,
        Means.EXTEND,
        Means.COLLAPSE,
        Means.ANNOUNCE,
        Means.SAY,
    ),
    *(Means.AGREE, Means.MEETING, Means.VIOLATION, Means.IN_FORCE, Means.RENEW, Means.KILLED),
)
_POINTS = frozenset({TimeKind.INSTANT, TimeKind.DAY, TimeKind.PART_OF_DAY})
_FAR = 16


def times_of(scene: Scene, truces: list[Mark]) -> dict[str, Slot]:
    """
    Return the slots of a truce that its sentence's times fill.

    Args:
        scene: The sentence.
        truces: The words for the truce.
    """
    slots: dict[str, Slot] = {}
    for time in scene.told.times:
        if time.trouble is TextTrouble.RECURS:
            continue
        for name, slot in _filled(scene, time, truces):
            slots.setdefault(name, slot)
    return slots


def _filled(scene: Scene, time: TimeMention, truces: list[Mark]) -> list[tuple[str, Slot]]:
    governor = _governor(scene, time, truces)
    if time.kind is TimeKind.WINDOW:
        return _of_window(scene, time, governor)
    document = scene.text.document
    if time.kind is TimeKind.LENGTH:
        is_own = governor not in {Means.SAY, Means.VIOLATION, Means.KILLED}
        return (
            [("duration", length_slot(document, time))] if is_own and _lasts(scene, time) else []
        )
    if time.kind not in _POINTS:
        return []
    name = {
        Means.BEGIN: "start",
        Means.RENEW: "start",
        Means.TRUCE: "start",
        Means.END: "extended_until" if scene.has(Means.EXTEND) else "end",
        Means.ENDED: "lapsed_at",
        Means.COLLAPSE: "lapsed_at",
    }.get(governor, "")
    return [(name, time_slot(document, time))] if name else []


def _of_window(scene: Scene, time: TimeMention, governor: Means) -> list[tuple[str, Slot]]:
    document = scene.text.document
    if governor in {Means.VIOLATION, Means.KILLED, Means.MEETING}:
        return []
    found: list[tuple[str, Slot]] = []
    if time.start is not None:
        found.append(("start", time_slot(document, time.start)))
    if time.end is not None:
        is_extended = governor is Means.EXTEND or scene.has(Means.EXTEND)
        ending = "lapsed_at" if governor is Means.ENDED else "end"
        name = "extended_until" if is_extended else ending
        end = (coming(scene, time.end) or time.end) if is_extended else time.end
        found.append((name, time_slot(document, end)))
    length = dict(time.parts).get("length")
    if found and length is not None and time.length is not None and time.length.exactly:
        said = iso_length(time.length.exactly)
        found.append(("duration", Slot((document.quote(length),), said, (length,))))
    return found


def _lasts(scene: Scene, time: TimeMention) -> bool:
    """Say whether a length is one that something lasts: not "two hours later", "of six"."""
    before = [
        each.means
        for each in scene.of_means(Means.OTHER_TIME)
        if 0 <= scene.place(time.span[0]) - each.after <= 1
    ]
    return not before and not any(
        number.span[0] <= time.span[0] < number.span[1] and number.count is not None
        for number in scene.told.numbers
    )


def _governor(scene: Scene, time: TimeMention, truces: list[Mark]) -> Means:
    """Return the meaning of the word nearest to *time*; one behind it counts as farther."""
    marks = [*scene.of_means(*_GOVERNORS), *truces]
    best, least = Means.NOT, _FAR + 1
    for mark in marks:
        distance = _cost(scene, mark, time.span)
        if distance < least or (distance == least and best is Means.TRUCE):
            best, least = mark.means, distance
    return Means.TRUCE if best is Means.DEAL else best


def _cost(scene: Scene, mark: Mark, span: Span) -> int:
    distance = scene.distance(mark.span, span)
    is_behind = mark.span[0] > span[0]
    if mark.means in {Means.TRUCE, Means.DEAL}:
        distance += 3  # a verb says more exactly what the time is to the truce
    return distance + (2 if is_behind else 0)
