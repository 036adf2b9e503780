"""``trucewatch read``: texts into claims on the command line, and what people decide on them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.small_case import ROW_IN, small_case
from tests.cli.terminal_tool import Said, process, said
from tests.reading.against_schema import breaches
from trucewatch.cli.exits import ExitCode

TEXT = """\
KHARTOUM, 16 June 2023 - The army said on Friday that a 72-hour truce would begin at 6:00 am
(0400 GMT) on Sunday.

At least 14 civilians were killed and 31 injured on Thursday evening when shells hit a market in
the town of Omdurman, a spokesman said. The United Nations said the army refused access to
45,000 people in Bahri.
"""
CALM = "The minister opened a library. The weather was fine in the north.\n"

SCRIPTS = {
    "ru": "Шесть мирных жителей погибли в результате обстрела города в четверг 5 мая 2016 года.\n",
    "ar": "قتل ستة مدنيين في قصف على مدينة حلب يوم الخميس 5 أيار 2016.\n",
}


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return the file of a small text."""
    path = tmp_path / "texts" / "day.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def _document(ended: Said) -> dict[str, object]:
    document = json.loads(ended.out)
    assert isinstance(document, dict)
    return document


def claims_of(ended: Said) -> list[dict[str, object]]:
    """Return the claims of a document."""
    claims = _document(ended)["claims"]
    assert isinstance(claims, list)
    return claims


def test_json_has_the_promised_shape_and_true_spans(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    Every claim has its keys, every slot its own, and the words at each span are the quoted ones.
    """
    ended = said(capsys, "read", text, "--json")

    claims = claims_of(ended)
    assert ExitCode.DONE == ended.code
    assert {"truce_term", "incident", "access"} <= {str(each["type"]) for each in claims}
    for claim in claims:
        assert {"id", "type", "slots", "modality", "speaker", "rule"} <= claim.keys()
        slots = claim["slots"]
        assert isinstance(slots, dict)
        for slot in slots.values():
            keys = {"value", "normalised", "spans", "basis", "alternatives"}
            assert keys <= slot.keys()
            quoted = [TEXT[start:end] for start, end in slot["spans"]]
            value = slot["value"]
            assert quoted == ([] if value is None else value if len(quoted) > 1 else [value])


def test_json_is_what_the_schema_says(capsys: pytest.CaptureFixture[str], text: Path) -> None:
    """
    What '--schema' prints holds of what '--json' prints.
    """
    schema = json.loads(said(capsys, "read", "--schema").out)

    assert [] == breaches(_document(said(capsys, "read", text, "--json")), schema)


def test_several_files_give_a_line_each(capsys: pytest.CaptureFixture[str], text: Path) -> None:
    """
    A folder is read text by text in order of name; each line is one document.
    """
    (text.parent / "calm.txt").write_text(CALM, encoding="utf-8")
    (text.parent / "notes.md").write_text("not read", encoding="utf-8")

    ended = said(capsys, "read", text.parent, "--json")

    names = [json.loads(line)["document"]["name"] for line in ended.out.splitlines()]
    assert ["calm.txt", "day.txt"] == names


def test_a_text_without_claims_is_not_called_calm(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    Where nothing was read that is all that is said.
    """
    text.write_text(CALM, encoding="utf-8")

    ended = said(capsys, "read", text)

    assert ExitCode.DONE == ended.code
    assert "says nothing of what happened" in ended.err


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_other_scripts_are_listed_with_their_words_apart(
    capsys: pytest.CaptureFixture[str], text: Path, language: str
) -> None:
    """
    Words from right to left stand in isolates, so that they cannot move what is beside them.
    """
    text.write_text(SCRIPTS[language], encoding="utf-8")

    ended = said(capsys, "read", text)

    assert ExitCode.DONE == ended.code
    assert ended.out.count("\u2068") == ended.out.count("\u2069")
    assert ("\u2068" in ended.out) == (language == "ar")


def test_a_terminal_is_not_repainted(capsys: pytest.CaptureFixture[str], text: Path) -> None:
    """
    Control characters and marks of direction in a text reach no terminal.
    """
    words = TEXT.replace("a market", "a \x1b[2Jmar\u202eket")
    text.write_text(words, encoding="utf-8")

    ended = said(capsys, "read", text)

    assert not {"\x1b", "\u202e"} & set(ended.out + ended.err)


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("TXT-305", ("--published", "yesterday")),
        ("TXT-305", ("--published", "9999-12-31")),
        ("TXT-306", ("--zone", "Mars/Olympus")),
        ("TXT-301", ("--encoding", "base64")),
        ("GAZ-", ("--gazetteer", "nothing-there.gazetteer")),
    ],
)
def test_what_cannot_be_understood_is_refused(
    capsys: pytest.CaptureFixture[str], text: Path, code: str, arguments: tuple[str, ...]
) -> None:
    """
    A time, zone, encoding or gazetteer that is none ends with its code.
    """
    ended = said(capsys, "read", text, *arguments)

    assert ExitCode.INPUT_ERRORS == ended.code
    assert code in ended.err


