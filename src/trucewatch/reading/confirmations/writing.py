"""
Writing confirmations: the head of a file, and one decision more behind those that stand there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from trucewatch.definitions.instants import written
from trucewatch.reading.claim import Claim, Json
from trucewatch.reading.confirmations.decided import ClaimDecision, SlotEdit
from trucewatch.reading.confirmations.file import CONFIRMATIONS_FORMAT
from trucewatch.reading.confirmations.remembered import published_words, zone_words
from trucewatch.reading.document import Document

MOST_WORDS = 160
"""Characters of a claim's words that are kept beside a decision."""

_NEVER = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Characters that no file of a case may hold, not even as their numbers."""

_HIDDEN = frozenset({"Cf", "Co", "Cn"})


def file_name(document: Document) -> str:
    """Return the name of a document's file of confirmations: its own, and eight digits of it."""
    last = document.name.replace("\\", "/").rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    kept = re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._")[:60]
    return f"{kept or 'text'}-{document.digest[:8]}.yaml"


def head(document: Document) -> str:
    """Return the beginning of a document's file of confirmations."""
    lines = [
        "# What people decided on what was read in one text; the newest decision is the last one.",
        CONFIRMATIONS_FORMAT.line,
        f"text: {quoted(document.name or 'text')}",
        f"digest: {quoted(document.digest)}",
    ]
    context = document.context
    if context.published is not None:
        lines.append(f"published: {quoted(published_words(context.published))}")
    if context.zone is not None:
        lines.append(f"zone: {quoted(zone_words(context.zone))}")
    lines.append("decisions:")
    return "\n".join(lines) + "\n"


def entry(decision: ClaimDecision) -> str:
    """Return one decision as it stands in the list ``decisions``."""
    lines = [
        f"  - claim: {quoted(decision.claim)}",
        f"    decision: {decision.action}",
        f"    by: {quoted(decision.by)}",
        f"    at: {written(decision.at)}",
    ]
    lines += [f"    why: {quoted(decision.why)}"] if decision.why else []
    lines += _kept(decision.reading, decision.type, decision.rule, decision.words)
    if decision.slots:
        lines.append("    slots:")
        for name, edit in decision.slots.items():
            lines += _edited(name, edit)
    return "\n".join(lines) + "\n"


def kept_of(claim: Claim, words: str, reading: str) -> str:
    """Return the lines of an entry that keep what a decision was taken on."""
    return "\n".join(_kept(reading, str(claim.type), claim.rule, words)) + "\n"


def _kept(reading: str, kind: str, rule: str, words: str) -> Iterator[str]:
    if reading:
        yield f"    reading: {quoted(reading)}"
    if kind:
        yield f"    type: {kind}"
    for key, text in (("rule", rule), ("words", words)):
        if text:
            yield f"    {key}: {quoted(_short(text))}"


def _edited(name: str, edit: SlotEdit) -> Iterator[str]:
    yield f"      {name}:"
    if edit.choose:
        yield f"        choose: {quoted(edit.choose)}"
    elif edit.leave_out:
        yield "        leave_out: true"
    else:
        yield f"        value: {flow(edit.value)}"
    yield f"        why: {quoted(edit.why)}"


def flow(value: Json) -> str:
    """Return a value on one line, as the reader of confirmations reads it again."""
    if isinstance(value, dict):
        # What is not known is left out: a plain null could be read as a word.
        said = {key: each for key, each in value.items() if each is not None}
        return f"{{{', '.join(f'{key}: {flow(each)}' for key, each in said.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(each) for each in value if each is not None)}]"
    return quoted(value) if isinstance(value, str) else f"{value}"


def quoted(text: str) -> str:
    """Return *text* in quotation marks; what the eye cannot see stands as its number."""
    return f'"{"".join(_letter(each) for each in text)}"'


def _letter(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if unicodedata.category(letter) in _NEVER or letter in "\ufffe\uffff":
        return f"[U+{ord(letter):04X}]"
    if unicodedata.category(letter) in _HIDDEN:
        number = ord(letter)
        return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
    return letter


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_WORDS else f"{line[: MOST_WORDS - 1]}…"
