"""A reader for tests: proposes claims from words that a test lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.definitions.problems import Problem
from trucewatch.reading.claim import Alternative, Claim, ClaimType, Json, Modality, Slot
from trucewatch.reading.document import Document, Span


def span_of(text: str, words: str) -> Span:
    """Return where *words* first stand in *text*."""
    at = text.index(words)
    return at, at + len(words)


def slot(text: str, words: str, normalised: Json, **others: Json) -> Slot:
    """Return a slot said by *words*; *others* are its alternatives, by way."""
    span = span_of(text, words)
    open_ways = tuple(Alternative(way.replace("_", " "), each) for way, each in others.items())
    return Slot((words,), normalised, (span,), alternatives=open_ways)


def listed(
    text: str, kind: ClaimType, words: str, slots: Mapping[str, Slot], **more: str
) -> Claim:
    """Return a claim of *kind* at *words*."""
    return Claim(
        document=Document.of(text).digest,
        type=kind,
        slots=slots,
        span=span_of(text, words),
        modality=Modality(more.get("modality", "held")),
        speaker=(),
        reader="listed",
        version="1",
        rule=more.get("rule", "test.rule"),
    )


@dataclass(frozen=True, slots=True)
class ListedReader:
    """Proposes what was listed, whatever the text is."""

    claims: tuple[Claim, ...]
    name: str = "listed"
    version: str = "1"

    def read(self, document: Document) -> tuple[list[Claim], list[Problem]]:
        """Return the listed claims of this text."""
        return [each for each in self.claims if each.document == document.digest], []


TEXT = """\
The army said the truce begins at 01:00 on Thursday and lasts until midnight on 6 May.

Two civilians were killed when shells hit the market in Aleppo on 5 May. The convoy was refused.
"""

TRUCE = listed(
    TEXT,
    ClaimType.TRUCE_TERM,
    "the truce begins at 01:00 on Thursday and lasts until midnight on 6 May",
    {
        "start": slot(TEXT, "01:00 on Thursday", {"at": "2016-05-04T22:00:00Z"}),
        "end": slot(
            TEXT,
            "midnight on 6 May",
            None,
            start_of_the_day={"at": "2016-05-05T21:00:00Z"},
            end_of_the_day={"at": "2016-05-06T21:00:00Z"},
        ),
    },
    rule="test.truce",
)
SHELLS = listed(
    TEXT,
    ClaimType.INCIDENT,
    "Two civilians were killed when shells hit the market in Aleppo on 5 May",
    {
        "act": slot(TEXT, "shells hit", "shelling"),
        "at": slot(TEXT, "5 May", {"from": "2016-05-04T21:00:00Z", "to": "2016-05-05T21:00:00Z"}),
        "place": slot(
            TEXT,
            "Aleppo",
            [
                {
                    "name": "Aleppo",
                    "id": "SY02",
                    "lat": 36.2,
                    "lon": 37.15,
                    "radius_km": 6.0,
                    "container": None,
                }
            ],
        ),
        "killed": slot(TEXT, "Two", {"low": 2, "best": 2, "high": 2}),
        "unit": slot(TEXT, "civilians", "civilians"),
    },
    rule="test.incident",
)
CONVOY = listed(
    TEXT,
    ClaimType.ACCESS,
    "The convoy was refused",
    {"status": slot(TEXT, "refused", "refused")},
    rule="test.access",
)
EVERY = (TRUCE, SHELLS, CONVOY)
