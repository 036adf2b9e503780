"""
Strict YAML: what a person wrote, as a tree in which every word knows its line and column.

The tree is built from parse events and never from constructed objects, so every scalar stays the
text that stands in the file; no reader can turn ``22:00:00`` into a number on the way. Anchors,
aliases, tags, duplicate keys and several documents are refused. Where the syntax allows going on,
all problems are found at once.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml import events as yaml_events
from ruamel.yaml.error import YAMLError

from trucewatch.definitions import written_codes as codes
from trucewatch.definitions.plain_scalars import refusal
from trucewatch.definitions.problems import Code, Place, Problem

LARGEST_BYTES = 1024 * 1024
"""A file of more bytes than this is refused unread."""

DEEPEST = 32
"""Lists and tables nested deeper than this are refused."""

MOST_ENTRIES = 25_000
"""A file with more scalars, lists and tables than this is refused (it would take seconds)."""

_MOST_CHARACTERS_TOLD = 100
_LONGEST_EXCERPT = 200
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TAB_INDENT = re.compile(r"^ *\t(?=[ \t]*[^ \t\r\n#])", re.MULTILINE)
_UNREADABLE = (YAMLError, ArithmeticError, AssertionError, ValueError)
"""What the parser raises; the last three for escapes and versions beyond all bounds."""

_SHOWN_FOR_CONTROL = "\ufffd"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands, and the line that it stands in."""

    place: Place = field(default_factory=Place)
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class WrittenText:
    """
    A scalar as it stands in the file.

    Attributes:
        text: Its characters; nothing is converted.
        quoted: Whether quotation marks or a block say that it is text.
    """

    text: str
    quoted: bool
    spot: Spot


