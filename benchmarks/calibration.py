"""
Are the chances to be believed?  Simulate, judge, score; write results, tables and pictures.

    python -m benchmarks.calibration                 score anew (about ten minutes), then write
    python -m benchmarks.calibration --conflicts 20  the same on fewer conflicts
    python -m benchmarks.calibration --write         only write the page from the kept results

The seeds are fixed, so the same code gives the same results.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.calibration_groups import groups
from benchmarks.calibration_pictures import picture
from benchmarks.calibration_tables import tables
from benchmarks.calibration_worlds import WORLDS, World
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.simulation.calibration import ScoreCard, score
from trucewatch.simulation.calibration_forecasts import BREACH, CLASSES, Flags
from trucewatch.simulation.calibration_points import curve_of
from trucewatch.simulation.calibration_shares import clustered_share
from trucewatch.simulation.calibration_trials import trial
from trucewatch.simulation.calibration_truths import only

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "calibration.json"
PAGE = ROOT / "docs" / "explanation" / "calibration.md"
PICTURE = ROOT / "docs" / "pictures" / "calibration.svg"

CONFLICTS = 150
"""Simulated conflicts of each world."""

FIRST_SEED = 10_000
"""Seed of the first conflict; far from those that the tests use."""

GROUPED = ("own", "vague")
"""Worlds in which everything is as assumed, and every kind of report is tested by itself."""

DIGITS = 6
"""Decimals that are kept."""

EDGE = 0.02
"""Rows at the edges of the terms have a chance of being outside between this and 1 less this."""


def main(arguments: list[str]) -> int:
    """Score, unless only the page is wanted, and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration")
    parser.add_argument("--conflicts", type=int, default=CONFLICTS)
    parser.add_argument("--write", action="store_true", help="write the page, score nothing")
    wanted = parser.parse_args(arguments)
    if not wanted.write:
        seeds = range(FIRST_SEED, FIRST_SEED + wanted.conflicts)
        worlds = {}
        for world in WORLDS:
            print(world.title, flush=True)
            worlds[world.key] = scored(world, seeds)
        keep(
            {
                "conflicts": wanted.conflicts,
                "first_seed": FIRST_SEED,
                "sample": sample(),
                "groups": {w.key: groups(w, seeds) for w in WORLDS if w.key in GROUPED},
                "worlds": worlds,
            }
        )
    results = kept()
    for path, text in written(results, PAGE.read_text(encoding="utf-8")).items():
        path.write_text(text, encoding="utf-8")
    return 0


def scored(world: World, seeds: range) -> dict[str, Any]:
    """Return the score of *world*, as it is kept."""
    tested = trial(world.settings, seeds, together=world.together)
    forecasts, truths = tested.forecasts, tested.truths
    if world.at_edges:
        outside = forecasts.least[:, CLASSES.index("outside_terms")]
        edges = (outside > EDGE) & (outside < 1 - EDGE)
        forecasts, truths = only(forecasts, truths, edges)
    rows = forecasts.points & truths.occurred
    drawn = drawn_points(
        forecasts.least[rows, BREACH], truths.true_class[rows] == BREACH, truths.conflict[rows]
    )
    card = as_kept(score(forecasts, truths))
    if not world.at_edges:
        card["under_some_regime"] = asdict(tested.under_some_regime)
    return {"card": rounded(card), "drawn": rounded(drawn)}


def drawn_points(chance: Shares, came_true: Flags, conflict: Numbers) -> dict[str, Any]:
    """
    Return what the picture shows: twenty bins with intervals, and the isotonic curve.

    Only the picture bins; the scores do not. The curve is that of chances to the whole per cent.
    """
    curve = curve_of(np.round(chance, 2), came_true)
    place = np.minimum((chance * 20).astype(np.int64), 19)
    bins = []
    for number in np.unique(place):
        mine = place == number
        share = clustered_share(came_true[mine], conflict[mine])
        bins.append(
            {
                "chance": float(chance[mine].mean()),
                "frequency": share.share,
                "low": share.low,
                "high": share.high,
                "rows": share.rows,
            }
        )
    line = [
        list(each) for each in zip(curve.chance.tolist(), curve.frequency.tolist(), strict=True)
    ]
    return {"bins": bins, "curve": line}


def as_kept(card: ScoreCard) -> dict[str, Any]:
    """Return *card* as plain values, without its curves."""
    kept_card = asdict(card)
    for name in ("classes", "by_whom"):
        if kept_card[name] is not None:
            del kept_card[name]["curve"]
    return kept_card


def rounded(value: Any) -> Any:
    """Return *value* with every figure rounded, so that the results are the same everywhere."""
    if isinstance(value, dict):
        return {name: rounded(each) for name, each in value.items()}
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return round(value, DIGITS) if isinstance(value, float) else value


def sample() -> dict[str, Any]:
    """Return the score of two conflicts: the same as was kept, as long as the code is the same."""
    card: dict[str, Any] = scored(WORLDS[0], range(FIRST_SEED, FIRST_SEED + 2))["card"]
    return card


def keep(results: dict[str, Any]) -> None:
    """Write the results, one line for each world."""
    lines = [
        f"{json.dumps(name)}: {json.dumps(rounded(each))}"
        for name, each in results.items()
        if name != "worlds"
    ]
    worlds = [
        f"{json.dumps(name)}: {json.dumps(each)}" for name, each in results["worlds"].items()
    ]
    text = ",\n".join([*lines, '"worlds": {\n' + ",\n".join(worlds) + "\n}"])
    RESULTS.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


def kept() -> dict[str, Any]:
    """Return the kept results."""
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return results


def written(results: dict[str, Any], page: str) -> dict[Path, str]:
    """Return what has to stand in the page and the picture, by path."""
    for name, table in tables(results).items():
        start, end = (f"<!-- {name}: {mark} -->" for mark in ("begin", "end"))
        before, _, rest = page.partition(start)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"{PAGE.name}: the marks of the table {name!r} are missing")
        page = f"{before}{start}\n\n{table}\n\n{end}{after}"
    return {PAGE: page, PICTURE: picture(results)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
