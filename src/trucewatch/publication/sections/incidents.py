"""Incidents: the table that is equal to the map, by day; beyond its limit, counts by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np
from markupsafe import Markup

from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.publication.answers import Answer, Answers
from trucewatch.publication.drawing import small_sign
from trucewatch.publication.explained import answers_of, reports_of, when, where
from trucewatch.publication.figures import people
from trucewatch.publication.names import act_names
from trucewatch.publication.outcomes import OUTCOMES
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.prepared import Prepared
from trucewatch.publication.section import Section
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown


def _body(prepared: Prepared) -> Markup:
    if not len(prepared.docket):
        return rendered("no_incidents.html.j2", say=prepared.page.say.say_markup)
    if prepared.is_inline:
        return _table(prepared)
    return _counts(prepared)


def _table(prepared: Prepared) -> Markup:
    page = prepared.page
    lines = range(len(prepared.docket))
    told = list(answers_of(prepared, lines, Answers.for_page(page)))
    reports = reports_of(prepared, lines)
    days = [
        {
            "id": f"day-{day.isoformat()}",
            "words": page.clock.day_words(day),
            "rows": [_row(prepared, line, reports[line] or {}, told[line]) for line in group],
        }
        for day, group in groupby(lines, key=lambda line: prepared.docket.days[line])
    ]
    return rendered(
        "incidents.html.j2", say=page.say.say_markup, days=days, outcomes=_by_outcome(prepared)
    )


def _row(
    prepared: Prepared, line: int, report: Mapping[str, Any], told: list[Answer]
) -> dict[str, Any]:
    page = prepared.page
    killed = [report.get(f"killed_{end}") for end in ("low", "best", "high")]
    return {
        "id": f"row-{prepared.anchor(line)}",
        "name": shown(str(prepared.docket.incidents["incident"][line].as_py())),
        "address": prepared.address(line),
        "when": when(page, report) if report else "",
        "where": where(page, report) if report else "",
        "what": act_names(page, report["what"]) if report else "",
        "killed": people(page.say, *killed),
        "answers": list(_by_line(page, told)),
    }


def _by_line(page: PageInput, told: list[Answer]) -> Iterator[tuple[Markup, list[Markup], int]]:
    """Yield each different outcome line with its regimes; plain "outside" is counted only."""
    grouped: dict[Markup, list[Answer]] = {}
    for each in told:
        if each.regime != UNDER_SOME_REGIME:
            grouped.setdefault(each.line, []).append(each)
    ranked = sorted(grouped.items(), key=lambda pair: OUTCOMES.index(pair[1][0].outcome))
    for line, answers in ranked:
        is_plain = not answers[0].body
        titles = [] if is_plain else [shown(page.regime_title(each.regime)) for each in answers]
        yield line, titles, len(answers)


def _by_outcome(prepared: Prepared) -> list[dict[str, Any]]:
    """Return, for each outcome, the acts that it leads: what a filter would show."""
    page, docket = prepared.page, prepared.docket
    names = docket.incidents["incident"]
    return [
        {
            "sign": small_sign(outcome),
            "word": page.say.say(f"outcome.{outcome}"),
            "meaning": page.say.say(f"outcome.meaning.{outcome}"),
            "links": [
                (f"#row-{prepared.anchor(line)}", shown(str(names[line].as_py())))
                for line in np.flatnonzero(docket.leading == at).tolist()
            ],
        }
        for at, outcome in enumerate(OUTCOMES)
    ]


def _counts(prepared: Prepared) -> Markup:
    page, docket = prepared.page, prepared.docket
    days: dict[date, list[int]] = {}
    links: dict[date, str] = {}
    for line, day in enumerate(docket.days):
        counts = days.setdefault(day, [0] * (len(OUTCOMES) + 1))
        counts[int(docket.leading[line])] += 1
        links.setdefault(day, prepared.pages[line])
    months = [
        {
            "id": f"month-{year}-{month:02d}",
            "words": f"{page.say.say(f'page.month.{month}')} {year}",
            "days": [(links[day], page.clock.day_words(day), days[day][:-1]) for day in group],
        }
        for (year, month), group in groupby(days, key=lambda day: (day.year, day.month))
    ]
    return rendered(
        "counts.html.j2",
        say=page.say.say_markup,
        months=months,
        total=len(docket),
        outcomes=[(small_sign(name), page.say.say(f"outcome.{name}")) for name in OUTCOMES],
    )


SECTION = Section("incidents", 40, "page.incidents.title", _body)
