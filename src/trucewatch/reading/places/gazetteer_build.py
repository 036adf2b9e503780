"""
Building a gazetteer: every source's places, each with what contains it.

A container is known by code (a district names its province), by polygon (a point lies in it), or
because the file of sources says that a whole source lies in a place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import shapely

from trucewatch.definitions.problems import Place, Problem, errors
from trucewatch.reading.places import gazetteer_codes as codes
from trucewatch.reading.places.gazetteer import GazetteerPlace, PlaceKind
from trucewatch.reading.places.gazetteer_drafts import PlaceDraft, drafts_of
from trucewatch.reading.places.gazetteer_rows import SourceRow, row_problem, source_rows
from trucewatch.reading.places.gazetteer_sources import (
    GazetteerSource,
    GazetteerSources,
    SourceReader,
)

_RANK = {
    PlaceKind.COUNTRY: 0,
    PlaceKind.PROVINCE: 1,
    PlaceKind.DISTRICT: 2,
    PlaceKind.SUBDISTRICT: 3,
    PlaceKind.REGION: 4,
    PlaceKind.CITY: 5,
    PlaceKind.TOWN: 5,
    PlaceKind.VILLAGE: 5,
    PlaceKind.NEIGHBOURHOOD: 6,
    PlaceKind.SITE: 7,
}


@dataclass(frozen=True, slots=True)
class BuiltPlace:
    """
    A place with all its names.

    Attributes:
        place: The place.
        names: Its names, the first one first.
    """

    place: GazetteerPlace
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceCount:
    """
    What became of the rows of a source: kept, left out and refused together are all rows.

    Attributes:
        source: The source.
        rows: All rows.
        kept: Rows with a place that was kept.
        left_out: Rows that hold no place that is wanted, or one that is there already.
        refused: Rows that cannot be understood.
        places: Places that the rows gave; a row can hold several.
    """

    source: GazetteerSource
    rows: int
    kept: int
    left_out: int
    refused: int
    places: int


@dataclass(frozen=True, slots=True)
class BuiltGazetteer:
    """
    A gazetteer, before it is written anywhere.

    Attributes:
        title: What it is called.
        places: Its places, in the order of sources and rows.
        counts: What became of the rows of each source.
    """

    title: str
    places: tuple[BuiltPlace, ...]
    counts: tuple[SourceCount, ...]


GazetteerBuilt = tuple[BuiltGazetteer | None, list[Problem]]
"""A gazetteer, or ``None`` where a source has errors, and every problem found."""


def build_gazetteer(sources: GazetteerSources, contents: Mapping[str, bytes]) -> GazetteerBuilt:
    """
    Build a gazetteer.

    Args:
        sources: Its sources.
        contents: The bytes of every source's file, by id of the source.
    """
    drafts: list[PlaceDraft] = []
    counts: list[SourceCount] = []
    problems: list[Problem] = []
    for source in sources.sources:
        count, kept, found = _of_source(source, contents[source.id])
        drafts += kept
        counts.append(count)
        problems += found
    if errors(problems):
        return None, problems
    problems += _unknown_parents(drafts, sources)
    places = _with_containers(drafts, sources)
    return BuiltGazetteer(sources.title, places, tuple(counts)), problems


def _of_source(
    source: GazetteerSource, content: bytes
) -> tuple[SourceCount, list[PlaceDraft], list[Problem]]:
    read = source_rows(content, source)
    problems = read.problems + (_missing_columns(source, read.columns) if read.rows else [])
    if errors(problems):
        return SourceCount(source, read.count, 0, 0, read.count, 0), [], problems
    kept: dict[str, PlaceDraft] = {}
    numbers = Counter[str]()
    for row in read.rows:
        made = drafts_of([row], source)
        problems += made.problems
        fresh = [each for each in made.kept if each.place.id not in kept]
        problems += _codes_twice(row, made.kept, kept, source)
        kept |= {each.place.id: each for each in fresh}
        numbers["kept" if fresh else "refused" if made.refused else "left_out"] += 1
    refused = read.count - numbers["kept"] - numbers["left_out"]
    count = SourceCount(
        source, read.count, numbers["kept"], numbers["left_out"], refused, len(kept)
    )
    if not kept:
        values = {"source": source.id, "rows": str(read.count)}
        problems.append(Problem(codes.NOTHING_KEPT, Place(file=source.file), "", values))
    return count, list(kept.values()), problems


def _missing_columns(source: GazetteerSource, columns: frozenset[str]) -> list[Problem]:
    wanted = dict.fromkeys(column for each in source.places for column in each.columns)
    known = ", ".join(sorted(columns))[:400]
    return [
        Problem(
            codes.NO_COLUMN,
            Place(file=source.file, field=column),
            "",
            {"source": source.id, "column": column, "known": known},
        )
        for column in wanted
        if column not in columns
    ]


def _codes_twice(
    row: SourceRow,
    drafts: Iterable[PlaceDraft],
    kept: Mapping[str, PlaceDraft],
    source: GazetteerSource,
) -> list[Problem]:
    """Tell of a code that stands for another name; that a province recurs in each row is fine."""
    problems = []
    for each in drafts:
        first = kept.get(each.place.id)
        if first is not None and first.place.name != each.place.name:
            values = {
                "code": each.codes[0][:80],
                "first": first.place.name[:80],
                "second": each.place.name[:80],
            }
            problems.append(row_problem(codes.CODE_TWICE, source, row.number, **values))
    return problems


def _by_code(drafts: Iterable[PlaceDraft]) -> dict[str, str]:
    """Return the id of the first place of each code, alone and behind its source's name."""
    found: dict[str, str] = {}
    for each in drafts:
        found.setdefault(each.place.id, each.place.id)
        for code in each.codes:
            found.setdefault(code, each.place.id)
    return found


