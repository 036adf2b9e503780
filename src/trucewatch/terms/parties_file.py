"""
Parties as written in a regime's file: acceptances, exclusions and registrars' lists.

Only a party's own word binds it. A stated day says nothing about the hour, so a standing begins to
count at the day's end and is not known during the day.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from trucewatch.definitions.fields import Fields
from trucewatch.terms import codes
from trucewatch.terms.model import Acceptance, Exclusion, Register, RegisterEntry, Standing
from trucewatch.terms.reading_context import Context

ACCEPTANCE_KEYS = ("party", "status", "on", "at", "takes_over", "words", "source")
"""Keys of one acceptance."""

EXCLUSION_KEYS = ("group", "by", "from", "until", "requested", "words", "source")
"""Keys of one exclusion."""

REGISTER_KEYS = ("registrar", "as_of", "entries", "stated_count", "source")
"""Keys of one register."""

ENTRY_KEYS = ("party", "from", "until")
"""Keys of one entry of a register."""

MOST_PARTIES = 100_000
"""A registrar that counts more parties than this has made a slip."""


class AcceptanceStatus(StrEnum):
    """What may be written for a party's word; exclusions have a place of their own."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REPORTED = "reported"
    UNKNOWN = "unknown"


_NEEDS_A_TIME = frozenset(
    {AcceptanceStatus.ACCEPTED, AcceptanceStatus.REFUSED, AcceptanceStatus.WITHDRAWN}
)


def read_acceptances(top: Fields, context: Context) -> tuple[Acceptance, ...]:
    """Return what is known of every party's own word, in the order of the file."""
    return tuple(_acceptance(each, context) for each in top.tables("acceptances", ACCEPTANCE_KEYS))


def _acceptance(fields: Fields, context: Context) -> Acceptance:
    fields.require("party", "status")
    status = fields.choice("status", AcceptanceStatus) or AcceptanceStatus.UNKNOWN
    if "on" in fields and "at" in fields:
        fields.notes.add(codes.DAY_AND_INSTANT, fields.spot_of("at"))
    elif status in _NEEDS_A_TIME and "on" not in fields and "at" not in fields:
        fields.notes.add(codes.WHEN_ACCEPTED, fields.spot, status=status)
    day = context.day_in(fields, "on")
    instant = context.instant(fields, "at")
    return Acceptance(
        party=context.actor_in(fields, "party"),
        standing=Standing(status),
        from_at=day[1] if day else instant,
        takes_over=fields.identifier("takes_over") or None,
        words=fields.text("words"),
        source=context.source(fields),
        unsure_from_at=day[0] if day else None,
    )


def read_exclusions(top: Fields, context: Context) -> tuple[Exclusion, ...]:
    """Return the groups that the truce does not apply to, in the order of the file."""
    return tuple(_exclusion(each, context) for each in top.tables("exclusions", EXCLUSION_KEYS))


def _exclusion(fields: Fields, context: Context) -> Exclusion:
    fields.require("group")
    fields.text("words")
    from_at, until_at = _span(fields, context)
    return Exclusion(
        group=context.actor_in(fields, "group"),
        by=context.actor_in(fields, "by") or None,
        from_at=from_at,
        until_at=until_at,
        source=context.source(fields),
        requested=fields.truth("requested"),
    )


def read_registers(top: Fields, context: Context) -> tuple[Register, ...]:
    """Return the registrars' lists of parties, in the order of the file."""
    readers = top.named_tables("registers", REGISTER_KEYS)
    return tuple(_register(name, fields, context) for name, fields in readers)


def _register(name: str, fields: Fields, context: Context) -> Register:
    fields.require("registrar", "as_of")
    count = fields.number("stated_count", 0, MOST_PARTIES)
    as_of = fields.day("as_of")
    entries = tuple(_entry(each, context) for each in fields.tables("entries", ENTRY_KEYS))
    return Register(
        id=name,
        registrar=fields.name("registrar"),
        as_of=as_of or date.min,
        entries=entries,
        stated_count=None if count is None else int(count),
        source=context.source(fields),
    )


def _entry(fields: Fields, context: Context) -> RegisterEntry:
    fields.require("party")
    from_at, until_at = _span(fields, context)
    return RegisterEntry(context.actor_in(fields, "party"), from_at, until_at)


def _span(fields: Fields, context: Context) -> tuple[datetime | None, datetime | None]:
    """Return ``from`` and ``until``; a day counts from its end, and until its end."""
    from_at = _day_end_or_instant(fields, "from", context)
    until_at = _day_end_or_instant(fields, "until", context)
    if from_at is not None and until_at is not None and until_at <= from_at:
        fields.notes.add(codes.UNTIL_BEFORE_FROM, fields.spot_of("until"))
        until_at = None
    return from_at, until_at


def _day_end_or_instant(fields: Fields, key: str, context: Context) -> datetime | None:
    value = fields.scalar(key)
    if value is None:
        return None
    if len(value.text) == len("2016-05-04"):
        day = context.day_in(fields, key)
        return None if day is None else day[1]
    return context.instant(fields, key)
