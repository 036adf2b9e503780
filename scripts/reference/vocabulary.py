"""Closed vocabularies: acts, targets, outcomes, reasons; and settings with their defaults."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from reference.markdown import code, page, table
from reference.meanings import UndocumentedError, attributes, meanings
from trucewatch.definitions import areas_geojson, targets, written
from trucewatch.definitions.acts import ACLED_SUB_EVENTS, ARMED_FORCE, OMISSIONS, Act, Form
from trucewatch.findings import best_box, discs, explain, world_lines
from trucewatch.findings.outcomes import Outcome
from trucewatch.findings.reasons import Reason
from trucewatch.incidents import occurrence
from trucewatch.mission.case import CaseSettings
from trucewatch.publication.wording import Catalogue
from trucewatch.reports import stories
from trucewatch.reports.mapping import ReportMapping, ReportSettings
from trucewatch.reports.ucdp import BATTLE, ONE_SIDED
from trucewatch.terms import elements
from trucewatch.terms.model import Thresholds


def acts_page() -> str:
    """Return the page of act classes."""
    told = meanings("acts", (str(each) for each in Act))
    rows = [
        (code(act), _sort(act), told[act], ", ".join(ACLED_SUB_EVENTS[act]) or "none", _ucdp(act))
        for act in Act
    ]
    forms = meanings("forms", (str(each) for each in Form))
    who = meanings(
        "targets", (*sorted(targets.CATEGORIES), targets.ACCEPTING_PARTIES, targets.OTHER)
    )
    return page(
        "Acts and targets",
        "The closed vocabulary of what can be done, or left undone, to a truce.\n"
        "ACLED's names are those of the ACLED Codebook 2023, pages 11 to 21; each of its 25 "
        "sub-event types stands under the class that takes it in.\n"
        "UCDP gives no act, only a type of violence (1 state-based, 2 non-state, 3 one-sided): a "
        "row of that type can have been any of the classes beside it, with any weights.",
        table(("Act", "Sort", "Meaning", "ACLED sub-event types", "UCDP types"), rows),
        "## Forms",
        table(("Form", "Meaning"), ((code(k), v) for k, v in forms.items())),
        "## Targets",
        "A target is a set of members that were hit together: actors of the case, or",
        table(("Member", "Meaning"), ((code(k), v) for k, v in who.items())),
    )


def _sort(act: Act) -> str:
    if act in ARMED_FORCE:
        return "armed force"
    return "omission" if act in OMISSIONS else ""


def _ucdp(act: Act) -> str:
    types = [
        kind
        for kind, candidates in (("1, 2", BATTLE), ("3", ONE_SIDED))
        if any(each.name == act for each in candidates)
    ]
    return ", ".join(types)


def outcomes_page() -> str:
    """Return the page of outcomes and reasons."""
    say = Catalogue.load("en")
    outcomes = [
        (code(each), say.say(f"outcome.{each}"), say.say(f"outcome.meaning.{each}"))
        for each in Outcome
    ]
    marks = [
        (code(each), say.say(f"outcome.mark.{each}"), told)
        for each, told in meanings("marks", _MARKS).items()
    ]
    reasons = [
        (code(str(each.name).lower()), str(each.value.bit_length() - 1), _reason(each))
        for each in Reason
    ]
    return page(
        "Outcomes and reasons",
        "What the tool may say of one act under one regime. It never says that terms were "
        "violated; see [why](../explanation/no-verdict.md).",
        table(("Outcome", "Shown as", "Meaning"), outcomes),
        "## Marks",
        table(("Column", "Shown as", "Set when"), marks),
        "## Reasons",
        "The column `reasons` of a reading holds one bit for each; every sentence is true of the "
        "reading it stands beside.",
        table(("Reason", "Bit", "Sentence"), reasons),
    )


_MARKS = ("contested", "sensitive", "differs_in_ground", "adopted_after", "defence_claimed")


def _reason(reason: Reason) -> str:
    return Catalogue.load("en").say(f"reason.{str(reason.name).lower()}")


def settings_page() -> str:
    """Return the page of settings and fixed limits."""
    return page(
        "Settings and defaults",
        "## `settings` in case.yaml",
        _defaults(CaseSettings),
        "## `settings` of a file of reports",
        _defaults(ReportSettings),
        "## Mapping of a file of reports",
        _defaults(ReportMapping, ("encoding", "delimiter", "times", "decimal", "keep_text",
                                  "people_most")),
        "## `thresholds` of a clause or a duty",
        "Each lies above .5 and at most at 1; over several clauses the strictest counts.",
        table(
            ("Threshold", "Default"),
            (
                (code(each.name), str(each.default))
                for each in fields(Thresholds)
                if each.type == "float"
            ),
        ),
        "## Occurrence",
        "The chance that a thing occurred as reported, by the Admiralty grades; a "
        "[convention](../explanation/occurrence.md) that a case can replace cell by cell.\n"
        "The worse of the two grades counts; `n` independent voices give `1 - (1 - p) ** n`.",
        _grades("Reliability", occurrence.BY_RELIABILITY),
        _grades("Credibility", occurrence.BY_CREDIBILITY),
        "## Fixed limits",
        _limits(),
    )  # fmt: skip


def _defaults(record: Any, only: tuple[str, ...] = ()) -> str:
    told = attributes(record)
    rows = []
    for each in fields(record):
        if only and each.name not in only:
            continue
        if each.name not in told:
            raise UndocumentedError(f"{record.__name__}.{each.name}")
        rows.append((code(each.name), _default(each), told[each.name]))
    return table(("Setting", "Default", "Meaning"), rows)


def _default(each: Any) -> str:
    if each.default is MISSING:
        return "none"
    return code(str(each.default).lower() if each.type == "bool" else str(each.default)) or "none"


def _grades(name: str, cells: Any) -> str:
    rows = [
        (code(str(grade)), f"{low:.2f}", f"{high:.2f}") for grade, (low, high) in cells.items()
    ]
    return table((name, "Least", "Greatest"), rows)


def _limits() -> str:
    limits = {
        "readings of one regime": elements.MOST_READINGS,
        "boxes searched for the lower bound": best_box.MOST_BOXES,
        "stories in one row of a report": stories.STORIES_MOST,
        "corners of a disc": discs.DISC_CORNERS,
        "longest piece of an area's edge, degrees": discs.EDGE_STEP_DEGREES,
        "steps of a sweep from 0 to 1": explain.STEPS,
        "worlds listed by explain": world_lines.MOST_LINES,
        "bytes of a hand-written file": written.LARGEST_BYTES,
        "bytes of a file of areas": areas_geojson.BYTES_MOST,
    }
    return table(("Limit", "Value"), ((name, str(value)) for name, value in limits.items()))
