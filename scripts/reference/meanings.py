"""
Meanings of names that the code declares and does not explain beside them.

They stand in ``meanings.toml``, a table for each group of names. A name without a meaning, and a
meaning without a name, stops the writing of the reference: so neither can be forgotten.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reference.markdown import code, table

FILE = Path(__file__).with_name("meanings.toml")

_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


class UndocumentedError(Exception):
    """A name of the code has no meaning, or a meaning has lost its name."""


def meanings(group: str, names: Iterable[str]) -> dict[str, str]:
    """
    Return the meaning of each of *names*, in their order.

    Raises:
        UndocumentedError: When names and meanings of the group are not the same.
    """
    told: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8")).get(group, {})
    wanted = list(names)
    missing, left = sorted(set(wanted) - told.keys()), sorted(told.keys() - set(wanted))
    if missing or left:
        raise UndocumentedError(f"{FILE.name} [{group}]: missing {missing}, without a name {left}")
    return {name: str(told[name]) for name in wanted}


def keys_table(group: str, names: Iterable[str]) -> str:
    """Return keys with their meanings as a table."""
    return table(
        ("Key", "Meaning"), ((code(key), text) for key, text in meanings(group, names).items())
    )


def attributes(record: type) -> dict[str, str]:
    """Return what the docstring of a record says of each attribute."""
    text = record.__doc__ or ""
    part = inspect.cleandoc(text).partition("Attributes:\n")[2]
    return {name: " ".join(said.split()) for name, said in _ATTRIBUTE.findall(part)}
