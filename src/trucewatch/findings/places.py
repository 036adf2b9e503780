"""
Places: into which of the terms' areas a point, disc or polygon falls, and with what share.

Shares are by area in the cylindrical equal-area projection (x = longitude, y = sine of latitude;
J. H. Lambert 1772), which keeps areas exactly wherever on Earth. A point is asked in longitude
and latitude; an area's edge belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from trucewatch.definitions.areas import Areas
from trucewatch.findings.discs import disc, planes_of, projected
from trucewatch.findings.known_discs import KnownDiscs
from trucewatch.findings.outlines import Outlines
from trucewatch.findings.prepared import covers, meets, met_in
from trucewatch.findings.rasters import Rasters

if TYPE_CHECKING:  # it looks up how areas lie to each other, and so knows this module
    from trucewatch.findings.region_cells import RegionCells

SMALLEST_SHARE = 1e-9
"""A sliver below this share is rounding, not a place."""


@dataclass(frozen=True, slots=True)
class PlaceCells:
    """
    A place cut by the areas.

    Attributes:
        inside: Areas that each cell lies in, shape (cells, areas).
        share: Share of the place in each cell, shape (cells,), summing to 1; for a place of which
            nothing is known it is ``None``: any weights.
    """

    inside: NDArray[np.bool_]
    share: NDArray[np.float64] | None


PlaceKey = tuple[float | None, float | None, float | None, str | None]
"""Longitude, latitude and radius (km) of a disc or point, or an area; all ``None`` is anywhere."""


@dataclass(frozen=True)
class Places:
    """
    The areas that terms speak of, numbered, as drawn and as projected.

    Attributes:
        number: Number of each area that the terms speak of.
        drawn: Those areas, in degrees.
        projected: Likewise, in the equal-area plane.
        regions: Every area of the case, in the equal-area plane.
    """

    number: dict[str, int]
    drawn: tuple[Geometry, ...]
    projected: tuple[Geometry, ...]
    regions: dict[str, Geometry]

    @classmethod
    def of(cls, concerned: Sequence[str], areas: Areas) -> Places:
        """
        Number the areas *concerned* and project every area of the case.

        Raises:
            KeyError: When an area is concerned that the case does not have.
        """
        regions = {name: projected(area.polygon) for name, area in areas.by_id.items()}
        drawn = tuple(areas.by_id[name].polygon for name in concerned)
        for each in drawn:
            shapely.prepare(each)
        return cls(
            number={name: i for i, name in enumerate(concerned)},
            drawn=drawn,
            projected=tuple(regions[name] for name in concerned),
            regions=regions,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        # Prepared geometry and what was kept cannot be sent: another process makes them anew.
        return _received, (self.number, self.drawn, self.projected, self.regions)

    def __len__(self) -> int:
        return len(self.drawn)

    @cached_property
    def region_number(self) -> dict[str, int]:
        """Number of every area of the case."""
        return {name: i for i, name in enumerate(self.regions)}

    @cached_property
    def rasters(self) -> Rasters:
        """The areas that terms speak of as small grids."""
        return Rasters.of(self.drawn)

    @cached_property
    def shapes(self) -> NDArray[np.object_]:
        """The areas that terms speak of, in degrees, as an array."""
        return _array(self.drawn)

    @cached_property
    def planes(self) -> NDArray[np.object_]:
        """Likewise, in the equal-area plane."""
        return _array(self.projected)

    @cached_property
    def all_planes(self) -> NDArray[np.object_]:
        """Every area of the case in the equal-area plane, as an array."""
        return _array(tuple(self.regions.values()))

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The areas that terms speak of by their boxes in the equal-area plane."""
        return shapely.STRtree(self.planes)

    @cached_property
    def known_regions(self) -> dict[int, tuple[float, float]]:
        """How areas of the case lie to areas, by ``region * areas + area``, as far as asked."""
        return {}

    @cached_property
    def met_by_regions(self) -> dict[int, NDArray[np.int64]]:
        """Areas that each area of the case meets, as far as asked."""
        return {}

    @cached_property
    def known_discs(self) -> KnownDiscs:
        """How discs lie to areas, as far as asked."""
        return KnownDiscs()

    @cached_property
    def outlines(self) -> Outlines:
        """The edges of the areas that terms speak of, in the equal-area plane."""
        return Outlines.of(self.planes)

    @cached_property
    def every_plane(self) -> NDArray[np.object_]:
        """The areas that terms speak of, then every area of the case, in that plane."""
        return np.concatenate([self.planes, self.all_planes])

    @cached_property
    def all_outlines(self) -> Outlines:
        """The edges of these, in that plane."""
        return Outlines.of(self.every_plane)

    @cached_property
    def known_cells(self) -> dict[int, RegionCells | None]:
        """Cells of areas of the case, as far as asked; ``None`` is cut as a shape."""
        return {}

    @cached_property
    def known_cuts(self) -> dict[tuple[object, ...], list[tuple[tuple[int, ...], float]]]:
        """Cells of areas of the case that were cut as shapes, as far as asked."""
        return {}

    def discs(self, spots: NDArray[np.float64]) -> NDArray[np.object_]:
        """
        Return discs in the equal-area plane.

        Args:
            spots: Degrees east, degrees north and radius in kilometres, shape (n, 3).
        """
        return planes_of(spots)

    def cells_of(self, key: PlaceKey) -> PlaceCells:
        """
        Return the cells of a place.

        Raises:
            KeyError: When the case has no such area.
        """
        lon, lat, radius_km, area = key
        if lon is not None and lat is not None:
            return self.in_disc(lon, lat, radius_km or 0.0)
        return self.anywhere() if area is None else self.in_area(area)

    def at_point(self, lon: float, lat: float) -> PlaceCells:
        """Return the one cell of a point; on an edge it is inside."""
        inside = covers(self.shapes, shapely.Point(lon, lat))
        return PlaceCells(np.asarray(inside, dtype=np.bool_).reshape(1, -1), np.ones(1))

    def in_disc(self, lon: float, lat: float, radius_km: float) -> PlaceCells:
        """Return the cells of a disc of *radius_km* kilometres."""
        if radius_km <= 0:
            return self.at_point(lon, lat)
        return self._cut(projected(disc(lon, lat, radius_km)))

    def in_area(self, area: str) -> PlaceCells:
        """
        Return the cells of an area of the case.

        Raises:
            KeyError: When the case has no such area.
        """
        return self._cut(self.regions[area])

    def anywhere(self) -> PlaceCells:
        """Return every cell that the areas make together, with any weights."""
        return self._table(self.cells_anywhere(range(len(self))))

    def points_of(
        self, lon: float | None, lat: float | None, radius_km: float | None, area: str | None
    ) -> list[tuple[NDArray[np.bool_], tuple[float, float]]]:
        """
        Return one point in each cell of a place, with the areas that it lies in.

        Args:
            lon: Degrees east, or ``None`` where the place is an area.
            lat: Degrees north.
            radius_km: Radius of the disc, km.
            area: Area of the case; where all are ``None`` the place is anywhere.
        """
        if lon is not None and lat is not None and radius_km:
            whole = projected(disc(lon, lat, radius_km))
        elif area is not None:
            whole = self.regions[area]
        else:
            return []
        areas = self._met(whole)
        found: dict[tuple[bool, ...], tuple[float, tuple[float, float]]] = {}
        for geometry, mine in self._pieces(whole, areas):
            inside = np.zeros(len(self), dtype=np.bool_)
            inside[areas] = mine
            x, y = shapely.get_coordinates(shapely.point_on_surface(geometry))[0]
            point = (float(np.degrees(x)), float(np.degrees(np.arcsin(y))))
            size = float(shapely.area(geometry))
            key = tuple(inside.tolist())
            if size > found.get(key, (0.0, point))[0]:
                found[key] = (size, point)
        return [(np.array(key, dtype=np.bool_), found[key][1]) for key in sorted(found)]

    def shares_in(
        self, region: Geometry, areas: Sequence[int]
    ) -> list[tuple[tuple[int, ...], float]]:
        """
        Cut a region of the equal-area plane by some areas.

        Args:
            region: The region.
            areas: Numbers of the areas, in order.

        Returns:
            The areas that each cell lies in, and its share of the region; shares sum to 1.
        """
        whole = float(shapely.area(region))
        merged: dict[tuple[bool, ...], float] = {}
        for geometry, inside in self._pieces(region, areas):
            key = tuple(inside)
            merged[key] = merged.get(key, 0.0) + float(shapely.area(geometry)) / whole
        total = sum(merged.values())
        return [(_named(key, areas), merged[key] / total) for key in sorted(merged)]

    def cells_anywhere(self, areas: Sequence[int]) -> list[tuple[tuple[int, ...], float]]:
        """Return every cell that some areas make together; no share is known, it is NaN."""
        shapes = self.shapes[list(areas)]
        found = {(False,) * len(areas)}
        if len(areas):
            edges = shapely.union_all(shapely.boundary(shapes))
            for cell in shapely.get_parts(shapely.polygonize([edges])):
                inside = covers(shapes, shapely.point_on_surface(cell))
                found.add(tuple(bool(each) for each in inside))
        return [(_named(key, areas), float("nan")) for key in sorted(found)]

    def _pieces(self, region: Geometry, areas: Sequence[int]) -> list[tuple[Geometry, list[bool]]]:
        whole = float(shapely.area(region))
        pieces: list[tuple[Geometry, list[bool]]] = [(region, [])]
        for area in areas:
            pieces = [
                part for piece in pieces for part in _split(piece, self.projected[area], whole)
            ]
        return pieces

    def _met(self, region: Geometry) -> list[int]:
        return sorted(met_in(self.tree, region).tolist())

    def _cut(self, region: Geometry) -> PlaceCells:
        return self._table(self.shares_in(region, self._met(region)))

    def _table(self, cells: Sequence[tuple[tuple[int, ...], float]]) -> PlaceCells:
        table = np.zeros((len(cells), len(self)), dtype=np.bool_)
        for row, (inside, _) in zip(table, cells, strict=True):
            row[list(inside)] = True
        share = np.array([each for _, each in cells])
        order = np.lexsort(table.T[::-1]) if len(self) else np.arange(len(cells))
        return PlaceCells(table[order], None if np.isnan(share).any() else share[order])


