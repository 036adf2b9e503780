"""
Real tables of Syria: names that are there are found, and names that are not stay unresolved.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from trucewatch.engine.gazetteer import GazetteerFile, build_from, open_gazetteer, write_gazetteer
from trucewatch.reading.places.answers import Standing, resolve

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TRUCEWATCH_DATA") or ROOT.parent / "shared" / "data")

pytestmark = pytest.mark.skipif(
    not (SHARED / "gazetteer").is_dir(),
    reason="the real tables are not there; TRUCEWATCH_DATA names their folder",
)

TOLD = "    publisher: P\n    licence: as its source says\n    attribution: A\n"
UNIT = "lat: centroid.latitude, lon: centroid.longitude"
GEONAMES = f"""
  geonames:
    file: {SHARED.resolve()}/gazetteer/geonames_sy_cities500.csv
    reader: table
{TOLD}    places:
      - {{kind: town, code: geonameid, name: name, names: [names_arabic, alternatenames],
         split: "|", lat: latitude, lon: longitude, population: population}}
"""
UNITS = f"""
  provinces:
    file: {SHARED.resolve()}/syria-admin/opensyria_governorates.json
    reader: json
{TOLD}    places:
      - {{kind: province, code: id, name: name.en, names: [name.ar, aliases.value], {UNIT}}}
  districts:
    file: {SHARED.resolve()}/syria-admin/opensyria_districts.json
    reader: json
{TOLD}    places:
      - {{kind: district, code: id, name: name.en, names: [name.ar], {UNIT},
         parents: [governorateId]}}
  outlines:
    file: {SHARED.resolve()}/syria-admin/geoboundaries_syr_adm1.geojson
    reader: polygons
{TOLD}    places:
      - {{kind: province, code: shapeISO, name: shapeName}}
  quarters:
    file: {SHARED.resolve()}/aleppo-neighbourhoods/csr_neighborhoods_133.geojson
    reader: polygons
{TOLD}    within: ["geonames:170063"]
    places:
      - {{kind: neighbourhood, code: NAME, name: NAME, names: [NAME_A]}}
"""


@pytest.fixture(name="towns", scope="module")
def _towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GazetteerFile]:
    yield from _opened(tmp_path_factory.mktemp("towns"), GEONAMES)


@pytest.fixture(name="whole", scope="module")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GazetteerFile]:
    yield from _opened(tmp_path_factory.mktemp("whole"), GEONAMES + UNITS)


def _opened(folder: Path, sources: str) -> Iterator[GazetteerFile]:
    file = folder / "sources.yaml"
    text = f"format: trucewatch/gazetteer@1\ntitle: Syria\nsources:\n{sources}"
    file.write_text(text, encoding="utf-8")
    built, _ = build_from(file)
    write_gazetteer(built, folder / "syria.sqlite")
    with open_gazetteer(folder / "syria.sqlite") as gazetteer:
        yield gazetteer


@pytest.mark.parametrize(
    ("name", "place"),
    [
        *(("Aleppo", "170063"), ("Damascus", "170654"), ("Homs", "169577"), ("Hama", "170017")),
        *(("Idlib", "169389"), ("Latakia", "173576"), ("Raqqa", "172955"), ("Al-Bab", "174018")),
        *(("Manbij", "167357"), ("Afrin", "174186"), ("Palmyra", "163808"), ("Douma", "170592")),
        *(("Daraa", "170905"), ("Deir Ezzor", "170794"), ("حلب", "170063"), ("دمشق", "170654")),
        *(("Алеппо", "170063"), ("Дамаске", "170654"), ("Хомсе", "169577")),
    ],
)
def test_names_that_are_there_are_found(towns: GazetteerFile, name: str, place: str) -> None:
    """
    Spellings of news in three scripts lead to GeoNames' own number.
    """
    found = resolve(name, towns)
    ids = [each.place.id for each in found.choices if not each.is_weak]

    assert f"geonames:{place}" in ids


@pytest.mark.parametrize(
    "name",
    [
        *("Al-Qatarji", "Sheikh Maqsood", "Salaheddin", "Bustan al-Qasr", "Sukkari", "Hanano"),
        *("Eastern Ghouta", "Handarat", "Castello", "Khan Touman"),
    ],
)
def test_ten_names_that_are_not_there_stay_unresolved(towns: GazetteerFile, name: str) -> None:
    """
    For every one of these the most similar string in GeoNames is a wrong place.
    """
    assert Standing.UNRESOLVED == resolve(name, towns).standing


def test_quarters_lie_in_the_city_and_the_province(whole: GazetteerFile) -> None:
    """
    A polygon's place is found by name, and its containers by what is declared and by outline.
    """
    found = resolve("Sukkari neighbourhood, Aleppo", whole)

    assert found.place is not None
    assert ("geonames:170063", "outlines:SYR-HL") == found.place.containers
    assert 0.5 < found.place.radius_km < 1.5


def test_every_row_is_counted(whole: GazetteerFile) -> None:
    """
    Kept, left out and refused are all rows, for each source.
    """
    assert [308, 14, 62, 14, 133] == [each.rows for each in whole.sources]
    assert all(each.rows == each.kept + each.left_out + each.refused for each in whole.sources)


def test_a_city_and_the_units_of_its_name_are_kept_apart(whole: GazetteerFile) -> None:
    """
    Aleppo is a city and a province: the word decides, and without it the city is suggested.
    """
    bare, province = resolve("Aleppo", whole), resolve("Aleppo province", whole)

    assert bare.suggested is not None
    assert province.place is not None
    assert (Standing.SEVERAL, "geonames:170063") == (bare.standing, bare.suggested.id)
    assert "provinces:sy-aleppo" == province.place.id
