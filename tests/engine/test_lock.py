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


def _holder(out: Path) -> subprocess.Popen[bytes]:
    made = subprocess.Popen([sys.executable, "-c", HOLDER, str(out)], stdout=subprocess.PIPE)
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
