"""
Forgetting: old runs go only when somebody says which, and stay named in the history.

The history is told first and the folders go after it, so that a run that lies half there is never
taken for a whole one.  What a cut-off forgetting left is taken away by the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trucewatch.engine import codes
from trucewatch.engine.disk import disk_errors, force
from trucewatch.engine.kept import KEPT, unneeded
from trucewatch.engine.lock import only_writer
from trucewatch.engine.moments import instant_of, named_run
from trucewatch.engine.past import RunsOfCase, add_line, mend_history, runs_of_case
from trucewatch.engine.records import past_run
from trucewatch.engine.refusal import RefusedError, refused
from trucewatch.engine.run_folders import out_of
from trucewatch.engine.runs import sweep, take_away
from trucewatch.engine.version import installed_version
from trucewatch.mission.history import ForgottenRuns, RecordedRun
from trucewatch.mission.ports import Clock


@dataclass(frozen=True, slots=True)
class WhichRuns:
    """
    Which runs are meant; exactly one of these says it.

    Attributes:
        runs: Numbers of runs.
        before: Every run recorded before this instant, as it was written.
        keep: Every run but so many of the newest; 0 where nothing was said.
    """

    runs: tuple[str, ...] = ()
    before: str = ""
    keep: int = 0


@dataclass(frozen=True, slots=True)
class Forgetting:
    """
    What a forgetting takes away.

    Attributes:
        runs: The runs, in order; the newest is never among them.
        unfinished: Runs that an earlier forgetting told of and did not take away.
        contents: Kept inputs that no other run was made from.
        bytes: How much room all that takes.
    """

    runs: tuple[RecordedRun, ...]
    unfinished: tuple[str, ...]
    contents: tuple[Path, ...]
    bytes: int


def planned(folder: Path, which: WhichRuns) -> Forgetting:
    """
    Return what would be taken away; nothing is.

    Raises:
        RefusedError: When a run is not there or is the newest, or not exactly one way of saying
            which was used.
    """
    return _plan(runs_of_case(out_of(folder)), which)


def forget(folder: Path, which: WhichRuns, clock: Clock) -> Forgetting:
    """
    Take runs away, and what was kept for them alone.

    Args:
        folder: The case.
        which: Which runs.
        clock: Tells the instant that the history records.

    Raises:
        RefusedError: As `planned`; or when another process writes the case, or the disk refuses.
    """
    out = out_of(folder)
    _plan(runs_of_case(out), which)
    with only_writer(out, clock.now()):
        sweep(out)
        mend_history(out)
        plan = _plan(runs_of_case(out), which)
        names = tuple(each.run for each in plan.runs)
        if names:
            add_line(out, ForgottenRuns(names, clock.now(), installed_version()))
        for name in (*names, *plan.unfinished):
            take_away(out / name)
        _remove(out, plan.contents)
    return plan


def _plan(runs: RunsOfCase, which: WhichRuns) -> Forgetting:
    chosen = _chosen(runs, which)
    gone = {each.run for each in chosen}
    unfinished = tuple(sorted(runs.lying & runs.history.forgotten.keys()))
    needed = _needed(runs, [each for each in runs.kept if each.run not in gone])
    contents = () if needed is None else tuple(unneeded(runs.out, needed))
    folders = [runs.out / name for name in (*sorted(gone), *unfinished)]
    size = sum(_size(path) for path in (*folders, *contents))
    return Forgetting(chosen, unfinished, contents, size)


def _chosen(runs: RunsOfCase, which: WhichRuns) -> tuple[RecordedRun, ...]:
    asked = (bool(which.runs), bool(which.before), which.keep > 0)
    if sum(asked) != 1:
        raise refused(codes.WHICH_TO_FORGET, "")
    kept = runs.kept
    if which.keep:
        return kept[: -which.keep]
    if which.before:
        before = instant_of(which.before)
        return tuple(each for each in kept[:-1] if each.recorded_at < before)
    named = {named_run(runs, each).run for each in which.runs}
    if kept and kept[-1].run in named:
        raise refused(codes.NEVER_THE_LATEST, "", run=kept[-1].run)
    return tuple(each for each in kept if each.run in named)


def _needed(runs: RunsOfCase, staying: Iterable[RecordedRun]) -> set[str] | None:
    """Return the digests that runs were made from, ``None`` where one of them can not tell."""
    needed: set[str] = set()
    for each in staying:
        try:
            needed |= set(past_run(runs.out, each).inputs.digests.values())
        except RefusedError:
            return None
    return needed


def _remove(out: Path, contents: Iterable[Path]) -> None:
    with disk_errors(KEPT):
        for path in contents:
            path.unlink()
        if (out / KEPT).is_dir():
            force(out / KEPT)


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
