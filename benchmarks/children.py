"""
Children: what is measured runs in a process of its own, so that time and memory are its own.

A child prints one line of JSON when it is done; its greatest memory is what the system counted.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.figures import ROOT


@dataclass(slots=True)
class Stopwatch:
    """Measures wall and CPU seconds from its making, in the child."""

    wall: float = field(default_factory=time.perf_counter)
    cpu: float = field(default_factory=time.process_time)

    def spent(self) -> dict[str, float]:
        """Return seconds since its making, and the greatest memory of the process so far, GB."""
        return {
            "wall": time.perf_counter() - self.wall,
            "cpu": time.process_time() - self.cpu,
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        }

    def told(self, **more: object) -> str:
        """Return the child's one line: what was spent, and *more*."""
        return json.dumps(self.spent() | more)


@dataclass(frozen=True, slots=True)
class Spent:
    """
    What one run, or the median of several, cost.

    Attributes:
        wall: Seconds of wall time, without starting Python and importing.
        cpu: Seconds of CPU time of all threads over the same stretch.
        memory: Greatest resident memory of the whole process, GB of a thousand million bytes.
        more: What else the child told.
    """

    wall: float
    cpu: float
    memory: float
    more: dict[str, Any]


def run_child(module: str, *arguments: object) -> Spent:
    """
    Run ``python -m module arguments`` and return what it cost.

    Raises:
        RuntimeError: When the child failed; the end of what it said is in the message.
    """
    command = [sys.executable, "-m", module, *map(str, arguments)]
    # One thread too many of a library would count as the other side's cost.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{module}: {done.stderr.strip()[-2_000:]}")
    told = json.loads(done.stdout.splitlines()[-1])
    return Spent(told.pop("wall"), told.pop("cpu"), told.pop("memory"), told)


def in_turn(runs: dict[str, Callable[[], Spent]], repeats: int) -> dict[str, Spent]:
    """Run each of *runs* once, then all again, and return the medians: each beside the other."""
    spent: dict[str, list[Spent]] = {name: [] for name in runs}
    for _ in range(repeats):
        for name, run in runs.items():
            spent[name].append(run())
    return {name: median(each) for name, each in spent.items()}


def median(spent: Sequence[Spent]) -> Spent:
    """Return the median of each cost; memory is the greatest, the rest is the last run's."""
    return Spent(
        statistics.median(each.wall for each in spent),
        statistics.median(each.cpu for each in spent),
        max(each.memory for each in spent),
        spent[-1].more,
    )
