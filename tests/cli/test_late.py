"""Tests of the bar that shows itself only where something takes long."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.terminal_tool import TOOL
from trucewatch.cli.exits import ExitCode
from trucewatch.cli.late import PATIENCE_SECONDS, LateProgress
from trucewatch.mission.ports import Progress

_STORY = "Shells hit the market of Homs on 3 May 2016, killing 12 people. A spokesman said so.\n\n"


@dataclass(slots=True)
class _Shown:
    # A bar that writes down what it shows, and a clock that is set by hand.
    told: list[str] = field(default_factory=list)
    now: float = 0.0

    def clock(self) -> float:
        return self.now

    @contextmanager
    def bar(self) -> Iterator[Progress]:
        self.told.append("shown")
        yield self
        self.told.append("gone")

    def begin(self, step: str, of: int) -> None:
        self.told.append(f"{step} of {of}")

    def advance(self, by: int) -> None:
        self.told.append(f"+{by}")


def test_what_is_quick_shows_nothing() -> None:
    """Inside the time that people wait anyway nothing is drawn."""
    shown = _Shown()
    late = LateProgress(shown.bar, shown.clock)

    with late.watched():
        late.begin("text-claims", 9)
        late.advance(9)

    assert [] == shown.told


def test_what_takes_long_shows_where_it_is() -> None:
    """The bar begins at what was done before, follows the steps, and is gone behind them."""
    shown = _Shown()
    late = LateProgress(shown.bar, shown.clock)

    with late.watched():
        late.begin("text-places", 9)
        late.advance(4)
        shown.now = PATIENCE_SECONDS
        late.advance(1)
        late.begin("text-claims", 3)

    assert ["shown", "text-places of 9", "+5", "text-claims of 3", "gone"] == shown.told


def test_each_text_has_its_own_patience() -> None:
    """A quick text behind a slow one shows nothing."""
    shown = _Shown()
    late = LateProgress(shown.bar, shown.clock)
    with late.watched():
        shown.now = 9.0
        late.advance(1)
    shown.told.clear()

    with late.watched():
        late.advance(1)

    assert [] == shown.told


def test_a_long_text_shows_a_bar_and_stops_when_asked(tmp_path: Path) -> None:
    """On a terminal the bar is drawn, and Ctrl-C ends with the code of all verbs, no trace."""
    path = tmp_path / "long.txt"
    path.write_text(_STORY * 30_000, encoding="utf-8")
    ours, theirs = pty.openpty()
    started = subprocess.Popen(
        [TOOL, "read", str(path), "--json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    said = bytearray()
    listener = threading.Thread(target=_listen, args=(ours, said), daemon=True)
    listener.start()
    until = time.monotonic() + 60
    while b"Finding" not in said and time.monotonic() < until:
        time.sleep(0.1)
    started.send_signal(signal.SIGINT)
    ended = started.wait(timeout=30)
    listener.join(timeout=5)

    assert ExitCode.STOPPED == ended
    assert (True, False) == (b"Finding" in said, b"Traceback" in said)


def _listen(terminal: int, said: bytearray) -> None:
    with suppress(OSError):  # the other end has closed
        while piece := os.read(terminal, 4096):
            said += piece
