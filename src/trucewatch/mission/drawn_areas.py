"""The areas of a case as one picture, to be looked at before anything is judged."""

from __future__ import annotations

from datetime import UTC, datetime

from trucewatch.mission.agreed import Agreed
from trucewatch.mission.published import drawn_areas
from trucewatch.publication.frames import overview
from trucewatch.publication.map import drawn
from trucewatch.publication.page import stylesheet
from trucewatch.publication.page_input import CaseFacts, PageInput, PageTerms, RunFacts
from trucewatch.publication.wording import Catalogue

_WIDTH = 760.0
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def areas_picture(agreed: Agreed, say: Catalogue) -> str:
    """Return the areas as an SVG document that stands alone; empty where there is no area."""
    areas = drawn_areas(agreed.areas)
    frame = overview((), areas, _WIDTH)
    if frame is None:
        return ""
    page = PageInput(
        case=CaseFacts("", "", "UTC", _NO_TIME),
        run=RunFacts(""),
        terms=PageTerms(areas=areas, actors=agreed.actors),
        say=say,
    )
    picture = str(drawn(page, (), frame, (), "map"))
    start, _, rest = picture.partition(">")
    named = start if "xmlns=" in start else start + _NAMESPACE
    return f"{named}><style>{stylesheet()}</style>{rest}\n"
