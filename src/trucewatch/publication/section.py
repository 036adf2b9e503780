"""
Sections: the parts of the page; each module of `publication.sections` registers its own.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from markupsafe import Markup

from trucewatch.publication import sections
from trucewatch.publication.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Section:
    """
    One part of the page.

    Attributes:
        id: Its anchor.
        order: Place on the page, small first; the shipped ones leave nine numbers between.
        title_id: Message id of its heading.
        body: Returns what stands under the heading; ``None`` leaves the section out.
    """

    id: str
    order: int
    title_id: str
    body: Callable[[Prepared], Markup | None]


@cache
def registered() -> tuple[Section, ...]:
    """
    Return every section, in order.

    A section is a module under `publication.sections` with a constant ``SECTION``, so a new part
    of the page needs no other file to change.
    """
    found = [
        import_module(f"{sections.__name__}.{module.name}").SECTION
        for module in pkgutil.iter_modules(sections.__path__)
    ]
    return tuple(sorted(found, key=lambda section: (section.order, section.id)))