def _unknown_parents(drafts: Iterable[PlaceDraft], sources: GazetteerSources) -> list[Problem]:
    known = _by_code(drafts)
    missing: Counter[tuple[str, str]] = Counter()
    places = defaultdict(list)
    for each in drafts:
        places[each.place.source].append(each)
    for source in sources.sources:
        for draft in places[source.id]:
            # GeoNames names every unit above a place; that its countries are absent is usual.
            wanted = () if source.reader is SourceReader.GEONAMES else draft.parents
            for code in (*wanted, *source.within):
                missing[source.id, code] += code not in known
    files = {each.id: each.file for each in sources.sources}
    return [
        Problem(
            codes.NO_PARENT,
            Place(file=files[source]),
            "",
            {"code": code[:80], "n": str(n), "source": source},
        )
        for (source, code), n in missing.items()
        if n
    ]


def _with_containers(
    drafts: list[PlaceDraft], sources: GazetteerSources
) -> tuple[BuiltPlace, ...]:
    by_code = _by_code(drafts)
    within = {each.id: each.within for each in sources.sources}
    direct: dict[str, set[str]] = _lying_in(drafts)
    for each in drafts:
        named = (*each.parents, *within[each.place.source])
        direct[each.place.id] |= {by_code[code] for code in named if code in by_code}
    by_id = {each.place.id: each.place for each in drafts}
    built = []
    for each in drafts:
        ids = _reached(each.place.id, direct)
        wider = [by_id[one] for one in ids if _RANK[by_id[one].kind] < _RANK[each.place.kind]]
        wider.sort(key=lambda one: (-_RANK[one.kind], one.radius_km, one.id))
        containers = tuple(one.id for one in wider)
        built.append(BuiltPlace(replace(each.place, containers=containers), each.names))
    return tuple(built)


def _reached(start: str, direct: Mapping[str, set[str]]) -> set[str]:
    """Return everything above *start*; that two places contain each other does no harm."""
    seen: set[str] = set()
    ahead = sorted(direct[start])
    while ahead:
        one = ahead.pop()
        if one not in seen and one != start:
            seen.add(one)
            ahead += sorted(direct[one] - seen)
    return seen


def _lying_in(drafts: list[PlaceDraft]) -> dict[str, set[str]]:
    """Return, for each place, the places whose polygon holds its position."""
    found: dict[str, set[str]] = {each.place.id: set() for each in drafts}
    outlined = [(each.place.id, each.shape) for each in drafts if each.shape is not None]
    placed = [each.place.id for each in drafts if each.place.lat is not None]
    if not outlined or not placed:
        return found
    tree = shapely.STRtree([shape for _, shape in outlined])
    places = (each.place for each in drafts if each.place.lat is not None)
    points = [shapely.Point(each.lon or 0.0, each.lat or 0.0) for each in places]
    for point, shape in tree.query(points, predicate="within").T:
        found[placed[point]].add(outlined[shape][0])
    return found
