"""
First step: read what the case is and what was agreed; every problem of every file at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.areas import Area, Areas, joined
from trucewatch.definitions.areas_geojson import read_areas
from trucewatch.definitions.problems import Code, Problem, errors
from trucewatch.mission.case import Case
from trucewatch.mission.case_file import read_case
from trucewatch.mission.case_places import read_places
from trucewatch.mission.ports import CaseFiles
from trucewatch.mission.undecided import with_undecided
from trucewatch.reading.places.gazetteer import Gazetteer
from trucewatch.reading.places.gazetteer_in_memory import GazetteerInMemory
from trucewatch.terms.actors_file import read_actors
from trucewatch.terms.codes import UNKNOWN_ACTOR, UNKNOWN_AREA
from trucewatch.terms.model import JudgedRegime, Regime
from trucewatch.terms.readings import judged_regimes
from trucewatch.terms.regime_file import read_regime
from trucewatch.terms.regimes_check import check_regimes

CASE_FILE = "case.yaml"
ACTORS_FILE = "actors.yaml"

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Agreed:
    """
    The case and what was agreed in it.

    Attributes:
        case: What ``case.yaml`` says; ``None`` where it has errors.
        actors: Everyone who can act; empty where they could not be read.
        areas: Every area that could be read.
        regimes: Every regime that could be read, in order of file.
        judged: The regimes with their readings; empty while anything has errors.
        problems: Everything that is wrong, in order of file and line.
        read: Names of the files that were read.
        places: The case's own gazetteer; empty where it names none, or it has errors.
    """

    case: Case | None
    actors: Actors
    areas: Areas
    regimes: tuple[Regime, ...]
    judged: tuple[JudgedRegime, ...]
    problems: tuple[Problem, ...]
    read: tuple[str, ...]
    places: Gazetteer = field(default_factory=lambda: GazetteerInMemory(()), compare=False)

    @property
    def is_sound(self) -> bool:
        """Whether it may be judged by: no file of it has errors."""
        return self.case is not None and not errors(self.problems)


def read_agreed(files: CaseFiles) -> Agreed:
    """
    Read case, actors, areas and terms.

    Args:
        files: The files of the case.

    Returns:
        What could be read, with every problem; judge by it only when it is sound.
    """
    reader = _Reader(files)
    actors = reader.one(ACTORS_FILE, read_actors)
    case = reader.one(CASE_FILE, lambda text, file: read_case(text, file, actors))
    parts = reader.each(names_under(files, "areas", ".geojson"), read_areas)
    areas, found = joined(parts)
    reader.problems += found
    known = actors or Actors.of(())
    regimes = reader.each(
        names_under(files, "terms", ".yaml"),
        lambda text, file: read_regime(text, file, known, frozenset(areas.by_id)),
    )
    if actors is None:
        reader.leave_out(UNKNOWN_ACTOR)
    if len(parts) < len(names_under(files, "areas", ".geojson")):
        reader.leave_out(UNKNOWN_AREA)
    overlapping = overlapping_areas(areas, _areas_of_clauses(regimes))
    places = reader.places(case.gazetteer) if case and case.gazetteer else GazetteerInMemory(())
    reader.problems += check_regimes(regimes, known, overlapping)
    judged: tuple[JudgedRegime, ...] = ()
    if case is not None and not errors(reader.problems):
        judged = judged_regimes(regimes, known)
    problems = tuple(sorted(reader.problems, key=lambda each: each.place))
    read = tuple(reader.read)
    return Agreed(case, known, areas, tuple(regimes), judged, problems, read, places)


def names_under(files: CaseFiles, folder: str, ending: str) -> list[str]:
    """Return the names of the files right under *folder* with *ending*, in order."""
    start = f"{folder}/"
    found = (name for name in files.names if name.startswith(start) and name.endswith(ending))
    return sorted(name for name in found if "/" not in name.removeprefix(start))


def overlapping_areas(areas: Areas, wanted: Iterable[str]) -> frozenset[frozenset[str]]:
    """Return the pairs of *wanted* areas that share more than an edge."""
    chosen = [areas.by_id[each] for each in sorted(set(wanted)) if each in areas.by_id]
    return frozenset(
        frozenset((one.id, other.id))
        for one, other in combinations(chosen, 2)
        if _meet(one, other)
    )


def _meet(one: Area, other: Area) -> bool:
    shared = one.polygon.intersection(other.polygon)
    return bool(shared.area > 0)


def _areas_of_clauses(regimes: Iterable[Regime]) -> list[str]:
    return [clause.area for each in regimes for clause in each.clauses if clause.area]


class _Reader:
    """Reads files one after the other and keeps what is wrong and what was read."""

    def __init__(self, files: CaseFiles) -> None:
        self._files = files
        self.problems: list[Problem] = []
        self.read: list[str] = []

    def one(
        self, name: str, parse: Callable[[bytes, str], tuple[_Read | None, list[Problem]]]
    ) -> _Read | None:
        """Return what *parse* makes of a file; ``None`` where it could not be read."""
        content = self._files.read(name)
        if isinstance(content, Problem):
            self.problems.append(content)
            return None
        self.read.append(name)
        made, problems = parse(content, name)
        self.problems += with_undecided(content, name, problems)
        return made

    def places(self, name: str) -> Gazetteer:
        """Return the case's own gazetteer, whose file of sources is *name*."""
        found, problems = read_places(
            name, lambda each: self.one(each, lambda text, _: (text, []))
        )
        self.problems += problems
        return found

    def leave_out(self, code: Code) -> None:
        """Leave out what follows only from another file that could not be read."""
        self.problems = [each for each in self.problems if each.code is not code]

    def each(
        self,
        names: Iterable[str],
        parse: Callable[[bytes, str], tuple[_Read | None, list[Problem]]],
    ) -> list[_Read]:
        """Return what *parse* makes of every file of *names* that could be read."""
        made = (self.one(name, parse) for name in names)
        return [each for each in made if each is not None]
