"""
The mapping of one file of reports, as ``case.yaml`` declares it under ``reports``.

Nothing about a file is sniffed or guessed: what is not declared is refused with the line to add.

Keys of every entry:

=============== ===================================================================
Key             Meaning
=============== ===================================================================
file            path of the file in the case, such as ``reports/ged.csv``
reader          ``ucdp-ged``, or ``table`` for any other table
source          id of the source, declared under ``sources``
zone            IANA zone or offset of days and of hours without an offset; the case's
                zone where it is missing and ``reader`` is ``table``; UCDP needs it
language        BCP 47 tag of the text
people_most     largest number of people in one row that is believed; 10000
=============== ===================================================================

Keys of ``reader: ucdp-ged``:

=============== ===================================================================
Key             Meaning
=============== ===================================================================
keep_text       ``true`` keeps the headline of the news report as ``text``; ``false``
                where it is missing, because headlines are other people's words
settings        table of: ``exact_radius_km`` (2), ``near_radius_km`` (25),
                ``country_area`` (id of the area for a whole country; else by name)
=============== ===================================================================

Keys of ``reader: table``:

=============== ===================================================================
Key             Meaning
=============== ===================================================================
format          ``csv``, ``tsv``, ``ndjson``, ``parquet``, ``geojson`` or ``xlsx``
encoding        of csv and tsv; ``utf-8`` where it is missing
delimiter       of csv; ``,`` where it is missing
sheet           of xlsx: name of the sheet
times           ``iso``, ``excel-serial``, or a pattern such as ``%d/%m/%Y %H:%M``
decimal         ``point`` or ``comma``; ``point`` where it is missing
columns         table of: field of a report -> column of the file (`FIELDS`)
unused          list of columns that are known and only kept in ``raw``
settings        table of: ``unknown_radius_km`` (25), for a point without a radius
                outside every area of the case
=============== ===================================================================

GeoJSON has the columns ``feature.id``, ``geometry.lon`` and ``geometry.lat`` beside its
properties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from enum import StrEnum


class Reader(StrEnum):
    """Which reader understands a file."""

    UCDP_GED = "ucdp-ged"
    TABLE = "table"


class Format(StrEnum):
    """In which form a table is stored."""

    CSV = "csv"
    TSV = "tsv"
    NDJSON = "ndjson"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    XLSX = "xlsx"


class Decimal(StrEnum):
    """Which sign parts whole numbers from fractions."""

    POINT = "point"
    COMMA = "comma"


ISO = "iso"
"""Times are written as ISO 8601, or in the words of `definitions/time_wording.py`."""

EXCEL_SERIAL = "excel-serial"
"""Times are days since 1899-12-30, as Excel counts them."""

PEOPLE = ("killed", "injured", "missing", "civilians_killed")
"""Groups of people that are counted; each has ``_low``, ``_best`` and ``_high``."""


def _counted(group: str) -> str:
    words = group.replace("_", " ")
    return words if words.startswith("civilians") else f"people {words}"


FIELDS: Mapping[str, str] = {
    "source_id": "the source's own id of the row (needed)",
    "origin": "who the source has it from",
    "reported_at": "when the source's source said it",
    "published_at": "when the source published it",
    "received_at": "when the mission received it",
    "text": "the source's own words",
    "address": "where the statement can be found",
    "language": "BCP 47 tag of the text, where rows differ",
    "reliability": "A to F, where rows differ from their source",
    "credibility": "1 to 6",
    "form": "instant, lasting or omission; instant where it is blank",
    "earliest_at": "instant or day from which on it can have happened or begun (needed)",
    "latest_at": "first instant at which it can not; a day means the end of that day",
    "end_earliest_at": "lasting, omission: earliest end",
    "end_latest_at": "lasting, omission: latest end",
    "requested_at": "omission: when the duty was asked for",
    "place": "place as the source names it",
    "place_id": "gazetteer id",
    "lon": "degrees east, WGS 84",
    "lat": "degrees north, WGS 84",
    "radius_km": "radius within which it happened, km; 0 is a point",
    "area": "id or name of an area of the case; it counts where no radius is given",
    "place_precision": "point, place, district, governorate, region, country or unknown",
    "control": "actor who held the place at the time",
    "control_said_by": "who says so",
    "what": "act classes, see `candidates` (needed)",
    "weapon": "weapon as the source names it",
    "direction": "direction of fire as the source gives it",
    "side_a": "actor: a side of the fight, never a shooter",
    "side_b": "actor: the other side",
    "tie": "directions, where each side may have acted against the other",
    "attributed_to": "actors who acted by somebody's word, see `candidates`",
    "attributed_closed": "yes where the source says that nobody else can have",
    "attributed_by": "whose word it is",
    "at_whom": "targets, see `candidates`",
    "defences": "defences claimed or found, see `defences`",
    "stories": "stories told whole, as a JSON list, see `stories`",
    **{group: f"{_counted(group)}, as a number or in words" for group in PEOPLE},
    **{
        f"{group}_{bound}": f"{_counted(group)}, {bound} figure"
        for group in PEOPLE
        for bound in ("low", "best", "high")
    },
}
"""Fields of a report that a column can be mapped to, and what the column must hold."""

NEEDED = ("source_id", "earliest_at", "what")
"""Fields without which a row says nothing."""


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """
    What a mission can set for one file.

    Attributes:
        exact_radius_km: Radius of the disc for UCDP's ``where_prec`` 1, km. The codebook says that
            the exact location is known; 2 km is our convention, the width of a small town,
            because the coordinates are those of the named place and not of the impact.
        near_radius_km: Radius for ``where_prec`` 2, km: within about 25 km of a known place,
            as UCDP's codebook describes the code.
        country_area: Area for a whole country; empty: found by the country's name.
        unknown_radius_km: Radius for a point of a table whose precision nobody gives and that
            lies in no area of the case, km; our convention.
    """

    exact_radius_km: float = 2.0
    near_radius_km: float = 25.0
    country_area: str = ""
    unknown_radius_km: float = 25.0


@dataclass(frozen=True, slots=True)
class ReportMapping:
    """
    How one file of reports is to be read.

    Attributes:
        file: Path in the case.
        reader: Which reader understands it.
        source: Id of the source, declared in the case.
        zone: Zone of days and of hours without an offset; ``None``: there is none.
        format: In which form the table is stored.
        encoding: Encoding of text formats.
        delimiter: What parts the columns of csv.
        sheet: Sheet of a workbook.
        times: `ISO`, `EXCEL_SERIAL` or a pattern.
        decimal: Which sign parts whole numbers from fractions.
        columns: Field of a report to column of the file.
        unused: Columns that are known and kept in ``raw`` only.
        language: BCP 47 tag of the text; empty: not said.
        keep_text: Whether headlines of a data set are kept as ``text``.
        people_most: Largest number of people in one row that is believed.
        settings: Radii and areas.
    """

    file: str
    reader: Reader
    source: str
    zone: tzinfo | None = None
    format: Format = Format.CSV
    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str = ""
    times: str = ISO
    decimal: Decimal = Decimal.POINT
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    language: str = ""
    keep_text: bool = False
    people_most: int = 10_000
    settings: ReportSettings = field(default_factory=ReportSettings)
