"""The shipped example, read once for all its tests."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from trucewatch.engine.files import open_case
from trucewatch.mission.agreed import Agreed, read_agreed

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "aleppo-2016"
BASE_MAP = ROOT / "src" / "trucewatch" / "publication" / "basemap" / "levant.json"


@cache
def agreed() -> Agreed:
    """Return what the example says was agreed."""
    return read_agreed(open_case(EXAMPLE))


@cache
def incidents() -> tuple[dict[str, str], ...]:
    """Return the rows of the hand-typed list of incidents."""
    text = (EXAMPLE / "reports" / "incidents.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
