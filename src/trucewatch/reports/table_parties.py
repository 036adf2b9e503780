"""
Who did what at whom, by the rows of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from trucewatch.definitions.acts import OMISSIONS
from trucewatch.reports import codes
from trucewatch.reports.candidates import (
    Candidate,
    Target,
    has_range,
    read_candidates,
    read_targets,
)
from trucewatch.reports.cells import Understood, name_text, one_of, understood
from trucewatch.reports.context import ReadContext
from trucewatch.reports.defences import read_defences
from trucewatch.reports.known_names import act, actor_in, target_in
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.rows import RowFault, Rows
from trucewatch.reports.stories import StoryWords, read_stories

Meaning = TypeVar("Meaning")

FORMS = ("instant", "lasting", "omission")

_OMISSIONS = frozenset(str(each) for each in OMISSIONS)


def table_forms(rows: Rows, mapping: ReportMapping) -> list[str]:
    """Return the form of each row; a blank one is an instant."""
    forms = understood(rows, "form", mapping.columns.get("form"), one_of(*FORMS))
    return [form or "instant" for form in forms]


def table_parties(
    rows: Rows, mapping: ReportMapping, context: ReadContext, forms: list[str]
) -> Mapping[str, list[Any]]:
    """
    Return the columns that say who, at whom and what.

    Names are found by any of their spellings; one that is not in the case, or that means several,
    keeps the row out with what it may have meant.
    """
    columns = mapping.columns
    actor, target = actor_in(context.actors), target_in(context.actors)
    words = StoryWords(actor, target, act, context.areas, mapping.zone, context.now_at)

    def read(name: str, parse: Callable[[str], Any]) -> list[Any]:
        return understood(rows, name, columns.get(name), _as_meaning(parse))

    what = read("what", lambda cell: read_candidates(cell, act, whole=True))
    closed = understood(
        rows, "attributed_closed", columns.get("attributed_closed"), one_of(*_YES, *_NO)
    )
    who = read("attributed_to", lambda cell: read_candidates(cell, actor, whole=False))
    at_whom = read("at_whom", lambda cell: read_targets(cell, target))
    stories = read("stories", lambda cell: read_stories(cell, words))
    _check_lists(rows, {"attributed_to": who, "at_whom": at_whom, "what": what})
    _check_acts(rows, forms, what, stories)
    _check_closed(rows, who, [each in _YES for each in closed])
    return {
        "what": what,
        "attributed_to": who,
        "attributed_closed": [each in _YES for each in closed],
        "at_whom": at_whom,
        "stories": stories,
        "defences": read(
            "defences", lambda cell: read_defences(cell, actor, target, mapping.zone)
        ),
        "side_a": read("side_a", actor),
        "side_b": read("side_b", actor),
        "tie": understood(rows, "tie", columns.get("tie"), one_of("directions")),
        "control": read("control", actor),
        **{
            name: understood(rows, name, columns.get(name), name_text)
            for name in ("control_said_by", "attributed_by", "weapon", "direction")
        },
    }


_YES = ("yes", "true")
_NO = ("no", "false")


def _as_meaning(
    parse: Callable[[str], Meaning | RowFault],
) -> Callable[[str], Understood[Meaning] | RowFault]:
    def read(cell: str) -> Understood[Meaning] | RowFault:
        name = name_text(cell)
        if isinstance(name, RowFault):
            return name
        found = parse(cell)
        return found if isinstance(found, RowFault) else Understood(found, name.doubts)

    return read


def _check_lists(
    rows: Rows, lists: Mapping[str, list[tuple[Candidate, ...] | tuple[Target, ...] | None]]
) -> None:
    for index in range(len(rows)):
        ranged = [
            name for name, each in lists.items() if each[index] and has_range(each[index] or ())
        ]
        if len(ranged) > 1:
            values = {"lists": ", ".join(ranged)}
            rows.marks.fault(index, RowFault(codes.SEVERAL_RANGES, ranged[0], "", values))


def _check_acts(
    rows: Rows,
    forms: list[str],
    what: list[tuple[Candidate, ...] | None],
    stories: list[Any],
) -> None:
    for index, (form, candidates) in enumerate(zip(forms, what, strict=True)):
        told = [each for story in stories[index] or () for each in story.what]
        if not candidates and not told:
            found = rows.marks.faults.get(index, ())
            if not any(each.about in {"what", "stories"} for each in found):
                rows.marks.fault(index, RowFault(codes.NO_ACT, "what"))
        for each in (*(candidates or ()), *told):
            is_omission = each.name in _OMISSIONS
            if is_omission != (form == "omission"):
                wanted = "an omission" if is_omission else "an act"
                values = {"form": form, "act": each.name, "wanted": wanted}
                fault = RowFault(codes.FORM_AND_ACT_DISAGREE, "form", form, values)
                rows.marks.fault(index, fault)
                break


def _check_closed(rows: Rows, who: list[tuple[Candidate, ...] | None], closed: list[bool]) -> None:
    for index, (candidates, is_closed) in enumerate(zip(who, closed, strict=True)):
        high = sum(each.high for each in candidates or ())
        if is_closed and high < 1 - 1e-9:
            low = sum(each.low for each in candidates or ())
            names = "; ".join(each.name for each in candidates or ())
            values = {"written": names, "low": f"{low:.4g}", "high": f"{high:.4g}"}
            fault = RowFault(codes.WEIGHTS_DO_NOT_ADD_UP, "attributed_to", names, values)
            rows.marks.fault(index, fault)
