"""Map: where the acts happened, by outcome, as drawings and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from trucewatch.publication import map as drawing
from trucewatch.publication.drawing import small_sign
from trucewatch.publication.frames import Frame, details, overview
from trucewatch.publication.outcomes import OUTCOMES
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.prepared import Prepared
from trucewatch.publication.section import Section
from trucewatch.publication.spots import Spot
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown, visible

_WIDTH, _DETAIL_WIDTH = 760.0, 380.0
_MOST_ROWS = 200
_MOST_IN_A_DETAIL = 40
"""Places in a closer view; with more it would be a blot, and the table tells more."""


def _body(prepared: Prepared) -> Markup | None:
    page, spots = prepared.page, prepared.spots
    frame = overview(spots, page.terms.areas, _WIDTH)
    if frame is None:
        return None
    closer = [each for each in details(spots, _DETAIL_WIDTH) if _is_readable(each, spots)]
    letters = zip("ABC", closer, strict=False)
    insets = [drawing.Inset(letter, inner) for letter, inner in letters]
    return rendered(
        "map.html.j2",
        say=page.say.say_markup,
        overview=drawing.drawn(page, spots, frame, insets, "map"),
        details=[
            (inset.letter, drawing.drawn(page, spots, inset.frame, (), f"map-{inset.letter}"))
            for inset in insets
        ],
        legend=[(small_sign(name), page.say.say(f"outcome.{name}")) for name in OUTCOMES],
        rows=[_row(page, spot) for spot in spots[:_MOST_ROWS]],
        more=len(spots) - len(spots[:_MOST_ROWS]),
        nowhere=sum(spot.total for spot in spots if spot.lon is None and spot.area is None),
        attribution=visible(drawing.base_map()["attribution"]) if drawing.has_base(frame) else "",
        areas=[(shown(each.name), each.status == "published") for each in page.terms.areas],
        outcomes=[page.say.say(f"outcome.{name}") for name in OUTCOMES],
    )


def _is_readable(frame: Frame, spots: Iterable[Spot]) -> bool:
    """Say whether a closer view would still show places apart from each other."""
    return sum(frame.holds(spot.lon, spot.lat) for spot in spots) <= _MOST_IN_A_DETAIL


def _row(page: PageInput, spot: Spot) -> dict[str, Any]:
    precision = page.say.say(f"page.place_precision.{spot.precision}")
    if spot.radius_km:
        precision += "; " + page.say.say("page.radius", km=f"{spot.radius_km:g}")
    return {
        "place": shown(spot.name) or shown(page.area_name(spot.area or "")),
        "precision": precision,
        "counts": spot.counts,
    }


SECTION = Section("map-of-incidents", 30, "page.map.title", _body)
