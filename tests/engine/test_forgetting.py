"""Old runs go only by name, stay in the history, and never the newest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from trucewatch.definitions.digests import digest_of
from trucewatch.engine.forgetting import WhichRuns, forget, planned
from trucewatch.engine.health import case_facts
from trucewatch.engine.kept import KEPT, keep_inputs
from trucewatch.engine.lock import only_writer
from trucewatch.engine.moments import Moment, run_at
from trucewatch.engine.past import add_line, runs_of_case
from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.runs import Recording, finish_run, making_run
from trucewatch.mission.history import ForgottenRuns

NOON = datetime(2016, 5, 12, 12, tzinfo=UTC)


@dataclass(frozen=True)
class _Still:
    """A clock that stands."""

    def now(self) -> datetime:
        """Return a day after noon."""
        return NOON + timedelta(days=1)


CLOCK = _Still()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Four runs, an hour apart; each read a file of its own and one that all read."""
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "case.yaml").write_bytes(b"same")
    for hour in range(4):
        (tmp_path / "list.csv").write_bytes(str(hour).encode())
        digests = {name: digest_of((tmp_path / name).read_bytes()) for name in _NAMES}
        keep_inputs(out, tmp_path, digests)
        at = NOON + timedelta(hours=hour)
        record = {"schema": "trucewatch/run@1", "version": "1", "inputs": digests}
        with making_run(out) as run:
            finish_run(run, record, Recording(at, at, "1"))
    return tmp_path


_NAMES = ("case.yaml", "list.csv")


def _lying(case: Path) -> list[str]:
    return sorted(each.name for each in (case / "out").glob("0*"))


def _kept(case: Path) -> int:
    return len(list((case / "out" / KEPT).iterdir()))


@pytest.mark.parametrize(
    ("which", "gone"),
    [
        (WhichRuns(runs=("1", "0003")), ["0001", "0003"]),
        (WhichRuns(before="2016-05-12T13:30:00Z"), ["0001", "0002"]),
        (WhichRuns(before="2020-01-01T00:00:00Z"), ["0001", "0002", "0003"]),
        (WhichRuns(keep=1), ["0001", "0002", "0003"]),
        (WhichRuns(keep=9), []),
    ],
)
def test_what_would_go_is_said_and_stays(case: Path, which: WhichRuns, gone: list[str]) -> None:
    """
    By number, by instant, by how many stay: the plan names the runs, and nothing is removed.
    """
    plan = planned(case, which)

    assert (gone, len(gone)) == ([each.run for each in plan.runs], len(plan.contents))
    assert (4, 5) == (len(_lying(case)), _kept(case))


def test_what_is_forgotten_goes_with_what_was_kept_for_it_alone(case: Path) -> None:
    """
    The folders and their own inputs are gone; what another run read stays.
    """
    forget(case, WhichRuns(keep=2), CLOCK)

    assert (["0003", "0004"], 3) == (_lying(case), _kept(case))
    assert b"2" == run_at(case, Moment(run="3")).inputs.read("list.csv")


def test_the_history_still_names_what_is_gone(case: Path) -> None:
    """
    Nobody can ask for a forgotten run, by number or instant, without being told when it went.
    """
    forget(case, WhichRuns(runs=("2",)), CLOCK)
    history = runs_of_case(case / "out").history

    assert ({"0002": CLOCK.now()}, 4) == (history.forgotten, len(history.runs))
    for moment in (Moment(run="2"), Moment(as_of="2016-05-12T13:30:00Z")):
        with pytest.raises(RefusedError) as error:
            run_at(case, moment)
        assert "RUN-404" == error.value.problems[0].code.id


@pytest.mark.parametrize(
    ("which", "code"),
    [
        (WhichRuns(runs=("1", "4")), "RUN-419"),
        (WhichRuns(runs=("latest",)), "RUN-419"),
        (WhichRuns(runs=("9",)), "RUN-403"),
        (WhichRuns(), "RUN-420"),
        (WhichRuns(runs=("1",), keep=2), "RUN-420"),
        (WhichRuns(before="2016-05-12T13:30"), "RUN-401"),
    ],
)
def test_what_may_not_go_is_refused_whole(case: Path, which: WhichRuns, code: str) -> None:
    """
    The newest run, no such run, two ways of saying which: nothing is removed.
    """
    with pytest.raises(RefusedError) as error:
        forget(case, which, CLOCK)

    assert code == error.value.problems[0].code.id
    assert (4, 5) == (len(_lying(case)), _kept(case))


def test_a_forgetting_that_was_cut_off_is_gone_on_with(case: Path) -> None:
    """
    The history tells of it and the folder lies there still: it answers nothing, and goes next.
    """
    add_line(case / "out", ForgottenRuns(("0001", "0002"), NOON, "1"))
    (case / "out" / "0002").rename(case / "out" / ".forgetting-0002")

    with pytest.raises(RefusedError):
        run_at(case, Moment(run="1"))
    assert [("forgetting", "0001, 0002")] == _ill(case)
    assert ("0001",) == forget(case, WhichRuns(keep=9), CLOCK).unfinished
    assert ["0003", "0004"] == _lying(case)
    assert [] == list((case / "out").glob(".forgetting-*"))
    assert [] == _ill(case)


def _ill(case: Path) -> list[tuple[str, str]]:
    """Return what a look at the case's past finds wrong."""
    past = {"history", "runs", "forgetting", "kept"}
    return [(f.about, f.value) for f in case_facts(case) if f.about in past and not f.fine]


def test_two_forgettings_do_not_meet(case: Path) -> None:
    """
    While another process writes the case nothing is forgotten.
    """
    with only_writer(case / "out", NOON), pytest.raises(RefusedError) as error:
        forget(case, WhichRuns(keep=1), CLOCK)

    assert "RUN-201" == error.value.problems[0].code.id
    assert 4 == len(_lying(case))


def test_inputs_stay_while_a_run_can_not_say_what_it_read(case: Path) -> None:
    """
    Where a record that stays is damaged no kept input is taken away.
    """
    (case / "out" / "0003" / "run.json").write_bytes(b"?")
    forget(case, WhichRuns(runs=("1",)), CLOCK)

    assert (["0002", "0003", "0004"], 5) == (_lying(case), _kept(case))
