"""
Take the picture of the example's page that the README shows.

    python scripts/make_picture.py CHROMIUM

CHROMIUM is the path of the browser. The example is judged anew in a temporary folder; the picture
shows the head of the page and the map, and leaves out what lies between.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from trucewatch.cli.main import main as trucewatch

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "page.png"
EXAMPLE = ROOT / "examples" / "aleppo-2016"

WIDTH, BELOW_MAP = 1240, 900
"""Width of the window and height shown from the map's title on, pixels."""


def take(browser: str, page: Path) -> None:
    """Open *page* in *browser* and keep the picture."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        view = opened.new_page(viewport={"width": WIDTH, "height": 1000}, device_scale_factor=0.75)
        view.goto(page.as_uri())
        view.add_style_tag(content="#decisions, #regimes { display: none !important }")
        box = view.locator("#map-of-incidents").bounding_box()
        height = BELOW_MAP + (box["y"] if box else 0)
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": height}
        PICTURE.parent.mkdir(exist_ok=True)
        view.screenshot(path=PICTURE, full_page=True, clip=clip)
        opened.close()


def main(arguments: list[str]) -> int:
    """Judge the example and take the picture."""
    with tempfile.TemporaryDirectory() as scratch:
        case = Path(scratch) / "case"
        shutil.copytree(EXAMPLE, case, ignore=shutil.ignore_patterns("out"))
        trucewatch(["run", str(case)])
        take(arguments[0], case / "out" / "0001" / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
