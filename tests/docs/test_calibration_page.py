"""The page on calibration says what the kept results say."""

from __future__ import annotations

import json

import pytest
from benchmarks.calibration import PAGE, PICTURE, kept, sample, written
from benchmarks.calibration_groups import groups
from benchmarks.calibration_tables import luck
from benchmarks.calibration_worlds import WORLDS

from tests.docs.pages import text_of


def test_the_page_and_its_picture_are_what_the_results_say() -> None:
    """
    Tables and picture hold the very text that the kept results give.
    """
    made = written(kept(), text_of(PAGE))

    assert made[PAGE] == text_of(PAGE)
    assert made[PICTURE] == text_of(PICTURE)


def test_every_world_has_results() -> None:
    """
    The results are those of the worlds that are measured, none more and none less.
    """
    assert [world.key for world in WORLDS] == list(kept()["worlds"])


def test_a_page_without_its_marks_is_refused() -> None:
    """
    Where a table has no place in the page nothing is written.
    """
    with pytest.raises(ValueError, match="marks of the table"):
        written(kept(), "# Calibration\n")


@pytest.mark.parametrize(
    ("p", "words"), [(0.0, "**< .001**"), (0.0049, "**.005**"), (0.0312, ".031"), (1.0, "1.000")]
)
def test_luck_is_said_in_bold_where_it_explains_nothing(p: float, words: str) -> None:
    """
    Below .01 a chance of luck stands in bold.
    """
    assert words == luck(p)


def test_the_results_are_those_of_this_code() -> None:
    """
    Two conflicts scored anew give what was kept; else 'python -m benchmarks.calibration' is due.
    """
    assert kept()["sample"] == json.loads(json.dumps(sample()))


def test_groups_of_reports_are_tested_one_by_one() -> None:
    """
    Two conflicts give tests by source, precision, name and reading; luck lies between 0 and 1.
    """
    found = groups(WORLDS[0], range(40, 42))

    assert found["tests"] > 40
    assert 0 <= found["least"] <= 1
    assert found["below_01"] <= found["below_05"] <= found["tests"]
