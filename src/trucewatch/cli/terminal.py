"""
The two streams: results to standard output, everything said about them to standard error.

Text of sources and files is never trusted: control characters and direction marks are shown as
what they are, so that no file of a case can repaint a terminal.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TextIO

from trucewatch.cli.words import text
from trucewatch.engine.progress import Silent
from trucewatch.mission.ports import Progress

_RED, _YELLOW, _BLUE, _PLAIN = "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m", "\x1b[0m"
_COLOURS = {"error": _RED, "warning": _YELLOW, "note": _BLUE, "hint": _BLUE}
_KEPT = frozenset("\n\u200c\u200d")
_SHOWN_AS_CODES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def safe(words: str) -> str:
    """Return *words* with every character that a terminal would obey written as its number."""
    return "".join(_shown(letter) for letter in words)


def _shown(letter: str) -> str:
    if letter in _KEPT or unicodedata.category(letter) not in _SHOWN_AS_CODES:
        return letter
    return f"<U+{ord(letter):04X}>"


def put(words: str) -> None:
    """Write a line of results to standard output."""
    sys.stdout.write(f"{safe(words)}\n")


def put_json(document: Mapping[str, object]) -> None:
    """Write one JSON document to standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=True, indent=2, allow_nan=False) + "\n")


def put_table(rows: Sequence[Sequence[str]]) -> None:
    """Write *rows* to standard output in columns; the first row names them."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (safe(cell).ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def tell(words: str) -> None:
    """Write a line about what happens to standard error."""
    sys.stderr.write(f"{safe(words)}\n")


def tell_as(kind: str, words: str) -> None:
    """Write a line that begins with *kind* (error, warning, note, hint) to standard error."""
    label = f"{kind}:"
    if has_colour(sys.stderr):
        label = f"{_COLOURS.get(kind, '')}{label}{_PLAIN}"
    sys.stderr.write(f"{label} {safe(words)}\n")


def has_colour(stream: TextIO) -> bool:
    """Return whether *stream* is a terminal whose user has not refused colour."""
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not refused


@contextmanager
def progress() -> Iterator[Progress]:
    """Give a bar while standard error is a terminal, and silence otherwise."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    from trucewatch.engine.bar import Bar

    with Bar(lambda step: text(f"step.{step}")) as bar:
        yield bar
