"""
Strict JSON: what two readers could understand differently is refused.

Refused are keys given twice, NaN and infinities, whole numbers that do not fit a double exactly,
nesting deeper than `DEPTH_MOST`, and text that is not UTF-8 or holds half a surrogate pair.
Reading takes linear time.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn

DEPTH_MOST = 32
"""Objects and lists may be nested this deep; deeper input is an attack or an accident."""

LARGEST_WHOLE = 2**53 - 1
"""Largest whole number that every reader of JSON keeps exactly."""

_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


class Fault(StrEnum):
    """Why a text was not read as JSON."""

    ENCODING = "encoding"
    SYNTAX = "syntax"
    DEPTH = "depth"
    NUMBER = "number"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class JsonFault:
    """
    What stopped the reading.

    Attributes:
        kind: Which rule was broken.
        line: Line from 1, or 0 where it is not known.
        column: Column from 1, or 0 where it is not known.
        detail: The key, the number or the parser's words.
    """

    kind: Fault
    line: int = 0
    column: int = 0
    detail: str = ""


class _StrictError(ValueError):
    def __init__(self, kind: Fault, detail: str) -> None:
        super().__init__(detail)
        # A key can be half a surrogate pair, which no file and no terminal can show.
        shown = detail[:80].encode(errors="backslashreplace").decode()
        self.fault = JsonFault(kind, detail=shown)


def read_json(content: bytes | str) -> tuple[Any, JsonFault | None]:
    """
    Read *content* as one JSON value.

    Returns:
        The value and ``None``, or ``None`` and the fault. A byte order mark is let pass.
    """
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    except UnicodeDecodeError as error:
        return None, JsonFault(Fault.ENCODING, detail=f"byte {error.start}")
    too_deep = _too_deep(text)
    if too_deep is not None:
        return None, too_deep
    try:
        return _encodable(_decoder.decode(text), text), None
    except _StrictError as error:
        return None, error.fault
    except json.JSONDecodeError as error:
        return None, JsonFault(Fault.SYNTAX, error.lineno, error.colno, error.msg)


def _encodable(value: Any, text: str) -> Any:
    if _SURROGATE.search(text):
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise _StrictError(Fault.ENCODING, "half a surrogate pair") from error
    return value


def _too_deep(text: str) -> JsonFault | None:
    # Counting brackets first keeps the parser's recursion out of an attacker's hands.
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        if text[found.start()] != '"':
            depth += 1 if found[0] in "[{" else -1
        if depth > DEPTH_MOST:
            at = found.start()
            line = text.count("\n", 0, at) + 1
            return JsonFault(Fault.DEPTH, line, at - text.rfind("\n", 0, at), str(DEPTH_MOST))
    return None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _StrictError(Fault.TWICE, key)
        found[key] = value
    return found


def _whole(digits: str) -> int:
    # The length is looked at first: Python refuses 4,300 digits with words of its own.
    if len(digits) > 17 or abs(int(digits)) > LARGEST_WHOLE:
        raise _StrictError(Fault.NUMBER, digits)
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise _StrictError(Fault.NUMBER, digits)
    return value


def _no_constant(name: str) -> NoReturn:
    raise _StrictError(Fault.NUMBER, name)


_decoder = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_whole, parse_float=_number, parse_constant=_no_constant
)
