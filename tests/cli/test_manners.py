"""What every verb does alike: streams, exit codes, colours, messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal_tool import TOOL, process, said
from trucewatch.cli.main import VERBS
from trucewatch.cli.terminal import safe

Capture = pytest.CaptureFixture[str]


def test_help_names_every_verb(capsys: Capture) -> None:
    """
    ``--help`` lists every verb with one whole sentence, and ends with 0.
    """
    ended = said(capsys, "--help")

    assert 0 == ended.code
    assert [] == [verb for verb in VERBS if verb not in ended.out]
    assert "..." not in ended.out.partition("Commands:")[2]


@pytest.mark.parametrize("verb", [*VERBS])
def test_each_verb_has_help(capsys: Capture, verb: str) -> None:
    """
    Every verb says what it does and what can be given.
    """
    ended = said(capsys, *verb.split(), "--help")

    assert (0, "") == (ended.code, ended.err)
    assert "Usage: trucewatch" in ended.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-verb"],
        ["version", "--no-such-option"],
        ["explain-code"],
        ["run", "case", "--fail-on", "bad-luck"],
    ],
)
def test_a_wrong_command_line_is_told_with_its_help(capsys: Capture, arguments: list[str]) -> None:
    """
    A wrong command line ends with 2, in two lines: what is wrong, and where help is.
    """
    ended = said(capsys, *arguments)

    assert (2, "") == (ended.code, ended.out)
    assert ["error:", "hint:"] == [line.split()[0] for line in ended.err.splitlines()]


def test_nothing_given_shows_the_help(capsys: Capture) -> None:
    """
    The bare command shows its help and ends with 2, like every tool that needs a verb.
    """
    assert 2 == said(capsys).code


def test_no_heavy_library_is_loaded_for_help() -> None:
    """
    Help is there at once because nothing that reads or judges is loaded for it.
    """
    heavy = ("pyarrow", "numpy", "shapely", "ruamel", "jinja2", "rich")
    code = (
        "import sys; from trucewatch.cli.main import main; main(['--help']);"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert "[]" == ended.stderr.strip()


def test_a_code_is_explained(capsys: Capture) -> None:
    """
    A code in any case of letters gives its title, words and remedy.
    """
    ended = said(capsys, "explain-code", "run-104", "--json")
    document = json.loads(ended.out)

    assert (0, "RUN-104", "trucewatch/explain-code@1") == (
        ended.code,
        document["code"],
        document["schema"],
    )


def test_an_unknown_code_names_those_near_to_it(capsys: Capture) -> None:
    """
    A slip in a code is answered with the codes that are near to it.
    """
    ended = said(capsys, "explain-code", "RUN-1044")

    assert 3 == ended.code
    assert "RUN-104" in ended.err


def test_doctor_tells_what_is_there(capsys: Capture, tmp_path: Path) -> None:
    """
    Doctor finds machine and packages fine, and a folder without a case not.
    """
    assert 0 == said(capsys, "doctor").code

    ended = said(capsys, "doctor", tmp_path, "--json")
    document = json.loads(ended.out)

    assert (3, False) == (ended.code, document["fine"])
    assert [False] == [fact["fine"] for fact in document["facts"] if fact["about"] == "case"]


def test_colour_only_where_it_is_wanted() -> None:
    """
    Nothing that is not a terminal gets colour, whatever the environment says.
    """
    ended = process("explain-code", "X", TERM="xterm-256color")

    assert "\x1b" not in ended.err + ended.out


def test_a_reader_that_stops_reading_is_no_error() -> None:
    """
    A closed pipe ends the verb quietly.
    """
    with subprocess.Popen(
        [TOOL, "doctor"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        err = running.stderr.read()

    assert (141, False) == (running.returncode, b"Traceback" in err)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "<U+001B>[2J"),
        ("a\u202eb", "a<U+202E>b"),
        ("\u0645\u200c\u0647", "\u0645\u200c\u0647"),
        ("حلب", "حلب"),
    ],
)
def test_no_text_of_a_case_can_command_the_terminal(text: str, shown: str) -> None:
    """
    Control and direction characters are shown as their numbers; scripts are left whole.
    """
    assert shown == safe(text)
