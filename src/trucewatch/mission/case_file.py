"""
Reading ``case.yaml``: a closed format in which every problem is told at once.

Keys of the file:

========== ========================================================================
Key        Meaning
========== ========================================================================
format     ``trucewatch/case@1``
title      what the case is called
place      where it plays, in words
zone       IANA name of the zone in which the case's days are counted
languages  list of languages of the page; ``[en]`` where it is missing
as_of      instant up to which the page speaks; the clock is asked where it is missing
decided_by who takes the mission's decisions, as a role
sources    table of sources, by id: ``publisher``, ``reliability`` (A to F), ``side``
           (an actor), ``counts``, ``copies`` (list of sources that it repeats)
reports    list of files of reports, each with its mapping
settings   ``occurred_threshold``, ``every_regime``, and ``occurred``: a list of
           ``reliability``, ``credibility``, ``voices``, ``low``, ``high``
========== ========================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from trucewatch.definitions import written_codes
from trucewatch.definitions.actors import Actors
from trucewatch.definitions.fields import Fields, Notes, nearest
from trucewatch.definitions.file_format import FileFormat
from trucewatch.definitions.problems import errors
from trucewatch.definitions.time_wording import Stated, read_instant, read_zone
from trucewatch.definitions.written import Spot, WrittenTable, read_written
from trucewatch.incidents.occurrence import OccurredKey
from trucewatch.mission import case_codes as codes
from trucewatch.mission.case import (
    Case,
    CaseRead,
    CaseSettings,
    CaseSource,
    Reliability,
)

CASE_FORMAT = FileFormat("trucewatch/case", 1)

CASE_KEYS = (
    "format",
    "title",
    "place",
    "zone",
    "languages",
    "as_of",
    "decided_by",
    "sources",
    "reports",
    "gazetteer",
    "settings",
)
SOURCE_KEYS = ("publisher", "reliability", "side", "counts", "copies")
SETTING_KEYS = ("occurred_threshold", "occurred", "every_regime")
OCCURRED_KEYS = ("reliability", "credibility", "voices", "low", "high")

LANGUAGES = ("en",)
"""Languages in which the page can be written."""


def read_case(text: bytes | str, file: str, actors: Actors | None = None) -> CaseRead:
    """
    Read ``case.yaml``.

    Args:
        text: What stands in the file.
        file: Its name, for problems.
        actors: Actors of the case; ``None`` where they could not be read: then nobody's side is
            compared with them.

    Returns:
        The case, or ``None`` where the file has errors, and every problem found.
    """
    root, found = read_written(text, file)
    notes = Notes(problems=found)
    table = CASE_FORMAT.opened(root, notes)
    if table is None:
        return None, notes.problems
    case = _case(Fields(table, CASE_KEYS, notes))
    if actors is not None:
        _check_sides(case, actors, notes)
    return (None if errors(notes.problems) else case), notes.problems


def _case(fields: Fields) -> Case:
    fields.require("title", "place", "zone", "sources")
    return Case(
        title=fields.name("title"),
        place=fields.name("place"),
        zone=_zone(fields),
        languages=_languages(fields),
        as_of=_as_of(fields),
        decided_by=fields.name("decided_by"),
        sources=_sources(fields),
        reports=_reports(fields),
        settings=_settings(fields),
        gazetteer=fields.name("gazetteer"),
    )


def _zone(fields: Fields) -> str:
    name = fields.text("zone")
    if name and (not name[0].isalpha() or read_zone(name) is None):
        fields.notes.add(codes.UNKNOWN_ZONE, fields.spot_of("zone"), zone=name)
    return name


def _languages(fields: Fields) -> tuple[str, ...]:
    chosen = tuple(fields.scalars("languages"))
    for each in chosen:
        if each.text not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            fields.notes.add(codes.UNKNOWN_LANGUAGE, each.spot, language=each.text, known=known)
    return tuple(each.text for each in chosen) or ("en",)


def _as_of(fields: Fields) -> datetime | None:
    written = fields.scalar("as_of")
    if written is None:
        fields.notes.add(codes.NO_AS_OF, fields.spot)
        return None
    stated = read_instant(written.text)
    if isinstance(stated, Stated) and len(stated.instants) == 1:
        return stated.instants[0]
    fields.notes.add(codes.UNKNOWN_INSTANT, written.spot, written=written.text)
    return None


def _sources(fields: Fields) -> dict[str, CaseSource]:
    tables = fields.named_tables("sources", SOURCE_KEYS)
    read = {name: _source(name, each) for name, each in tables}
    for name, each in tables:
        _check_copies(read[name], read, fields.notes, each.spot_of("copies"))
    return read


def _source(name: str, fields: Fields) -> CaseSource:
    fields.require("publisher")
    return CaseSource(
        id=name,
        publisher=fields.name("publisher"),
        reliability=fields.choice("reliability", Reliability) or Reliability.F,
        side=fields.identifier("side"),
        counts=fields.text("counts"),
        copies=tuple(each.text for each in fields.scalars("copies")),
    )


def _check_copies(
    source: CaseSource, known: Mapping[str, CaseSource], notes: Notes, spot: Spot
) -> None:
    for copied in source.copies:
        if copied == source.id:
            notes.add(codes.COPIES_ITSELF, spot, source=source.id)
        elif copied not in known:
            notes.add(codes.UNKNOWN_COPY, spot, copied=copied, near=nearest(copied, known))


def _check_sides(case: Case, actors: Actors, notes: Notes) -> None:
    for source in case.sources.values():
        if source.side and source.side not in actors.by_id:
            spot = notes.spots[f"sources.{source.id}.side"]
            near = nearest(source.side, actors.by_id)
            notes.add(codes.UNKNOWN_SIDE, spot, side=source.side, source=source.id, near=near)


def _reports(fields: Fields) -> tuple[WrittenTable, ...]:
    items = fields.items("reports")
    if not items:
        fields.notes.add(codes.NO_REPORTS, fields.spot_of("reports"))
    for each in items:
        if not isinstance(each, WrittenTable):
            fields.notes.add(written_codes.NOT_A_TABLE, each.spot, key="reports")
    return tuple(each for each in items if isinstance(each, WrittenTable))


def _settings(fields: Fields) -> CaseSettings:
    inner = fields.table("settings", SETTING_KEYS)
    if inner is None:
        return CaseSettings()
    threshold = inner.number("occurred_threshold", 0.5, 1.0)
    return CaseSettings(
        occurred_threshold=0.9 if threshold is None else threshold,
        occurred=_occurred(inner),
        every_regime=inner.truth("every_regime"),
    )


def _occurred(fields: Fields) -> dict[OccurredKey, tuple[float, float]]:
    cells: dict[OccurredKey, tuple[float, float]] = {}
    for row in fields.tables("occurred", OCCURRED_KEYS):
        row.require(*OCCURRED_KEYS)
        reliability = row.choice("reliability", Reliability)
        credibility, voices = row.number("credibility", 0, 6), row.number("voices", 1, 99)
        low, high = row.number("low", 0, 1), row.number("high", 0, 1)
        if reliability is None or None in (credibility, voices, low, high):
            continue
        key = (str(reliability), int(credibility or 0), int(voices or 0))
        if (low or 0) > (high or 0):
            row.notes.add(codes.RANGE_REVERSED, row.spot_of("low"), low=str(low), high=str(high))
        if key in cells:
            cell = f"{key[0]}, {key[1]}, {key[2]}"
            row.notes.add(codes.CELL_TWICE, row.spot, cell=cell)
        cells[key] = (low or 0.0, high or 0.0)
    return cells
