"""
The worked numbers of the definition of worlds, section 6: the reference and the kernel both give
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.findings.builders import (
    Strips,
    accepted,
    any_of,
    at,
    at_point,
    clause,
    duty,
    given,
    holding,
    instant,
    reading,
    regime,
    span,
    story,
    window,
)
from tests.findings.engines import Answers, Engine, by_kernel, by_reference
from tests.findings.reference import ReadingAnswer
from tests.findings.reference_facts import Cell, Incident, Story, Target, Where
from tests.findings.reference_law import Class
from tests.findings.reference_weights import Range
from trucewatch.definitions.acts import Act, Form
from trucewatch.definitions.targets import CIVILIANS, OTHER
from trucewatch.terms.model import Due, DueKind, JudgedRegime, Standing

CITY: Strips = {"city": (37.0, 37.3)}
IN_THE_CITY = at_point(CITY, 37.16)
ARMY = holding("2016-05-04T22:00Z", "2016-05-06T22:00Z", "city")
MINISTRY = holding("2016-05-04T21:01Z", "2016-05-06T21:01Z", "city")
SINCE_FEBRUARY = holding("2016-02-26T22:00Z", None)
NOON = ("2016-05-05T12:00Z", "2016-05-05T12:00Z")
EVENING = ("2016-05-04T18:00Z", "2016-05-05T02:00Z")

engines = pytest.mark.parametrize("engine", [by_reference, by_kernel])


def close(expected: float, within: float = 1e-9) -> object:
    """Return *expected* as equal to whatever lies within that of it."""
    return pytest.approx(expected, abs=within)


def is_range(low: float, high: float) -> tuple[object, object]:
    """Return a range of which both ends are compared within 1e-9."""
    return close(low), close(high)


def ask(engine: Engine, regimes: Sequence[JudgedRegime], *stories: Story) -> Answers:
    """Judge one instant, told by one voice, under *regimes*."""
    return engine(Incident("i", Form.INSTANT, stories), regimes, CITY)


def only(answers: Answers, name: str) -> ReadingAnswer:
    """Return the answer of the one reading of a regime."""
    (found,) = answers[0][name].readings
    return found


def breach(answers: Answers, name: str) -> Range:
    """Return the range of the chance of breach of the one reading of a regime."""
    return only(answers, name).classes[Class.BREACH]


def straddled() -> list[JudgedRegime]:
    """Return each announcer's chain as a regime of its own, both in one, and the nationwide."""
    army = reading("army", [ARMY], accepted("a"))
    ministry = reading("ministry", [MINISTRY], accepted("a"))
    nationwide = reading("co-chairs", [SINCE_FEBRUARY], accepted("a"))
    return [
        regime("army", [army], [clause()]),
        regime("ministry", [ministry], [clause()]),
        regime("local", [army, ministry], [clause()]),
        regime("nationwide", [nationwide], [clause()]),
    ]


def shelling(begins: tuple[str, str], ends: tuple[str, str] | None = None) -> Story:
    """Return shelling in the city by the accepting party *a*, at civilians."""
    return story(begins, IN_THE_CITY, given(a=1.0), ends=ends)


@engines
@pytest.mark.parametrize(
    ("name", "chance", "absolute", "outcome"),
    [
        ("army", (0.5, 0.5), (0.3, 0.45), "undetermined"),
        ("ministry", (299 / 480, 299 / 480), (0.37375, 0.560625), "undetermined"),
        ("local", (0.5, 299 / 480), (0.3, 0.560625), "undetermined"),
        ("nationwide", (1.0, 1.0), (0.6, 0.9), "apparent_breach"),
    ],
)
def test_an_instant_that_straddles_a_start_is_weighed_by_length(
    engine: Engine, name: str, chance: Range, absolute: Range, outcome: str
) -> None:
    """
    Half of the possible time lies inside the army's chain, more inside the ministry's, all inside
    the nationwide one; each announcer answers for itself.
    """
    incident = Incident("i", Form.INSTANT, (shelling(EVENING),), occurred=(0.6, 0.9))

    row = engine(incident, straddled(), CITY)[0][name]

    assert is_range(*chance) == row.classes[Class.BREACH]
    assert is_range(*absolute) == row.breach_absolute
    assert outcome == row.outcome
    assert [True, False, False] == [row.if_as_reported, row.contested, row.sensitive]


@engines
@pytest.mark.parametrize(
    ("name", "hours"), [("army", 4.0), ("ministry", 4 + 59 / 60), ("nationwide", 8.0)]
)
def test_a_lasting_bombardment_counts_its_hours_inside(
    engine: Engine, name: str, hours: float
) -> None:
    """
    A bombardment over those hours breaches under all three, for the hours that each one holds.
    """
    begins, ends = EVENING
    bombardment = shelling((begins, begins), ends=(ends, ends))

    answers = engine(Incident("i", Form.LASTING, (bombardment,)), straddled(), CITY)

    found = only(answers, name)
    assert is_range(1.0, 1.0) == found.classes[Class.BREACH]
    assert found.hours is not None
    assert is_range(hours, hours) == found.hours[Class.BREACH]
    assert is_range(8 - hours, 8 - hours) == found.hours[Class.OUTSIDE]


