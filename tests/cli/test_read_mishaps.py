"""``trucewatch read`` with files that are no texts, slips in a review, and texts that change."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.small_case import ROW_IN, small_case
from tests.cli.terminal_tool import said
from tests.cli.test_read import SCRIPTS, TEXT, answering, claims_of, statuses
from trucewatch.cli.exits import ExitCode


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return the file of a small text."""
    path = tmp_path / "texts" / "day.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "begins",
    [b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf1 ", b"\x89PNG", b"\x1f\x8b"],
)
def test_a_file_that_is_no_plain_text_is_refused_as_what_it_is(
    capsys: pytest.CaptureFixture[str], text: Path, begins: bytes
) -> None:
    """
    A document of another program is refused by its first bytes, whatever words stand in it.
    """
    text.write_bytes(begins + TEXT.encode())

    ended = said(capsys, "read", text)

    assert ExitCode.INPUT_ERRORS == ended.code
    assert "TXT-308" in ended.err


@pytest.mark.parametrize(
    ("encoding", "language"),
    [("windows-1251", "ru"), ("windows-1256", "ar"), ("utf-16", "ru"), ("utf-16-le", "ar")],
)
def test_the_guess_of_an_encoding_fits_its_script(
    capsys: pytest.CaptureFixture[str], text: Path, encoding: str, language: str
) -> None:
    """
    A person is told the encoding that a text of this script is most often in.
    """
    text.write_bytes(SCRIPTS[language].encode(encoding))

    ended = said(capsys, "read", text)

    assert ExitCode.INPUT_ERRORS == ended.code
    assert f"--encoding {encoding.removesuffix('-le')}." in ended.err


