"""The glossary's second part: every public class of the package, in its own words."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import trucewatch
from reference.markdown import table
from reference.meanings import UndocumentedError

START = "<!-- Written from the code by scripts/make_reference.py: begin -->"
END = "<!-- Written from the code by scripts/make_reference.py: end -->"


def with_classes(text: str) -> str:
    """
    Return the glossary with its part on classes written anew.

    Raises:
        UndocumentedError: When the two marks between which it stands are not there.
    """
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise UndocumentedError("docs/glossary.md: the marks of the written part are missing")
    return f"{before}{START}\n\n{_classes()}\n\n{END}{after}"


def _classes() -> str:
    rows = []
    for module in pkgutil.walk_packages(trucewatch.__path__, "trucewatch."):
        for name, each in inspect.getmembers(
            importlib.import_module(module.name), inspect.isclass
        ):
            if each.__module__ == module.name and not name.startswith("_"):
                rows.append(
                    (f"`{name}`", f"`{module.name.removeprefix('trucewatch.')}`", _of(each))
                )
    return table(("Class", "Module", "Meaning"), sorted(rows))


def _of(each: type) -> str:
    text = inspect.cleandoc(each.__doc__ or "").split("\n\n")[0]
    if not text:
        raise UndocumentedError(each.__qualname__)
    return text
