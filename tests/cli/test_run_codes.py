"""Every problem of disk, run and command line is provoked once, and says what to do."""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.small_case import ROW_IN, small_case
from tests.cli.terminal_tool import said
from trucewatch.cli.main import main
from trucewatch.engine.files import largest_table
from trucewatch.engine.lock import only_writer
from trucewatch.publication.wording import Catalogue

WAYS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "errors" / "RUN.toml").read_text("utf-8")
)

OF_SPARK = {"RUN-501", "RUN-502", "RUN-503", "RUN-504", "RUN-505", "RUN-506"}
"""What no command of a sound installation provokes; `tests/engine/spark` has them."""

OF_THE_PAST = {"RUN-412", "RUN-415", "RUN-418", "RUN-421"}
"""What hangs on the hour: `test_past.py` and `test_history.py` have them."""

OF_STREAMS = {"RUN-512"}
"""What no table that a run wrote provokes; `tests/engine/test_stream.py` has it."""

PROVOKED_ELSEWHERE = {
    *("RUN-206", "RUN-308", "RUN-309", "RUN-310"),
    *OF_SPARK,
    *OF_THE_PAST,
    *OF_STREAMS,
}
"""Two digests that begin alike cannot be typed; `test_one_beginning_for_several_rows` has them."""


@pytest.fixture
def held() -> Iterator[ExitStack]:
    """What a test holds open until it ends."""
    with ExitStack() as stack:
        yield stack


def _prepare(step: str, held: ExitStack) -> None:
    verb, first, *rest = [*step.split(" ", 2), ""]
    path = Path(first)
    path.parent.mkdir(parents=True, exist_ok=True)
    if verb == "link":
        Path(rest[0]).symlink_to(first)
    elif verb == "pipe":
        os.mkfifo(path)
    elif verb == "large":
        with path.open("wb") as opened:
            opened.truncate(largest_table() + 1)
    elif verb == "remove":
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif verb == "tool":
        main(step.split(" ")[1:])
    elif verb == "damage":
        for each in path.iterdir():
            each.write_bytes(b"x")
    elif verb == "swap":
        old, new = rest[0].split(" > ")
        path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    elif verb == "hold":
        held.enter_context(only_writer(path, datetime(2016, 5, 12, tzinfo=UTC)))
    else:
        path.write_text(rest[0], encoding="utf-8")


@pytest.mark.parametrize("code", sorted(WAYS))
def test_each_code_is_provoked_and_says_what_to_do(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    held: ExitStack,
    code: str,
) -> None:
    """
    Each problem is told with its code, its words filled in and a hint, and never with a trace.
    """
    monkeypatch.chdir(tmp_path)
    small_case(Path("case"), ROW_IN)
    for step in WAYS[code].get("do", []):
        _prepare(step, held)
    ended = said(capsys, *WAYS[code]["command"].split())

    assert code in ended.err
    assert [] == [mark for mark in ("?]", "{", "Traceback") if mark in ended.err]
    assert "hint:" in ended.err


def test_every_code_has_a_way() -> None:
    """
    No problem of disk, run and command line goes without an example.
    """
    assert set(Catalogue.load("en").codes("RUN")) == {*WAYS, *PROVOKED_ELSEWHERE}
