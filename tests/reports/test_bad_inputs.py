"""
Hostile and careless tables, by the numbers of the list of bad inputs (sections A and B).
"""

from __future__ import annotations

import json
import time

import pytest

from tests.reports.builders import (
    codes_of,
    csv_mapping,
    flags_of,
    only_row,
    read_cell,
    read_csv,
)
from trucewatch.definitions.digests import digest_of
from trucewatch.definitions.instants import written
from trucewatch.reports.mapping import Decimal

HEAD = "id,at,act\n"
GOOD = "1,2016-05-05,shelling\n"


def _problems(table: str | bytes, **changes: object) -> set[str]:
    return {each.code.id for each in read_csv(table, csv_mapping(**changes)).problems}  # type: ignore[arg-type]


def test_1_ragged_rows_are_kept_apart_and_nothing_is_shifted() -> None:
    """
    1: rows that are shorter or longer than the header go into quarantine, the others are read.
    """
    read = read_csv(HEAD + GOOD + "2,2016-05-05\n3,2016-05-05,shelling,more\n")

    assert ["1"] == read.reports["source_id"].to_pylist()
    assert [2, 3] == read.quarantine["row"].to_pylist()
    assert {"RPT-201": 2} == dict(read.receipt.reasons)


@pytest.mark.parametrize(
    ("cell", "code", "because"),
    [
        ("05/06/2016", "RPT-211", "3: day or month first, nobody declared it"),
        ("2016-03-25T00:30", "RPT-213", "9: the clocks went forward over this hour"),
        ("2016-02-30", "RPT-213", "9: February has no such day"),
        ("2199-01-01", "RPT-214", "11: it lies in the future"),
        ("42495", "RPT-211", "13: a serial number that nobody declared"),
        ("1437-07-28", "RPT-216", "15: a year of the Islamic calendar"),
        ("١٤٣٧-٠٧-٢٨", "RPT-216", "15: the same in its own digits"),
        ("", "RPT-210", "no time at all"),
        ("yesterday", "RPT-211", "words mean nothing without a day to count from"),
    ],
)
def test_times_that_can_not_be_used_are_kept_apart(cell: str, code: str, because: str) -> None:
    """
    A time that means nothing, or more than one thing, never becomes an instant.
    """
    assert {code} == codes_of(read_cell("earliest_at", cell)), because


def test_3_a_declared_pattern_settles_day_and_month() -> None:
    """
    3: the same characters are read where the mapping says what they mean.
    """
    row = only_row(read_cell("earliest_at", "05/06/2016 01:00", times="%d/%m/%Y %H:%M"))

    assert "2016-06-04T22:00:00Z" == written(row["earliest_at"])


def test_5_an_hour_without_a_zone_is_kept_apart() -> None:
    """
    5: an hour without an offset is read in the mapping's zone, and not at all without one.
    """
    with_zone = only_row(read_cell("earliest_at", "2016-05-05 01:00"))

    assert "2016-05-04T22:00:00Z" == written(with_zone["earliest_at"])
    assert {"RPT-212"} == codes_of(read_cell("earliest_at", "2016-05-05 01:00", zone=None))


@pytest.mark.parametrize(
    "cell", ["2016-05-06T24:00", "24:00 on 2016-05-06", "midnight on 2016-05-06"]
)
def test_7_midnight_holds_both_readings(cell: str) -> None:
    """
    7: midnight on 6 May can be its start or its end; the interval holds both, and says so.
    """
    read = read_cell("earliest_at", cell)
    row = only_row(read)

    assert {"RPT-320"} == flags_of(read)
    assert "2016-05-05T21:00:00Z" == written(row["earliest_at"])
    assert "2016-05-06T21:00:00.000001Z" == written(row["latest_at"])


def test_9_an_hour_that_struck_twice_holds_both() -> None:
    """
    9: when clocks go back an hour strikes twice; the interval holds both.
    """
    read = read_cell("earliest_at", "2016-10-27T23:30")

    assert {"RPT-321"} == flags_of(read)
    assert "2016-10-27T20:30:00Z" == written(only_row(read)["earliest_at"])


def test_13_a_declared_serial_number_is_a_day() -> None:
    """
    13: Excel's 42495 is 5 May 2016 where the mapping declares serial numbers.
    """
    row = only_row(read_cell("earliest_at", "42495", times="excel-serial"))

    assert ("2016-05-04T21:00:00Z", "day") == (written(row["earliest_at"]), row["time_precision"])


def test_15_digits_of_another_script_are_read_and_flagged() -> None:
    """
    15: Arabic-Indic digits mean the same day.
    """
    read = read_cell("earliest_at", "٢٠١٦-٠٥-٠٥")

    assert {"RPT-322"} == flags_of(read)
    assert "2016-05-04T21:00:00Z" == written(only_row(read)["earliest_at"])


