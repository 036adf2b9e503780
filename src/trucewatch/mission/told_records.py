"""How the records of two runs differ, for programs and for people."""

from __future__ import annotations

from typing import Any

from trucewatch.mission.record_changes import RecordChange
from trucewatch.publication.wording import Catalogue


def record_document(record: RecordChange) -> dict[str, Any]:
    """Return how the records of two runs differ."""
    return {
        "new": list(record.new),
        "changed": list(record.changed),
        "gone": list(record.gone),
        "versions": list(record.versions) if record.versions else None,
        "as_of": list(record.as_of) if record.as_of else None,
    }


def record_line(record: RecordChange, say: Catalogue) -> str:
    """Return in one line how a run differs from the one before it."""
    told = [
        say.say(f"cli.record.{kind}", files=", ".join(names))
        for kind, names in (
            ("changed", record.changed),
            ("new", record.new),
            ("gone", record.gone),
        )
        if names
    ]
    pairs = (("version", record.versions), ("as-of", record.as_of))
    for kind, pair in pairs:
        if pair:
            told.append(say.say(f"cli.record.{kind}", before=pair[0], after=pair[1]))
    return "; ".join(told) or say.say("cli.record.nothing")
