"""What each column of UCDP GED becomes."""

from __future__ import annotations

import re

from reference.markdown import code, page, table
from reference.meanings import UndocumentedError, meanings
from trucewatch.reports import ucdp_layout

_RULE = re.compile(r"^=+ =+$")


def ucdp_page() -> str:
    """Return the page of the mapping of UCDP GED, from the reader's own table."""
    pages = meanings("ucdp_pages", _VARIABLES)
    return page(
        "UCDP GED",
        "Days are days of the place; the mapping must name their zone.\n"
        "`side_a` and `side_b` are sides of a fight, never shooters: no row of UCDP is ever "
        "attributed to anybody.\n"
        "Nothing is read from a release whose columns are not one of the two known layouts.",
        table(("UCDP GED", "Report"), _rows()),
        "## Layouts",
        table(
            ("Layout", "Columns"),
            (
                ("Syria special release", str(len(ucdp_layout.SYRIA_2016))),
                ("Yearly releases from 20.1 on", str(len(ucdp_layout.GED_49))),
            ),
        ),
        "## Where the codebook says it",
        table(("Variable", "Place"), ((code(k), v) for k, v in pages.items())),
        "Sundberg, R. and Melander, E. (2013): Introducing the UCDP Georeferenced Event Dataset. "
        "Journal of Peace Research 50(4), 523-532.\n"
        "Högbladh, S. (2019): UCDP GED Codebook version 19.1. Department of Peace and Conflict "
        "Research, Uppsala University. The same codebook applies to the Syria release.",
    )


_VARIABLES = ("id", "date_start, date_end", "type_of_violence", "latitude, longitude",
              "date_prec, where_prec, low, best, high")  # fmt: skip


def _rows() -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    lines = (ucdp_layout.__doc__ or "").splitlines()
    rules = [index for index, line in enumerate(lines) if _RULE.match(line)]
    if len(rules) != 3:
        raise UndocumentedError(ucdp_layout.__name__)
    width = lines[rules[0]].index(" ")
    for line in lines[rules[1] + 1 : rules[2]]:
        name, told = line[:width].strip(), line[width:].strip()
        if name:
            rows.append((name, told))
        else:
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {told}")
    return rows