PLACE = {"lon": "lon", "lat": "lat", "radius_km": "km", "area": "area"}
PLACE_HEAD = "id,at,act,lon,lat,km,area\n"


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        ("0", "0", "RPT-221"),
        ("-1", "-1", "RPT-221"),
        ("999", "999", "RPT-221"),
        ("37.16", "96.2", "RPT-221"),
        ('"37,1612"', '"36,2021"', "RPT-220"),
        ("37.16", "", "RPT-222"),
        ("nan", "36.2", "RPT-220"),
        ("37°9'", "36.2", "RPT-220"),
    ],
)
def test_17_and_19_positions_that_are_no_places(lon: str, lat: str, code: str) -> None:
    """
    17, 19: stand-ins for a missing position and undeclared decimal commas are kept apart.
    """
    read = read_csv(PLACE_HEAD + f"1,2016-05-05,shelling,{lon},{lat},2,\n", csv_mapping(PLACE))

    assert {code} == codes_of(read)


def test_19_a_declared_decimal_comma_is_read() -> None:
    """
    19: with "decimal: comma" the same characters are a position.
    """
    mapping = csv_mapping(PLACE, decimal=Decimal.COMMA, delimiter=";")
    row = only_row(
        read_csv("id;at;act;lon;lat;km;area\n1;2016-05-05;shelling;37,16;36,2;2;\n", mapping)
    )

    assert (37.16, 36.2, 2.0) == (row["lon"], row["lat"], row["radius_km"])


def test_21_a_point_without_precision_is_the_smallest_area_around_it() -> None:
    """
    21: nobody said how precise the point is, so it stands for the unit that holds it.
    """
    read = read_csv(
        PLACE_HEAD + "1,2016-05-05,shelling,37.161173,36.201241,,\n", csv_mapping(PLACE)
    )
    row = only_row(read)

    assert {"RPT-323"} == flags_of(read)
    assert ("aleppo-city", None, None) == (row["area"], row["lon"], row["radius_km"])


def test_21_a_point_in_no_area_becomes_a_wide_disc() -> None:
    """
    21: outside every area of the case the disc of the settings stands for the unit.
    """
    row = only_row(read_csv(PLACE_HEAD + "1,2016-05-05,shelling,40,34,,\n", csv_mapping(PLACE)))

    assert (40.0, 34.0, 25.0, None) == (row["lon"], row["lat"], row["radius_km"], row["area"])


@pytest.mark.parametrize(
    ("cell", "figures"),
    [
        ("nearly 300", (270, None, 300)),
        ("300+", (300, None, None)),
        ("1,200", (1200, 1200, 1200)),
        ("١٢", (12, 12, 12)),
        ("dozens", (24, None, 99)),
        ("10-15", (10, None, 15)),
        ("", (None, None, None)),
        ("0", (0, 0, 0)),
        ("12.0", (12, 12, 12)),
    ],
)
def test_23_numbers_of_people_keep_their_bounds(
    cell: str, figures: tuple[int | None, int | None, int | None]
) -> None:
    """
    23: words become intervals, and a blank is unknown and never zero.
    """
    row = only_row(read_cell("killed", cell))

    assert figures == (row["killed_low"], row["killed_best"], row["killed_high"])


@pytest.mark.parametrize(
    ("cell", "code"),
    [("-3", "RPT-230"), ("3.5", "RPT-230"), ("1e3", "RPT-230"), ("many", "RPT-230"),
     ("9000000000", "RPT-230"), ("900000000", "RPT-231"), ("10001", "RPT-231"),
     ("None", "RPT-230")],
)  # fmt: skip
def test_23_and_25_numbers_that_can_not_be_people(cell: str, code: str) -> None:
    """
    23, 25: negative, broken and unbelievable numbers are kept apart.
    """
    assert {code} == codes_of(read_cell("killed", cell))


def test_27_the_same_id_with_other_content_is_a_revision_to_decide() -> None:
    """
    27: evidence is never overwritten; the second row waits for a person.
    """
    read = read_csv(HEAD + GOOD + "1,2016-05-06,shelling\n")

    assert (1, 1, {"RPT-203"}) == (read.receipt.accepted, read.receipt.quarantined, codes_of(read))


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [("utf-16", "utf-16"), ("cp1256", "windows-1256"), ("latin-1", "latin-1")],
)
def test_31_another_encoding_refuses_the_file_with_a_guess(encoding: str, guess: str) -> None:
    """
    31: nothing is replaced by question marks; the file waits until its encoding is declared.
    """
    place = "Alépo dévastée par des frappes é" if encoding == "latin-1" else "حلب الشرقية"
    text = f"id,at,act,place\n1,2016-05-05,shelling,{place if encoding != 'utf-16' else 'x'}\n"
    mapping = csv_mapping({"place": "place"})
    read = read_csv(text.encode(encoding), mapping)

    assert ["RPT-101"] == [each.code.id for each in read.problems]
    assert guess == read.problems[0].values["guess"]
    assert 0 == read.receipt.read


