"""
Prepared: what every section looks at, made once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.publication.docket import NONE, Docket, docket_of
from trucewatch.publication.likeness import alike
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.spots import Spot, spots_of

_UNSAFE = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    The page's input with what was found in it.

    Attributes:
        page: The input.
        docket: Every act with its report, findings, day and outcome.
        spots: Every place with its acts.
        kinds: For each row of the finding table the number of its kind: rows of one kind are alike
            in all but the incident.
        first_of_kind: For each kind the row in which it is first found.
        pages: Line of the docket to the page beside the index that explains it; a line that is
            missing is explained in the index itself.
    """

    page: PageInput
    docket: Docket
    spots: tuple[Spot, ...]
    kinds: NDArray[np.int64]
    first_of_kind: NDArray[np.int64]
    pages: Mapping[int, str]

    @property
    def is_inline(self) -> bool:
        """Whether every act is explained in the index itself."""
        return not self.pages

    def report(self, line: int) -> Mapping[str, Any] | None:
        """Return an act's first report as a mapping; ``None`` where it has none."""
        row = int(self.docket.report_rows[line])
        return None if row == NONE else self.page.tables.reports.slice(row, 1).to_pylist()[0]

    def anchor(self, line: int) -> str:
        """Return the id of an act's explanation."""
        row = self.docket.incidents
        return anchor(str(row["incident"][line].as_py()), int(row["act"][line].as_py() or 1))

    def address(self, line: int) -> str:
        """Return the address of an act's explanation, from the index."""
        return f"{self.pages.get(line, '')}#{self.anchor(line)}"


def prepared(page: PageInput) -> Prepared:
    """Return what every section looks at, with all explanations in the index."""
    docket = docket_of(page)
    kinds, first = alike(page.tables.findings.drop_columns(["incident", "act"]))
    return Prepared(page, docket, spots_of(page, docket), kinds, first, {})


def anchor(incident: str, act: int) -> str:
    """Return an id that is safe in HTML and in an address, one for each act."""
    safe = _UNSAFE.sub(lambda found: f"_{ord(found.group()):x}", incident)
    return f"incident-{safe}" + (f"-act-{act}" if act > 1 else "")
