"""
The gazetteer that a case names.
"""

from __future__ import annotations

from tests.mission.memory_files import MemoryFiles
from tests.reading.places.test_gazetteer_build import COLUMNS, HEAD, TABLE
from trucewatch.definitions.problems import Problem
from trucewatch.mission.case_places import read_places
from trucewatch.reading.places.answers import Standing, resolve

ROWS = "C,Aleppo,حلب,city,36.2,37.16,,\n"


def _read(**files: str) -> tuple[Standing, list[str], list[str]]:
    lying = MemoryFiles(
        {name.replace("__", "/").replace("_", "."): t for name, t in files.items()}
    )
    asked: list[str] = []

    def reads(name: str) -> bytes | None:
        asked.append(name)
        content = lying.read(name)
        return None if isinstance(content, Problem) else content

    places, problems = read_places("places/sources.yaml", reads)
    return resolve("Aleppo", places).standing, asked, [each.code.id for each in problems]


def test_files_are_named_from_where_the_sources_are_named() -> None:
    """
    A source's file lies beside the file of sources.
    """
    found = _read(places__sources_yaml=HEAD + TABLE, places__t_csv=COLUMNS + ROWS)

    assert (Standing.RESOLVED, ["places/sources.yaml", "places/t.csv"], []) == found


def test_a_gazetteer_with_errors_is_empty() -> None:
    """
    A file that is not there, or not what it should be, leaves no place, and is told.
    """
    gone = _read()
    half = _read(places__sources_yaml=HEAD + TABLE)
    wrong = _read(places__sources_yaml="format: trucewatch/terms@1\n")
    other = _read(places__sources_yaml=HEAD + TABLE, places__t_csv="a,b\n1,2\n")

    assert {Standing.UNRESOLVED} == {each[0] for each in (gone, half, wrong, other)}
    assert [[], [], ["YML-214"]] == [each[2] for each in (gone, half, wrong)]
    assert {"GAZ-102"} == set(other[2])
