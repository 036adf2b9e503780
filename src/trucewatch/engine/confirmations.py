"""
Confirmations on the disk: every decision that stands in a folder, and one more behind them.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from trucewatch.definitions.problems import Place, Problem, errors
from trucewatch.engine import codes as run_codes
from trucewatch.engine.disk import disk_errors
from trucewatch.engine.refusal import RefusedError, refused, why
from trucewatch.engine.runs import replace_file
from trucewatch.reading.confirmations.decided import ClaimDecision
from trucewatch.reading.confirmations.file import read_confirmations
from trucewatch.reading.confirmations.writing import entry, file_name, head
from trucewatch.reading.document import Document

CLAIMS = "claims"
"""Folder of a case that confirmations stand in; without a case it lies beside the text."""

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes of the largest file of confirmations that is read."""


def kept_decisions(folder: Path) -> tuple[tuple[ClaimDecision, ...], list[Problem]]:
    """
    Return every decision of every file of confirmations in *folder*, in order of name.

    A file with errors, or one that cannot be read, gives no decision, and every problem that it
    has.
    """
    decisions: list[ClaimDecision] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        name = f"{folder.name}/{path.name}"
        content = _content(path, name)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        found, told = _parsed(content, name)
        decisions += found
        problems += told
    return tuple(decisions), problems


@lru_cache(maxsize=1_024)
def _parsed(content: bytes, file: str) -> tuple[tuple[ClaimDecision, ...], tuple[Problem, ...]]:
    # Every text of a folder asks for all files of it: each is understood once.
    found, told = read_confirmations(content, file)
    return found, tuple(told)


def keep_decisions(folder: Path, document: Document, decisions: Iterable[ClaimDecision]) -> Path:
    """
    Put decisions behind those that stand in the document's file, whole or not at all.

    Returns:
        The file.

    Raises:
        RefusedError: When the file has errors, is about another text, or the disk refuses; it
            stands as it was.
    """
    path = folder / file_name(document)
    shown = f"{folder.name}/{path.name}"
    with disk_errors(shown):
        folder.mkdir(parents=True, exist_ok=True)
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # Two people may review one text at once: whoever comes second waits for the blink.
        fcntl.flock(held, fcntl.LOCK_EX)
        _grow(path, shown, document, list(decisions))
    finally:
        os.close(held)
    return path


def _grow(path: Path, shown: str, document: Document, new: Sequence[ClaimDecision]) -> None:
    content = _content(path, shown) if path.exists() else b""
    if isinstance(content, Problem):
        raise RefusedError(content)
    before = content.decode("utf-8", "surrogateescape")
    text = before if before.endswith("\n") or not before else f"{before}\n"
    grown = (text or head(document)) + "".join(entry(each) for each in new)
    _refuse_unless_more(before, grown, new, shown)
    replace_file(path, grown.encode("utf-8", "surrogateescape"))


def _refuse_unless_more(before: str, grown: str, new: Sequence[ClaimDecision], file: str) -> None:
    """Refuse what would not read as the same decisions and the *new* ones behind them."""
    old: tuple[ClaimDecision, ...] = ()
    if before:
        raw = before.encode("utf-8", "surrogateescape")
        old, told = read_confirmations(raw, file)
        if errors(told):
            raise RefusedError(*told)
    found, problems = read_confirmations(grown.encode("utf-8", "surrogateescape"), file)
    if errors(problems):
        raise RefusedError(*problems)
    if {each.document for each in found[len(old) :]} != {each.document for each in new}:
        raise refused(run_codes.WRITE_FAILED, file, reason="its 'digest' is that of another text")
    if len(found) != len(old) + len(new):
        reason = "'decisions' is not the last of its keys"
        raise refused(run_codes.WRITE_FAILED, file, reason=reason)


def _content(path: Path, name: str) -> bytes | Problem:
    # A pipe would be waited for, and a device has no end.
    try:
        if path.exists() and not path.is_file():
            return Problem(run_codes.NOT_A_FILE, Place(file=name))
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        return Problem(run_codes.UNREADABLE, Place(file=name), "", {"reason": why(error)})
    if len(content) <= LARGEST_FILE:
        return content
    sizes = {"size": str(path.stat().st_size), "most": str(LARGEST_FILE // 1024 // 1024)}
    return Problem(run_codes.TOO_LARGE, Place(file=name), "", sizes)
