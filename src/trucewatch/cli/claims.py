"""Claims in a terminal: lines with colour and width, words of either direction."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable

from trucewatch.cli.terminal import has_colour
from trucewatch.publication.claims.listing import LineKind, ListedLine

_STYLES = {
    LineKind.TITLE: "\x1b[1m",
    LineKind.CLAIM: "\x1b[1;34m",
    LineKind.CHOICE: "\x1b[33m",
    LineKind.NOTE: "\x1b[2m",
}
_PLAIN = "\x1b[0m"
_LABEL = 16
_LEAST, _MOST = 40, 120


def put_lines(lines: Iterable[ListedLine]) -> None:
    """Write lines of a listing to standard output, broken at words to the terminal's width."""
    width = max(_LEAST, min(_MOST, shutil.get_terminal_size().columns))
    is_coloured = has_colour(sys.stdout)
    for line in lines:
        for piece in _broken(line, width):
            style = _STYLES.get(line.kind, "") if is_coloured else ""
            sys.stdout.write(f"{style}{piece}{_PLAIN if style else ''}\n")


def _broken(line: ListedLine, width: int) -> list[str]:
    lead = " " * line.indent
    if line.label:
        lead += f"{line.label:<{_LABEL}} "
    later = " " * len(lead)
    return textwrap.wrap(
        line.words,
        width,
        initial_indent=lead,
        subsequent_indent=later,
        break_on_hyphens=False,
        break_long_words=True,
    ) or [lead.rstrip()]
