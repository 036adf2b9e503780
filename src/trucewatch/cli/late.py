"""
Late progress: a bar that shows itself only where something takes long.

Most texts are read in a blink: a bar that came and went would only flicker. Between one text and
the next it is gone, so that results and questions have the terminal to themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from time import monotonic

from trucewatch.cli.terminal import progress
from trucewatch.mission.ports import Progress

PATIENCE_SECONDS = 2.0
"""What takes less shows no bar."""


class LateProgress:
    """
    Is told how far a step is, and begins to show it after `PATIENCE_SECONDS`.

    Args:
        shown: Gives the bar, or silence where no terminal is there.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        shown: Callable[[], AbstractContextManager[Progress]] = progress,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._shown, self._clock = shown, clock
        self._opened = ExitStack()
        self._bar: Progress | None = None
        self._since = clock()
        self._step, self._of, self._done = "", 0, 0

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Show what is told in this context; nothing is left of it behind."""
        self._since = self._clock()
        try:
            with ExitStack() as self._opened:
                yield
        finally:
            self._bar = None

    def begin(self, step: str, of: int) -> None:
        """Keep which step it is, and show it where there is a bar."""
        self._step, self._of, self._done = step, of, 0
        if self._bar is not None:
            self._bar.begin(step, of)
        else:
            self.advance(0)

    def advance(self, by: int) -> None:
        """Move on; where it has taken long enough, show the bar."""
        self._done += by
        if self._bar is not None:
            self._bar.advance(by)
        elif self._clock() - self._since >= PATIENCE_SECONDS:
            self._bar = self._opened.enter_context(self._shown())
            self._bar.begin(self._step, self._of)
            self._bar.advance(self._done)
