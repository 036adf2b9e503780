"""
Reading one file of reports: from its bytes to reports, quarantine, problems and receipt.

A table is read piece by piece, so the file itself is never held whole; what the pieces give is
what the whole would give. GeoJSON and workbooks are one document and one piece.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.context import ReadContext
from trucewatch.reports.decisions import mend
from trucewatch.reports.delimited import read_delimited
from trucewatch.reports.encodings import BYTES_AT_ONCE, Readable, taken
from trucewatch.reports.gathering import Gathered, refused
from trucewatch.reports.json_tables import read_geojson, read_ndjson
from trucewatch.reports.mapping import Format, Reader, ReportMapping
from trucewatch.reports.parquet_table import read_parquet
from trucewatch.reports.rows import RowsRead
from trucewatch.reports.settling import Before, ReportsRead, settled
from trucewatch.reports.table import table_values, with_declared_columns
from trucewatch.reports.ucdp import ucdp_values
from trucewatch.reports.ucdp_layout import in_known_layout
from trucewatch.reports.workbook import read_workbook

WHOLE_MOST = 512 * 1024 * 1024
"""Largest file, bytes, of a format that is one document: it has to be held whole."""

TEXTS: Mapping[Format, Callable[[Readable, ReportMapping], Iterator[RowsRead]]] = {
    Format.CSV: read_delimited,
    Format.TSV: read_delimited,
    Format.NDJSON: read_ndjson,
}
"""What takes a text of each format apart, piece by piece."""

DOCUMENTS: Mapping[Format, Callable[[bytes, ReportMapping], RowsRead]] = {
    Format.GEOJSON: read_geojson,
    Format.XLSX: read_workbook,
}
"""What takes a document of each format apart."""


def read_reports(content: bytes, mapping: ReportMapping, context: ReadContext) -> ReportsRead:
    """
    Read one file of reports that is held in memory; see `read_opened`.

    Args:
        content: The file as it came.
        mapping: How it is to be read, as the case declares it.
        context: What is known of the case, of earlier files and of persons' decisions.
    """
    return read_opened(io.BytesIO(content), mapping, context)


def read_opened(opened: BinaryIO, mapping: ReportMapping, context: ReadContext) -> ReportsRead:
    """
    Read one file of reports.

    Args:
        opened: The file, at its beginning; Parquet is read from any place of it.
        mapping: How it is to be read, as the case declares it.
        context: What is known of the case, of earlier files and of persons' decisions.

    Returns:
        Reports and quarantine as tables; together with the duplicates they are every row of the
        file. A file that is refused gives no row and a problem that says why.
    """
    digested = _Digested(opened)
    gathered = Gathered(mapping)
    before = Before(dict(context.known))
    understand = ucdp_values if mapping.reader is Reader.UCDP_GED else table_values
    for rows, problems in _pieces(opened, digested, mapping):
        if rows is None:
            return refused(mapping, problems, digested.whole())
        gathered.problems += problems
        mend(rows, context.decisions, mapping)
        values = understand(rows, mapping, context)
        gathered.add(settled(rows, values, mapping, context, before))
    return gathered.whole(digested.whole())


def _pieces(opened: BinaryIO, digested: _Digested, mapping: ReportMapping) -> Iterator[RowsRead]:
    if mapping.reader is Reader.UCDP_GED:
        return in_known_layout(read_delimited(digested, mapping), mapping.file)
    if mapping.format is Format.PARQUET:
        digested.whole()
        return with_declared_columns(read_parquet(opened, mapping), mapping)
    if mapping.format in TEXTS:
        return with_declared_columns(TEXTS[mapping.format](digested, mapping), mapping)
    return with_declared_columns([_document(digested, mapping)], mapping)


def _document(opened: Readable, mapping: ReportMapping) -> RowsRead:
    content = taken(opened, WHOLE_MOST + 1)
    if len(content) > WHOLE_MOST:
        values = {"bytes": f"more than {WHOLE_MOST}", "most": str(WHOLE_MOST)}
        return None, [Problem(codes.TOO_LARGE, Place(file=mapping.file), "", values)]
    return DOCUMENTS[mapping.format](content, mapping)


@dataclass(slots=True)
class _Digested:
    """A file whose sha256 is known once it has been read to its end."""

    opened: BinaryIO
    digest: Any = field(default_factory=hashlib.sha256)

    def read(self, most: int, /) -> bytes:
        """Return the next bytes."""
        part = self.opened.read(most)
        self.digest.update(part)
        return part

    def whole(self) -> str:
        """Read what is left, and return the digest of all."""
        while self.read(BYTES_AT_ONCE):
            pass
        return str(self.digest.hexdigest())
