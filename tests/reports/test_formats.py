"""
NDJSON, Parquet, GeoJSON and workbooks: the same rows in another form.
"""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.reports.builders import NEEDED, codes_of, csv_mapping, flags_of, only_row, read_csv
from trucewatch.definitions.instants import written
from trucewatch.reports.delimited import COLUMNS_MOST
from trucewatch.reports.json_tables import GEOJSON_MOST
from trucewatch.reports.mapping import Format
from trucewatch.reports.settling import ReportsRead

NDJSON = csv_mapping(format=Format.NDJSON)
POINTS = csv_mapping(
    {"lon": "geometry.lon", "lat": "geometry.lat", "radius_km": "km"},
    format=Format.GEOJSON,
    unused=("feature.id",),
)
WORKBOOK = csv_mapping(format=Format.XLSX, sheet="Sheet1")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "1", "at": "2016-05-05", "at": "2016-05-06"}', "twice at"),
        ('{"id": "1", "n": NaN}', "number NaN"),
        ('{"id": 12345678901234567890}', "number 12345678901234567890"),
        ('{"id": ' + "9" * 5_000 + "}", "number"),
        ('{"id": 1e999}', "number 1e999"),
        ('["1", "2016-05-05"]', "not an object"),
        ("[" * 100_000, "depth"),
        ('{"id": "1"', "syntax"),
        ('{"id": "\\ud800"}', "encoding half a surrogate pair"),
    ],
)
def test_lines_that_two_programs_would_read_differently_are_kept_apart(
    line: str, reason: str
) -> None:
    """
    Keys given twice, numbers that do not fit and deep nesting keep one line out, not the file.
    """
    good = '{"id": "2", "at": "2016-05-05", "act": "shelling"}'
    read = read_csv(f"{line}\n{good}\n", NDJSON)
    values = json.loads(read.quarantine.to_pylist()[0]["values"][0])

    assert ({"RPT-204"}, 1) == (codes_of(read), read.receipt.accepted)
    assert values["reason"].startswith(reason)


def test_the_line_is_what_is_signed() -> None:
    """
    The raw form of an NDJSON row is the line itself.
    """
    line = '{ "id": 7, "at": "2016-05-05T01:00Z", "act": "shelling", "extra": [1, 2] }'
    row = only_row(read_csv(line, NDJSON))

    assert (line, "7") == (row["raw"], row["source_id"])


def _parquet(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("value", "kind", "earliest"),
    [
        (
            datetime(2016, 5, 5, 1, tzinfo=UTC),
            pa.timestamp("us", tz="UTC"),
            "2016-05-05T01:00:00Z",
        ),
        (datetime(2016, 5, 5, 1), pa.timestamp("us"), "2016-05-04T22:00:00Z"),  # noqa: DTZ001
        (date(2016, 5, 5), pa.date32(), "2016-05-04T21:00:00Z"),
        ("2016-05-05T01:00Z", pa.string(), "2016-05-05T01:00:00Z"),
    ],
)
def test_typed_times_of_parquet_are_read(value: Any, kind: Any, earliest: str) -> None:
    """
    An instant with a zone stands; without one it is told in the mapping's zone.
    """
    at: Any = pa.array([value], kind)
    table = pa.table({"id": pa.array([1]), "at": at, "act": pa.array(["shelling"])})
    row = only_row(read_csv(_parquet(table), csv_mapping(format=Format.PARQUET)))

    assert (earliest, "1") == (written(row["earliest_at"]), row["source_id"])


def test_numbers_of_parquet_are_read() -> None:
    """
    Numbers of data frames, where whole ones become 3.0, are still people.
    """
    table = pa.table(
        {"id": ["1", "2"], "at": ["2016-05-05"] * 2, "act": ["shelling"] * 2, "dead": [3.0, None]}
    )
    mapping = csv_mapping({"killed": "dead"}, format=Format.PARQUET)
    read = read_csv(_parquet(table), mapping)

    assert [3, None] == read.reports["killed_best"].to_pylist()


def test_a_broken_parquet_file_is_refused() -> None:
    """
    A damaged file is refused with the reason, and nothing is read of it.
    """
    content = _parquet(pa.table({"id": ["1"]}))
    read = read_csv(content[:-20], csv_mapping(format=Format.PARQUET))

    assert (["RPT-115"], True) == ([each.code.id for each in read.problems], read.receipt.refused)


