"""The page in a real browser, from the disk, offline, without scripts: axe, keyboard, phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.publication.pages import many, realistic
from trucewatch.publication.page import render_site

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (apt: chromium)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield Debian's chromium."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--headless=new"]
        )
        yield found
        found.close()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the index of a realistic page, written to disk."""
    return _written(tmp_path_factory.mktemp("page"), render_site(realistic())) / "index.html"


def _written(folder: Path, site: dict[str, bytes]) -> Path:
    for name, content in site.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def _opened(browser: Browser, path: Path, *, width: int = 1280, script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=script,
        offline=True,
        bypass_csp=script,  # axe itself is a script
    )
    page = context.new_page()
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing(browser: Browser, index: Path, width: int) -> None:
    """
    Everybody can use the page: axe has nothing to say, on a desk and on a phone.
    """
    page = _opened(browser, index, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    results = Axe().run(page)

    assert 0 == results.violations_count, results.generate_report()


def test_axe_finds_nothing_on_a_day(browser: Browser, tmp_path: Path) -> None:
    """
    The pages by day are as open to everybody as the index.
    """
    folder = _written(tmp_path, render_site(many(2_001, different=20)))
    day = sorted((folder / "days").glob("*.html"))[0]

    for path in (folder / "index.html", day):
        results = Axe().run(_opened(browser, path))
        assert 0 == results.violations_count, results.generate_report()


def test_page_asks_nothing_of_the_network(browser: Browser, index: Path) -> None:
    """
    Whoever opens the page tells nobody that they did.
    """
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(index.as_uri())

    assert [index.as_uri()] == asked


def test_page_works_without_scripts(browser: Browser, index: Path) -> None:
    """
    From the table a link leads to the explanation, with JavaScript switched off.
    """
    page = _opened(browser, index, script=False)

    page.locator("table.incidents tbody th a").first.click()

    assert page.url.partition("#")[2].startswith("incident-")
    assert page.locator("article:target").is_visible()


def test_skip_link_is_the_first_stop_of_the_keyboard(browser: Browser, index: Path) -> None:
    """
    The first press of Tab shows the way past the head of the page.
    """
    page = _opened(browser, index)

    page.keyboard.press("Tab")

    assert page.locator("a.skip").evaluate("each => each === document.activeElement")
    assert page.locator("a.skip").bounding_box() is not None
    page.keyboard.press("Enter")
    assert "main" == page.evaluate("document.activeElement.id")


@pytest.mark.parametrize("width", [1280, 400, 320])
def test_page_never_scrolls_sideways(browser: Browser, index: Path, width: int) -> None:
    """
    Wide tables and drawings scroll in their own box; the page itself does not.
    """
    page = _opened(browser, index, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_untrusted_text_runs_nothing(browser: Browser, index: Path) -> None:
    """
    A place named like a script stays a name.
    """
    page = _opened(browser, index)

    assert 0 == page.locator("script").count()
    assert page.get_by_text("<script>alert(1)</script>").count() > 0
