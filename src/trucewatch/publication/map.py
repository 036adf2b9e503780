"""
Map: areas of the case and acts by outcome, drawn over the base map that ships with the package.

A place that is known to lie only within a disc or an area is drawn as that disc or area, with its
count in words; never as a point.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from trucewatch.publication.clusters import Cluster, clusters, is_spread
from trucewatch.publication.drawing import number, picture, tag
from trucewatch.publication.frames import Frame
from trucewatch.publication.markup import joined
from trucewatch.publication.outcomes import OUTCOMES, SIGNS
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.plates import Board, Box, Plate, summed
from trucewatch.publication.spots import Spot
from trucewatch.publication.untrusted import visible

_MOST_DISCS = 150
"""Discs and areas drawn in one frame, the fullest first; the table beside the map has them all."""

_MOST_PLATES = 24
"""Discs in one frame up to which each has a plate; among more, only their shade is shown."""

_SMALL_DISC = 40.0
"""Radius up to which a disc's plate stands above it, in units of drawing."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A detail's frame, marked in the overview by its letter."""

    letter: str
    frame: Frame


def drawn(
    page: PageInput, spots: Sequence[Spot], frame: Frame, insets: Sequence[Inset], name: str
) -> Markup:
    """
    Return one map as SVG.

    Args:
        page: For areas, words and names.
        spots: Every spot, the fullest first.
        frame: What is shown.
        insets: Details to be marked; empty in a detail.
        name: Unique on the page.
    """
    say = page.say
    is_detail = name != "map"
    shown = [spot for spot in spots if frame.holds(spot.lon, spot.lat)]
    board = Board(frame.width, frame.height)
    board.taken.extend(_letter_box(inset, frame) for inset in insets)
    precise = [_cluster(page, board, each) for each in clusters(shown, frame)]
    rough = [] if is_detail else list(_in_areas(page, board, spots, frame))
    rough.extend(_discs(page, board, shown, frame))
    layers = [
        tag("rect", width=frame.width, height=frame.height, class_="unmapped"),
        _base(frame),
        _areas(page, frame),
        *[shape for shape, _ in rough],
        _place_names(frame, 3 if is_detail else 1),
        *[_inset(inset, frame) for inset in insets],
        *[label for _, label in rough],
        *precise,
        _scale_bar(page, frame),
    ]
    total = sum(spot.total for spot in shown)
    counts = [sum(spot.counts[index] for spot in shown) for index in range(len(OUTCOMES))]
    listed = "; ".join(
        f"{say.say(f'outcome.{outcome}')}: {count}"
        for outcome, count in zip(OUTCOMES, counts, strict=True)
        if count
    )
    size = (frame.width, frame.height)
    clip = tag("clipPath", tag("rect", width=size[0], height=size[1]), id=f"{name}-edge")
    body = clip + tag("g", joined(layers), clip_path=f"url(#{name}-edge)")
    title = say.say("page.map.detail_title" if is_detail else "page.map.picture_title")
    told = say.say("page.map.picture_description", n=total, counts=listed)
    return picture(name, title, told, size, body)


@cache
def base_map() -> dict[str, Any]:
    """Return the base map that ships with the package: countries, lines, places, attribution."""
    resource = files("trucewatch.publication").joinpath("basemap/levant.json")
    if not resource.is_file():
        return {"attribution": "", "countries": [], "lines": [], "places": []}
    loaded: dict[str, Any] = json.loads(resource.read_text(encoding="utf-8"))
    return loaded


def _path(frame: Frame, rings: Iterable[Iterable[Sequence[float]]], *, close: bool) -> str:
    parts = []
    for ring in rings:
        points = [frame.xy(point[0], point[1]) for point in ring]
        if close and not _meets(frame, points):
            continue
        text = " ".join(f"{number(x)} {number(y)}" for x, y in points)
        parts.append(f"M{text}{'Z' if close else ''}")
    return "".join(parts)


def _meets(frame: Frame, points: Sequence[tuple[float, float]]) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) <= frame.width and max(xs) >= 0 and min(ys) <= frame.height and max(ys) >= 0


@cache
def base_edges() -> tuple[float, float, float, float] | None:
    """Return west, south, east and north of what the base map covers; ``None`` if it is empty."""
    points = [
        point for each in base_map()["countries"] for ring in each["rings"] for point in ring
    ]
    if not points:
        return None
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def has_base(frame: Frame) -> bool:
    """Say whether the base map shows anything of *frame*."""
    edges = base_edges()
    return edges is not None and _meets(frame, _corners(frame, edges))


def _corners(
    frame: Frame, edges: tuple[float, float, float, float]
) -> tuple[tuple[float, float], tuple[float, float]]:
    west, south, east, north = edges
    return frame.xy(west, north), frame.xy(east, south)


def _base(frame: Frame) -> Markup:
    """Draw sea and land as far as the base map goes; beyond it nothing is claimed."""
    edges = base_edges()
    if edges is None or not has_base(frame):
        return Markup("")
    base = base_map()
    (left, top), (right, bottom) = _corners(frame, edges)
    sea = tag("rect", x=left, y=top, width=right - left, height=bottom - top, class_="sea")
    land = "".join(_path(frame, each["rings"], close=True) for each in base["countries"])
    lines = _path(frame, base["lines"], close=False)
    return joined([sea, tag("path", d=land, class_="land"), tag("path", d=lines, class_="border")])


def _areas(page: PageInput, frame: Frame) -> Markup:
    """Draw the areas that the terms speak of; where they speak of none, every area."""
    spoken = spoken_areas(page)
    parts = []
    for area in page.terms.areas:
        if spoken and area.id not in spoken:
            continue
        if path := _path(frame, area.rings, close=True):
            css = "area own" if area.status == "mission_reading" else "area published"
            parts.append(tag("path", tag("title", visible(area.name)), d=path, class_=css))
    return joined(parts)


def spoken_areas(page: PageInput) -> frozenset[str]:
    """Return the areas in which a reading holds or to which a clause is limited."""
    found: set[str | None] = set()
    for judged in page.terms.regimes:
        found.update(each.area for reading in judged.readings for each in reading.holdings)
        found.update(clause.area for clause in judged.clauses)
    return frozenset(area for area in found if area)


def _place_names(frame: Frame, lowest: int) -> Markup:
    parts = []
    for place in base_map()["places"]:
        if place["rank"] <= lowest and frame.holds(place["lon"], place["lat"]):
            x, y = frame.xy(place["lon"], place["lat"])
            parts.append(tag("circle", cx=x, cy=y, r=1.6, class_="town"))
            side, anchor = (x + 5, "start") if x < frame.width - 90 else (x - 5, "end")
            words = tag(
                "text", place["name"], x=side, y=y + 14, class_="town-name", text_anchor=anchor
            )
            parts.append(words)
    return joined(parts)


def _in_areas(
    page: PageInput, board: Board, spots: Sequence[Spot], frame: Frame
) -> Iterator[tuple[Markup, Markup]]:
    """Yield the areas of which only the area is known, tinted, and their plates."""
    rings = {area.id: area.rings for area in page.terms.areas}
    counts: dict[str, list[tuple[int, ...]]] = {}
    for spot in spots:
        if spot.lon is None and spot.area in rings:
            counts.setdefault(spot.area, []).append(spot.counts)
    for area, found in list(counts.items())[:_MOST_DISCS]:
        shape = tag("path", d=_path(frame, rings[area], close=True), class_="somewhere")
        words = page.say.say("page.map.somewhere", area=visible(page.area_name(area), 30))
        yield shape, board.lay(Plate(summed(found), words), *_middle(frame, rings[area]))


def _middle(frame: Frame, rings: Sequence[Sequence[tuple[float, float]]]) -> tuple[float, float]:
    outer = max(rings, key=len)
    lons, lats = [lon for lon, _ in outer], [lat for _, lat in outer]
    return frame.xy((min(lons) + max(lons)) / 2, min(lats) + (max(lats) - min(lats)) * 0.8)


def _discs(
    page: PageInput, board: Board, spots: Sequence[Spot], frame: Frame
) -> Iterator[tuple[Markup, Markup]]:
    """Yield the discs of places known only roughly, and their plates."""
    spread = [each for each in spots if is_spread(each, frame)]
    for spot in spread[:_MOST_DISCS]:
        x, y = frame.xy(spot.lon or 0.0, spot.lat or 0.0)
        radius = frame.units(spot.radius_km)
        colour = SIGNS[spot.leading].colour
        css = "disc" if radius < frame.height / 3 else "disc wide"
        css += " many" if len(spread) > _MOST_PLATES else ""
        shape = tag("circle", cx=x, cy=y, r=radius, class_=css, fill=colour, stroke=colour)
        if len(spread) > _MOST_PLATES:
            yield shape, Markup("")
            continue
        words = page.say.say("page.map.within", km=f"{spot.radius_km:g}")
        above = radius + 11 if radius < _SMALL_DISC else radius - 14
        yield shape, board.lay(Plate(spot.counts, words), x, y - above)


def _cluster(page: PageInput, board: Board, cluster: Cluster) -> Markup:
    plate = Plate(cluster.counts)
    title = tag("title", _told(page, cluster, plate.present))
    return tag("g", title, board.keep(plate, cluster.x, cluster.y))


def _told(page: PageInput, cluster: Cluster, present: Iterable[tuple[str, int]]) -> str:
    counts = ", ".join(f"{page.say.say(f'outcome.{name}')}: {n}" for name, n in present)
    places = ", ".join(visible(name, 60) for name in cluster.names[:6] if name)
    more = " …" if len(cluster.names) > 6 else ""
    return f"{places}{more}: {counts}"


def _letter_box(inset: Inset, frame: Frame) -> Box:
    left, top = frame.xy(inset.frame.west, inset.frame.north)
    return left - 15, top - 2, left, top + 14


def _inset(inset: Inset, frame: Frame) -> Markup:
    left, top = frame.xy(inset.frame.west, inset.frame.north)
    right, bottom = frame.xy(inset.frame.east, inset.frame.south)
    return tag(
        "rect", x=left, y=top, width=right - left, height=bottom - top, class_="inset"
    ) + tag("text", inset.letter, x=left - 13, y=top + 11, class_="inset-letter")


def _scale_bar(page: PageInput, frame: Frame) -> Markup:
    fitting = (
        km for km in (1000, 500, 200, 100, 50, 20, 10, 5, 2) if frame.units(km) < frame.width / 4
    )
    span = next(fitting, 1)
    x, y, length = 14.0, frame.height - 14, frame.units(span)
    words = page.say.say("page.map.kilometres", km=span)
    return tag("path", d=f"M{x:.1f} {y - 5:.1f}v5h{length:.1f}v-5", class_="scale") + tag(
        "text", words, x=x + length + 6, y=y + 1, class_="scale-words"
    )
