"""
Outcomes over clauses and readings, defences and duties: the reference and the kernel say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.findings.builders import (
    Strips,
    accepted,
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
)
from tests.findings.engines import Engine, by_kernel, by_reference
from tests.findings.reference import OwnWords, RowAnswer
from tests.findings.reference_facts import Defence, Incident, Story
from tests.findings.reference_law import Class
from trucewatch.definitions.acts import Act, Form
from trucewatch.terms.model import (
    Clause,
    Due,
    DueKind,
    Duty,
    Holding,
    Reading,
    Standing,
    Thresholds,
)

STRIPS: Strips = {"city": (37.0, 37.3), "quarter": (37.1, 37.2)}
HERE = at_point(STRIPS, 37.16)
NOON = ("2016-05-05T12:00Z", "2016-05-05T12:00Z")
ALWAYS = holding(None, None)
FORCE = [Act.SHELLING]

engines = pytest.mark.parametrize("engine", [by_reference, by_kernel])


def row(
    engine: Engine,
    incident: Incident | Story,
    readings: Sequence[Reading] = (reading("r", [ALWAYS], accepted("a")),),
    clauses: Sequence[Clause] = (clause(),),
    duties: Sequence[Duty] = (),
) -> RowAnswer:
    """Judge an incident, or one story of an instant, under one regime."""
    told = incident if isinstance(incident, Incident) else Incident("i", Form.INSTANT, (incident,))
    return engine(told, [regime("r", readings, clauses, duties)], STRIPS)[0]["r"]


def by_a(share: float = 1.0) -> Story:
    """Return shelling of civilians at noon, by *a* with that share and else by *b*."""
    return story(NOON, HERE, given(a=share, b=1 - share))


@engines
@pytest.mark.parametrize(
    ("acts", "outcome"),
    [([Act.SHELLING], "undetermined"), ([Act.ROAD_BLOCK], "apparent_breach")],
)
def test_of_several_clauses_the_strictest_threshold_counts(
    engine: Engine, acts: list[Act], outcome: str
) -> None:
    """
    A second clause that speaks of the act brings its threshold; one that does not, does not.
    """
    clauses = [
        clause("C1", prohibits=FORCE, thresholds=Thresholds(breached=0.6)),
        clause("C2", prohibits=acts, thresholds=Thresholds(breached=0.9)),
    ]

    assert outcome == row(engine, by_a(0.7), clauses=clauses).outcome


@engines
def test_a_threshold_is_reached_after_one_rounding(engine: Engine) -> None:
    """
    A tenth, two tenths and a half reach .8, whatever their sum is as a float.
    """
    told = story(NOON, HERE, given(a=0.1, b=0.2, c=0.5, d=0.2))
    bound = reading("r", [ALWAYS], accepted("a", "b", "c"))

    assert "apparent_breach" == row(engine, told, [bound]).outcome


@engines
def test_no_breach_one_way_or_another(engine: Engine) -> None:
    """
    Half outside the terms and nearly half by a party that is not bound: no breach.
    """
    told = story(NOON, HERE, given(a=0.05, b=0.95), what=given(shelling=0.5, looting=0.5))

    answer = row(engine, told)

    assert "no_breach" == answer.outcome
    assert answer.classes[Class.OUTSIDE] == pytest.approx((0.5, 0.5))


def in_and_out(first: str, *, adopted: bool = False) -> list[Reading]:
    """Return a reading that holds at noon and one that ended before; *first* is bound."""
    return [
        reading("in", [ALWAYS], accepted(first), adopted=adopted),
        reading("out", [holding(None, "2016-05-01T00:00Z")], accepted("a")),
    ]


@engines
@pytest.mark.parametrize(
    ("told", "bound", "outcome", "marks"),
    [
        (by_a(), "a", "undetermined", [True, False, False]),
        (by_a(0.5), "a", "undetermined", [False, True, False]),
        (by_a(), "b", "undetermined", [False, False, True]),
    ],
)
def test_readings_that_answer_apart_are_marked(
    engine: Engine, told: Story, bound: str, outcome: str, marks: list[bool]
) -> None:
    """
    Breach against none is contested, determined against not is sensitive, none on other grounds
    differs in ground.
    """
    answer = row(engine, told, in_and_out(bound))

    assert outcome == answer.outcome
    assert marks == [answer.contested, answer.sensitive, answer.differs_in_ground]


@engines
def test_an_adopted_reading_leads_and_the_marks_stay(engine: Engine) -> None:
    """
    The outcome is that of the adopted reading; that another answers apart is still said.
    """
    answer = row(engine, by_a(), in_and_out("a", adopted=True))

    assert ["apparent_breach", "adopted"] == [answer.outcome, answer.basis]
    assert [True, "a"] == [answer.contested, answer.named]


@engines
@pytest.mark.parametrize(
    ("voices", "least", "stay"), [(1, 1.0, True), (2, 0.8, True), (2, 0.9, False)]
)
def test_if_as_reported_falls_away_with_more_evidence(
    engine: Engine, voices: int, least: float, *, stay: bool
) -> None:
    """
    The words stay with one voice, and until it occurred as surely as its threshold asks.
    """
    told = Incident("i", Form.INSTANT, (by_a(),), voices=voices, occurred=(least, 1.0))

    assert stay == row(engine, told).if_as_reported


@engines
def test_a_silent_party_has_no_words_of_its_own(engine: Engine) -> None:
    """
    A reading built from a party's own words speaks for it; another party is silent.
    """
    words = reading("r", [ALWAYS], accepted("a", "b"), own_words_of=["a"])

    answer = row(engine, by_a(0.9), [words])

    assert {
        "a": OwnWords(silent=False, outcome="apparent_breach", breach=(0.9, 0.9)),
        "b": OwnWords(silent=True),
    } == answer.own_words


@engines
@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, "exempt"),
        ({"found": False}, "apparent_breach"),
        ({"kind": "necessity"}, "apparent_breach"),
        ({"party": "b"}, "apparent_breach"),
        ({"against": "monitors"}, "apparent_breach"),
        ({"against": "civilians"}, "exempt"),
        ({"to_at": instant(NOON[0])}, "apparent_breach"),
        ({"from_at": instant(NOON[0])}, "exempt"),
    ],
)
def test_a_defence_counts_if_found_for_this_act(
    engine: Engine, change: dict[str, object], outcome: str
) -> None:
    """
    A defence exempts if the clause admits it and it was found, for whom, against whom, and then.
    """
    plea = Defence("self_defence", "a", None, found=True, from_at=None, to_at=None)
    pleaded = replace(plea, **change)  # type: ignore[arg-type]
    told = Incident("i", Form.INSTANT, (by_a(),), defences=(pleaded,))

    assert outcome == row(engine, told, clauses=[clause(defences=["self_defence"])]).outcome


@engines
@pytest.mark.parametrize(("higher", "outcome"), [(2, "outside_terms"), (0, "apparent_breach")])
def test_where_areas_of_clauses_overlap_the_highest_speaks(
    engine: Engine, higher: int, outcome: str
) -> None:
    """
    In the quarter only its own clause speaks if it goes before, and it says nothing of shelling.
    """
    clauses = [
        clause("C1", prohibits=FORCE, area="city", precedence=1),
        clause("C2", prohibits=[Act.ROAD_BLOCK], area="quarter", precedence=higher),
    ]

    assert outcome == row(engine, by_a(), clauses=clauses).outcome


REFUSED = Incident(
    "i",
    Form.OMISSION,
    (
        story(
            ("2016-05-05T00:00Z",) * 2,
            HERE,
            given(a=1.0),
            what=given(access_refused=1.0),
            ends=("2016-05-06T00:00Z",) * 2,
        ),
    ),
    requested_at=instant("2016-05-05T06:00Z"),
)
LATER = Due(DueKind.AFTER_REQUEST, after=timedelta(hours=10))
TOO_LATE = Due(DueKind.AFTER_REQUEST, after=timedelta(hours=18))
WINDOW_ENDS = Due(DueKind.WINDOW_ENDS)
ENDS_AT_NOON = holding(None, NOON[0])


@engines
@pytest.mark.parametrize(
    ("due", "held", "outcome", "hours"),
    [
        (Due(DueKind.ON_REQUEST), ALWAYS, "apparent_breach", 18.0),
        (LATER, ALWAYS, "apparent_breach", 8.0),
        (TOO_LATE, ALWAYS, "outside_terms", 0.0),
        (Due(DueKind.ON_REQUEST), ENDS_AT_NOON, "apparent_breach", 6.0),
        (WINDOW_ENDS, ENDS_AT_NOON, "apparent_breach", 0.0),
        (WINDOW_ENDS, ALWAYS, "outside_terms", 0.0),
        (WINDOW_ENDS, holding(None, "2016-05-07T00:00Z"), "outside_terms", 0.0),
    ],
)
def test_a_duty_left_undone_counts_from_when_it_is_due(
    engine: Engine, due: Due, held: Holding, outcome: str, hours: float
) -> None:
    """
    Late is a breach for the stretch between; what is due as the window ends takes no time.
    """
    readings = [reading("r", [held], accepted("a"))]

    answer = row(engine, REFUSED, readings, [], [duty(due, ["a"])])

    assert outcome == answer.outcome
    assert answer.readings[0].hours is not None
    assert pytest.approx((hours, hours)) == answer.readings[0].hours[Class.BREACH]


@engines
@pytest.mark.parametrize(
    ("owed_by", "standing"), [("b", Standing.ACCEPTED), ("a", Standing.REFUSED)]
)
def test_only_the_party_that_owes_a_duty_can_break_it(
    engine: Engine, owed_by: str, standing: Standing
) -> None:
    """
    Who does not owe it, or is not bound, breaks no duty.
    """
    readings = [reading("r", [ALWAYS], [span("a", standing)])]
    owed = duty(Due(DueKind.ON_REQUEST), [owed_by])

    assert "no_breach" == row(engine, REFUSED, readings, [], [owed]).outcome
