"""
Markup: pieces of HTML put together; whatever is not markup is escaped on the way.

The methods of `Markup` do the same, but read their pattern anew for every value, and a page of a
large case has a million values.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape


def marked(text: str) -> Markup:
    """
    Return *text* as markup that needs no escaping.

    Only for what this package has written itself: the output of an autoescaping template, or of
    `filled` and `tag`, which escape every value, attribute and child that is not markup.
    """
    return Markup(text)  # noqa: S704 - the one place, see above


def filled(pattern: str, *values: object) -> Markup:
    """
    Return *pattern* with each ``{}`` filled by the next value; what is not markup is escaped.

    Args:
        pattern: Markup written in this package; ``{}`` is its only field.
        values: One for each field.

    Raises:
        ValueError: When there are more values than fields, or fewer.
    """
    first, *rest = _pieces(pattern)
    parts = [first]
    for value, piece in zip(values, rest, strict=True):
        parts += (_safe(value), piece)
    return marked("".join(parts))


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """
    Return the parts one after the other.

    Args:
        parts: What is not markup is escaped.
        between: Markup written in this package, put between every two parts.
    """
    return marked(between.join([_safe(part) for part in parts]))


def _safe(value: object) -> str:
    return value if type(value) is Markup else escape(value)


@cache
def _pieces(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.split("{}"))