@dataclass(frozen=True, slots=True)
class WrittenList:
    """A list as it stands in the file."""

    items: tuple[Written, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """Keys and values as they stand in the file, in order, each key once."""

    entries: tuple[tuple[WrittenText, Written], ...]
    spot: Spot

    def get(self, key: str) -> Written | None:
        """Return what stands under *key*, or ``None``."""
        return next((value for name, value in self.entries if name.text == key), None)


Written = WrittenText | WrittenList | WrittenTable
"""A node of the tree."""


def read_written(text: bytes | str, file: str) -> tuple[Written | None, list[Problem]]:
    """
    Read a document strictly.

    Args:
        text: Its bytes, or its characters; UTF-8, with or without a byte order mark.
        file: Name to put into problems, relative to the case.

    Returns:
        The tree, or ``None`` where nothing could be read, and every problem found (codes YML-1xx).
        A tree that comes with errors is good for finding further problems and nothing else.
    """
    decoded = _decoded(text, file)
    if isinstance(decoded, Problem):
        return None, [decoded]
    reader = _Reader(file, decoded)
    root = reader.read()
    return root, sorted(reader.problems, key=lambda problem: problem.place)


def _decoded(text: bytes | str, file: str) -> str | Problem:
    """Return the characters of a file, or why they cannot be had."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(raw) > LARGEST_BYTES:
        values = {"bytes": str(len(raw)), "most": str(LARGEST_BYTES)}
        return Problem(codes.TOO_LARGE, Place(file), "", values)
    guess = _other_encoding(raw)
    if guess:
        return Problem(codes.NOT_UTF8, Place(file), "", {"guess": guess, "byte": "1"})
    try:
        return raw.decode("utf-8-sig", "surrogatepass" if isinstance(text, str) else "strict")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        values = {"guess": "an 8-bit encoding", "byte": str(error.start + 1)}
        return Problem(codes.NOT_UTF8, Place(file, line, 1), "", values)


def _other_encoding(raw: bytes) -> str:
    """Return the name of the encoding that the first bytes show, or nothing for UTF-8."""
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    wide = len(raw) > 1 and 0 in raw[:2] and raw[:2] != b"\0\0"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or wide:
        return "UTF-16"
    return ""


def _placed(value: Written, spot: Spot) -> Written:
    """Return *value*, an empty one at its key's *spot*: the parser finds it a line too late."""
    if isinstance(value, WrittenText) and not value.text and not value.quoted:
        return WrittenText("", quoted=False, spot=spot)
    return value


class _StopError(Exception):
    """The document cannot be read further; the reason has been noted."""


class _Reader:
    """Builds the tree of one document and notes what is wrong on the way."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.raw = text
        self.text = _CONTROL.sub(_SHOWN_FOR_CONTROL, text)
        self.lines = self.text.splitlines()
        self.problems: list[Problem] = []
        self.entries = 0

    def read(self) -> Written | None:
        """Return the root, or ``None``."""
        self._note_characters()
        if any(each.code is codes.TAB_INDENT for each in self.problems):
            return None
        try:
            return self._document(self._events())
        except _StopError:
            return None

    def _note(self, code: Code, spot: Spot, **values: str) -> None:
        self.problems.append(Problem(code, spot.place, spot.excerpt, values))

    def _spot(self, line: int, column: int) -> Spot:
        excerpt = self.lines[line] if line < len(self.lines) else ""
        if len(excerpt) > _LONGEST_EXCERPT:
            first = max(0, column - _LONGEST_EXCERPT // 2)
            excerpt = excerpt[first : first + _LONGEST_EXCERPT]
        return Spot(Place(self.file, line + 1, column + 1), excerpt.strip())

    def _spot_of(self, event: Any) -> Spot:
        return self._spot(event.start_mark.line, event.start_mark.column)

    def _note_characters(self) -> None:
        """Note tabs that indent a line, and characters that nobody can see."""
        for pattern, code in (
            (_TAB_INDENT, codes.TAB_INDENT),
            (_CONTROL, codes.CONTROL_CHARACTER),
        ):
            for found in islice(pattern.finditer(self.raw), _MOST_CHARACTERS_TOLD):
                at = found.end() - 1
                line = self.text.count("\n", 0, at)
                spot = self._spot(line, at - self.text.rfind("\n", 0, at) - 1)
                self._note(code, spot, character=f"U+{ord(self.raw[at]):04X}")

    def _events(self) -> Iterator[Any]:
        """Yield parse events; a syntax error is noted and ends the reading."""
        try:
            yield from YAML(typ="safe", pure=True).parse(self.text)
        except _UNREADABLE as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            spot = self._spot(mark.line, mark.column) if mark else Spot(Place(self.file))
            reason = getattr(error, "problem", None) or type(error).__name__
            self._note(codes.SYNTAX, spot, reason=reason)
            raise _StopError from error

    def _document(self, events: Iterator[Any]) -> Written | None:
        """Return the one document of the stream."""
        root: Written | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml_events.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note(codes.SEVERAL_DOCUMENTS, self._spot_of(event))
                    raise _StopError
                if event.tags:
                    self._note(codes.TAG, self._spot_of(event), tag="%TAG")
            elif isinstance(event, yaml_events.NodeEvent):
                root = self._checked(self._node(event, events, 1))
        if root is None or (isinstance(root, WrittenText) and not root.text):
            self.problems = [each for each in self.problems if each.code is not codes.NO_VALUE]
            self._note(codes.EMPTY, Spot(Place(self.file)))
            return None
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Written:
        spot = self._spot_of(event)
        self._count(spot, depth)
        if isinstance(event, yaml_events.AliasEvent):
            self._note(codes.ANCHOR, spot, name=f"*{event.anchor}")
            return WrittenText("", quoted=True, spot=spot)
        if event.anchor is not None:
            self._note(codes.ANCHOR, spot, name=f"&{event.anchor}")
        if event.ctag is not None:
            self._note(codes.TAG, spot, tag=str(event.tag))
        if isinstance(event, yaml_events.SequenceStartEvent):
            return self._list(spot, events, depth)
        if isinstance(event, yaml_events.MappingStartEvent):
            return self._table(spot, events, depth)
        hidden = _CONTROL.search(event.value)
        if hidden:
            self._note(codes.CONTROL_CHARACTER, spot, character=f"U+{ord(hidden.group()):04X}")
        return WrittenText(event.value, event.style is not None, spot)

    def _count(self, spot: Spot, depth: int) -> None:
        self.entries += 1
        if depth > DEEPEST:
            self._note(codes.TOO_DEEP, spot, most=str(DEEPEST))
            raise _StopError
        if self.entries > MOST_ENTRIES:
            self._note(codes.TOO_MANY_ENTRIES, spot, most=str(MOST_ENTRIES))
            raise _StopError

    def _list(self, spot: Spot, events: Iterator[Any], depth: int) -> WrittenList:
        items: list[Written] = []
        while not isinstance(event := next(events), yaml_events.SequenceEndEvent):
            items.append(self._checked(self._node(event, events, depth + 1)))
        return WrittenList(tuple(items), spot)

    def _table(self, spot: Spot, events: Iterator[Any], depth: int) -> WrittenTable:
        entries: dict[str, tuple[WrittenText, Written]] = {}
        while not isinstance(event := next(events), yaml_events.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._checked(_placed(self._node(next(events), events, depth + 1), key.spot))
            if not isinstance(key, WrittenText):
                self._note(codes.KEY_NOT_TEXT, key.spot)
            elif key.text in entries:
                first = entries[key.text][0].spot.place.line
                self._note(codes.DUPLICATE_KEY, key.spot, key=key.text, line=str(first))
            else:
                entries[key.text] = (key, value)
        return WrittenTable(tuple(entries.values()), spot)

    def _checked(self, node: Written) -> Written:
        """Note a value that other readers of YAML would take for something else."""
        if isinstance(node, WrittenText) and not node.quoted:
            code = refusal(node.text)
            if code is not None:
                self._note(code, node.spot, written=node.text)
        return node
