"""
What changes nothing: splitting what is whole, adding what cannot be, telling it in another order.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.findings.differences import differences
from tests.findings.engines import all_by_kernel
from tests.findings.reference_facts import Candidate, Story, Target
from tests.findings.strategies import (
    HALF_HOUR,
    MEMBERS,
    PARTIES,
    Trial,
    tick,
    trials,
)
from tests.properties.effort import tried
from tests.properties.verdicts import changed, every_reading, judged, within
from trucewatch.definitions.acts import OMISSIONS, Act, Form
from trucewatch.definitions.instants import from_micros
from trucewatch.definitions.windows import Window
from trucewatch.terms.model import Reading, StandingSpan

Item = TypeVar("Item")

orders = st.randoms(use_true_random=False)


def mixed(items: tuple[Item, ...], random: Random) -> tuple[Item, ...]:
    """Return *items* in another order."""
    return tuple(random.sample(items, len(items)))


@given(trials(), st.sampled_from(PARTIES), st.sampled_from(MEMBERS), st.integers(0, 3))
@tried(0.15)
def test_a_candidate_of_no_weight_changes_nothing(
    trial: Trial, party: str, member: str, place: int
) -> None:
    """
    A party, a target or an act that cannot have been it may as well not stand in the list.
    """
    incident = trial.incident
    acts = OMISSIONS if incident.form is Form.OMISSION else set(Act) - OMISSIONS
    stories = []
    for story in incident.stories:
        known = {each.name for each in story.what}
        act = next(str(each) for each in sorted(acts) if each not in known)
        who, at_whom, what = list(story.who), list(story.at_whom), list(story.what)
        if who and party not in {each.name for each in who}:
            who.insert(place, Candidate(party, 0.0, 0.0))
        if at_whom and (member,) not in {each.members for each in at_whom}:
            at_whom.insert(place, Target((member,), 0.0, 0.0))
        what.insert(place, Candidate(act, 0.0, 0.0))
        stories.append(replace(story, who=tuple(who), at_whom=tuple(at_whom), what=tuple(what)))

    assert [] == changed(trial, replace(incident, stories=tuple(stories)))


@given(trials())
@tried(0.15)
def test_a_story_of_no_weight_changes_nothing(trial: Trial) -> None:
    """
    A story that cannot be true may as well not be told.
    """
    untrue = replace(trial.incident.stories[0], low=0.0, high=0.0, who=(Candidate("c", 1.0, 1.0),))

    stories = (untrue, *trial.incident.stories)
    assert [] == changed(trial, replace(trial.incident, stories=stories))


@given(trials(), orders)
@tried(0.15)
def test_the_order_of_what_is_known_changes_nothing(trial: Trial, random: Random) -> None:
    """
    Stories, candidates, members of a target and defences may stand in any order.
    """
    incident = trial.incident
    stories = tuple(reordered(story, random) for story in mixed(incident.stories, random))
    defences = mixed(incident.defences, random)

    assert [] == changed(trial, replace(incident, stories=stories, defences=defences))


def reordered(story: Story, random: Random) -> Story:
    """Return a story with its lists in another order."""
    at_whom = (replace(each, members=mixed(each.members, random)) for each in story.at_whom)
    return replace(
        story,
        who=mixed(story.who, random),
        at_whom=mixed(tuple(at_whom), random),
        what=mixed(story.what, random),
    )


@given(trials(), orders)
@tried(0.15)
def test_the_order_of_what_was_agreed_changes_nothing(trial: Trial, random: Random) -> None:
    """
    Regimes, clauses, duties, windows and standings may stand in any order.
    """
    regimes = tuple(
        replace(
            each,
            clauses=mixed(each.clauses, random),
            duties=mixed(each.duties, random),
            readings=tuple(
                replace(
                    reading,
                    holdings=mixed(reading.holdings, random),
                    standings=mixed(reading.standings, random),
                )
                for reading in each.readings
            ),
        )
        for each in mixed(trial.regimes, random)
    )

    assert [] == differences(judged(trial), judged(replace(trial, regimes=regimes)))


@given(trials())
@tried(0.15)
def test_the_order_of_readings_changes_no_chance(trial: Trial) -> None:
    """
    Readings may stand in any order; each answers the same.
    """
    regimes = tuple(replace(each, readings=each.readings[::-1]) for each in trial.regimes)
    before, after = judged(trial), judged(replace(trial, regimes=regimes))
    turned = {
        regime: replace(row, readings=row.readings[::-1]) for regime, row in after[0].items()
    }

    assert [] == differences(before, (turned, after[1]))


@given(trials(), st.lists(trials(), max_size=2), st.sampled_from(["first", "last"]))
@tried(0.15)
def test_the_company_of_a_row_changes_nothing(
    trial: Trial, others: list[Trial], place: str
) -> None:
    """
    An incident is judged alike alone and in a batch, wherever it stands in it.
    """
    names = set(trial.strips)
    rest = [
        replace(each.incident, id=f"other {number}")
        for number, each in enumerate(others)
        if set(each.strips) <= names
    ]
    rows = [trial.incident, *rest] if place == "first" else [*rest, trial.incident]
    together = all_by_kernel(rows, trial.regimes, trial.strips)

    assert [] == differences(judged(trial), together[trial.incident.id])


@given(trials(), st.integers(0, 250))
@tried(0.15)
def test_cutting_a_stretch_of_the_terms_changes_nothing(trial: Trial, number: int) -> None:
    """
    A window, a standing or an exclusion told as two that meet is the same.
    """
    at = tick(number)
    regimes = tuple(
        replace(each, readings=tuple(cut_reading(one, at) for one in each.readings))
        for each in trial.regimes
    )

    assert [] == differences(judged(trial), judged(replace(trial, regimes=regimes)))


def cut_reading(reading: Reading, at: int) -> Reading:
    """Return a reading whose windows are told as two wherever *at* lies inside one."""
    return replace(
        reading,
        holdings=tuple(
            replace(each, window=part)
            for each in reading.holdings
            for part in cut_window(each.window, at)
        ),
        standings=cut_spans(reading.standings, at),
        excluded=cut_spans(reading.excluded, at),
    )


def cut_spans(spans: tuple[StandingSpan, ...], at: int) -> tuple[StandingSpan, ...]:
    """Return standings told as two wherever *at* lies inside one."""
    return tuple(
        replace(each, window=part) for each in spans for part in cut_window(each.window, at)
    )


def cut_window(window: Window, at: int) -> list[Window]:
    """Return the one or two windows that *at* leaves."""
    if not window.first < at < window.last:
        return [window]
    return [Window(window.start, from_micros(at)), Window(from_micros(at), window.end)]


@given(trials(), st.integers(0, 8), st.integers(1, 6))
@tried(0.15)
def test_an_area_that_no_term_speaks_of_changes_nothing(
    trial: Trial, west: int, width: int
) -> None:
    """
    One more area in the case cuts places into more cells, and changes no answer.
    """
    strips = {**trial.strips, "unspoken": (37 + west / 10, 37 + (west + width) / 10)}

    assert [] == differences(judged(trial), judged(replace(trial, strips=strips)))


def drawn_story(trial: Trial, draw: st.DataObject) -> tuple[tuple[Story, ...], int]:
    """Draw the place of a story whose weight is known: parts of a range would be a second one."""
    stories = trial.incident.stories
    assume(all(each.low == each.high for each in stories))
    return stories, draw.draw(st.integers(0, len(stories) - 1))


@given(trials(), st.data())
@tried(0.15)
def test_a_story_told_in_two_halves_is_the_same(trial: Trial, draw: st.DataObject) -> None:
    """
    A story may be told as two of the same content that share its weight.
    """
    stories, number = drawn_story(trial, draw)
    story = stories[number]
    half = replace(story, low=story.low / 2, high=story.high / 2)
    told = (*stories[:number], half, half, *stories[number + 1 :])

    assert [] == changed(trial, replace(trial.incident, stories=told))


@given(trials(), st.data())
@tried(0.15)
def test_an_interval_told_in_two_parts_is_the_same(trial: Trial, draw: st.DataObject) -> None:
    """
    A possible time may be told as two that meet, each with its share; bounds may then know more.
    """
    stories, number = drawn_story(trial, draw)
    story = stories[number]
    first, last = story.begins
    at = first + draw.draw(st.integers(0, (last - first) // HALF_HOUR)) * HALF_HOUR
    share = (at - first) / (last - first) if last > first else 0.0
    told = (
        *stories[:number],
        *(part(story, (first, at), share), part(story, (at, last), 1.0 - share)),
        *stories[number + 1 :],
    )
    same = told if last > first else stories
    before = every_reading(judged(trial))
    after = every_reading(judged(replace(trial, incident=replace(trial.incident, stories=same))))

    assert [] == differences(
        tuple((each.classes, each.by_whom, each.hours) for each in before),
        tuple((each.classes, each.by_whom, each.hours) for each in after),
    )
    assert all(within(new.bounds, old.bounds) for old, new in zip(before, after, strict=True))


def part(story: Story, begins: tuple[int, int], share: float) -> Story:
    """Return a part of a story, with its share of the weight."""
    return replace(story, begins=begins, low=story.low * share, high=story.high * share)
