"""
Tables of the own lists: CSV beside the code, columns parted by semicolons.
"""

from __future__ import annotations

import csv
from importlib.resources import files


def rows_of(table: str) -> list[dict[str, str]]:
    """
    Return the rows of a table of this package, each by column.

    Lines that begin with ``#`` say where the table comes from and are no rows.
    """
    text = files("trucewatch.reading.known").joinpath(table).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter=";", strict=True))
