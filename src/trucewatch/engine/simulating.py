"""Writing a simulated conflict: the case in one folder, its truth in another, both whole."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.engine import codes
from trucewatch.engine.disk import disk_errors, force
from trucewatch.engine.files import LARGEST_BYTES
from trucewatch.engine.moments import Moment, run_at
from trucewatch.engine.refusal import RefusedError, refused, why
from trucewatch.engine.runs import replace_file
from trucewatch.simulation.case_files import case_files
from trucewatch.simulation.codes import NO_TRUTH, OTHER_TRUTH, TRUTH_IN_THE_CASE
from trucewatch.simulation.scoring import Score, answers_of, questions_of, read_answers, scores
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.settings_file import read_settings
from trucewatch.simulation.simulate import simulate
from trucewatch.simulation.simulated import Simulated
from trucewatch.simulation.truth import TRUTH
from trucewatch.simulation.truth_files import TRUTH_FILE, truth_files


@dataclass(frozen=True, slots=True)
class WrittenSimulation:
    """
    What was written.

    Attributes:
        simulated: The conflict.
        case: Folder of the case.
        truth: Folder of its truth.
    """

    simulated: Simulated
    case: Path
    truth: Path


def truth_beside(case: Path) -> Path:
    """Return where the truth of a case lies unless somebody says otherwise: beside it."""
    # '.' and '..' have their names only as whole paths.
    named = case if case.name not in {"", ".."} else _real(case)
    return named.with_name(f"{named.name}-truth")


def settings_in(file: Path | None, now: datetime) -> SimulationSettings:
    """
    Read a file of settings; without a file every knob has its default.

    Raises:
        RefusedError: When the file cannot be read or has errors.
    """
    if file is None:
        return SimulationSettings()
    settings, problems = read_settings(_content(file), str(file), now)
    if settings is None:
        raise RefusedError(*problems)
    return settings


def write_simulation(
    case: Path, truth: Path | None, settings: SimulationSettings, seed: int
) -> WrittenSimulation:
    """
    Simulate a conflict, and write its case and its truth.

    Args:
        case: Folder of the case; it must not exist, or be empty.
        truth: Folder of the truth, likewise; ``None``: beside the case.
        settings: The knobs.
        seed: The seed; the same one and the same settings write the same bytes.

    Raises:
        RefusedError: When there is something already, the truth would lie in the case, or the
            disk refuses.
    """
    apart = truth or truth_beside(case)
    if _real(apart).is_relative_to(_real(case)):
        raise refused(TRUTH_IN_THE_CASE, str(apart), case=str(case))
    for folder in (case, apart):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise refused(codes.ALREADY_THERE, str(folder))
    simulated = simulate(settings, seed)
    _write_whole(apart, truth_files(simulated))
    try:
        _write_whole(case, case_files(simulated))
    except RefusedError:
        # A truth without its case is of no use, and would stand in the way of a second try.
        shutil.rmtree(apart, ignore_errors=True)
        raise
    return WrittenSimulation(simulated, case, apart)


def _real(folder: Path) -> Path:
    """Return where *folder* lies or would lie, with every link on the way followed."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError) as error:
        raise refused(codes.NO_FOLDER, str(folder), reason=why(error)) from error


def _write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write *files* under another name first, so that *folder* is there whole or not at all."""
    # The place that a link names is made, and the link stays; so does 'init'.
    # So does a folder that is there: somebody may stand in it.
    whole = _real(folder)
    making = whole.with_name(f".{whole.name}.making")
    with disk_errors(str(folder)):
        if making.is_symlink():
            making.unlink()
        shutil.rmtree(making, ignore_errors=True)
        try:
            _write_files(making, files)
            if whole.is_dir():
                _fill(whole, making)
            else:
                making.replace(whole)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
        force(whole.parent)


def _fill(folder: Path, making: Path) -> None:
    """Move what was made into a folder that is empty, what makes it a case last."""
    made = sorted(making.iterdir(), key=lambda each: (each.is_file(), each.name))
    try:
        for each in made:
            each.replace(folder / each.name)
    except BaseException:
        for path in list(folder.iterdir()):
            path.replace(making / path.name)
        raise
    making.rmdir()


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        force(path)


@dataclass(frozen=True, slots=True)
class Scored:
    """
    How a case stands to its truth.

    Attributes:
        run: Number of the run whose questions were asked.
        scores: One for each regime.
    """

    run: str
    scores: tuple[Score, ...]


def write_questions(case: Path, file: Path, run: str) -> int:
    """
    Write the questions of a run as a sheet for a trainee to fill in.

    Args:
        case: Folder of a simulated case that was run.
        file: Where; nothing may be there yet.
        run: Which run: its number, or ``latest``.

    Returns:
        How many questions there are.

    Raises:
        RefusedError: When there is no run, something stands there, or the disk refuses.
    """
    past = run_at(case, Moment(run=run))
    asked = list(answers_of(past.table("findings", ["incident", "regime", "outcome", "named"])))
    if file.exists() or file.is_symlink():
        raise refused(codes.ALREADY_THERE, str(file))
    replace_file(file, questions_of(asked))
    return len(asked)


def score_case(case: Path, truth: Path | None, answers: Path | None, run: str) -> Scored:
    """
    Hold the answers of a run, or of a trainee, against the truth.

    Args:
        case: Folder of a simulated case that was run.
        truth: Folder of its truth; ``None``: beside the case.
        answers: A trainee's file of answers; ``None``: the run itself answers.
        run: Which run: its number, or ``latest``.

    Raises:
        RefusedError: When there is no run, no truth, a truth of another case, or an answer that
            cannot be understood.
    """
    known = _truth(truth or truth_beside(case))
    past = run_at(case, Moment(run=run))
    asked = list(answers_of(past.table("findings", ["incident", "regime", "outcome", "named"])))
    incidents = set(known["incident"].to_pylist())
    if not any(each.incident in incidents for each in asked):
        raise refused(OTHER_TRUTH, str(truth or truth_beside(case)), case=str(case))
    if answers is None:
        return Scored(past.recorded.run, scores(asked, known))
    given, problems = read_answers(_content(answers), str(answers), asked)
    if problems:
        raise RefusedError(*problems)
    return Scored(past.recorded.run, scores(given, known))


def _truth(folder: Path) -> pa.Table:
    try:
        table = pq.read_table(folder / TRUTH_FILE)
    except (OSError, pa.ArrowException) as error:
        # The reader of Parquet keeps the system's words to itself where a file is missing.
        is_there = (folder / TRUTH_FILE).is_file()
        reason = "not a table of this tool" if is_there else f"there is no {TRUTH_FILE} in it"
        raise refused(NO_TRUTH, str(folder), reason=reason) from error
    if table.schema.names != TRUTH.names:
        raise refused(NO_TRUTH, str(folder), reason="not a table of this tool")
    return table


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            # A device has no end.
            content = opened.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise refused(codes.UNREADABLE, str(file), reason=why(error)) from error
    if len(content) > LARGEST_BYTES:
        most = str(LARGEST_BYTES // 1024 // 1024)
        raise refused(codes.TOO_LARGE, str(file), size=f"more than {LARGEST_BYTES}", most=most)
    return content
