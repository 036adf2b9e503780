"""Reading what was agreed, whole, from files that lie in memory."""

from __future__ import annotations

from tests.cli.small_case import ACTORS, AREAS, CASE, TERMS
from tests.mission.memory_files import MemoryFiles
from trucewatch.mission.agreed import Agreed, names_under, overlapping_areas, read_agreed

SMALL = {
    "case.yaml": CASE,
    "actors.yaml": ACTORS,
    "areas/valley.geojson": AREAS,
    "terms/small.yaml": TERMS,
}

TWO_AREAS = AREAS.replace("valley", "hill").replace("Valley", "Hill")


def _read(**changed: str | None) -> Agreed:
    names = {"case": "case.yaml", "actors": "actors.yaml", "terms": "terms/small.yaml"}
    texts = dict(SMALL)
    for key, text in changed.items():
        name = names.get(key, key)
        if text is None:
            del texts[name]
        else:
            texts[name] = text
    return read_agreed(MemoryFiles(texts))


def _codes(agreed: Agreed) -> list[str]:
    return [problem.code.id for problem in agreed.problems]


def test_a_sound_case_is_ready_to_be_judged() -> None:
    """
    Case, actors, areas and terms are read, and every regime has its readings.
    """
    agreed = _read()

    assert (True, []) == (agreed.is_sound, _codes(agreed))
    assert ["small"] == [each.regime.id for each in agreed.judged]
    assert ("actors.yaml", "case.yaml", "areas/valley.geojson", "terms/small.yaml") == agreed.read


def test_without_actors_nobody_is_called_unknown() -> None:
    """
    When the actors are missing that is the one thing told, and not every name in the terms.
    """
    assert ["RUN-102"] == _codes(_read(actors=None))


def test_errors_of_every_file_are_told_together() -> None:
    """
    A mistake in the case and one in the terms are told at once, and nothing is judged.
    """
    agreed = _read(
        case=CASE.replace("Asia/Damascus", "Nowhere"), terms=TERMS.replace("[shelling]", "[rain]")
    )

    assert {"case.yaml", "terms/small.yaml"} == {each.place.file for each in agreed.problems}
    assert ((), False) == (agreed.judged, agreed.is_sound)


def test_files_in_deeper_folders_are_not_terms() -> None:
    """
    Only files right under their folder are read, so that drafts can lie deeper.
    """
    files = MemoryFiles({"terms/a.yaml": "", "terms/draft/b.yaml": "", "terms/c.txt": ""})

    assert ["terms/a.yaml"] == names_under(files, "terms", ".yaml")


def test_areas_overlap_when_they_share_more_than_an_edge() -> None:
    """
    Areas side by side do not overlap, areas on top of each other do.
    """
    beside = TWO_AREAS.replace("36.0, 3", "38.0, 3").replace("[38.0, 35.0], [38.0, 37.0]", "X")
    beside = beside.replace("X", "[40.0, 35.0], [40.0, 37.0]")
    read = read_agreed(MemoryFiles({**SMALL, "areas/hill.geojson": TWO_AREAS}))
    apart = read_agreed(MemoryFiles({**SMALL, "areas/hill.geojson": beside}))

    assert {frozenset({"hill", "valley"})} == overlapping_areas(read.areas, ["hill", "valley"])
    assert frozenset() == overlapping_areas(apart.areas, ["hill", "valley", "sea"])
