"""
What a time can mean, what that rests on, and why some times mean nothing yet.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.definitions.wording.tables import CONTEXT, DAMASCUS, WEDNESDAY
from trucewatch.definitions.instants import written
from trucewatch.definitions.time_mentions import (
    AGREEING,
    DISAGREEING,
    Precision,
    RestsOn,
    Tense,
    TextTrouble,
    TimeBasis,
    TimeContext,
    TimeKind,
    TimeMention,
)
from trucewatch.definitions.times_in_text import times_in

UNKNOWN = TimeContext()
BERLIN = ZoneInfo("Europe/Berlin")


def only(text: str, context: TimeContext = CONTEXT) -> TimeMention:
    """Return the single time of *text*."""
    (mention,) = times_in(text, context)
    return mention


def told(mention: TimeMention) -> list[tuple[str, str | None, str | None]]:
    """Return the ways of a mention with their ends in UTC."""
    return [(each.way, written(each.earliest), written(each.latest)) for each in mention.readings]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("at 22:00 on 4 May 2016", TimeKind.INSTANT),
        ("on the evening of 4 May 2016", TimeKind.PART_OF_DAY),
        ("on 4 May 2016", TimeKind.DAY),
        ("last week", TimeKind.WEEK),
        ("in May 2016", TimeKind.MONTH),
        ("in 2016", TimeKind.YEAR),
        ("from 4 to 6 May 2016", TimeKind.WINDOW),
        ("for 48 hours", TimeKind.LENGTH),
    ],
)
def test_kinds(text: str, kind: TimeKind) -> None:
    """
    Each kind of time is told apart.
    """
    assert kind == only(text).kind


def test_two_statements_that_agree_are_one_time() -> None:
    """
    "1:00 am on Thursday [2200 GMT Wednesday]" is one instant that is stated twice.
    """
    mention = only(
        "Guns will be silent for 48 hours from 1:00 am on Thursday [2200 GMT Wednesday]."
    )

    assert [("stated", "2016-05-04T22:00:00Z", "2016-05-06T22:00:00Z")] == told(mention)
    assert [True, (AGREEING,)] == [mention.agrees, mention.flags]
    assert timedelta(hours=48) == (mention.length and mention.length.exactly)
    assert "1:00 am on Thursday [2200 GMT Wednesday]" == (mention.start and mention.start.words)


def test_two_statements_that_disagree_are_both_kept() -> None:
    """
    Where two zones give two instants neither is chosen, and the mention says so.
    """
    mention = only("It began at 1:01 am on 7 May 2016 (2200 GMT).")

    assert [
        ("the first statement", "2016-05-06T22:01:00Z", "2016-05-06T22:01:00Z"),
        ("the second statement", "2016-05-06T22:00:00Z", "2016-05-06T22:00:00Z"),
    ] == told(mention)
    assert [False, (DISAGREEING,)] == [mention.agrees, mention.flags]


def test_the_second_statement_settles_the_first() -> None:
    """
    Without a zone of the place the hour in GMT is what is known, and nobody says that they agree.
    """
    context = replace(CONTEXT, zone=None)
    mention = only("The truce will begin at 1:00 am on Thursday [2200 GMT Wednesday].", context)

    assert [("stated", "2016-05-04T22:00:00Z", "2016-05-04T22:00:00Z")] == told(mention)
    assert [None, None] == [mention.agrees, mention.trouble]
    assert RestsOn.SECOND_STATEMENT in [each.on for each in mention.rests_on]


def test_midnight_keeps_both_its_meanings() -> None:
    """
    Midnight on a day is its start or its end, and a window until then has both ends.
    """
    assert [
        ("start of the day", None, "2016-05-05T21:00:00Z"),
        ("end of the day", None, "2016-05-06T21:00:00Z"),
    ] == told(only("They watch the lull until midnight on May 6"))


def test_a_window_keeps_its_ends_as_mentions() -> None:
    """
    The ends of a window are mentions inside it, with spans of their own.
    """
    text = "The truce will hold from 1:00 am on May 5 to midnight on May 6."
    mention = only(text)
    assert mention.start is not None
    assert mention.end is not None

    assert ["1:00 am on May 5", "midnight on May 6"] == [mention.start.words, mention.end.words]
    assert ["start", "end"] == [role for role, _ in mention.parts]
    assert mention.span[0] < mention.start.span[0] < mention.end.span[0] < mention.span[1]


def test_the_parts_of_an_instant_have_their_spans() -> None:
    """
    Clock, zone and day are found where they stand.
    """
    text = "It began at 10 pm Moscow time on Wednesday, May 4."
    mention = only(text)

    assert {"clock": "10 pm", "zone": "Moscow time", "day": "Wednesday, May 4"} == {
        role: text[start:end] for role, (start, end) in mention.parts
    }


@pytest.mark.parametrize(
    ("text", "basis", "rests_on"),
    [
        ("at 22:00 GMT on 4 May 2016", TimeBasis.STATED, []),
        ("at 22:00 on 4 May 2016", TimeBasis.DEFAULT, [RestsOn.ZONE]),
        ("on the evening of 4 May 2016", TimeBasis.DEFAULT, [RestsOn.ZONE, RestsOn.CONVENTION]),
        ("at 22:00 GMT on 4 May", TimeBasis.INFERRED, [RestsOn.PUBLICATION]),
        ("at 22:00 GMT yesterday", TimeBasis.INFERRED, [RestsOn.PUBLICATION]),
        (
            "It will start at 22:00 GMT on Friday",
            TimeBasis.INFERRED,
            [RestsOn.PUBLICATION, RestsOn.TENSE],
        ),
    ],
)
def test_what_readings_rest_on(text: str, basis: TimeBasis, rests_on: list[RestsOn]) -> None:
    """
    Whatever is not said in the words themselves is named as what the reading rests on.
    """
    mention = only(text)

    assert [basis, rests_on] == [mention.basis, [each.on for each in mention.rests_on]]


def test_the_tense_is_shown_by_its_words() -> None:
    """
    A weekday that is placed by the tense of its sentence names the word that said the tense.
    """
    text = "The ministers will meet on Monday."
    (span,) = [each.span for each in only(text).rests_on if each.on is RestsOn.TENSE]

    assert "will" == (span and text[slice(*span)])


@pytest.mark.parametrize(
    ("tense", "days"),
    [
        (Tense.PAST, [date(2016, 4, 28)]),
        (Tense.FUTURE, [date(2016, 5, 5)]),
        (Tense.UNKNOWN, [date(2016, 4, 28), date(2016, 5, 5)]),
    ],
)
def test_a_weekday_goes_by_tense(tense: Tense, days: list[date]) -> None:
    """
    Thursday, told on a Wednesday, is the one before or the one after; unsaid it is both.
    """
    mention = only("on Thursday", replace(CONTEXT, tense=tense))

    assert days == [each.day for each in mention.readings]


@pytest.mark.parametrize(
    ("text", "context", "trouble"),
    [
        ("at 22:00 on 4 May 2016", UNKNOWN, TextTrouble.NO_ZONE),
        ("at 22:00 GMT on Friday", UNKNOWN, TextTrouble.NO_ANCHOR),
        ("on Friday", UNKNOWN, TextTrouble.NO_ANCHOR),
        ("on 4 May", UNKNOWN, TextTrouble.NO_ANCHOR),
        ("in February", UNKNOWN, TextTrouble.NO_ANCHOR),
        ("last week", UNKNOWN, TextTrouble.NO_ANCHOR),
        ("in the last 13 days", UNKNOWN, TextTrouble.NO_ANCHOR),
        ("in recent weeks", UNKNOWN, TextTrouble.NO_ANCHOR),
        ("three days ago", UNKNOWN, TextTrouble.NO_ANCHOR),
        ("an hour later", CONTEXT, TextTrouble.NO_ANCHOR),
        ("within 48 hours of the signing", CONTEXT, TextTrouble.NO_ANCHOR),
        ("on 30 February 2016", CONTEXT, TextTrouble.NO_SUCH_TIME),
        ("at 00:30 on 25 March 2016", CONTEXT, TextTrouble.SKIPPED_HOUR),
        ("on 28 Rajab 1437", CONTEXT, TextTrouble.OTHER_CALENDAR),
        ("every Friday", CONTEXT, TextTrouble.RECURS),
        ("daily from 10:00 to 14:00", CONTEXT, TextTrouble.RECURS),
        (
            "from 6 May 2016 to 4 May 2016",
            CONTEXT,
            TextTrouble.ENDS_BEFORE_IT_STARTS,
        ),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_trouble(
    text: str, context: TimeContext, trouble: TextTrouble
) -> None:
    """
    A time that means nothing yet stays in the list and says why.
    """
    mention = only(text, context)

    assert [trouble, ()] == [mention.trouble, mention.readings]


def test_a_day_is_known_where_its_zone_is_not() -> None:
    """
    Without a zone a date has no instants, but it is still that date.
    """
    assert (date(2016, 5, 4),) == only("on 4 May 2016", UNKNOWN).days


def test_an_hour_that_strikes_twice_has_two_readings() -> None:
    """
    When the clocks go back one hour is there twice.
    """
    context = TimeContext.on(date(2016, 10, 31), BERLIN)

    assert [
        ("first time", "2016-10-30T00:30:00Z", "2016-10-30T00:30:00Z"),
        ("second time", "2016-10-30T01:30:00Z", "2016-10-30T01:30:00Z"),
    ] == told(only("at 02:30 on 30 October 2016", context))


def test_a_date_in_figures_can_be_two_days() -> None:
    """
    5/4/2016 is April or May, and only a writer knows.
    """
    assert ["day first", "month first"] == [each.way for each in only("on 5/4/2016").readings]


def test_letters_of_several_zones_keep_them_all() -> None:
    """
    IST is India's, Israel's in winter and in summer, and Ireland's time.
    """
    assert 4 == len(only("at 18:00 IST on 4 May 2016").readings)


def test_a_weekday_that_is_not_the_dates_is_flagged() -> None:
    """
    A weekday beside a date of another weekday leaves both readings.
    """
    mention = only("on Wednesday, 5 May 2016")

    assert ["the date", "the weekday"] == [each.way for each in mention.readings]
    assert ("weekday and date disagree",) == mention.flags


def test_the_last_days_are_counted_in_two_ways() -> None:
    """
    "The last 13 days" can hold the day of speaking or end before it.
    """
    assert [
        ("counting the day of speaking", "2016-04-21T21:00:00Z", "2016-05-04T21:00:00Z"),
        ("before the day of speaking", "2016-04-20T21:00:00Z", "2016-05-03T21:00:00Z"),
    ] == told(only("killed in the last 13 days"))


def test_what_bounds_nothing_says_so() -> None:
    """
    "In recent weeks" has no start, and is flagged as vague.
    """
    mention = only("in recent weeks")

    assert [None, Precision.VAGUE, ("vague",)] == [
        mention.readings[0].earliest,
        mention.readings[0].precision,
        mention.flags,
    ]


def test_the_instant_of_speaking_bounds_the_last_hours() -> None:
    """
    Written at an instant, the last 24 hours end at it.
    """
    context = TimeContext.at(datetime(2016, 5, 4, 18, tzinfo=UTC), DAMASCUS)

    assert [("stated", "2016-05-03T18:00:00Z", "2016-05-04T18:00:00Z")] == told(
        only("in the last 24 hours", context)
    )


def test_two_days_of_writing_give_two_readings() -> None:
    """
    A text of one of two days says "yesterday" of one of two days.
    """
    context = replace(
        CONTEXT,
        earliest=datetime(2016, 5, 3, 12, tzinfo=UTC),
        latest=datetime(2016, 5, 4, 12, tzinfo=UTC),
    )

    assert [date(2016, 5, 2), date(2016, 5, 3)] == [
        each.day for each in only("yesterday", context).readings
    ]


def test_a_text_of_any_day_anchors_nothing() -> None:
    """
    Written on one of three days or more, a text has no day that "today" could be.
    """
    context = replace(
        CONTEXT,
        earliest=datetime(2016, 5, 1, tzinfo=UTC),
        latest=datetime(2016, 5, 9, tzinfo=UTC),
    )

    assert TextTrouble.NO_ANCHOR == only("today", context).trouble


def test_the_next_day_follows_the_day_told_before() -> None:
    """
    "The following day" is counted from the day that the text spoke of last.
    """
    _, following = times_in("It fell on 29 April 2016. The following day it rose.", CONTEXT)

    assert [date(2016, 4, 30)] == [each.day for each in following.readings]
    assert [RestsOn.TOLD, RestsOn.ZONE] == [each.on for each in following.rests_on]


def test_hours_of_a_list_share_the_day_behind_them() -> None:
    """
    In "at 15:20 and 16:10 on 3 May" both hours are of 3 May.
    """
    assert [date(2016, 5, 3), date(2016, 5, 3)] == [
        each.readings[0].day for each in times_in("at 15:20 and 16:10 on 3 May", CONTEXT)
    ]


def test_a_named_place_gives_its_zone() -> None:
    """
    Moscow's summer time of 2014 was four hours ahead of UTC until October.
    """
    assert [("stated", "2014-09-05T14:00:00Z", "2014-09-05T14:00:00Z")] == told(
        only("The truce begins at 6 pm Moscow time on 5 September 2014.")
    )


def test_a_length_in_months_is_no_exact_length() -> None:
    """
    A month is 28 to 31 days.
    """
    length = only("a one-month truce").length
    assert length is not None

    assert [timedelta(days=28), timedelta(days=31), None] == [
        length.least,
        length.most,
        length.exactly,
    ]


def test_the_language_decides_how_figures_are_read() -> None:
    """
    Given as Russian, 5/4/2016 starts with its day.
    """
    mention = only("5/4/2016", replace(CONTEXT, language="ru"))

    assert [date(2016, 4, 5)] == [each.day for each in mention.readings]


def test_the_reference_day_of_the_tables() -> None:
    """
    The tables are written as of a Wednesday, in Damascus.
    """
    assert [2, (WEDNESDAY,)] == [WEDNESDAY.weekday(), CONTEXT.days]
