"""
Shares of discs as sums over edges: the same as cutting the shapes themselves.
"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from trucewatch.findings.disc_shares import shares_of
from trucewatch.findings.discs import planes_of, projected
from trucewatch.findings.outlines import RUN, Outlines

HOLED = Polygon(
    box(36.0, 35.0, 37.0, 36.0).exterior.coords, [box(36.4, 35.4, 36.6, 35.6).exterior.coords]
)
RAGGED = Polygon(
    [
        (
            36.5 + (0.3 + 0.1 * (k % 3)) * np.cos(k / 40 * 2 * np.pi),
            35.5 + 0.35 * np.sin(k / 40 * 2 * np.pi),
        )
        for k in range(40)
    ]
)
PARTS = MultiPolygon([box(36.0, 35.0, 36.3, 36.0), box(36.5, 35.2, 36.9, 35.9)])
SHAPES = [HOLED, RAGGED, PARTS]

middles = st.tuples(st.floats(35.9, 37.1), st.floats(34.9, 36.1))
on_corners = st.sampled_from(
    [(36.0, 35.0), (36.4, 35.4), (36.3, 35.5), (36.5, 35.2), (36.7, 35.0)]
)
radii = st.sampled_from([0.01, 0.5, 5.0, 25.0, 60.0, 150.0])


def by_edges(lon: float, lat: float, radius_km: float) -> list[float]:
    """Return the share of a disc in each shape, by its edges."""
    spots = np.array([[lon, lat, radius_km]] * len(SHAPES))
    inside = np.array([shapely.intersects_xy(each, lon, lat) for each in SHAPES])
    outlines = Outlines.of([projected(each) for each in SHAPES])
    found: list[float] = shares_of(outlines, spots, np.arange(len(SHAPES)), inside).tolist()
    return found


@given(middles | on_corners, radii)
def test_a_share_by_edges_is_the_share_of_the_shape(
    middle: tuple[float, float], radius_km: float
) -> None:
    """
    Wherever a disc lies, on a corner too, its share is what cutting the shapes gives.
    """
    disc = planes_of(np.array([[*middle, radius_km]]))[0]
    wanted = [shapely.intersection(disc, projected(each)).area / disc.area for each in SHAPES]

    assert pytest.approx(wanted, abs=1e-9) == by_edges(*middle, radius_km)


def test_a_middle_said_to_be_inside_by_mistake_changes_no_share() -> None:
    """
    Within a metre of an edge the two ways of asking for the middle differ, and the share holds.
    """
    outlines = Outlines.of([projected(box(36.0, 35.0, 37.0, 36.0))])
    spots = np.array([[36.0 - 1e-7, 35.5, 5.0]])

    found = [
        shares_of(outlines, spots, np.zeros(1, np.int64), np.array([inside]))[0]
        for inside in (False, True)
    ]

    assert pytest.approx(found[0], abs=1e-9) == found[1]


def test_edges_come_in_runs_that_a_box_rules_out() -> None:
    """
    Far from an area no edge of it is looked at; near one side only that side's runs are.
    """
    area = projected(box(36.0, 35.0, 37.0, 36.0))
    outlines = Outlines.of([area])
    x, y = np.radians(36.0), np.sin(np.radians(35.5))

    far, _ = outlines.near(np.zeros(1, np.int64), np.array([[1.0, 0.1, 1.1, 0.2]]))
    near, _ = outlines.near(np.zeros(1, np.int64), np.array([[x - 1e-4, y, x, y + 1e-4]]))

    assert 0 == len(far)
    assert 0 < len(near) <= 2 * RUN < shapely.get_num_coordinates(area) - 1
