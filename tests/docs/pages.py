"""The written pages of the project, and what stands in them."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_ANCHOR = re.compile(r'<a id="([^"]+)">')
_FENCED = re.compile(r"```.*?```", re.DOTALL)


@cache
def written_pages() -> tuple[Path, ...]:
    """Return every Markdown page that people read, in order."""
    top = [ROOT / name for name in ("README.md", "SECURITY.md")]
    return tuple(path for path in (*top, *sorted(DOCS.rglob("*.md"))) if path.is_file())


@cache
def text_of(path: Path) -> str:
    """Return what stands in *path*."""
    return path.read_text(encoding="utf-8")


def reference(name: str) -> str:
    """Return the page *name* of the reference."""
    return text_of(DOCS / "reference" / f"{name}.md")


def links(path: Path) -> list[str]:
    """Return where the links of a page lead."""
    return _LINK.findall(_FENCED.sub("", text_of(path)))


def anchors(path: Path) -> set[str]:
    """Return the fragments under which parts of a page can be reached."""
    text = _FENCED.sub("", text_of(path))
    return {_slug(heading) for heading in _HEADING.findall(text)} | set(_ANCHOR.findall(text))


def _slug(heading: str) -> str:
    kept = re.sub(r"[^\w\s-]", "", heading.lower())
    return re.sub(r"\s", "-", kept.strip())


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file of the project that is text and under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file() and b"\0" not in path.read_bytes())