def in_force(*bound: str) -> JudgedRegime:
    """Return a regime of one reading that holds everywhere, with *bound* parties."""
    return regime("r", [reading("r", [SINCE_FEBRUARY], accepted(*bound))], [clause()])


HALF_INSIDE = Where(
    (Cell(0.5, frozenset({"city"})), Cell(0.5, frozenset())), lon=37.3, lat=36.2, radius_km=10.0
)


@engines
def test_a_disc_on_the_border_is_half_inside(engine: Engine) -> None:
    """
    A disc whose centre lies on a straight border is half inside; who did it is not tied to where.
    """
    local = regime("r", [reading("r", [holding(None, None, "city")], accepted("a"))], [clause()])

    found = only(ask(engine, [local], story(NOON, HALF_INSIDE, given(a=0.7, b=0.3))), "r")

    assert (close(0.35, 1e-6), close(0.35, 1e-6)) == found.classes[Class.BREACH]
    assert (close(0.2, 1e-6), close(0.5, 1e-6)) == found.bounds


@engines
def test_two_stories_tie_who_to_where(engine: Engine) -> None:
    """
    "Inside, surely a" and "outside, a by .4", half each, give .5: inside is then always by a.
    """
    local = regime("r", [reading("r", [holding(None, None, "city")], accepted("a"))], [clause()])
    half = (0.5, 0.5)
    inside = story(NOON, IN_THE_CITY, given(a=1.0), weight=half)
    outside = story(NOON, at_point(CITY, 38.0), given(a=0.4, b=0.6), weight=half)

    assert is_range(0.5, 0.5) == breach(ask(engine, [local], inside, outside), "r")


@engines
def test_a_closed_list_of_bound_parties_is_a_breach_by_nobody_named(engine: Engine) -> None:
    """
    Where everyone who can have done it was bound, the breach is clear and nobody is named.
    """
    strike = story(NOON, IN_THE_CITY, any_of("government", "ally"), what=given(air_strike=1.0))

    row = ask(engine, [in_force("government", "ally")], strike)[0]["r"]

    assert "apparent_breach" == row.outcome
    assert row.named is None
    assert is_range(1.0, 1.0) == row.classes[Class.BREACH]
    assert {"government": is_range(0, 1), "ally": is_range(0, 1)} == row.by_whom


@engines
def test_an_open_list_leaves_everything_open(engine: Engine) -> None:
    """
    Where somebody else can have done it nothing is determined.
    """
    who = any_of("government", "ally", OTHER)
    strike = story(NOON, IN_THE_CITY, who, what=given(air_strike=1.0))

    row = ask(engine, [in_force("government", "ally")], strike)[0]["r"]

    assert "undetermined" == row.outcome
    assert is_range(0.0, 1.0) == row.classes[Class.BREACH]


def mixed() -> JudgedRegime:
    """Return a regime that *x* accepted and that does not apply to *y*."""
    excluded = [span("y", Standing.EXCLUDED)]
    only_reading = reading("r", [SINCE_FEBRUARY], accepted("x"), excluded=excluded)
    return regime("r", [only_reading], [clause()])


@engines
def test_a_mixed_force_of_unknown_make_up_is_not_determined(engine: Engine) -> None:
    """
    Of a force in which only some are bound, with any shares, nothing can be said.
    """
    row = ask(engine, [mixed()], story(NOON, IN_THE_CITY, any_of("x", "y")))[0]["r"]

    assert "undetermined" == row.outcome
    assert is_range(0.0, 1.0) == row.classes[Class.BREACH]


@engines
@pytest.mark.parametrize(("share", "outcome"), [(0.79, "undetermined"), (0.8, "apparent_breach")])
def test_a_share_of_the_threshold_reaches_it(engine: Engine, share: float, outcome: str) -> None:
    """
    A known share of the bound members that equals the threshold reaches it.
    """
    who = given(x=share, y=1 - share)

    row = ask(engine, [mixed()], story(NOON, IN_THE_CITY, who))[0]["r"]

    assert outcome == row.outcome
    assert is_range(share, share) == row.classes[Class.BREACH]


@engines
def test_two_clauses_together_cover_what_neither_covers_alone(engine: Engine) -> None:
    """
    Shelling or a road block: each is forbidden by a clause, so it is a breach either way.
    """
    both = [
        clause("C1", prohibits=[Act.SHELLING]),
        clause("C2", prohibits=[Act.ROAD_BLOCK]),
    ]
    terms = regime("r", [reading("r", [SINCE_FEBRUARY], accepted("a"))], both)
    what = given(shelling=0.6, road_block=0.4)

    found = only(ask(engine, [terms], story(NOON, IN_THE_CITY, given(a=1.0), what=what)), "r")

    assert is_range(1.0, 1.0) == found.classes[Class.BREACH]
    assert is_range(1.0, 1.0) == found.bounds


