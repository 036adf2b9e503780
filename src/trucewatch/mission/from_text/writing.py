"""
What is confirmed in a text, as files of the case; nothing that is not confirmed is in any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trucewatch.definitions.problems import Place, Problem
from trucewatch.mission.from_text.incident_rows import MAPPED, UNUSED, incident_row, mapping_lines
from trucewatch.mission.from_text.tables import (
    FILES,
    OtherTableError,
    claim_row,
    columns,
    with_rows,
)
from trucewatch.mission.from_text.terms_draft import draft_name, terms_draft
from trucewatch.reading.claim import ClaimType
from trucewatch.reading.confirmations.codes import DRAFT_STANDS, NOT_WRITTEN
from trucewatch.reading.confirmations.settled import Settled, SettledClaim
from trucewatch.reading.document import Document

Before = Callable[[str], bytes | None]
"""Gives the bytes of a file of the case; ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class FromText:
    """
    What one text gives the case.

    Attributes:
        files: Name of each file in the case and what it holds now.
        problems: Confirmed claims that say too little for a row.
        mapping: Lines that case.yaml needs under ``reports``; empty where no incident is told.
    """

    files: dict[str, bytes]
    problems: tuple[Problem, ...]
    mapping: str = ""


def from_text(document: Document, settled: Settled, language: str, before: Before) -> FromText:
    """
    Return the files of the case with what is confirmed in one text.

    Args:
        document: The text; its context names the source of the case that rows belong to.
        settled: Its claims with what people made of them.
        language: Its language.
        before: The files as they stand.

    Raises:
        OtherTableError: When a table that is there was not written by this program; its text
            begins with the name of the file.
    """
    counted = [each for each in settled.claims if each.counts]
    files: dict[str, bytes] = {}
    reports, problems = _reports(document, counted, language)
    file = f"reports/from-text/{document.context.source}.csv"
    files |= _table(file, (*MAPPED, *UNUSED), (document, reports), before)
    for kind, name in FILES.items():
        rows = [claim_row(document, each) for each in counted if each.claim.type is kind]
        files |= _table(name, columns(kind), (document, rows), before)
    for each in settled.claims:
        if each.claim.type is ClaimType.TRUCE_TERM:
            made = terms_draft(document, each).encode() if each.counts else None
            old = before(draft_name(each))
            if old is None and made is not None:
                files[draft_name(each)] = made
            elif old != made:
                # A person may have begun to work on it, whatever became of the claim since.
                values = {"claim": each.id}
                problems.append(Problem(DRAFT_STANDS, Place(draft_name(each)), "", values))
    mapping = mapping_lines(file, document.context.source) if file in files else ""
    return FromText(files, tuple(problems), mapping)


def _reports(
    document: Document, counted: list[SettledClaim], language: str
) -> tuple[list[dict[str, str]], list[Problem]]:
    rows: list[dict[str, str]] = []
    problems: list[Problem] = []
    for each in counted:
        if each.claim.type is not ClaimType.INCIDENT:
            continue
        row = incident_row(document, each, language)
        if isinstance(row, str):
            values = {"claim": each.id, "type": str(each.claim.type), "reason": row}
            words = document.quote(each.claim.span)
            problems.append(Problem(NOT_WRITTEN, Place(document.name), words, values))
        else:
            rows.append(row)
    return rows, problems


def _table(
    name: str,
    header: tuple[str, ...],
    told: tuple[Document, list[dict[str, str]]],
    before: Before,
) -> dict[str, bytes]:
    """Return the table, or nothing where it is not there and has nothing to say."""
    document, rows = told
    old = before(name)
    if old is None and not rows:
        return {}
    try:
        return {name: with_rows(old, header, document.digest, rows)}
    except OtherTableError as error:
        raise OtherTableError(f"{name}: {error}") from error
