"""
Long texts: the development texts pasted one behind the other, each time with other figures.

Run as ``python -m benchmarks.reading.long_texts BYTES`` it reads one and prints what that cost.
"""

from __future__ import annotations

import re
import sys
from itertools import cycle
from pathlib import Path

from benchmarks.children import Stopwatch
from trucewatch.reading.document import Document
from trucewatch.reading.rules_reader import RulesReader

HERE = Path(__file__).resolve().parent
STEP = 7
MOST = 28
"""Figures stay days of a month, so that dates stay dates."""

_FIGURE = re.compile(r"(?<![\d:.,])\d{1,2}(?![\d:.,])")


def long_text(size: int, folder: Path = HERE / "development") -> str:
    """Return a text of *size* bytes in UTF-8, at most three fewer, of the texts of *folder*."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    pieces: list[bytes] = []
    length = 0
    for number, text in enumerate(cycle(texts)):
        piece = f"{_changed(text, number // len(texts))}\n\n".encode()
        pieces.append(piece)
        length += len(piece)
        if length >= size:
            break
    return b"".join(pieces)[:size].decode("utf-8", "ignore")


def _changed(text: str, by: int) -> str:
    if not by:
        return text
    return _FIGURE.sub(lambda found: str((int(found.group()) + STEP * by) % MOST + 1), text)


def main(size: int) -> None:
    """Read a text of *size* bytes and print seconds, memory, sentences and claims."""
    document = Document.of(long_text(size))
    reader = RulesReader()
    reader.read(Document.of(long_text(20_000)))  # tables are loaded once, whatever is read
    watch = Stopwatch()
    told, claims, _ = reader.read_told(document)
    print(watch.told(sentences=len(told.sentences), claims=len(claims)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
