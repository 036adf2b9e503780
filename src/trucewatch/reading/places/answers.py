"""
Which place is meant: resolved, one of several, or not in the gazetteer; never the nearest string.

The exact name comes first, then the name without Russian endings, then one that sounds the same
and is spelt almost the same. What only sounds the same is shown as a weak alternative: of 27
Syrian names ten were in no gazetteer, and the best lookalike of every one was a wrong place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from trucewatch.definitions.name_keys import (
    bent_key,
    exact_key,
    is_arabic,
    is_cyrillic,
    sound_keys,
)
from trucewatch.reading.places.cues import PREPOSITION
from trucewatch.reading.places.gazetteer import (
    BENT,
    EXACT,
    SETTLEMENTS,
    SOUND,
    UNITS,
    Gazetteer,
    GazetteerPlace,
    NamedPlace,
    PlaceKind,
    distance_km,
)
from trucewatch.reading.places.words import PlaceWords, Relation, Sector, following, leading

SAME_SPELLING = 0.9
"""Share of equal letters from which a name that sounds the same is the same name."""

ONE_PLACE_KM = 5.0
"""Positions of two sources for one settlement differ by this much and more are two places."""

QUARTERS_PEOPLE = 50_000
"""A settlement of so many people has neighbourhoods of its own."""

NAME_MOST = 120
"""Longest name that is looked up, characters."""

_ALIKE_MOST = 8


class Standing(StrEnum):
    """What became of a name."""

    RESOLVED = "resolved"
    SEVERAL = "several"
    UNRESOLVED = "unresolved"


class Way(StrEnum):
    """What a match rests on, the surest first."""

    EXACT = "exact"
    BENT = "bent by grammar"
    SPELLING = "same sound, almost the same spelling"
    SOUND = "same sound only"
    OTHER_KIND = "another kind of place"
    ELSEWHERE = "not inside what is named"


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """
    One place that a name can mean.

    Attributes:
        place: The place.
        name: The name that matched, as its source writes it.
        way: What the match rests on.
    """

    place: GazetteerPlace
    name: str
    way: Way

    @property
    def is_weak(self) -> bool:
        """Whether the match is only worth a look."""
        return self.way in {Way.SOUND, Way.OTHER_KIND, Way.ELSEWHERE}


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """
    What is known of a text's places without reading it.

    Attributes:
        within: Ids of containers in which its places lie unless the text says otherwise; empty
            where nothing is known.
    """

    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """
    What the gazetteer says of some words.

    Attributes:
        words: The words, taken apart.
        standing: Resolved, several, unresolved.
        place: The place that is named; ``None`` unless it is resolved.
        choices: Everything that the name can mean; of an unresolved name the weak matches.
        suggested: Of several, the one that the words and the context suggest; ``None`` for none.
        container: What an unresolved place lies in; ``None`` where that is not known either.
    """

    words: PlaceWords
    standing: Standing
    place: GazetteerPlace | None = None
    choices: tuple[PlaceChoice, ...] = ()
    suggested: GazetteerPlace | None = None
    container: GazetteerPlace | None = None

    @property
    def sector(self) -> Sector | None:
        """Which side of the place is meant; ``None``: the place itself."""
        return self.words.sector


def resolve(words: str, gazetteer: Gazetteer, context: PlaceContext | None = None) -> PlaceAnswer:
    """
    Say which place *words* mean, such as ``neighbourhood of Al-Qatarji, in Aleppo``.

    Args:
        words: Words for one place, in English, Russian or Arabic.
        gazetteer: Where names are looked up.
        context: What is known of the text.

    Returns:
        The answer. A sector ("west of Damascus") is not moved to the place that it is told from.
    """
    return answered(taken_apart(words[:NAME_MOST].strip(), gazetteer), gazetteer, context)


def taken_apart(words: str, gazetteer: Gazetteer) -> PlaceWords:
    """Part the words for a place into name, kind, side and containers."""
    inner, *outer = _parted(words)
    asked = PlaceWords(inner, inside=tuple(outer))
    while not _matches(asked.name, gazetteer):
        piece = leading(asked.name)
        idle = None if piece else PREPOSITION.match(asked.name)
        if idle and idle.end() < len(asked.name):
            asked = replace(asked, name=asked.name[idle.end() :])
            continue
        if piece is None or piece.end() == len(asked.name):
            break
        asked = replace(asked.with_piece(piece), name=asked.name[piece.end() :].strip())
    return asked if _matches(asked.name, gazetteer) else _without_tail(asked)


def _parted(words: str) -> list[str]:
    for mark in (", in ", " in ", ", ", "، ", " в ", " في "):
        inner, found, outer = words.partition(mark)
        if found and inner.strip() and outer.strip():
            return [inner.strip(), *_parted(outer.strip())]
    return [words]


def _without_tail(asked: PlaceWords) -> PlaceWords:
    for at, letter in enumerate(asked.name):
        piece = following(asked.name, at) if letter in " '’" and at else None
        if piece is not None and at + piece.end() == len(asked.name):
            return replace(asked.with_piece(piece), name=asked.name[:at])
    return asked


def answered(
    asked: PlaceWords, gazetteer: Gazetteer, context: PlaceContext | None = None
) -> PlaceAnswer:
    """Say which place words mean that have been taken apart already."""
    context = context or PlaceContext()
    holders = _holders(asked, gazetteer, context)
    found = _one_each(_matches(asked.name, gazetteer) or _alike(asked.name, gazetteer))
    if _is_quarter_of(asked, found):
        asked = replace(asked, kinds=frozenset(), sector=Sector(Relation.PART))
    found = _kept(found, lambda each: _is_of(each, asked.kinds), Way.OTHER_KIND)
    if holders:
        found = _kept(
            found, lambda each: any(can_lie_in(each, one) for one in holders), Way.ELSEWHERE
        )
    sure = [each for each in found if not each.is_weak]
    if not sure:
        inside = holders[0] if holders else _only_context(gazetteer, context)
        return PlaceAnswer(asked, Standing.UNRESOLVED, choices=tuple(found), container=inside)
    if len(sure) == 1:
        return PlaceAnswer(asked, Standing.RESOLVED, sure[0].place, tuple(found))
    meant = _suggested(asked, [each.place for each in sure], context)
    return PlaceAnswer(asked, Standing.SEVERAL, None, tuple(sure), meant)


def _is_quarter_of(asked: PlaceWords, found: list[PlaceChoice]) -> bool:
    """Say whether "a neighbourhood of Damascus" is meant, and none of that name."""
    if asked.kinds != {PlaceKind.NEIGHBOURHOOD} or asked.sector or not found:
        return False
    wider = {PlaceKind.CITY, *UNITS}
    return all(
        each.place.kind in wider or (each.place.population or 0) >= QUARTERS_PEOPLE
        for each in found
        if not each.is_weak
    ) and not all(each.is_weak for each in found)


def _matches(name: str, gazetteer: Gazetteer) -> list[PlaceChoice]:
    exact = gazetteer.named(EXACT + exact_key(name))
    if exact:
        return [PlaceChoice(each.place, each.name, Way.EXACT) for each in exact]
    bent = bent_key(name)
    found = gazetteer.named(BENT + bent) if bent else ()
    return [PlaceChoice(each.place, each.name, Way.BENT) for each in found]


def _alike(name: str, gazetteer: Gazetteer) -> list[PlaceChoice]:
    found: dict[tuple[str, str], NamedPlace] = {}
    for key in sound_keys(name):
        for each in gazetteer.named(SOUND + key):
            found.setdefault((each.place.id, each.name), each)
    graded = [
        PlaceChoice(
            each.place, each.name, Way.SPELLING if _same_spelling(name, each.name) else Way.SOUND
        )
        for each in found.values()
    ]
    spelt = [each for each in graded if each.way is Way.SPELLING]
    return spelt or graded[:_ALIKE_MOST]


def _same_spelling(one: str, other: str) -> bool:
    if (is_arabic(one), is_cyrillic(one)) != (is_arabic(other), is_cyrillic(other)):
        return False
    keys = exact_key(one).replace(" ", ""), exact_key(other).replace(" ", "")
    return SequenceMatcher(None, *keys, autojunk=False).ratio() >= SAME_SPELLING


def _one_each(found: Iterable[PlaceChoice]) -> list[PlaceChoice]:
    """Keep of each place the first: two sources that put one town apart mean one town."""
    kept: list[PlaceChoice] = []
    for each in found:
        if not any(is_one_place(each.place, other.place) for other in kept):
            kept.append(each)
    return kept


def is_one_place(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Say whether two records of one name are one place: of one sort, and not far apart."""
    if one.id == other.id:
        return True
    both_settled = one.kind in SETTLEMENTS and other.kind in SETTLEMENTS
    if one.kind is not other.kind and not both_settled:
        return False
    far = distance_km(one, other)
    return far is not None and far <= max(ONE_PLACE_KM, min(one.radius_km, other.radius_km))


