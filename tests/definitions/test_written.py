"""Strict YAML: a tree in which every word knows its place, or every reason why not."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.definitions.plain_scalars import reads_as_text, refusal
from trucewatch.definitions.written import (
    LARGEST_BYTES,
    WrittenList,
    WrittenTable,
    WrittenText,
    read_written,
)

QUARTER = LARGEST_BYTES // 4
SECONDS_FOR_A_QUARTER = 2.0 if sys.gettrace() is None else 10.0
"""The goal is two seconds of one core for the whole; a machine may be slower, and watched."""


def told(text: bytes | str) -> list[tuple[str, int, int]]:
    """Return code, line and column of every problem."""
    _, problems = read_written(text, "f.yaml")
    return [(each.code.id, each.place.line, each.place.column) for each in problems]


def tree(text: str) -> WrittenTable:
    """Return the tree of a document without problems."""
    root, problems = read_written(text, "f.yaml")
    assert [] == problems
    assert isinstance(root, WrittenTable)
    return root


def test_every_scalar_stays_as_it_is_written() -> None:
    """
    Dates, numbers and words keep their characters, quoted or not.
    """
    root = tree('on: 2016-05-05T01:00+03:00\nshare: 0.80\nword: "no"\nlong: |\n  a\n  b\n')

    assert [
        ("on", "2016-05-05T01:00+03:00", False),
        ("share", "0.80", False),
        ("word", "no", True),
        ("long", "a\nb\n", True),
    ] == [
        (key.text, value.text, value.quoted)
        for key, value in root.entries
        if isinstance(value, WrittenText)
    ]


def test_every_word_knows_its_place_and_its_line() -> None:
    """
    Line and column count from one, and the excerpt is the line without its indentation.
    """
    inner = tree("a:\n  - b: c\n").get("a")
    assert isinstance(inner, WrittenList)
    table = inner.items[0]
    assert isinstance(table, WrittenTable)
    value = table.entries[0][1]

    assert ("f.yaml:2:8", "- b: c") == (str(value.spot.place), value.spot.excerpt)
    assert None is table.get("d")


@pytest.mark.parametrize(
    "text",
    ["\ufeffa: b\r\nc: d\r\n", b"\xef\xbb\xbfa: b\nc: d\n", "a: b\rc: d\r", "# x\na: b\nc: d"],
)
def test_marks_and_line_ends_of_other_systems_are_accepted(text: bytes | str) -> None:
    """
    A byte order mark, CRLF and a missing last line end change nothing (bad input 93).
    """
    root, problems = read_written(text, "f.yaml")
    assert isinstance(root, WrittenTable)

    assert ([], ["a", "c"]) == (problems, [key.text for key, _ in root.entries])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n".encode("utf-16"), [("YML-102", 0, 0)]),
        ("a: 1\n".encode("utf-16-le"), [("YML-102", 0, 0)]),
        ("a: 1\n".encode("utf-32"), [("YML-102", 0, 0)]),
        (b"a: b\nc: \xff\n", [("YML-102", 2, 1)]),
        (b"a: \xed\xa0\x80\n", [("YML-102", 1, 1)]),
        ("a: \ud800\n", [("YML-104", 1, 4)]),
        ("a:\n\tb: c\n", [("YML-103", 2, 1)]),
        ("a:\n  \tb: c\n", [("YML-103", 2, 3)]),
        ('a: "b\tc" # d\n# \te\n', []),
        ("a: b\x00\nc: \x85\nd: \u2028\n",
         [("YML-104", 1, 5), ("YML-104", 2, 4), ("YML-104", 3, 4)]),
        ("a: &x [b]\nc: *x\n", [("YML-106", 1, 4), ("YML-106", 2, 4)]),
        ("a: !!set {b}\nc: !mine d\n", [("YML-107", 1, 4), ("YML-117", 1, 11), ("YML-107", 2, 4)]),
        ("%TAG ! tag:x:\n---\na: b\n", [("YML-107", 2, 1)]),
        ("a: b\nc: d\na: e\na: f\n", [("YML-108", 3, 1), ("YML-108", 4, 1)]),
        ("a: b\n---\nc: d\n", [("YML-109", 2, 1)]),
        ("---\na: b\n...\n", []),
        ("", [("YML-112", 0, 0)]),
        ("# only a comment\n", [("YML-112", 0, 0)]),
        ("---\n", [("YML-112", 0, 0)]),
        ("~\n", [("YML-117", 1, 1)]),
        ("? {a: b}\n: c\n", [("YML-113", 1, 3)]),
        ("a: [b\n", [("YML-105", 2, 1)]),
        ("a: b: c\n", [("YML-105", 1, 5)]),
        ("a: 'b\n", [("YML-105", 2, 1)]),
        ("<<: {a: b}\n", []),
        ('a: "\\u0007"\n', [("YML-104", 1, 4)]),
        ('a: "\\ud800"\n', [("YML-104", 1, 4)]),
        ('a: "\\u202e"\n', []),
        ('a: "\\UFFFFFFFF"\n', [("YML-105", 0, 0)]),
        ('a: "\\U00110000"\n', [("YML-105", 0, 0)]),
        ("%YAML 1.99999999999999999999\n---\na: b\n", [("YML-105", 0, 0)]),
        ("a: on\nb: No\nc: y\n", [("YML-114", n, 4) for n in (1, 2, 3)]),
        ("a: 22:00:00\nb: 22:00\nc: 190:20:30.15\n", [("YML-115", n, 4) for n in (1, 2, 3)]),
        ("[1_000, 0o17, 010, 0x1F, 1e3, .inf]\n",
         [("YML-116", 1, column) for column in (2, 9, 15, 20, 26, 31)]),
        ("a:\nb: ~\nc: Null\n", [("YML-117", 1, 1), ("YML-117", 2, 4), ("YML-117", 3, 4)]),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_with_its_place(
    text: bytes | str, expected: list[tuple[str, int, int]]
) -> None:
    """
    Everything that is wrong is told at once, in order (bad inputs 77 to 83 and 93).
    """
    assert sorted(expected, key=lambda each: each[1:]) == sorted(
        told(text), key=lambda each: each[1:]
    )


def test_the_empty_root_of_a_document_is_its_only_problem() -> None:
    """
    A quoted empty root is as empty as an unquoted one.
    """
    assert [("YML-112", 0, 0)] == told('""\n')


def test_a_root_that_is_text_or_a_list_is_read() -> None:
    """
    What the root has to be is for the reader of the format to say.
    """
    root, problems = read_written("[a, b]", "f.yaml")

    assert ([], True) == (problems, isinstance(root, WrittenList))


def test_long_lines_are_shown_round_the_place() -> None:
    """
    An excerpt is short, and holds what it is about.
    """
    _, problems = read_written("[" + "a, " * 1000 + "&here b]", "f.yaml")

    assert 1 == len(problems)
    assert len(problems[0].excerpt) <= 200
    assert "&here" in problems[0].excerpt


def test_a_flood_of_control_characters_is_told_a_hundred_times() -> None:
    """
    Nobody reads the thousandth line that says the same.
    """
    assert 100 == len(told("a: b\x07\n" + "# \x07\n" * 1000))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("an alias bomb", "a: &a [x]\n" + "".join(f"b{i}: [{'*a, ' * 9}*a]\n" for i in range(9))),
        ("real text", ("- {party: a, status: b, words: c d e, source: f}\n" * 30_000)[:QUARTER]),
        ("one value", "a: " + "x " * (QUARTER // 2 - 2)),
        ("one quoted value", "a: '" + "x " * (QUARTER // 2 - 3) + "'"),
        ("a flow list", "[" + "1," * (QUARTER // 2 - 2) + "1]"),
        ("a block list", "- a\n" * (QUARTER // 4)),
        ("nested dashes", "- " * (QUARTER // 2)),
        ("nested brackets", "[" * QUARTER),
        ("nested braces", "{a: " * (QUARTER // 4)),
        ("blank lines", "\n" * (QUARTER - 5) + "a: b"),
        ("control characters", "\x07\n" * (QUARTER // 2)),
        ("tabs", "\ta\n" * (QUARTER // 3)),
        ("colons", "a: " * (QUARTER // 3)),
        ("questions", "? " * (QUARTER // 2)),
        ("documents", "---\n" * (QUARTER // 4)),
        ("anchors", "- &a b\n" * (QUARTER // 7)),
        ("escapes", 'a: "' + "\\n" * (QUARTER // 2 - 3) + '"'),
        ("comments", "# x\n" * (QUARTER // 4 - 2) + "a: b"),
    ],
)
def test_a_quarter_mebibyte_of_anything_is_answered_in_time(name: str, text: str) -> None:
    """
    No input within the cap hangs, crashes or floods the reader.
    """
    began = time.process_time()
    told(text)

    assert time.process_time() - began < SECONDS_FOR_A_QUARTER, name


WORDS = r"""a " ' \ \u \U 00 d8 FFFF [ ] { } , &a *a ! !< | > 9 % %YAML 1.1 %TAG --- # ~ <<"""
BLANKS = [": ", "- ", "? ", " ", "\n", "\n ", "\t", "\r", "\u202e", "\x07", "\ufeff"]
TOKENS = st.sampled_from([*WORDS.split(), *BLANKS])