def test_a_text_without_words_is_in_no_language(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    An empty file is called one without words, and not one in a language that is not read.
    """
    text.write_bytes(b"")

    ended = said(capsys, "read", text)

    assert "TXT-201" in ended.err
    assert "day.txt · no words" in ended.out


@pytest.mark.parametrize("answer", ["x", "yes", "7"])
def test_another_letter_decides_nothing_and_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: Path, answer: str
) -> None:
    """
    What is none of the letters is told, and the same claim is asked about again.
    """
    answering(monkeypatch, answer, "q")

    ended = said(capsys, "read", text, "--review", "--by", "a monitor")

    assert f"'{answer}' is none of these letters" in ended.err
    assert {"proposed"} == statuses(capsys, text)


class _Interrupted(io.TextIOWrapper):
    """Input of a person who presses Ctrl-C after the last line."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


def test_ctrl_c_leaves_the_review_with_its_answers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """
    Whoever stops in the middle is told what is kept, and it is.
    """
    monkeypatch.setattr(sys, "stdin", _Interrupted(io.BytesIO(b"a\n")))

    ended = said(capsys, "read", text, "--review", "--by", "a monitor")

    assert "every answer is kept" in ended.err
    assert "confirmed" in statuses(capsys, text)


def test_decisions_on_another_version_of_a_text_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """
    A text that was changed after it was decided on says so, and nothing in it is confirmed.
    """
    answering(monkeypatch, "a", "a", "q")
    said(capsys, "read", text, "--review", "--by", "a monitor")
    text.write_text(TEXT.replace("14 civilians", "15 civilians"), encoding="utf-8")

    ended = said(capsys, "read", text, "--json")

    assert "TXT-325" in ended.err
    assert "2 decisions of a monitor" in ended.err
    assert {"proposed"} == {str(each["status"]) for each in claims_of(ended)}


def test_what_a_confirmed_text_becomes_can_be_traced_and_taken_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    'explain' names text, characters and person; a later rejection takes the rows away again.
    """
    case = small_case(tmp_path / "case", ROW_IN)
    article = case / "texts" / "day.txt"
    article.parent.mkdir()
    article.write_text(TEXT, encoding="utf-8")
    asked = ("read", article, "--case", case, "--source", "list")
    answering(monkeypatch, *["a"] * 20)
    said(capsys, *asked, "--review", "--by", "a monitor")
    lines = said(capsys, *asked, "--write").err.partition("'reports':\n")[2]
    stands = (case / "case.yaml").read_text(encoding="utf-8")
    (case / "case.yaml").write_text(stands + lines.replace("note:", ""), encoding="utf-8")
    rows = (case / "reports" / "from-text" / "list.csv").read_text(encoding="utf-8").splitlines()
    claims = claims_of(said(capsys, *asked, "--json"))
    incident = next(each for each in claims if each["id"] == rows[1].partition(",")[0])

    explained = " ".join(said(capsys, "explain", case, str(incident["id"])).out.split())
    checked = said(capsys, "check", case)
    (kept,) = (case / "claims").glob("*.yaml")
    rejected = kept.read_text(encoding="utf-8").replace("decision: accept", "decision: reject")
    kept.write_text(rejected, encoding="utf-8")
    again = said(capsys, *asked, "--write")

    span = incident["span"]
    assert isinstance(span, list)
    where = f"texts/day.txt, characters {span[0]} to {span[1]}, confirmed by a monitor"
    assert where in explained
    assert "RUN-205" not in checked.err
    left = (case / "reports" / "from-text" / "list.csv").read_text(encoding="utf-8")
    assert rows[:1] == left.splitlines()
    assert "TXT-331" in again.err


def test_the_day_of_a_text_is_given_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """
    What was confirmed with a day stays confirmed when the day is not given again.
    """
    day = ("--published", "2023-06-16", "--zone", "Africa/Khartoum")
    text.write_text(TEXT.replace("16 June 2023 - ", ""), encoding="utf-8")
    answering(monkeypatch, *["a"] * 20)
    said(capsys, "read", text, "--review", "--by", "a monitor", *day)

    again = said(capsys, "read", text, "--json")
    other = said(capsys, "read", text, "--json", "--published", "2023-06-30")

    assert {"confirmed"} == {str(each["status"]) for each in claims_of(again)}
    assert "TXT-322" in other.err


def test_a_person_and_a_program_are_not_served_at_once(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    Questions would stand between the documents, so both options together are refused.
    """
    ended = said(capsys, "read", text, "--review", "--json")

    assert (ExitCode.USAGE, "") == (ended.code, ended.out)


def test_a_page_and_a_document_can_be_had_at_once(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    The page is written as well, and standard output holds the document alone.
    """
    page = text.parent / "day.html"

    ended = said(capsys, "read", text, "--json", "--page", page)

    assert claims_of(ended)
    assert page.is_file()


def test_what_is_confirmed_in_a_review_is_written_by_the_same_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    With '--review --write' the answers just given count; before them there is nothing to write.
    """
    case = small_case(tmp_path / "case", ROW_IN)
    article = case / "texts" / "day.txt"
    article.parent.mkdir()
    article.write_text(TEXT, encoding="utf-8")
    asked = ("read", article, "--case", case, "--source", "list")

    before = said(capsys, *asked, "--write")
    answering(monkeypatch, *["a"] * 20)
    after = said(capsys, *asked, "--review", "--by", "a monitor", "--write")

    assert "nobody has confirmed" in before.err
    assert "Written: reports/from-text/list.csv" in after.out


def test_a_broken_file_of_decisions_is_told_once_for_a_folder(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    Many texts share the folder of decisions, and a slip in it is told with the first of them.
    """
    (text.parent / "again.txt").write_text(TEXT + TEXT, encoding="utf-8")
    (text.parent / "claims").mkdir()
    (text.parent / "claims" / "slip.yaml").write_text("just words", encoding="utf-8")

    ended = said(capsys, "read", text.parent)

    assert ExitCode.INPUT_ERRORS == ended.code
    assert 1 == ended.err.count("slip.yaml")


def test_who_decides_is_asked_once_for_a_folder(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """
    Without '--by' the name is asked for before the first text, and counts for all.
    """
    (text.parent / "again.txt").write_text(TEXT + TEXT, encoding="utf-8")
    answering(monkeypatch, "a monitor", *["s"] * 40)

    ended = said(capsys, "read", text.parent, "--review")

    assert 1 == ended.out.count("Who decides")
    assert 2 == ended.err.count("That was the last claim")


def test_the_page_says_what_to_heed_before_deciding(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    Whoever has the page alone sees what was not read, and that hidden characters stand there.
    """
    unread = (
        "Halep kentinde dün düzenlenen saldırıda on iki sivil hayatını kaybetti, "
        "çok sayıda kişi yaralandı."
    )
    text.write_text(f"{TEXT}\n{unread}\n\nThe to\u202ewn was calm.\n", encoding="utf-8")
    page = text.parent / "day.html"

    said(capsys, "read", text, "--page", page)

    words = page.read_text(encoding="utf-8")
    assert "Before you decide" in words
    assert "Have somebody read them." in words
    assert "turn the direction of what follows" in words
    assert "\u202e" not in words
