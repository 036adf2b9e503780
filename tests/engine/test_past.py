"""The history on the disk: whole, mended from what lies there, and never guessed silently."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from trucewatch.definitions.digests import digest_of
from trucewatch.definitions.problems import Problem
from trucewatch.engine.kept import KEPT, KeptInputs, altered, keep_inputs
from trucewatch.engine.lock import only_writer
from trucewatch.engine.moments import Moment, run_at
from trucewatch.engine.past import HISTORY, mend_history, runs_of_case
from trucewatch.engine.records import past_run
from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.runs import Recording, finish_run, making_run, sweep

NOON = datetime(2016, 5, 12, 12, tzinfo=UTC)
RECORD = {
    "schema": "trucewatch/run@1",
    "version": "1",
    "as_of": "2016-05-12T12:00:00Z",
    "inputs": {},
    "rows": {"findings": 0},
}


@dataclass(frozen=True)
class _Case:
    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def run(self, after_h: float = 0, **more: object) -> str:
        """Make a run that is recorded so many hours after noon."""
        self.out.mkdir(exist_ok=True)
        at = NOON + timedelta(hours=after_h)
        sweep(self.out)
        mend_history(self.out)
        with making_run(self.out) as run:
            run.write("page", str(after_h).encode())
            return finish_run(run, {**RECORD, **more}, Recording(at, at, "1")).path.name

    def at(self, after_h: float) -> str:
        """Return the run that answers for so many hours after noon."""
        instant = (NOON + timedelta(hours=after_h)).isoformat()
        return run_at(self.folder, Moment(as_of=instant)).recorded.run

    def lines(self) -> list[bytes]:
        """Return the lines of the history."""
        return (self.out / HISTORY).read_bytes().splitlines(keepends=True)


@pytest.fixture
def case(tmp_path: Path) -> _Case:
    """A case with three runs, an hour apart."""
    made = _Case(tmp_path)
    for hour in range(3):
        made.run(hour)
    return made


def _code(case: _Case, moment: Moment) -> str:
    with pytest.raises(RefusedError) as error:
        run_at(case.folder, moment)
    return error.value.problems[0].code.id


def test_an_instant_is_answered_by_the_newest_run_of_then(case: _Case) -> None:
    """
    Between two runs the earlier answers, at the instant of the later the later.
    """
    assert ["0001", "0001", "0002", "0003"] == [case.at(h) for h in (0, 0.9, 1, 50)]


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (Moment(as_of="2016-05-12T12:30:00"), "RUN-401"),
        (Moment(as_of="2016-05-12"), "RUN-401"),
        (Moment(as_of="noon"), "RUN-401"),
        (Moment(as_of="2016-05-12T11:59:59Z"), "RUN-402"),
        (Moment(run="4"), "RUN-403"),
        (Moment(run="../0001"), "RUN-403"),
        (Moment(run="latest", as_of="2016-05-12T12:30:00Z"), "RUN-416"),
    ],
)
def test_a_moment_that_nothing_answers_for_is_refused(
    case: _Case, moment: Moment, code: str
) -> None:
    """
    An instant without zone, one before the first run, a run that is none: each has its code.
    """
    assert code == _code(case, moment)


def test_a_run_is_named_by_its_number_or_as_the_latest(case: _Case) -> None:
    """
    Zeros before the number may be left out.
    """
    names = [run_at(case.folder, Moment(run=run)).recorded.run for run in ("2", "0002", "latest")]

    assert ["0002", "0002", "0003"] == names


def test_a_run_that_was_cut_off_before_its_line_is_put_in(case: _Case) -> None:
    """
    A whole folder without a line is read, its time marked, and the next run tells it.
    """
    lines = case.lines()
    (case.out / HISTORY).write_bytes(b"".join(lines[:2]))
    stamp = (NOON + timedelta(hours=2.5)).timestamp()
    os.utime(case.out / "0003" / "run.json", (stamp, stamp))
    past = run_at(case.folder, Moment(as_of="2016-05-12T14:45:00Z"))

    assert ("0003", ["RUN-413"]) == (past.recorded.run, [each.code.id for each in past.problems])
    assert b"".join(lines[:2]) == (case.out / HISTORY).read_bytes()
    assert ("0003",) == mend_history(case.out)
    assert [False, False, True] == [e.from_folder for e in runs_of_case(case.out).history.runs]
    assert () == mend_history(case.out)


def test_a_torn_line_is_taken_off_and_told_anew(case: _Case) -> None:
    """
    Half a line is not read on; its run lies there, and is put in with its time stamp.
    """
    content = (case.out / HISTORY).read_bytes()
    (case.out / HISTORY).write_bytes(content[:-30])

    assert ("0003",) == mend_history(case.out)
    assert ((), False) == (
        runs_of_case(case.out).history.breaks,
        runs_of_case(case.out).history.torn,
    )
    assert "0004" == case.run(3)
    assert 4 == len(runs_of_case(case.out).history.runs)


def test_only_a_torn_line_is_taken_off(case: _Case) -> None:
    """
    Where every run has its line, what was cut off behind them goes and nothing is put in.
    """
    with (case.out / HISTORY).open("ab") as opened:
        opened.write(b'{"schema": "truce')

    assert ("",) == mend_history(case.out)
    assert 3 == len(case.lines())


def test_a_last_line_without_its_end_gets_it(case: _Case) -> None:
    """
    The next line never stands on the same line as the last.
    """
    (case.out / HISTORY).write_bytes((case.out / HISTORY).read_bytes()[:-1])
    case.run(3)

    assert ((), 4) == (runs_of_case(case.out).history.breaks, len(case.lines()))


def test_runs_of_before_the_history_are_read_and_marked(case: _Case) -> None:
    """
    A case that never had a history still has its runs; nobody pretends to know their hour.
    """
    (case.out / HISTORY).unlink()
    runs = runs_of_case(case.out)

    assert ["0001", "0002", "0003"] == [each.run for each in runs.kept]
    assert [True] * 3 == [each.from_folder for each in runs.runs]
    assert ("0001", "0002", "0003") == mend_history(case.out)


def test_a_changed_time_makes_the_runs_before_it_unsure(case: _Case) -> None:
    """
    Who sets a run's hour back is found out: --as-of refuses, and the number still answers.
    """
    lines = case.lines()
    changed = lines[0].replace(b"T12:00", b"T10:00")
    (case.out / HISTORY).write_bytes(b"".join([changed, *lines[1:]]))
    by_number = run_at(case.folder, Moment(run="1"))

    assert "RUN-412" == _code(case, Moment(as_of="2016-05-12T11:00:00Z"))
    assert "0002" == case.at(1)
    assert ["RUN-411"] == [each.code.id for each in by_number.problems]


def test_a_lost_run_is_not_passed_over(case: _Case) -> None:
    """
    When the run of then is gone no older one answers in its place.
    """
    shutil.rmtree(case.out / "0002")

    assert "RUN-405" == _code(case, Moment(as_of="2016-05-12T13:30:00Z"))
    assert ["0002"] == [each.run for each in runs_of_case(case.out).lost]


def test_the_number_of_a_lost_run_is_not_given_again(case: _Case) -> None:
    """
    The newest folder was taken away by hand: its number stays its own.
    """
    shutil.rmtree(case.out / "0003")

    assert "0004" == case.run(3)


def test_a_record_that_was_changed_is_refused(case: _Case) -> None:
    """
    A run whose run.json is not the one that was recorded does not answer.
    """
    path = case.out / "0001" / "run.json"
    path.write_bytes(path.read_bytes().replace(b'"version": "1"', b'"version": "2"'))

    assert "RUN-406" == _code(case, Moment(run="1"))


def test_a_file_that_was_changed_is_refused(case: _Case) -> None:
    """
    Every file of a run is held against its digest.
    """
    (case.out / "0001" / "page").write_bytes(b"other")
    recorded = runs_of_case(case.out).runs[0]

    with pytest.raises(RefusedError) as error:
        past_run(case.out, recorded).check()

    assert "RUN-406" == error.value.problems[0].code.id


def test_a_newer_form_is_refused_and_unknown_keys_are_told(case: _Case) -> None:
    """
    What this version does not know it says, and does not leave out in silence.
    """
    case.run(3, schema="trucewatch/run@2")
    case.run(4, weather="rain")
    past = run_at(case.folder, Moment(run="5"))

    assert "RUN-409" == _code(case, Moment(run="4"))
    assert [("RUN-410", "weather")] == [(p.code.id, p.values["keys"]) for p in past.problems]


def test_a_clock_that_went_back_is_told(case: _Case) -> None:
    """
    A run recorded before the one that precedes it: the later of the two answers, and it is said.
    """
    case.run(0.5)
    past = run_at(case.folder, Moment(as_of="2016-05-12T12:45:00Z"))

    assert ("0004", ["RUN-415"]) == (past.recorded.run, [p.code.id for p in past.problems])


def test_a_link_in_place_of_the_history_is_not_followed(case: _Case) -> None:
    """
    A case from a stranger can not have a file elsewhere added to.
    """
    (case.folder / "precious").write_text("kept", encoding="utf-8")
    (case.out / HISTORY).unlink()
    (case.out / HISTORY).symlink_to(case.folder / "precious")

    with pytest.raises(RefusedError) as error:
        case.run(3)

    assert "RUN-203" == error.value.problems[0].code.id
    assert "kept" == (case.folder / "precious").read_text(encoding="utf-8")


def test_inputs_are_kept_once_for_each_content(tmp_path: Path) -> None:
    """
    Two files of one content, and one that comes again, lie there once.
    """
    (tmp_path / "out").mkdir()
    digests = {}
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"same")
        digests[name] = digest_of(b"same")
    keep_inputs(tmp_path / "out", tmp_path, digests)
    keep_inputs(tmp_path / "out", tmp_path, digests)

    assert [digest_of(b"same")] == [each.name for each in (tmp_path / "out" / KEPT).iterdir()]


def test_kept_inputs_are_read_though_the_case_has_others(tmp_path: Path) -> None:
    """
    What a run read is given back byte for byte after the file was changed.
    """
    (tmp_path / "out").mkdir()
    (tmp_path / "a.csv").write_bytes(b"then")
    digests = {"a.csv": digest_of(b"then")}
    keep_inputs(tmp_path / "out", tmp_path, digests)
    (tmp_path / "a.csv").write_bytes(b"now")
    kept = KeptInputs(tmp_path, tmp_path / "out", digests, ("notes.txt",))

    assert (("a.csv", "notes.txt"), b"then") == (kept.names, kept.read("a.csv"))


def test_inputs_that_were_not_kept_are_said(tmp_path: Path) -> None:
    """
    A run of before may read the case's own file while that is the same, and no other.
    """
    kept = KeptInputs(tmp_path, tmp_path / "out", {"a.csv": digest_of(b"then")})
    (tmp_path / "a.csv").write_bytes(b"then")

    assert b"then" == kept.read("a.csv")
    (tmp_path / "a.csv").write_bytes(b"now")
    found = kept.read("a.csv"), kept.read("b.csv")
    assert ["RUN-407"] * 2 == [each.code.id for each in found if isinstance(each, Problem)]


def test_a_kept_input_that_was_damaged_is_refused(tmp_path: Path) -> None:
    """
    What lies under a digest is believed only while it has that digest.
    """
    (tmp_path / "out").mkdir()
    (tmp_path / "a.csv").write_bytes(b"then")
    digest = digest_of(b"then")
    keep_inputs(tmp_path / "out", tmp_path, {"a.csv": digest})
    (tmp_path / "out" / KEPT / digest).write_bytes(b"thin")
    (tmp_path / "a.csv").unlink()
    found = KeptInputs(tmp_path, tmp_path / "out", {"a.csv": digest}).read("a.csv")

    assert isinstance(found, Problem)
    assert ("RUN-408", [digest]) == (found.code.id, altered(tmp_path / "out"))


def test_a_file_that_changed_while_it_was_read_stops_the_run(tmp_path: Path) -> None:
    """
    A run never keeps other bytes than those that it judged.
    """
    (tmp_path / "out").mkdir()
    (tmp_path / "a.csv").write_bytes(b"newer")

    with pytest.raises(RefusedError) as error:
        keep_inputs(tmp_path / "out", tmp_path, {"a.csv": digest_of(b"older")})

    assert "RUN-418" == error.value.problems[0].code.id
    assert [] == list((tmp_path / "out" / KEPT).iterdir())


def test_a_link_in_place_of_the_kept_inputs_is_not_followed(tmp_path: Path) -> None:
    """
    A case from a stranger can not have its inputs copied elsewhere.
    """
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / KEPT).symlink_to(tmp_path / "elsewhere")
    (tmp_path / "a.csv").write_bytes(b"a")

    with pytest.raises(RefusedError) as error:
        keep_inputs(tmp_path / "out", tmp_path, {"a.csv": digest_of(b"a")})

    assert "RUN-203" == error.value.problems[0].code.id
    assert [] == list((tmp_path / "elsewhere").iterdir())


def test_reading_needs_no_lock(case: _Case) -> None:
    """
    The past answers while a run is being written.
    """
    with only_writer(case.out, NOON):
        assert "0003" == case.at(9)
