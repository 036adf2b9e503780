"""
Where two answers differ, in words: so that a failing example says at once what is at odds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

WITHIN = 1e-9


def differences(left: Any, right: Any, path: str = "") -> list[str]:
    """
    List where two answers differ: figures by more than 1e-9, anything else at all.

    Args:
        left: An answer: records, tuples, mappings, figures and words.
        right: Another of the same shape.
        path: Where in the answer this is.

    Returns:
        One line per difference: the path, and both values.
    """
    if is_dataclass(left) and type(left) is type(right):
        names = [each.name for each in fields(left)]
        pairs = [(name, getattr(left, name), getattr(right, name)) for name in names]
        return _all(path, pairs)
    if isinstance(left, Mapping) and isinstance(right, Mapping) and left.keys() == right.keys():
        return _all(path, [(str(key), left[key], right[key]) for key in left])
    if isinstance(left, tuple) and isinstance(right, tuple) and len(left) == len(right):
        numbered = enumerate(zip(left, right, strict=True))
        return _all(path, [(str(index), *pair) for index, pair in numbered])
    if isinstance(left, float) and isinstance(right, float):
        return [] if abs(left - right) <= WITHIN else [f"{path}: {left} {right}"]
    return [] if left == right else [f"{path}: {left} {right}"]


def _all(path: str, pairs: list[tuple[str, Any, Any]]) -> list[str]:
    return [
        line for name, left, right in pairs for line in differences(left, right, f"{path}.{name}")
    ]