def _kept(
    found: list[PlaceChoice], fits: Callable[[GazetteerPlace], bool], otherwise: Way
) -> list[PlaceChoice]:
    """Leave those that fit; where none does, all of them as weak."""
    fitting = [each for each in found if fits(each.place)]
    return fitting or [each if each.is_weak else replace(each, way=otherwise) for each in found]


def _is_of(place: GazetteerPlace, kinds: frozenset[PlaceKind]) -> bool:
    return not kinds or place.kind in kinds or place.kind is PlaceKind.REGION


def can_lie_in(place: GazetteerPlace, container: GazetteerPlace) -> bool:
    """Say whether *place* lies in *container*, or at least no position speaks against it."""
    if place.id == container.id or container.id in place.containers:
        return True
    far = distance_km(place, container)
    return far is not None and far <= container.radius_km


def _holders(
    asked: PlaceWords, gazetteer: Gazetteer, context: PlaceContext
) -> list[GazetteerPlace]:
    """Return what the words name as the container, whatever it can mean, the likeliest first."""
    if not asked.inside:
        return []
    outer = replace(taken_apart(asked.inside[0], gazetteer), inside=asked.inside[1:])
    within = answered(outer, gazetteer, context)
    likely = within.place or within.suggested or within.container
    sure = [each.place for each in within.choices if not each.is_weak]
    return list(dict.fromkeys([*([likely] if likely else []), *sure]))


