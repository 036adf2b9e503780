"""
Gathering what the pieces of a file gave into what the file gave.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pyarrow as pa

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.receipts import QUARANTINE, Receipt
from trucewatch.reports.schema import REPORTS
from trucewatch.reports.settling import ReportsRead

ROWS_TOGETHER = 65_536
"""
Rows of a chunk of a gathered table.

Chunks are counted off in rows of the table, so the pieces that a file was read in leave no trace.
"""


@dataclass(slots=True)
class _Growing:
    """A table that grows by pieces, in chunks of one size."""

    schema: pa.Schema
    chunks: list[pa.Table] = field(default_factory=list)
    waiting: list[pa.Table] = field(default_factory=list)
    rows: int = 0

    def add(self, piece: pa.Table) -> None:
        """Add the rows of *piece*."""
        if not len(piece):
            return
        self.waiting.append(piece)
        self.rows += len(piece)
        while self.rows >= ROWS_TOGETHER:
            joined = pa.concat_tables(self.waiting)
            self.chunks.append(joined.slice(0, ROWS_TOGETHER).combine_chunks())
            self.waiting = [joined.slice(ROWS_TOGETHER)]
            self.rows -= ROWS_TOGETHER

    def table(self) -> pa.Table:
        """Return all rows."""
        rest = [pa.concat_tables(self.waiting).combine_chunks()] if self.rows else []
        return pa.concat_tables([*self.chunks, *rest]) if self.chunks or rest else self.empty

    @property
    def empty(self) -> pa.Table:
        """No rows."""
        return self.schema.empty_table()


@dataclass(slots=True)
class Gathered:
    """
    What the pieces of a file gave so far.

    Attributes:
        mapping: How the file is read.
        problems: What was found about the file.
    """

    mapping: ReportMapping
    problems: list[Problem] = field(default_factory=list)
    _reports: _Growing = field(default_factory=lambda: _Growing(REPORTS))
    _quarantine: _Growing = field(default_factory=lambda: _Growing(QUARANTINE))
    _numbers: Counter[str] = field(default_factory=Counter)
    _reasons: Counter[str] = field(default_factory=Counter)
    _doubts: Counter[str] = field(default_factory=Counter)

    def add(self, piece: ReportsRead) -> None:
        """Add what one more piece gave."""
        receipt = piece.receipt
        self._reports.add(piece.reports)
        self._quarantine.add(piece.quarantine)
        for name in ("read", "accepted", "quarantined", "duplicate"):
            self._numbers[name] += getattr(receipt, name)
        self._reasons.update(receipt.reasons)
        self._doubts.update(receipt.doubts)

    def whole(self, digest: str) -> ReportsRead:
        """Return what the file gave, whose sha256 is *digest*."""
        receipt = Receipt(
            file=self.mapping.file,
            source=self.mapping.source,
            digest=digest,
            read=self._numbers["read"],
            accepted=self._numbers["accepted"],
            quarantined=self._numbers["quarantined"],
            duplicate=self._numbers["duplicate"],
            reasons=dict(sorted(self._reasons.items())),
            doubts=dict(sorted(self._doubts.items())),
        )
        problems = (*self.problems, *_summary(receipt))
        return ReportsRead(self._reports.table(), self._quarantine.table(), problems, receipt)


def refused(mapping: ReportMapping, problems: list[Problem], digest: str) -> ReportsRead:
    """Return what a file gives that is refused as a whole: nothing, and why."""
    receipt = Receipt(mapping.file, mapping.source, digest, refused=True)
    return ReportsRead(REPORTS.empty_table(), QUARANTINE.empty_table(), tuple(problems), receipt)


def _summary(receipt: Receipt) -> list[Problem]:
    place = Place(file=receipt.file)
    if not receipt.read:
        return [Problem(codes.NO_ROWS, place)]
    if not receipt.quarantined:
        return []
    reasons = ", ".join(f"{code} {count}" for code, count in receipt.reasons.items())
    values = {"count": str(receipt.quarantined), "read": str(receipt.read), "reasons": reasons}
    return [Problem(codes.ROWS_IN_QUARANTINE, place, "", values)]
