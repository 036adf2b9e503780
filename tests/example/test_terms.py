"""Terms of the example: the windows that follow, and every contradiction of the statements."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from itertools import chain

import pytest

from tests.example.shipped import agreed
from trucewatch.definitions.instants import written
from trucewatch.definitions.problems import errors
from trucewatch.terms.conflicts import conflicts
from trucewatch.terms.model import JudgedRegime, Reading, RegimeStatus, Source, Standing

Told = tuple[str, str | None, str | None]


def _judged(regime: str) -> JudgedRegime:
    return next(each for each in agreed().judged if each.regime.id == regime)


def _readings(regime: str, announcer: str) -> list[Reading]:
    return [each for each in _judged(regime).readings if each.announcer == announcer]


def _windows(reading: Reading) -> list[Told]:
    return [
        (each.area or "", written(each.window.start), written(each.window.end))
        for each in reading.holdings
    ]


def _all_windows(regime: str, announcer: str) -> set[tuple[Told, ...]]:
    return {tuple(_windows(each)) for each in _readings(regime, announcer)}


def test_the_example_is_read_without_errors() -> None:
    """Every file of the example can be judged by as it stands."""
    assert [] == errors(list(agreed().problems))
    assert agreed().is_sound


def test_only_lengths_that_disagree_with_ends_are_warned_of() -> None:
    """The army's habit of naming 48 or 72 hours up to 24:00 is all that the reader warns of."""
    assert [
        ("terms/calm-aleppo-ext2.yaml", "TRM-103"),
        ("terms/calm-nationwide-july.yaml", "TRM-103"),
        ("terms/calm-nationwide-july.yaml", "TRM-103"),
    ] == [(each.place.file, each.code.id) for each in agreed().problems]


def test_eleven_regimes_have_terms_and_one_is_only_spoken_of() -> None:
    """The truce west of Damascus stands in the list although nobody's terms were found."""
    without = [
        each.id for each in agreed().regimes if each.status is RegimeStatus.REPORTED_WITHOUT_TERMS
    ]

    assert (["west-of-damascus"], 12) == (without, len(agreed().regimes))
    assert () == _judged("west-of-damascus").readings


def test_every_statement_names_its_source() -> None:
    """No line of the terms stands without a mark of where it was found."""
    without = [
        (regime.id, part.name)
        for regime in agreed().regimes
        for part in fields(regime)
        for each in _records(getattr(regime, part.name))
        if isinstance(source := getattr(each, "source", None), Source) and not source.mark
    ]

    assert [] == without


