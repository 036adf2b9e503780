"""
What is wrong with a text as it came, and what it leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.definitions.names import DIRECTION_MARKS, ZERO_WIDTH
from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.definitions.time_mentions import TextTrouble, TimeMention
from trucewatch.reading import codes
from trucewatch.reading.document import Document
from trucewatch.reading.prose.texts import Telling
from trucewatch.reading.prose.told import Text

LARGEST = 5 * 1024 * 1024
"""Bytes in UTF-8 of the largest text that is read."""

LANGUAGES = ("Arabic", "English", "Russian", "Ukrainian")
"""Languages that are read."""

_TURNS = re.compile("[" + "".join(sorted(DIRECTION_MARKS)) + "]")
_UNSEEN = re.compile(rf"(?<=\w)[{''.join(sorted(ZERO_WIDTH))}]+(?=\w)")
_OTHER_ENCODING = re.compile(
    "\ufffd"
    "|\u00c3[\u0080-\u00bf]|\u00e2\u20ac|[\u00d0\u00d1][\u0080-\u00bf\u2018-\u203a\u0400-\u045f]"
    "|[\u00d8\u00d9][\u0080-\u00bf\u0160-\u0192\u2018-\u203a]"
    "|(?<![A-Za-z])[\u00c0-\u00ff]{5,40}(?![A-Za-z])"
)
_LEAST_BROKEN = 3
_MOST_DAYS = 5


def problems_before(document: Document) -> list[Problem]:
    """Return what keeps a text from being read at all (TXT-202)."""
    size = len(document.text)
    if size > LARGEST // 4:
        size = len(document.text.encode("utf-8", "surrogatepass"))
    if size <= LARGEST:
        return []
    values = {"size": str(size), "most": str(LARGEST)}
    return [Problem(codes.TOO_LONG, Place(file=document.name), "", values)]


def problems_of(telling: Telling, text: Text) -> list[Problem]:
    """Return what was found on the way (TXT-201, TXT-203 to TXT-212)."""
    problems = list(_of_characters(telling))
    document = telling.document
    if not text.sentences:
        return [*problems, _problem(codes.EMPTY, document)]
    unread = [part for _, part, language in telling.story if not language]
    if len(unread) == sum(1 for _ in telling.story):
        known = ", ".join(LANGUAGES)
        return [*problems, _problem(codes.KEPT_UNREAD, document, known=known)]
    if unread:
        count = str(len(unread))
        problems.append(_problem(codes.PARTLY_UNREAD, document, unread[0].span[0], count=count))
    return [*problems, *_of_times(telling, text)]


def _of_characters(telling: Telling) -> Iterator[Problem]:
    document = telling.document
    if telling.is_page:
        yield _problem(codes.PAGE_MASKED, document)
    found = (
        (codes.DIRECTION_MARKS, _TURNS, 1),
        (codes.ZERO_WIDTH, _UNSEEN, 1),
        (codes.OTHER_ENCODING, _OTHER_ENCODING, _LEAST_BROKEN),
    )
    for code, pattern, least in found:
        places = [each.start() for each in pattern.finditer(document.text)]
        if len(places) >= least:
            yield _problem(code, document, places[0], count=str(len(places)))


def _of_times(telling: Telling, text: Text) -> Iterator[Problem]:
    times = [time for told in text.sentences for time in told.times]
    document = telling.document
    if text.published is None and any(_asks(each, TextTrouble.NO_ANCHOR) for each in times):
        days = [each.day.isoformat() for each in telling.candidates[:_MOST_DAYS]]
        if days:
            yield _problem(codes.SEVERAL_DAYS, document, days=", ".join(days))
        else:
            yield _problem(codes.NO_DAY, document)
    if text.zone is None and any(_asks(each, TextTrouble.NO_ZONE) for each in times):
        yield _problem(codes.NO_ZONE, document)
    if text.zone_from and times:
        yield _problem(codes.ZONE_INFERRED, document, zone=str(text.zone), because=text.zone_from)


def _asks(mention: TimeMention, trouble: TextTrouble) -> bool:
    inner = (each for each in (mention.start, mention.end) if each is not None)
    return mention.trouble is trouble or any(each.trouble is trouble for each in inner)


def _problem(code: Code, document: Document, at: int | None = None, **values: str) -> Problem:
    if at is None:
        return Problem(code, Place(file=document.name), "", values)
    line = document.text.count("\n", 0, at) + 1
    column = at - document.text.rfind("\n", 0, at)
    return Problem(code, Place(file=document.name, line=line, column=column), "", values)
