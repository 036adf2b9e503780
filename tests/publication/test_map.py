"""Map: colour, shape and word for each outcome; a rough place is never a point."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publication.builders import ALEPPO, Row, finding, report, tables
from tests.publication.pages import realistic
from trucewatch.publication.clusters import clusters, is_spread
from trucewatch.publication.frames import Frame, details, overview
from trucewatch.publication.map import drawn, has_base
from trucewatch.publication.outcomes import OUTCOMES, SIGNS
from trucewatch.publication.plates import Board, Plate
from trucewatch.publication.prepared import prepared
from trucewatch.publication.spots import Spot

PAGE = realistic()
FRAME = Frame(36.0, 35.0, 38.0, 37.0, 700.0)


def spots_of(reports: list[Row]) -> tuple[Spot, ...]:
    """Return the spots of these reports, each undetermined."""
    findings = [finding(each["source_id"], ALEPPO, "undetermined") for each in reports]
    return prepared(replace(PAGE, tables=tables(reports, findings))).spots


def tree(spots: tuple[Spot, ...], name: str = "map") -> ET.Element:
    """Return the drawn map as a tree."""
    return ET.fromstring(str(drawn(PAGE, spots, FRAME, (), name)))  # noqa: S314 - our own


def classes(root: ET.Element) -> list[str]:
    """Return the classes of all elements."""
    return [str(each.get("class")) for each in root.iter() if each.get("class")]


def test_no_two_outcomes_share_colour_or_shape() -> None:
    """
    Whoever cannot tell the colours apart has the shapes, and the words.
    """
    looks = [(SIGNS[name].shape, SIGNS[name].hollow) for name in OUTCOMES]

    assert len(OUTCOMES) == len({SIGNS[name].colour for name in OUTCOMES})
    assert len(OUTCOMES) == len(set(looks))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_colour_can_be_read_on_white(outcome: str) -> None:
    """
    The contrast with the paper is at least 4.5 to 1.
    """
    parts = [int(SIGNS[outcome].colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert 1.05 / (light + 0.05) >= 4.5


def test_a_precise_place_is_a_sign() -> None:
    """
    What is known to the street is drawn where it happened.
    """
    spots = spots_of([report("a", "2016-05-01", radius_km=0.5)])

    assert "disc" not in classes(tree(spots))
    assert 1 == len(clusters(spots, FRAME))


def test_a_rough_place_is_a_disc_and_never_a_sign_on_its_centre() -> None:
    """
    Twenty-five kilometres are drawn as twenty-five kilometres.
    """
    spots = spots_of([report("a", "2016-05-01", radius_km=25.0)])
    disc = next(each for each in tree(spots).iter() if each.get("class") == "disc")

    assert () == clusters(spots, FRAME)
    assert is_spread(spots[0], FRAME)
    assert abs(float(str(disc.get("r"))) - FRAME.units(25.0)) < 0.1


def test_a_place_known_by_its_area_only_tints_the_area() -> None:
    """
    Somewhere in the province is the province, with its count in words.
    """
    where: Row = {"lon": None, "lat": None, "radius_km": None, "area": "aleppo-province"}
    root = tree(spots_of([report("a", "2016-05-01", **where)]))

    assert "somewhere" in classes(root)
    assert "somewhere in Aleppo province" in {each.text for each in root.iter()}


def test_acts_of_one_place_are_one_spot_with_their_count() -> None:
    """
    Many acts at one point are not drawn over each other.
    """
    spots = spots_of([report(f"a{n}", "2016-05-01") for n in range(12)])

    assert [12] == [spot.total for spot in spots]
    assert "undetermined" == spots[0].leading


def test_signs_that_would_cover_each_other_are_put_together() -> None:
    """
    Neighbours closer than their signs become one plate; nothing is lost of the counts.
    """
    near = [report(f"a{n}", "2016-05-01", lon=37.0 + n / 500, radius_km=0.1) for n in range(5)]
    far = report("b", "2016-05-01", lon=36.2, radius_km=0.1)

    found = clusters(spots_of([*near, far]), FRAME)

    assert [1, 5] == sorted(sum(each.counts) for each in found)


def test_details_show_where_acts_crowd() -> None:
    """
    A city with several places gets a closer view that holds them all.
    """
    city = [report(f"a{n}", "2016-05-01", lon=37.1 + n / 100) for n in range(6)]
    spots = spots_of([*city, report("b", "2016-05-01", lon=36.0, lat=33.0)])

    (frame,) = details(spots, 380.0)

    assert 6 == len([spot for spot in spots if frame.holds(spot.lon, spot.lat)])


def test_there_is_no_map_of_nowhere() -> None:
    """
    Without a place and without an area there is nothing to draw.
    """
    assert overview((), (), 700.0) is None


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(0.1, 8))
def test_everything_lies_inside_the_overview(lat: float, lon: float, size: float) -> None:
    """
    Every spot falls inside the drawing, and a drawing is never taller than wide.
    """
    spots = [
        Spot(lon, lat, 0.0, None, "", "place", (1, 0, 0, 0, 0)),
        Spot(lon + size, lat + size / 2, 0.0, None, "", "place", (1, 0, 0, 0, 0)),
    ]
    frame = overview(spots, (), 700.0)
    assert frame is not None

    places = [frame.xy(spot.lon or 0.0, spot.lat or 0.0) for spot in spots]

    assert all(0 <= x <= 700 and 0 <= y <= frame.height for x, y in places)
    assert frame.height <= 700


def test_a_kilometre_is_a_kilometre() -> None:
    """
    A degree of latitude has its length in the drawing.
    """
    _, north = FRAME.xy(37.0, 37.0)
    _, south = FRAME.xy(37.0, 36.0)

    assert abs((south - north) - FRAME.units(111.2)) < 1e-6


def test_plates_keep_out_of_each_other() -> None:
    """
    The second plate of one place moves aside and a line leads back.
    """
    board = Board(700.0, 700.0)
    plate = Plate((0, 3, 0, 0, 0), "within 25 km")

    board.lay(plate, 300, 300)
    moved = board.lay(plate, 300, 300)
    first, second = board.taken

    assert first[3] <= second[1] or second[3] <= first[1] or "leader" in moved


@pytest.mark.parametrize(("x", "y"), [(0, 0), (700, 700), (0, 700)])
def test_plates_stay_inside_the_drawing(x: float, y: float) -> None:
    """
    A plate at the border is pulled in.
    """
    board = Board(700.0, 700.0)
    board.lay(Plate((1, 2, 0, 0, 0), "within 25 km"), x, y)
    left, top, right, bottom = board.taken[0]

    assert left >= 0
    assert top >= 0
    assert right <= 700
    assert bottom <= 700


def test_a_single_act_needs_no_plate() -> None:
    """
    One act at a precise place is its sign and no number.
    """
    assert "<rect" not in Plate((1, 0, 0, 0, 0)).drawn(10, 10)
    assert "<rect" in Plate((2, 0, 0, 0, 0)).drawn(10, 10)


def test_a_crowd_is_shown_by_its_sums() -> None:
    """
    Hundreds of places become some dozen plates that can be read, with every act counted.
    """
    many = [
        report(f"a{n}", "2016-05-01", lon=36.1 + n % 20 / 11, lat=35.1 + n / 240, radius_km=0.1)
        for n in range(400)
    ]

    found = clusters(spots_of(many), FRAME)

    assert 400 == sum(sum(each.counts) for each in found)
    assert len(found) < 120


def test_among_very_many_discs_none_has_a_plate() -> None:
    """
    Where labels would cover the map there is shade, and the table beside it.
    """
    many = [report(f"a{n}", "2016-05-01", lon=36.2 + n / 20, radius_km=25.0) for n in range(30)]
    found = classes(tree(spots_of(many)))

    assert 30 == found.count("disc many")
    assert "plate" not in found


@pytest.mark.parametrize(
    ("west", "classes_of_base"), [(36.0, ["sea", "land", "border"]), (46.0, [])]
)
def test_nothing_is_claimed_where_no_base_map_ships(
    west: float, classes_of_base: list[str]
) -> None:
    """
    Where the base map ends the ground is neither sea nor land.
    """
    frame = Frame(west, 35.0, west + 2, 37.0, 700.0)
    found = classes(ET.fromstring(str(drawn(PAGE, (), frame, (), "map"))))  # noqa: S314 - our own

    assert classes_of_base == [each for each in found if each in {"sea", "land", "border"}]
    assert bool(classes_of_base) == has_base(frame)