def test_another_encoding_is_refused_with_a_guess_and_read_when_named(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    Nothing is replaced: the file is refused, and read with the encoding that was named.
    """
    text.write_bytes(SCRIPTS["ar"].encode("windows-1256"))

    refused = said(capsys, "read", text, "--json")
    read = said(capsys, "read", text, "--json", "--encoding", "windows-1256")

    assert ExitCode.INPUT_ERRORS == refused.code
    assert "--encoding windows-1256" in refused.err
    assert "ar" == json.loads(read.out)["document"]["language"]


def test_a_text_that_is_too_large_is_refused_and_the_others_are_read(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    One file that cannot be read does not keep the next from being read, and the end says so.
    """
    (text.parent / "a.txt").write_bytes(b"x" * (5 * 1024 * 1024 + 1))
    missing = text.parent / "missing.txt"

    ended = said(capsys, "read", text.parent, missing, "--json")

    assert ExitCode.INPUT_ERRORS == ended.code
    assert ["day.txt"] == [json.loads(e)["document"]["name"] for e in ended.out.splitlines()]
    assert "TXT-302" in ended.err
    assert "RUN-103" in ended.err


def test_an_empty_folder_and_no_file_at_all_are_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """
    Nothing to read is an error of the input, or of the command line.
    """
    assert "TXT-303" in said(capsys, "read", tmp_path).err
    assert ExitCode.USAGE == said(capsys, "read").code
    assert ExitCode.USAGE == said(capsys, "read", "a.txt", "--write").code


def test_standard_input_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A hyphen stands for standard input; without a case it has no place for decisions.
    """
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    ended = said(capsys, "read", "-", "--json")
    assert "standard input" == json.loads(ended.out)["document"]["name"]

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert "TXT-307" in said(capsys, "read", "-", "--review", "--by", "a monitor").err


def test_a_source_is_one_of_the_case(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """
    With a case the source has to be declared there.
    """
    case = small_case(tmp_path / "case", ROW_IN)
    (case / "a.txt").write_text(TEXT, encoding="utf-8")

    ended = said(capsys, "read", case / "a.txt", "--case", case, "--source", "wire")

    assert ExitCode.INPUT_ERRORS == ended.code
    assert "TXT-304" in ended.err


def answering(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let these lines come from the keyboard."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{each}\n" for each in lines)))


def test_every_answer_is_kept_and_the_review_goes_on_where_it_was_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """
    Accepted, rejected, then left: the next review asks about the rest, and nobody twice.
    """
    before = len(claims_of(said(capsys, "read", text, "--json")))
    answering(monkeypatch, "a", "r", "told twice", "q")
    said(capsys, "read", text, "--review", "--by", "a monitor")

    claims = claims_of(said(capsys, "read", text, "--json"))
    answering(monkeypatch)
    again = said(capsys, "read", text, "--review", "--by", "a monitor")

    assert ["confirmed", "rejected"] == sorted(
        str(each["status"]) for each in claims if each["status"] != "proposed"
    )
    assert f"1 of {before - 2}" in again.out
    kept = list((text.parent / "claims").glob("*.yaml"))
    assert 1 == len(kept)
    assert "told twice" in kept[0].read_text(encoding="utf-8")


def test_an_edit_asks_until_the_value_has_the_form_of_its_slot(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """
    A slot that is not there, a value of another form: both are told; then the edit is kept.
    """
    claims = claims_of(said(capsys, "read", text, "--json"))
    skipped = ["s"] * len(claims)
    edit = ["verdict", "killed", "many", "killed", "{low: 15, high: 15}", "hospital", ""]
    for number in range(len(claims)):
        answering(monkeypatch, *skipped[:number], "e", *edit, "q")
        said(capsys, "read", text, "--review", "--by", "m.k.")
        if "edited" in statuses(capsys, text):
            break

    edited = next(e for e in claims_of(said(capsys, "read", text, "--json")) if _edited(e))
    slots = edited["slots"]
    assert isinstance(slots, dict)
    assert {"low": 15, "best": None, "high": 15} == slots["killed"]["normalised"]
    assert "edited by m.k.: hospital" == slots["killed"]["inferred_from"]


def _edited(claim: dict[str, object]) -> bool:
    return claim["status"] == "edited"


def statuses(capsys: pytest.CaptureFixture[str], text: Path) -> set[str]:
    """Return what has become of the claims of *text*."""
    return {str(each["status"]) for each in claims_of(said(capsys, "read", text, "--json"))}


def test_a_broken_file_of_decisions_is_told_and_not_written_over(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """
    A slip in the file decides nothing, ends with the code for input, and stays as it is.
    """
    answering(monkeypatch, "a", "q")
    said(capsys, "read", text, "--review", "--by", "a monitor")
    (kept,) = (text.parent / "claims").glob("*.yaml")
    broken = kept.read_text(encoding="utf-8").replace("accept", "acept")
    kept.write_text(broken, encoding="utf-8")

    told = said(capsys, "read", text, "--json")
    answering(monkeypatch, "a", "q")
    again = said(capsys, "read", text, "--review", "--by", "a monitor")

    assert (ExitCode.INPUT_ERRORS, ExitCode.INPUT_ERRORS) == (told.code, again.code)
    assert "YML-" in told.err
    assert {"proposed"} == {str(each["status"]) for each in claims_of(told)}
    assert broken == kept.read_text(encoding="utf-8")


def test_the_page_is_written(capsys: pytest.CaptureFixture[str], text: Path) -> None:
    """
    One text gives one page, the same bytes each time; a folder gives one for each text.
    """
    out = text.parent.parent / "pages" / "day.html"
    said(capsys, "read", text, "--page", out)
    first = out.read_bytes()
    said(capsys, "read", text, "--page", out)
    (text.parent / "calm.txt").write_text(CALM, encoding="utf-8")
    said(capsys, "read", text.parent, "--page", out.parent / "all")

    assert first == out.read_bytes()
    assert 2 == len(list((out.parent / "all").glob("*.html")))


def test_confirmed_claims_come_into_the_case_and_drafts_into_no_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    From text to findings: what was accepted is judged, and the draft of terms is read by nobody.
    """
    case = small_case(tmp_path / "case", ROW_IN)
    article = case / "texts" / "day.txt"
    article.parent.mkdir()
    article.write_text(TEXT, encoding="utf-8")
    asked = ("read", article, "--case", case, "--source", "list")
    answering(monkeypatch, *["a"] * 20)
    said(capsys, *asked, "--review", "--by", "a monitor")

    written = said(capsys, *asked, "--write")
    with_mapping = (case / "case.yaml").read_text(encoding="utf-8") + written.err.partition(
        "'reports':\n"
    )[2].replace("note:", "")
    (case / "case.yaml").write_text(with_mapping, encoding="utf-8")
    again = said(capsys, *asked, "--write")
    ran = said(capsys, "run", case)

    assert ExitCode.DONE == written.code
    assert "reports/from-text/list.csv" in written.out
    assert "terms/drafts/text-" in written.out
    assert "access/access.csv" in written.out
    assert ("", "") == (again.out, again.err.partition("case.yaml needs")[1])
    assert ExitCode.DONE == ran.code, ran.err
    record = json.loads((case / "out" / "latest" / "run.json").read_text(encoding="utf-8"))
    receipts = {each["file"]: each for each in record["receipts"]}
    assert 1 <= receipts["reports/from-text/list.csv"]["accepted"]
    drafts = [name for name in record["not_read"] if name.startswith("terms/drafts/")]
    assert drafts
    assert [] == [name for name in record["inputs"] if name.startswith("terms/drafts/")]


def test_the_installed_command_reads_a_text(text: Path) -> None:
    """
    As a process of its own, reading from a pipe that is closed early, nothing is traced.
    """
    ended = process("read", text)

    assert 0 == ended.code
    assert "Incident" in ended.out
    assert "Traceback" not in ended.err


def test_learning_tells_how_far_rules_can_be_believed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """
    Before anybody decided every rule is untested; after, its share stands with every claim.
    """
    untested = said(capsys, "read", text, "--learn")
    assert "every rule is untested" in untested.out
    assert "TXT-340" in untested.err
    assert {None} == {
        each["rule_tested"] for each in claims_of(said(capsys, "read", text, "--json"))
    }

    answering(monkeypatch, *["a"] * 20)
    said(capsys, "read", text, "--review", "--by", "a monitor")
    first = said(capsys, "read", text, "--learn", "--json")
    kept = (text.parent / "claims" / "learned.json").read_bytes()
    said(capsys, "read", text, "--learn")

    assert "trucewatch/learned@1" == json.loads(first.out)["schema"]
    assert kept == (text.parent / "claims" / "learned.json").read_bytes()
    claims = claims_of(said(capsys, "read", text, "--json"))
    assert None not in {str(each["rule_tested"]) for each in claims}
    assert all(isinstance(each["rule_tested"], dict) for each in claims)


def test_what_was_learned_is_refused_when_it_was_changed(
    capsys: pytest.CaptureFixture[str], text: Path
) -> None:
    """
    A file that is not what was written is named, and nothing is read with half of it.
    """
    (text.parent / "claims").mkdir()
    (text.parent / "claims" / "learned.json").write_text("{}", encoding="utf-8")

    ended = said(capsys, "read", text)

    assert ExitCode.INPUT_ERRORS == ended.code
    assert "TXT-341" in ended.err


def test_rows_need_a_source_and_tables_of_others_are_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    Without a source nothing is written, and a table that somebody else made is not replaced.
    """
    case = small_case(tmp_path / "case", ROW_IN)
    article = case / "day.txt"
    article.write_text(TEXT, encoding="utf-8")
    answering(monkeypatch, *["a"] * 20)
    said(capsys, "read", article, "--case", case, "--review", "--by", "a monitor")
    (case / "access").mkdir()
    (case / "access" / "access.csv").write_text("mine\n1\n", encoding="utf-8")

    without = said(capsys, "read", article, "--case", case, "--write")
    other = said(capsys, "read", article, "--case", case, "--source", "list", "--write")

    assert "TXT-332" in without.err
    assert "TXT-333" in other.err
    assert "mine\n1\n" == (case / "access" / "access.csv").read_text(encoding="utf-8")
    assert not (case / "reports" / "from-text").exists()
