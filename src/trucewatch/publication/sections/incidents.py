"""Incidents: the table that is equal to the map, by day; beyond its limit, counts by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np
from markupsafe import Markup

from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.publication.answers import Answer, Answers, signed
from trucewatch.publication.docket import NONE
from trucewatch.publication.drawing import small_sign
from trucewatch.publication.explained import Column, told_column
from trucewatch.publication.facts import FACTS
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
    table = _Table.of(prepared)
    lines = range(len(prepared.docket))
    days = [
        {
            "id": f"day-{day.isoformat()}",
            "words": page.clock.day_words(day),
            "rows": [table.row(line) for line in group],
        }
        for day, group in groupby(lines, key=lambda line: prepared.docket.days[line])
    ]
    return rendered(
        "incidents.html.j2",
        say=page.say.say_markup,
        days=days,
        outcomes=_by_outcome(prepared),
        outside=signed("outside_terms", page.say.say("outcome.outside_terms")),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """The table's columns, each different value told once."""

    prepared: Prepared
    answers: Answers
    row_of: list[int]
    columns: dict[str, Column]

    @classmethod
    def of(cls, prepared: Prepared) -> _Table:
        """Return the columns of every line."""
        rows = prepared.docket.report_rows
        known = rows[rows != NONE]
        wanted = {"when", "where", "what", "killed"}
        columns = {
            fact.name: told_column(prepared, known, fact) for fact in FACTS if fact.name in wanted
        }
        row_of = np.where(rows == NONE, NONE, np.cumsum(rows != NONE) - 1).tolist()
        return cls(prepared, Answers.of_page(prepared), row_of, columns)

    def row(self, line: int) -> dict[str, Any]:
        """Return one line of the table."""
        at = self.row_of[line]
        told = {
            name: column.words(at) if at != NONE else "" for name, column in self.columns.items()
        }
        return {
            **told,
            "id": f"row-{self.prepared.anchor(line)}",
            "name": shown(str(self.prepared.docket.incidents["incident"][line].as_py())),
            "address": self.prepared.address(line),
            "answers": list(
                _by_line(
                    self.prepared.page,
                    self.answers.of(self.prepared.docket.findings_of(line)),
                )
            ),
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
