"""
Topologies: shapes that share their borders, as TopoJSON files keep them.

Decoding follows the TopoJSON format specification, sections 2.1.4 (arcs) and 2.2 (geometries).
Arcs are rounded before rings are put together, so two units that share a border still share it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from shapely import make_valid
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

DECIMALS = 4
"""Decimals of a degree that are kept: 0.0001 degree is about 11 m."""

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Topology:
    """
    One object of a TopoJSON file.

    Attributes:
        arcs: Every border as a list of longitude and latitude, degrees.
        units: The object's geometries as they stand in the file.
    """

    arcs: list[list[Pair]]
    units: list[dict[str, Any]]

    @classmethod
    def read(cls, path: Path, name: str, tolerance: float = 0.0) -> Topology:
        """
        Read object *name* of the file, with arcs simplified by *tolerance* degrees.

        Raises:
            KeyError: When the file has no such object.
        """
        text = json.loads(path.read_text(encoding="utf-8"))
        scale, shift = text["transform"]["scale"], text["transform"]["translate"]
        steps = (np.cumsum(np.array(arc), axis=0) for arc in text["arcs"])
        arcs = [_rounded(arc * scale + shift, tolerance) for arc in steps]
        return cls(arcs, text["objects"][name]["geometries"])

    def shape(self, unit: dict[str, Any]) -> BaseGeometry:
        """Return the valid shape of one of the units."""
        shells = [unit["arcs"]] if unit["type"] == "Polygon" else unit["arcs"]
        parts = [self._polygon(rings) for rings in shells]
        valid = [make_valid(part) for part in parts if part is not None]
        return unary_union([polygon for part in valid for polygon in _polygons(part)])

    def shared_lines(self) -> list[LineString]:
        """Return the borders that two units share, joined end to end where they meet."""
        uses = Counter(index if index >= 0 else ~index for index in self._used())
        lines = [LineString(self.arcs[index]) for index, count in uses.items() if count > 1]
        merged = linemerge(lines)
        return list(merged.geoms) if hasattr(merged, "geoms") else [merged]

    def _used(self) -> Iterator[int]:
        for unit in self.units:
            shells = [unit["arcs"]] if unit["type"] == "Polygon" else unit["arcs"]
            yield from (index for rings in shells for ring in rings for index in ring)

    def _polygon(self, rings: list[list[int]]) -> Polygon | None:
        loops = [loop for loop in map(self._loop, rings) if len(set(loop)) > 2]
        return Polygon(loops[0], loops[1:]) if loops else None

    def _loop(self, indexes: list[int]) -> list[Pair]:
        loop: list[Pair] = []
        for index in indexes:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            loop.extend(arc[1:] if loop else arc)
        return loop


def _rounded(points: np.ndarray[Any, Any], tolerance: float) -> list[Pair]:
    if tolerance and len(points) > 2:
        points = np.array(LineString(points).simplify(tolerance).coords)
    return [(round(float(x), DECIMALS), round(float(y), DECIMALS)) for x, y in points]


def _polygons(shape: BaseGeometry) -> Iterator[Polygon]:
    for part in getattr(shape, "geoms", [shape]):
        if isinstance(part, Polygon) and part.area:
            yield part
