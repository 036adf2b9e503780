"""Tellings for tests of frames: a few sentences told as the reader tells them."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from trucewatch.definitions.time_wording import day_bounds
from trucewatch.reading.document import Context, Document, Published
from trucewatch.reading.prose.known import Known
from trucewatch.reading.prose.texts import text_of
from trucewatch.reading.prose.told import Text

WRITTEN_ON = date(2016, 5, 4)
"""A Wednesday."""


def told_of(
    text: str,
    language: str = "",
    published: date | datetime | None = WRITTEN_ON,
    zone: str | None = "Asia/Damascus",
    known: Known | None = None,
) -> Text:
    """
    Return *text* told sentence by sentence.

    Args:
        text: Any text.
        language: Its language; empty: as its words say.
        published: Day (of the zone) or aware instant on which it was published; ``None``: unknown.
        zone: IANA zone of hours that carry none; ``None``: unknown.
        known: What the reader knows beside the text.
    """
    place: tzinfo | None = ZoneInfo(zone) if zone else None
    context = Context(published=_published(published, place), zone=place, language=language)
    return text_of(Document.of(text, "note.txt", context), known or Known())


def _published(when: date | datetime | None, zone: tzinfo | None) -> Published | None:
    if when is None:
        return None
    if isinstance(when, datetime):
        return Published(when, when)
    return Published(*day_bounds(when, zone or UTC))
