"""
Words around the name of a place: what kind of place it is, and which side of it is meant.

English, Russian and Arabic. Every pattern is short, has no nested repetition, and is asked of a
few dozen characters only, so the time that a text takes grows with its length and no faster.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from trucewatch.reading.places.gazetteer import SETTLEMENTS, PlaceKind

KM_PER_MILE = 1.609344

_NUMBER = r"(?P<far>\d{1,4}(?:[.,]\d{1,2})?)"
_FAR_EN = rf"{_NUMBER} ?-?(?P<unit>km|kilomet(?:re|er)s?|miles?)"
_SIDE_EN = (
    r"(?:north|south)[- ]?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?|central|rural"
)
_SIDE_RU = r"(?:север\w{0,4}|юж\w{1,4}|юг\w{0,4}|юго)(?:[- ]?(?:восто\w{1,5}|запад\w{0,5}))?"
_SIDE_RU += r"|(?:восто\w{1,5}|запад\w{0,5})"
_SIDE_AR = r"(?:ال)?(?:شمال|جنوب)ي?(?: (?:ال)?(?:شرق|غرب)ي?)?|(?:ال)?(?:شرق|غرب)ي?"

_GROUND_EN = r"countryside|suburbs?|outskirts|edges?|parts?|rural areas?|areas?"
_GROUND_RU = (
    r"част\w{1,3}|пригород\w{0,3}|окраин\w{0,3}|окрестност\w{1,3}|сельск\w{2,3} местност\w"
)

_KIND_EN = (
    r"city|town|village|hamlet|neighbou?rhood|quarter|suburb|camp|district|sub-?district"
    r"|province|governorate"
)
_KIND_RU = (
    r"город\w{0,3}|деревн\w{1,3}|деревень|с[её]л(?:о|а|у|е|ом|ах|ам)?|пос[её]л(?:ок|к\w{0,3})"
    r"|квартал\w{0,3}|район\w{0,3}|провинци\w{1,3}|мухафаз\w{1,3}|област\w{1,3}"
    r"|лагер\w{1,3}|округ\w{0,3}|станиц\w{1,2}|хутор\w{0,3}|кишлак\w{0,3}|аул\w{0,2}"
    r"|остров\w{0,2}|н\.п\.|населенн\w{2,3} пункт\w{0,3}|населённ\w{2,3} пункт\w{0,3}|пункт\w{0,3}"
)
_AR_START = r"(?:\b|(?<=[وبل]))"
_KIND_AR = (
    r"(?:مدينة|بلدة|قرية|حي|حيّ|ناحية|منطقة|محافظة|مخيم|مديرية|قضاء|ولاية|محلية|جزيرة|ضاحية"
    r"|مدينتي|بلدتي|قريتي|حيي|منطقتي|محافظتي|مديريتي|ولايتي|مدن|بلدات|قرى|أحياء|مديريات|مخيمي)"
)

_KINDS = (
    (r"city|town|village|hamlet|город|дерев|с[её]л|пос[её]л|станиц|хутор", SETTLEMENTS),
    (r"кишлак|аул|н\.п|пункт|насел|مدينة|بلدة|قرية|مدينتي|بلدتي|قريتي|مدن|قرى", SETTLEMENTS),
    (r"neighbo|quarter|квартал|حي|أحياء", {PlaceKind.NEIGHBOURHOOD}),
    (r"suburb|camp|лагер|مخيم", {PlaceKind.NEIGHBOURHOOD, PlaceKind.SITE, *SETTLEMENTS}),
    (r"sub-?district|ناحية", {PlaceKind.SUBDISTRICT}),
    (
        r"district",
        {PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT, PlaceKind.NEIGHBOURHOOD},
    ),
    (r"province|governorate|провинци|мухафаз|област|محافظ|ولاي", {PlaceKind.PROVINCE}),
)
_KIND_OF = [(re.compile(words), frozenset(kinds)) for words, kinds in _KINDS]


class Relation(StrEnum):
    """Which ground is meant, seen from the place that is named."""

    NEAR = "near"
    OUTSIDE = "outside"
    PART = "part"
    COUNTRYSIDE = "countryside"
    OUTSKIRTS = "outskirts"


@dataclass(frozen=True, slots=True)
class Sector:
    """
    Ground that is told by its side of a place.

    Attributes:
        relation: Which ground.
        bearing_deg: From the place, degrees clockwise from north; ``None`` where none is said.
        distance_km: How far from the place; ``None`` where it is not said.
    """

    relation: Relation
    bearing_deg: float | None = None
    distance_km: float | None = None


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """
    The words for a place, taken apart.

    Attributes:
        name: The name alone.
        kinds: What the words say it is; empty where they say nothing.
        sector: Which side of it is meant; ``None``: the place itself.
        inside: What the words say contains it, innermost first.
    """

    name: str
    kinds: frozenset[PlaceKind] = frozenset()
    sector: Sector | None = None
    inside: tuple[str, ...] = ()

    def with_piece(self, piece: re.Match[str]) -> PlaceWords:
        """Return what is asked when the words of *piece* stand beside the name too."""
        found = piece.groupdict()
        if found.get("kind"):
            return replace(self, kinds=self.kinds or kinds_of(found["kind"]))
        said = _sector(found)
        if self.sector is None:
            return replace(self, sector=said)
        bearing = said.bearing_deg if self.sector.bearing_deg is None else self.sector.bearing_deg
        is_part = self.sector.relation is Relation.PART
        relation = said.relation if is_part else self.sector.relation
        return replace(self, sector=replace(self.sector, relation=relation, bearing_deg=bearing))


_LEFT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # English
        rf"\b{_FAR_EN} (?:to the )?(?P<side>{_SIDE_EN}) (?:of|from) (?:the )?",
        rf"\b{_FAR_EN} (?P<near>from|outside) ",
        rf"\b(?:the )?(?P<side>{_SIDE_EN}) (?P<ground>{_GROUND_EN}) of (?:the )?",
        rf"\b(?:to the |in the |just )?(?P<side>{_SIDE_EN}) of (?:the )?",
        rf"\b(?:the )?(?P<ground>{_GROUND_EN}) of (?:the )?",
        rf"\b(?:the )?(?P<side>{_SIDE_EN}) (?P<inner>)",
        r"\b(?P<near>near|close to|outside|just outside|around) (?:the )?",
        rf"\b(?:the )?(?P<kind>{_KIND_EN}) of (?:the )?",
        # Russian
        rf"\b{_NUMBER} ?(?P<unit>км|километр\w{{0,3}}) (?:к )?(?P<side>{_SIDE_RU}) от ",
        rf"\b{_NUMBER} ?(?P<unit>км|километр\w{{0,3}}) (?P<near>от) ",
        rf"\bк (?P<side>{_SIDE_RU}) от ",
        r"\b(?P<side>(?:северо-|юго-)?(?:севернее|южнее|восточнее|западнее)) ",
        rf"\b(?P<side>{_SIDE_RU}) (?P<ground>{_GROUND_RU}) ",
        rf"\b(?P<ground>{_GROUND_RU}) ",
        rf"\bна (?P<side>{_SIDE_RU}) (?P<inner>)",
        r"\b(?P<near>под|близ|возле|около|недалеко от|неподал[её]ку от|рядом с) ",
        rf"\b(?P<kind>{_KIND_RU}|г\.|н\. ?п\.|пос\.|пгт\.?|дер\.|с\.) ",
        # Arabic
        rf"{_NUMBER} ?(?P<unit>كم|كيلومترا?ً?|كيلو متر) (?:إلى ال)?(?P<side>{_SIDE_AR}) ",
        rf"{_AR_START}(?P<ground>ريف) (?P<side>{_SIDE_AR}) ",
        rf"{_AR_START}(?P<ground>ريف|ضواحي|أطراف|اطراف) ",
        rf"\b(?P<side>{_SIDE_AR}) (?P<outside>)",
        r"\b(?P<near>قرب|بالقرب من|محيط|بمحيط) ",
        rf"{_AR_START}(?P<kind>{_KIND_AR}) ",
    )
)
_RIGHT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:['’]s)? (?:(?P<side>{_SIDE_EN}) )?(?P<ground>countryside|outskirts|suburbs)\b",
        rf" (?P<kind>{_KIND_EN})\b(?! of\b)",
        r" (?P<kind>област\w{1,3}|район\w{0,3}|округ\w{0,2}|кра[йяею]|краем)\b",
        rf" (?P<side>(?=ال){_SIDE_AR})(?!\w)(?P<inner>)",
    )
)
_ENDED = tuple(re.compile(rf"(?:{each.pattern})\Z", re.IGNORECASE) for each in _LEFT)

AROUND = 80
"""Characters on each side of a name that can belong to it."""

_PIECES_MOST = 3
_AR_OUTSIDE = re.compile(r"(?:شمال|جنوب|شرق|غرب)ي?\Z")


_IS_KIND = re.compile(rf"[وبل]?{_KIND_AR}|{_KIND_EN}|{_KIND_RU}|г", re.IGNORECASE)
_SOFT_KIND = re.compile(
    r"neighbou?rhood|quarter|suburb|district|village|town|hamlet|camp|city|province|governorate"
)
_PEOPLE = re.compile(
    r".*(?:ian|ish|ese|ite|nni|rab|ench|utch|reek|ruze|kmen|lim|raqi|audi|emeni|raeli|waiti|hia)\Z"
    r"|(?:Old|New|Northern|Southern|Eastern|Western|Central|Main|This|That|The|An?|Each|Every|One"
    r"|Another|No|Some|Any|Jordani|Libyan|Kurd)\Z"
)


def is_kind(word: str) -> bool:
    """Say whether *word* is a common noun for places, such as ``town`` or ``деревне``."""
    return _IS_KIND.fullmatch(word) is not None


_RU_AREA = re.compile(r"област\w{1,3}|район\w{0,3}|округ\w{0,2}|кра[йяею]|краем")
_RU_ADJECTIVE = re.compile(r"[А-ЯЁЇІЄ][\w-]{2,30}(?:[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую))\Z")


def is_russian_area(word: str, kind: str) -> bool:
    """Say whether an adjective and a noun name an area: "Sumskaya oblast"."""
    is_area = _RU_AREA.fullmatch(kind.lower()) is not None
    return is_area and _RU_ADJECTIVE.match(word) is not None


def is_named_before(word: str, kind: str) -> bool:
    """Say whether *word* before *kind* is a name ("the Sukkari district") and not a people's."""
    if is_russian_area(word, kind):
        return True
    return _SOFT_KIND.fullmatch(kind) is not None and _PEOPLE.match(word) is None


