"""
Edges of the readers that no single broken input shows.
"""

from __future__ import annotations

import io
import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.reports.builders import (
    DAMASCUS,
    codes_of,
    csv_mapping,
    only_row,
    read_cell,
    read_csv,
    some_context,
)
from trucewatch.definitions.digests import digest_of
from trucewatch.reports.decisions import RowAction, RowDecision
from trucewatch.reports.json_tables import LINE_MOST
from trucewatch.reports.mapping import Format
from trucewatch.reports.reading import read_reports

HEAD = "id,at,act\n"
BAD = "id,at,act\n2,05/06/2016,shelling\n"


@pytest.mark.parametrize(
    "mended", ["{not json", '{"when": "2016-06-05"}', "2,2016-06-05", '2,"2016', ""]
)
def test_a_mended_row_that_does_not_fit_is_told(mended: str) -> None:
    """
    A mended row in another shape than its table's changes nothing.
    """
    digest = str(read_csv(BAD).quarantine["digest"][0])
    context = some_context(decisions={digest: RowDecision(RowAction.MEND, mended)})
    read = read_reports(BAD.encode(), csv_mapping(), context)

    assert "RPT-208" in codes_of(read)
    assert 0 == read.receipt.accepted


def test_a_value_can_be_mended_to_nothing() -> None:
    """
    JSON null takes a value away.
    """
    table = "id,at,act,dead\n2,2016-05-05,shelling,3.5\n"
    mapping = csv_mapping({"killed": "dead"})
    digest = str(read_csv(table, mapping).quarantine["digest"][0])
    context = some_context(decisions={digest: RowDecision(RowAction.MEND, '{"dead": null}')})

    assert None is only_row(read_reports(table.encode(), mapping, context))["killed_best"]


@pytest.mark.parametrize("stored", [Format.CSV, Format.NDJSON])
def test_text_with_a_mark_of_another_encoding_is_refused(stored: Format) -> None:
    """
    A byte order mark says what the text is, whatever was declared.
    """
    read = read_csv("id,at,act\n".encode("utf-16"), csv_mapping(format=stored))

    assert ["RPT-101"] == [each.code.id for each in read.problems]


def test_text_without_a_mark_but_full_of_zeros_is_refused() -> None:
    """
    UTF-16 without its mark reads as letters and zeros.
    """
    read = read_csv("id,at,act\n1,2,3\n".encode("utf-16-le"))

    assert "utf-16" == read.problems[0].values["guess"]


def test_a_line_beyond_all_measure_refuses_the_file() -> None:
    """
    A report of more than 5 MB is no report.
    """
    line = json.dumps({"id": "1", "text": "x" * LINE_MOST})
    read = read_csv(line, csv_mapping(format=Format.NDJSON))

    assert ["RPT-108"] == [each.code.id for each in read.problems]


def test_lists_in_records_are_kept_as_json() -> None:
    """
    A list under a name is the text that a table would hold.
    """
    line = json.dumps(
        {"id": "1", "at": "2016-05-05", "act": "shelling", "words": ["a", True, None]}
    )
    mapping = csv_mapping({"text": "words"}, format=Format.NDJSON)

    assert '["a",true,null]' == only_row(read_csv(line, mapping))["text"]


def test_a_thing_in_a_collection_that_is_no_feature_is_kept_apart() -> None:
    """
    Every member of a collection is a row, readable or not.
    """
    text = json.dumps({"type": "FeatureCollection", "features": [7, {"type": "Feature"}]})
    read = read_csv(text, csv_mapping(format=Format.GEOJSON))

    assert {"RPT-204", "RPT-202", "RPT-210", "RPT-251"} == codes_of(read)


