"""Areas of the example: derived and drawn outlines, and the base map."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from shapely.affinity import scale
from shapely.geometry import Point, Polygon, shape
from shapely.ops import unary_union

from tests.example.shipped import BASE_MAP, EXAMPLE, ROOT, agreed
from trucewatch.definitions.areas import AreaStatus

KM_PER_DEGREE_EAST = 89.8  # at 36.2 degrees north
KM_PER_DEGREE_NORTH = 111.0

UCDP_GOVERNORATES = (
    "Al Hasakah Governorate",
    "Aleppo Governorate",
    "Ar Raqqah Governorate",
    "As Suwayda Governorate",
    "Damascus Governorate",
    "Daraa Governorate",
    "Deir ez Zor Governorate",
    "Hamah Governorate",
    "Homs Governorate",
    "Idlib Governorate",
    "Latakia Governorate",
    "Quneitra Governorate",
    "Rif Dimashq Governorate",
    "Tartus Governorate",
)


def _km_to_edge(area: str, lon: float, lat: float) -> float:
    scales = (KM_PER_DEGREE_EAST, KM_PER_DEGREE_NORTH)
    edge = scale(agreed().areas.by_id[area].polygon.boundary, *scales, origin=(0, 0))
    return float(edge.distance(scale(Point(lon, lat), *scales, origin=(0, 0))))


@pytest.mark.parametrize("name", UCDP_GOVERNORATES)
def test_every_governorate_is_found_by_the_name_that_ucdp_gives_it(name: str) -> None:
    """A vague row of the data set falls into exactly one published outline."""
    found = agreed().areas.find(name)

    assert [AreaStatus.PUBLISHED] == [area.status for area in found]


def test_governorates_are_found_by_their_arabic_names() -> None:
    """A report in Arabic finds the same outline."""
    found = agreed().areas.find("محافظة ريف دمشق")

    assert ["governorate-rif-dimashq"] == [area.id for area in found]


def test_the_city_holds_its_centre_with_a_margin_and_keeps_clear_of_khan_tuman_dam() -> None:
    """The two places on which the worked examples turn lie clearly inside and outside."""
    city = agreed().areas.by_id["aleppo-city"].polygon

    assert [True, False] == [
        city.covers(Point(37.161173, 36.201241)),
        city.covers(Point(37.075803, 36.022767)),
    ]
    assert _km_to_edge("aleppo-city", 37.161173, 36.201241) > 3
    assert _km_to_edge("aleppo-city", 37.075803, 36.022767) > 8


def test_areas_of_aleppo_lie_inside_each_other() -> None:
    """City, countryside, province and country are four steps outwards."""
    steps = ("aleppo-city", "aleppo-countryside", "aleppo-province", "syria")
    outlines = [agreed().areas.by_id[each].polygon for each in steps]

    assert [True] * 3 == [outer.covers(inner) for inner, outer in pairwise(outlines)]


def test_governorates_fill_the_country_and_do_not_overlap() -> None:
    """Every place in the country lies in one governorate, but for the zone that UNDOF watches."""
    areas = agreed().areas
    units = [area.polygon for area in areas.by_id.values() if area.id.startswith("governorate-")]
    whole = unary_union(units)

    assert 14 == len(units)
    assert sum(unit.area for unit in units) == pytest.approx(whole.area, rel=1e-6)
    assert whole.area == pytest.approx(areas.by_id["syria"].polygon.area, rel=2e-3)


def test_joined_areas_are_the_sum_of_their_parts() -> None:
    """An area that an announcement made of several others holds those and nothing else."""
    names = json.loads((ROOT / "scripts" / "example_areas.json").read_text(encoding="utf-8"))
    areas = agreed().areas.by_id

    for each in names["joined"]:
        parts = unary_union([areas[part].polygon for part in each["parts"]])
        outline = areas[each["id"]].polygon
        assert 0 == pytest.approx(outline.symmetric_difference(parts).area, abs=1e-6)


def test_outer_rings_are_right_handed() -> None:
    """Every file follows the right-hand rule of RFC 7946, so no reader has to turn a ring."""
    turned = [
        feature["properties"]["id"]
        for path in sorted((EXAMPLE / "areas").glob("*.geojson"))
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]
        for part in getattr(shape(feature["geometry"]), "geoms", [shape(feature["geometry"])])
        if not part.exterior.is_ccw
    ]

    assert [] == turned


def test_drawn_areas_are_marked_as_the_missions_reading() -> None:
    """Whoever reads an outline sees whether somebody published it."""
    published = {area.id for area in agreed().areas.by_id.values() if area.status == "published"}

    assert published == {
        each for each in agreed().areas.by_id if each == "syria" or each.startswith("governorate-")
    }


def test_the_base_map_is_small_and_whole() -> None:
    """The map under everything holds closed outlines, names its sources and is light."""
    text = BASE_MAP.read_text(encoding="utf-8")
    base = json.loads(text)
    rings = [ring for country in base["countries"] for ring in country["rings"]]

    assert {"attribution", "countries", "lines", "places"} == set(base)
    assert len(text.encode()) < 120_000
    assert all(ring[0] == ring[-1] and Polygon(ring).is_valid for ring in rings)
    assert {"Iraq", "Jordan", "Lebanon", "Syria", "Turkey"} <= {
        country["name"] for country in base["countries"]
    }
    assert "Natural Earth" in base["attribution"]
    assert "GeoNames" in base["attribution"]


def test_places_of_the_base_map_lie_in_the_country() -> None:
    """No label stands at exchanged or mistyped coordinates."""
    country = agreed().areas.by_id["syria"].polygon
    places = json.loads(BASE_MAP.read_text(encoding="utf-8"))["places"]

    assert [] == [
        place["name"] for place in places if not country.covers(Point(place["lon"], place["lat"]))
    ]
    assert {1, 2, 3} == {place["rank"] for place in places}
