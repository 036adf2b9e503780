"""What needs a decision: open readings, windows about to end, grave acts, silent areas."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from trucewatch.publication.decisions import (
    GRAVE_KILLED,
    endings,
    grave_lines,
    marked_acts,
    open_choices,
    silent_areas,
)
from trucewatch.publication.facts import when
from trucewatch.publication.figures import people
from trucewatch.publication.markup import joined
from trucewatch.publication.names import act_names, party_names
from trucewatch.publication.prepared import Prepared
from trucewatch.publication.section import Section
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown

_MOST_GRAVE = 12
_MOST_CHOICES = 40


def _body(prepared: Prepared) -> Markup:
    page = prepared.page
    lines, older = grave_lines(prepared)
    return rendered(
        "decisions.html.j2",
        say=page.say.say_markup,
        choices=_choices(prepared),
        endings=[
            {
                "regime": shown(page.regime_title(each.regime)),
                "announcer": shown(page.actor_name(each.announcer)),
                "end": page.clock.html(each.end),
                "hours": abs(round(each.hours)),
                "is_past": each.hours < 0,
            }
            for each in endings(page)
        ],
        grave=[_grave(prepared, line) for line in lines[:_MOST_GRAVE]],
        more=len(lines) - len(lines[:_MOST_GRAVE]),
        older=older,
        killed=GRAVE_KILLED,
        silent=[shown(area.name) for area in silent_areas(page)],
    )


def _choices(prepared: Prepared) -> list[dict[str, Any]]:
    page = prepared.page
    acts = marked_acts(page)
    rows = []
    for each in list(open_choices(page))[:_MOST_CHOICES]:
        contested, sensitive = acts.get(each.regime, (0, 0))
        choices = [
            shown(page.actor_name(choice) if each.element == "announcer" else choice)
            for choice in each.choices
        ]
        rows.append(
            {
                "regime": shown(page.regime_title(each.regime)),
                "element": shown(each.element),
                "choices": joined(choices, " · "),
                "contested": contested,
                "sensitive": sensitive,
            }
        )
    return rows


def _grave(prepared: Prepared, line: int) -> dict[str, Any]:
    page = prepared.page
    report = prepared.report(line) or {}
    killed = [report[f"killed_{end}"] for end in ("low", "best", "high")]
    is_counted = any(figure is not None for figure in killed)
    return {
        "address": prepared.address(line),
        "name": shown(str(prepared.docket.incidents["incident"][line].as_py())),
        "what": act_names(page, report["what"]),
        "place": shown(report["place"]),
        "when": when(page, report),
        "killed": people(page.say, *killed) if is_counted else "",
        "who": party_names(page, report["attributed_to"]),
    }


SECTION = Section("decisions", 10, "page.decisions.title", _body)
