"""
Places: into which areas a point, disc or polygon falls, and with what share.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from trucewatch.definitions.areas import Area, Areas, AreaStatus
from trucewatch.findings.discs import EARTH_RADIUS_KM, disc, projected
from trucewatch.findings.places import PlaceCells, Places

WEST, EAST = box(36.0, 35.0, 37.0, 37.0), box(37.0, 35.0, 38.0, 37.0)


def areas(**polygons: object) -> Areas:
    """Return polygons as areas of a case."""
    return Areas.of(
        Area(name, (name,), AreaStatus.MISSION_READING, "test", each)  # type: ignore[arg-type]
        for name, each in polygons.items()
    )


PLACES = Places.of(["east", "west"], areas(west=WEST, east=EAST))


def shares(cells: PlaceCells) -> dict[tuple[bool, ...], float]:
    """Return the share of each cell by the areas that it lies in, east first."""
    assert cells.share is not None
    return {
        tuple(inside): share
        for inside, share in zip(cells.inside.tolist(), cells.share.tolist(), strict=True)
    }


def test_the_edge_of_an_area_belongs_to_it() -> None:
    """
    A point on the border of two areas lies in both.
    """
    assert {(True, True): 1.0} == shares(PLACES.at_point(37.0, 36.0))


def test_a_centimetre_decides_for_a_point() -> None:
    """
    A point one centimetre off a border is on one side of it.
    """
    centimetre = 1e-7

    assert {(True, False): 1.0} == shares(PLACES.at_point(37.0 + centimetre, 36.0))


def test_a_disc_on_a_straight_border_is_half_in_each_area() -> None:
    """
    A border through the middle of a disc halves it.
    """
    assert {(False, True): pytest.approx(0.5), (True, False): pytest.approx(0.5)} == shares(
        PLACES.in_disc(37.0, 36.0, 10.0)
    )


@given(st.floats(36.2, 37.8), st.floats(35.3, 36.7), st.floats(0.1, 30.0))
def test_shares_of_a_place_sum_to_one(lon: float, lat: float, radius_km: float) -> None:
    """
    However a disc is cut, nothing of it is lost.
    """
    assert pytest.approx(1.0) == sum(shares(PLACES.in_disc(lon, lat, radius_km)).values())


@given(st.floats(-80, 80), st.floats(0.5, 200.0))
def test_the_projection_keeps_the_area_of_a_disc_wherever_it_lies(
    lat: float, radius_km: float
) -> None:
    """
    The same disc has the same area at every latitude.
    """
    whole = 2 * np.pi * (1 - np.cos(radius_km / EARTH_RADIUS_KM))

    assert pytest.approx(whole, rel=2e-3) == projected(disc(20.0, lat, radius_km)).area


def test_an_area_of_the_case_lies_wholly_in_itself() -> None:
    """
    A unit that is one of the areas concerned is not split by its own edge.
    """
    assert {(False, True): 1.0} == shares(PLACES.in_area("west"))


def test_anywhere_is_every_cell_with_no_share_known() -> None:
    """
    Of a place that nobody knows every cell is possible, and none has a weight.
    """
    cells = PLACES.anywhere()

    assert [[False, False], [False, True], [True, False]] == cells.inside.tolist()
    assert cells.share is None
