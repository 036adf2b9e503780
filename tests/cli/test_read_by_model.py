"""``trucewatch read --model-url``: texts into claims by a model of the user's own choosing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal_tool import process, said
from tests.engine.scripted_model import ScriptedModel, claims, raw, scripted_model
from trucewatch.cli.exits import ExitCode

TEXT = "On 3 May 2016 shells hit the market of the town of Tal, killing at least 12 people.\n"
SHELLS = {
    "type": "incident",
    "quote": "shells hit the market of the town of Tal",
    "modality": "held",
    "slots": [
        {"name": "act", "quotes": ["shells"], "word": "shelling"},
        {"name": "killed", "quotes": ["12"], "word": None},
    ],
    "speaker": None,
}
PLACE = ("--zone", "Asia/Damascus", "--published", "2016-05-04")


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedModel]:
    """Run one server for the tests of this module."""
    with scripted_model() as script:
        yield script


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return the file of a small text."""
    path = tmp_path / "day.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_model_reads_a_file(
    capsys: pytest.CaptureFixture[str], server: ScriptedModel, text: Path
) -> None:
    """Its claims are told as those of any reader, under the model's name."""
    server.answers(claims(SHELLS))

    asked = ("read", text, *PLACE, "--model-url", server.url, "--model", "small", "--json")
    ended = said(capsys, *asked)
    (claim,) = json.loads(ended.out)["claims"]

    assert (ExitCode.DONE, "model.incident") == (ended.code, claim["rule"])
    assert {"low": 12, "best": None, "high": None} == claim["slots"]["killed"]["normalised"]
    assert ["at least 12"] == [TEXT[a:b] for a, b in claim["slots"]["killed"]["spans"]]


def test_a_server_that_refuses_ends_with_errors(
    capsys: pytest.CaptureFixture[str], server: ScriptedModel, text: Path
) -> None:
    """A text that no model has read is an error, and never an empty answer alone."""
    server.answers(raw("{}", 401))

    ended = said(capsys, "read", text, *PLACE, "--model-url", server.url, "--model", "small")

    assert ExitCode.INPUT_ERRORS == ended.code
    assert "TXT-417" in ended.err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--model-url", "https://models.example", "--model", "small"), "TXT-413"),
        (("--model-url", "models.example", "--model", "small"), "TXT-411"),
        (("--model", "small"), "TXT-411"),
        (("--allow-remote",), "TXT-411"),
        (("--model-url", "http://[::1]:1"), "TXT-412"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    capsys: pytest.CaptureFixture[str], text: Path, options: tuple[str, ...], code: str
) -> None:
    """Nothing is sent before the address, the model and the leave to send are clear."""
    ended = said(capsys, "read", text, *options)

    assert (ExitCode.INPUT_ERRORS, "") == (ended.code, ended.out)
    assert code in ended.err


def test_the_key_comes_from_the_environment_and_is_not_told(
    server: ScriptedModel, text: Path
) -> None:
    """The user names the variable; its value goes to the server and nowhere else."""
    server.answers(raw("{}", 500))
    asked = ("--model-url", server.url, "--model", "small", "--model-key-env", "MY_KEY")

    ended = process("read", text, *PLACE, *asked, MY_KEY="k-4711")

    assert "Bearer k-4711" == server.headers[0]["Authorization"]
    assert "k-4711" not in ended.out + ended.err
    assert "TXT-417" in ended.err
