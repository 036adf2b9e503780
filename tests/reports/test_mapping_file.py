"""
The mapping of a file of reports, as case.yaml declares it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.definitions.problems import Problem
from trucewatch.definitions.written import WrittenTable, read_written
from trucewatch.reports import mapping as mapping_module
from trucewatch.reports import mapping_file
from trucewatch.reports.codes import DOUBTS, QUARANTINE, WAIVABLE
from trucewatch.reports.mapping import FIELDS, Decimal, Format, Reader, ReportMapping
from trucewatch.reports.mapping_file import read_mapping
from trucewatch.reports.schema import REPORTS

TABLE = """
file: reports/a.csv
reader: table
source: hand-typed
format: csv
times: iso
columns: {source_id: id, earliest_at: at, what: act}
"""


def _read(text: str, zone: str = "Asia/Damascus") -> tuple[ReportMapping | None, list[Problem]]:
    root, problems = read_written(text, "case.yaml")
    assert isinstance(root, WrittenTable), problems
    return read_mapping(root, zone, {"hand-typed"})


def _codes(text: str) -> list[str]:
    return [problem.code.id for problem in _read(text)[1]]


def test_a_table_needs_six_lines() -> None:
    """
    What is not said has a documented default; the zone is the case's.
    """
    mapping, problems = _read(TABLE)

    assert mapping is not None, problems
    assert ("Asia/Damascus", "utf-8", ",", Decimal.POINT, Format.CSV) == (
        str(mapping.zone),
        mapping.encoding,
        mapping.delimiter,
        mapping.decimal,
        mapping.format,
    )


def test_ucdp_needs_a_zone_of_its_own() -> None:
    """
    UCDP gives days without a zone, so the mapping must name it even where the case has one.
    """
    text = "file: reports/g.csv\nreader: ucdp-ged\nsource: hand-typed\n"
    mapping, problems = _read(text)

    assert (None, "zone: Asia/Damascus") == (mapping, problems[0].values["line"])
    assert _read(text + "zone: Asia/Damascus\n")[0] is not None


def test_settings_of_ucdp_are_read() -> None:
    """
    Radii and the area of the whole country can be set.
    """
    mapping, problems = _read(
        "file: g.csv\nreader: ucdp-ged\nsource: hand-typed\nzone: Asia/Damascus\nkeep_text: true\n"
        "settings: {exact_radius_km: 0, near_radius_km: 10.5, country_area: syria}\n"
    )

    assert mapping is not None, problems
    assert (Reader.UCDP_GED, True, 0.0, 10.5, "syria") == (
        mapping.reader,
        mapping.keep_text,
        mapping.settings.exact_radius_km,
        mapping.settings.near_radius_km,
        mapping.settings.country_area,
    )


def test_everything_that_is_open_is_asked_for_at_once() -> None:
    """
    Each missing line is a problem of its own with the line to add.
    """
    lines = [problem.values["line"] for problem in _read("reader: table\n")[1]]

    assert ["file: reports/NAME", "source: ID", "format: csv", "times: iso"] == lines[:4]
    assert ["reader: table"] == [each.values["line"] for each in _read("file: a.csv\n")[1]]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("sheet: Sheet1", "RPT-152"),
        ("delimiter: x", "RPT-152"),
        ("encoding: utf-9", "RPT-156"),
        ("encoding: base64", "RPT-156"),
        ("encoding: utf-7", "RPT-156"),
        ("encoding: unicode_escape", "RPT-156"),
        ("zone: Asia/Damaskus", "RPT-153"),
        ("keep_text: true", "YML-201"),
        ("people_most: 0", "YML-209"),
        ("columnss: {}", "YML-201"),
        ("decimal: dot", "YML-206"),
        ("settings: {near_radius_km: 3}", "YML-201"),
    ],
)
def test_lines_that_mean_nothing_are_refused(line: str, code: str) -> None:
    """
    A line that does not fit its reader or format is refused, not passed over.
    """
    assert [code] == _codes(TABLE + line + "\n")


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("%d/%m/%Y", True),
        ("%d.%m.%Y %H:%M:%S", True),
        ("%Y-%m-%dT%H:%M%z", True),
        ("%d/%m", False),
        ("%d/%b/%Y", False),
        ("%d/%m/%Y at %H", False),
        ("%d/%d/%m/%Y", False),
        ("%d/%m/%Y %M", False),
    ],
)
def test_patterns_of_times_are_closed(pattern: str, fits: bool) -> None:  # noqa: FBT001
    """
    A pattern has day, month and year as numbers; names of months depend on the machine.
    """
    text = TABLE.replace("times: iso", f'times: "{pattern}"')

    assert ([] if fits else ["RPT-154"]) == _codes(text)


def test_an_unknown_field_is_refused_with_the_nearest() -> None:
    """
    A misspelt field under "columns" would leave a column unread.
    """
    problems = _read(TABLE.replace("what: act", "what: act, kiled: dead"))[1]

    assert ["YML-201"] == [problem.code.id for problem in problems]
    assert "killed" in problems[0].values["nearest"]


def test_every_needed_field_is_asked_for() -> None:
    """
    Id, time and act are needed; stories can stand for the act.
    """
    without = TABLE.replace(", what: act", "")

    assert ["RPT-151"] == _codes(without)
    assert [] == _codes(without.replace("earliest_at: at", "earliest_at: at, stories: told"))


def test_every_mapped_field_is_a_column_of_reports() -> None:
    """
    A field of the mapping is a column of the report table, or a group of people.
    """
    columns = {*REPORTS.names, *mapping_module.PEOPLE}

    assert set() == set(FIELDS) - columns


def test_every_key_is_in_the_documented_table() -> None:
    """
    The docstring that the reference is made of names every key.
    """
    told = str(mapping_module.__doc__)
    keys = {*mapping_file.UCDP_KEYS, *mapping_file.TABLE_KEYS}
    settings = {*mapping_file.UCDP_SETTING_KEYS, *mapping_file.TABLE_SETTING_KEYS}

    assert [] == sorted(key for key in keys | settings if key not in told)


def test_the_codes_of_rows_are_parted_by_their_number() -> None:
    """
    RPT-2xx keeps a row out, RPT-3xx is a flag; only what keeps a row out can be waived.
    """
    assert {"RPT-2"} == {code.id[:5] for code in QUARANTINE}
    assert {"RPT-3"} == {code.id[:5] for code in DOUBTS}
    assert set(QUARANTINE) >= WAIVABLE


def test_the_pure_floor_opens_no_file() -> None:
    """
    Readers take bytes; nothing in this floor names a path of the disk.
    """
    folder = Path(str(mapping_module.__file__)).parent
    texts = [path.read_text("utf-8") for path in folder.glob("*.py")]

    assert [] == [text for text in texts if "import os" in text or "pathlib" in text]
