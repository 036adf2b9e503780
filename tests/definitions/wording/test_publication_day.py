"""
The day on which a text was written, from what its weekdays and dates agree on.
"""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.definitions.publication_day import publication_days
from trucewatch.definitions.time_mentions import TimeContext
from trucewatch.definitions.times_in_text import times_in

STORY = """A picture of a damaged street, taken on April 29, 2016.

The command promised on Wednesday to stop for two days.

Guns will be silent for 48 hours from 1:00 am on Thursday [2200 GMT Wednesday], it said.

Observers had agreed to watch the lull until midnight on May 6.

A conference will open on May 9. "We are going to gather our friends on Monday."
"""


def days(text: str) -> list[date]:
    """Return the candidates for *text*."""
    return [each.day for each in publication_days(text, times_in(text, TimeContext()))]


def test_a_story_without_a_date_gives_its_day() -> None:
    """
    A weekday told as past and as to come, and a date with its weekday, leave one day.
    """
    assert [date(2016, 5, 4)] == days(STORY)


def test_a_candidate_shows_its_evidence() -> None:
    """
    Each agreement names the words that agree.
    """
    (found,) = publication_days(STORY, times_in(STORY, TimeContext()))
    shown = {each.why: [STORY[slice(*span)] for span in each.spans] for each in found.evidence}

    assert ["May 9", "Monday"] == shown["weekday and date within a week"]
    assert ["April 29, 2016"] == shown["dated as over"]
    assert "Wednesday" == shown["weekday told as past"][0]
    assert "weekday told as past and to come" in shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DAMASCUS, May 4, 2016 (Reuters) - The army said on Wednesday.", [date(2016, 5, 4)]),
        ("Published: 5 May 2016\n\nThe ministry said it will act.", [date(2016, 5, 5)]),
        ("МОСКВА, 5 мая 2016 года - Режим тишины вступил в силу в четверг.", [date(2016, 5, 5)]),
        ("Сегодня, 4 мая 2016 года, стороны встретились.", [date(2016, 5, 4)]),
        ("دمشق، 4 أيار 2016 - قتل مدنيان اليوم الأربعاء.", [date(2016, 5, 4)]),
    ],
)
def test_a_day_that_is_said(text: str, expected: list[date]) -> None:
    """
    A dateline, "published" and "today" with a date say the day outright.
    """
    assert expected == days(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The army said on Wednesday that a truce will begin on Thursday.",
        "The accord was signed on 12 February 2015.",
        "It happened in 2016.",
        "On 4 May the truce began.",
    ],
)
def test_too_little_is_no_day(text: str) -> None:
    """
    Without a year, or with one agreement alone, the day stays unknown.
    """
    assert [] == days(text)


@pytest.mark.parametrize(
    "head",
    ["18 June 2018", "Kuala Lumpur, 18 June 2018", "As of 19:30, 18 June 2018"],
)
def test_a_date_that_is_a_line_of_its_own_is_the_day(head: str) -> None:
    """
    A date on a line with a place or "as of" at most is that of the text.
    """
    text = f"Weekly bulletin\n{head}\n\nTwo shells fell on the town on 16 June.\n"
    assert [date(2018, 6, 18)] == days(text)
