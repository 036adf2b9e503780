"""
Health: whether this machine and this case can do what the program needs, fact by fact.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from trucewatch.engine.files import OUT
from trucewatch.engine.kept import KEPT, altered
from trucewatch.engine.past import HISTORY, RunsOfCase, runs_of_case
from trucewatch.engine.records import past_run
from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.run_folders import newest
from trucewatch.engine.runs import half_forgotten, leftovers
from trucewatch.mission.history import RecordedRun

NEEDED = ("jinja2", "numpy", "pyarrow", "rich", "ruamel.yaml", "shapely", "typer")
"""Packages without which nothing runs."""

EXTRAS = {"excel": ("openpyxl", "defusedxml")}
"""Packages that one way of reading needs."""

LEAST_FREE_BYTES = 200 * 1024 * 1024
"""Below this much free disk a run is likely to be cut off."""


@dataclass(frozen=True, slots=True)
class Fact:
    """
    One thing that was looked at.

    Attributes:
        about: Message id of what was looked at, in ``cli.toml`` under ``doctor``.
        fine: Whether it is as it should be.
        value: What was found.
        needed: Whether the program cannot do its main job without it.
    """

    about: str
    fine: bool
    value: str
    needed: bool = True


def machine_facts() -> list[Fact]:
    """Return what was found of interpreter, packages and time zones."""
    python = ".".join(map(str, sys.version_info[:3]))
    facts = [Fact("python", sys.version_info >= (3, 11), python)]
    facts += [_package_fact(name, needed=True) for name in ("trucewatch", *NEEDED)]
    for packages in EXTRAS.values():
        facts += [_package_fact(name, needed=False) for name in packages]
    return facts


def case_facts(folder: Path) -> list[Fact]:
    """Return what was found of the case in *folder* and of its disk."""
    facts = [Fact("case", (folder / "case.yaml").is_file(), str(folder / "case.yaml"))]
    if not folder.is_dir():
        return facts
    out = folder / OUT
    kept = out if out.is_dir() else folder
    facts.append(Fact("writable", os.access(kept, os.W_OK | os.X_OK), str(kept)))
    free = shutil.disk_usage(kept).free
    facts.append(Fact("free", free >= LEAST_FREE_BYTES, f"{free // 1024**2} MB"))
    if out.is_dir():
        found = newest(out)
        facts.append(Fact("newest", fine=True, value=found.name if found else "-", needed=False))
        left = leftovers(out)
        facts.append(Fact("leftovers", not left, ", ".join(left) or "-", needed=False))
        facts += _past_facts(out)
    return facts


def _past_facts(out: Path) -> list[Fact]:
    """Return whether the history, the runs and what was kept of their inputs are whole."""
    runs = runs_of_case(out)
    wrong = [f"line {number}" for number in runs.history.breaks]
    wrong += ["the last line"] * runs.history.torn
    wrong += ["not a plain file"] * _is_odd(out / HISTORY)
    broken = [each.run for each in runs.lost]
    broken += [each.run for each in runs.kept if not _is_whole(out, each)]
    half = [*sorted(runs.lying & runs.history.forgotten.keys()), *half_forgotten(out)]
    damaged = [digest[:8] for digest in sorted({*altered(out), *_missing(runs)})]
    return [
        Fact("history", not wrong, ", ".join(wrong) or f"{len(runs.history.lines)}"),
        Fact("runs", not broken, ", ".join(broken) or f"{len(runs.kept)}"),
        Fact("forgetting", not half, ", ".join(half) or "-"),
        Fact("kept", not damaged, ", ".join(damaged) or "-"),
    ]


def _is_odd(path: Path) -> bool:
    return path.is_symlink() or (path.exists() and not path.is_file())


def _missing(runs: RunsOfCase) -> set[str]:
    """Return the digests of inputs that runs kept and that are not there any more."""
    read: set[str] = set()
    for each in runs.kept:
        # Of a run that nobody recorded it is not known whether it kept anything.
        if each.from_folder:
            continue
        try:
            read |= set(past_run(runs.out, each).inputs.digests.values())
        except RefusedError:
            continue
    return {digest for digest in read if not (runs.out / KEPT / digest).is_file()}


def _is_whole(out: Path, run: RecordedRun) -> bool:
    try:
        past_run(out, run).check()
    except RefusedError:
        return False
    return True


def _package_fact(name: str, *, needed: bool, look: Callable[[str], str] = version) -> Fact:
    try:
        return Fact("package", fine=True, value=f"{name} {look(name)}", needed=needed)
    except PackageNotFoundError:
        return Fact("package", fine=False, value=name, needed=needed)
