"""The true class: another shape of the law, held against the kernel and against worked cases."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.simulation.conflicts import conflict, dense, findings, precise
from trucewatch.simulation import country
from trucewatch.simulation.agreements import (
    CALM,
    CESSATION,
    ImpossibleTermsError,
    regimes_of,
    stated_terms,
    true_terms,
)
from trucewatch.simulation.happening import ACCESS_REFUSED, Happened
from trucewatch.simulation.law_of_acts import DAY, HOUR, calendar
from trucewatch.simulation.settings import RegisterError, SimulationSettings
from trucewatch.simulation.true_class import CLASSES, true_classes

CIVILIANS, GOVERNMENT, FRONT, BANNER, RIVER, BOTH = 0, 2, 3, 4, 5, 6
SETTINGS = SimulationSettings()


@pytest.mark.parametrize("error", list(RegisterError))
def test_the_kernel_finds_the_true_class_of_what_is_wholly_known(error: RegisterError) -> None:
    """
    Of precise incidents, under the true terms, the kernel's class has weight one everywhere.
    """
    simulated = dense(register_error=error, acts_per_day=40.0, aid_requests=20.0)
    true = {row["act"]: row["classes"] for row in simulated.acts.to_pylist()}
    found = findings(simulated, precise(simulated.acts), simulated.true_judged)

    compared = 0
    for row in found:
        classes = {(e["regime"], e["reading"]): e["true_class"] for e in true[row["incident"]]}
        for reading in row["readings"] if row["regime"] != "(some)" else ():
            name = classes[row["regime"], reading["reading"]]
            assert 1 == pytest.approx(reading[f"{name}_min"])
            compared += 1
    assert compared == len(true) * len(simulated.acts["classes"][0])


def _class(regime: str, reading: str, **act: Any) -> str:
    """Return the true class of one act in Old Town's middle, inside the capital."""
    values = {"at": 0, "ends": None, "who": country.GOVERNMENT, "what": 1, "whom": CIVILIANS}
    values |= {"lon": 60.45, "lat": -10.50} | act
    values["ends"] = values["at"] if values["ends"] is None else values["ends"]
    columns = {name: np.array([value]) for name, value in values.items()}
    happened = Happened(**columns, town=np.array([0]), killed=np.array([0]))
    found = true_classes(happened, regimes_of(true_terms(SETTINGS)), country.areas())
    return CLASSES[found.number[0, found.readings.index((regime, reading))]]


WHEN = calendar(SETTINGS)
IN_TRUCE = WHEN.truce + DAY


@pytest.mark.parametrize(
    ("act", "expected", "because"),
    [
        ({}, "breach", "the government is bound and hits civilians"),
        ({"at": WHEN.truce - 1}, "outside_terms", "the truce has not begun"),
        ({"who": country.BANNER}, "no_breach", "an excluded group is not bound"),
        ({"who": country.RIVER}, "no_breach", "it never accepted"),
        ({"whom": BANNER}, "exempt", "all of the target is excluded"),
        ({"whom": BOTH}, "breach", "a part of the target has accepted"),
        ({"whom": RIVER}, "no_breach", "nobody protected was hit"),
        ({"who": country.FRONT, "whom": GOVERNMENT}, "breach", "both have accepted"),
    ],
)
def test_the_law_of_one_world(act: dict[str, Any], expected: str, because: str) -> None:
    """
    Each step of the law decides where those before it do not.
    """
    assert (expected, because) == (
        _class(CESSATION, "mediators", **{"at": IN_TRUCE, **act}),
        because,
    )


@pytest.mark.parametrize(
    ("reading", "hours", "expected"),
    [
        ("ally-ministry", -0.5, "breach"),
        ("army/end of army=stated", -0.5, "outside_terms"),
        ("ally-ministry", 71.5, "outside_terms"),
        ("army/end of army=stated", 71.5, "breach"),
        ("army/end of army=stated", 143.5, "outside_terms"),
        ("army/end of army=duration", 143.5, "breach"),
    ],
)
def test_announcers_disagree_on_start_end_and_extension(
    reading: str, hours: float, expected: str
) -> None:
    """
    An hour at either end, and three days that only the army adds, are read in several ways.
    """
    at = WHEN.calm + int(hours * HOUR)

    assert expected == _class(CALM, reading, at=at)


def test_terms_that_cannot_be_read_are_a_fault_of_the_tool() -> None:
    """
    Settings that were checked never lead there.
    """
    with pytest.raises(ImpossibleTermsError):
        regimes_of({"terms/none.yaml": "format: trucewatch/terms@1"})


def test_outside_the_capital_only_the_ministry_speaks_of_the_province() -> None:
    """
    The army's calm ends at the capital's border; the ministry's holds in its province.
    """
    at, place = WHEN.calm + HOUR, {"lon": 60.30, "lat": -11.50}

    assert "outside_terms" == _class(CALM, "army/end of army=stated", at=at, **place)
    assert "breach" == _class(CALM, "ally-ministry", at=at, **place)


@pytest.mark.parametrize(
    ("who", "at", "ends", "expected"),
    [
        (country.GOVERNMENT, WHEN.truce - DAY, WHEN.truce + 1, "breach"),
        (country.GOVERNMENT, WHEN.truce - DAY, WHEN.truce, "outside_terms"),
        (country.ALLY, IN_TRUCE, IN_TRUCE + DAY, "no_breach"),
    ],
)
def test_a_refusal_takes_the_gravest_of_its_stretch(
    who: int, at: int, ends: int, expected: str
) -> None:
    """
    One instant under the truce is enough for who owes the duty; who owes none breaks none.
    """
    act = {"who": who, "at": at, "ends": ends, "what": ACCESS_REFUSED}

    assert expected == _class(CESSATION, "mediators", **act)
    assert "outside_terms" == _class(CALM, "ally-ministry", **act)


@pytest.mark.parametrize("error", list(RegisterError))
def test_a_wrong_register_changes_no_name_of_a_reading(error: RegisterError) -> None:
    """
    So findings by the stated terms can be held against the truth by the true ones.
    """
    simulated = conflict(register_error=error)
    stated, true = simulated.judged, simulated.true_judged

    assert [[r.id for r in each.readings] for each in stated] == [
        [r.id for r in each.readings] for each in true
    ]
    assert (error is RegisterError.NONE) == (
        stated_terms(simulated.settings) == true_terms(simulated.settings)
    )
