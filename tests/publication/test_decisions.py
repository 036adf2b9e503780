"""What needs a decision: found in the terms and the tables, whoever acted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.publication.builders import (
    ALEPPO,
    AS_OF,
    NATIONWIDE,
    Row,
    box,
    finding,
    judged,
    report,
    tables,
)
from tests.publication.pages import realistic
from trucewatch.publication.decisions import (
    endings,
    grave_lines,
    marked_acts,
    open_choices,
    silent_areas,
)
from trucewatch.publication.page_input import DrawnArea, PageInput
from trucewatch.publication.prepared import prepared
from trucewatch.publication.sections.decisions import SECTION
from trucewatch.terms.model import Adoption, JudgedRegime

PAGE = realistic()


def page_of(reports: list[Row], findings: list[Row] | None = None) -> PageInput:
    """Return a page with these rows."""
    return replace(PAGE, tables=tables(reports, findings or []))


def test_elements_with_several_choices_are_open_until_one_is_adopted() -> None:
    """
    Two announcers are two readings; the mission can adopt one, and then the matter is closed.
    """
    found = [(each.regime, each.element, each.choices) for each in open_choices(PAGE)]

    assert (NATIONWIDE, "announcer", ("co-chairs", "hnc")) in found

    adopted = Adoption(
        "announcer", "co-chairs", "they signed", "head of mission", date(2016, 5, 1)
    )
    first = judged()[0]
    regime = replace(first.regime, adoptions=(adopted,))
    closed = JudgedRegime(regime, first.readings, first.clauses, first.duties)
    page = replace(PAGE, terms=replace(PAGE.terms, regimes=(closed,)))

    assert [] == list(open_choices(page))


def test_acts_that_turn_on_a_reading_are_counted() -> None:
    """
    Beside an open choice stands how much hangs on it.
    """
    findings = [
        finding("a", ALEPPO, "undetermined", contested=True),
        finding("b", ALEPPO, "undetermined", sensitive=True),
        finding("b", NATIONWIDE, "exempt"),
    ]

    assert {ALEPPO: (1, 1), NATIONWIDE: (0, 0)} == marked_acts(page_of([], findings))


def test_windows_that_end_near_the_as_of_instant_are_shown() -> None:
    """
    Both those about to end and those just ended; an open end is never near.
    """
    assert [("ministry", -15), ("army", 34)] == [
        (each.announcer, round(each.hours)) for each in endings(PAGE)
    ]


def test_grave_acts_are_found_whoever_acted() -> None:
    """
    Ten dead, or a clinic, make an act grave; the deadliest comes first and older ones are counted.
    """
    clinic = [{"members": ["medical", "civilians"], "low": 0.0, "high": 1.0}]
    ready = prepared(
        page_of(
            [
                report("light", "2016-05-03", killed_best=9),
                report("ten", "2016-05-04", killed_best=10),
                report("clinic", "2016-05-05", killed_best=0, at_whom=clinic),
                report("low", "2016-05-06", killed_low=40),
                report("old", "2016-03-01", killed_best=80),
                report("later", "2016-06-01", killed_best=80),
            ]
        )
    )

    lines, older = grave_lines(ready)

    names = ready.docket.incidents["incident"].to_pylist()
    assert ["low", "ten", "clinic"] == [names[line] for line in lines]
    assert 2 == older


def test_areas_of_the_terms_without_a_report_are_named() -> None:
    """
    Where a regime holds and nobody reports, the page says so instead of showing calm.
    """
    page = page_of([report("a", "2016-05-01", lon=36.5, lat=33.5)])

    assert ["Aleppo city"] == [area.name for area in silent_areas(page)]


def test_an_area_is_reported_from_by_point_or_by_name() -> None:
    """
    A report inside the polygon, or one that names the area, breaks the silence.
    """
    inside = page_of([report("a", "2016-05-01")])
    named = page_of([report("a", "2016-05-01", lon=None, lat=None, area="aleppo-city")])

    assert [] == silent_areas(inside)
    assert [] == silent_areas(named)


def test_a_hole_is_not_part_of_an_area() -> None:
    """
    A point in a hole lies outside.
    """
    ring = DrawnArea(
        "aleppo-city",
        "A ring",
        "published",
        (box(37.0, 36.0, 37.4, 36.4), box(37.1, 36.1, 37.3, 36.3)),
    )
    page = page_of([report("a", "2016-05-01", lon=37.2, lat=36.2)])
    holed = replace(page, terms=replace(page.terms, areas=(ring,)))

    assert ["A ring"] == [area.name for area in silent_areas(holed)]


def test_as_of_is_the_middle_of_what_is_shown() -> None:
    """
    The page speaks up to the as-of instant, not to today.
    """
    assert AS_OF == PAGE.case.as_of


def test_a_fortnight_without_grave_acts_is_said_to_be_one() -> None:
    """
    The card is never left empty, and does not take silence for calm.
    """
    words = "None of the reports that were read tells of such an act in that fortnight."

    assert words in (SECTION.body(prepared(page_of([]))) or "")
    assert words not in (SECTION.body(prepared(PAGE)) or words)
