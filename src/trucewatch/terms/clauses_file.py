"""
Clauses and duties as written in a regime's file, with the thresholds at which one may speak.
"""

from __future__ import annotations

import re
from dataclasses import replace

from trucewatch.definitions.acts import OMISSIONS, Act
from trucewatch.definitions.fields import Fields, choice_of, id_of
from trucewatch.definitions.length_wording import read_length
from trucewatch.definitions.targets import ACCEPTING_PARTIES, CATEGORIES
from trucewatch.definitions.time_wording import TimeTrouble, read_instant
from trucewatch.terms import codes
from trucewatch.terms.model import Clause, Due, DueKind, Duty, Thresholds
from trucewatch.terms.reading_context import Context

CLAUSE_KEYS = (
    "prohibits",
    "protects",
    "defences",
    "area",
    "precedence",
    "thresholds",
    "says",
    "source",
)
"""Keys of one clause."""

DUTY_KEYS = ("owed_by", "broken_by", "due", "defences", "thresholds", "says", "source")
"""Keys of one duty."""

THRESHOLD_KEYS = (
    "breached",
    "by_whom",
    "exempt",
    "no_breach",
    "outside_terms",
    "set_by",
    "set_on",
)
"""Keys of ``thresholds``."""

ASK_PARENT = "ask parent"
"""Written for ``defences`` where the text is silent: the parent regime is asked."""

MOST_PRECEDENCE = 1000
"""Highest precedence of a clause."""

_AFTER_REQUEST = re.compile(r"(?P<length>.+) after request")


def read_clauses(top: Fields, context: Context) -> tuple[Clause, ...]:
    """Return what the file forbids, in order."""
    readers = top.named_tables("clauses", CLAUSE_KEYS)
    return tuple(_clause(name, fields, context) for name, fields in readers)


def _clause(name: str, fields: Fields, context: Context) -> Clause:
    fields.require("prohibits", "protects")
    precedence = fields.number("precedence", 0, MOST_PRECEDENCE)
    return Clause(
        id=name,
        prohibits=_acts(fields, "prohibits", omissions=False),
        protects=_protected(fields, context),
        defences=_defences(fields),
        area=context.area_in(fields, "area"),
        precedence=None if precedence is None else int(precedence),
        thresholds=_thresholds(fields),
        says=fields.text("says"),
        source=context.source(fields),
    )


def read_duties(top: Fields, context: Context) -> tuple[Duty, ...]:
    """Return what the file says must be done, in order."""
    readers = top.named_tables("duties", DUTY_KEYS)
    return tuple(_duty(name, fields, context) for name, fields in readers)


def _duty(name: str, fields: Fields, context: Context) -> Duty:
    fields.require("owed_by", "broken_by", "due")
    return Duty(
        id=name,
        owed_by=frozenset(context.actors_in(fields, "owed_by")),
        broken_by=_acts(fields, "broken_by", omissions=True),
        due=_due(fields, context),
        defences=_defences(fields),
        thresholds=_thresholds(fields),
        says=fields.text("says"),
        source=context.source(fields),
    )


def _acts(fields: Fields, key: str, *, omissions: bool) -> frozenset[Act]:
    """Return the acts under *key*: a clause is broken by doing, a duty by leaving undone."""
    found: set[Act] = set()
    for value in fields.scalars(key):
        act = choice_of(value, Act, fields.notes)
        if act is None:
            continue
        if (act in OMISSIONS) is not omissions and act is not Act.OTHER:
            fields.notes.add(codes.WRONG_ACT, value.spot, act=act, key=key)
        found.add(act)
    return frozenset(found)


def _protected(fields: Fields, context: Context) -> frozenset[str]:
    members: set[str] = set()
    for value in fields.scalars("protects"):
        if value.text in CATEGORIES or value.text == ACCEPTING_PARTIES:
            members.add(value.text)
        else:
            members.add(context.actor(value))
    return frozenset(filter(None, members))


def _defences(fields: Fields) -> frozenset[str] | None:
    """Return the defences admitted; silence, said or unsaid, is ``None``."""
    node = fields.node("defences")
    if node is None or getattr(node, "text", "") == ASK_PARENT:
        return None
    names = (id_of(value, fields.notes) for value in fields.scalars("defences"))
    return frozenset(filter(None, names))


def _thresholds(fields: Fields) -> Thresholds:
    """Return the thresholds; those not stated stand at the documented default."""
    table = fields.table("thresholds", THRESHOLD_KEYS)
    if table is None:
        return Thresholds()
    table.require("set_by", "set_on")
    default = Thresholds(set_by=table.text("set_by"), set_on=table.day("set_on"))
    return replace(
        default,
        breached=_threshold(table, "breached", default.breached),
        by_whom=_threshold(table, "by_whom", default.by_whom),
        exempt=_threshold(table, "exempt", default.exempt),
        no_breach=_threshold(table, "no_breach", default.no_breach),
        outside_terms=_threshold(table, "outside_terms", default.outside_terms),
    )


def _threshold(table: Fields, key: str, default: float) -> float:
    number = table.number(key, float("-inf"), float("inf"))
    if number is None:
        return default
    if not 0.5 < number <= 1:
        written = f"{number:g}"
        table.notes.add(codes.THRESHOLD_OUT_OF_RANGE, table.spot_of(key), key=key, written=written)
        return default
    return number


def _due(fields: Fields, context: Context) -> Due:
    value = fields.scalar("due")
    if value is None:
        return Due(DueKind.WINDOW_ENDS)
    if value.text == "window ends":
        return Due(DueKind.WINDOW_ENDS)
    if value.text == "on request":
        return Due(DueKind.ON_REQUEST)
    found = _AFTER_REQUEST.fullmatch(value.text)
    length = read_length(found["length"]) if found else None
    if length is not None:
        return Due(DueKind.AFTER_REQUEST, after=length)
    if found or read_instant(value.text, context.zone) is TimeTrouble.NOT_UNDERSTOOD:
        fields.notes.add(codes.DUE_NOT_UNDERSTOOD, value.spot, written=value.text)
        return Due(DueKind.WINDOW_ENDS)
    return Due(DueKind.AT, at=context.instant(fields, "due"))