def _records(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def test_the_army_keeps_its_own_chain_in_aleppo() -> None:
    """Three windows follow each other; the last ends at 24:00, or 48 hours after its start."""
    first: Told = ("aleppo-city", "2016-05-04T22:00:00Z", "2016-05-06T22:00:00Z")
    then: Told = ("aleppo-city-and-north-latakia", "2016-05-06T22:00:00Z", "2016-05-09T22:00:00Z")
    start = "2016-05-09T22:00:00Z"

    assert {
        (first, then, ("aleppo-countryside", start, "2016-05-11T21:00:00Z")),
        (first, then, ("aleppo-countryside", start, "2016-05-11T22:00:00Z")),
    } == _all_windows("calm-aleppo", "syrian-army")


def test_the_ministry_keeps_its_own_chain_in_aleppo() -> None:
    """Its second window meets its first, one minute past midnight each time."""
    assert {
        (
            ("aleppo-city", "2016-05-04T21:01:00Z", "2016-05-06T21:01:00Z"),
            ("aleppo-city-and-latakia-province", "2016-05-06T21:01:00Z", "2016-05-09T21:01:00Z"),
        )
    } == _all_windows("calm-aleppo", "russian-mod")


def test_the_state_department_sets_no_end() -> None:
    """It begins a day earlier than the army, in the whole province, and stays open."""
    assert {(("aleppo-province", "2016-05-03T21:01:00Z", None),)} == _all_windows(
        "calm-aleppo", "us-state-department"
    )


def test_wires_never_stand_for_the_announcer() -> None:
    """No reading is built on what a third party got wrong."""
    carried = {
        said.id
        for each in agreed().regimes
        for said in each.announcements
        if said.carried_by and each.id.startswith("calm-aleppo")
    }
    used = {
        holding.announcement
        for reading in _judged("calm-aleppo").readings
        for holding in reading.holdings
    }

    assert {"ap-wire", "afp-french", "ministry-ext1-lusa"} <= carried
    assert set() == carried & used


def test_the_whole_country_has_an_open_truce_and_one_of_two_weeks() -> None:
    """The co-chairs name no end, which is adopted; the opposition names two weeks."""
    start = "2016-02-26T22:00:00Z"

    assert {(("syria", start, None),)} == _all_windows("coh-nationwide", "co-chairs")
    assert {(("syria", start, "2016-03-11T22:00:00Z"),)} == _all_windows("coh-nationwide", "hnc")
    assert {"co-chairs"} == {
        each.announcer for each in _judged("coh-nationwide").readings if each.adopted
    }


def test_calm_lapsed_in_eastern_ghouta_and_was_taken_up_again() -> None:
    """The centre's chain ends with 3 May; the two voices of 4 and 5 May begin anew."""
    ends = [written(each.holdings[-1].window.end) for each in _ghouta("russian-centre")]

    assert ["2016-05-03T21:00:00Z"] == ends
    assert {"2016-05-03T21:00:00Z", "2016-05-04T21:00:00Z"} == {
        written(each.holdings[0].window.start) for each in _ghouta("us-state-department")
    }


def _ghouta(announcer: str) -> list[Reading]:
    return _readings("calm-eghouta-nlatakia", announcer)


@pytest.mark.parametrize("regime", ["coh-nationwide", "calm-aleppo", "calm-eghouta-nlatakia"])
def test_the_government_is_bound_by_its_own_word(regime: str) -> None:
    """On 10 May 2016 the government and its army stand as accepted, whoever's chain is read."""
    at = datetime.fromisoformat("2016-05-10T12:00+00:00")
    standings = {
        span.standing
        for reading in _judged(regime).readings
        for span in reading.standings
        if span.party in {"syrian-government", "syrian-army"} and at in span.window
    }

    assert {Standing.ACCEPTED} == standings


def test_nobody_is_excluded_by_a_request_that_was_blocked() -> None:
    """Two parties that one side asked to have listed stay parties; the request is kept as one."""
    excluded = set(
        chain.from_iterable(
            (span.party for span in reading.excluded)
            for reading in _judged("coh-nationwide").readings
        )
    )
    requested = {
        each.group for regime in agreed().regimes for each in regime.exclusions if each.requested
    }

    assert {"ahrar-al-sham", "jaish-al-islam"} == requested
    assert set() == excluded & requested
    assert {"islamic-state", "nusra-front"} <= excluded


CONTRADICTIONS = [
    ("1 start, a day apart", "start-differs", "calm-aleppo", "start"),
    ("2 start, an hour apart", "start-differs", "calm-aleppo-latakia-ext1", "start"),
    ("3 midnight on a day", "many-readings", "calm-aleppo", "end of oversight"),
    ("4 length and interval, May", "duration-interval", "calm-aleppo-ext2", "end of army-ext2"),
    (
        "4 length and interval, July",
        "duration-interval",
        "calm-nationwide-july",
        "end of army-july",
    ),
    (
        "5 by or to 72 hours",
        "extension-by-to",
        "calm-aleppo-latakia-ext1",
        "end of ministry-ext1-lusa",
    ),
    ("6 open or 48 hours", "open-against-fixed", "calm-aleppo", "end"),
    ("6 open or two weeks", "open-against-fixed", "coh-nationwide", "end"),
    ("7 city or province", "area-differs", "calm-aleppo", "area"),
    ("7 all Latakia or parts", "area-differs", "calm-aleppo-latakia-ext1", "area"),
    ("7 around the capital", "area-differs", "calm-eghouta-ext2", "area"),
    (
        "8 AFP's first version",
        "zone-conversion",
        "calm-aleppo-latakia-ext1",
        "start of ministry-ext1-afp-first",
    ),
    ("8 AFP in French", "zone-conversion", "calm-aleppo", "end of afp-french"),
    ("8 al-Wafd", "start-differs", "calm-aleppo-latakia-ext1", "start of ministry-ext1-al-wafd"),
    ("8 AFP in Arabic", "end-differs", "calm-aleppo-ext2", "end of army-ext2-afp-arabic"),
    ("8 RT", "start-differs", "coh-nationwide", "start of rt-wire"),
    (
        "9 lapse in Eastern Ghouta",
        "gap",
        "calm-eghouta-reaffirm",
        "centre-ext2 to state-department-reaffirm",
    ),
    ("9 59 minutes in Aleppo", "gap", "calm-aleppo-ext2", "ministry-ext1 to army-ext2"),
    ("10 a request to exclude", "exclusion-differs", "coh-nationwide", "ahrar-al-sham"),
    ("10 other linked groups", "exclusion-differs", "coh-nationwide", "groups-linked-to-nusra"),
    ("11 registers", "register-differs", "coh-nationwide", "register"),
    ("oversight ends before the truce", "oversight-differs", "calm-aleppo", "end of oversight"),
    (
        "no word of the opposition",
        "announced-without-acceptance",
        "calm-aleppo",
        "opposition-groups",
    ),
]


@pytest.mark.parametrize(
    ("code", "regime", "about"),
    [each[1:] for each in CONTRADICTIONS],
    ids=[each[0] for each in CONTRADICTIONS],
)
def test_contradictions_of_the_statements_are_found(code: str, regime: str, about: str) -> None:
    """Every contradiction that the statements hold is listed with its kind."""
    found = {(each.code, each.regime, each.about) for each in conflicts(agreed().regimes)}

    assert (code, regime, about) in found


def test_the_days_between_two_starts_are_counted_to_the_minute() -> None:
    """The two starts of the calm in Aleppo lie 24 hours and 59 minutes apart."""
    apart = [
        each.detail["apart"]
        for each in conflicts(agreed().regimes)
        if (each.code, each.regime, each.about) == ("start-differs", "calm-aleppo", "start")
    ]

    assert ["24 h 59 min"] == apart


def test_counts_of_parties_stand_beside_each_other() -> None:
    """Registrars counted 97, 35 and 43 parties within five weeks, and nobody is averaged."""
    registers = next(each for each in agreed().regimes if each.id == "coh-nationwide").registers

    assert {97, 43, 35, 52, 69, 148, 229} == {each.stated_count for each in registers}
