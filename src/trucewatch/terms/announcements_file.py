"""
Announcements and oversight as written in a regime's file: who said what of time and place.
"""

from __future__ import annotations

from datetime import datetime

from trucewatch.definitions.fields import Fields
from trucewatch.definitions.instants import written
from trucewatch.definitions.length_wording import written_length
from trucewatch.terms import codes
from trucewatch.terms.model import Announcement, Oversight
from trucewatch.terms.reading_context import Context

ANNOUNCEMENT_KEYS = (
    "by",
    "said_on",
    "start",
    "lasts",
    "end",
    "also_stated",
    "area",
    "area_words",
    "extends",
    "extended_by",
    "extended_to",
    "wording",
    "carried_by",
    "source",
)
"""Keys of one announcement."""

ALSO_STATED_KEYS = ("start", "end")
"""Keys of ``also_stated``: the same instant as the statement gives it in another zone."""

OVERSIGHT_KEYS = ("by", "start", "end", "area", "source")
"""Keys of one entry of ``oversight``."""


def read_announcements(top: Fields, context: Context) -> tuple[Announcement, ...]:
    """Return every announcement of the file, in order."""
    readers = top.named_tables("announcements", ANNOUNCEMENT_KEYS)
    found = tuple(_announcement(name, fields, context) for name, fields in readers)
    for announcement, (_, fields) in zip(found, readers, strict=True):
        _check_order(announcement, fields)
        _check_length(announcement, fields)
    return found


def _announcement(name: str, fields: Fields, context: Context) -> Announcement:
    fields.require("by")
    also = fields.table("also_stated", ALSO_STATED_KEYS)
    return Announcement(
        id=name,
        by=context.actor_in(fields, "by"),
        said_on=fields.day("said_on"),
        start=context.stated(fields, "start"),
        lasts=context.length(fields, "lasts"),
        end=context.stated(fields, "end", may_be_open=True),
        area=context.area_in(fields, "area"),
        area_words=fields.text("area_words"),
        extends=fields.identifier("extends") or None,
        extended_by=context.length(fields, "extended_by"),
        extended_to=context.length(fields, "extended_to"),
        wording=fields.text("wording"),
        carried_by=fields.name("carried_by"),
        source=context.source(fields),
        also_start=None if also is None else context.stated(also, "start"),
        also_end=None if also is None else context.stated(also, "end"),
    )


def _check_order(announcement: Announcement, fields: Fields) -> None:
    """Note an end that comes before the start, or with it, under every way of reading both."""
    start, end = announcement.start, announcement.end
    if start is None or end is None or end.is_open:
        return
    if max(end.instants) <= min(start.instants):
        values = {"id": announcement.id, "start": _told(start.instants[0])}
        last = _told(end.instants[-1])
        fields.notes.add(codes.END_BEFORE_START, fields.spot_of("end"), end=last, **values)


def _check_length(announcement: Announcement, fields: Fields) -> None:
    """Note an end that the stated length does not lead to under any way of reading."""
    start, end, lasts = announcement.start, announcement.end, announcement.lasts
    if start is None or end is None or lasts is None or end.is_open:
        return
    computed = [instant + lasts for instant in start.instants]
    if not set(computed) & set(end.instants):
        values = {
            "lasts": written_length(lasts),
            "start": _told(start.instants[0]),
            "computed": _told(computed[0]),
            "end": _told(end.instants[-1]),
        }
        fields.notes.add(codes.END_AND_LENGTH_DIFFER, fields.spot_of("end"), **values)


def _told(instant: datetime) -> str:
    return str(written(instant))


def read_oversight(top: Fields, context: Context) -> tuple[Oversight, ...]:
    """Return who watches, and from when to when, as stated."""
    return tuple(_oversight(each, context) for each in top.tables("oversight", OVERSIGHT_KEYS))


def _oversight(fields: Fields, context: Context) -> Oversight:
    fields.require("by")
    return Oversight(
        by=context.actors_in(fields, "by"),
        start=context.stated(fields, "start"),
        end=context.stated(fields, "end", may_be_open=True),
        area=context.area_in(fields, "area"),
        source=context.source(fields),
    )