@given(st.lists(TOKENS, max_size=25))
@settings(max_examples=500, deadline=None)
def test_no_text_crashes_the_reader(tokens: list[str]) -> None:
    """
    Any text gives a tree or a problem, never neither.
    """
    text = "".join(tokens)
    root, problems = read_written(text, "f.yaml")

    assert root is not None or problems != []


@given(st.binary(max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_bytes_crash_the_reader(raw: bytes) -> None:
    """
    Any bytes give a tree or a problem, never neither.
    """
    root, problems = read_written(raw, "f.yaml")

    assert root is not None or problems != []


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=1))
def test_a_quoted_text_is_read_back_as_it_is(text: str) -> None:
    """
    Between single quotation marks nothing is converted.
    """
    quoted = text.replace("'", "''")
    value = tree(f"a: '{quoted}'\n").get("a")
    assert isinstance(value, WrittenText)

    assert (text, True) == (value.text, value.quoted)


@pytest.mark.parametrize(
    "text", ["48h", "army", "2016-05-04", "0", "12", "-3", "0.8", "true", "+03:00", "PT48H", "a:b"]
)
def test_plain_words_that_mean_one_thing_are_not_refused(text: str) -> None:
    """
    Only what readers of YAML disagree about is refused.
    """
    assert None is refusal(text)


@pytest.mark.parametrize("text", ["2016", "-1.5", "True", "2016-05-04", "2016-5-4T01:00Z", "1."])
def test_words_that_are_no_text_for_other_programs(text: str) -> None:
    """
    A number, a date or a truth value is not text unless it is quoted.
    """
    assert not reads_as_text(text)


@pytest.mark.parametrize("text", ["a 2016", "48h", "truth", "16-05-04", "v1.5"])
def test_words_that_are_text_for_every_program(text: str) -> None:
    """
    Most words are text for everybody.
    """
    assert reads_as_text(text)
