"""
The page: everything that a run publishes, as names and bytes; nothing is written here.

``index.html`` stands alone: one stylesheet inside, pictures drawn inside, no script, no request.
Beyond `MOST_INLINE` acts, or where the index would grow past `MOST_BYTES`, explanations move to
pages by day beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from markupsafe import Markup

from trucewatch.publication.drawing import sign_symbols, small_sign
from trucewatch.publication.explained import Explainer
from trucewatch.publication.markup import marked
from trucewatch.publication.outcomes import OUTCOMES
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.prepared import Prepared, prepared
from trucewatch.publication.section import registered
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown, visible
from trucewatch.publication.wording import Catalogue

MOST_INLINE = 2_000
"""Acts that are explained inside the index."""

MOST_BYTES = 9_500_000
"""Size from which the index gives its explanations away; 10 MB is never reached."""

MOST_ON_A_PAGE = 500
"""Acts explained on one page beside the index; a fuller day has several pages."""


def render_site(page: PageInput) -> dict[str, bytes]:
    """
    Return every file of the published page.

    Args:
        page: All that it is made from.

    Returns:
        Path relative to the run's folder, with ``/``, to bytes. The same input gives the same
        bytes. ``index.html`` is always there and never larger than 10 MB.
    """
    ready = prepared(page)
    if len(ready.docket) <= MOST_INLINE:
        index = _index(ready)
        if len(index) <= MOST_BYTES:
            return {"index.html": index}
    apart = replace(ready, pages=_pages(ready))
    site = {"index.html": _index(apart)}
    site.update(_day_pages(apart))
    return site


def _index(ready: Prepared) -> bytes:
    say = ready.page.say
    parts: list[dict[str, Any]] = []
    for section in registered():
        body = section.body(ready)
        if body is not None:
            parts.append({"id": section.id, "title": say.say(section.title_id), "body": body})
    totals = [int((ready.docket.leading == at).sum()) for at in range(len(OUTCOMES))]
    html = rendered(
        "page.html.j2",
        **_frame(ready.page),
        sections=parts,
        totals=[
            (small_sign(name), count, say.say(f"outcome.{name}"))
            for name, count in zip(OUTCOMES, totals, strict=True)
        ],
        contested=int(ready.docket.contested.sum()),
        acts=len(ready.docket),
        reports=ready.page.tables.reports.num_rows,
    )
    return _encoded(html)


def _frame(page: PageInput) -> dict[str, Any]:
    return {
        "say": page.say.say_markup,
        "language": page.say.language,
        "direction": page.say.direction,
        "style": stylesheet(),
        "running_head": running_head(page.say),
        "signs": sign_symbols(),
        "title": shown(page.case.title),
        "plain_title": visible(page.case.title),
        "place": shown(page.case.place),
        "as_of": page.clock.html(page.case.as_of),
        "zone": page.case.zone,
    }


@cache
def stylesheet(*, pictures: bool = True) -> Markup:
    """Return the stylesheet, without the rules of pictures and long tables where none are."""
    folder = files("trucewatch.publication").joinpath("templates")
    names = ("index", "page") if pictures else ("page",)
    return marked(
        "".join(folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in names)
    )


def running_head(say: Catalogue) -> Markup:
    """Return the style that repeats on each printed sheet for whom it is, with its number."""
    words = say.say("page.internal_short").replace("\\", "").replace('"', "'")
    return marked(
        '@page{margin:18mm 14mm;@top-center{content:"' + words + '";font-size:9pt}'
        "@bottom-center{content:counter(page);font-size:9pt}}"
    )


def _pages(ready: Prepared) -> dict[int, str]:
    """Return which page explains each act: by day, a full day cut into several."""
    pages: dict[int, str] = {}
    for day, lines in groupby(range(len(ready.docket)), key=lambda line: ready.docket.days[line]):
        for at, line in enumerate(lines):
            part = at // MOST_ON_A_PAGE + 1
            suffix = f"-{part}" if part > 1 else ""
            pages[line] = f"days/{day.isoformat()}{suffix}.html"
    return pages


def _day_pages(ready: Prepared) -> Iterator[tuple[str, bytes]]:
    explainer = Explainer.of(ready)
    groups = [
        (name, list(lines))
        for name, lines in groupby(range(len(ready.docket)), key=lambda line: ready.pages[line])
    ]
    frame = {**_frame(ready.page), "style": stylesheet(pictures=False)}
    for at, (name, lines) in enumerate(groups):
        html = rendered(
            "day.html.j2",
            **frame,
            day=ready.page.clock.day_words(ready.docket.days[lines[0]]),
            body=explainer.articles(lines, once=True),
            count=len(lines),
            before=_beside(groups[at - 1][0]) if at else None,
            after=_beside(groups[at + 1][0]) if at + 1 < len(groups) else None,
        )
        yield name, _encoded(html)


def _beside(name: str) -> str:
    return name.removeprefix("days/")


def _encoded(html: Markup) -> bytes:
    return html.encode("utf-8", errors="replace")
