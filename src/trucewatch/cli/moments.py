"""The moment that a reading verb answers for, and how it says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from trucewatch.cli.terminal import put
from trucewatch.cli.words import text

if TYPE_CHECKING:
    from trucewatch.engine.moments import Opened
    from trucewatch.engine.records import PastRun


def opened(case: Path, as_of: str, run: str) -> Opened:
    """Open *case* at the moment that the two options name: both empty is now."""
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.moments import Moment, opened_at

    return opened_at(case, Moment(as_of, run), SystemClock())


def put_moment(past: PastRun | None) -> None:
    """Write, as a part of the answer, which run speaks; nothing where the case itself does."""
    if past is not None:
        from trucewatch.definitions.instants import written

        recorded = past.recorded
        at = written(recorded.recorded_at)
        put(text("moment", run=recorded.run, at=at, version=past.version))


def with_moment(
    document: dict[str, Any], past: PastRun | None, *, worked_out: bool
) -> dict[str, Any]:
    """
    Return a JSON document that says which run speaks.

    Args:
        document: The document.
        past: The run; ``None`` leaves the document as it is.
        worked_out: Whether the installed version worked the answer out anew.
    """
    from trucewatch.definitions.instants import written
    from trucewatch.engine.version import installed_version

    if past is None:
        return document
    recorded = past.recorded
    answered = {
        "run": recorded.run,
        "recorded_at": written(recorded.recorded_at),
        "recorded_at_is_time_stamp": recorded.from_folder,
        "read_at": written(recorded.read_at),
        "version": past.version,
        "worked_out_by": installed_version() if worked_out else None,
    }
    return document | {"answered_by": answered}