def test_parquet_columns_of_one_name_refuse_the_file() -> None:
    """
    A name for two columns is refused in every format.
    """
    sink = io.BytesIO()
    columns: Any = [pa.array(["1"]), pa.array(["2"])]
    pq.write_table(pa.Table.from_arrays(columns, names=["id", "id"]), sink)
    read = read_csv(sink.getvalue(), csv_mapping(format=Format.PARQUET))

    assert ["RPT-104"] == [each.code.id for each in read.problems]


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("reliability", "G", "RPT-245"),
        ("credibility", "7", "RPT-245"),
        ("tie", "both", "RPT-245"),
        ("place_precision", "exact", "RPT-245"),
        ("attributed_closed", "perhaps", "RPT-245"),
        ("radius_km", "-1", "RPT-225"),
        ("radius_km", "5000", "RPT-225"),
        ("side_a", "nobody", "RPT-240"),
        ("control", "nobody", "RPT-240"),
        ("at_whom", "civillians", "RPT-240"),
        ("source_id", "1\u20662", "RPT-205"),
    ],
)
def test_words_of_closed_lists_are_checked(field: str, cell: str, code: str) -> None:
    """
    A word that is not in its list keeps the row out.
    """
    assert {code} == codes_of(read_cell(field, cell))


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("reliability", "a", "A"),
        ("credibility", "3.0", 3),
        ("tie", "Directions", "directions"),
        ("attributed_closed", "no", False),
        ("control", "Россия", "russia"),
        ("area", "مدينة حلب", "aleppo-city"),
        ("area", "aleppo-city", "aleppo-city"),
        ("address", "https://example.org/1", "https://example.org/1"),
        ("language", "ar", "ar"),
    ],
)
def test_words_of_closed_lists_are_read(field: str, cell: str, value: Any) -> None:
    """
    Case and spelling of a known word do not matter.
    """
    assert value == only_row(read_cell(field, cell))[field]


def test_the_reliability_of_the_source_stands_where_the_row_has_none() -> None:
    """
    A row takes over what the case says of its source.
    """
    assert "B" == only_row(read_cell("text", "x"))["reliability"]


def test_bounds_come_before_the_group() -> None:
    """
    A column for one bound is used for that bound; the group's column fills the others.
    """
    mapping = csv_mapping({"killed": "dead", "killed_high": "most"})
    row = only_row(read_csv("id,at,act,dead,most\n1,2016-05-05,shelling,5,9\n", mapping))

    assert (5, 5, 9) == (row["killed_low"], row["killed_best"], row["killed_high"])


def test_a_point_is_a_point_where_the_source_says_so() -> None:
    """
    "point" as the precision is a radius of zero.
    """
    mapping = csv_mapping({"lon": "x", "lat": "y", "place_precision": "p"})
    row = only_row(read_csv("id,at,act,x,y,p\n1,2016-05-05,shelling,37.1,36.2,point\n", mapping))

    assert (0.0, "point", None) == (row["radius_km"], row["place_precision"], row["area"])


def test_a_position_beside_an_area_without_a_radius_gives_way_to_the_area() -> None:
    """
    The area counts where no radius is given, and a flag says that both were there.
    """
    mapping = csv_mapping({"lon": "x", "lat": "y", "area": "a"})
    read = read_csv("id,at,act,x,y,a\n1,2016-05-05,shelling,37.1,36.2,aleppo-city\n", mapping)

    assert ("aleppo-city", None) == (only_row(read)["area"], only_row(read)["lon"])
    assert "RPT-329" in only_row(read)["flags"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_are_read(ending: str) -> None:
    """
    Line ends do not change a row, nor its digest.
    """
    read = read_csv((HEAD + '1,2016-05-05,"shelling"\n').replace("\n", ending).encode())

    assert digest_of('{"id":"1","at":"2016-05-05","act":"shelling"}') == only_row(read)["digest"]


def test_tab_separated_values_are_read() -> None:
    """
    A TSV file is read like a CSV file whose sign is the tab.
    """
    mapping = csv_mapping(format=Format.TSV, delimiter="\t", zone=DAMASCUS)

    assert 1 == read_csv("id\tat\tact\n1\t2016-05-05\tshelling\n", mapping).receipt.accepted
