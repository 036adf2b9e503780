"""
Text of a file in its declared encoding, a stretch at a time; another encoding is refused with a
guess, and nothing is ever replaced.

Wherever the file happens to be cut, the same text comes out and the same byte is told: what could
be read before a byte that means nothing is given first.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from typing import Protocol

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes

BYTES_AT_ONCE = 1024 * 1024
"""Bytes that are asked for at once."""

_SAMPLE = 256 * 1024
_HEAD = 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Readable(Protocol):
    """A file that is read from its beginning to its end."""

    def read(self, most: int, /) -> bytes:
        """Return the next bytes, *most* or fewer; nothing at the end."""
        ...


class UnreadableError(Exception):
    """A file turned out to be one that is refused; it carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.id)
        self.problem = problem


def texts(opened: Readable, encoding: str, file: str) -> Iterator[str]:
    """
    Give the text of a file from its beginning, without its byte order mark.

    Args:
        opened: The file, at its beginning.
        encoding: Encoding that the mapping declares.
        file: Its name, for the problem.

    Raises:
        UnreadableError: When a byte means nothing in that encoding, or the file begins as one of
            another encoding; the text before that byte has been given.
    """
    first = taken(opened, 4)
    mark = next((name for bom, name in _BOMS if first.startswith(bom)), "")
    if mark and not encoding.startswith(mark):
        raise UnreadableError(_refused(file, encoding, mark, 0))
    head = ""
    begun = False
    for text in _decoded(opened, first, encoding, file):
        head = text if begun else head + text
        if begun or len(head) >= _HEAD:
            yield head if begun else _beginning(head, (encoding, file), marked=bool(mark))
            begun = True
    if not begun:
        yield _beginning(head, (encoding, file), marked=bool(mark))


def taken(opened: Readable, most: int) -> bytes:
    """Return the next *most* bytes of a file, fewer only at its end."""
    parts: list[bytes] = []
    left = most
    while left:
        part = opened.read(left)
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _beginning(head: str, declared: tuple[str, str], *, marked: bool) -> str:
    encoding, file = declared
    zero = head[:_HEAD].find("\0")
    if zero >= 0 and not marked:
        raise UnreadableError(_refused(file, encoding, "utf-16", zero))
    return head.removeprefix("\ufeff")


def _decoded(opened: Readable, first: bytes, encoding: str, file: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(_with_order(encoding, first))()
    content, before, sample = first, 0, b""
    while True:
        state = decoder.getstate()
        waiting = len(state[0])
        sample += content[: _SAMPLE - len(sample)]
        try:
            text = decoder.decode(content, final=not content)
        except UnicodeError as error:
            start = error.start if isinstance(error, UnicodeDecodeError) else 0
            # What was decoded before that byte is lost with the error, so it is decoded again.
            decoder.setstate(state)
            yield decoder.decode(content[: max(0, start - waiting)])
            sample += taken(opened, _SAMPLE - len(sample))
            byte = before - waiting + start
            raise UnreadableError(_refused(file, encoding, _guess(sample), byte)) from error
        yield text
        if not content:
            return
        before += len(content)
        content = opened.read(BYTES_AT_ONCE)


def _with_order(encoding: str, first: bytes) -> str:
    # Text without a mark is in the machine's own order when it is decoded whole; a decoder that
    # is fed bit by bit would refuse it.
    if encoding in {"utf-16", "utf-32"} and not first.startswith(tuple(bom for bom, _ in _BOMS)):
        return f"{encoding}-{'le' if sys.byteorder == 'little' else 'be'}"
    return encoding


def _refused(file: str, encoding: str, guess: str, byte: int) -> Problem:
    values = {"encoding": encoding, "guess": guess, "byte": str(byte + 1)}
    return Problem(codes.OTHER_ENCODING, Place(file=file), "", values)


def _guess(content: bytes) -> str:
    # A guess for a person to confirm: nothing is read with it.
    if b"\0" in content[:1024]:
        return "utf-16"
    sample = content[:_SAMPLE]
    foreign = [byte for byte in sample if byte > 0x7F]
    arabic = sum(byte in _ARABIC_LETTERS for byte in foreign)
    return "windows-1256" if arabic > 0.8 * len(foreign) and len(foreign) > 3 else "latin-1"


_ARABIC_LETTERS = frozenset(
    byte
    for byte in range(0x80, 0x100)
    if "\u0600" <= bytes([byte]).decode("cp1256", errors="ignore") <= "\u06ff"
)
