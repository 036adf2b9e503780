"""The page to review a text in a real browser, from the disk, offline."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.reading.listed_reader import (
    CONVOY,
    EVERY,
    SHELLS,
    TEXT,
    TRUCE,
    ListedReader,
    listed,
    slot,
)
from trucewatch.publication.claims.page import review_page
from trucewatch.publication.wording import Catalogue
from trucewatch.reading.claim import Claim, ClaimType
from trucewatch.reading.confirmations.decided import ClaimAction
from trucewatch.reading.confirmations.file import read_confirmations
from trucewatch.reading.confirmations.settled import settle
from trucewatch.reading.document import Document
from trucewatch.reading.read_text import read_text

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
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a small text, written to disk."""
    read = read_text(Document.of(TEXT, "day.txt"), ListedReader(EVERY))
    settled = settle(read.document.digest, read.claims, [])
    path = tmp_path_factory.mktemp("page") / "day.html"
    path.write_bytes(review_page(read, settled, Catalogue.load("en")))
    return path


def _opened(browser: Browser, path: Path, *, script: bool = True, axe: bool = False) -> Page:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        java_script_enabled=script,
        offline=True,
        bypass_csp=axe,  # axe itself is a script
        accept_downloads=True,
    )
    page = context.new_page()
    page.goto(path.as_uri())
    return page


def _saved(page: Page, folder: Path) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.locator("#save").click()
    path = folder / "saved.yaml"
    waiting.value.save_as(path)
    return waiting.value.suggested_filename, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing(browser: Browser, page_file: Path, width: int) -> None:
    """
    Everybody can decide: axe has nothing to say, on a desk and on a phone.
    """
    page = _opened(browser, page_file, axe=True)
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    results = Axe().run(page)

    assert 0 == results.violations_count, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_decided_is_saved_as_a_file_that_is_read(
    browser: Browser, page_file: Path, tmp_path: Path
) -> None:
    """
    Accept, reject and a chosen alternative come out as confirmations, under the page's own rules.
    """
    page = _opened(browser, page_file)
    page.locator("#by").fill('m. "k"')
    truce = page.locator(f'article[data-id="{TRUCE.id}"]')
    truce.get_by_label("2. end of the day").check()
    truce.locator(".why").fill("the army's own site \u202e")
    page.locator(f'article[data-id="{SHELLS.id}"]').get_by_label("accept", exact=True).check()
    page.locator(f'article[data-id="{CONVOY.id}"]').get_by_label("reject").check()

    name, text = _saved(page, tmp_path)
    found, problems = read_confirmations(text, "claims/saved.yaml")

    assert [] == problems
    assert {
        TRUCE.id: ClaimAction.EDIT,
        SHELLS.id: ClaimAction.ACCEPT,
        CONVOY.id: ClaimAction.REJECT,
    } == {each.claim: each.action for each in found}
    assert {'m. "k"'} == {each.by for each in found}
    assert name.endswith(".m-k.yaml")
    settled = settle(Document.of(TEXT).digest, EVERY, found)
    ends = {each.id: each.claim.slots.get("end") for each in settled.claims}
    end = ends[TRUCE.id]
    assert end is not None
    assert {"at": "2016-05-06T21:00:00Z"} == end.normalised


def test_keys_decide_on_the_claim_that_has_the_focus(
    browser: Browser, page_file: Path, tmp_path: Path
) -> None:
    """
    With the keyboard alone: the first claim is rejected, the next one accepted, the file saved.
    """
    page = _opened(browser, page_file)
    page.locator("#by").fill("a monitor")
    page.locator("article.claim").first.focus()

    page.keyboard.press("r")
    page.keyboard.press("a")
    _, text = _saved(page, tmp_path)

    found, problems = read_confirmations(text, "claims/saved.yaml")
    assert [] == problems
    assert [ClaimAction.REJECT, ClaimAction.ACCEPT] == [each.action for each in found]


def test_an_edit_without_a_reason_is_not_saved(browser: Browser, page_file: Path) -> None:
    """
    The page says what is missing and puts the focus there.
    """
    page = _opened(browser, page_file)
    page.locator("#by").fill("a monitor")
    truce = page.locator(f'article[data-id="{TRUCE.id}"]')
    truce.get_by_label("1. start of the day").check()
    page.locator("#save").click()

    assert "why" in (page.locator("#state").text_content() or "")
    assert truce.locator(".why").evaluate("each => each === document.activeElement")


