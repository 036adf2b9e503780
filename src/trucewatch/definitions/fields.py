"""
Fields: typed reading of a written table; everything wrong is noted and reading goes on.

A reader asks for each key by what it should be and gets a value of that type, or the default where
the key is missing or wrong. Keys that the table's format does not know are refused at once, with
the nearest known one: a slip of the finger must not switch a rule off.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from trucewatch.definitions import written_codes as codes
from trucewatch.definitions.names import (
    has_direction_marks,
    has_piled_marks,
    has_zero_width,
)
from trucewatch.definitions.plain_scalars import reads_as_text, refusal
from trucewatch.definitions.problems import Code, Problem
from trucewatch.definitions.time_wording import FIRST_YEAR, LAST_YEAR
from trucewatch.definitions.written import (
    Spot,
    Written,
    WrittenList,
    WrittenTable,
    WrittenText,
)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NONE = "–"

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(slots=True)
class Notes:
    """
    What a reader finds wrong in one file, and where each value stood.

    Attributes:
        problems: In the order in which they were found.
        spots: Path of keys, such as ``announcements.army.extends``, to where its value stands.
    """

    problems: list[Problem] = field(default_factory=list)
    spots: dict[str, Spot] = field(default_factory=dict)

    def add(self, code: Code, spot: Spot, **values: str) -> None:
        """Note one problem; *values* are what the catalogue's sentence needs."""
        self.problems.append(Problem(code, spot.place, spot.excerpt, values))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return up to three of *known* that look like *word*, or a dash."""
    return ", ".join(get_close_matches(word, sorted(known), 3, 0.6)) or _NONE


class Fields:
    """Reads the keys of one table; `known` are all keys that its format has."""

    def __init__(
        self, table: WrittenTable, known: Collection[str], notes: Notes, path: str = ""
    ) -> None:
        self.spot = table.spot
        self.notes = notes
        self.path = path
        self._values = {key.text: value for key, value in table.entries if key.text in known}
        for key, value in table.entries:
            self.notes.spots[self.path_of(key.text)] = value.spot
            if key.text not in known:
                values = {"key": key.text, "nearest": nearest(key.text, known)}
                notes.add(codes.UNKNOWN_KEY, key.spot, known=", ".join(sorted(known)), **values)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def path_of(self, key: str) -> str:
        """Return the path of *key*, as it stands in `Notes.spots`."""
        return f"{self.path}.{key}" if self.path else key

    def node(self, key: str) -> Written | None:
        """Return what stands under *key*, unread."""
        return self._values.get(key)

    def spot_of(self, key: str) -> Spot:
        """Return where the value of *key* stands, or where the table begins."""
        value = self._values.get(key)
        return self.spot if value is None else value.spot

    def require(self, *keys: str) -> None:
        """Note every one of *keys* that is missing."""
        for key in keys:
            if key not in self._values:
                self.notes.add(codes.MISSING_KEY, self.spot, key=key)

    def scalar(self, key: str) -> WrittenText | None:
        """
        Return the scalar under *key*; noted where it is a list or a table.

        One that `read_written` has refused already is as good as missing.
        """
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, WrittenText):
            return None if _is_refused(value) else value
        self.notes.add(codes.NOT_TEXT, value.spot, key=key)
        return None

    def text(self, key: str) -> str:
        """Return the text under *key*, or nothing."""
        value = self.scalar(key)
        return "" if value is None else text_of(value, self.notes)

    def name(self, key: str) -> str:
        """Return the text under *key*, in which nothing may be hidden from the eye."""
        value = self.scalar(key)
        return "" if value is None else name_of(value, self.notes)

    def identifier(self, key: str) -> str:
        """Return the id under *key*, or nothing."""
        value = self.scalar(key)
        return "" if value is None else id_of(value, self.notes)

    def choice(self, key: str, choices: type[_Choice]) -> _Choice | None:
        """Return the word of a closed vocabulary under *key*."""
        value = self.scalar(key)
        return None if value is None else choice_of(value, choices, self.notes)

    def day(self, key: str) -> date | None:
        """Return the day under *key*, written ``2016-05-04``."""
        value = self.scalar(key)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value.text) if _DAY.fullmatch(value.text) else None
            if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
        except ValueError:
            pass
        self.notes.add(codes.NOT_A_DAY, value.spot, written=value.text)
        return None

    def number(self, key: str, low: float, high: float) -> float | None:
        """Return the plain decimal under *key*, from *low* to *high*."""
        value = self.scalar(key)
        if value is None:
            return None
        if not _DECIMAL.fullmatch(value.text) or value.quoted:
            self.notes.add(codes.NOT_A_NUMBER, value.spot, written=value.text)
            return None
        number = float(value.text)
        if not low <= number <= high:
            values = {"low": f"{low:g}", "high": f"{high:g}"}
            self.notes.add(codes.OUT_OF_RANGE, value.spot, written=value.text, **values)
            return None
        return number

    def truth(self, key: str) -> bool:
        """Return the ``true`` or ``false`` under *key*; false where it is missing."""
        value = self.scalar(key)
        if value is not None and (value.text not in {"true", "false"} or value.quoted):
            self.notes.add(codes.NOT_TRUE_OR_FALSE, value.spot, written=value.text)
        return value is not None and value.text == "true"

    def items(self, key: str) -> tuple[Written, ...]:
        """Return the items of the list under *key*; none where it is missing."""
        value = self._values.get(key)
        if isinstance(value, WrittenList):
            return value.items
        if value is not None:
            self.notes.add(codes.NOT_A_LIST, value.spot, key=key)
        return ()

    def scalars(self, key: str) -> tuple[WrittenText, ...]:
        """Return the scalars of the list under *key*, each once."""
        found: dict[str, WrittenText] = {}
        for item in self.items(key):
            if not isinstance(item, WrittenText):
                self.notes.add(codes.NOT_TEXT, item.spot, key=key)
            elif _is_refused(item):
                continue
            elif item.text in found:
                self.notes.add(codes.LISTED_TWICE, item.spot, written=item.text)
            else:
                found[item.text] = item
        return tuple(found.values())

    def table(self, key: str, known: Collection[str]) -> Fields | None:
        """Return the reader of the table under *key*, whose format knows the keys *known*."""
        value = self._values.get(key)
        if isinstance(value, WrittenTable):
            return Fields(value, known, self.notes, self.path_of(key))
        if value is not None:
            self.notes.add(codes.NOT_A_TABLE, value.spot, key=key)
        return None

    def tables(self, key: str, known: Collection[str]) -> list[Fields]:
        """Return a reader for each table of the list under *key*."""
        readers: list[Fields] = []
        for number, item in enumerate(self.items(key)):
            path = f"{self.path_of(key)}.{number}"
            self.notes.spots[path] = item.spot
            if isinstance(item, WrittenTable):
                readers.append(Fields(item, known, self.notes, path))
            else:
                self.notes.add(codes.NOT_A_TABLE, item.spot, key=key)
        return readers

    def named_tables(self, key: str, known: Collection[str]) -> list[tuple[str, Fields]]:
        """Return, for a table of tables under *key*, each id with the reader of its table."""
        value = self._values.get(key)
        if value is not None and not isinstance(value, WrittenTable):
            self.notes.add(codes.NOT_A_TABLE, value.spot, key=key)
        if not isinstance(value, WrittenTable):
            return []
        readers: list[tuple[str, Fields]] = []
        for name, inner in value.entries:
            path = f"{self.path_of(key)}.{name.text}"
            self.notes.spots[path] = name.spot
            if not isinstance(inner, WrittenTable):
                self.notes.add(codes.NOT_A_TABLE, inner.spot, key=name.text)
            elif id_of(name, self.notes):
                readers.append((name.text, Fields(inner, known, self.notes, path)))
        return readers


def _is_refused(value: WrittenText) -> bool:
    return not value.quoted and refusal(value.text) is not None


def text_of(value: WrittenText, notes: Notes) -> str:
    """Return the characters of a scalar that is meant as text; others must be quoted."""
    if not value.quoted and value.text and not reads_as_text(value.text):
        notes.add(codes.UNQUOTED, value.spot, written=value.text)
    if value.quoted and not value.text.strip():
        notes.add(codes.EMPTY_TEXT, value.spot)
    return value.text.strip()


def name_of(value: WrittenText, notes: Notes) -> str:
    """Return a name, noted where it holds characters that deceive the eye or a terminal."""
    text = text_of(value, notes)
    checks = (has_direction_marks, has_zero_width, has_piled_marks)
    if any(check(text) for check in checks) or len(text.splitlines()) > 1:
        shown = text.encode("ascii", "backslashreplace").decode()
        notes.add(codes.HIDDEN_CHARACTER, value.spot, written=shown[:200])
    return text


def id_of(value: WrittenText, notes: Notes) -> str:
    """Return an id, or nothing where it is not made like one."""
    if _ID.fullmatch(value.text):
        return value.text
    shown = value.text.encode("ascii", "backslashreplace").decode()
    notes.add(codes.NOT_AN_ID, value.spot, written=shown[:200])
    return ""


def choice_of(value: WrittenText, choices: type[_Choice], notes: Notes) -> _Choice | None:
    """Return the word of a closed vocabulary that a scalar is, or ``None``."""
    allowed = [str(each) for each in choices]
    if value.text in allowed:
        return choices(value.text)
    values = {"written": value.text, "nearest": nearest(value.text, allowed)}
    notes.add(codes.NOT_ALLOWED, value.spot, allowed=", ".join(allowed), **values)
    return None
