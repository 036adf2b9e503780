"""
Run every ``bench_*.py`` beside this file; print goal beside figure; fail when a goal is missed.

Each of them has a function ``measure()`` that returns figures.  Name some of them on the command
line (``python -m benchmarks start``) to run only those.  Figures are kept as JSON in
``benchmarks/results``, with what they were measured on.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from benchmarks.figures import Figure

HERE = Path(__file__).resolve().parent


def main(wanted: list[str]) -> int:
    """Run the benchmarks *wanted*, or all, and return 1 when a goal was missed."""
    missed = False
    for name in sorted(path.stem for path in HERE.glob("bench_*.py")):
        if wanted and name.removeprefix("bench_") not in wanted:
            continue
        figures: list[Figure] = import_module(f"benchmarks.{name}").measure()
        keep(name, figures)
        show(name, figures)
        missed = missed or any(figure.is_missed for figure in figures)
    return int(missed)


def show(name: str, figures: list[Figure]) -> None:
    """Print one table."""
    print(f"\n{name}")
    print(f"  {'figure':<52}{'goal':>10}{'measured':>12}  unit")
    for figure in figures:
        goal = "" if figure.goal is None else f"{figure.goal:g}"
        value = "" if figure.value is None else f"{figure.value:.2f}"
        tail = " ".join(each for each in (figure.unit, figure.verdict, figure.note) if each)
        print(f"  {figure.name:<52}{goal:>10}{value:>12}  {tail}")


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
