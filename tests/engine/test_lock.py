"""One writer for each case."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.engine.lock import only_writer
from trucewatch.engine.refusal import RefusedError
from trucewatch.publication.wording import Catalogue

NOW = datetime(2016, 5, 12, 12, tzinfo=UTC)

HOLDER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from trucewatch.engine.lock import only_writer
with only_writer(Path(sys.argv[1]), datetime(2016, 5, 12, tzinfo=UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


ELSEWHERE = HOLDER.replace(
    '    print("held"',
    """    signed = Path(sys.argv[1], ".lock")
    signed.write_text('{"process": "7", "host": "field-office", "since": "2016-05-12T00:00:00Z"}')
    print("held\"""",
)


def _holder(out: Path, script: str = HOLDER) -> subprocess.Popen[bytes]:
    made = subprocess.Popen([sys.executable, "-c", script, str(out)], stdout=subprocess.PIPE)
    assert made.stdout is not None
    made.stdout.readline()
    return made


def _end(holder: subprocess.Popen[bytes]) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.communicate()


def test_a_second_writer_is_told_who_holds_the_case(tmp_path: Path) -> None:
    """
    The second writer is refused with the process, the machine and the hour of the first.
    """
    holder = _holder(tmp_path / "out")
    try:
        with pytest.raises(RefusedError) as error, only_writer(tmp_path / "out", NOW):
            pass
    finally:
        _end(holder)

    values = error.value.problems[0].values
    assert "RUN-201" == error.value.problems[0].code.id
    assert (str(holder.pid), "2016-05-12T00:00:00Z") == (values["process"], values["since"])


def test_the_lock_falls_with_a_killed_writer(tmp_path: Path) -> None:
    """
    A writer that was killed holds nothing.
    """
    _end(_holder(tmp_path / "out"))

    with only_writer(tmp_path / "out", NOW):
        held = (tmp_path / "out" / ".lock").read_text(encoding="utf-8")

    assert str(os.getpid()) in held


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    """
    After a writer is done the next one may write.
    """
    for _ in range(2):
        with only_writer(tmp_path / "out", NOW):
            pass


def test_an_out_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """
    A case whose ``out`` cannot be a folder is refused with its code.
    """
    (tmp_path / "out").write_text("x", encoding="utf-8")

    with pytest.raises(RefusedError) as error, only_writer(tmp_path / "out", NOW):
        pass

    assert ["RUN-202"] == [each.code.id for each in error.value.problems]


def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    """
    A case from a stranger cannot have a file elsewhere written over.
    """
    (tmp_path / "precious").write_text("kept", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".lock").symlink_to(tmp_path / "precious")
    with pytest.raises(RefusedError) as error, only_writer(tmp_path / "out", NOW):
        pass

    assert "RUN-202" == error.value.problems[0].code.id
    assert "kept" == (tmp_path / "precious").read_text(encoding="utf-8")


def test_a_holder_on_another_machine_is_named_with_it(tmp_path: Path) -> None:
    """
    On a shared disk the refusal says on which machine the holder runs.
    """
    holder = _holder(tmp_path / "out", ELSEWHERE)
    try:
        with pytest.raises(RefusedError) as error, only_writer(tmp_path / "out", NOW):
            pass
    finally:
        _end(holder)
    said = Catalogue.load("en").problem_words(error.value.problems[0]).words

    assert "Process 7 on field-office has held this case since 2016-05-12T00:00:00Z." == said


def test_of_two_processes_at_once_one_writes(tmp_path: Path) -> None:
    """
    Two that begin together: one holds the case, the other is refused, whichever comes first.
    """
    one = _holder(tmp_path / "out")
    other = subprocess.run(
        [sys.executable, "-c", HOLDER, str(tmp_path / "out")],
        capture_output=True,
        check=False,
        text=True,
    )
    _end(one)

    assert (True, False) == ("RUN-201" in other.stderr, "held" in other.stdout)