def test_31_a_declared_encoding_is_read() -> None:
    """
    31: with "encoding: cp1256" the same bytes are Arabic.
    """
    mapping = csv_mapping({"place": "place"}, encoding="cp1256")
    read = read_csv("id,at,act,place\n1,2016-05-05,shelling,حلب\n".encode("cp1256"), mapping)

    assert "حلب" == only_row(read)["place"]


def test_33_a_field_beyond_all_measure_refuses_the_file() -> None:
    """
    33: a field of more than 64 KiB is an unclosed quotation mark or an attack.
    """
    assert {"RPT-108"} == _problems(HEAD + f"1,2016-05-05,{'x' * 70_000}\n")


def test_35_duplicate_headers_refuse_and_unknown_columns_are_kept() -> None:
    """
    35: one name for two columns refuses the file; an unknown column stays in raw, with a warning.
    """
    read = read_csv("id,at,act,weather\n1,2016-05-05,shelling,rain\n")

    assert {"RPT-104"} == _problems("id,at,act,id\n1,2016-05-05,shelling,1\n")
    assert ["RPT-107"] == [each.code.id for each in read.problems]
    assert "rain" == json.loads(only_row(read)["raw"])["weather"]


@pytest.mark.parametrize("table", ["", HEAD, "\ufeff" + HEAD])
def test_37_an_empty_file_says_so(table: str) -> None:
    """
    37: an empty feed gives a receipt of nothing and a warning, and never looks like peace.
    """
    read = read_csv(table)

    assert ["RPT-118"] == [each.code.id for each in read.problems]
    assert (0, True) == (read.receipt.read, read.receipt.adds_up)


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x")', "+cmd", "-2+3", "@SUM(A1)", "\u00a0=1"]
)
def test_39_formulas_in_text_are_stored_as_they_came(text: str) -> None:
    """
    39: what a spreadsheet would run is text here, kept to the letter.
    """
    assert text == only_row(read_cell("text", text))["text"]


@pytest.mark.parametrize("mark", list("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_41_direction_marks_are_kept_out_of_names_and_left_in_text(mark: str) -> None:
    """
    41: a name that turns the text around it can deceive; a quoted text is shown with its marks.
    """
    assert {"RPT-205"} == codes_of(read_cell("place", f"Alep{mark}po"))
    assert f"a{mark}b" == only_row(read_cell("text", f"a{mark}b"))["text"]


def test_43_zero_width_letters_do_not_make_another_name() -> None:
    """
    43: a zero-width space does not hide a known actor, and is flagged.
    """
    read = read_cell("attributed_to", "Jaysh\u200b al-Islam")

    assert "jaish-al-islam" == only_row(read)["attributed_to"][0]["name"]
    assert {"RPT-326"} == flags_of(read)


@pytest.mark.parametrize(
    "name", ["جيش الاسلام", "جيش الإسلام", "جـيـش الإسلام", "جَيش الإسلام", "JAYSH AL-ISLAM"]
)
def test_45_spellings_of_one_name_find_one_actor(name: str) -> None:
    """
    45: hamza, tatweel, vowel signs and case do not make another group.
    """
    assert (
        "jaish-al-islam" == only_row(read_cell("attributed_to", name))["attributed_to"][0]["name"]
    )


def test_47_piles_of_marks_are_kept_apart_at_once() -> None:
    """
    47: ten thousand marks on one letter are no name, and cost no time.
    """
    before = time.process_time()
    read = read_cell("place", "A" + "\u0301" * 10_000)

    assert {"RPT-206"} == codes_of(read)
    assert time.process_time() - before < 1


@pytest.mark.parametrize("name", ["NULL", "NA", "None", "true", "Infinity"])
def test_49_words_that_programs_swallow_are_names(name: str) -> None:
    """
    49: a place called NA is a place called NA.
    """
    assert name == only_row(read_cell("place", name))["place"]


@pytest.mark.parametrize(
    "text", ["a" * 60_000 + "!", "(" * 60_000, ";" * 60_000, "any:" + "a," * 20_000]
)
def test_53_bait_for_patterns_is_read_in_linear_time(text: str) -> None:
    """
    53: no cell makes a pattern run in circles.
    """
    before = time.process_time()
    for field in (
        "attributed_to",
        "at_whom",
        "what",
        "killed",
        "earliest_at",
        "defences",
        "stories",
    ):
        read_cell(field, text)

    assert time.process_time() - before < 2


def test_a_quarantined_row_is_kept_to_the_letter() -> None:
    """
    The quarantine holds the row's characters, its JSON, the digest of that, and every reason.
    """
    line = '7,"05/06/2016",shellling'
    row = read_csv(HEAD + line + "\r\n").quarantine.to_pylist()[0]

    assert line == row["verbatim"]
    assert digest_of(row["raw"]) == row["digest"]
    assert ["RPT-211", "RPT-242"] == sorted(row["codes"])
    assert ("7", 1) == (row["source_id"], row["row"])
