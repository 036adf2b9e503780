"""
Reading one file of reports: from its bytes to reports, quarantine, problems and receipt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from trucewatch.definitions.digests import digest_of
from trucewatch.reports.context import ReadContext
from trucewatch.reports.decisions import mend
from trucewatch.reports.delimited import read_delimited
from trucewatch.reports.json_tables import read_geojson, read_ndjson
from trucewatch.reports.mapping import Format, Reader, ReportMapping
from trucewatch.reports.parquet_table import read_parquet
from trucewatch.reports.rows import RowsRead
from trucewatch.reports.settling import ReportsRead, refused, settled
from trucewatch.reports.table import table_values, with_declared_columns
from trucewatch.reports.ucdp import ucdp_values
from trucewatch.reports.ucdp_layout import in_known_layout
from trucewatch.reports.workbook import read_workbook

FORMATS: Mapping[Format, Callable[[bytes, ReportMapping], RowsRead]] = {
    Format.CSV: read_delimited,
    Format.TSV: read_delimited,
    Format.NDJSON: read_ndjson,
    Format.PARQUET: read_parquet,
    Format.GEOJSON: read_geojson,
    Format.XLSX: read_workbook,
}
"""What takes a file of each format apart."""


def read_reports(content: bytes, mapping: ReportMapping, context: ReadContext) -> ReportsRead:
    """
    Read one file of reports.

    Args:
        content: The file as it came.
        mapping: How it is to be read, as the case declares it.
        context: What is known of the case, of earlier files and of persons' decisions.

    Returns:
        Reports and quarantine as tables; together with the duplicates they are every row of the
        file. A file that is refused gives no row and a problem that says why.
    """
    rows, problems = _taken_apart(content, mapping)
    if rows is None:
        return refused(content, mapping, problems)
    mend(rows, context.decisions, mapping.delimiter)
    understand = ucdp_values if mapping.reader is Reader.UCDP_GED else table_values
    read = settled(rows, understand(rows, mapping, context), mapping, context)
    receipt = replace(read.receipt, digest=digest_of(content))
    return replace(read, problems=(*problems, *read.problems), receipt=receipt)


def _taken_apart(content: bytes, mapping: ReportMapping) -> RowsRead:
    if mapping.reader is Reader.UCDP_GED:
        return in_known_layout(read_delimited(content, mapping), mapping.file)
    return with_declared_columns(FORMATS[mapping.format](content, mapping), mapping)
