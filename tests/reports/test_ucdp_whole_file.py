"""
UCDP GED as it is published: the Syria release and the sample of the yearly one.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.reports.builders import area_file, some_context
from tests.reports.test_ucdp import MAPPING
from trucewatch.definitions.areas_geojson import read_areas
from trucewatch.reports.reading import read_reports
from trucewatch.reports.settling import ReportsRead

PLACE = os.environ.get("TRUCEWATCH_DATA", "")
DATA = Path(PLACE) if PLACE else Path(__file__).parents[3] / "shared" / "data"
SYRIA = DATA / "ucdp-syria" / "ged_syria_2016_2019.csv"
SAMPLE = DATA / "ucdp-ged-sample" / "ucdp_ged_v23_1_sample1000.csv"

needs_syria = pytest.mark.skipif(not SYRIA.exists(), reason="needs ucdp-syria of the shared data")
needs_sample = pytest.mark.skipif(not SAMPLE.exists(), reason="needs ucdp-ged-sample")


@cache
def _syria() -> tuple[ReportsRead, float]:
    areas, _ = read_areas(
        area_file({"syria": (("Syria",), (35.5, 32.2, 42.5, 37.5))}), "a.geojson"
    )
    assert areas is not None
    context = replace(some_context(), areas=areas)
    content = SYRIA.read_bytes()
    before = time.process_time()
    read = read_reports(content, MAPPING, context)
    return read, time.process_time() - before


@needs_syria
def test_every_row_of_the_syria_release_is_accounted_for() -> None:
    """
    16,566 rows: what is not accepted is in quarantine, for figures out of order and nothing else.
    """
    receipt = _syria()[0].receipt

    assert (16_566, 16_465, 101, 0) == (
        receipt.read,
        receipt.accepted,
        receipt.quarantined,
        receipt.duplicate,
    )
    assert {"RPT-232": 101} == dict(receipt.reasons)


@needs_syria
def test_the_syria_release_is_read_in_seconds() -> None:
    """
    The whole release takes less than 3 s of processor time (twice that is allowed here, because
    test machines are busy).
    """
    assert _syria()[1] < 6


@needs_syria
@pytest.mark.parametrize(
    ("source_id", "flag", "because"),
    [
        ("318665", "RPT-301", "it cites an article that is a month older"),
        ("318668", "RPT-302", "the place is a dam, the headline says town"),
    ],
)
def test_the_two_rows_of_khan_tuman_carry_their_doubts(
    source_id: str, flag: str, because: str
) -> None:
    """
    GED 318665 and 318668 can be used, and say what to beware of.
    """
    reports = _syria()[0].reports
    row = reports.slice(reports["source_id"].to_pylist().index(source_id), 1).to_pylist()[0]

    assert flag in row["flags"], because
    assert ("directions", [], 25.0) == (row["tie"], row["attributed_to"], row["radius_km"])


@needs_syria
def test_no_row_of_the_syria_release_names_a_shooter() -> None:
    """
    UCDP names sides; not one of its rows is attributed to anybody.
    """
    attributed = _syria()[0].reports["attributed_to"].to_pylist()

    assert [] == [each for each in attributed if each]


@needs_syria
def test_the_same_file_twice_changes_nothing() -> None:
    """
    Read again with what is known, every accepted row is a duplicate.
    """
    first = _syria()[0]
    ids, digests = first.reports["id"].to_pylist(), first.reports["digest"].to_pylist()
    known = {str(one): str(other) for one, other in zip(ids, digests, strict=True)}
    again = read_reports(SYRIA.read_bytes(), MAPPING, some_context(known=known)).receipt

    assert (0, 16_465, True) == (again.accepted, again.duplicate, again.adds_up)


@needs_sample
def test_the_yearly_layout_is_read() -> None:
    """
    A thousand rows of the 49-column layout: all are accounted for.
    """
    receipt = read_reports(SAMPLE.read_bytes(), MAPPING, some_context()).receipt

    assert (1_000, True) == (receipt.read, receipt.adds_up)
    assert {"RPT-223", "RPT-232"} >= set(receipt.reasons)
