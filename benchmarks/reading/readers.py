"""
The reader that is scored.
"""

from __future__ import annotations

from pathlib import Path

from trucewatch.engine.gazetteer import open_gazetteer
from trucewatch.engine.readers import rules_reader
from trucewatch.reading.reader import Reader


def default_reader(gazetteer: Path | None) -> Reader:
    """Return the reader that works by rules, without a case; names come from *gazetteer*."""
    return rules_reader(None, open_gazetteer(gazetteer) if gazetteer else None)
