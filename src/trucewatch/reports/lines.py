"""
Lines of a text that comes a stretch at a time; none is longer than can be meant.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.reports.encodings import UnreadableError

ANY_END = ""
"""Lines end with LF, CR or both."""

LF = "\n"
"""Lines end with LF alone; a CR is a character like others."""


def lines_of(
    texts: Iterable[str], file: str, longest: tuple[int, Code], ends: str = ANY_END
) -> Iterator[str]:
    """
    Give the lines of a text with their ends as they stand there.

    Args:
        texts: The text from its beginning, cut anywhere.
        file: Its name, for the problem.
        longest: Most characters of a line without its end, and the code of a longer one.
        ends: What ends a line: `ANY_END` or `LF`.

    Raises:
        UnreadableError: When a line is longer.
    """
    number = 0
    waiting = ""
    for text in texts:
        lines = list(io.StringIO(waiting + text, newline=ends))
        # A CR at the very end may be the first half of CR LF.
        waiting = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        for line in lines:
            number += 1
            yield _measured(line, (file, number), longest)
        _measured(waiting, (file, number + 1), longest)
    if waiting:
        yield waiting


def _measured(line: str, where: tuple[str, int], longest: tuple[int, Code]) -> str:
    most, code = longest
    if len(line) > most and len(line.rstrip("\r\n")) > most:
        place = Place(file=where[0], line=where[1], column=1)
        raise UnreadableError(Problem(code, place, "", {"most": str(most)}))
    return line
