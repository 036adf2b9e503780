"""What was known of a text when it was decided on comes back with its decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from tests.reading.listed_reader import SHELLS, TEXT
from trucewatch.reading.confirmations.decided import ClaimAction, ClaimDecision, Deciding
from trucewatch.reading.confirmations.file import read_confirmations
from trucewatch.reading.confirmations.remembered import (
    as_decided,
    published_from,
    published_words,
    zone_words,
)
from trucewatch.reading.confirmations.writing import entry, head
from trucewatch.reading.document import Context, Document, Published

DAY = Published(datetime(2016, 5, 3, 21, tzinfo=UTC), datetime(2016, 5, 4, 21, tzinfo=UTC))
INSTANT = Published(
    datetime(2016, 5, 4, 16, 30, tzinfo=UTC), datetime(2016, 5, 4, 16, 30, tzinfo=UTC)
)
PLAIN = Document.of(TEXT, "texts/day.txt")


def _file(context: Context) -> str:
    document = replace(PLAIN, context=context)
    words = document.quote(SHELLS.span)
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    made = Deciding(SHELLS, SHELLS.id, words, "a monitor", at).decision(ClaimAction.ACCEPT)
    return head(document) + entry(made)


def _decisions(*contexts: Context) -> list[ClaimDecision]:
    return [
        one for each in contexts for one in read_confirmations(_file(each), "claims/a.yaml")[0]
    ]


@pytest.mark.parametrize("published", [DAY, INSTANT, None], ids=["day", "instant", "unknown"])
@pytest.mark.parametrize(
    "zone", [ZoneInfo("Asia/Damascus"), timezone(timedelta(hours=3, minutes=30)), UTC, None]
)
def test_a_text_is_read_again_as_it_was_decided_on(
    published: Published | None, zone: tzinfo | None
) -> None:
    """
    Day and zone that were given once need not be given again.
    """
    again = as_decided(PLAIN, _decisions(Context(published=published, zone=zone)))

    found = again.context.zone
    assert published == again.context.published
    assert (zone and zone_words(zone)) == (found and zone_words(found))


def test_what_is_given_now_comes_first() -> None:
    """
    Whoever gives another day reads with that one.
    """
    now = replace(PLAIN, context=Context(published=INSTANT))

    assert INSTANT == as_decided(now, _decisions(Context(published=DAY))).context.published


def test_of_two_days_none_is_taken() -> None:
    """
    Where files differ nothing is chosen, and decisions on another text say nothing of this one.
    """
    two = _decisions(Context(published=DAY), Context(published=INSTANT))
    other = [replace(each, document="0" * 64) for each in _decisions(Context(published=DAY))]

    assert [None, None] == [as_decided(PLAIN, each).context.published for each in (two, other)]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "/",
        "yesterday",
        "2016-05-04",
        "2016-05-04T21:00:00Z/2016-05-03T21:00:00Z",
        "2016-05-03T21:00:00Z/2016-05-04T21:00:00Z/2016-05-05T21:00:00Z",
    ],
)
def test_what_is_no_publication_gives_none(words: str) -> None:
    """
    Only an instant, or two in their order, say when a text was published.
    """
    assert published_from(words) is None


@pytest.mark.parametrize("published", [DAY, INSTANT])
def test_a_publication_comes_back(published: Published) -> None:
    """
    What is written is read as the same.
    """
    assert published == published_from(published_words(published))


@pytest.mark.parametrize(
    ("code", "line"), [("TXT-312", "published: a while ago"), ("TXT-306", "zone: Mars/Olympus")]
)
def test_a_day_or_zone_that_is_none_refuses_the_file(code: str, line: str) -> None:
    """
    A slip by hand is told by its line, and the file decides nothing.
    """
    text = _file(Context()).replace("decisions:\n", f"{line}\ndecisions:\n")

    found, problems = read_confirmations(text, "claims/a.yaml")

    assert ((), [(code, 5)]) == (found, [(e.code.id, e.place.line) for e in problems])
