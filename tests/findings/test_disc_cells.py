"""
Cells of discs and of areas of the case: the same as cutting the shapes themselves.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Geometry, intersects_xy
from shapely.geometry import MultiPolygon, Polygon, box

from trucewatch.definitions.areas import Area, Areas, AreaStatus
from trucewatch.findings.concern import Concern
from trucewatch.findings.disc_cells import cells_of_discs
from trucewatch.findings.places import Places
from trucewatch.findings.region_cells import cells_of_regions
from trucewatch.findings.relation import Lies, regions_in


def star(lon: float, lat: float, turn: float) -> Polygon:
    """Return an area of 41 corners round a point."""
    angle = [k / 41 * 2 * np.pi for k in range(41)]
    reach = [0.35 + 0.1 * np.sin(5 * each + turn) for each in angle]
    return Polygon(
        [
            (lon + r * np.cos(each), lat + r * np.sin(each))
            for r, each in zip(reach, angle, strict=True)
        ]
    )


HOLED = Polygon(
    box(36.03, 35.02, 37.04, 36.01).exterior.coords,
    [box(36.41, 35.42, 36.62, 35.63).exterior.coords],
)
PARTS = MultiPolygon([box(35.9, 35.11, 36.31, 35.97), box(36.52, 35.23, 36.93, 35.89)])
SHAPES: dict[str, Geometry] = {
    "a": HOLED,
    "b": star(36.5, 35.5, 0.0),
    "c": PARTS,
    "d": star(36.7, 35.6, 1.0),
}
NEIGHBOURS: dict[str, Geometry] = {
    "a": box(36.0, 35.0, 36.5, 36.0),
    "b": box(36.5, 35.0, 37.0, 36.0),
    "c": box(36.25, 35.25, 36.5, 35.75),
}
middles = st.tuples(st.floats(35.8, 37.2), st.floats(34.8, 36.2))
radii = st.sampled_from([0.5, 5.0, 25.0, 60.0, 150.0])


def places(shapes: dict[str, Geometry], region: Geometry | None = None) -> Places:
    """Return areas of a case that terms speak of, and one that they do not speak of."""
    drawn = {**shapes, **({} if region is None else {"region": region})}
    every = Areas.of(
        Area(name, (name,), AreaStatus.MISSION_READING, "test", each)  # type: ignore[arg-type]
        for name, each in drawn.items()
    )
    return Places.of(sorted(shapes), every)


def named(bits: int, areas: list[int]) -> tuple[int, ...]:
    """Return the areas that bits name; the first is the highest."""
    return tuple(a for i, a in enumerate(areas) if bits >> (len(areas) - 1 - i) & 1)


def by_edges(
    mine: Places, spot: tuple[float, float, float]
) -> dict[tuple[int, ...], float] | None:
    """Return the cells of a disc by the edges within it, or nothing where that is not sure."""
    areas = list(range(len(mine)))
    inside = np.array([intersects_xy(each, *spot[:2]) for each in mine.drawn])
    starts = np.array([0, len(areas)])
    found = cells_of_discs(mine.outlines, np.array([spot]), (starts, np.array(areas)), inside)
    if found.failed[0]:
        return None
    return {
        named(bits, areas): share
        for bits, share in zip(found.areas.tolist(), found.share.tolist(), strict=True)
    }


@given(middles, radii)
def test_cells_by_edges_are_the_cells_of_the_shapes(
    middle: tuple[float, float], radius_km: float
) -> None:
    """
    Wherever a disc lies, over holes and parts too, its cells are what cutting the shapes gives.
    """
    mine, spot = places(SHAPES), (*middle, radius_km)
    wanted = dict(mine.shares_in(mine.discs(np.array([spot]))[0], range(len(mine))))

    found = by_edges(mine, spot)

    assert found is not None
    # A sliver at the edge of rounding is in the one and not in the other.
    assert all(
        pytest.approx(wanted.get(each, 0.0), abs=2e-9) == found.get(each, 0.0)
        for each in {*wanted, *found}
    )


@given(middles, radii)
def test_areas_with_one_border_are_cut_as_shapes_or_rightly(
    middle: tuple[float, float], radius_km: float
) -> None:
    """
    Edges that run along each other are never told apart by chance.
    """
    mine, spot = places(NEIGHBOURS), (*middle, radius_km)
    wanted = dict(mine.shares_in(mine.discs(np.array([spot]))[0], range(len(mine))))

    found = by_edges(mine, spot)

    assert found is None or all(
        pytest.approx(wanted.get(each, 0.0), abs=2e-9) == found.get(each, 0.0)
        for each in {*wanted, *found}
    )


def test_a_shared_border_within_a_disc_is_given_back() -> None:
    """
    A disc on the border of two neighbours is cut as a shape.
    """
    assert None is by_edges(places(NEIGHBOURS), (36.5, 35.5, 5.0))


@given(st.floats(35.9, 36.9), st.floats(35.0, 35.9), st.sets(st.integers(0, 3)))
def test_an_area_of_the_case_is_cut_whole_once_for_every_choice_of_areas(
    lon: float, lat: float, some: set[int]
) -> None:
    """
    The cells that some areas make are sums of those that all of them make.
    """
    mine = places(SHAPES, star(lon, lat, 2.0))
    region = np.array([mine.region_number["region"]])
    lies, _ = regions_in(mine, np.repeat(region, len(mine)), np.arange(len(mine)))
    cutting = np.flatnonzero(lies == Lies.PARTLY)
    whole = cells_of_regions(mine, region, Concern(np.array([0, len(cutting)]), cutting))[0]
    assert whole is not None
    chosen = [each for each in whole.cutting.tolist() if each in some]
    wanted = dict(mine.shares_in(mine.regions["region"], chosen))

    bits, share = whole.among(np.array(chosen, dtype=np.int64))
    found = {named(b, chosen): s for b, s in zip(bits.tolist(), share.tolist(), strict=True)}

    # What lies wholly inside or outside is among the cells of neither.
    assert all(
        pytest.approx(wanted.get(each, 0.0), abs=2e-8) == found.get(each, 0.0)
        for each in {*wanted, *found}
    )


def test_an_area_that_is_asked_again_by_others_is_cut_by_everything() -> None:
    """
    First only what is asked cuts it; after another question it never has to be cut again.
    """
    mine = places(SHAPES, star(36.5, 35.4, 2.0))
    region = np.array([mine.region_number["region"]])

    cut_by = [
        each.cutting.tolist()
        for area in (0, 1, 3)
        for each in cells_of_regions(mine, region, Concern(np.array([0, 1]), np.array([area])))
        if each
    ]

    assert [[0], [0, 1, 2, 3], [0, 1, 2, 3]] == cut_by
