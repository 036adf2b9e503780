"""The progress bar, drawn by rich; kept apart so that nothing loads rich without need."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

import rich.console
import rich.progress


class Bar:
    """Draws the present step of a run on standard error and leaves nothing behind."""

    def __init__(self, words: Callable[[str], str]) -> None:
        self._words = words
        self._drawn = rich.progress.Progress(
            rich.progress.TextColumn("{task.description}"),
            rich.progress.BarColumn(),
            rich.progress.TaskProgressColumn(),
            console=rich.console.Console(stderr=True),
            transient=True,
        )
        self._task: rich.progress.TaskID | None = None

    def __enter__(self) -> Bar:
        self._drawn.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, error, trace
        self._drawn.stop()

    def begin(self, step: str, of: int) -> None:
        """Replace the bar by one for *step*."""
        if self._task is not None:
            self._drawn.remove_task(self._task)
        self._task = self._drawn.add_task(self._words(step), total=of or None)

    def advance(self, by: int) -> None:
        """Move the bar on."""
        if self._task is not None:
            self._drawn.advance(self._task, by)