def kinds_of(words: str) -> frozenset[PlaceKind]:
    """Return what a place can be that somebody calls by *words*, such as ``town``."""
    return next((kinds for known, kinds in _KIND_OF if known.match(words.lower())), frozenset())


def before(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the pieces that stand before *end* in *text*, none before *start*; nearest first."""
    return _pieces_back(text[max(start, end - AROUND) : end])


def _pieces_back(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    while len(found) < _PIECES_MOST:
        hits = [hit for hit in (each.search(text) for each in _ENDED) if hit]
        longest = min(hits, key=lambda hit: hit.start(), default=None)
        if longest is None:
            break
        found.append(longest)
        text = text[: longest.start()]
    return found


def leading(words: str) -> re.Match[str] | None:
    """Return the longest piece that *words* begin with."""
    hits = [hit for hit in (each.match(words) for each in _LEFT) if hit]
    return max(hits, key=lambda hit: hit.end(), default=None)


def following(text: str, at: int) -> re.Match[str] | None:
    """Return the piece that begins at *at* in *text*."""
    ahead = text[at : at + AROUND]
    hits = [hit for hit in (each.match(ahead) for each in _RIGHT) if hit]
    return max(hits, key=lambda hit: hit.end(), default=None)


def bearing_of(words: str) -> float | None:
    """Return the bearing that words of any of the three languages name, degrees from north."""
    said = words.lower()
    north = _says(said, ("north", "север", "شمال")) - _says(said, ("south", "юг", "юж", "جنوب"))
    east = _says(said, ("east", "восто", "شرق")) - _says(said, ("west", "запад", "غرب"))
    if not north and not east:
        return None
    return math.degrees(math.atan2(east, north)) % 360


def _says(said: str, words: tuple[str, ...]) -> int:
    return int(any(word in said for word in words))


def _sector(found: dict[str, str | None]) -> Sector:
    side = found.get("side") or ""
    far = float((found.get("far") or "0").replace(",", "."))
    km = far * (KM_PER_MILE if (found.get("unit") or "").startswith("mile") else 1)
    return Sector(_relation(found), bearing_of(side), km or None)


def _relation(found: dict[str, str | None]) -> Relation:
    ground = found.get("ground") or ""
    if re.search(
        r"suburb|outskirt|edge|пригород|окраин|окрестн|ضواحي|طراف", ground, re.IGNORECASE
    ):
        return Relation.OUTSKIRTS
    if re.search(r"countryside|rural|сельск|ريف", ground, re.IGNORECASE):
        return Relation.COUNTRYSIDE
    if (found.get("side") or "").lower() == "rural":
        return Relation.COUNTRYSIDE
    if ground or found.get("inner") is not None:
        return Relation.PART
    return Relation.NEAR if found.get("near") else Relation.OUTSIDE