def test_without_scripts_the_lines_can_be_copied(
    browser: Browser, page_file: Path, tmp_path: Path
) -> None:
    """
    The beginning of the file and the lines of a claim, filled in by hand, are read.
    """
    page = _opened(browser, page_file, script=False)
    head = page.locator("noscript pre, pre").first.text_content() or ""
    entry = page.locator(f'article[data-id="{SHELLS.id}"] pre').text_content() or ""
    (tmp_path / "by-hand.yaml").write_text(head + entry, encoding="utf-8")

    text = (head + entry).replace("by: ...", "by: a monitor")
    found, problems = read_confirmations(text.replace("at: ...", "at: 2026-11-22T12:00:00Z"), "c")

    assert [] == problems
    assert [SHELLS.id] == [each.claim for each in found]
    assert not page.locator("#save").is_visible()


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    """
    Markup, marks of direction and invisible letters of a text are shown and never obeyed.
    """
    text = "<script>document.title='x'</script> \u202egnp.exe\u200b قال الجيش \n\n</article><b>x"
    read = read_text(Document.of(text, '"><script>alert(1)</script>.txt'), ListedReader(()))
    path = tmp_path / "hostile.html"
    path.write_bytes(review_page(read, settle(read.document.digest, (), ()), Catalogue.load("en")))

    page = _opened(browser, path)

    shown = page.locator("#text").text_content() or ""
    assert "<script>document.title='x'</script> [U+202E]gnp.exe[U+200B]" in shown
    assert 1 == page.locator("script").count()
    assert "x" != page.title()


def test_marks_of_claims_that_overlap_lead_to_each(browser: Browser, tmp_path: Path) -> None:
    """
    Where two claims share words both can be reached, and the words stand there once.
    """
    claims = [each for each in EVERY if each is not CONVOY]
    read = read_text(Document.of(TEXT, "day.txt"), ListedReader((*claims, _inside())))
    path = tmp_path / "overlap.html"
    settled = settle(read.document.digest, read.claims, ())
    path.write_bytes(review_page(read, settled, Catalogue.load("en")))

    page = _opened(browser, path)

    for link in page.locator("a.to").all():
        target = (link.get_attribute("href") or "").removeprefix("#")
        assert page.locator(f"article#{target}").count() == 1
    words = page.locator("#text").evaluate("""each => {
        each.querySelectorAll('a.to, h2').forEach(link => link.remove());
        return each.textContent;
    }""")
    assert TEXT.split() == words.split()


def _inside() -> Claim:
    at = slot(TEXT, "5 May", {"from": "2016-05-04T21:00:00Z", "to": "2016-05-05T21:00:00Z"})
    return listed(
        TEXT, ClaimType.ASSESSMENT, "market in Aleppo on 5 May. The convoy", {"window": at}
    )


def test_a_text_from_right_to_left_is_read_from_right_to_left(
    browser: Browser, tmp_path: Path
) -> None:
    """
    Each paragraph has its own direction, and what is decided on it is read again.
    """
    text = "قال الجيش إن الهدنة تبدأ يوم الخميس.\nThe army spoke.\n"
    claim = listed(
        text,
        ClaimType.TRUCE_TERM,
        "الهدنة تبدأ يوم الخميس",
        {"name": slot(text, "الهدنة", "الهدنة")},
    )
    read = read_text(Document.of(text, "نص.txt"), ListedReader((claim,)))
    path = tmp_path / "right.html"
    settled = settle(read.document.digest, read.claims, ())
    path.write_bytes(review_page(read, settled, Catalogue.load("en")))
    page = _opened(browser, path)

    ways = page.locator("#text p").evaluate_all(
        "all => all.map(e => getComputedStyle(e).direction)"
    )
    page.locator("#by").fill("مراقب")
    page.locator("article.claim").get_by_label("accept", exact=True).check()
    _, saved = _saved(page, tmp_path)
    found, problems = read_confirmations(saved, "claims/saved.yaml")

    assert ["rtl", "ltr"] == ways
    assert [] == problems
    assert [("مراقب", claim.id)] == [(each.by, each.claim) for each in found]
