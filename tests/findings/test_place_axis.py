"""
The axis of place: places cut by the areas that matter, against each place cut alone.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from trucewatch.definitions.areas import Area, Areas, AreaStatus
from trucewatch.findings.axes import Axis
from trucewatch.findings.concern import Concern
from trucewatch.findings.place_axis import Inside, place_axis_of
from trucewatch.findings.places import PlaceCells, PlaceKey, Places
from trucewatch.findings.whereabouts import Whereabouts

HEXAGON = [(1, 0), (0.5, 0.9), (-0.5, 0.9), (-1, 0), (-0.5, -0.9), (0.5, -0.9)]


def areas(**polygons: object) -> Areas:
    """Return polygons as areas of a case."""
    return Areas.of(
        Area(name, (name,), AreaStatus.MISSION_READING, "test", each)  # type: ignore[arg-type]
        for name, each in polygons.items()
    )


PLACES = Places.of(
    ["city", "east", "hexagon", "west"],
    areas(
        west=box(36.0, 35.0, 37.0, 37.0),
        east=box(37.0, 35.0, 38.0, 37.0),
        city=box(36.7, 35.9, 37.1, 36.2),
        hexagon=Polygon([(37.2 + 0.3 * x, 36.3 + 0.3 * y) for x, y in HEXAGON]),
        elsewhere=box(36.5, 35.5, 36.9, 36.0),
    ),
)

spots = st.tuples(
    st.integers(355, 385).map(lambda each: each / 10),
    st.integers(345, 375).map(lambda each: each / 10),
    st.sampled_from([0.0, 0.0, 0.5, 3.0, 20.0, 80.0]),
    st.none(),
)
named = st.sampled_from(["west", "city", "elsewhere"]).map(lambda each: (None, None, None, each))
keys = st.lists(spots | named | st.just((None, None, None, None)), min_size=1, max_size=8)


def whereabouts(told: list[PlaceKey]) -> Whereabouts:
    """Return places as columns."""
    lon, lat, radius = (
        np.array([np.nan if key[i] is None else key[i] for key in told], dtype=np.float64)
        for i in range(3)
    )
    region = [-1 if key[3] is None else PLACES.region_number[key[3]] for key in told]
    return Whereabouts(lon, lat, np.nan_to_num(radius), np.array(region, dtype=np.int64))


def cells_at(axis: Axis, inside: Inside, story: int) -> dict[tuple[bool, ...], float]:
    """Return the areas of each cell of a story, with its weight under the first weighing."""
    first, last = axis.values[story], axis.values[story + 1]
    every = np.arange(inside.areas)
    known = axis.weighings[story]
    cells = range(axis.cells[known], axis.cells[known + 1])
    weight = {int(axis.cell_value[each]): float(axis.cell_weight[each]) for each in cells}
    return {
        tuple(inside.at(np.full(inside.areas, axis.value_class[v]), every).tolist()): weight.get(
            v, 0.0
        )
        for v in range(first, last)
    }


def cells_of(cells: PlaceCells) -> dict[tuple[bool, ...], float]:
    """Return the areas of each cell of a place with its share."""
    shares = [0.0] * len(cells.inside) if cells.share is None else cells.share.tolist()
    found = dict(zip(map(tuple, cells.inside.tolist()), shares, strict=True))
    if cells.share is None:
        found[min(found)] = 1.0
    return found


@given(keys)
def test_places_in_columns_are_cut_as_each_alone(told: list[PlaceKey]) -> None:
    """
    A place that an edge cuts has the same cells and shares however many are cut together.
    """
    axis, inside = place_axis_of(PLACES, whereabouts(told), Concern.every(len(told), 4))

    for story, key in enumerate(told):
        wanted = cells_of(PLACES.cells_of(key))
        found = cells_at(axis, inside, story)
        if key[:1] == (None,) and key[3] is None:
            assert set(wanted) == set(found)
        else:
            assert {each: pytest.approx(share) for each, share in wanted.items()} == found


@given(keys, st.sets(st.integers(0, 3)))
def test_an_area_that_does_not_matter_cuts_nothing(told: list[PlaceKey], some: set[int]) -> None:
    """
    Cells that differ only in areas that nobody asks about are one.
    """
    chosen = np.array(sorted(some), dtype=np.int64)
    concern = Concern(np.arange(len(told) + 1) * len(chosen), np.tile(chosen, len(told)))
    axis, inside = place_axis_of(PLACES, whereabouts(told), concern)
    whole, everything = place_axis_of(PLACES, whereabouts(told), Concern.every(len(told), 4))

    for story, key in enumerate(told):
        found = cells_at(axis, inside, story)
        joined: dict[tuple[bool, ...], float] = {}
        for each, share in cells_at(whole, everything, story).items():
            kept = tuple(yes and area in some for area, yes in enumerate(each))
            joined[kept] = joined.get(kept, 0.0) + share
        assert set(joined) == set(found)
        if key != (None, None, None, None):
            assert {each: pytest.approx(share) for each, share in joined.items()} == found


def test_a_look_up_too_large_for_a_table_answers_alike() -> None:
    """
    The sorted look-up and the plain table give the same answers.
    """
    lists = (np.array([0, 2, 2, 5]), np.array([1, 3, 0, 1, 2]))
    table = Inside.of(lists, 4)
    place, area = np.repeat(np.arange(3), 5), np.tile(np.arange(-1, 4), 3)

    assert table.table is not None
    assert (
        table.at(place, area).tolist()
        == Inside(table.areas, table.keys, None).at(place, area).tolist()
    )
