"""Why a party is not bound: excluded, of unknown standing, never accepted, or nobody named."""

from __future__ import annotations

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
from tests.findings.reference_facts import Incident
from trucewatch.definitions.acts import Act, Form
from trucewatch.definitions.targets import OTHER
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.reasons import Reason
from trucewatch.findings.settings import FindingSettings
from trucewatch.terms.model import Standing

STRIPS: Strips = {"city": (37.0, 37.2)}
WHOLE_DAY = ("2016-05-01T00:00Z", "2016-05-02T00:00Z")
NOON = ("2016-05-01T12:00Z", "2016-05-01T12:00Z")
OF_PARTIES = Reason.PARTY_EXCLUDED | Reason.PARTY_STANDING_UNKNOWN | Reason.NOBODY_NAMED


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("a", Reason(0)),
        ("never", Reason(0)),
        ("shut_out", Reason.PARTY_EXCLUDED),
        ("reported", Reason.PARTY_STANDING_UNKNOWN),
        (OTHER, Reason.NOBODY_NAMED),
    ],
)
@pytest.mark.parametrize("alone", [True, False])
def test_a_party_has_the_reason_of_its_own_standing(
    who: str, expected: Reason, *, alone: bool
) -> None:
    """
    Parties that no clause treats differently are still told apart by why they are not bound.
    """
    names = [who] if alone else ["a", "never", "shut_out", "reported", OTHER]
    told = [
        Incident(each, Form.INSTANT, (story(NOON, in_area(STRIPS, "city"), given(**{each: 1.0})),))
        for each in names
    ]
    terms = regime(
        "r",
        [
            reading(
                "r",
                [holding(*WHOLE_DAY, "city")],
                [*accepted("a"), span("reported", Standing.REPORTED)],
                excluded=[span("shut_out", Standing.EXCLUDED)],
            )
        ],
        [clause(prohibits=[Act.SHELLING])],
    )
    compiled = compile_terms([terms], areas_of(STRIPS), actors_of(names_in(told, [terms])))
    settings = FindingSettings(occurred_threshold=0.9)

    rows = judged(batch_of(told), compiled, settings).to_pylist()

    (found,) = [each for each in rows if (each["incident"], each["regime"]) == (who, "r")]
    assert expected == Reason(found["readings"][0]["reasons"]) & OF_PARTIES
