"""
The terms' questions: the weight of the worlds in which each is answered yes.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.findings.builders import (
    Strips,
    accepted,
    actors_of,
    areas_of,
    batch_of,
    clause,
    given,
    holding,
    in_area,
    reading,
    regime,
    span,
    story,
)
from tests.findings.engines import judged, names_in
from tests.findings.reference_facts import Defence, Incident, Story, Target
from trucewatch.definitions.acts import Act, Form
from trucewatch.definitions.targets import CIVILIANS
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.settings import FindingSettings
from trucewatch.terms.model import Holding, Standing

STRIPS: Strips = {"city": (37.0, 37.2), "country": (37.0, 37.4)}
ALL_DAY = ("2016-05-01T00:00Z", "2016-05-02T00:00Z")
NOON = "2016-05-01T12:00Z"
COUNTRY = in_area(STRIPS, "country")
TOLD = story(ALL_DAY, COUNTRY, given(a=0.7, b=0.3), what=given(shelling=0.6, looting=0.4))
HALF_EXCLUDED = (Target(("y",), 0.5, 0.5), Target((CIVILIANS,), 0.5, 0.5))
PLEA = Defence("self_defence", "a", None, found=True, from_at=None, to_at=None)


def share(question: str, told: Incident, *held: Holding) -> float:
    """Return the share of a question under one reading, in which *a* is bound and *y* excluded."""
    excluded = [span("y", Standing.EXCLUDED)]
    terms = regime(
        "r",
        [reading("r", held, accepted("a"), excluded=excluded)],
        [clause(prohibits=[Act.SHELLING], defences=["self_defence"])],
    )
    compiled = compile_terms([terms], areas_of(STRIPS), actors_of(names_in([told], [terms])))
    settings = FindingSettings(occurred_threshold=0.9, every_regime=True)
    (answer,) = judged(batch_of([told]), compiled, settings).to_pylist()[0]["readings"]
    assert answer[f"{question}_min"] == answer[f"{question}_max"]
    return float(answer[f"{question}_min"])


def incident(told: Story = TOLD, *defences: Defence) -> Incident:
    """Return an instant told in one story."""
    return Incident("i", Form.INSTANT, (told,), defences)


@pytest.mark.parametrize(
    ("question", "told", "expected"),
    [
        ("in_force", incident(), 0.5),
        ("in_area", incident(), 0.5),
        ("party_bound", incident(), 0.7),
        ("prohibited", incident(), 0.6),
        ("exempted", incident(), 0.0),
        ("exempted", incident(replace(TOLD, at_whom=HALF_EXCLUDED)), 0.5),
        ("exempted", incident(TOLD, PLEA), 0.7 * 0.6),
    ],
)
def test_each_question_is_weighed_by_itself(
    question: str, told: Incident, expected: float
) -> None:
    """
    Half of the day in force, half of the country in the city, seven tenths by a bound party; a
    defence is asked of the clause that speaks of the act.
    """
    held = holding(NOON, None, "city")

    assert pytest.approx(expected, abs=1e-9) == share(question, told, held)


def test_a_place_is_asked_for_the_window_that_holds_then() -> None:
    """
    Half of the day the calm holds in the city, half of it in all of the country.
    """
    held = (holding(None, NOON, "city"), holding(NOON, None, "country"))

    assert pytest.approx(1.0, abs=1e-9) == share("in_force", incident(), *held)
    assert pytest.approx(0.75, abs=1e-9) == share("in_area", incident(), *held)
