"""
Reading the file of a gazetteer's sources: a closed format, every problem told at once.

Keys of the file:

=========== =======================================================================
Key         Meaning
=========== =======================================================================
format      ``trucewatch/gazetteer@1``
title       what the gazetteer is called
sources     table of sources, by id; where two name one place, the first one counts
=========== =======================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.definitions.fields import Fields, Notes
from trucewatch.definitions.file_format import FileFormat
from trucewatch.definitions.problems import Problem, errors
from trucewatch.definitions.written import read_written
from trucewatch.reading.places import gazetteer_codes as codes
from trucewatch.reading.places.gazetteer import PlaceKind

GAZETTEER_FORMAT = FileFormat("trucewatch/gazetteer", 1)
"""Format of a file of sources."""

GAZETTEER_KEYS = ("format", "title", "sources")
GAZETTEER_SOURCE_KEYS = (
    *("file", "reader", "publisher", "licence", "attribution", "delimiter", "sheet", "within"),
    "places",
)
GAZETTEER_PLACE_KEYS = (
    *("kind", "kind_from", "code", "name", "names", "split", "lat", "lon"),
    *("population", "radius_km", "radius_from", "parents"),
)

RADIUS_KM = {
    PlaceKind.COUNTRY: 500.0,
    PlaceKind.PROVINCE: 100.0,
    PlaceKind.DISTRICT: 40.0,
    PlaceKind.SUBDISTRICT: 20.0,
    PlaceKind.REGION: 20.0,
    PlaceKind.CITY: 8.0,
    PlaceKind.TOWN: 3.0,
    PlaceKind.VILLAGE: 2.0,
    PlaceKind.NEIGHBOURHOOD: 1.0,
    PlaceKind.SITE: 1.0,
}
"""Radius of a place of a source that has none, km: a convention of this tool."""


class SourceReader(StrEnum):
    """How the file of a source is taken apart."""

    GEONAMES = "geonames"
    TABLE = "table"
    WORKBOOK = "workbook"
    JSON = "json"
    POLYGONS = "polygons"


class Delimiter(StrEnum):
    """What parts the cells of a table."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """
    Which columns of a row say what of one place; a row can hold several, such as its units.

    Attributes:
        kind: What the places are; ``None``: the row says it, or its name does.
        kind_from: Column with the kind, in the tool's own words; empty for none.
        code: Column with the source's code.
        name: Column with the first name.
        names: Columns with further names.
        split: What parts several names in one cell; empty for nothing.
        lat: Column with degrees north; empty for none.
        lon: Column with degrees east; empty for none.
        population: Column with people; empty for none.
        radius_km: Radius of every place; ``None``: that of `radius_from` or of the kind.
        radius_from: Column with the radius, km; empty for none.
        parents: Columns with codes of what contains the place.
    """

    kind: PlaceKind | None = None
    kind_from: str = ""
    code: str = ""
    name: str = ""
    names: tuple[str, ...] = ()
    split: str = ""
    lat: str = ""
    lon: str = ""
    population: str = ""
    radius_km: float | None = None
    radius_from: str = ""
    parents: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is declared."""
        single = (self.kind_from, self.code, self.name, self.lat, self.lon, self.population)
        return tuple(filter(None, (*single, self.radius_from, *self.names, *self.parents)))


@dataclass(frozen=True, slots=True)
class GazetteerSource:
    """
    One source of a gazetteer.

    Attributes:
        id: Its name in the file; ids of its places begin with it.
        file: Its file, relative to the file of sources.
        reader: How that is taken apart.
        publisher: Who publishes it.
        licence: Under which terms it may be used.
        attribution: What has to be said wherever it is used.
        delimiter: What parts the cells of a table.
        sheet: Sheet of a workbook.
        within: Ids of places that contain all of it.
        places: What a row holds.
    """

    id: str
    file: str
    reader: SourceReader
    publisher: str
    licence: str
    attribution: str
    delimiter: Delimiter = Delimiter.COMMA
    sheet: str = ""
    within: tuple[str, ...] = ()
    places: tuple[PlaceColumns, ...] = ()


@dataclass(frozen=True, slots=True)
class GazetteerSources:
    """
    What a gazetteer is built from.

    Attributes:
        title: What it is called.
        sources: Its sources, in the order in which they count.
    """

    title: str
    sources: tuple[GazetteerSource, ...]


SourcesRead = tuple[GazetteerSources | None, list[Problem]]
"""The sources, or ``None`` where the file has errors, and every problem found."""


def read_sources(text: bytes | str, file: str) -> SourcesRead:
    """
    Read the file of a gazetteer's sources.

    Args:
        text: What stands in the file.
        file: Its name, for problems.
    """
    root, found = read_written(text, file)
    notes = Notes(problems=found)
    table = GAZETTEER_FORMAT.opened(root, notes)
    if table is None:
        return None, notes.problems
    fields = Fields(table, GAZETTEER_KEYS, notes)
    fields.require("title", "sources")
    title = fields.name("title")
    named = fields.named_tables("sources", GAZETTEER_SOURCE_KEYS)
    sources = tuple(_source(name, each) for name, each in named)
    if not sources and not errors(notes.problems):
        notes.add(codes.NOTHING_TO_READ, fields.spot)
    return (None if errors(notes.problems) else GazetteerSources(title, sources)), notes.problems


def _source(name: str, fields: Fields) -> GazetteerSource:
    fields.require("file", "reader", "publisher", "licence", "attribution")
    reader = fields.choice("reader", SourceReader) or SourceReader.TABLE
    if reader is not SourceReader.GEONAMES:
        fields.require("places")
    if reader is SourceReader.WORKBOOK:
        fields.require("sheet")
    return GazetteerSource(
        id=name,
        file=fields.name("file"),
        reader=reader,
        publisher=fields.name("publisher"),
        licence=fields.name("licence"),
        attribution=fields.name("attribution"),
        delimiter=fields.choice("delimiter", Delimiter) or Delimiter.COMMA,
        sheet=fields.name("sheet"),
        within=tuple(each.text for each in fields.scalars("within")),
        places=tuple(_columns(each) for each in fields.tables("places", GAZETTEER_PLACE_KEYS)),
    )


def _columns(fields: Fields) -> PlaceColumns:
    fields.require("code", "name")
    return PlaceColumns(
        kind=fields.choice("kind", PlaceKind),
        kind_from=fields.name("kind_from"),
        code=fields.name("code"),
        name=fields.name("name"),
        names=tuple(each.text for each in fields.scalars("names")),
        split=fields.text("split"),
        lat=fields.name("lat"),
        lon=fields.name("lon"),
        population=fields.name("population"),
        radius_km=fields.number("radius_km", 0.01, 5000),
        radius_from=fields.name("radius_from"),
        parents=tuple(each.text for each in fields.scalars("parents")),
    )
