"""
Reading the mapping of a file of reports from ``case.yaml``: closed, and everything told at once.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection
from datetime import tzinfo

from trucewatch.definitions.fields import Fields, Notes, nearest
from trucewatch.definitions.problems import Problem, errors
from trucewatch.definitions.time_wording import read_zone
from trucewatch.definitions.written import WrittenTable
from trucewatch.reports import codes
from trucewatch.reports.mapping import (
    EXCEL_SERIAL,
    FIELDS,
    ISO,
    NEEDED,
    Decimal,
    Format,
    Reader,
    ReportMapping,
    ReportSettings,
)

COMMON_KEYS = ("file", "reader", "source", "zone", "language", "people_most", "settings")
UCDP_KEYS = (*COMMON_KEYS, "keep_text")
TABLE_KEYS = (
    *COMMON_KEYS,
    "format",
    "encoding",
    "delimiter",
    "sheet",
    "times",
    "decimal",
    "columns",
    "unused",
)
UCDP_SETTING_KEYS = ("exact_radius_km", "near_radius_km", "country_area")
TABLE_SETTING_KEYS = ("unknown_radius_km",)

_FORMAT_KEYS = {"encoding": "csv tsv", "delimiter": "csv", "sheet": "xlsx"}
_DIRECTIVES = re.compile(r"%[dmYHMSz]|[^%A-Za-z0-9]|T")
_NO_TEXT = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"}
_WIDEST_KM = 2_000.0
_PEOPLE_MOST = 10_000


def read_mapping(
    table: WrittenTable, zone: str, sources: Collection[str]
) -> tuple[ReportMapping | None, list[Problem]]:
    """
    Read one entry of the list ``reports``.

    Args:
        table: The entry as it is written.
        zone: The case's zone, which a table takes over where it names none.
        sources: Ids of the sources that the case declares.

    Returns:
        The mapping, or ``None`` where it has errors, and every problem found.
    """
    notes = Notes()
    asked = Fields(table, {*UCDP_KEYS, *TABLE_KEYS}, notes)
    reader = asked.choice("reader", Reader)
    if "reader" not in asked:
        _ask(asked, "reader: table")
    if reader is None:
        return None, notes.problems
    notes = Notes()
    fields = Fields(table, UCDP_KEYS if reader is Reader.UCDP_GED else TABLE_KEYS, notes)
    mapping = _mapping(fields, reader, zone)
    if mapping.source and mapping.source not in sources:
        values = {"source": mapping.source, "nearest": nearest(mapping.source, sources)}
        notes.add(codes.UNKNOWN_SOURCE, fields.spot_of("source"), **values)
    return (None if errors(notes.problems) else mapping), notes.problems


def _ask(fields: Fields, line: str) -> None:
    fields.notes.add(codes.LINE_MISSING, fields.spot, line=line)


def _mapping(fields: Fields, reader: Reader, zone: str) -> ReportMapping:
    for key, line in (("file", "file: reports/NAME"), ("source", "source: ID")):
        if key not in fields:
            _ask(fields, line)
    if reader is Reader.UCDP_GED:
        return _ucdp(fields)
    return _table(fields, zone)


def _ucdp(fields: Fields) -> ReportMapping:
    if "zone" not in fields:
        # A day in Damascus begins two or three hours before the same day in UTC.
        _ask(fields, "zone: Asia/Damascus")
    return ReportMapping(
        file=fields.name("file"),
        reader=Reader.UCDP_GED,
        source=fields.identifier("source"),
        zone=_zone(fields, ""),
        language=fields.text("language"),
        keep_text=fields.truth("keep_text"),
        people_most=_people_most(fields),
        settings=_ucdp_settings(fields),
    )


def _table(fields: Fields, zone: str) -> ReportMapping:
    stored = fields.choice("format", Format)
    if "format" not in fields:
        _ask(fields, "format: csv")
    if "times" not in fields:
        _ask(fields, "times: iso")
    _refuse_foreign_keys(fields, stored)
    return ReportMapping(
        file=fields.name("file"),
        reader=Reader.TABLE,
        source=fields.identifier("source"),
        zone=_zone(fields, zone),
        format=stored or Format.CSV,
        encoding=_encoding(fields),
        delimiter=_delimiter(fields, stored),
        sheet=fields.name("sheet"),
        times=_times(fields),
        decimal=fields.choice("decimal", Decimal) or Decimal.POINT,
        columns=_columns(fields),
        unused=tuple(each.text for each in fields.scalars("unused")),
        language=fields.text("language"),
        people_most=_people_most(fields),
        settings=_table_settings(fields),
    )


def _refuse_foreign_keys(fields: Fields, stored: Format | None) -> None:
    for key, formats in _FORMAT_KEYS.items():
        if stored is not None and key in fields and stored not in formats.split():
            values = {"key": key, "format": stored, "formats": formats}
            fields.notes.add(codes.KEY_NOT_USED, fields.spot_of(key), **values)
    if stored is Format.XLSX and "sheet" not in fields:
        _ask(fields, "sheet: NAME")


def _zone(fields: Fields, default: str) -> tzinfo | None:
    name = fields.text("zone") or default
    zone = read_zone(name) if name else None
    if name and zone is None:
        fields.notes.add(codes.UNKNOWN_ZONE, fields.spot_of("zone"), zone=name)
    return zone


def _encoding(fields: Fields) -> str:
    name = fields.text("encoding") or "utf-8"
    try:
        found = codecs.lookup(name).name
        # The names of other transformations (base64, zip) belong to no text.
        " ".encode(found)
    except (LookupError, UnicodeError):
        found = ""
    if not found or found in _NO_TEXT:
        fields.notes.add(codes.UNKNOWN_ENCODING, fields.spot_of("encoding"), encoding=name)
        return "utf-8"
    return found


def _delimiter(fields: Fields, stored: Format | None) -> str:
    if stored is Format.TSV:
        return "\t"
    written = fields.scalar("delimiter")
    if written is None:
        return ","
    if written.text not in {",", ";", "|", "\t"}:
        values = {"key": "delimiter", "format": repr(written.text), "formats": '"," ";" "|"'}
        fields.notes.add(codes.KEY_NOT_USED, written.spot, **values)
        return ","
    return written.text


def _times(fields: Fields) -> str:
    written = fields.scalar("times")
    if written is None or written.text in {ISO, EXCEL_SERIAL}:
        return ISO if written is None else written.text
    parts = _DIRECTIVES.findall(written.text)
    named = [part for part in parts if part[0] == "%"]
    partial = "%H" not in named and bool({"%M", "%S", "%z"} & set(named))
    unclear = len(named) != len(set(named)) or partial
    if "".join(parts) != written.text or unclear or not {"%d", "%m", "%Y"} <= set(named):
        fields.notes.add(codes.BAD_TIME_PATTERN, written.spot, pattern=written.text)
    return written.text


def _columns(fields: Fields) -> dict[str, str]:
    inner = fields.table("columns", FIELDS)
    if inner is None:
        if "columns" not in fields:
            _ask(fields, "columns: {source_id: ..., earliest_at: ..., what: ...}")
        return {}
    for key in NEEDED:
        if key not in inner and not (key == "what" and "stories" in inner):
            values = {"field": key, "meaning": FIELDS[key]}
            fields.notes.add(codes.FIELD_NOT_MAPPED, inner.spot, **values)
    read = {key: inner.scalar(key) for key in FIELDS if key in inner}
    return {key: written.text for key, written in read.items() if written is not None}


def _people_most(fields: Fields) -> int:
    return int(fields.number("people_most", 1, 1_000_000) or _PEOPLE_MOST)


def _ucdp_settings(fields: Fields) -> ReportSettings:
    inner = fields.table("settings", UCDP_SETTING_KEYS)
    if inner is None:
        return ReportSettings()
    default = ReportSettings()
    exact = inner.number("exact_radius_km", 0, _WIDEST_KM)
    near = inner.number("near_radius_km", 0, _WIDEST_KM)
    return ReportSettings(
        exact_radius_km=default.exact_radius_km if exact is None else exact,
        near_radius_km=default.near_radius_km if near is None else near,
        country_area=inner.identifier("country_area"),
    )


def _table_settings(fields: Fields) -> ReportSettings:
    inner = fields.table("settings", TABLE_SETTING_KEYS)
    radius = None if inner is None else inner.number("unknown_radius_km", 0, _WIDEST_KM)
    return ReportSettings() if radius is None else ReportSettings(unknown_radius_km=radius)
