"""
Lines that still wait for a decision: what ``init`` left open and nobody has filled in.
"""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.definitions.problems import Problem
from trucewatch.definitions.written import Written, WrittenTable, WrittenText, read_written
from trucewatch.mission.case_codes import UNDECIDED as UNDECIDED_CODE

UNDECIDED = "DECIDE"
"""A value that begins with this word waits for a decision."""


def with_undecided(content: bytes, file: str, problems: list[Problem]) -> list[Problem]:
    """
    Return *problems* with one for each line that waits for a decision.

    Args:
        content: What stands in a file that a person writes.
        file: Its name.
        problems: What its reader found; what it says of a waiting line is left out, because the
            line is not yet meant.
    """
    if UNDECIDED.encode() not in content:
        return problems
    root, _ = read_written(content, file)
    waiting = {
        scalar.spot.place.line: Problem(
            UNDECIDED_CODE, scalar.spot.place, scalar.spot.excerpt, {"wanted": _wanted(scalar)}
        )
        for scalar in _scalars(root)
        if scalar.text.startswith(UNDECIDED)
    }
    others = [each for each in problems if each.place.line not in waiting]
    return sorted([*others, *waiting.values()], key=lambda each: each.place)


def _wanted(scalar: WrittenText) -> str:
    return scalar.text.removeprefix(UNDECIDED).strip(": ")


def _scalars(node: Written | None) -> Iterable[WrittenText]:
    if isinstance(node, WrittenText):
        yield node
    elif isinstance(node, WrittenTable):
        for _, value in node.entries:
            yield from _scalars(value)
    elif node is not None:
        for item in node.items:
            yield from _scalars(item)
