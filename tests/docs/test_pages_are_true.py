"""What is written holds: links lead somewhere, commands exist, generated pages are current."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, anchors, links, text_of, tracked, written_pages

_COMMAND = re.compile(r"^\$ make ([a-z]+)$", re.MULTILINE)
_CATALOGUE = ROOT / "src" / "trucewatch" / "publication" / "catalogue"


def test_the_reference_is_what_the_code_says() -> None:
    """
    The pages hold the very bytes that the code gives; else 'make_reference.py' was not run.
    """
    done = subprocess.run(
        [sys.executable, "scripts/make_reference.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )

    assert ("", 0) == (done.stdout + done.stderr, done.returncode)


@pytest.mark.parametrize("page", written_pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """
    Links between pages name a file that is there, and a part of it that is there.
    """
    broken = []
    for link in links(page):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, fragment = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            broken.append(link)

    assert [] == broken


def test_every_page_is_reached_from_the_index() -> None:
    """
    No page of the docs is forgotten: the index, or a page that it lists, leads to it.
    """
    seen: set[Path] = set()
    ahead = [DOCS / "index.md"]
    while ahead:
        page = ahead.pop()
        if page in seen or page.suffix != ".md" or not page.is_file():
            continue
        seen.add(page)
        ahead += [(page.parent / link.partition("#")[0]).resolve() for link in links(page)]

    assert [] == [str(path) for path in DOCS.rglob("*.md") if path not in seen]


def test_the_readme_is_short_and_its_commands_exist() -> None:
    """
    The README fits two screens, shows a picture that is there, and names targets that make knows.
    """
    readme = text_of(ROOT / "README.md")
    targets = re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE)

    assert len(readme.splitlines()) < 90
    assert ["run", "test"] == _COMMAND.findall(readme)
    assert set(_COMMAND.findall(readme)) <= set(targets)


def test_the_picture_of_the_page_is_light() -> None:
    """
    A README that is read over a thin line has at most 300 KB to show.
    """
    assert (DOCS / "pictures" / "page.png").stat().st_size <= 300 * 1024


@pytest.mark.parametrize(
    "page", sorted((DOCS / "decisions").glob("0*.md")), ids=lambda p: str(p.stem)
)
def test_a_decision_is_accepted_or_replaced(page: Path) -> None:
    """
    Each decision is one page with its number, its status and its four parts.
    """
    text = text_of(page)

    assert text.startswith(f"# {page.name[:3]}. ")
    assert re.search(r"^Status: (Accepted|Replaced by \d{3})$", text, re.MULTILINE)
    assert ["Context", "Decision", "Consequences", "Refused"] == re.findall(
        r"^## (.+)$", text, re.MULTILINE
    )


def test_changes_are_told_one_by_one() -> None:
    """
    Each fragment of the change log is one line, and there is at least one.
    """
    fragments = sorted((ROOT / "changelog.d").glob("*.md"))

    assert fragments
    assert [] == [path.name for path in fragments if text_of(path).count("\n") != 1]


def test_the_tool_never_passes_a_verdict() -> None:
    """
    The catalogue of what the tool says in its own voice holds neither of the two words.
    """
    said = [text_of(path) for path in _CATALOGUE.rglob("*.toml")]

    assert said
    assert [] == [word for text in said for word in re.findall(r"(?i)\bviolat\w*", text)]


def test_no_file_names_a_machine_or_a_registry() -> None:
    """
    Nothing in the project leads to the machine it was written on, or to where packages came from.
    """
    # Written in parts, so that this file does not find itself.
    home = "|".join(["/wo" + "rk/", "/ro" + "ot/", r"/ho" + r"me/\w", r"/tm" + "p/"])
    hosts = "|".join(["pypi" + r"\.org", "files.python" + "hosted", "registry.npm" + "js"])
    local = r"127\.0\.0\." + r"1|local" + "host"
    wanted = re.compile(f"(?:{home}|{hosts}|{local})")

    assert [] == [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in tracked()
        for found in wanted.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
