"""The real series that assessments are scored on: a pair of sides, day by day, truces marked."""

from __future__ import annotations

import csv
from datetime import date

import numpy as np

from benchmarks.figures import SHARED
from trucewatch.assessments.placebo import Flags, about
from trucewatch.assessments.series import DailySeries, DatedRows, spread_series

FILE = SHARED / "ucdp-syria" / "ged_syria_2016_2019.csv"
PAIR = "Government of Syria - Syrian insurgents"
"""The pair of sides that the nationwide truces of these years bind."""

CONTROLS = ("Government of Syria - IS", "IS - SDF")
"""Pairs that none of these truces binds."""

FIRST, LAST = date(2016, 1, 1), date(2019, 11, 30)
"""What the file covers: December 2019 is not in it, which is a gap and no peace."""

SCORED_FROM = date(2018, 1, 1)
"""Before it methods are tuned, from it on they are scored."""

TRUCES = {
    date(2016, 2, 27): "cessation of hostilities",
    date(2016, 5, 5): "regime of calm in Aleppo",
    date(2016, 7, 6): "72 hours for Eid al-Fitr",
    date(2016, 9, 12): "renewed cessation of hostilities",
    date(2016, 12, 13): "eastern Aleppo, evacuation",
    date(2016, 12, 30): "nationwide ceasefire",
    date(2017, 5, 6): "de-escalation areas",
    date(2017, 7, 9): "the south-west",
    date(2017, 7, 22): "Eastern Ghouta",
    date(2017, 8, 3): "northern Homs",
    date(2018, 2, 24): "Security Council resolution 2401",
    date(2018, 3, 22): "Eastern Ghouta, evacuations",
    date(2018, 4, 8): "Douma",
    date(2018, 7, 6): "Daraa",
    date(2018, 9, 17): "Idlib, Sochi memorandum",
    date(2019, 8, 2): "Idlib",
    date(2019, 8, 31): "Idlib",
}
"""Truces between the two sides, by the day on which they were to begin."""

_DEAD = ("low", "best", "high")
_EPOCH = date(1970, 1, 1)


def pair_series(area: str = "", pair: str = PAIR) -> DailySeries:
    """Return incidents of a pair by day, rows of several days spread; of one area or of all."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [
            (_day(row["date_start"]), _day(row["date_end"]))
            for row in csv.DictReader(file)
            if row["dyad_name"] == pair and area in {"", row["adm_1"]}
        ]
    days = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return spread_series(DatedRows.of(days[:, 0], days[:, 1]), FIRST, LAST)


def death_series() -> DailySeries:
    """Return the dead of the pair by day, best figures with their bounds, rows spread."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [
            (_day(row["date_start"]), _day(row["date_end"]), *(int(row[name]) for name in _DEAD))
            for row in csv.DictReader(file)
            if row["dyad_name"] == PAIR
        ]
    first, last, low, best, high = np.array(rows, dtype=np.int64).T
    least, most = np.minimum(low, best).astype(np.float64), high.astype(np.float64)
    dead = DatedRows(first, last, best.astype(np.float64), least, most, np.ones(len(rows)))
    return spread_series(dead, FIRST, LAST)


def areas() -> list[str]:
    """Return the governorates in which the pair fought, in alphabetical order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        found = {row["adm_1"] for row in csv.DictReader(file) if row["dyad_name"] == PAIR}
    return sorted(found - {""})


def truce_days(series: DailySeries, reach_days: int) -> Flags:
    """Return the days within *reach_days* of the beginning of a truce."""
    return about(series.days, [series.position(on) for on in TRUCES], reach_days)


def _day(text: str) -> int:
    return (date.fromisoformat(text[:10]) - _EPOCH).days
