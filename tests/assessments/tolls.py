"""Tables of people for tests, and where the real ones are."""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path

from trucewatch.assessments.toll_rows import TollRows, read_toll_rows

_PLACE = os.environ.get("TRUCEWATCH_DATA", "")
_DATA = Path(_PLACE) if _PLACE else Path(__file__).parents[3] / "shared" / "data"
SYRIA = _DATA / "ucdp-syria" / "ged_syria_2016_2019.csv"

OF_UCDP = {
    "id": "id",
    "first_on": "date_start",
    "last_on": "date_end",
    "place": "where_coordinates",
    "lon": "longitude",
    "lat": "latitude",
    "side_a": "side_a",
    "side_b": "side_b",
    "killed_low": "low",
    "killed_best": "best",
    "killed_high": "high",
    "killed_side_a": "deaths_a",
    "killed_side_b": "deaths_b",
    "civilians_killed_best": "deaths_civilians",
    "killed_unknown": "deaths_unknown",
}
"""Columns of UCDP GED, by our name."""


def rows_of(text: str) -> TollRows:
    """Return the rows of a table with a bar between cells; every row can be read."""
    rows, problems = read_toll_rows(columns_of(text))
    assert () == problems
    return rows


def columns_of(text: str) -> dict[str, list[str]]:
    """Return the columns of a table with a bar between cells, its names in the first line."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return {name: [line[place] for line in lines[1:]] for place, name in enumerate(lines[0])}


@cache
def syria() -> TollRows:
    """Return UCDP's rows of Syria, 2016 to 2019."""
    with SYRIA.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    rows, _ = read_toll_rows(
        {ours: [row[name] for row in table] for ours, name in OF_UCDP.items()}
    )
    return rows
