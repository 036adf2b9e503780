"""
Explained: every act's explanation as HTML, from the facts to each regime's answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from markupsafe import Markup

from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.publication.answers import Answer, Answers
from trucewatch.publication.docket import NONE
from trucewatch.publication.drawing import marked
from trucewatch.publication.figures import people
from trucewatch.publication.names import act_names, party_names, target_names
from trucewatch.publication.outcomes import gravity
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.prepared import Prepared, anchor
from trucewatch.publication.templates import environment
from trucewatch.publication.untrusted import link, shown

SHOWN = (
    "source",
    "source_id",
    "origin",
    "text",
    "address",
    "reliability",
    "credibility",
    "form",
    "earliest_at",
    "latest_at",
    "end_earliest_at",
    "end_latest_at",
    "time_precision",
    "time_basis",
    "place",
    "radius_km",
    "area",
    "place_precision",
    "control",
    "control_said_by",
    "what",
    "weapon",
    "side_a",
    "side_b",
    "attributed_to",
    "attributed_by",
    "at_whom",
    "defences",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "missing_low",
    "missing_best",
    "missing_high",
    "civilians_killed_low",
    "civilians_killed_best",
    "civilians_killed_high",
    "flags",
)
"""Columns of a report that the page tells; the raw row is not among them."""

_HARMS = ("killed", "civilians_killed", "injured", "missing")


def reports_of(prepared: Prepared, lines: Sequence[int]) -> list[Mapping[str, Any] | None]:
    """Return the first report of each line as a mapping; ``None`` where there is none."""
    rows = prepared.docket.report_rows[np.asarray(lines, dtype=np.int64)]
    known = rows[rows != NONE]
    taken = prepared.page.tables.reports.select(list(SHOWN)).take(known).to_pylist()
    found = iter(taken)
    return [next(found) if row != NONE else None for row in rows.tolist()]


def answers_of(
    prepared: Prepared, lines: Sequence[int], answers: Answers
) -> Iterator[list[Answer]]:
    """Yield the answers of each line, regimes in order."""
    parts = [prepared.docket.findings_of(line) for line in lines]
    flat = answers.of(np.concatenate([np.empty(0, dtype=np.int64), *parts]))
    cursor = 0
    for part in parts:
        yield flat[cursor : cursor + len(part)]
        cursor += len(part)


def articles(prepared: Prepared, lines: Sequence[int], answers: Answers) -> Iterator[Markup]:
    """Yield the explanation of each line of the docket."""
    template = environment().get_template("article.html.j2")
    incidents = prepared.docket.incidents.select(["incident", "act", "voices", "reports"])
    rows = incidents.take(np.asarray(lines, dtype=np.int64)).to_pylist()
    told = answers_of(prepared, lines, answers)
    for row, report, answered in zip(rows, reports_of(prepared, lines), told, strict=True):
        by_line = {each.regime: each for each in answered}
        some = by_line.pop(UNDER_SOME_REGIME, None)
        regimes = list(by_line.values())
        yield marked(
            template.render(
                say=prepared.page.say.say_markup,
                anchor=anchor(row["incident"], row["act"]),
                name=shown(row["incident"]),
                act=row["act"],
                voices=row["voices"],
                facts=facts(prepared.page, report) if report else [],
                place=shown(report["place"]) if report else "",
                what=act_names(prepared.page, report["what"]) if report else "",
                some=some,
                full=[each.body for each in regimes if each.body],
                brief=_briefly(prepared.page, [each for each in regimes if not each.body]),
            )
        )


def _briefly(page: PageInput, answered: Sequence[Answer]) -> list[tuple[Markup, Markup]]:
    """Return the answers that a line tells, regimes with the same reasons together."""
    grouped: dict[Markup, list[Markup]] = {}
    for each in sorted(answered, key=lambda each: gravity(each.outcome)):
        grouped.setdefault(each.why, []).append(shown(page.regime_title(each.regime)))
    return [(Markup(", ").join(titles), why) for why, titles in grouped.items()]


def facts(page: PageInput, report: Mapping[str, Any]) -> list[tuple[str, Markup]]:
    """Return what the report says, each fact with the message id of its name."""
    told = [
        ("when", when(page, report)),
        ("where", where(page, report)),
        ("what", act_names(page, report["what"])),
        ("sides", _sides(page, report)),
        ("attributed", _attributed(page, report)),
        ("target", target_names(page, report["at_whom"])),
        *((harm, _harm(page, report, harm)) for harm in _HARMS),
        ("defences", _defences(page, report)),
        ("source", _source(page, report)),
        ("text", shown(report["text"])),
        ("doubts", _doubts(page, report)),
    ]
    return [(f"explain.fact.{name}", words) for name, words in told if words]


def when(page: PageInput, report: Mapping[str, Any]) -> Markup:
    """Return when it can have happened, with its zone and its precision."""
    clock = page.clock
    span = clock.interval(report["earliest_at"], report["latest_at"])
    if report["end_latest_at"] is not None:
        first = report["end_earliest_at"] or report["earliest_at"]
        end = clock.interval(first, report["end_latest_at"])
        span = page.say.say_markup("explain.lasting", start=span, end=end)
    precision = page.say.say(f"page.time_precision.{report['time_precision']}")
    return span + Markup(' <span class="precision">{}</span>').format(precision)


def where(page: PageInput, report: Mapping[str, Any]) -> Markup:
    """Return where it happened, with its precision and who held the place."""
    name = shown(report["place"] or page.say.say("page.no_place"))
    parts = [page.say.say(f"page.place_precision.{report['place_precision']}")]
    if report["radius_km"]:
        parts.append(page.say.say("page.radius", km=f"{report['radius_km']:g}"))
    elif report["area"]:
        parts.append(page.say.say("page.somewhere_in", area=page.area_name(report["area"])))
    if report["control"]:
        said_by = report["control_said_by"] or page.say.say("page.unsaid")
        held = page.actor_name(report["control"])
        parts.append(page.say.say("explain.held_by", party=held, said_by=said_by))
    return name + Markup(' <span class="precision">{}</span>').format("; ".join(parts))


def _sides(page: PageInput, report: Mapping[str, Any]) -> Markup:
    sides = [report[name] for name in ("side_a", "side_b") if report[name]]
    if not sides:
        return Markup("")
    named = Markup(" · ").join(shown(page.actor_name(side)) for side in sides)
    return page.say.say_markup("explain.sides", sides=named)


def _attributed(page: PageInput, report: Mapping[str, Any]) -> Markup:
    if not report["attributed_to"]:
        return page.say.say_markup("explain.attributed_to_nobody")
    by = report["attributed_by"] or page.say.say("page.unsaid")
    who = party_names(page, report["attributed_to"])
    return page.say.say_markup("explain.attributed", who=who, by=shown(page.actor_name(by)))


def _harm(page: PageInput, report: Mapping[str, Any], harm: str) -> Markup:
    bounds = [report[f"{harm}_{end}"] for end in ("low", "best", "high")]
    if all(bound is None for bound in bounds):
        return Markup("")
    return Markup("{}").format(people(page.say, *bounds))


def _defences(page: PageInput, report: Mapping[str, Any]) -> Markup:
    told = [
        page.say.say_markup(
            "explain.defence_found" if each["found"] else "explain.defence_claimed",
            kind=shown(each["kind"]),
            party=shown(page.actor_name(each["party"])),
        )
        for each in report["defences"]
    ]
    return Markup(" ").join(told)


def _source(page: PageInput, report: Mapping[str, Any]) -> Markup:
    mark = Markup("{} {}").format(shown(report["source"]), shown(report["source_id"]))
    grade = f"{report['reliability'] or '–'}{report['credibility'] or '–'}"
    parts = [mark, page.say.say_markup("explain.grade", grade=grade)]
    if report["origin"]:
        parts.append(shown(report["origin"]))
    if report["address"]:
        parts.append(link(report["address"]))
    return Markup(", ").join(parts)


def _doubts(page: PageInput, report: Mapping[str, Any]) -> Markup:
    told = []
    for code in report["flags"]:
        known = page.say.codes(code.partition("-")[0])
        title = page.say.code_words(code).title if code in known else ""
        told.append(Markup("<code>{}</code> {}").format(code, title))
    return Markup("; ").join(told)
