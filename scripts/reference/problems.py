"""Every problem code: title, words, remedy, severity."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import trucewatch
from reference.markdown import page, table
from trucewatch.definitions.problems import Code
from trucewatch.publication.wording import Catalogue

FLOORS = {
    "YML": "Hand-written files: YAML and fields",
    "CAS": "case.yaml",
    "ACT": "actors.yaml",
    "ARE": "Areas",
    "TRM": "Terms",
    "RPT": "Reports",
    "TXT": "Reading of text",
    "GAZ": "Gazetteers",
    "FND": "Findings",
    "ASM": "Assessments",
    "RUN": "Running",
    "SIM": "Simulation and scoring",
}
"""Prefixes of codes, in the order of the page."""


def all_codes() -> dict[str, Code]:
    """Return every code that a module of the package declares, by id."""
    found: dict[str, Code] = {}
    for module in pkgutil.walk_packages(trucewatch.__path__, "trucewatch."):
        if not module.name.endswith("codes"):
            continue
        for _, each in inspect.getmembers(importlib.import_module(module.name)):
            if isinstance(each, Code):
                found[each.id] = each
    return found


def problems_page() -> str:
    """Return the page of problem codes."""
    codes, parts = all_codes(), []
    for prefix, name in FLOORS.items():
        mine = [each for key, each in sorted(codes.items()) if key.startswith(prefix)]
        if mine:
            parts += [f"## {prefix}: {name}", _table(mine)]
    return page(
        "Problem codes",
        "A problem says where, what stands there, what is wrong and what to do next.\n"
        "An *error* stops the document or the row it was found in, a *warning* and a *note* "
        "do not.\n"
        "`trucewatch explain-code CODE` writes the same on the terminal.\n"
        "Words in braces are filled in with the values found.",
        *parts,
    )


def _table(codes: list[Code]) -> str:
    say = Catalogue.load("en")
    rows = []
    for each in codes:
        words = say.code_words(each.id)
        head = f'<a id="{each.id.lower()}"></a>`{each.id}`'
        rows.append((head, str(each.severity), words.title, words.words, words.remedy))
    text = table(("Code", "Severity", "Title", "Words", "Remedy"), rows)
    return text.replace('&lt;a id="', '<a id="').replace("&lt;/a>", "</a>")
