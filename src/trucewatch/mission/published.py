"""
Last step: everything that was read, judged and found, turned into the pages that people open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from trucewatch.definitions.areas import Areas
from trucewatch.definitions.problems import Problem
from trucewatch.mission.agreed import Agreed
from trucewatch.mission.reported import Reported
from trucewatch.mission.told_terms import conflict_lines, force_lines, receipt_lines
from trucewatch.publication.page import render_site
from trucewatch.publication.page_input import (
    CaseFacts,
    DrawnArea,
    PageInput,
    PageTables,
    PageTerms,
    Ring,
    RunFacts,
)
from trucewatch.publication.wording import Catalogue


@dataclass(frozen=True, slots=True)
class Made:
    """
    Everything that a run made before its pages.

    Attributes:
        agreed: The case and what was agreed; sound.
        reported: What was reported.
        findings: Schema FINDINGS.
        problems: Everything that is wrong with the input.
        version: Version of the program.
        digests: sha256 of every file that was read, in order of name.
        as_of: Instant up to which the pages speak.
    """

    agreed: Agreed
    reported: Reported
    findings: pa.Table
    problems: tuple[Problem, ...]
    version: str
    digests: dict[str, str]
    as_of: datetime


def pages(made: Made) -> dict[str, bytes]:
    """Return the pages: name relative to the run's folder, and bytes."""
    return render_site(page_input(made))


def page_input(made: Made) -> PageInput:
    """
    Return what the pages are made from.

    The number of the run is not among it, so that the same input gives the same bytes.
    """
    case = made.agreed.case
    if case is None:
        raise ValueError("only a sound case is published")
    say = Catalogue.load(case.languages[0])
    return PageInput(
        case=CaseFacts(case.title, case.place, case.zone, made.as_of, case.decided_by),
        run=RunFacts(made.version, "", tuple(made.digests.items())),
        terms=page_terms(made.agreed, say),
        tables=PageTables(made.reported.reports, made.reported.incidents, made.findings),
        problems=made.problems,
        receipts=receipt_lines(made.reported.receipts),
        say=say,
    )


def page_terms(agreed: Agreed, say: Catalogue) -> PageTerms:
    """Return what was agreed, as the pages show it."""
    return PageTerms(
        regimes=agreed.judged,
        force=force_lines(agreed),
        conflicts=conflict_lines(agreed, say),
        areas=drawn_areas(agreed.areas),
        actors=agreed.actors,
        titles=tuple((each.id, each.title) for each in agreed.regimes),
    )


def drawn_areas(areas: Areas) -> tuple[DrawnArea, ...]:
    """Return the outlines of *areas*, in order of id."""
    return tuple(
        DrawnArea(
            id=area.id,
            name=area.names[0] if area.names else area.id,
            status=str(area.status),
            rings=tuple(
                _ring(ring.coords)
                for polygon in area.polygons
                for ring in (polygon.exterior, *polygon.interiors)
            ),
        )
        for area in areas.by_id.values()
    )


def _ring(coordinates: Iterable[Sequence[float]]) -> Ring:
    return tuple((float(lon), float(lat)) for lon, lat, *_ in coordinates)
