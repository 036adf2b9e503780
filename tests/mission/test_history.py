"""The history: every line hangs on the line before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.definitions.digests import digest_of
from trucewatch.mission.history import (
    NO_LINE,
    ForgottenRuns,
    HistoryLine,
    RecordedRun,
    history_line,
    newest_at,
    read_history,
    went_back,
)

NOON = datetime(2016, 5, 12, 12, tzinfo=UTC)


def _run(number: int, after_h: float = 0) -> RecordedRun:
    at = NOON + timedelta(hours=after_h)
    return RecordedRun(f"{number:04d}", at, at, f"{number:064d}", "1")


def _written(*lines: HistoryLine) -> bytes:
    content = b""
    for line in lines:
        content += history_line(line, read_history(content).head)
    return content


FOUR = _written(_run(1), _run(2, 1), ForgottenRuns(("0001",), NOON, "1"), _run(3, 2))


def test_what_was_written_is_read() -> None:
    """
    Runs come back as they were told, and forgotten ones are named with their instant.
    """
    history = read_history(FOUR)

    assert (_run(1), _run(2, 1), _run(3, 2)) == history.runs
    assert {"0001": NOON} == history.forgotten
    assert ((), False, len(FOUR)) == (history.breaks, history.torn, history.whole)


def test_the_head_is_the_digest_of_the_last_line() -> None:
    """
    Who keeps the head elsewhere can tell that no line was rewritten.
    """
    assert digest_of(FOUR.splitlines()[-1]) == read_history(FOUR).head
    assert NO_LINE == read_history(b"").head


@given(st.integers(0, 3), st.data())
def test_a_line_that_was_changed_shows(which: int, data: st.DataObject) -> None:
    """
    Whatever digit of a line before the last is changed, the line after does not follow.
    """
    lines = FOUR.splitlines(keepends=True)
    spots = [i for i, letter in enumerate(lines[which]) if chr(letter).isdigit()]
    spot = data.draw(st.sampled_from(spots))
    other = (int(chr(lines[which][spot])) + 1) % 10
    changed = lines[which][:spot] + str(other).encode() + lines[which][spot + 1 :]
    history = read_history(b"".join([*lines[:which], changed, *lines[which + 1 :]]))

    assert which == 3 or history.breaks != ()


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_line_that_was_taken_out_shows(gone: int) -> None:
    """
    The line that stood behind it does not follow from the one that now stands before.
    """
    lines = FOUR.splitlines(keepends=True)
    history = read_history(b"".join(lines[:gone] + lines[gone + 1 :]))

    assert (gone + 1,) == history.breaks


@given(st.integers(1, len(FOUR.splitlines()[-1]) - 1))
def test_a_last_line_that_was_cut_off_is_told_and_not_counted(lost: int) -> None:
    """
    What a power cut leaves of a line is no line; all before it stands.
    """
    history = read_history(FOUR[: -lost - 1])

    assert (True, ()) == (history.torn, history.breaks)
    assert ["0001", "0002"] == [each.run for each in history.runs]
    assert FOUR[: history.whole] == b"".join(FOUR.splitlines(keepends=True)[:3])


def test_a_last_line_without_its_end_is_whole() -> None:
    """
    Where only the line's end was lost nothing of what it tells was.
    """
    history = read_history(FOUR[:-1])

    assert (False, 3) == (history.torn, len(history.runs))


def test_zeros_behind_the_last_line_are_what_a_power_cut_leaves() -> None:
    """
    A file that was made longer and not filled loses no line that was whole.
    """
    history = read_history(FOUR + b"\0" * 40)

    assert (True, 3) == (history.torn, len(history.runs))


def test_the_newest_at_an_instant_is_the_last_recorded_by_then() -> None:
    """
    At the instant of its recording a run counts; before the first there is none.
    """
    runs = read_history(FOUR).runs

    assert _run(2, 1) == newest_at(runs, NOON + timedelta(hours=1))
    assert _run(1) == newest_at(runs, NOON + timedelta(minutes=59))
    assert None is newest_at(runs, NOON - timedelta(seconds=1))


def test_a_clock_that_was_set_back_shows() -> None:
    """
    A run recorded before the one that precedes it is named.
    """
    assert ("0002",) == went_back([_run(1, 2), _run(2, 1), _run(3, 3)])


def test_a_run_behind_a_break_is_sure() -> None:
    """
    Times before a break can not be relied on; times after it can.
    """
    lines = FOUR.splitlines(keepends=True)
    history = read_history(lines[0].replace(b"12:00", b"11:00") + b"".join(lines[1:]))

    assert (2,) == history.breaks
    assert [False, True, True] == [history.is_sure(run) for run in ("0001", "0002", "0003")]


def test_a_line_of_a_newer_form_is_a_break_and_not_guessed_at() -> None:
    """
    What this version can not read it does not tell.
    """
    lines = FOUR.splitlines(keepends=True)
    newer = lines[1].replace(b"history@1", b"history@2")

    assert 2 in read_history(b"".join([lines[0], newer, *lines[2:]])).breaks
