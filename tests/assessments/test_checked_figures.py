"""Claims about casualties against tolls: four verdicts, and what each rests on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import pytest

from tests.assessments.tolls import SYRIA, rows_of, syria
from trucewatch.assessments.checked_figures import (
    Comparison,
    FigureVerdict,
    check_figure,
    checked_view,
)
from trucewatch.assessments.figures_claimed import FigureClaimed, Missing, figures_claimed
from trucewatch.assessments.toll import Way, toll
from trucewatch.assessments.toll_asked import Asked, DiscAsked, NamedPlaces
from trucewatch.reading.claim import Alternative, Claim, ClaimType, Json, Modality, Slot

DAMASCUS = "Asia/Damascus"
ALEPPO: Json = {"name": "Aleppo", "id": "", "lat": 36.2, "lon": 37.16, "radius_km": 15.0}
DAYS: Json = {"from": "2016-04-21T21:00:00Z", "to": "2016-05-04T21:00:00Z"}
EARLIER: Json = {"from": "2016-04-20T21:00:00Z", "to": "2016-05-03T21:00:00Z"}


def _slot(value: Json, *ways: tuple[str, Json]) -> Slot:
    alternatives = tuple(Alternative(way, each) for way, each in ways)
    return Slot((), value, (), alternatives=alternatives)


def _claim(
    slots: Mapping[str, Json | Slot],
    modality: Modality = Modality.HELD,
    of: ClaimType = ClaimType.CASUALTY_FIGURE,
) -> Claim:
    told = {name: s if isinstance(s, Slot) else _slot(s) for name, s in slots.items()}
    return Claim("d", of, told, (0, 1), modality, (), "reader", "1", "rule")


def _figure(low: int | None, high: int | None, **other: Json | Slot) -> FigureClaimed:
    slots: dict[str, Json | Slot] = {
        "killed": {"low": low, "best": None, "high": high},
        "unit": "people",
        "window": DAYS,
        "area": [{"name": "Aleppo", "lat": None, "lon": None}],
    }
    return figures_claimed(_claim({**slots, **other}), DAMASCUS)[0]


ROWS = """
id | first_on   | last_on    | place  | killed_low | killed_best | killed_high
a  | 2016-04-22 | 2016-04-22 | Aleppo | 80         | 100         | 120
b  | 2016-05-03 | 2016-05-06 | Aleppo | 40         | 40          | 40
"""


@pytest.mark.parametrize(
    ("figure", "complete", "verdict", "under"),
    [
        ((100, 130), "", FigureVerdict.SUPPORTED, 3),  # 80-120, 100-140, 120-160
        ((90, 95), "", FigureVerdict.CANNOT_TELL, 1),  # inside alone
        ((None, 70), "", FigureVerdict.CONTRADICTED, 0),  # more were counted in any way
        ((500, None), "", FigureVerdict.CANNOT_TELL, 0),  # a record may miss people
        ((500, None), "complete", FigureVerdict.CONTRADICTED, 0),  # a complete one does not
    ],
)
def test_a_figure_is_held_against_every_way(
    figure: tuple[int | None, int | None], complete: str, verdict: FigureVerdict, under: int
) -> None:
    """
    Supported needs all ways; contradicted needs none, and more in the record or all of it.
    """
    claimed = _figure(*figure)
    tolls = [toll(rows_of(ROWS), asked) for asked in claimed.definitions()]
    checked = check_figure(claimed, tolls, is_complete=bool(complete))

    assert (verdict, under) == (checked.verdict, len(checked.true_under))


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        ({"unit": None}, Missing.UNIT),
        ({"window": None}, Missing.WINDOW),
        ({"window": {"from": None, "to": "2016-05-04T21:00:00Z"}}, Missing.WINDOW),
        ({"area": None}, Missing.AREA),
        ({"killed": None}, Missing.FIGURE),
    ],
)
def test_a_claim_that_leaves_out_its_definition_is_ill_posed(
    left_out: dict[str, Json], missing: Missing
) -> None:
    """
    Without unit, days, area or number nothing is compared, and what is missing is said.
    """
    figure = _figure(100, 130, **left_out)
    checked = check_figure(figure, [toll(rows_of(ROWS), each) for each in figure.definitions()])

    assert (FigureVerdict.ILL_POSED, (missing,), ()) == (
        checked.verdict,
        checked.missing,
        checked.compared,
    )


def test_what_is_denied_is_no_assertion() -> None:
    """
    A figure that its speaker denies cannot be supported.
    """
    figure = figures_claimed(_claim({"unit": "people"}, Modality.DENIED), DAMASCUS)[0]

    assert Missing.ASSERTION in figure.missing


def test_every_reading_of_the_days_is_a_definition() -> None:
    """
    Days with two readings give two definitions, each by the calendar of the place.
    """
    figure = _figure(1, 2, window=_slot(None, ("with today", DAYS), ("before", EARLIER)))

    assert [
        Asked(date(2016, 4, 22), date(2016, 5, 4), NamedPlaces(("Aleppo",))),
        Asked(date(2016, 4, 21), date(2016, 5, 3), NamedPlaces(("Aleppo",))),
    ] == list(figure.definitions())


def test_people_that_no_record_numbers_cannot_be_told() -> None:
    """
    Fighters are no group of a toll, and injured that no row gives have no number.
    """
    for figure in (
        _figure(1, 2, unit="fighters"),
        figures_claimed(
            _claim(
                {
                    "injured": {"low": 5, "best": 5, "high": 5},
                    "unit": "people",
                    "window": DAYS,
                    "area": [{"name": "Aleppo"}],
                }
            ),
            DAMASCUS,
        )[0],
    ):
        tolls = [toll(rows_of(ROWS), each) for each in figure.definitions()]
        checked = check_figure(figure, tolls)
        assert FigureVerdict.CANNOT_TELL == checked.verdict
        assert {Comparison.NOT_NUMBERED} == {each.comparison for each in checked.compared}


def test_an_incident_without_a_number_leaves_the_record_open() -> None:
    """
    Where some incident has no figure the record does not fall short of a claim.
    """
    figure = _figure(500, 600)
    rows = rows_of(
        """
        id | first_on   | last_on    | place  | killed_low | killed_best | killed_high
        a  | 2016-04-22 | 2016-04-22 | Aleppo | 80         | 100         | 120
        b  | 2016-04-22 | 2016-04-22 | Aleppo |            |             |
        """
    )
    checked = check_figure(
        figure, [toll(rows, each) for each in figure.definitions()], is_complete=True
    )

    assert FigureVerdict.CANNOT_TELL == checked.verdict
    assert {Comparison.RECORD_IS_OPEN} == {each.comparison for each in checked.compared}


def test_no_toll_is_no_verdict() -> None:
    """
    Held against nothing, a figure cannot be told, complete record or not.
    """
    figure = _figure(1, 2)

    assert FigureVerdict.CANNOT_TELL == check_figure(figure, [], is_complete=True).verdict


def test_the_view_has_the_numbers_and_their_definitions() -> None:
    """
    The JSON view says verdict, claim, every comparison and the definitions that would make it so.
    """
    figure = _figure(90, 95)
    view = checked_view(check_figure(figure, [toll(rows_of(ROWS), figure.definitions()[0])]))

    assert "cannot_tell" == view["verdict"]
    assert ["inside"] == [each["way"] for each in view["true_under"]]
    assert {"low": 80, "best": 100, "high": 120, "incidents": 1, "silent": 0} == view[
        "true_under"
    ][0]["record"]
    assert view == json.loads(json.dumps(view, allow_nan=False))


def test_other_claims_are_not_figures() -> None:
    """
    A claim of another type is refused.
    """
    claim = _claim({}, of=ClaimType.ACCESS)

    with pytest.raises(ValueError, match="no casualty figure"):
        figures_claimed(claim, DAMASCUS)


@pytest.mark.skipif(not SYRIA.exists(), reason="needs ucdp-syria of the shared data")
def test_nearly_three_hundred_in_thirteen_days() -> None:
    """
    270 to 300 in 13 days in Aleppo: true within 15 km, both ways of counting days, rows inside or
    prorated on one; not where rows that reach beyond count whole. So it cannot be told.
    """
    window = _slot(None, ("with today", DAYS), ("before", EARLIER))
    figure = _figure(270, 300, window=window, area=[ALEPPO])
    definitions = figure.definitions()
    checked = check_figure(figure, [toll(syria(), each) for each in definitions])

    assert FigureVerdict.CANNOT_TELL == checked.verdict
    assert {DiscAsked(37.16, 36.2, 15.0)} == {each.where for each in definitions}
    assert [(date(2016, 5, 4), Way.INSIDE), (date(2016, 5, 3), Way.PRORATED)] == [
        (each.asked.last_on, each.way) for each in checked.true_under
    ]
