"""The few shapes of Markdown that the reference needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NOTICE = "<!-- Written from the code by scripts/make_reference.py; do not edit by hand. -->"


def page(title: str, *parts: str) -> str:
    """Return a whole page."""
    return "\n\n".join([NOTICE, f"# {title}", *(part for part in parts if part)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; what parts its cells is escaped in them."""
    lines = [_row(head), _row(["---"] * len(head))]
    lines += [_row([_cell(each) for each in row]) for row in rows]
    return "\n".join(lines)


def code(text: str) -> str:
    """Return *text* as code, nothing for nothing."""
    return f"`{text}`" if text else ""


def fenced(text: str, language: str = "text") -> str:
    """Return *text* as a block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def _cell(text: str) -> str:
    plain = " ".join(text.split()).replace("``", "`")
    return plain.replace("|", "\\|").replace("<", "&lt;")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
