"""
Building gazetteers: every row is counted, every bad one is told, containers are found.
"""

from __future__ import annotations

import io
import json

import openpyxl
import pytest

from trucewatch.definitions.problems import Problem
from trucewatch.reading.places.answers import resolve
from trucewatch.reading.places.gazetteer import PlaceKind
from trucewatch.reading.places.gazetteer_build import BuiltGazetteer, build_gazetteer
from trucewatch.reading.places.gazetteer_in_memory import GazetteerChain, GazetteerInMemory
from trucewatch.reading.places.gazetteer_sources import read_sources

HEAD = "format: trucewatch/gazetteer@1\ntitle: Test\nsources:\n"
TOLD = "    publisher: P\n    licence: L\n    attribution: A\n"
TABLE = (
    f"  t:\n    file: t.csv\n    reader: table\n{TOLD}"
    "    places:\n      - {code: code, name: name, names: [other], split: '|', kind_from: kind,"
    " lat: lat, lon: lon, population: people, parents: [in]}\n"
)
COLUMNS = "code,name,other,kind,lat,lon,people,in\n"
SQUARE = [[[37.0, 36.0], [38.0, 36.0], [38.0, 37.0], [37.0, 37.0], [37.0, 36.0]]]
POLYGONS = (
    f"  p:\n    file: p.geojson\n    reader: polygons\n{TOLD}"
    "    places:\n      - {code: id, name: NAME, kind: province}\n"
)


def _built(yaml: str, **contents: bytes | str) -> tuple[BuiltGazetteer | None, list[Problem]]:
    sources, problems = read_sources(HEAD + yaml, "sources.yaml")
    if sources is None:
        return None, problems
    encoded = {k: v.encode() if isinstance(v, str) else v for k, v in contents.items()}
    built, found = build_gazetteer(sources, encoded)
    return built, problems + found


def _feature(**properties: str) -> dict[str, object]:
    geometry = {"type": "Polygon", "coordinates": SQUARE}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


