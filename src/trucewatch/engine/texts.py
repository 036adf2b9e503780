"""
Texts on the disk: which files are read, and their characters; nothing is ever replaced in them.
"""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.engine import codes as run_codes
from trucewatch.engine.refusal import refused, why
from trucewatch.reading.confirmations import codes
from trucewatch.reports.encodings import UnreadableError, texts

LARGEST_TEXT = 5 * 1024 * 1024
"""Bytes of the largest text that is read; a larger file is refused by name, unread."""

STANDARD_INPUT = "-"
"""Name that stands for standard input."""

_NO_TEXT = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"}


def files_of(given: Sequence[str]) -> list[str]:
    """
    Return the files that are to be read: those named, and every ``.txt`` of a named folder.

    Raises:
        RefusedError: When a folder has no text.
    """
    found: list[str] = []
    for each in given:
        path = Path(each)
        if each == STANDARD_INPUT or not path.is_dir():
            found.append(each)
            continue
        inside = sorted(str(one) for one in path.rglob("*.txt") if one.is_file())
        if not inside:
            raise refused(codes.NO_TEXTS, each)
        found += inside
    return list(dict.fromkeys(found))


def known_encoding(name: str) -> str | None:
    """Return the encoding of this name as Python knows it; ``None`` where there is none."""
    try:
        found = codecs.lookup(name).name
        " ".encode(found)
    except (LookupError, UnicodeError):
        return None
    return None if found in _NO_TEXT else found


def text_at(file: str, encoding: str) -> str | Problem:
    """
    Return the characters of a file, or of standard input, or what stopped them from being read.

    Args:
        file: Path, or `STANDARD_INPUT`.
        encoding: Encoding that it is in; it is never guessed.
    """
    try:
        content = _bytes_of(file)
    except OSError as error:
        return _problem(run_codes.UNREADABLE, file, reason=why(error))
    if len(content) > LARGEST_TEXT:
        most = str(LARGEST_TEXT // 1024 // 1024)
        return _problem(codes.TOO_LARGE, file, most=most)
    try:
        return "".join(_pieces(content, encoding, file))
    except UnreadableError as error:
        values = error.problem.values
        told = {key: values[key] for key in ("encoding", "guess", "byte")}
        return _problem(codes.OTHER_ENCODING, file, **told)


def _pieces(content: bytes, encoding: str, file: str) -> Iterator[str]:
    return texts(io.BytesIO(content), encoding, file)


def _bytes_of(file: str) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST_TEXT + 1)
    path = Path(file)
    if path.exists() and not path.is_file():
        raise OSError(0, "it is no file")
    with path.open("rb") as opened:
        return opened.read(LARGEST_TEXT + 1)


def _problem(code: Code, file: str, **values: str) -> Problem:
    return Problem(code, Place(file=file), "", values)
