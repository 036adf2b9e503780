"""Regimes: when each is in force by whose word, as pictures and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from trucewatch.definitions.windows import Window
from trucewatch.publication import timeline
from trucewatch.publication.markup import filled
from trucewatch.publication.page_input import PageInput, RegimeForce
from trucewatch.publication.prepared import Prepared
from trucewatch.publication.section import Section
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown

_MOST_ROWS = 400


def _body(prepared: Prepared) -> Markup | None:
    page = prepared.page
    if not page.terms.force and not page.terms.regimes:
        return None
    near = timeline.near_span(page.case.as_of)
    whole = timeline.whole_span(page.terms.force, page.case.as_of)
    rows = [row for force in page.terms.force for row in _rows(page, force)]
    drawn = {each.regime for each in page.terms.force if each.chains}
    return rendered(
        "regimes.html.j2",
        say=page.say.say_markup,
        near=timeline.drawn(page, "near", near),
        whole=timeline.drawn(page, "whole", whole),
        rows=rows[:_MOST_ROWS],
        silent=[(shown(each.title), each.silent) for each in page.terms.force if each.silent],
        unbounded=[
            shown(judged.regime.title)
            for judged in page.terms.regimes
            if judged.regime.id not in drawn
        ],
    )


def _rows(page: PageInput, force: RegimeForce) -> Iterator[dict[str, Any]]:
    for chain in force.chains:
        for window, basis in chain.windows:
            who = shown(page.actor_name(chain.announcer))
            yield _row(page, force, who, (window, shown(basis)))
    for kind, windows in (
        ("agreed", force.agreed),
        ("contested", force.contested),
        ("unwatched", force.unwatched),
    ):
        for window in windows:
            said = filled("<em>{}</em>", page.say.say(f"page.regimes.{kind}"))
            yield _row(page, force, said, (window, Markup("")))
    for watcher, window in force.oversight:
        watchers = ", ".join(page.actor_name(each) for each in watcher.split(", "))
        said = page.say.say_markup("page.regimes.watched_by", who=shown(watchers))
        yield _row(page, force, said, (window, Markup("")))


def _row(
    page: PageInput, force: RegimeForce, who: Markup, held: tuple[Window, Markup]
) -> dict[str, Any]:
    window, basis = held
    return {
        "regime": shown(force.title),
        "who": who,
        "start": page.clock.html(window.start, page.say.say("page.since_ever")),
        "end": page.clock.html(window.end, page.say.say("page.open_end")),
        "basis": basis,
    }


SECTION = Section("regimes", 20, "page.regimes.title", _body)
