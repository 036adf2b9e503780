"""The hand-typed incidents of the example, and its case."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from shapely.geometry import Point

from tests.example.shipped import EXAMPLE, agreed, incidents
from trucewatch.engine.files import open_case
from trucewatch.mission.reported import Reported, read_reported

NOW = datetime(2026, 1, 1, tzinfo=UTC)

GOLDEN = {
    "dubeet-0503",
    "zahra-0504-attack",
    "zahra-0504-defence",
    "asafir-0504-strikes",
    "midan-0505",
    "kammouna-0505",
    "khan-tuman-0505",
    "khan-tuman-0505-06",
    "khan-tuman-taken",
    "midan-0508",
    "seif-al-dawla-0512",
    "daraya-convoy-0512",
    "daraya-shelling-0512",
}


def _reported() -> Reported:
    return read_reported(open_case(EXAMPLE), agreed(), NOW)


def test_every_incident_names_its_source_and_its_day() -> None:
    """Each row says where it was found; its time carries an offset and ends after it begins."""
    rows = incidents()

    assert 40 <= len(rows) <= 50
    assert len(rows) == len({row["id"] for row in rows})
    assert [] == [row["id"] for row in rows if not row["source_mark"]]
    assert [] == [
        row["id"]
        for row in rows
        if datetime.fromisoformat(row["earliest"]) > datetime.fromisoformat(row["latest"])
        or datetime.fromisoformat(row["earliest"]).utcoffset() is None
    ]


def test_incidents_of_the_worked_cases_are_there() -> None:
    """What the worked cases turn on can be looked up in the example."""
    assert set() == GOLDEN - {row["id"] for row in incidents()}


def test_rows_of_the_data_set_are_cited_by_their_number_once() -> None:
    """A row taken from UCDP names its own number, so that anybody can look it up."""
    numbers = [
        found[1]
        for row in incidents()
        if (found := re.fullmatch(r"UCDP GED ([0-9]{6})", row["source_mark"]))
    ]

    assert len(numbers) >= 25
    assert len(numbers) == len(set(numbers))


def test_incidents_lie_in_the_country() -> None:
    """No coordinate is exchanged or mistyped."""
    country = agreed().areas.by_id["syria"].polygon

    assert [] == [
        row["id"]
        for row in incidents()
        if row["lon"] and not country.covers(Point(float(row["lon"]), float(row["lat"])))
    ]


def test_rows_of_the_data_set_name_sides_and_accuse_nobody_by_themselves() -> None:
    """A row of UCDP is attributed only where the report that it cites attributes it."""
    accused = {
        row["id"]
        for row in incidents()
        if row["source_mark"].startswith("UCDP") and row["attributed_to"]
    }

    assert {
        "aleppo-0426",
        "aleppo-0428-mortars",
        "asafir-0504-shelling",
        "marj-0502",
        "shashabo-0507",
        "turkey-0508",
    } == accused


def test_every_row_is_accepted() -> None:
    """The receipt of the shipped list adds up and nothing was set aside."""
    receipts = [
        (each.read, each.accepted, each.quarantined, each.duplicate)
        for each in _reported().receipts
    ]

    assert [(len(incidents()), len(incidents()), 0, 0)] == receipts


def test_the_refused_convoy_is_an_omission() -> None:
    """What was left undone is judged as a duty and not as an act."""
    rows = {row["source_id"]: row for row in _reported().reports.to_pylist()}

    assert "omission" == rows["daraya-convoy-0512"]["form"]
    assert ["access_refused"] == [each["name"] for each in rows["daraya-convoy-0512"]["what"]]


def test_the_page_speaks_as_of_the_evening_of_12_may() -> None:
    """A historic example does not read the clock."""
    case = agreed().case

    assert case is not None
    assert datetime(2016, 5, 12, 21, tzinfo=UTC) == case.as_of
