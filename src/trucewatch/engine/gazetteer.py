"""
Gazetteers on the disk: one SQLite file that is only read, and how it is written.

The same sources give the same bytes: rows are put in in order, the file holds no time and no path,
and it is written under another name first, so that it is there whole or not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.engine import codes as run_codes
from trucewatch.engine.disk import disk_errors, force
from trucewatch.engine.files import LARGEST_BYTES
from trucewatch.engine.refusal import RefusedError, refused, why
from trucewatch.reading.places import gazetteer_codes as codes
from trucewatch.reading.places.gazetteer import GazetteerPlace, NamedPlace, PlaceKind, keys_of
from trucewatch.reading.places.gazetteer_build import BuiltGazetteer, build_gazetteer
from trucewatch.reading.places.gazetteer_in_memory import openings
from trucewatch.reading.places.gazetteer_sources import GazetteerSources, read_sources

SCHEMA_VERSION = 1
"""Version of the file's tables; kept in the file as ``user_version``."""

_APPLICATION = 0x54525547
_SCHEMA = """
    CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE sources (
        number INTEGER PRIMARY KEY, id TEXT, publisher TEXT, licence TEXT, attribution TEXT,
        rows INTEGER, kept INTEGER, left_out INTEGER, refused INTEGER, places INTEGER);
    CREATE TABLE places (
        number INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, kind TEXT, lat REAL, lon REAL,
        radius_km REAL, containers TEXT, population INTEGER, source TEXT);
    CREATE TABLE names (
        key TEXT, place INTEGER, name TEXT, PRIMARY KEY (key, place, name)) WITHOUT ROWID;
    CREATE TABLE openings (word TEXT PRIMARY KEY, words INTEGER) WITHOUT ROWID
"""
_NAMED = """
    SELECT n.name, p.id, p.name, p.kind, p.lat, p.lon, p.radius_km, p.containers, p.population,
        p.source
    FROM names n JOIN places p ON p.number = n.place
    WHERE n.key = ? ORDER BY n.place, n.name
"""
_BY_ID = """
    SELECT id, name, kind, lat, lon, radius_km, containers, population, source
    FROM places WHERE id = ?
"""
_INTO = {
    "sources": "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "places": "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "names": "INSERT INTO names VALUES (?, ?, ?)",
    "openings": "INSERT INTO openings VALUES (?, ?)",
}


@dataclass(frozen=True, slots=True)
class SourceShown:
    """
    A source as a gazetteer's file keeps it.

    Attributes:
        id: Its name.
        publisher: Who publishes it.
        licence: Under which terms it may be used.
        attribution: What has to be said wherever it is used.
        rows: Rows of its file.
        kept: Rows with a place that was kept.
        left_out: Rows without a place that is wanted.
        refused: Rows that could not be understood.
        places: Places that they gave.
    """

    id: str
    publisher: str
    licence: str
    attribution: str
    rows: int
    kept: int
    left_out: int
    refused: int
    places: int


