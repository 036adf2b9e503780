"""
Areas and the GeoJSON that they are read from (bad inputs, section C).
"""

from __future__ import annotations

import json
import time
from typing import Any

import numpy as np
import pytest
from shapely.geometry import Point

from trucewatch.definitions.areas import Areas, joined
from trucewatch.definitions.areas_geojson import read_areas
from trucewatch.definitions.problems import Problem

Ring = list[list[float]]

SQUARE: Ring = [[37, 36], [38, 36], [38, 37], [37, 37], [37, 36]]


def _feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    known = {"id": "box", "name": "Box", "status": "mission_reading", "source": "a test"}
    return {"type": "Feature", "properties": {**known, **properties}, "geometry": geometry}


def _collection(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def _read(*features: Any) -> tuple[Areas | None, list[Problem]]:
    return read_areas(_collection(*features), "areas/a.geojson")


def _polygon(*rings: Ring) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def _codes(*features: Any) -> list[str]:
    return [problem.code.id for problem in _read(*features)[1]]


def _only(*features: Any) -> Any:
    areas, problems = _read(*features)
    assert areas is not None, problems
    return next(iter(areas.by_id.values()))


def test_an_area_is_read_with_all_its_names() -> None:
    """
    Id, names, status and source come from the properties; the first name is the one shown.
    """
    area = _only(_feature(_polygon(SQUARE), names=["صندوق", "Kutu"]))

    assert ("box", ("Box", "صندوق", "Kutu"), "mission_reading", "a test", 1.0) == (
        area.id,
        area.names,
        area.status,
        area.source,
        area.polygon.area,
    )


def test_55_a_polygon_that_crosses_itself_is_refused_with_the_point() -> None:
    """
    55: the crossing point is named, and nothing is repaired.
    """
    problems = _read(_feature(_polygon([[37, 36], [38, 37], [38, 36], [37, 37], [37, 36]])))[1]

    assert [("ARE-134", "37.5 36.5")] == [(each.code.id, each.values["at"]) for each in problems]


def test_55_a_hostile_ring_costs_no_time() -> None:
    """
    55: a ring of 20,000 random corners is refused at once; repairing 200 took 42 s.
    """
    corners = np.random.default_rng(1).uniform((36, 35), (38, 37), (20_000, 2)).tolist()
    before = time.process_time()

    assert ["ARE-134"] == _codes(_feature(_polygon([*corners, corners[0]])))
    assert time.process_time() - before < 2


def test_57_a_box_over_the_antimeridian_must_be_split() -> None:
    """
    57: drawn naively it would hold Africa and miss Fiji.
    """
    naive: Ring = [[179, -1], [-179, -1], [-179, 1], [179, 1], [179, -1]]
    west: Ring = [[179, -1], [180, -1], [180, 1], [179, 1], [179, -1]]
    east: Ring = [[-180, -1], [-179, -1], [-179, 1], [-180, 1], [-180, -1]]
    split = _only(_feature({"type": "MultiPolygon", "coordinates": [[west], [east]]}))

    assert ["ARE-133"] == _codes(_feature(_polygon(naive)))
    assert (4.0, 2) == (split.polygon.area, len(split.polygons))


def test_59_a_clockwise_ring_is_turned_with_a_note() -> None:
    """
    59: the direction of a ring does not change its area.
    """
    feature = _feature(_polygon(SQUARE[::-1]))
    area = _only(feature)

    assert ["ARE-135"] == _codes(feature)
    assert (1.0, True) == (area.polygon.area, area.polygons[0].exterior.is_ccw)


@pytest.mark.parametrize(
    ("ring", "code"),
    [
        ([[37, 36], [38, 36], [37, 36]], "ARE-130"),
        ([[37, 36], [38, 36], [38, 37], [37, 37]], "ARE-131"),
        ([[37, 36], [37.5, 36], [38, 36], [37, 36]], "ARE-132"),
        ([[37, 36]] * 4, "ARE-132"),
        ([[37, 36], [38, 36], [39, 36], [38, 36], [38, 37], [37, 36]], "ARE-134"),
    ],
)
def test_61_rings_that_enclose_nothing_are_refused(ring: Ring, code: str) -> None:
    """
    61: short, open, flat and spiked rings are refused.
    """
    assert [code] == _codes(_feature(_polygon(ring)))


@pytest.mark.parametrize(
    "geometry",
    [None, _polygon(), {"type": "MultiPolygon", "coordinates": []},
     {"type": "MultiPolygon", "coordinates": [[]]}],
)  # fmt: skip
def test_65_terms_can_not_speak_of_a_place_without_extent(geometry: Any) -> None:
    """
    65: an empty geometry refuses the file.
    """
    assert ["ARE-120"] == _codes(_feature(geometry))


def test_67_heights_are_left_out_and_a_fourth_value_is_refused() -> None:
    """
    67: a height is noted once, a fourth value means nothing.
    """
    high = [[*each, 400] for each in SQUARE]
    fourth = [[*each, 400, 1] for each in SQUARE]

    assert ["ARE-124"] == _codes(_feature(_polygon(high)))
    assert ["ARE-123"] == _codes(_feature(_polygon(fourth)))
    assert 1.0 == _only(_feature(_polygon(high))).polygon.area


@pytest.mark.parametrize("depth", [33, 100_000])
def test_69_deep_nesting_is_refused(depth: int) -> None:
    """
    69: no depth makes the parser fall over.
    """
    problems = read_areas("[" * depth + "]" * depth, "a.geojson")[1]

    assert ["ARE-104"] == [each.code.id for each in problems]


@pytest.mark.parametrize("number", ["9" * 5_000, "NaN", "-Infinity", "1e999", str(2**53)])
def test_71_numbers_that_do_not_fit_are_refused(number: str) -> None:
    """
    71: neither endless nor infinite numbers are degrees.
    """
    problems = read_areas(f'{{"type": {number}}}', "a.geojson")[1]

    assert ["ARE-103"] == [each.code.id for each in problems]


def test_73_an_edge_belongs_to_its_area() -> None:
    """
    73: a point on the border lies in the area, a point a centimetre off does not.
    """
    polygon = _only(_feature(_polygon(SQUARE))).polygon

    assert [True, False] == [polygon.intersects(Point(37, y)) for y in (36.5, 37.0000001)]


def test_75_an_id_belongs_to_one_feature() -> None:
    """
    75: two features of one id refuse the file; two files of one id are told when they are joined.
    """
    feature = _feature(_polygon(SQUARE))
    parts = [areas for areas, _ in (_read(feature), _read(feature)) if areas is not None]

    assert ["ARE-111"] == _codes(feature, feature)
    assert ["ARE-140"] == [each.code.id for each in joined(parts)[1]]


def test_holes_are_kept_and_must_lie_inside() -> None:
    """
    A hole is not part of the area; one that reaches outside refuses it.
    """
    hole: Ring = [[37.4, 36.4], [37.4, 36.6], [37.6, 36.6], [37.6, 36.4], [37.4, 36.4]]
    outside: Ring = [[each[0] + 0.5, each[1]] for each in hole]

    assert pytest.approx(0.96) == _only(_feature(_polygon(SQUARE, hole))).polygon.area
    assert ["ARE-134"] == _codes(_feature(_polygon(SQUARE, outside)))


def test_all_errors_of_a_file_are_told_at_once() -> None:
    """
    One bad feature refuses the file, and every other fault is told as well.
    """
    areas, problems = _read(
        _feature(_polygon(SQUARE), id="A b", status="guess", source=""), _feature(None, id="two")
    )

    assert areas is None
    assert ["ARE-110", "ARE-113", "ARE-114", "ARE-120"] == [each.code.id for each in problems]


@pytest.mark.parametrize("feature", ["box", 7, {"type": "Polygon"}, None])
def test_what_is_no_feature_is_refused(feature: Any) -> None:
    """
    Everything in the collection has to be a Feature.
    """
    assert ["ARE-107"] == _codes(feature)


@pytest.mark.parametrize(
    ("crs", "codes"),
    [("urn:ogc:def:crs:OGC:1.3:CRS84", []), ("EPSG:32637", ["ARE-108"])],
)
def test_only_degrees_of_wgs84_are_read(crs: str, codes: list[str]) -> None:
    """
    An old declaration of WGS 84 is let pass; metric grids are refused.
    """
    document = json.loads(_collection(_feature(_polygon(SQUARE))))
    document["crs"] = {"type": "name", "properties": {"name": crs}}

    assert codes == [each.code.id for each in read_areas(json.dumps(document), "a.geojson")[1]]


@pytest.mark.parametrize("name", ["Bo\u202ex", "B" + "\u0301" * 9, "Bo\nx", "", 7])
def test_names_that_deceive_are_refused(name: Any) -> None:
    """
    A name that turns the text, piles marks or breaks the line is no name.
    """
    assert ["ARE-112"] == _codes(_feature(_polygon(SQUARE), name=name))


def test_a_latitude_written_first_is_suspected() -> None:
    """
    An area that lies alone, and would lie among the others with its axes exchanged, is told.
    """
    country: Ring = [[35.7, 32.3], [42.4, 32.3], [42.4, 37.3], [35.7, 37.3], [35.7, 32.3]]
    city: Ring = [[33.4, 36.2], [33.5, 36.2], [33.5, 36.3], [33.4, 36.2]]
    areas, _ = _read(
        _feature(_polygon(country), id="country"), _feature(_polygon(city), id="city")
    )
    assert areas is not None
    problems = joined([areas])[1]

    assert [("ARE-126", "city")] == [(each.code.id, each.values["id"]) for each in problems]


def test_areas_are_found_by_folded_names() -> None:
    """
    A name finds its area in any spelling; two different areas of one name are both returned.
    """
    other = [[each[0] + 2, each[1]] for each in SQUARE]
    areas, problems = _read(
        _feature(_polygon(SQUARE), id="a", name="Aleppo Governorate", names=["محافظة حلب"]),
        _feature(_polygon(SQUARE), id="b", name="ALEPPO  GOVERNORATE"),
        _feature(_polygon(other), id="c", name="Ghouta"),
        _feature(_polygon(SQUARE), id="d", name="Ghouta"),
    )
    assert areas is not None, problems

    assert [["a"], ["a"], ["c", "d"], []] == [
        [area.id for area in areas.find(name)]
        for name in ("aleppo governorate", "محافظه حلب", "ghouta", "Homs")
    ]
    assert ("Ghouta",) == areas.nearest("Gouta")
