"""
Which moment a verb answers for: the case as it lies there now, or as a past run read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from trucewatch.definitions.instants import written
from trucewatch.definitions.problems import Place, Problem
from trucewatch.engine import codes
from trucewatch.engine.files import open_case
from trucewatch.engine.past import HISTORY, RunsOfCase, history_problems, runs_of_case
from trucewatch.engine.records import PastRun, past_run
from trucewatch.engine.refusal import refused
from trucewatch.engine.run_folders import out_of
from trucewatch.engine.version import installed_version
from trucewatch.mission.history import RecordedRun, newest_at
from trucewatch.mission.ports import Clock


@dataclass(frozen=True, slots=True)
class Moment:
    """
    The moment that was asked for; both empty: now.

    Attributes:
        as_of: An instant, as it was written.
        run: The number of a run, or ``latest``.
    """

    as_of: str = ""
    run: str = ""

    @property
    def is_now(self) -> bool:
        """Whether the case as it lies there is to answer."""
        return not (self.as_of or self.run)


NOW = Moment()
"""The case as it lies there."""


class OpenedCase(Protocol):
    """The files of a case, of now or of then; also a `trucewatch.mission.ports.CaseFiles`."""

    @property
    def root(self) -> Path:
        """Folder of the case."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """Every file in order of name."""
        ...

    @property
    def refused(self) -> tuple[Problem, ...]:
        """Files that are not read, each with its reason."""
        ...

    def read(self, name: str) -> bytes | Problem:
        """Return the bytes of a file, or what stopped it from being read."""
        ...

    def open(self, name: str) -> BinaryIO | Problem:
        """Open a file to be read piece by piece, or say what stopped it."""
        ...


@dataclass(frozen=True, slots=True)
class Opened:
    """
    A case at one moment.

    Attributes:
        files: Its files as they were at that moment.
        now: The instant that was the present one then.
        past: The run that answers; ``None``: the case as it lies there.
    """

    files: OpenedCase
    now: datetime
    past: PastRun | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to know of the run before an answer worked out anew is believed."""
        if self.past is None:
            return ()
        run, here = self.past, installed_version()
        if run.version == here:
            return run.problems
        values = {"run": run.recorded.run, "made_by": run.version, "version": here}
        return (*run.problems, Problem(codes.ANOTHER_VERSION, Place(), "", values))


def opened_at(folder: Path, moment: Moment, clock: Clock) -> Opened:
    """
    Open a case at a moment.

    Args:
        folder: The case.
        moment: Which moment.
        clock: Tells the present instant.

    Raises:
        RefusedError: When there is no such folder, or no run that can answer for that moment.
    """
    if moment.is_now:
        return Opened(open_case(folder), clock.now())
    past = run_at(folder, moment)
    read_at = past.recorded.read_at or datetime.fromisoformat(str(past.record["as_of"]))
    return Opened(past.inputs, read_at, past)


def run_at(folder: Path, moment: Moment) -> PastRun:
    """
    Return the run that answers for a moment of the past.

    Args:
        folder: The case.
        moment: An instant: the newest run recorded at or before it answers; or a run.

    Raises:
        RefusedError: When the instant has no zone or lies before the first run, when the run is
            forgotten, lost or altered, or when the history is out of order after it.
    """
    if moment.as_of and moment.run:
        raise refused(codes.TWO_MOMENTS, "")
    instant = instant_of(moment.as_of) if moment.as_of else None
    runs = runs_of_case(out_of(folder))
    recorded = _at(runs, instant) if instant else named_run(runs, moment.run)
    past = past_run(runs.out, _readable(runs, recorded))
    told = (*history_problems(runs), *_stamped(recorded), *past.problems)
    return PastRun(past.recorded, past.folder, past.record, told)


def instant_of(text: str) -> datetime:
    """
    Read an instant that a user wrote.

    Raises:
        RefusedError: When it is none, or has no zone.
    """
    try:
        instant = datetime.fromisoformat(text.strip())
        if instant.tzinfo is None:
            raise refused(codes.AS_OF_UNREADABLE, "", text, written=text)
        # Near the first and the last year an instant can lie outside of the years of UTC.
        return instant.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise refused(codes.AS_OF_UNREADABLE, "", text, written=text) from error


def named_run(runs: RunsOfCase, wanted: str) -> RecordedRun:
    """
    Return the run that a user named: its number, or ``latest``.

    Raises:
        RefusedError: When there is no such run.
    """
    given = wanted.strip()
    if given == "latest" and runs.kept:
        return runs.kept[-1]
    digits = given.isascii() and given.isdigit() and len(given) < 10
    found = runs.named(f"{int(given):04d}") if digits else None
    if found is None:
        raise refused(codes.NO_SUCH_RUN, "", wanted, run=wanted, known=_span(runs))
    return found


def _at(runs: RunsOfCase, instant: datetime) -> RecordedRun:
    found = newest_at(runs.runs, instant)
    if found is None:
        first = written(runs.runs[0].recorded_at) if runs.runs else "-"
        values = {"instant": str(written(instant)), "first": str(first)}
        raise refused(codes.BEFORE_FIRST_RUN, "", **values)
    if not found.from_folder and not runs.history.is_sure(found.run):
        line = str(runs.history.breaks[-1])
        raise refused(codes.HISTORY_UNSURE, HISTORY, line=line, run=found.run)
    return found


def _readable(runs: RunsOfCase, recorded: RecordedRun) -> RecordedRun:
    gone = runs.history.forgotten.get(recorded.run)
    if gone is not None:
        at = str(written(gone))
        raise refused(codes.RUN_FORGOTTEN, "", run=recorded.run, forgotten=at)
    if recorded.run not in runs.lying:
        raise refused(codes.RUN_LOST, "", run=recorded.run)
    return recorded


def _stamped(recorded: RecordedRun) -> list[Problem]:
    if not recorded.from_folder:
        return []
    values = {"run": recorded.run, "at": str(written(recorded.recorded_at))}
    return [Problem(codes.TIME_FROM_FOLDER, Place(), "", values)]


def _span(runs: RunsOfCase) -> str:
    names = [each.run for each in runs.kept]
    return "-" if not names else names[0] if len(names) == 1 else f"{names[0]} .. {names[-1]}"
