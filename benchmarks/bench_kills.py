"""Whether a run that is killed at any moment leaves every earlier run and the history whole."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import ROOT, Figure
from trucewatch.definitions.problems import Problem
from trucewatch.engine.past import runs_of_case
from trucewatch.engine.records import past_run

KILLS = 40
SEED = 20160504
"""Moments are drawn from this seed; a failure can be repeated."""


def measure() -> list[Figure]:
    """Kill runs of the shipped example at random moments; count what is not whole afterwards."""
    tool = str(Path(sys.executable).with_name("trucewatch"))
    draw = random.Random(SEED)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        source = ROOT / "examples" / "aleppo-2016"
        shutil.copytree(source, case, ignore=shutil.ignore_patterns("out"))
        began = time.perf_counter()
        subprocess.run([tool, "run", str(case)], check=True, capture_output=True)
        whole_s = time.perf_counter() - began
        broken = 0
        for _ in range(KILLS):
            running = subprocess.Popen(
                [tool, "run", str(case)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(draw.uniform(0.3, 1.0) * whole_s)
            running.send_signal(signal.SIGKILL)
            running.wait()
            broken += len(broken_runs(case / "out"))
        last = subprocess.run([tool, "run", str(case)], check=False, capture_output=True)
        left = len(list((case / "out").glob(".making-*")))
    return [
        Figure("runs, inputs, lines not whole after a kill", broken, f"of {KILLS} kills", goal=0),
        Figure("remains after the next run", left, "folders", goal=0),
        Figure("exit code of the next run", last.returncode, "", goal=0),
    ]


def broken_runs(out: Path) -> list[str]:
    """Return what is not whole: runs, their inputs, lines of the history, ``latest``."""
    runs = [each for each in out.iterdir() if each.is_dir() and each.name.isdigit()]
    wrong = [run.name for run in runs if not is_whole(run)]
    found = runs_of_case(out)
    wrong += [f"line {number}" for number in found.history.breaks]
    wrong += [f"lost {each.run}" for each in found.lost]
    for each in found.kept:
        kept = past_run(out, each).inputs
        read = {name: kept.read(name) for name in kept.digests}
        wrong += [f"{each.run} {n}" for n, content in read.items() if isinstance(content, Problem)]
    return wrong if (out / "latest").resolve().is_dir() else [*wrong, "latest"]


def is_whole(run: Path) -> bool:
    """Return whether every file that the run's record names is there with its digest."""
    try:
        files = json.loads((run / "run.json").read_bytes())["files"]
        return all(
            hashlib.sha256((run / name).read_bytes()).hexdigest() == digest
            for name, digest in files.items()
        )
    except (OSError, ValueError):
        return False


if __name__ == "__main__":
    print(measure())
