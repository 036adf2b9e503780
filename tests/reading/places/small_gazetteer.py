"""A gazetteer in a dictionary: places of Syria and of diplomacy, typed by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from trucewatch.definitions.name_keys import exact_key
from trucewatch.reading.places.gazetteer import (
    GazetteerPlace,
    NamedPlace,
    PlaceKind,
    keys_of,
    opening_words,
)


class SmallGazetteer:
    """Keeps places under every key of every name."""

    def __init__(self, *places: tuple[GazetteerPlace, str]) -> None:
        self.by_id = {place.id: place for place, _ in places}
        self.by_key: dict[str, list[NamedPlace]] = defaultdict(list)
        self.longest: dict[str, int] = defaultdict(int)
        for place, names in places:
            for name in names.split("|"):
                for key in keys_of(name):
                    self.by_key[key].append(NamedPlace(name, place))
                for word in opening_words(name):
                    self.longest[word] = max(self.longest[word], len(exact_key(name).split()))

    def named(self, key: str) -> Sequence[NamedPlace]:
        """Return the places under a key."""
        return self.by_key.get(key, [])

    def place(self, place_id: str) -> GazetteerPlace | None:
        """Return the place of an id."""
        return self.by_id.get(place_id)

    def longest_from(self, word: str) -> int:
        """Return the words of the longest name that begins so."""
        return self.longest.get(word, 0)


def _place(line: str) -> tuple[GazetteerPlace, str]:
    code, kind, lat, lon, radius, people, inside, names = (
        each.strip() for each in line.split(";")
    )
    place = GazetteerPlace(
        id=code,
        name=names.split("|")[0],
        kind=PlaceKind(kind),
        lat=float(lat),
        lon=float(lon),
        radius_km=float(radius),
        containers=tuple(inside.split()),
        population=int(people) if people else None,
        source="typed",
    )
    return place, names


PLACES = """
    sy; country; 35; 38; 450; 20000000; ; Syria|سوريا|Сирия
    sy-02; province; 36.2; 37.5; 110; 4868000; sy; Aleppo|Aleppo Governorate|حلب|محافظة حلب|Алеппо
    aleppo; city; 36.2; 37.16; 9; 1602264; sy-02 sy; Aleppo|Haleb|حلب|Алеппо|Халеб
    sheikh-maqsoud; neighbourhood; 36.235; 37.145; 1; ; aleppo sy-02 sy; Sheikh Maqsoud|الشيخ مقصود
    bab; city; 36.37; 37.517; 3; 63069; sy-02 sy; Al-Bab|Al Bāb|الباب|Эль-Баб
    afrin; town; 36.51; 36.87; 3; 36562; sy-02 sy; Afrin|‘Afrīn|عفرين|Африн
    damascus; city; 33.51; 36.29; 10; 1569394; sy; Damascus|Dimashq|دمشق|Дамаск
    sy-03; province; 33.6; 36.9; 90; 2836000; sy; Rif Dimashq|Rural Damascus|ريف دمشق
    duma; city; 33.57; 36.4; 4; 111864; sy-03 sy; Duma|Douma|دوما|Дума
    ghouta; region; 33.5; 36.44; 12; ; sy-03 sy; Eastern Ghouta|الغوطة الشرقية|Восточная Гута
    hama; city; 35.13; 36.75; 6; 460602; sy; Hama|Ḩamāh|حماة|Хама
    homs; city; 34.73; 36.71; 7; 775404; sy; Homs|Ḩimş|حمص|Хомс
    dayr; city; 35.34; 40.14; 5; 242565; sy; Deir ez-Zor|Dayr az Zawr|دير الزور|Дейр-эз-Зор
    raqqa; city; 35.95; 39.01; 5; 177636; sy; Ar Raqqah|Raqqa|الرقة|Ракка
    jan; village; 35.1; 36.9; 1; 900; sy; Jan
    kafr-1; village; 36.41; 36.9; 1; 5000; sy-02 sy; Kafr Naya
    kafr-2; village; 34.1; 36.5; 1; 3000; sy; Kafr Naya
    geneva; city; 46.2; 6.15; 5; 183981; ; Geneva|Genève|جنيف|Женева
    berlin; city; 52.52; 13.41; 20; 3426354; ; Berlin|برلين|Берлин
    paris; city; 48.85; 2.35; 10; 2138551; ; Paris|باريس|Париж
    new-york; city; 40.71; -74.0; 25; 8175133; ; New York|نيويورك|Нью-Йорк
    nice; city; 43.7; 7.26; 6; 338620; ; Nice
"""

SMALL = SmallGazetteer(*(_place(line) for line in PLACES.strip().splitlines()))
"""The places above."""
