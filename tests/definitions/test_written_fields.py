"""Fields: typed reading of a written table, with every fault noted and reading going on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

from trucewatch.definitions.fields import Fields, Notes
from trucewatch.definitions.file_format import FileFormat
from trucewatch.definitions.written import Written, WrittenTable, WrittenText, read_written

KNOWN = ("a", "b", "name", "share", "day", "colour", "closed", "rows", "table")


class Colour(StrEnum):
    """A closed vocabulary."""

    RED = "red"
    GREEN = "green"


def fields(text: str) -> Fields:
    """Return the reader of a document."""
    root, problems = read_written(text, "f.yaml")
    assert isinstance(root, WrittenTable)
    return Fields(root, KNOWN, Notes(problems))


def noted(reader: Fields) -> list[str]:
    """Return the codes noted."""
    return [each.code.id for each in reader.notes.problems]


def test_a_misspelt_key_is_refused_with_the_nearest_one() -> None:
    """
    A typo must not switch a rule off (bad input 91).
    """
    reader = fields("colours: red\n")

    assert ["YML-201"] == noted(reader)
    assert "colour, closed" == reader.notes.problems[0].values["nearest"]
    assert "colours" not in reader


def test_what_is_missing_is_noted_where_the_table_begins() -> None:
    """
    Each missing key is a problem of its own.
    """
    reader = fields("a: b\n")
    reader.require("a", "b", "name")

    assert ["YML-202", "YML-202"] == noted(reader)
    assert reader.spot == reader.spot_of("b")


def test_missing_keys_give_defaults() -> None:
    """
    What is not there is nothing, and no problem by itself.
    """
    reader = fields("a: b\n")

    assert ("", "", "", None, None, None, False) == (
        reader.text("b"),
        reader.name("name"),
        reader.identifier("b"),
        reader.choice("colour", Colour),
        reader.day("day"),
        reader.number("share", 0, 1),
        reader.truth("closed"),
    )
    assert ((), (), None, [], []) == (
        reader.items("rows"),
        reader.scalars("rows"),
        reader.table("table", KNOWN),
        reader.tables("rows", KNOWN),
        reader.named_tables("table", KNOWN),
    )
    assert [] == noted(reader)


def test_values_of_the_right_kind_are_read() -> None:
    """
    Each kind of value is read as what it is.
    """
    reader = fields(
        "a: some words\nname: حلب\nb: an-id\ncolour: red\nday: 2016-02-29\nshare: 0.80\n"
        "closed: true\nrows: [x, 'y']\ntable: {one: {a: b}}\n"
    )

    assert ("some words", "حلب", "an-id") == (
        reader.text("a"),
        reader.name("name"),
        reader.identifier("b"),
    )
    assert (Colour.RED, date(2016, 2, 29), 0.8, True) == (
        reader.choice("colour", Colour),
        reader.day("day"),
        reader.number("share", 0, 1),
        reader.truth("closed"),
    )
    assert ["x", "y"] == [each.text for each in reader.scalars("rows")]
    assert ["one"] == [name for name, _ in reader.named_tables("table", KNOWN)]
    assert [] == noted(reader)
    assert "f.yaml:9:9" == str(reader.notes.spots["table.one"].place)


@pytest.mark.parametrize(
    ("text", "ask", "code"),
    [
        ("a: [b]", "text", "YML-203"),
        ("a: {b: c}", "text", "YML-203"),
        ("a: 2016", "text", "YML-118"),
        ("a: ' '", "text", "YML-216"),
        ('a: "x\\u200by"', "name", "YML-213"),
        ('a: "x\\u202ey"', "name", "YML-213"),
        ('a: "x\\ny"', "name", "YML-213"),
        ("a: an id", "identifier", "YML-207"),
        ("a: -x", "identifier", "YML-207"),
        ("a: 2016-02-30", "day", "YML-210"),
        ("a: 9999-12-31", "day", "YML-210"),
        ("a: 04.05.2016", "day", "YML-210"),
        ("a: ٢٠١٦-٠٥-٠٤", "day", "YML-210"),
        ("a: 'true'", "truth", "YML-211"),
        ("a: TRUE", "truth", "YML-211"),
        ("a: b", "items", "YML-204"),
        ("a: [b, b]", "scalars", "YML-212"),
        ("a: [[b]]", "scalars", "YML-203"),
        ("a: no", "text", "YML-114"),
        ("a: [no]", "scalars", "YML-114"),
    ],
)
def test_values_of_the_wrong_kind_are_noted_once(text: str, ask: str, code: str) -> None:
    """
    A value that is not what is asked for gives one problem.
    """
    reader = fields(text)
    getattr(reader, ask)("a")

    assert [code] == noted(reader)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("high", "YML-208"),
        ("'0.8'", "YML-208"),
        (".8", "YML-208"),
        ("2", "YML-209"),
        ("-1", "YML-209"),
    ],
)
def test_numbers_are_plain_decimals_within_their_range(written: str, code: str) -> None:
    """
    Quoted, worded and abbreviated numbers are refused, and so are those out of range.
    """
    reader = fields(f"share: {written}")

    assert (None, [code]) == (reader.number("share", 0, 1), noted(reader))


def test_a_word_outside_the_vocabulary_is_refused_with_the_nearest() -> None:
    """
    The nearest word and all allowed ones are told.
    """
    reader = fields("colour: gren")

    assert (None, ["YML-206"]) == (reader.choice("colour", Colour), noted(reader))
    assert ("green", "red, green") == (
        reader.notes.problems[0].values["nearest"],
        reader.notes.problems[0].values["allowed"],
    )


def test_nothing_near_is_told_as_a_dash() -> None:
    """
    A word like no other gets no suggestion.
    """
    reader = fields("zzzzzzzz: x")

    assert "–" == reader.notes.problems[0].values["nearest"]


def test_tables_of_the_wrong_shape_are_noted() -> None:
    """
    A list of words is no list of tables, and a list no table.
    """
    reader = fields("rows: [a, {b: c}]\ntable: [a]\na: {x y: {}, ok: b}\n")
    rows = reader.tables("rows", KNOWN)
    reader.table("table", KNOWN)
    reader.named_tables("table", KNOWN)
    named = reader.named_tables("a", KNOWN)

    assert (1, []) == (len(rows), named)
    assert ["YML-205", "YML-205", "YML-205", "YML-207", "YML-205"] == noted(reader)


def _with_colour(root: WrittenTable) -> WrittenTable:
    """Return a table of the next version, in which a colour has to be given."""
    key = WrittenText("colour", quoted=False, spot=root.spot)
    value: Written = WrittenText("red", quoted=False, spot=root.spot)
    return WrittenTable((*root.entries, (key, value)), root.spot)


FORMAT = FileFormat("trucewatch/sample", 3, {1: _with_colour, 2: lambda root: root})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("format: trucewatch/sample@3\n", []),
        ("format: trucewatch/sample@1\n", []),
        ("format: trucewatch/sample@4\n", ["YML-215"]),
        ("format: trucewatch/terms@1\n", ["YML-214"]),
        ("format: sample\n", ["YML-214"]),
        ("format: [trucewatch/sample@3]\n", ["YML-214"]),
        ("a: b\n", ["YML-214"]),
        ("[a]\n", ["YML-205"]),
        ("", ["YML-112"]),
    ],
)
def test_a_file_has_to_say_what_it_is(text: str, codes: list[str]) -> None:
    """
    The newest version and older ones are read; newer ones and other formats are refused.
    """
    root, problems = read_written(text, "f.yaml")
    notes = Notes(problems)
    opened = FORMAT.opened(root, notes)

    assert (codes, not codes) == ([each.code.id for each in notes.problems], opened is not None)


def test_an_older_version_is_brought_up_step_by_step() -> None:
    """
    Each upgrader makes the next version of the tree.
    """
    root, problems = read_written("format: trucewatch/sample@1\n", "f.yaml")
    opened = FORMAT.opened(root, Notes(problems))
    assert opened is not None

    assert ["format", "colour"] == [key.text for key, _ in opened.entries]
