"""
Reading texts: files into claims, with the case's own actors, places, zone and confirmations.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

from trucewatch.definitions.problems import Problem, errors
from trucewatch.definitions.time_wording import (
    FIRST_YEAR,
    LAST_YEAR,
    Stated,
    day_bounds,
    read_instant,
    read_zone,
)
from trucewatch.engine.confirmations import CLAIMS, kept_decisions
from trucewatch.engine.files import open_case
from trucewatch.engine.gazetteer import open_gazetteer
from trucewatch.engine.model_endpoint import ModelAsked, model_endpoint
from trucewatch.engine.readers import model_reader, rules_reader
from trucewatch.engine.refusal import RefusedError, refused
from trucewatch.engine.texts import STANDARD_INPUT, files_of, known_encoding, text_at
from trucewatch.mission.agreed import Agreed, read_agreed
from trucewatch.mission.ports import Progress
from trucewatch.reading.confirmations import codes
from trucewatch.reading.confirmations.decided import ClaimDecision
from trucewatch.reading.confirmations.remembered import as_decided
from trucewatch.reading.confirmations.settled import Settled, of_other_versions, settle
from trucewatch.reading.document import Context, Document, Published
from trucewatch.reading.learning.learned import Learned, hinted, read_learned
from trucewatch.reading.read_text import ReadText, read_text
from trucewatch.reading.reader import Reader

LEARNED = "learned.json"
"""File beside the confirmations that holds what they taught."""

_EARLIEST_DAY, _LATEST_DAY = timedelta(hours=-14), timedelta(hours=12)
"""A day of no zone begins first at UTC+14 and ends last at UTC-12."""


@dataclass(frozen=True, slots=True)
class Asked:
    """
    What the user says of the texts, as it was written; empty where nothing is said.

    Attributes:
        published: Instant or day on which they were published.
        zone: IANA zone or offset of hours that carry none; the case's where it is empty.
        source: Source of the case that published them.
        language: ``en``, ``ru``, ``uk`` or ``ar``.
        encoding: Encoding that the files are in.
        gazetteer: File of a built gazetteer, before the case's own.
        model: Model that reads the texts; ``None``: they are read by rules.
    """

    published: str = ""
    zone: str = ""
    source: str = ""
    language: str = ""
    encoding: str = "utf-8"
    gazetteer: Path | None = None
    model: ModelAsked | None = None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """
    One file that was read.

    Attributes:
        path: The file as it was named.
        read: What was read in it.
        settled: Its claims with what people made of them.
        folder: Folder in which its confirmations stand; ``None`` for standard input without a
            case.
        learned: What confirmations taught before.
    """

    path: str
    read: ReadText
    settled: Settled
    folder: Path | None
    learned: Learned = field(default_factory=Learned)

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong with the text and with decisions on it."""
        return [*self.read.problems, *self.settled.problems]


