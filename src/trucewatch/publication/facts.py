"""
Facts: what a report says of an act, each told with its precision and by whose word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from trucewatch.publication.figures import people
from trucewatch.publication.markup import filled, joined
from trucewatch.publication.names import act_names, party_names, target_names
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.untrusted import link, shown

Report = Mapping[str, Any]
"""A row of the report table, or the columns of it that a fact is told from."""


@dataclass(frozen=True, slots=True)
class Fact:
    """
    One fact that reports can hold.

    Attributes:
        name: Its label is the message ``explain.fact.NAME``.
        columns: Columns of the report table that it is told from.
        tell: Returns its words; empty where the report says nothing of it.
    """

    name: str
    columns: tuple[str, ...]
    tell: Callable[[PageInput, Report], Markup]


def facts(page: PageInput, report: Report) -> list[tuple[str, Markup]]:
    """Return what the report says, each fact with the message id of its name."""
    told = [(f"explain.fact.{fact.name}", fact.tell(page, report)) for fact in FACTS]
    return [(name, words) for name, words in told if words]


def when(page: PageInput, report: Report) -> Markup:
    """Return when it can have happened, with its zone and its precision."""
    clock = page.clock
    span = clock.interval(report["earliest_at"], report["latest_at"])
    if report["end_latest_at"] is not None:
        first = report["end_earliest_at"] or report["earliest_at"]
        end = clock.interval(first, report["end_latest_at"])
        span = page.say.say_markup("explain.lasting", start=span, end=end)
    precision = page.say.say(f"page.time_precision.{report['time_precision']}")
    return span + filled(', <span class="precision">{}</span>', precision)


def where(page: PageInput, report: Report) -> Markup:
    """Return where it happened, with its precision and who held the place."""
    name = shown(report["place"] or page.say.say("page.no_place"))
    parts = []
    if report["place_precision"] != "unknown" or not (report["radius_km"] or report["area"]):
        parts.append(page.say.say(f"page.place_precision.{report['place_precision']}"))
    if report["radius_km"]:
        parts.append(page.say.say("page.radius", km=f"{report['radius_km']:g}"))
    elif report["area"]:
        parts.append(page.say.say("page.somewhere_in", area=page.area_name(report["area"])))
    if report["control"]:
        parts.append(_held(page, report))
    return name + filled(' <span class="precision">({})</span>', "; ".join(parts))


def _held(page: PageInput, report: Report) -> str:
    party = page.actor_name(report["control"])
    if not report["control_said_by"]:
        return page.say.say("explain.held_by_unsaid", party=party)
    said_by = page.actor_name(report["control_said_by"])
    return page.say.say("explain.held_by", party=party, said_by=said_by)


def _sides(page: PageInput, report: Report) -> Markup:
    sides = [report[name] for name in ("side_a", "side_b") if report[name]]
    if not sides:
        return Markup("")
    named = joined((shown(page.actor_name(side)) for side in sides), " · ")
    return page.say.say_markup("explain.sides", sides=named)


def _attributed(page: PageInput, report: Report) -> Markup:
    if not report["attributed_to"]:
        return page.say.say_markup("explain.attributed_to_nobody")
    who = party_names(page, report["attributed_to"])
    if not report["attributed_by"]:
        return page.say.say_markup("explain.attributed_unsaid", who=who)
    by = shown(page.actor_name(report["attributed_by"]))
    return page.say.say_markup("explain.attributed", who=who, by=by)


def _what(page: PageInput, report: Report) -> Markup:
    return act_names(page, report["what"])


def _target(page: PageInput, report: Report) -> Markup:
    return target_names(page, report["at_whom"])


def _text(_page: PageInput, report: Report) -> Markup:
    return shown(report["text"])


def _harm(name: str) -> Fact:
    columns = (f"{name}_low", f"{name}_best", f"{name}_high")

    def tell(page: PageInput, report: Report) -> Markup:
        bounds = [report[column] for column in columns]
        if all(bound is None for bound in bounds):
            return Markup("")
        return filled("{}", people(page.say, *bounds))

    return Fact(name, columns, tell)


def _defences(page: PageInput, report: Report) -> Markup:
    told = [
        page.say.say_markup(
            "explain.defence_found" if each["found"] else "explain.defence_claimed",
            kind=shown(each["kind"]),
            party=shown(page.actor_name(each["party"])),
        )
        for each in report["defences"]
    ]
    return joined(told, " ")


def _grade(page: PageInput, report: Report) -> Markup:
    graded = {name: report[name] for name in ("reliability", "credibility") if report[name]}
    key = {
        (): "explain.not_graded",
        ("reliability",): "explain.grade_of_source",
        ("credibility",): "explain.grade_of_statement",
    }.get(tuple(graded), "explain.grade")
    return page.say.say_markup(key, **graded)


def _source(page: PageInput, report: Report) -> Markup:
    mark = filled("{} {}", shown(report["source"]), shown(report["source_id"]))
    parts = [mark, _grade(page, report)]
    if report["origin"]:
        parts.append(shown(report["origin"]))
    if report["address"]:
        parts.append(link(report["address"]))
    return joined(parts, ", ")


def _doubts(page: PageInput, report: Report) -> Markup:
    told = []
    for code in report["flags"]:
        known = page.say.codes(code.partition("-")[0])
        title = page.say.code_words(code).title if code in known else ""
        told.append(filled("<code>{}</code> {}", code, title))
    return joined(told, "; ")


_WHEN = ("earliest_at", "latest_at", "end_earliest_at", "end_latest_at", "time_precision")
_WHERE = ("place", "place_precision", "radius_km", "area", "control", "control_said_by")
_SOURCE = ("source", "source_id", "origin", "address", "reliability", "credibility")

FACTS: tuple[Fact, ...] = (
    Fact("when", _WHEN, when),
    Fact("where", _WHERE, where),
    Fact("what", ("what",), _what),
    Fact("sides", ("side_a", "side_b"), _sides),
    Fact("attributed", ("attributed_to", "attributed_by"), _attributed),
    Fact("target", ("at_whom",), _target),
    _harm("killed"),
    _harm("civilians_killed"),
    _harm("injured"),
    _harm("missing"),
    Fact("defences", ("defences",), _defences),
    Fact("source", _SOURCE, _source),
    Fact("text", ("text",), _text),
    Fact("doubts", ("flags",), _doubts),
)
"""Every fact, in the order in which it is told."""
