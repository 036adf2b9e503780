"""The file of a gazetteer's sources: its keys, kinds of places, and what stands for a radius."""

from __future__ import annotations

from reference.markdown import code, page, table
from reference.meanings import UndocumentedError, attributes
from trucewatch.reading.places.gazetteer import PlaceKind
from trucewatch.reading.places.gazetteer_rows import GEONAMES_COLUMNS
from trucewatch.reading.places.gazetteer_sources import (
    GAZETTEER_FORMAT,
    GAZETTEER_PLACE_KEYS,
    GAZETTEER_SOURCE_KEYS,
    RADIUS_KM,
    Delimiter,
    GazetteerSource,
    PlaceColumns,
    SourceReader,
)


def gazetteer_page() -> str:
    """Return the page of a gazetteer's sources."""
    return page(
        "Gazetteer sources",
        "See [how to build a gazetteer](../how-to/build-a-gazetteer.md).\n"
        f"The file begins with `{GAZETTEER_FORMAT.line}`, and has a `title` and a table "
        "`sources`; where two sources name one place, the first one counts.",
        "## A source",
        _keys(GazetteerSource, GAZETTEER_SOURCE_KEYS),
        f"Readers: {', '.join(code(each) for each in SourceReader)}.\n"
        f"Delimiters: {', '.join(code(each) for each in Delimiter)}.\n"
        f"`geonames` needs no `places`; its columns are "
        f"{', '.join(code(each) for each in GEONAMES_COLUMNS)}.",
        "## `places[]`",
        "A column of `json` and `polygons` is the path of its keys, such as `name.en`.",
        _keys(PlaceColumns, GAZETTEER_PLACE_KEYS),
        "## Kinds of places",
        "The radius stands for places of sources that give none: a convention of this tool.",
        table(
            ("Kind", "Radius, km"),
            [(code(each), f"{RADIUS_KM[each]:g}") for each in PlaceKind],
        ),
    )


def _keys(record: type, keys: tuple[str, ...]) -> str:
    told = attributes(record)
    missing = [key for key in keys if key not in told]
    if missing:
        raise UndocumentedError(", ".join(missing))
    return table(("Key", "Meaning"), [(code(key), told[key]) for key in keys])
