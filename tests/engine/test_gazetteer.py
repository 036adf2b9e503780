"""
Gazetteers as files: the same bytes, only read, refused by name when they are something else.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.reading.places.test_gazetteer_build import COLUMNS, HEAD, TABLE
from trucewatch.engine.gazetteer import build_from, open_gazetteer, write_gazetteer
from trucewatch.engine.refusal import RefusedError
from trucewatch.reading.places.answers import resolve
from trucewatch.reading.places.gazetteer_in_memory import GazetteerInMemory

ROWS = (
    "P,Aleppo,حلب,province,36.2,37.5,,\n"
    "C,Aleppo,Haleb|حلب|Алеппо,city,36.2,37.16,1602264,P\n"
    "K,Khan Tuman,,village,36.1,37.05,,P\n"
    "N,Nowhere,,site,,,,\n"
)


def _sources(folder: Path, rows: str = ROWS) -> Path:
    (folder / "t.csv").write_text(COLUMNS + rows, encoding="utf-8")
    (folder / "sources.yaml").write_text(HEAD + TABLE, encoding="utf-8")
    return folder / "sources.yaml"


def _written(folder: Path, name: str = "g.sqlite") -> Path:
    built, _ = build_from(_sources(folder))
    write_gazetteer(built, folder / name)
    return folder / name


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    """
    Neither the time nor the name of the file stands in it, and writing over gives it again.
    """
    first = _written(tmp_path, "a.sqlite").read_bytes()

    assert first == _written(tmp_path, "b.sqlite").read_bytes()
    assert first == _written(tmp_path, "a.sqlite").read_bytes()
    assert {"a.sqlite", "b.sqlite", "sources.yaml", "t.csv"} == {
        p.name for p in tmp_path.iterdir()
    }


@pytest.mark.parametrize(
    "name", ["Aleppo", "Алеппо", "Алеппе", "حلب", "Khan Touman", "Handarat", "Nowhere", "\ud800"]
)
def test_the_file_answers_as_the_places_in_memory(tmp_path: Path, name: str) -> None:
    """
    The file keeps every place and every name.
    """
    built, _ = build_from(_sources(tmp_path))
    write_gazetteer(built, tmp_path / "g.sqlite")

    with open_gazetteer(tmp_path / "g.sqlite") as gazetteer:
        assert resolve(name, GazetteerInMemory(built.places)) == resolve(name, gazetteer)
        assert built.places[1].place == gazetteer.place("t:C")
        assert 2 == gazetteer.longest_from("khan") == gazetteer.longest_from("khan")


def test_sources_are_shown_with_their_terms(tmp_path: Path) -> None:
    """
    Licence, attribution and counts stand in the file.
    """
    with open_gazetteer(_written(tmp_path)) as gazetteer:
        shown = gazetteer.sources[0]

        assert "Test" == gazetteer.title
        assert ("t", "L", "A") == (shown.id, shown.licence, shown.attribution)
        assert (4, 4, 0, 0, 4) == (
            shown.rows, shown.kept, shown.left_out, shown.refused, shown.places
        )  # fmt: skip


def test_a_gazetteer_that_may_not_be_written_is_still_read(tmp_path: Path) -> None:
    """
    Reading leaves nothing beside the file.
    """
    path = _written(tmp_path)
    path.chmod(0o444)
    before = sorted(tmp_path.iterdir())

    with open_gazetteer(path) as gazetteer:
        assert gazetteer.place("t:C") is not None
    assert before == sorted(tmp_path.iterdir())


def _codes(caught: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [each.code.id for each in caught.value.problems]


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """
    GAZ-101 names the source's file, and nothing is built.
    """
    path = _sources(tmp_path)
    (tmp_path / "t.csv").unlink()

    with pytest.raises(RefusedError) as caught:
        build_from(path)
    assert ["GAZ-101"] == _codes(caught)


def test_a_source_that_is_no_file_is_named(tmp_path: Path) -> None:
    """
    A folder, or a name that no file can have, stops the building as a missing file does.
    """
    path = _sources(tmp_path)
    (tmp_path / "t.csv").unlink()
    (tmp_path / "t.csv").mkdir()

    with pytest.raises(RefusedError) as caught:
        build_from(path)
    assert ["it is no file"] == [each.values["reason"] for each in caught.value.problems]


def test_a_source_with_errors_refuses_the_whole(tmp_path: Path) -> None:
    """
    A gazetteer that misses a source would answer otherwise, so none is built.
    """
    path = _sources(tmp_path)
    (tmp_path / "t.csv").write_bytes(b"\xff")

    with pytest.raises(RefusedError) as caught:
        build_from(path)
    assert ["GAZ-103"] == _codes(caught)


def test_a_file_of_sources_that_is_wrong_or_missing_is_refused(tmp_path: Path) -> None:
    """
    Its problems are told as those of every hand-written file.
    """
    (tmp_path / "wrong.yaml").write_text("format: trucewatch/terms@1\n", encoding="utf-8")

    for name, code in (("wrong.yaml", "YML-214"), ("missing.yaml", "RUN-103")):
        with pytest.raises(RefusedError) as caught:
            build_from(tmp_path / name)
        assert [code] == _codes(caught)


@pytest.mark.parametrize("content", [None, b"no database at all, but long enough to be one" * 40])
def test_what_is_no_gazetteer_is_refused(tmp_path: Path, content: bytes | None) -> None:
    """
    GAZ-115: a missing file, a file of something else.
    """
    path = tmp_path / "g.sqlite"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(RefusedError) as caught:
        open_gazetteer(path)
    assert ["GAZ-115"] == _codes(caught)


@pytest.mark.parametrize(
    ("pragma", "code"), [("application_id = 7", "GAZ-115"), ("user_version = 99", "GAZ-116")]
)
def test_a_database_of_others_is_refused(tmp_path: Path, pragma: str, code: str) -> None:
    """
    Another program's file, or another version's.
    """
    path = _written(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA {pragma}")

    with pytest.raises(RefusedError) as caught:
        open_gazetteer(path)
    assert [code] == _codes(caught)


def test_a_disk_that_refuses_leaves_nothing(tmp_path: Path) -> None:
    """
    Where the folder is not there, nothing is written anywhere.
    """
    built, _ = build_from(_sources(tmp_path))

    with pytest.raises(RefusedError) as caught:
        write_gazetteer(built, tmp_path / "no-folder" / "g.sqlite")
    assert ["RUN-203"] == _codes(caught)
