"""
Decisions on rows that were set aside: who let which row in, as it is or mended, and why.

They stand in ``quarantine.ndjson``, one JSON object a line, in the order in which they were made.
Nothing is taken out of that file: of two decisions on one row the later one counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trucewatch.definitions.instants import written
from trucewatch.definitions.problems import Place, Problem
from trucewatch.mission.decision_codes import BROKEN_DECISION
from trucewatch.reports.decisions import RowAction, RowDecision

DECISIONS_FILE = "quarantine.ndjson"


@dataclass(frozen=True, slots=True)
class Decision:
    """
    One decision on one row.

    Attributes:
        digest: sha256 of the row as it came.
        action: What is to become of it.
        author: Who decided, as a role or initials.
        reason: Why.
        at: When.
        row: The mended row, as `RowDecision` wants it; empty unless it was mended.
    """

    digest: str
    action: RowAction
    author: str
    reason: str
    at: datetime
    row: str = ""


def read_decisions(content: bytes, file: str) -> tuple[tuple[Decision, ...], list[Problem]]:
    """
    Read every decision.

    Args:
        content: The bytes of ``quarantine.ndjson``.
        file: Its name, for problems.

    Returns:
        The decision that counts for each row, in order of digest, and every line that is none.
    """
    counting: dict[str, Decision] = {}
    problems: list[Problem] = []
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            decision = _decision(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            excerpt = line.decode("utf-8", "backslashreplace")
            values = {"reason": f"{type(error).__name__}: {error}"}
            problems.append(Problem(BROKEN_DECISION, Place(file, number, 1), excerpt, values))
            continue
        counting[decision.digest] = decision
    return tuple(counting[each] for each in sorted(counting)), problems


def row_decisions(decisions: Iterable[Decision]) -> dict[str, RowDecision]:
    """Return what the readers of reports need of *decisions*, by digest."""
    return {each.digest: RowDecision(each.action, each.row) for each in decisions}


def decision_line(decision: Decision) -> bytes:
    """Return the line that keeps *decision*."""
    kept = {
        "digest": decision.digest,
        "action": str(decision.action),
        "author": decision.author,
        "reason": decision.reason,
        "at": written(decision.at),
        "row": decision.row,
    }
    return json.dumps(kept, ensure_ascii=False).encode() + b"\n"


def beginning_with(digests: Iterable[str], wanted: str) -> list[str]:
    """Return the digests that begin with *wanted*, in order, each once."""
    return sorted({each for each in digests if each.startswith(wanted)})


def _decision(kept: dict[str, str]) -> Decision:
    at = datetime.fromisoformat(kept["at"])
    if at.tzinfo is None:
        raise ValueError("'at' has no offset")
    digest, author, reason = (kept[key].strip() for key in ("digest", "author", "reason"))
    if not (digest and author and reason):
        raise ValueError("digest, author and reason may not be empty")
    return Decision(digest, RowAction(kept["action"]), author, reason, at, kept.get("row", ""))
