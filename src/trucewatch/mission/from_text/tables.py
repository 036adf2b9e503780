"""
Tables of confirmed claims: one for each type, rows of one text put in place of those before.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from trucewatch.mission.from_text.cells import PROVENANCE, cells_of, columns_of, names, provenance
from trucewatch.reading.claim import ClaimType
from trucewatch.reading.confirmations.settled import SettledClaim
from trucewatch.reading.document import Document
from trucewatch.reading.slot_names import SLOTS

Row = Mapping[str, str]

FILES: Mapping[ClaimType, str] = {
    ClaimType.ACCESS: "access/access.csv",
    ClaimType.DISPLACEMENT: "access/displacement.csv",
    ClaimType.MEETING: "diplomacy/meeting.csv",
    ClaimType.STATEMENT: "diplomacy/statement.csv",
    ClaimType.COMMITMENT: "diplomacy/commitment.csv",
    ClaimType.DUTY: "diplomacy/duty.csv",
    ClaimType.EXEMPTION: "diplomacy/exemption.csv",
    ClaimType.CASUALTY_FIGURE: "claims/casualty_figure.csv",
    ClaimType.ASSESSMENT: "claims/assessment.csv",
    ClaimType.CONTROL: "claims/control.csv",
}
"""File of a case for each type of claim that is a row of a table."""

DRAFTS = "terms/drafts"
"""Folder of a case for drafts of terms; no run reads it."""

KEPT_BY_READING = re.compile(
    rf"texts/.+\.txt|claims/[^/]+\.yaml|claims/learned\.json|{DRAFTS}/[^/]+\.yaml|"
    + "|".join(re.escape(each) for each in FILES.values())
)
"""Names of texts of a case, and of what reading them keeps, that no run reads: all is well."""

TOLD = ("type", "source", "told_as", "said_by", "said_by_ids")
"""Columns of every table before the slots of its type."""


class OtherTableError(ValueError):
    """A file does not have the columns that this program writes."""


def columns(kind: ClaimType) -> tuple[str, ...]:
    """Return the columns of the table of *kind*."""
    slots = [column for name, each in SLOTS[kind].items() for column in columns_of(name, each)]
    return (*TOLD, *slots, *PROVENANCE)


def claim_row(document: Document, settled: SettledClaim) -> dict[str, str]:
    """Return one confirmed claim as a row of the table of its type."""
    claim = settled.claim
    row = {
        "type": str(claim.type),
        "source": document.context.source,
        "told_as": str(claim.modality),
        "said_by": names(each.words for each in claim.speaker),
        "said_by_ids": "; ".join(each.actor or "-" for each in claim.speaker),
    }
    for name, kind in SLOTS[claim.type].items():
        row |= cells_of(name, kind, claim.slots.get(name))
    return row | provenance(document, settled)


def with_rows(
    before: bytes | None, header: Sequence[str], digest: str, rows: Iterable[Row]
) -> bytes:
    """
    Return a table with the rows of one text in place of those that it had of it.

    Args:
        before: The table as it stands; ``None`` for none.
        header: Its columns.
        digest: Digest of the text.
        rows: What is confirmed in the text now.

    Returns:
        The table in UTF-8, rows in order of text and place; the same rows give the same bytes.

    Raises:
        OtherTableError: When the table has other columns, or is no such table.
    """
    kept = [] if before is None else [e for e in _read(before, header) if e["digest"] != digest]
    every = sorted([*kept, *rows], key=lambda each: (each["text"], each["digest"], _place(each)))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(header), lineterminator="\n")
    writer.writeheader()
    writer.writerows(every)
    return out.getvalue().encode()


def _place(row: Row) -> tuple[int, int, str]:
    start, end = row["span_start"], row["span_end"]
    return int(start) if start.isdigit() else 0, int(end) if end.isdigit() else 0, row["claim"]


def _read(content: bytes, header: Sequence[str]) -> list[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        rows = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise OtherTableError(str(error)) from error
    if list(reader.fieldnames or ()) != list(header):
        raise OtherTableError("other columns")
    if any(None in row or None in row.values() for row in rows):
        raise OtherTableError("a row of another length")
    return rows
