"""
Labelled texts: what a careful person says that a text claims, slot by slot.

A folder holds ``NAME.txt`` beside ``NAME.labels.json``; docs/reference/labelled-texts.md says what
stands in the second. Every quotation is looked up when the labels are read, and a quotation that
the text does not have is an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from trucewatch.definitions.time_wording import day_bounds
from trucewatch.reading.claim import ClaimType, Json, Modality
from trucewatch.reading.document import Context, Document, Published, Span
from trucewatch.reading.slot_names import SLOTS

ENDING = ".labels.json"
"""How the name of a file of labels ends."""


class LabelError(ValueError):
    """Labels that cannot be held against their text; the message says which and why."""


@dataclass(frozen=True, slots=True)
class GoldSlot:
    """
    What a slot should hold.

    Attributes:
        spans: Where the text says so.
        normalised: The one right value; ``None`` where there are several readings.
        also: Other values that are as right.
        readings: All readings of words that have several; a reader must give exactly these.
        now: First and last instant of publication: what is still open may be said to end there.
        is_optional: Whether a reader may leave the slot out.
    """

    spans: tuple[Span, ...]
    normalised: Json
    also: tuple[Json, ...] = ()
    readings: tuple[Json, ...] = ()
    now: tuple[datetime, ...] = ()
    is_optional: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Whether its words have several readings."""
        return bool(self.readings)


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """
    A claim that a reader should propose.

    Attributes:
        type: What it is about.
        modality: How it is told.
        span: The words that make it.
        slots: What it says.
        is_optional: Whether a reader may leave it out.
    """

    type: ClaimType
    modality: Modality
    span: Span
    slots: Mapping[str, GoldSlot]
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class LabelledText:
    """
    A text with its labels.

    Attributes:
        name: Name of its file, without ending.
        language: ``en``, ``ru``, ``ar``.
        document: The text, with its publication and zone; the reader is not told the language.
        claims: What it claims.
        distractors: Stretches that must give no incident.
        conflicts: Stretches that contradict each other; a reader should flag one of each.
    """

    name: str
    language: str
    document: Document
    claims: tuple[GoldClaim, ...]
    distractors: tuple[Span, ...]
    conflicts: tuple[tuple[Span, ...], ...]


def labelled_texts(folder: Path) -> list[LabelledText]:
    """
    Return the labelled texts of *folder*, by name.

    Raises:
        LabelError: Labels name what the text or the claims' own names do not have.
        OSError: A file cannot be read.
    """
    return [labelled_text(path) for path in sorted(folder.glob(f"*{ENDING}"))]


def labelled_text(path: Path) -> LabelledText:
    """
    Return one labelled text; *path* names its labels.

    Raises:
        LabelError: As for `labelled_texts`.
    """
    name = path.name.removesuffix(ENDING)
    text = (path.parent / f"{name}.txt").read_text(encoding="utf-8")
    labels = json.loads(path.read_text(encoding="utf-8"))
    zone = ZoneInfo(labels["zone"])
    published = _published(labels["published"], zone)
    context = Context(published=published, zone=zone)
    now = (published.earliest, published.latest) if published else ()
    try:
        return LabelledText(
            name,
            labels["language"],
            Document.of(text, f"{name}.txt", context),
            tuple(_claim(text, each, now) for each in labels["claims"]),
            tuple(_span(text, each) for each in labels.get("distractors", ())),
            tuple(_spans(text, each["evidence"]) for each in labels.get("conflicts", ())),
        )
    except (KeyError, ValueError) as error:
        raise LabelError(f"{name}: {error}") from error


def _published(said: str | None, zone: ZoneInfo) -> Published | None:
    if said is None:
        return None
    if "T" in said:
        instant = datetime.fromisoformat(said)
        return Published(instant, instant)
    return Published(*day_bounds(date.fromisoformat(said), zone))


def _claim(text: str, said: Mapping[str, Any], now: tuple[datetime, ...]) -> GoldClaim:
    kind = ClaimType(said["type"])
    strange = set(said["slots"]) - set(SLOTS[kind])
    if strange:
        raise LabelError(f"{kind} has no slot {', '.join(sorted(strange))}")
    return GoldClaim(
        kind,
        Modality(said["modality"]),
        _span(text, said),
        {name: _slot(text, each, now) for name, each in said["slots"].items()},
        bool(said.get("optional", False)),
    )


def _slot(text: str, said: Mapping[str, Any], now: tuple[datetime, ...]) -> GoldSlot:
    return GoldSlot(
        _spans(text, said["evidence"]),
        said.get("normalised"),
        tuple(said.get("also", ())),
        tuple(said.get("readings", ())),
        now,
        bool(said.get("optional", False)),
    )


def _spans(text: str, evidence: list[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(_span(text, each) for each in evidence)


def _span(text: str, said: Mapping[str, Any]) -> Span:
    quote, wanted = said["quote"], said.get("occurrence", 1)
    for number, start in enumerate(_places_of(text, quote), 1):
        if number == wanted:
            return start, start + len(quote)
    raise LabelError(f"occurrence {wanted} of {quote!r} is not in the text")


def _places_of(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote) if quote else -1
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)