def test_a_parquet_file_that_swells_is_refused_before_it_is_unpacked() -> None:
    """
    One long text that a dictionary repeats is small on the disk and would fill the memory.
    """
    swollen = pa.DictionaryArray.from_arrays(pa.array([0] * 5_000, pa.int32()), ["x" * 60_000])
    table = pa.table({"id": swollen, "at": swollen, "act": swollen})
    read = read_csv(_parquet(table), csv_mapping(format=Format.PARQUET))

    assert (["RPT-102"], True) == (_codes_of_file(read), read.receipt.refused)


@pytest.mark.parametrize(
    "column",
    [
        pa.array([2**62], pa.timestamp("us")),
        pa.array([0], pa.timestamp("us", tz="Mars/Olympus")),
    ],
)
def test_values_of_parquet_without_a_text_refuse_the_file(column: Any) -> None:
    """
    An instant outside the calendar, or of an unknown zone, refuses the file with a plain reason.
    """
    content = _parquet(pa.table({"id": ["1"], "at": column, "act": ["shelling"]}))

    assert ["RPT-115"] == _codes_of_file(read_csv(content, csv_mapping(format=Format.PARQUET)))


def test_a_table_of_too_many_columns_is_refused() -> None:
    """
    A header or records with thousands of names are no table of reports.
    """
    names = [f"c{number}" for number in range(COLUMNS_MOST + 1)]
    header = ",".join(names)
    records = "\n".join(json.dumps({name: 1}) for name in names)

    assert ["RPT-103"] == _codes_of_file(read_csv(f"{header}\n"))
    assert ["RPT-103"] == _codes_of_file(read_csv(records, NDJSON))


def _geojson(geometry: Any, **properties: Any) -> str:
    known = {"id": "1", "at": "2016-05-05", "act": "shelling", "km": 2}
    feature = {"type": "Feature", "id": "f1", "geometry": geometry}
    feature["properties"] = {**known, **properties}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


@pytest.mark.parametrize("coordinates", [[37.16, 36.2], [37.16, 36.2, 400.0]])
def test_67_points_are_read_and_heights_left_out(coordinates: list[float]) -> None:
    """
    67: a third value is a height, which a report does not need.
    """
    row = only_row(read_csv(_geojson({"type": "Point", "coordinates": coordinates}), POINTS))

    assert (37.16, 36.2, 2.0) == (row["lon"], row["lat"], row["radius_km"])


@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": []}])
def test_65_a_report_without_geometry_is_a_report_without_a_place(geometry: Any) -> None:
    """
    65: no location is accepted and flagged; it is not null island.
    """
    read = read_csv(_geojson(geometry), POINTS)

    assert (None, {"RPT-324": 1}) == (only_row(read)["lon"], dict(read.receipt.doubts))


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [37.16, 36.2, 0, 1]},
        {"type": "Point", "coordinates": ["37.16", "36.2"]},
        {"type": "Point", "coordinates": [True, False]},
        {"type": "MultiPolygon", "coordinates": []},
        {"type": "LineString", "coordinates": [[37, 36], [38, 36]]},
        "here",
    ],
)
def test_67_what_is_no_point_is_kept_apart(geometry: Any) -> None:
    """
    67: four values, words and lines are no place of a report.
    """
    assert {"RPT-226"} == codes_of(read_csv(_geojson(geometry), POINTS))


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"type": "FeatureCollection", "features": {}}', "[]", '{"a": ' + "9" * 5000],
)
def test_69_and_71_hostile_collections_are_refused(text: str) -> None:
    """
    69, 71: deep nesting and endless numbers refuse the file at once.
    """
    assert ["RPT-116"] == [each.code.id for each in read_csv(text, POINTS).problems]


def test_positions_of_another_reference_system_are_refused() -> None:
    """
    Metres of a projection would be taken for degrees.
    """
    crs = {"type": "name", "properties": {"name": "EPSG:3857"}}
    document = {"type": "FeatureCollection", "crs": crs, "features": []}

    assert ["RPT-116"] == _codes_of_file(read_csv(json.dumps(document), POINTS))


def test_75_two_features_of_one_id_refuse_the_file() -> None:
    """
    75: nobody can say which of the two is meant.
    """
    document = json.loads(_geojson(None))
    document["features"] *= 2

    assert ["RPT-117"] == [
        each.code.id for each in read_csv(json.dumps(document), POINTS).problems
    ]


def test_a_collection_beyond_all_measure_is_refused() -> None:
    """
    A file that has to be held whole has a size that it may not pass.
    """
    read = read_csv(b" " * (GEOJSON_MOST + 1), POINTS)

    assert ["RPT-102"] == [each.code.id for each in read.problems]


