"""
One regime as written in one file of ``terms/``: read whole, with every problem at once.
"""

from __future__ import annotations

from datetime import date, tzinfo
from enum import StrEnum

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.fields import Fields, Notes
from trucewatch.definitions.file_format import FileFormat
from trucewatch.definitions.problems import Problem
from trucewatch.definitions.time_wording import read_zone
from trucewatch.definitions.written import WrittenList, WrittenTable, read_written
from trucewatch.terms import codes
from trucewatch.terms.announcements_file import read_announcements, read_oversight
from trucewatch.terms.clauses_file import read_clauses, read_duties
from trucewatch.terms.model import Adoption, Regime, RegimeStatus
from trucewatch.terms.parties_file import read_acceptances, read_exclusions, read_registers
from trucewatch.terms.reading_context import Context

TERMS_FORMAT = FileFormat("trucewatch/terms", 1)
"""Format of the files of ``terms/``."""

REGIME_KEYS = (
    "format",
    "regime",
    "title",
    "called",
    "kind",
    "status",
    "within",
    "extends",
    "zone",
    "guarantors",
    "source",
    "note",
    "acceptances",
    "exclusions",
    "registers",
    "clauses",
    "duties",
    "oversight",
    "announcements",
    "adopt",
)
"""Keys of a regime's file."""

ADOPTION_KEYS = ("element", "choice", "because", "by", "on")
"""Keys of one entry of ``adopt``."""


MOST_ENTRIES = {
    "announcements": 200,
    "acceptances": 500,
    "exclusions": 500,
    "registers": 100,
    "clauses": 200,
    "duties": 200,
    "oversight": 100,
    "adopt": 200,
}
"""A regime with more entries of a kind than this is refused: nobody could check its readings."""


class RegimeKind(StrEnum):
    """Kinds of ceasefire, after the ETH/PRIO Civil Conflict Ceasefire Dataset and PA-X."""

    CESSATION_OF_HOSTILITIES = "cessation_of_hostilities"
    PRELIMINARY = "preliminary"
    DEFINITIVE = "definitive"
    LOCAL_TRUCE = "local_truce"
    HUMANITARIAN_PAUSE = "humanitarian_pause"
    OTHER = "other"


def read_regime(
    text: bytes | str, file: str, actors: Actors, areas: frozenset[str]
) -> tuple[Regime | None, list[Problem]]:
    """
    Read one regime.

    Args:
        text: The file.
        file: Its name, for problems.
        actors: The register of actors of the case.
        areas: Ids of the areas of the case.

    Returns:
        The regime, and every problem found (codes YML and TRM). A regime that comes with errors is
        good for finding further problems (`check_regimes`) and must not be judged.
    """
    root, problems = read_written(text, file)
    notes = Notes(problems)
    table = TERMS_FORMAT.opened(root, notes)
    if table is None:
        return None, notes.problems
    top = Fields(table, REGIME_KEYS, notes)
    if _has_too_many(top):
        return None, notes.problems
    context = Context.of(actors, areas, _zone(top), notes)
    regime = _regime(top, context, file)
    notes.problems.sort(key=lambda problem: problem.place)
    return (regime if regime.id else None), notes.problems


def _has_too_many(top: Fields) -> bool:
    """Note, and say, that some part of the file is longer than can be worked with."""
    found = False
    for key, most in MOST_ENTRIES.items():
        node = top.node(key)
        count = 0
        if isinstance(node, WrittenList):
            count = len(node.items)
        elif isinstance(node, WrittenTable):
            count = len(node.entries)
        if count > most:
            values = {"count": str(count), "most": str(most)}
            top.notes.add(codes.TOO_MANY_ENTRIES, top.spot_of(key), key=key, **values)
            found = True
    return found


def _is_unsaid(top: Fields) -> bool:
    node = top.node("announcements")
    return node is None or (isinstance(node, WrittenTable) and not node.entries)


def _zone(top: Fields) -> tzinfo | None:
    value = top.scalar("zone")
    if value is None:
        return None
    zone = read_zone(value.text)
    if zone is None:
        top.notes.add(codes.NO_SUCH_ZONE, value.spot, written=value.text)
    return zone


def _regime(top: Fields, context: Context, file: str) -> Regime:
    top.require("regime", "title", "kind")
    regime_id = top.identifier("regime")
    top.text("note")
    status = top.choice("status", RegimeStatus) if "status" in top else RegimeStatus.IN_TERMS
    kind = top.choice("kind", RegimeKind) or RegimeKind.OTHER
    announcements = read_announcements(top, context)
    if _is_unsaid(top) and status is not RegimeStatus.REPORTED_WITHOUT_TERMS:
        top.notes.add(codes.NO_STATEMENTS, top.spot_of("regime"), id=regime_id)
    return Regime(
        id=regime_id,
        title=top.text("title"),
        called=top.text("called"),
        kind=kind,
        status=status or RegimeStatus.IN_TERMS,
        within=top.identifier("within") or None,
        extends=top.identifier("extends") or None,
        guarantors=context.actors_in(top, "guarantors"),
        announcements=announcements,
        acceptances=read_acceptances(top, context),
        exclusions=read_exclusions(top, context),
        registers=read_registers(top, context),
        clauses=read_clauses(top, context),
        duties=read_duties(top, context),
        oversight=read_oversight(top, context),
        adoptions=_adoptions(top),
        source=context.source(top),
        file=file,
        spots=top.notes.spots,
    )


def _adoptions(top: Fields) -> tuple[Adoption, ...]:
    found: list[Adoption] = []
    for fields in top.tables("adopt", ADOPTION_KEYS):
        fields.require(*ADOPTION_KEYS)
        on = fields.day("on")
        found.append(
            Adoption(
                element=fields.text("element"),
                choice=fields.text("choice"),
                because=fields.text("because"),
                by=fields.name("by"),
                on=on or date.min,
            )
        )
    return tuple(found)
