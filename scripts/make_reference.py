"""
Write the reference from the code, so that it can not say anything else.

    python scripts/make_reference.py          write docs/reference and the glossary's second part
    python scripts/make_reference.py --check  write nothing; end with 1 when something is stale

The same code gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from reference.claims import claims_page, confirmations_page
from reference.formats import actors_page, areas_page, case_page, terms_page
from reference.gazetteer import gazetteer_page
from reference.glossary import with_classes
from reference.meanings import UndocumentedError
from reference.problems import problems_page
from reference.simulation import simulation_page
from reference.tables import findings_page, incidents_page, reports_page
from reference.ucdp import ucdp_page
from reference.verbs import verbs_page
from reference.views import views_page
from reference.vocabulary import acts_page, outcomes_page, settings_page

DOCS = Path(__file__).resolve().parent.parent / "docs"
GLOSSARY = DOCS / "glossary.md"

PAGES: Mapping[str, Callable[[], str]] = {
    "acts.md": acts_page,
    "actors.md": actors_page,
    "areas.md": areas_page,
    "case.md": case_page,
    "claims.md": claims_page,
    "command-line.md": verbs_page,
    "confirmations.md": confirmations_page,
    "finding-columns.md": findings_page,
    "gazetteer.md": gazetteer_page,
    "incident-columns.md": incidents_page,
    "json.md": views_page,
    "outcomes.md": outcomes_page,
    "problem-codes.md": problems_page,
    "report-columns.md": reports_page,
    "settings.md": settings_page,
    "simulation.md": simulation_page,
    "terms.md": terms_page,
    "ucdp.md": ucdp_page,
}
"""Every page of the reference, by its file."""


def written() -> dict[Path, str]:
    """Return every written file with what it must hold."""
    made = {DOCS / "reference" / name: make() for name, make in PAGES.items()}
    made[GLOSSARY] = with_classes(GLOSSARY.read_text(encoding="utf-8"))
    return made


def stale(made: Mapping[Path, str]) -> list[Path]:
    """Return the files of *made* that hold something else, or are not there."""
    return [
        path
        for path, text in made.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write what is stale, or only name it, and return 1 where something only named is."""
    try:
        made = written()
    except UndocumentedError as error:
        print(f"not documented: {error}")
        return 1
    found = stale(made)
    for path in found:
        print(path.relative_to(DOCS.parent))
        if "--check" not in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made[path], encoding="utf-8")
    return int("--check" in arguments and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
