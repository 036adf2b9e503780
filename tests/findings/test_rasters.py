"""
Rasters: what a small grid says of an area is what the geometry says.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.rasters import EDGE, INSIDE, OUTSIDE, Rasters

shares = st.floats(0.0, 1.0, allow_subnormal=False)


@st.composite
def polygons(draw: st.DrawFn) -> shapely.Geometry:
    """Draw a star-shaped polygon, at times with a hole or a second part, anywhere on Earth."""
    lon, lat = draw(st.floats(-170, 170)), draw(st.floats(-80, 80))
    reach = draw(st.sampled_from([0.001, 0.3, 4.0]))
    radii = draw(st.lists(st.floats(0.2, 1.0), min_size=3, max_size=24))
    angle = 2 * np.pi * np.arange(len(radii)) / len(radii)
    ring = np.column_stack([np.cos(angle), np.sin(angle)]) * np.array(radii)[:, None] * reach
    shape: shapely.Geometry = shapely.Polygon(ring + np.array([lon, lat]))
    if draw(st.booleans()):
        hole = shapely.box(lon - reach / 20, lat - reach / 20, lon, lat + reach / 20)
        shape = shapely.difference(shape, hole)
    if draw(st.booleans()):
        east = lon + 1.5 * reach
        shape = shapely.union(shape, shapely.box(east, lat, east + reach / 3, lat + reach))
    return shape


def near(shape: shapely.Geometry, places: list[tuple[float, float, float]]) -> Shares:
    """Return points in and around a polygon, some of them on its edge or a hair beside it."""
    west, south, east, north = shapely.bounds(shape)
    edge: Any = shapely.get_geometry(shapely.boundary(shape), 0)
    found = []
    for x, y, off in places:
        if x < 0.5:
            found.append((west + (2.4 * x - 0.1) * (east - west), south + y * (north - south)))
        else:
            on: Any = shapely.line_interpolate_point(
                shapely.get_geometry(edge, 0), y, normalized=True
            )
            step = (off - 0.5) * (east - west) * 10.0 ** (-12 * x)
            found.append((shapely.get_x(on) + step, shapely.get_y(on)))
    return np.array(found)


@given(polygons(), st.lists(st.tuples(shares, shares, shares), min_size=1, max_size=40))
def test_a_cell_decides_only_what_the_geometry_says(
    shape: shapely.Geometry, places: list[tuple[float, float, float]]
) -> None:
    """
    A point in an inside cell lies inside, one in an outside cell does not, on edges too.
    """
    points = near(shape, places)
    area: Numbers = np.zeros(len(points), dtype=np.int64)
    cells = Rasters.of([shape]).at(area, points[:, 0], points[:, 1])
    truth = shapely.intersects_xy(shape, points[:, 0], points[:, 1])

    assert not truth[cells == OUTSIDE].any()
    assert truth[cells == INSIDE].all()


@given(polygons(), st.lists(st.tuples(shares, shares, shares), min_size=1, max_size=40))
def test_a_box_is_decided_only_where_all_of_it_is(
    shape: shapely.Geometry, places: list[tuple[float, float, float]]
) -> None:
    """
    A box that the cells call inside is covered, and one that they call outside is not met.
    """
    west, south, east, north = shapely.bounds(shape)
    wide, high = east - west, north - south
    told = np.array(places)
    low = np.column_stack(
        [west + (1.4 * told[:, 0] - 0.3) * wide, south + (1.4 * told[:, 1] - 0.3) * high]
    )
    size = told[:, 2:] ** 2 * np.array([[wide, high]]) * 0.5
    boxes = np.column_stack([low, low + size])
    cells = Rasters.of([shape]).within(np.zeros(len(boxes), dtype=np.int64), boxes)
    drawn = shapely.box(*boxes.T)

    assert not shapely.intersects(shape, drawn)[cells == OUTSIDE].any()
    assert shapely.covers(shape, drawn)[cells == INSIDE].all()


def test_most_of_a_plain_area_needs_no_geometry() -> None:
    """
    Of the cells of a square only those along its edge are left undecided.
    """
    cells = Rasters.of([shapely.box(36.0, 35.0, 37.0, 36.0)]).cells

    assert 0.15 > (cells == EDGE).mean()
    assert 0.8 < (cells == INSIDE).mean()


def test_no_area_at_all_has_no_grid() -> None:
    """
    Terms without an area are fine.
    """
    assert (0, 64, 64) == Rasters.of([]).cells.shape
