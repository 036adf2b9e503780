"""Every module and every public name of the package, by walking it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import trucewatch
from trucewatch.definitions.problems import Code


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return every module of the package."""
    found = pkgutil.walk_packages(trucewatch.__path__, "trucewatch.")
    return tuple(importlib.import_module(each.name) for each in found)


def public_classes() -> list[type]:
    """Return every public class, where it is made."""
    return [each for _, each in _public() if inspect.isclass(each)]


def undocumented() -> list[str]:
    """Return the public modules, classes, functions and methods that say nothing of themselves."""
    bare = [each.__name__ for each in modules() if not each.__doc__]
    for name, each in _public():
        bare += [name] if not _own_doc(each) else []
        if inspect.isclass(each):
            bare += [f"{name}.{method}" for method in _bare_methods(each)]
    return bare


def codes() -> dict[str, Code]:
    """Return every problem code that the package declares, by id."""
    return {
        each.id: each
        for module in modules()
        for each in vars(module).values()
        if isinstance(each, Code)
    }


def _public() -> Iterator[tuple[str, type]]:
    for module in modules():
        for name, each in vars(module).items():
            made_here = getattr(each, "__module__", "") == module.__name__
            is_told = inspect.isclass(each) or inspect.isfunction(each)
            if made_here and is_told and not name.startswith("_"):
                yield f"{module.__name__}.{name}", each


def _own_doc(each: type) -> str:
    # A dataclass without words of its own gets its signature as docstring.
    text = inspect.getdoc(each) or ""
    return "" if text.startswith(f"{each.__name__}(") else text


def _bare_methods(each: type) -> list[str]:
    return [
        name
        for name, member in vars(each).items()
        if not name.startswith("_")
        and (inspect.isfunction(member) or isinstance(member, property | classmethod))
        and not inspect.getdoc(member)
    ]
