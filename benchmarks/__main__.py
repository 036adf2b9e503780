"""
Run every ``bench_*.py`` beside this file; print goal beside figure; fail when a goal is missed.

Each of them has a function ``measure()`` that returns figures, or ``measure_at(extent)`` where it
can be had smaller, and may say in ``TAKES`` how long it runs. Name some of them on the command
line (``python -m benchmarks start``) to run only those. Figures are kept as JSON in
``benchmarks/results``, with what they were measured on; those of a smaller extent beside them.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from benchmarks.figures import Extent, Figure

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    """Run the benchmarks that are named, or all, and return 1 when a goal was missed."""
    wanted, extent = _asked(arguments)
    missed = False
    for name in sorted(path.stem for path in HERE.glob("bench_*.py")):
        if wanted and name.removeprefix("bench_") not in wanted:
            continue
        module = import_module(f"benchmarks.{name}")
        takes = getattr(module, "TAKES", "")
        if takes:
            print(f"\n{name}: {takes}", flush=True)
        figures: list[Figure] = (
            extent.held(module.measure_at(extent))
            if hasattr(module, "measure_at")
            else module.measure()
        )
        keep(name if extent == Extent() else f"{name}-small", figures)
        show(name, figures)
        missed = missed or any(figure.is_missed for figure in figures)
    return int(missed)


def _asked(arguments: list[str]) -> tuple[list[str], Extent]:
    parser = ArgumentParser(prog="benchmarks", description="Figures beside their goals.")
    parser.add_argument("wanted", nargs="*", help="benchmarks to run; without one, all")
    parser.add_argument(
        "--scale", type=float, default=1.0, help="share of the rows, such as 0.03 for a quick look"
    )
    parser.add_argument("--repeats", type=int, help="runs of each; the median counts")
    asked = parser.parse_args(arguments)
    return asked.wanted, Extent(asked.scale, asked.repeats)


def show(name: str, figures: list[Figure]) -> None:
    """Print one table."""
    print(f"\n{name}")
    print(f"  {'figure':<52}{'goal':>10}{'measured':>12}  unit")
    for figure in figures:
        value = "" if figure.value is None else f"{figure.value:.2f}"
        tail = " ".join(each for each in (figure.unit, figure.verdict, figure.note) if each)
        print(f"  {figure.name:<52}{figure.aim:>10}{value:>12}  {tail}")


def keep(name: str, figures: list[Figure]) -> None:
    """Write the figures and what they were measured on."""
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    machine = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
    }
    document = {"benchmark": name, "machine": machine, "figures": [asdict(f) for f in figures]}
    text = json.dumps(document, indent=2) + "\n"
    (folder / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
