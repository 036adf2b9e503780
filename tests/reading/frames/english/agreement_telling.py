"""Places for tests of what English texts say of truces: real ones, typed by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.reading.places.small_gazetteer import SmallGazetteer
from tests.reading.telling import told_of
from trucewatch.reading.claim import ClaimType, Json, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.agreed.agreements import agreements
from trucewatch.reading.places.gazetteer import GazetteerPlace, PlaceKind
from trucewatch.reading.prose.known import Known
from trucewatch.reading.prose.told import Text

_PLACES = """
    sy country 35 38 450 Syria
    aleppo city 36.2 37.16 9 Aleppo
    damascus city 33.51 36.29 10 Damascus
    idlib province 35.9 36.6 40 Idlib
    ghouta region 33.5 36.44 12 Eastern Ghouta
    jobar neighbourhood 33.52 36.33 1 Jobar
    daraa city 32.62 36.1 5 Daraa
    ye country 15.5 48 500 Yemen
    hodeidah city 14.8 42.95 6 Hodeidah
    sanaa city 15.35 44.2 9 Sanaa
    taiz city 13.58 44.02 6 Taiz
    sd country 15 30 800 Sudan
    khartoum city 15.55 32.53 15 Khartoum
    bahri city 15.64 32.52 8 Bahri
    omdurman city 15.64 32.48 10 Omdurman
    darfur region 13.5 24 300 Darfur
    gaza region 31.42 34.36 20 Gaza
    leb country 33.9 35.8 90 Lebanon
    ua country 49 32 500 Ukraine
    donetsk province 48 37.8 90 Donetsk
    luhansk province 48.9 38.9 90 Luhansk
    zolote city 48.69 38.52 4 Zolote
    geneva city 46.2 6.14 8 Geneva
    minsk city 53.9 27.56 12 Minsk
    doha city 25.28 51.53 12 Doha
    tigray region 14 38.5 120 Tigray
    marawi city 8 124.29 6 Marawi
    mindanao region 7.8 125 200 Mindanao
    tripoli city 32.89 13.19 12 Tripoli
    karabakh region 39.8 46.75 60 Nagorno-Karabakh
    kachin region 26 97.5 150 Kachin
"""
_ROWS = [line.strip().split(" ", 5) for line in _PLACES.strip().splitlines()]


def _place(row: list[str]) -> tuple[GazetteerPlace, str]:
    code, kind, lat, lon, radius, name = row
    place = GazetteerPlace(
        id=code,
        name=name,
        kind=PlaceKind(kind),
        lat=float(lat),
        lon=float(lon),
        radius_km=float(radius),
        containers=(),
        population=1_000_000,
        source="typed",
    )
    return place, name


KNOWN = Known(gazetteer=SmallGazetteer(*map(_place, _ROWS)))
"""A reader's knowledge of some places, and of no case."""


def english(text: str, published: date = date(2016, 5, 4)) -> Text:
    """Return an English text as frames see it, written on a Wednesday in Damascus."""
    return told_of(text, "en", published, "Asia/Damascus", KNOWN)


def claims_of(sentence: str, kind: ClaimType) -> list[str]:
    """Return the drafts of one type in a sentence, each as ``modality: slot=value; ...``."""
    text = english(sentence)
    drafts = [draft for told in text.sentences for draft in agreements(text, told)]
    return [_line(each) for each in drafts if each.type is kind]


def _line(draft: Draft) -> str:
    slots = "; ".join(f"{name}={_brief(slot)}" for name, slot in draft.slots.items())
    return f"{draft.modality}: {slots}"


def _brief(slot: Slot) -> str:
    if isinstance(slot.normalised, list):
        return ", ".join(map(_value, slot.normalised))
    if slot.normalised is None:
        return " or ".join(_value(each.normalised) for each in slot.alternatives)
    return _value(slot.normalised)


def _value(said: Json) -> str:
    if isinstance(said, dict):
        if "at" in said:
            return str(said["at"])
        return str(said["name"]) if "name" in said else f"{said['from']} to {said['to']}"
    return "" if said is None else str(said)


def told_in(name: str) -> list[tuple[str, list[str]]]:
    """Return the sentences of a table, each with the claims that stand indented under it."""
    rows: list[tuple[str, list[str]]] = []
    table = Path(__file__).parent / "told" / name
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            rows[-1][1].append(line.strip())
        else:
            rows.append((line, []))
    return rows
