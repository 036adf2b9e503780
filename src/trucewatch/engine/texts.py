"""
Texts on the disk: which files are read, and their characters; nothing is ever replaced in them.
"""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
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

_NOT_TEXTS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a document of an office program (.docx, .odt) or an archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an older office program (.doc)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a packed file (.gz)"),
)
"""First bytes of files that people take for texts, and what these are."""

_SAMPLE = 64 * 1024
_SMALL_CYRILLIC = range(0xE0, 0x100)
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
    what = next((name for sign, name in _NOT_TEXTS if content.startswith(sign)), "")
    if what:
        return _problem(codes.NOT_A_TEXT, file, what=what)
    try:
        return "".join(_pieces(content, encoding, file))
    except UnreadableError as error:
        values = error.problem.values
        guess = _cyrillic(content) or values["guess"]
        told = {"encoding": values["encoding"], "byte": values["byte"], "guess": guess}
        return _problem(codes.OTHER_ENCODING, file, **told)


def _cyrillic(content: bytes) -> str:
    """Return windows-1251 where most letters beyond ASCII stand together as its small ones do."""
    # Of Western letters one here and there is accented; a Cyrillic word has nothing else.
    sample = content[:_SAMPLE]
    foreign = sum(byte > 0x7F for byte in sample)
    small = sum(each in _SMALL_CYRILLIC and before > 0x7F for before, each in pairwise(sample))
    guess = "windows-1251" if foreign > 3 and small > 0.6 * foreign else ""
    return "" if b"\0" in sample else guess


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
