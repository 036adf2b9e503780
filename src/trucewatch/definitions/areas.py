"""
Areas: the polygons that terms speak of and that vague reports name.

An area's edge belongs to it. Longitude and latitude are degrees of WGS 84.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry import MultiPolygon, Polygon

from trucewatch.definitions.area_codes import ORDER_SUSPECTED, SAME_ID_IN_TWO_FILES
from trucewatch.definitions.names import folded, nearest_names
from trucewatch.definitions.problems import Place, Problem

Shape = Polygon | MultiPolygon


class AreaStatus(StrEnum):
    """Whether a polygon was published, or is what the mission takes the words to mean."""

    PUBLISHED = "published"
    MISSION_READING = "mission_reading"


@dataclass(frozen=True, slots=True)
class Area:
    """
    One area of the case.

    Attributes:
        id: Short name used in every file of the case, lower case with hyphens.
        names: Names by which terms and reports call it, in any script; the first is shown.
        status: Whether the polygon was published or is the mission's own reading.
        source: Where the polygon comes from.
        polygon: Its polygon or polygons, degrees, outer rings anticlockwise, always valid.
        file: File of the case that it was read from.
    """

    id: str
    names: tuple[str, ...]
    status: AreaStatus
    source: str
    polygon: Shape
    file: str = ""

    @property
    def polygons(self) -> tuple[Polygon, ...]:
        """The polygons that make up the area, at least one."""
        if isinstance(self.polygon, MultiPolygon):
            return tuple(self.polygon.geoms)
        return (self.polygon,)


@dataclass(frozen=True, slots=True)
class Areas:
    """
    The areas of a case.

    Attributes:
        by_id: Every area by its id, in order of id.
        ids_by_name: Ids of the areas that a folded name may mean.
    """

    by_id: Mapping[str, Area]
    ids_by_name: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, areas: Iterable[Area]) -> Areas:
        """Return the register of *areas*, whose ids are unique."""
        by_id = {area.id: area for area in sorted(areas, key=lambda area: area.id)}
        by_name: dict[str, list[str]] = {}
        for area in by_id.values():
            for key in dict.fromkeys(map(folded, (area.id, *area.names))):
                by_name.setdefault(key, []).append(area.id)
        return cls(by_id, {key: tuple(ids) for key, ids in by_name.items()})

    def find(self, name: str) -> tuple[Area, ...]:
        """
        Return the areas that *name* may mean: none, one, or several in order of id.

        Several areas of one and the same shape count as one: the first of them.
        """
        found = [self.by_id[each] for each in self.ids_by_name.get(folded(name), ())]
        if all(each.polygon.equals(found[0].polygon) for each in found[1:]):
            found = found[:1]
        return tuple(found)

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return up to three names of areas that look like *name*, best first."""
        return nearest_names(name, (each for area in self.by_id.values() for each in area.names))


def joined(parts: Iterable[Areas]) -> tuple[Areas, list[Problem]]:
    """
    Join the areas of several files into those of one case.

    Returns:
        All areas, of two with one id the first, and problems: ids that two files use, and areas
        whose longitude and latitude look exchanged.
    """
    kept: dict[str, Area] = {}
    problems: list[Problem] = []
    for area in (area for part in parts for area in part.by_id.values()):
        first = kept.setdefault(area.id, area)
        if first is not area:
            values = {"id": area.id, "other": first.file}
            problems.append(Problem(SAME_ID_IN_TWO_FILES, Place(file=area.file), area.id, values))
    return Areas.of(kept.values()), problems + _exchanged(list(kept.values()))


def _exchanged(areas: list[Area]) -> list[Problem]:
    # An area that touches no larger one of the case, and would if its axes were exchanged, was
    # most likely written latitude first. Alone in a case nothing can be said.
    return [
        Problem(ORDER_SUSPECTED, Place(file=area.file), area.id, {"id": area.id})
        for area in areas
        if not _touches_larger(area.polygon, areas)
        and _touches_larger(_swapped(area.polygon), areas)
    ]


def _touches_larger(shape: Shape, areas: list[Area]) -> bool:
    larger = (other.polygon for other in areas if other.polygon.area > shape.area)
    return any(shape.intersects(each) for each in larger)


def _swapped(shape: Shape) -> Shape:
    return MultiPolygon(
        [
            Polygon(
                [(y, x) for x, y in part.exterior.coords],
                [[(y, x) for x, y in hole.coords] for hole in part.interiors],
            )
            for part in (shape.geoms if isinstance(shape, MultiPolygon) else (shape,))
        ]
    )
