"""
Reading one file of reports: from its bytes to reports, quarantine, problems and receipt.
"""

from __future__ import annotations

from dataclasses import replace

from trucewatch.definitions.digests import digest_of
from trucewatch.reports.context import ReadContext
from trucewatch.reports.decisions import mend
from trucewatch.reports.delimited import read_delimited
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.rows import RowsRead
from trucewatch.reports.settling import ReportsRead, refused, settled
from trucewatch.reports.ucdp import ucdp_values
from trucewatch.reports.ucdp_layout import in_known_layout


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
    values = ucdp_values(rows, mapping, context)
    read = settled(rows, values, mapping, context)
    receipt = replace(read.receipt, digest=digest_of(content))
    return replace(read, problems=(*problems, *read.problems), receipt=receipt)


def _taken_apart(content: bytes, mapping: ReportMapping) -> RowsRead:
    return in_known_layout(read_delimited(content, mapping), mapping.file)
