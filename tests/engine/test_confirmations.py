"""Confirmations on the disk: odd files stop nobody, and two people at once lose nothing."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.reading.listed_reader import SHELLS, TEXT
from trucewatch.engine.confirmations import LARGEST_FILE, keep_decisions, kept_decisions
from trucewatch.engine.refusal import RefusedError
from trucewatch.reading.confirmations.decided import ClaimAction, ClaimDecision, Deciding
from trucewatch.reading.document import Document

DOCUMENT = Document.of(TEXT, "texts/day.txt")
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _decision(by: str, hours: int = 0) -> ClaimDecision:
    words = DOCUMENT.quote(SHELLS.span)
    made = Deciding(SHELLS, SHELLS.id, words, by, AT + timedelta(hours=hours))
    return made.decision(ClaimAction.ACCEPT)


def _odd(folder: Path, kind: str) -> None:
    path = folder / "odd.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "large":
        path.write_bytes(b"#" * (LARGEST_FILE + 1))
    else:
        path.symlink_to({"device": "/dev/zero", "nowhere": "gone", "loop": "odd.yaml"}[kind])


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("pipe", "RUN-106"),
        ("folder", "RUN-106"),
        ("device", "RUN-106"),
        ("nowhere", "RUN-103"),
        ("loop", "RUN-103"),
        ("large", "RUN-105"),
    ],
)
def test_an_odd_file_is_named_and_the_others_count(tmp_path: Path, kind: str, code: str) -> None:
    """
    A pipe is not waited for, a device not read to its end; what else was decided counts.
    """
    keep_decisions(tmp_path, DOCUMENT, [_decision("a monitor")])
    _odd(tmp_path, kind)

    found, problems = kept_decisions(tmp_path)

    assert ["a monitor"] == [each.by for each in found]
    assert [(code, f"{tmp_path.name}/odd.yaml")] == [(e.code.id, e.place.file) for e in problems]


def test_decisions_are_not_put_under_the_digest_of_another_text(tmp_path: Path) -> None:
    """
    Where the digest in the file was changed a new decision is refused, and the file stands.
    """
    path = keep_decisions(tmp_path, DOCUMENT, [_decision("a monitor")])
    changed = path.read_text(encoding="utf-8").replace(DOCUMENT.digest, "0" * 64)
    path.write_text(changed, encoding="utf-8")

    with pytest.raises(RefusedError, match="RUN-203"):
        keep_decisions(tmp_path, DOCUMENT, [_decision("a monitor", 1)])

    assert changed == path.read_text(encoding="utf-8")


def test_people_who_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    """
    Every decision of many writers of one file stands in it.
    """

    def decide(number: int) -> None:
        keep_decisions(tmp_path, DOCUMENT, [_decision(f"monitor {number}")])

    with ThreadPoolExecutor(8) as people:
        list(people.map(decide, range(40)))

    found, problems = kept_decisions(tmp_path)
    assert ([], 40) == (problems, len({each.by for each in found}))
