"""
Text of a file in its declared encoding; another one is refused with a guess, and never replaced.
"""

from __future__ import annotations

import codecs

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes, encoding: str, file: str) -> str | Problem:
    """
    Return the text of *content*, without its byte order mark, or why it can not be had.

    Args:
        content: The file as it came.
        encoding: Encoding that the mapping declares.
        file: Its name, for the problem.
    """
    mark = next((name for bom, name in _BOMS if content.startswith(bom)), "")
    if mark and not encoding.startswith(mark):
        return _refused(file, encoding, mark, 0)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        return _refused(file, encoding, _guess(content), error.start)
    except UnicodeError:
        return _refused(file, encoding, _guess(content), 0)
    if "\0" in text[:1024] and not mark:
        return _refused(file, encoding, "utf-16", text.index("\0"))
    return text.removeprefix("\ufeff")


def _refused(file: str, encoding: str, guess: str, byte: int) -> Problem:
    values = {"encoding": encoding, "guess": guess, "byte": str(byte + 1)}
    return Problem(codes.OTHER_ENCODING, Place(file=file), "", values)


def _guess(content: bytes) -> str:
    # A guess for a person to confirm: nothing is read with it.
    if b"\0" in content[:1024]:
        return "utf-16"
    sample = content[: 256 * 1024]
    foreign = [byte for byte in sample if byte > 0x7F]
    arabic = sum(byte in _ARABIC_LETTERS for byte in foreign)
    return "windows-1256" if arabic > 0.8 * len(foreign) and len(foreign) > 3 else "latin-1"


_ARABIC_LETTERS = frozenset(
    byte
    for byte in range(0x80, 0x100)
    if "\u0600" <= bytes([byte]).decode("cp1256", errors="ignore") <= "\u06ff"
)