def _only_context(gazetteer: Gazetteer, context: PlaceContext) -> GazetteerPlace | None:
    return gazetteer.place(context.within[0]) if len(context.within) == 1 else None


def _suggested(
    asked: PlaceWords, places: Sequence[GazetteerPlace], context: PlaceContext
) -> GazetteerPlace | None:
    """
    Return the place that words and context suggest among *places*, or ``None``.

    That is the only one in the case's containers; else, of a settlement and the units of its name
    around it, the unit for countryside and the settlement for everything else.
    """
    inside = [each for each in places if set(context.within) & {each.id, *each.containers}]
    left = inside or list(places)
    settled = [each for each in left if each.kind in SETTLEMENTS]
    if len(left) == 1 or len(settled) != 1:
        return left[0] if len(left) == 1 else None
    if not all(_is_around(each, settled[0]) for each in left):
        return None
    units = [each for each in left if each.kind is PlaceKind.PROVINCE]
    is_rural = asked.sector is not None and asked.sector.relation is Relation.COUNTRYSIDE
    return units[0] if is_rural and len(units) == 1 else settled[0]


def _is_around(unit: GazetteerPlace, settled: GazetteerPlace) -> bool:
    """Say whether *unit* is the settlement itself or a unit that can hold it."""
    far = distance_km(settled, unit)
    is_near = unit.kind in UNITS and far is not None and far <= 2 * unit.radius_km
    return is_near or can_lie_in(settled, unit)