@engines
def test_an_omission_counts_the_hours_in_which_the_regime_held(engine: Engine) -> None:
    """
    A duty left undone for 100 h, the last 10 of them in force, is a breach of 10 h.
    """
    began, ended = instant("2016-05-01T00:00Z"), instant("2016-05-05T04:00Z")
    only_reading = reading("r", [holding("2016-05-04T18:00Z", None)], accepted("a"))
    access = regime("r", [only_reading], [], [duty(Due(DueKind.ON_REQUEST), ["a"])])
    refused = replace(
        story((began, began), IN_THE_CITY, given(a=1.0), what=given(access_refused=1.0)),
        ends=(ended, ended),
    )

    incident = Incident("i", Form.OMISSION, (refused,), requested_at=began)
    found = only(engine(incident, [access], CITY), "r")

    assert is_range(1.0, 1.0) == found.classes[Class.BREACH]
    assert found.hours is not None
    assert is_range(10.0, 10.0) == found.hours[Class.BREACH]


@engines
def test_a_date_inside_the_interval_ties_who_to_when(engine: Engine) -> None:
    """
    One is bound from hour 50, the other until then: .5, and nearly nothing without independence.
    """
    start, half, end = "2016-05-01T00:00Z", "2016-05-03T02:00Z", "2016-05-05T04:00Z"
    standings = [
        span("x", Standing.ACCEPTED, window(half, None)),
        span("y", Standing.ACCEPTED, window(None, half)),
    ]
    terms = regime("r", [reading("r", [SINCE_FEBRUARY], standings)], [clause()])

    found = only(ask(engine, [terms], story((start, end), IN_THE_CITY, given(x=0.5, y=0.5))), "r")

    assert is_range(0.5, 0.5) == found.classes[Class.BREACH]
    assert is_range(0.0, 1.0) == found.bounds


@engines
def test_a_stated_end_and_a_stated_length_contest_the_last_hour(engine: Engine) -> None:
    """
    Half past nine on 11 May is after the stated 24:00 and within the stated 48 hours.
    """
    stated = holding("2016-05-09T22:00Z", "2016-05-11T21:00Z", "city")
    lasting = holding("2016-05-09T22:00Z", "2016-05-11T22:00Z", "city")
    readings = [
        reading("stated", [stated], accepted("a")),
        reading("48h", [lasting], accepted("a")),
    ]
    at_half_past = ("2016-05-11T21:30Z", "2016-05-11T21:30Z")

    row = ask(engine, [regime("r", readings, [clause()])], shelling(at_half_past))[0]["r"]

    assert ["outside_terms", "apparent_breach"] == [each.outcome for each in row.readings]
    assert [True, "undetermined"] == [row.contested, row.outcome]


@engines
def test_a_window_and_another_chains_extension_both_hold(engine: Engine) -> None:
    """
    Half past nine on 6 May is in the army's first window and in the ministry's extension.
    """
    extension = holding("2016-05-06T21:01Z", "2016-05-09T21:01Z", "city")
    readings = [
        reading("army", [ARMY], accepted("a")),
        reading("ministry", [MINISTRY, extension], accepted("a")),
    ]
    at_half_past = ("2016-05-06T21:30Z", "2016-05-06T21:30Z")

    row = ask(engine, [regime("r", readings, [clause()])], shelling(at_half_past))[0]["r"]

    assert ["apparent_breach"] * 2 == [each.outcome for each in row.readings]
    assert [False, "apparent_breach", "a"] == [row.contested, row.outcome, row.named]


@engines
def test_an_incident_may_be_certain_only_under_some_regime(engine: Engine) -> None:
    """
    What straddles a local start is undetermined there and certain under some regime.
    """
    assert is_range(1.0, 1.0) == ask(engine, straddled(), shelling(EVENING))[1]
    assert is_range(0.5, 0.5) == ask(engine, straddled()[:1], shelling(EVENING))[1]


@engines
def test_all_of_a_target_must_be_excluded_to_exempt(engine: Engine) -> None:
    """
    A strike at an excluded group is exempt; at that group and civilians together it is not.
    """
    strike = given(air_strike=1.0)
    alone = story(NOON, IN_THE_CITY, given(x=1.0), at_whom=at("y"), what=strike)
    together = replace(alone, at_whom=(Target(("y", CIVILIANS), 1.0, 1.0),))

    assert "exempt" == ask(engine, [mixed()], alone)[0]["r"].outcome
    assert "apparent_breach" == ask(engine, [mixed()], together)[0]["r"].outcome