@dataclass(frozen=True, slots=True)
class Reading:
    """
    Everything that texts are read with.

    Attributes:
        reader: Proposes the claims.
        context: What is known of every text without reading it.
        encoding: Encoding of the files.
        case: Folder of the case; ``None`` without one.
        agreed: What the case says; ``None`` without one.
        problems: What is wrong with the case.
    """

    reader: Reader
    context: Context
    encoding: str
    case: Path | None = None
    agreed: Agreed | None = None
    problems: tuple[Problem, ...] = ()

    def files(self, given: Sequence[str]) -> Iterator[ReadFile | Problem]:
        """
        Read files one after the other; one that cannot be read is a problem, the others go on.

        Raises:
            RefusedError: When a folder has no text, or confirmations cannot be read.
        """
        for file in files_of(given):
            text = text_at(file, self.encoding)
            if isinstance(text, Problem):
                yield text
                continue
            folder = self._folder(file)
            decisions, problems = kept_decisions(folder) if folder else ((), [])
            document = Document.of(text, self._name(file), self.context)
            document = as_decided(document, decisions)
            read = read_text(document, self.reader)
            yield self._settled(file, read, folder, (decisions, problems))

    def settled_anew(self, found: ReadFile) -> ReadFile:
        """Return a text that was read with what people have decided on it by now."""
        if found.folder is None:
            return found
        return self._settled(found.path, found.read, found.folder, kept_decisions(found.folder))

    def _settled(
        self,
        file: str,
        read: ReadText,
        folder: Path | None,
        kept: tuple[tuple[ClaimDecision, ...], list[Problem]],
    ) -> ReadFile:
        decisions, problems = kept
        decider = self.agreed.case.decided_by if self.agreed and self.agreed.case else ""
        settled = settle(read.document.digest, read.claims, decisions, decider)
        learned = self._learned(folder)
        claims = tuple(hinted(read.document, each, learned) for each in settled.claims)
        others = of_other_versions(read.document, decisions)
        told = Settled(claims, settled.without_claim, (*settled.problems, *problems, *others))
        return ReadFile(file, read, told, folder, learned)

    def _learned(self, folder: Path | None) -> Learned:
        path = folder / LEARNED if folder else None
        if path is None or not path.is_file():
            return Learned()
        learned = read_learned(path.read_bytes())
        if learned is None:
            raise refused(codes.NOT_LEARNED, f"{CLAIMS}/{LEARNED}")
        return learned

    def _name(self, file: str) -> str:
        if file == STANDARD_INPUT:
            return "standard input"
        path = Path(file).resolve()
        if self.case is not None and path.is_relative_to(self.case):
            return path.relative_to(self.case).as_posix()
        return path.name

    def _folder(self, file: str) -> Path | None:
        if self.case is not None:
            return self.case / CLAIMS
        return None if file == STANDARD_INPUT else Path(file).resolve().parent / CLAIMS


def open_reading(case: Path | None, asked: Asked, progress: Progress | None = None) -> Reading:
    """
    Return what texts are read with.

    Args:
        case: Folder of the case; without one the general lists are used alone.
        asked: What the user says of the texts.
        progress: Told how far the reading of a text is; ``None`` for nobody.

    Raises:
        RefusedError: When the case has errors, or something asked for is not there.
    """
    root, agreed = _agreed(case)
    if known_encoding(asked.encoding) is None:
        values = {"encoding": asked.encoding, "guess": "-", "byte": "1"}
        raise refused(codes.OTHER_ENCODING, "", **values)
    problems = agreed.problems if agreed else ()
    context = _context(agreed, asked)
    # It stays open as long as texts are read: the end of the process closes it.
    places = open_gazetteer(asked.gazetteer) if asked.gazetteer else None
    reader = rules_reader(agreed, places, progress)
    if asked.model is not None:
        reader = model_reader(agreed, places, model_endpoint(asked.model, os.environ))
    return Reading(reader, context, asked.encoding, root, agreed, tuple(problems))


def _agreed(case: Path | None) -> tuple[Path | None, Agreed | None]:
    if case is None:
        return None, None
    files = open_case(case)
    agreed = read_agreed(files)
    if not agreed.is_sound:
        raise RefusedError(*errors(agreed.problems), *files.refused)
    return files.root, agreed


def _context(agreed: Agreed | None, asked: Asked) -> Context:
    case = agreed.case if agreed else None
    if case is not None and asked.source and asked.source not in case.sources:
        known = ", ".join(sorted(case.sources)) or "-"
        raise refused(codes.UNKNOWN_SOURCE, "", asked.source, source=asked.source, known=known)
    zone = read_zone(asked.zone) if asked.zone else None
    if asked.zone and zone is None:
        raise refused(codes.NOT_A_ZONE, "", asked.zone, zone=asked.zone)
    # The zone of the case is the reader's to weigh: a text may be told from elsewhere.
    days_of = zone or (read_zone(case.zone) if case else None)
    published = _published(asked.published, days_of) if asked.published else None
    return Context(asked.source, published, zone, asked.language)


def _published(words: str, zone: tzinfo | None) -> Published:
    stated = read_instant(words, zone)
    if isinstance(stated, Stated) and stated.instants:
        return Published(min(stated.instants), max(stated.instants))
    day = _day(words)
    if day is None:
        raise refused(codes.NOT_WHEN, "", words, written=words)
    if zone is not None:
        return Published(*day_bounds(day, zone))
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Published(start + _EARLIEST_DAY, start + timedelta(days=1) + _LATEST_DAY)


def _day(words: str) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
