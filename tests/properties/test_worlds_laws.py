"""
Laws of judging that hold whatever is known and agreed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from tests.findings.reference_facts import Candidate, Story, Target
from tests.findings.reference_law import Class
from tests.findings.strategies import Trial, trials
from tests.properties.effort import tried
from tests.properties.verdicts import SLACK, every_reading, judged, within

Weighted = TypeVar("Weighted", Candidate, Target)


@given(trials())
@tried(0.15)
def test_the_classes_of_a_world_share_it_out(trial: Trial) -> None:
    """
    Known chances of the four classes sum to 1; ranges leave room for such chances.
    """
    for answer in every_reading(judged(trial)):
        least = sum(low for low, _ in answer.classes.values())
        greatest = sum(high for _, high in answer.classes.values())

        assert [True, True] == [least <= 1 + SLACK, greatest >= 1 - SLACK]
        assert all(within(each, (0.0, 1.0)) for each in answer.classes.values())


@given(trials())
@tried(0.15)
def test_chances_lie_within_their_bounds(trial: Trial) -> None:
    """
    Bounds that assume nothing hold whatever independence says.
    """
    for answer in every_reading(judged(trial)):
        assert within(answer.classes[Class.BREACH], answer.bounds)


@given(trials())
@tried(0.15)
def test_nobody_breaches_more_than_is_breached(trial: Trial) -> None:
    """
    The chance of breach by one party is never above the chance of breach.
    """
    for answer in every_reading(judged(trial)):
        breach = answer.classes[Class.BREACH]

        assert all(within(each, (0.0, breach[1])) for each in answer.by_whom.values())


@given(trials())
@tried(0.15)
def test_some_regime_is_breached_at_least_as_surely_as_each(trial: Trial) -> None:
    """
    Breached under some regime is at least as likely as under any one of them.
    """
    rows, some = judged(trial)

    for row in rows.values():
        assert some[1] >= row.classes[Class.BREACH][1] - SLACK
        if len(row.readings) == 1:
            assert some[0] >= row.classes[Class.BREACH][0] - SLACK


@given(trials())
@tried(0.15)
def test_a_worse_source_never_raises_a_breach(trial: Trial) -> None:
    """
    Fewer voices and a smaller chance that it occurred raise no outcome and no chance.
    """
    incident = trial.incident
    low, high = incident.occurred
    worse = replace(incident, voices=1, occurred=(low / 2, high / 2))
    before, after = judged(trial)[0], judged(replace(trial, incident=worse))[0]

    for regime, row in before.items():
        assert row.outcome == after[regime].outcome
        assert after[regime].if_as_reported
        assert row.breach_absolute[0] + SLACK >= after[regime].breach_absolute[0]
        assert row.breach_absolute[1] + SLACK >= after[regime].breach_absolute[1]


@given(trials(), st.sampled_from(["who", "at_whom", "what"]))
@tried(0.15)
def test_a_wider_weight_never_narrows_a_result(trial: Trial, axis: str) -> None:
    """
    Knowing less of one axis leaves every chance that was possible possible.
    """
    stories = tuple(widened(story, axis) for story in trial.incident.stories)
    wider = replace(trial, incident=replace(trial.incident, stories=stories))
    pairs = zip(every_reading(judged(trial)), every_reading(judged(wider)), strict=True)

    for before, after in pairs:
        for kind in Class:
            assert within(before.classes[kind], after.classes[kind])
        for party, chance in before.by_whom.items():
            assert within(chance, after.by_whom[party])
        assert within(before.bounds, after.bounds)


def widened(story: Story, axis: str) -> Story:
    """Return a story in which nothing is known of the weights of one axis."""
    if axis == "at_whom":
        return replace(story, at_whom=tuple(loosened(each) for each in story.at_whom))
    if axis == "who":
        return replace(story, who=tuple(loosened(each) for each in story.who))
    return replace(story, what=tuple(loosened(each) for each in story.what))


def loosened(one: Weighted) -> Weighted:
    """Return a candidate of any weight."""
    return replace(one, low=0.0, high=1.0)