def _workbook(*rows: tuple[Any, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    for row in (tuple(NEEDED.values()), *rows):
        sheet.append(row)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("value", "earliest"),
    [
        (date(2016, 5, 5), "2016-05-04T21:00:00Z"),
        (datetime(2016, 5, 5, 1, 30), "2016-05-04T22:30:00Z"),  # noqa: DTZ001
        ("2016-05-05", "2016-05-04T21:00:00Z"),
    ],
)
def test_dates_of_workbooks_are_read(value: Any, earliest: str) -> None:
    """
    A typed date is a day, a typed hour is an hour of the mapping's zone.
    """
    row = only_row(read_csv(_workbook((1, value, "shelling")), WORKBOOK))

    assert (earliest, "1") == (written(row["earliest_at"]), row["source_id"])


def test_rows_of_a_workbook_are_ragged_or_blank_as_elsewhere() -> None:
    """
    A blank row is none, a row beyond the header is kept apart.
    """
    content = _workbook(
        ("1", "2016-05-05", "shelling"),
        (None, None, None),
        ("2", "2016-05-05", "shelling", "more"),
        ("3", "2016-05-05"),
    )
    read = read_csv(content, WORKBOOK)

    assert (3, 1, {"RPT-201", "RPT-251"}) == (
        read.receipt.read,
        read.receipt.accepted,
        codes_of(read),
    )


def test_a_formula_without_a_kept_value_is_blank() -> None:
    """
    Nothing is worked out: a formula whose value the workbook does not keep says nothing.
    """
    read = read_csv(_workbook(("1", "2016-05-05", '="shelling"')), WORKBOOK)

    assert {"RPT-251"} == codes_of(read)


def _zipped(name: str, content: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return sink.getvalue()


def _codes_of_file(read: ReportsRead) -> list[str]:
    return [each.code.id for each in read.problems]


def test_a_workbook_that_swells_is_refused_before_it_is_unpacked() -> None:
    """
    The directory tells what a part unpacks to; more than a hundred times is refused.
    """
    bomb = _zipped("xl/worksheets/sheet1.xml", b" " * 30_000_000)

    assert ["RPT-111"] == _codes_of_file(read_csv(bomb, WORKBOOK))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "RPT-110"),
        (b"id,at,act\n", "RPT-110"),
        (b"", "RPT-110"),
        (b"PK\x03\x04 and then nothing", "RPT-112"),
        (_zipped("[Content_Types].xml", b"<broken"), "RPT-112"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_plain_reason(content: bytes, code: str) -> None:
    """
    An old, protected or damaged workbook says what to do about it.
    """
    assert [code] == _codes_of_file(read_csv(content, WORKBOOK))


def test_a_cell_in_the_furthest_corner_is_refused() -> None:
    """
    One far cell would make thousands of millions of blank ones.
    """
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Sheet1"
    book.active.append(["id", "at", "act"])
    book.active.cell(1_048_576, 16_384, "x")
    packed = io.BytesIO()
    book.save(packed)

    assert ["RPT-112"] == _codes_of_file(read_csv(packed.getvalue(), WORKBOOK))


def test_a_workbook_with_broken_packing_is_refused() -> None:
    """
    Whatever the packing is broken by, the file is refused with a plain reason.
    """
    content = bytearray(_workbook(("1", "2016-05-05", "shelling")))
    start = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[start : start + 40] = b"\xff" * 40

    assert ["RPT-112"] == _codes_of_file(read_csv(bytes(content), WORKBOOK))


def test_entities_in_a_workbook_are_refused() -> None:
    """
    A workbook whose XML declares entities can swell in memory; it is refused.
    """
    good = _workbook(("1", "2016-05-05", "shelling"))
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(sink, "w") as target:
        for part in source.infolist():
            content = source.read(part.filename)
            if part.filename == "xl/workbook.xml":
                lol = b'<!DOCTYPE w [<!ENTITY a "lol">]>'
                content = content.replace(b"<workbook", lol + b"<workbook", 1)
            target.writestr(part.filename, content)

    assert ["RPT-112"] == _codes_of_file(read_csv(sink.getvalue(), WORKBOOK))


def test_flags_of_a_workbook_without_formulas() -> None:
    """
    A plain workbook raises no doubt.
    """
    assert set() == flags_of(read_csv(_workbook(("1", "2016-05-05", "shelling")), WORKBOOK))
