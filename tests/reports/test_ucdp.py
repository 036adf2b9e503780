"""
The reader of UCDP GED, on invented rows.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.builders import DAMASCUS, codes_of, flags_of, only_row, some_context
from trucewatch.definitions.instants import written
from trucewatch.reports.mapping import Reader, ReportMapping, ReportSettings
from trucewatch.reports.reading import read_reports
from trucewatch.reports.settling import ReportsRead
from trucewatch.reports.ucdp_layout import GED_49, SHARED, SYRIA_2016

MAPPING = ReportMapping("reports/ged.csv", Reader.UCDP_GED, "ucdp", zone=DAMASCUS)

ROW = {
    "id": "1",
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "Syrian insurgents",
    "number_of_sources": "1",
    "source_office": "An agency",
    "source_date": "2016-05-06",
    "source_headline": "Clashes in the south",
    "where_prec": "1",
    "where_coordinates": "Aleppo town",
    "adm_1": "Aleppo Governorate",
    "latitude": "36.201241",
    "longitude": "37.161173",
    "country": "Syria",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2016-05-05",
    "date_end": "2016-05-05",
    "deaths_a": "0",
    "deaths_b": "1",
    "deaths_civilians": "3",
    "deaths_unknown": "1",
    "low": "4",
    "best": "5",
    "high": "9",
}


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def ged(mapping: ReportMapping = MAPPING, /, **cells: str) -> ReportsRead:
    """Read one row of the 41-column layout that differs from `ROW` in *cells*."""
    header = [*SHARED, "gwnob"]
    row = {**ROW, **cells}
    lines = [",".join(header), ",".join(_quoted(row.get(name, "")) for name in header)]
    return read_reports("\n".join(lines).encode(), mapping, some_context())


def test_the_two_layouts_have_the_columns_of_their_releases() -> None:
    """
    The Syria release has 41 columns and the yearly one 49.
    """
    assert (41, 49) == (len(SYRIA_2016), len(GED_49))


def test_numbers_of_the_yearly_release_lose_their_empty_fraction() -> None:
    """
    Some copies of the 49-column layout write whole numbers as 300380.0.
    """
    fractions = ("type_of_violence", "where_prec", "date_prec", "low", "best", "high")
    row = {**ROW, "id": "300380.0", **{name: f"{ROW[name]}.0" for name in fractions}}
    header = sorted(GED_49)
    table = ",".join(header) + "\n" + ",".join(_quoted(row.get(name, "")) for name in header)
    read = only_row(read_reports(table.encode(), MAPPING, some_context()))

    assert ("ucdp:300380", 5) == (read["id"], read["killed_best"])


def test_another_header_is_refused_and_names_the_columns() -> None:
    """
    A layout that nobody has checked is refused with the columns that are missing or unknown.
    """
    table = ",".join([*(name for name in SHARED if name != "best"), "gwnob", "deaths_best"])
    read = read_reports(table.encode(), MAPPING, some_context())

    assert ["RPT-105"] == [each.code.id for each in read.problems]
    assert ("best", "deaths_best") == (
        read.problems[0].values["missing"],
        read.problems[0].values["unknown"],
    )


def test_a_day_is_a_day_of_the_place() -> None:
    """
    5 May in Damascus begins at 21:00 of the day before in Greenwich and ends a day later.
    """
    row = only_row(ged())

    assert ("2016-05-04T21:00:00Z", "2016-05-05T21:00:00Z", "day", "instant") == (
        written(row["earliest_at"]),
        written(row["latest_at"]),
        row["time_precision"],
        row["form"],
    )


@pytest.mark.parametrize(
    ("end", "precision", "code"),
    [("2016-05-07", "2", "days"), ("2016-05-11", "3", "week"), ("2016-06-04", "4", "month"),
     ("2016-12-31", "5", "year")],
)  # fmt: skip
def test_vague_days_are_intervals(end: str, precision: str, code: str) -> None:
    """
    Less precise dates are the whole stretch between them.
    """
    row = only_row(ged(date_end=end, date_prec=precision))

    assert code == row["time_precision"]


def test_a_summer_night_that_has_no_midnight_still_begins() -> None:
    """
    In Damascus the clocks go forward at midnight; the day then begins at 01:00.
    """
    row = only_row(ged(date_start="2016-03-25", date_end="2016-03-25"))

    assert "2016-03-24T22:00:00Z" == written(row["earliest_at"])


@pytest.mark.parametrize(("precision", "radius"), [("1", 2.0), ("2", 25.0)])
def test_places_are_discs_and_never_points(precision: str, radius: float) -> None:
    """
    where_prec 1 and 2 are discs round the named place, as wide as the settings say.
    """
    row = only_row(ged(where_prec=precision))

    assert (radius, None, 37.161173) == (row["radius_km"], row["area"], row["lon"])


def test_radii_are_settings() -> None:
    """
    A mission may set other radii.
    """
    settings = ReportSettings(exact_radius_km=5.0)
    mapping = ReportMapping("g.csv", Reader.UCDP_GED, "ucdp", zone=DAMASCUS, settings=settings)

    assert 5.0 == only_row(ged(mapping))["radius_km"]


@pytest.mark.parametrize(
    ("cells", "area", "flags"),
    [
        ({"where_prec": "4"}, "governorate-aleppo", set()),
        ({"where_prec": "3", "adm_2": "Aleppo city"}, "aleppo-city", set()),
        ({"where_prec": "3", "adm_2": "Afrin district"}, "governorate-aleppo", {"RPT-307"}),
        ({"where_prec": "5", "where_coordinates": "Eastern Ghouta"}, "eastern-ghouta", set()),
        ({"where_prec": "5", "where_coordinates": "A road"}, "governorate-aleppo", {"RPT-307"}),
    ],
)
def test_vague_places_are_areas_and_wider_ones_are_flagged(
    cells: dict[str, str], area: str, flags: set[str]
) -> None:
    """
    where_prec 3 to 5 are areas of the case; where the unit is missing the next wider one counts.
    """
    read = ged(**cells)
    row = only_row(read)

    assert (area, None, None) == (row["area"], row["lon"], row["radius_km"])
    assert flags == flags_of(read)


def test_a_unit_that_the_case_has_not_waits_in_quarantine() -> None:
    """
    Without any polygon the row is kept apart, and the area to add is named.
    """
    read = ged(where_prec="6")

    assert {"RPT-223"} == codes_of(read)
    assert '"written": "Syria"' in read.quarantine.to_pylist()[0]["values"][0]


@pytest.mark.parametrize("kind", ["1", "2"])
def test_a_battle_ties_both_directions_and_names_no_shooter(kind: str) -> None:
    """
    Types 1 and 2 are sides of a fight with any act between them, attributed to nobody.
    """
    row = only_row(ged(type_of_violence=kind))

    assert ("syrian-government", "syrian-insurgents", "directions") == (
        row["side_a"],
        row["side_b"],
        row["tie"],
    )
    assert ([], False, []) == (row["attributed_to"], row["attributed_closed"], row["at_whom"])
    assert {(0.0, 1.0)} == {(each["low"], each["high"]) for each in row["what"]}
    assert {"armed_clash", "shelling", "air_strike", "sniper_fire", "explosive_device"} == {
        each["name"] for each in row["what"]
    }


def test_one_sided_violence_is_at_civilians_and_still_attributed_to_nobody() -> None:
    """
    Type 3 is violence at civilians; its side stays a side.
    """
    row = only_row(ged(type_of_violence="3", side_b="Civilians"))

    assert ([], None, "syrian-government", "civilians") == (
        row["attributed_to"],
        row["tie"],
        row["side_a"],
        row["side_b"],
    )
    assert [{"members": ["civilians"], "low": 1.0, "high": 1.0}] == row["at_whom"]
    assert "attack_on_civilians" == row["what"][0]["name"]


def test_an_undeclared_side_counts_as_nobody_named() -> None:
    """
    A side that actors.yaml does not declare is "other", with a flag.
    """
    read = ged(side_b="Some alliance, Another")

    assert ("other", {"RPT-308"}) == (only_row(read)["side_b"], flags_of(read))


def test_a_side_that_means_two_actors_is_kept_apart() -> None:
    """
    Two actors are called "the army": a person has to say which.
    """
    assert {"RPT-241"} == codes_of(ged(side_a="The Army"))


def test_the_dead_keep_their_bounds() -> None:
    """
    The total has UCDP's bounds; civilians get bounds as wide as the total allows.
    """
    row = only_row(ged())

    assert (4, 5, 9) == (row["killed_low"], row["killed_best"], row["killed_high"])
    assert (2, 3, 8) == tuple(row[f"civilians_killed_{each}"] for each in ("low", "best", "high"))


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"low": "6"}, "RPT-232"),
        ({"best": "10"}, "RPT-232"),
        ({"best": "-5"}, "RPT-230"),
        ({"high": "99999"}, "RPT-231"),
        ({"date_end": "2016-05-01"}, "RPT-215"),
        ({"date_start": "05/05/2016"}, "RPT-211"),
        ({"date_start": "0001-01-01"}, "RPT-211"),
        ({"date_end": "9999-12-31"}, "RPT-211"),
        ({"date_start": "2199-01-01", "date_end": "2199-01-01"}, "RPT-214"),
        ({"where_prec": "9"}, "RPT-250"),
        ({"date_prec": "7"}, "RPT-250"),
        ({"id": ""}, "RPT-202"),
        ({"longitude": "0", "latitude": "0"}, "RPT-221"),
    ],
)
def test_rows_that_contradict_their_codebook_are_kept_apart(
    cells: dict[str, str], code: str
) -> None:
    """
    Figures out of order, impossible dates and codes that do not exist keep a row out.
    """
    assert {code} == codes_of(ged(**cells))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("2016-05-07;2016-05-05", "2016-05-04T21:00:00Z"),
        ("2016-05-01", "2016-04-30T21:00:00Z"),
        ("", None),
    ],
)
def test_the_report_is_dated_by_the_first_source_after_the_fact(
    dates: str, said: str | None
) -> None:
    """
    Of several sources the earliest that can know of it counts.
    """
    assert said == written(only_row(ged(source_date=dates))["reported_at"])


def test_headlines_are_kept_only_on_request() -> None:
    """
    Headlines are other people's words: they become text only where the mapping asks for them.
    """
    keep = ReportMapping("g.csv", Reader.UCDP_GED, "ucdp", zone=DAMASCUS, keep_text=True)

    assert (None, "Clashes in the south") == (
        only_row(ged())["text"],
        only_row(ged(keep))["text"],
    )


@pytest.mark.parametrize(
    ("place", "headline", "differs"),
    [
        ("Khan Tuman dam", "fighting over Khan Touman town and villages", True),
        ("Khan Tuman dam", "shells on the Khan Tuman dam near Khan Touman town", False),
        ("Khan Tuman town", "fighting over Khan Touman village", False),
        ("Khan Tuman dam", "fighting over Zirba town", False),
        ("Kuweires airport", "clashes near Kwires town", True),
        ("Idlib Governorate", "clashes in Idlib city", False),
    ],
)
def test_a_dam_and_a_town_of_one_name_are_two_places(
    place: str, headline: str, differs: Any
) -> None:
    """
    The kind of place is compared for the same name, however it is spelled.
    """
    flags = flags_of(ged(where_coordinates=place, source_headline=headline))

    assert differs == ("RPT-302" in flags)
