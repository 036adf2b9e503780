"""
Touching at the ends of the map, on edges, and with many areas and windows of every size.
"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.strategies import START, windows
from trucewatch.definitions.areas import Area, Areas, AreaStatus
from trucewatch.definitions.windows import Window
from trucewatch.findings.discs import disc, projected
from trucewatch.findings.places import Places
from trucewatch.findings.touching import Stories, Touching
from trucewatch.findings.whereabouts import Whereabouts

HOUR = 3_600_000_000


def worldwide(**shapes: shapely.Geometry) -> Places:
    """Return places anywhere on Earth."""
    areas = Areas.of(
        Area(name, (name,), AreaStatus.MISSION_READING, "test", each)  # type: ignore[arg-type]
        for name, each in shapes.items()
    )
    return Places.of(sorted(shapes), areas)


def met(places: Places, lon: float, lat: float, radius_km: float = 0.0) -> list[str]:
    """Return the areas that a point or disc touches, each by a regime of its own."""
    n = len(places)
    every = np.full(n, 2**62)
    touching = Touching(places, -every, every, np.arange(n), np.arange(n))
    zero = np.zeros(1, dtype=np.int64)
    where = Whereabouts(
        np.array([lon]), np.array([lat]), np.array([radius_km]), np.array([-1], dtype=np.int64)
    )
    lasting = np.zeros(1, dtype=np.bool_)
    pairs = touching.pairs(Stories(zero, zero, zero, zero, zero, lasting, where), 1)
    return [sorted(places.number)[each] for each in pairs.regime]


ENDS = worldwide(
    east=shapely.box(170, -20, 180, 20),
    west=shapely.box(-180, -20, -170, 20),
    north=shapely.box(-180, 85, 180, 90),
    wedge=shapely.box(10, 80, 20, 90),
    town=shapely.box(37.0, 36.0, 37.1, 36.1),
)


@pytest.mark.parametrize(
    ("lon", "lat", "radius_km", "areas"),
    [
        (179.99, 0.0, 0.0, ["east"]),
        (180.0, 0.0, 0.0, ["east", "west"]),
        (-180.0, 0.0, 0.0, ["east", "west"]),
        (179.99, 0.0, 50.0, ["east", "west"]),
        (-179.99, 5.0, 50.0, ["east", "west"]),
        (170.0, 20.0, 0.0, ["east"]),
        (169.9, 0.0, 5.0, []),
        (169.9, 0.0, 15.0, ["east"]),
        (-120.0, 90.0, 0.0, ["north", "wedge"]),
        (-120.0, 89.9, 0.0, ["north"]),
        (-120.0, 89.9, 30.0, ["north", "wedge"]),
        (0.0, -90.0, 500.0, []),
        (37.1, 36.05, 0.0, ["town"]),
        (37.1000001, 36.05, 0.0, []),
        (37.0, 36.0, 0.0, ["town"]),
        (37.05, 36.05, 5000.0, ["town", "wedge"]),
        (40.0, 36.05, 400.0, ["town"]),
        (200.0, 0.0, 0.0, []),
        (181.0, 0.0, 0.0, ["west"]),
    ],
)
def test_the_ends_of_the_map_and_the_edges_of_areas(
    lon: float, lat: float, radius_km: float, areas: list[str]
) -> None:
    """
    The antimeridian and the poles are no walls, and an area's edge belongs to it.
    """
    assert areas == met(ENDS, lon, lat, radius_km)


def test_an_unknown_coordinate_can_be_anywhere() -> None:
    """
    A place of which one coordinate is missing may lie in every area.
    """
    assert sorted(ENDS.number) == met(ENDS, np.nan, 5.0)


@given(
    st.lists(
        st.tuples(st.floats(-180, 180), st.floats(-85, 85), st.floats(0.01, 30.0)),
        min_size=1,
        max_size=30,
    ),
    st.lists(
        st.tuples(
            st.floats(-179, 179), st.floats(-84, 84), st.sampled_from([0.0, 0.0, 2.0, 80.0, 900.0])
        ),
        min_size=1,
        max_size=30,
    ),
)
def test_many_areas_on_many_scales_are_found(
    squares: list[tuple[float, float, float]], spots: list[tuple[float, float, float]]
) -> None:
    """
    From a street to a continent, every area that a place meets is found.
    """
    shapes = [
        shapely.box(max(x - r, -180), max(y - r, -89), min(x + r, 180), min(y + r, 89))
        for x, y, r in squares
    ]
    places = worldwide(**{f"a{i:02}": each for i, each in enumerate(shapes)})
    for lon, lat, radius_km in spots:
        region = projected(disc(lon, lat, radius_km)) if radius_km else shapely.Point(lon, lat)
        drawn = places.projected if radius_km else places.drawn
        wanted = [
            f"a{i:02}"
            for i, each in enumerate(drawn)
            if shapely.intersects(each, region)
            and (not radius_km or shapely.area(shapely.intersection(each, region)) > 1e-12)
        ]

        assert wanted == met(places, lon, lat, radius_km)


@given(st.lists(windows(), min_size=1, max_size=40), st.lists(st.integers(-90, 330), min_size=2))
def test_many_windows_are_found_by_time(found: list[Window], hours: list[int]) -> None:
    """
    Open or closed, long or short: every window that an interval meets is found.
    """
    n = len(found)
    first, last = (np.array([getattr(w, end) for w in found]) for end in ("first", "last"))
    anywhere = Touching(ENDS, first, last, np.arange(n), np.full(n, -1))
    begin, end = (START + HOUR * each for each in sorted(hours[:2]))
    one = np.zeros(1, dtype=np.int64)
    where = Whereabouts(np.array([37.0]), np.array([36.0]), np.zeros(1), one - 1)
    stories = Stories(
        one, one + begin, one + end, one + begin, one + end, np.zeros(1, dtype=np.bool_), where
    )
    wanted = [
        i
        for i, w in enumerate(found)
        if begin <= w.last and (end > w.first or (begin == end == w.first))
    ]

    assert wanted == anywhere.pairs(stories, 1).regime.tolist()