def _named(inside: Sequence[bool], areas: Sequence[int]) -> tuple[int, ...]:
    return tuple(area for area, yes in zip(areas, inside, strict=True) if yes)


def _split(
    piece: tuple[Geometry, list[bool]], area: Geometry, whole: float
) -> list[tuple[Geometry, list[bool]]]:
    """Cut *piece* into its parts inside and outside *area*; slivers of rounding are dropped."""
    geometry, inside = piece
    if not meets(area, geometry):
        return [(geometry, [*inside, False])]
    if covers(area, geometry):
        return [(geometry, [*inside, True])]
    parts = [
        (shapely.intersection(geometry, area), [*inside, True]),
        (shapely.difference(geometry, area), [*inside, False]),
    ]
    return [each for each in parts if shapely.area(each[0]) > SMALLEST_SHARE * whole]


def _received(
    number: dict[str, int],
    drawn: tuple[Geometry, ...],
    projected_areas: tuple[Geometry, ...],
    regions: dict[str, Geometry],
) -> Places:
    for each in (*drawn, *projected_areas):
        shapely.prepare(each)
    return Places(number, drawn, projected_areas, regions)


def _array(shapes: Sequence[Geometry]) -> NDArray[np.object_]:
    found = np.empty(len(shapes), dtype=object)
    found[:] = shapes
    return found