class GazetteerFile:
    """A gazetteer's file, open to be read; a `Gazetteer` of the reading floor."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._longest: dict[str, int] = {}

    def __enter__(self) -> GazetteerFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def named(self, key: str) -> Sequence[NamedPlace]:
        """Return every place with a name under *key*, in order of its sources."""
        rows = self._connection.execute(_NAMED, (_sound(key),))
        return tuple(NamedPlace(row[0], _place(row[1:])) for row in rows)

    def place(self, place_id: str) -> GazetteerPlace | None:
        """Return the place of this id."""
        row = self._connection.execute(_BY_ID, (_sound(place_id),)).fetchone()
        return None if row is None else _place(row)

    def longest_from(self, word: str) -> int:
        """Return the words of the longest name whose first word is *word*; 0 for none."""
        known = self._longest.get(word)
        if known is not None:
            return known
        asked = "SELECT words FROM openings WHERE word = ?"
        row = self._connection.execute(asked, (_sound(word),)).fetchone()
        if len(self._longest) >= _REMEMBERED:
            self._longest.clear()
        return self._longest.setdefault(word, int(row[0]) if row else 0)

    @property
    def title(self) -> str:
        """What the gazetteer is called."""
        row = self._connection.execute("SELECT value FROM about WHERE key = 'title'").fetchone()
        return str(row[0]) if row else ""

    @property
    def sources(self) -> tuple[SourceShown, ...]:
        """Its sources, with the terms under which they may be used."""
        asked = (
            "SELECT id, publisher, licence, attribution, rows, kept, left_out, refused, places"
            " FROM sources ORDER BY number"
        )
        return tuple(SourceShown(*row) for row in self._connection.execute(asked))


_REMEMBERED = 200_000


def _sound(text: str) -> str:
    # Half a surrogate pair is in no name, and SQLite refuses to be asked for it.
    return text.encode(errors="replace").decode()


def _place(row: Sequence[object]) -> GazetteerPlace:
    place_id, name, kind, lat, lon, radius, containers, people, source = row
    return GazetteerPlace(
        id=str(place_id),
        name=str(name),
        kind=PlaceKind(str(kind)),
        lat=lat if isinstance(lat, float) else None,
        lon=lon if isinstance(lon, float) else None,
        radius_km=float(str(radius)),
        containers=tuple(str(containers).split("\n")) if containers else (),
        population=people if isinstance(people, int) else None,
        source=str(source),
    )


def open_gazetteer(path: Path) -> GazetteerFile:
    """
    Open a gazetteer's file; it is never written to, and no file appears beside it.

    Raises:
        RefusedError: When it cannot be read, or is of another version.
    """
    if not path.is_file():
        raise refused(codes.NOT_A_GAZETTEER, str(path), reason="there is no such file")
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True)
        made_by = int(connection.execute("PRAGMA application_id").fetchone()[0])
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error as error:
        raise refused(codes.NOT_A_GAZETTEER, str(path), reason=str(error)) from error
    if made_by == _APPLICATION and version == SCHEMA_VERSION:
        return GazetteerFile(connection)
    connection.close()
    if made_by != _APPLICATION:
        raise refused(codes.NOT_A_GAZETTEER, str(path), reason="another program made it")
    values = {"found": str(version), "wanted": str(SCHEMA_VERSION)}
    raise refused(codes.OTHER_VERSION, str(path), **values)


def build_from(file: Path) -> tuple[BuiltGazetteer, list[Problem]]:
    """
    Build a gazetteer from the file of its sources; their files are named relative to it.

    Returns:
        The gazetteer, and every warning and note.

    Raises:
        RefusedError: When a file cannot be read or has errors.
    """
    try:
        text = file.read_bytes()
    except OSError as error:
        raise refused(run_codes.UNREADABLE, str(file), reason=why(error)) from error
    sources, problems = read_sources(text, file.name)
    if sources is None:
        raise RefusedError(*problems)
    built, found = build_gazetteer(sources, _contents(sources, file.parent))
    if built is None:
        raise RefusedError(*problems, *found)
    return built, problems + found


def _contents(sources: GazetteerSources, folder: Path) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for source in sources.sources:
        try:
            contents[source.id] = _bounded(folder / source.file)
        except (OSError, ValueError) as error:
            reason = why(error) if isinstance(error, OSError) else str(error)
            values = {"file": source.file, "source": source.id, "reason": reason}
            problems.append(_problem(codes.SOURCE_UNREADABLE, source.file, values))
    if problems:
        raise RefusedError(*problems)
    return contents


def _bounded(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise ValueError("it is no file")
    with path.open("rb") as opened:
        content = opened.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise ValueError(f"it is larger than {LARGEST_BYTES // 1024 // 1024} MB")
    return content


def _problem(code: Code, file: str, values: dict[str, str]) -> Problem:
    return Problem(code, Place(file=file), "", values)


def write_gazetteer(built: BuiltGazetteer, path: Path) -> None:
    """
    Write a gazetteer as one file; one that is there already is replaced when the new one is whole.

    Raises:
        RefusedError: When the disk refuses.
    """
    making = path.absolute().with_name(f".{path.name}.making")
    with disk_errors(str(path)):
        try:
            making.unlink(missing_ok=True)
            with closing(sqlite3.connect(making, isolation_level=None)) as connection:
                _fill(connection, built)
            force(making)
            making.replace(path.absolute())
            force(path.absolute().parent)
        except sqlite3.Error as error:
            raise refused(run_codes.WRITE_FAILED, str(path), reason=str(error)) from error
        finally:
            making.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, built: BuiltGazetteer) -> None:
    pragmas = ("page_size = 4096", "auto_vacuum = NONE", "encoding = 'UTF-8'")
    speed = ("journal_mode = OFF", "synchronous = OFF")
    marks = (f"application_id = {_APPLICATION}", f"user_version = {SCHEMA_VERSION}")
    for pragma in (*pragmas, *speed, *marks):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    for table in _SCHEMA.split(";"):
        connection.execute(table)
    connection.execute("INSERT INTO about VALUES ('title', ?)", (built.title,))
    connection.executemany(_INTO["sources"], _source_rows(built))
    connection.executemany(_INTO["places"], _place_rows(built))
    connection.executemany(_INTO["names"], _name_rows(built))
    connection.executemany(_INTO["openings"], _opening_rows(built))
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def _source_rows(built: BuiltGazetteer) -> Iterable[Sequence[object]]:
    for number, each in enumerate(built.counts):
        told = each.source
        counted = (each.rows, each.kept, each.left_out, each.refused, each.places)
        yield (number, told.id, told.publisher, told.licence, told.attribution, *counted)


def _place_rows(built: BuiltGazetteer) -> Iterable[Sequence[object]]:
    for number, each in enumerate(built.places):
        place = each.place
        where = (place.lat, place.lon, place.radius_km, "\n".join(place.containers))
        yield (number, place.id, place.name, place.kind, *where, place.population, place.source)


def _name_rows(built: BuiltGazetteer) -> Iterable[Sequence[object]]:
    return sorted(
        {
            (key, number, name)
            for number, each in enumerate(built.places)
            for name in each.names
            for key in keys_of(name)
        }
    )


def _opening_rows(built: BuiltGazetteer) -> Iterable[Sequence[object]]:
    longest: dict[str, int] = {}
    for each in built.places:
        for name in each.names:
            for word, words in openings(name):
                longest[word] = max(words, longest.get(word, 0))
    return sorted(longest.items())
