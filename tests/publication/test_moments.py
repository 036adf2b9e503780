"""Moments: every time with its zone, the case's and UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.publication.builders import at
from trucewatch.publication.moments import Clock
from trucewatch.publication.wording import Catalogue

CLOCK = Clock(Catalogue.load("en"), "Asia/Damascus")
INDIA = Clock(Catalogue.load("en"), "Asia/Kolkata")
GREENWICH = Clock(Catalogue.load("en"), "UTC")


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        (CLOCK, "5 May 2016, 01:00 UTC+3 (4 May 2016, 22:00 UTC)"),
        (INDIA, "5 May 2016, 03:30 UTC+5:30 (4 May 2016, 22:00 UTC)"),
        (GREENWICH, "4 May 2016, 22:00 UTC"),
        (
            Clock(Catalogue.load("en"), "America/New_York"),
            "4 May 2016, 18:00 UTC−4 (4 May 2016, 22:00 UTC)",
        ),
    ],
)
def test_an_instant_is_told_twice(clock: Clock, words: str) -> None:
    """
    The local hour and the hour of UTC stand side by side, so that nobody has to convert.
    """
    assert words == clock.words(at("2016-05-04T22:00"))


def test_an_instant_keeps_its_seconds() -> None:
    """
    Seconds are told where a source gives them.
    """
    assert "4 May 2016, 22:00:07 UTC" == GREENWICH.words(
        datetime(2016, 5, 4, 22, 0, 7, tzinfo=UTC)
    )


def test_html_names_the_instant_for_machines() -> None:
    """
    The element carries the instant itself beside the words.
    """
    told = CLOCK.html(at("2016-05-04T22:00"))

    assert 'datetime="2016-05-04T22:00:00Z"' in told
    assert "01:00" in told
    assert "22:00 UTC" in told


def test_an_open_end_is_said() -> None:
    """
    An end that nobody bounds is told in words.
    """
    assert "open end" in CLOCK.html(None, "open end")


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2016-05-04T21:00", "2016-05-05T21:00", "5 May 2016 UTC+3"),
        ("2016-05-04T21:00", "2016-05-07T21:00", "5 May 2016 to 7 May 2016 UTC+3"),
        (
            "2016-05-04T21:00",
            "2016-05-04T23:00",
            (
                "between 5 May 2016, 00:00 UTC+3 (4 May 2016, 21:00 UTC)"
                " and 5 May 2016, 02:00 UTC+3 (4 May 2016, 23:00 UTC)"
            ),
        ),
        (
            "2016-05-04T21:30",
            "2016-05-04T21:30",
            "5 May 2016, 00:30 UTC+3 (4 May 2016, 21:30 UTC)",
        ),
    ],
)
def test_whole_days_are_told_as_days(earliest: str, latest: str, words: str) -> None:
    """
    A day of the case is a day; anything else is told by its two instants.
    """
    assert words == CLOCK.interval(at(earliest), at(latest)).striptags()


def test_days_are_those_of_the_case() -> None:
    """
    Half past nine in the evening UTC is already the next day in Damascus.
    """
    assert date(2016, 5, 5) == CLOCK.day(at("2016-05-04T21:30"))