CROSSED = {**_feature(id="1", NAME="A"), "geometry": {"type": "Polygon", "coordinates": [
    [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "yaml", "content"),
    [
        ("GAZ-102", TABLE, "code,name\n1,A\n"),
        ("GAZ-103", TABLE, b"\xff\xfe\x00"),
        ("GAZ-103", TABLE, ""),
        ("GAZ-103", POLYGONS, "{"),
        ("GAZ-103", POLYGONS, "[]"),
        ("GAZ-104", TABLE, f"{COLUMNS}1,A\n"),
        ("GAZ-105", TABLE, f"{COLUMNS}1,,,town,1,1,,\n"),
        ("GAZ-105", TABLE, f"{COLUMNS},A,,town,1,1,,\n"),
        ("GAZ-106", TABLE, f"{COLUMNS}1,A,,town,91,1,,\n"),
        ("GAZ-106", TABLE, f"{COLUMNS}1,A,,town,north,1,,\n"),
        ("GAZ-107", TABLE, f"{COLUMNS}1,A,,burg,1,1,,\n"),
        ("GAZ-108", TABLE, f"{COLUMNS}1,A,,town,1,1,,\n1,B,,town,1,1,,\n"),
        ("GAZ-109", POLYGONS, _collection(CROSSED)),
        ("GAZ-110", TABLE, f"{COLUMNS}1,A,,town,1,1,,nowhere\n"),
        ("GAZ-111", TABLE, f"{COLUMNS}1,A,,town,1,1,many,\n"),
        ("GAZ-112", "  {}\n", ""),
        ("GAZ-113", TABLE, COLUMNS),
        ("GAZ-114", TABLE, f"{COLUMNS}1,A,B\u202ec,town,1,1,,\n"),
    ],
)
def test_each_fault_has_its_code(code: str, yaml: str, content: bytes | str) -> None:
    """
    One broken input for each code.
    """
    _, problems = _built(yaml, t=content, p=content)

    assert code in [each.code.id for each in problems]


def test_rows_are_kept_left_out_or_refused() -> None:
    """
    The three numbers together are the rows of the file.
    """
    rows = "1,A,,town,1,1,,\n1,A,,town,1,1,,\n2,,,town,1,1,,\n3,C\n4,D,,village,2,2,,\n"
    built, _ = _built(TABLE, t=COLUMNS + rows)

    assert built is not None
    count = built.counts[0]
    assert (5, 2, 1, 2) == (count.rows, count.kept, count.left_out, count.refused)


def test_a_point_lies_in_the_polygon_around_it() -> None:
    """
    Containers come from polygons, with a radius that reaches the farthest corner.
    """
    rows = "1,Inside,,town,36.2,37.2,,\n2,Outside,,town,36.2,38.2,,\n"
    built, _ = _built(
        TABLE + POLYGONS, t=COLUMNS + rows, p=_collection(_feature(id="x", NAME="Square"))
    )

    assert built is not None
    inside, outside, square = (each.place for each in built.places)
    assert (("p:x",), ()) == (inside.containers, outside.containers)
    assert 71 < square.radius_km < 73


def test_codes_name_what_contains_a_place() -> None:
    """
    A town in a district in a province lies in both, the narrower one first.
    """
    rows = "D,Dee,,district,1,1,,P\nT,Tee,,town,1,1,,D\nP,Pee,,province,1,1,,\n"
    built, problems = _built(TABLE, t=COLUMNS + rows)

    assert built is not None
    assert [] == problems
    assert ("t:D", "t:P") == built.places[1].place.containers


def test_places_that_contain_each_other_do_no_harm() -> None:
    """
    A circle of codes ends.
    """
    rows = "A,Aa,,province,1,1,,B\nB,Bb,,province,1,1,,A\n"
    built, _ = _built(TABLE, t=COLUMNS + rows)

    assert built is not None
    assert [(), ()] == [each.place.containers for each in built.places]


def test_geonames_own_dump_is_read() -> None:
    """
    Nineteen columns without a header: settlements and units are kept, rivers are not.
    """
    rows = [
        "1\tAleppo\tAleppo\tHaleb,حلب\t36.2\t37.16\tP\tPPLA\tSY\t\t09\t\t\t\t1602264\t\t1\tZ\td",
        "2\tAleppo Governorate\tAleppo\t\t36\t37.5\tA\tADM1\tSY\t\t09\t\t\t\t0\t\t1\tZ\td",
        "3\tQuweiq\tQuweiq\t\t36\t37\tH\tSTM\tSY\t\t09\t\t\t\t0\t\t1\tZ\td",
    ]
    yaml = f"  g:\n    file: SY.txt\n    reader: geonames\n{TOLD}"
    built, problems = _built(yaml, g="\n".join(rows) + "\n")

    assert built is not None
    assert [] == problems
    city, province = built.places
    assert (PlaceKind.CITY, ("g:2",)) == (city.place.kind, city.place.containers)
    assert ("Aleppo", "Haleb", "حلب") == city.names
    assert PlaceKind.PROVINCE == province.place.kind
    assert "Aleppo" in province.names
    assert (3, 2, 1) == (built.counts[0].rows, built.counts[0].kept, built.counts[0].left_out)


def test_a_workbook_of_codes_gives_a_place_for_each_unit() -> None:
    """
    A row of admin1 and admin2 holds two places, and the province recurs without harm.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "ADM2"
    sheet.append(["admin1Name_en", "admin1Pcode", "admin2Name_en", "admin2Name_ar", "admin2Pcode"])
    sheet.append(["Aleppo", "SY02", "Al Bab", "الباب", "SY0202"])
    sheet.append(["Aleppo", "SY02", "Afrin", "عفرين", "SY0203"])
    written = io.BytesIO()
    book.save(written)
    yaml = (
        f"  o:\n    file: o.xlsx\n    reader: workbook\n    sheet: ADM2\n{TOLD}    places:\n"
        "      - {kind: district, code: admin2Pcode, name: admin2Name_en,"
        " names: [admin2Name_ar], parents: [admin1Pcode]}\n"
        "      - {kind: province, code: admin1Pcode, name: admin1Name_en}\n"
    )
    built, problems = _built(yaml, o=written.getvalue())

    assert built is not None
    assert [] == problems
    assert ["o:SY0202", "o:SY02", "o:SY0203"] == [each.place.id for each in built.places]
    assert ("o:SY02",) == built.places[2].place.containers
    assert "o:SY0202" == _id_of(built, "الباب")


def test_json_is_read_by_paths_of_keys() -> None:
    """
    "name.en" is the key en of the table under name, and a list gives all of its texts.
    """
    listed = [
        {"id": "x", "name": {"en": "Azaz"}, "aliases": [{"value": "A'zaz"}, {"value": "أعزاز"}]}
    ]
    yaml = (
        f"  j:\n    file: j.json\n    reader: json\n{TOLD}"
        "    places:\n      - {kind: town, code: id, name: name.en, names: [aliases.value]}\n"
    )
    built, _ = _built(yaml, j=json.dumps(listed))

    assert built is not None
    assert ("Azaz", "A'zaz", "أعزاز") == built.places[0].names


def test_a_word_for_the_kind_is_taken_off_a_name() -> None:
    """
    "Khan Tuman town" is also called "Khan Tuman", and is a town.
    """
    yaml = TABLE.replace(" kind_from: kind,", "")
    built, _ = _built(yaml, t=f"{COLUMNS}1,Khan Tuman town,,,1,1,,\n")

    assert built is not None
    assert ("Khan Tuman town", "Khan Tuman") == built.places[0].names
    assert PlaceKind.TOWN == built.places[0].place.kind


def test_the_first_of_two_gazetteers_counts() -> None:
    """
    A case's own gazetteer stands before the large one.
    """
    own, _ = _built(TABLE, t=f"{COLUMNS}1,Azaz,,town,36.58,37.04,,\n")
    other, _ = _built(TABLE, t=f"{COLUMNS}2,Azaz,,town,36.59,37.05,,\n3,Afrin,,town,1,1,,\n")
    assert own is not None
    assert other is not None
    chain = GazetteerChain(GazetteerInMemory(own.places), GazetteerInMemory(other.places))

    found, more = resolve("Azaz", chain), resolve("Afrin", chain)

    assert ("t:1", "t:3") == (found.place and found.place.id, more.place and more.place.id)
    assert 1 == chain.longest_from("afrin")
    assert chain.place("t:3") is not None


def _id_of(built: BuiltGazetteer, name: str) -> str:
    found = resolve(name, GazetteerInMemory(built.places))
    return found.place.id if found.place else ""
