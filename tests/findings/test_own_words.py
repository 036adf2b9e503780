"""
Own words: a party is held against its own word, and so is who speaks for it.
"""

from __future__ import annotations

from dataclasses import replace

from tests.findings.builders import (
    accepted,
    areas_of,
    at_point,
    batch_of,
    clause,
    given,
    holding,
    reading,
    regime,
    story,
)
from tests.findings.engines import judged
from tests.findings.reference_facts import Incident
from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.acts import Form
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.settings import FindingSettings

CITY = {"city": (37.0, 37.3)}
NOON = ("2016-05-05T12:00Z", "2016-05-05T12:00Z")
STATE = Actor("state", ActorKind.STATE, ("State",))
DIVISION = Actor("division", ActorKind.STATE_FORCE, ("Division",), speaks_for="state")


def own_words(who: str) -> list[tuple[str, bool, str | None]]:
    """Return party, silence and outcome of the own-words rows of an act by *who*."""
    calm = holding("2016-05-04T22:00Z", "2016-05-06T22:00Z", "city")
    truce = regime(
        "calm",
        [reading("army", [calm], accepted("state", "division"), own_words_of=["state"])],
        [clause()],
    )
    terms = compile_terms([truce], areas_of(CITY), Actors.of([STATE, DIVISION]))
    told = story(NOON, at_point(CITY, 37.1), given(**{who: 1.0}))
    batch = batch_of([replace(Incident("1", Form.INSTANT, (told,)))])
    rows = judged(batch, terms, FindingSettings()).to_pylist()
    return [
        (each["party"], each["silent"], each["outcome"])
        for row in rows
        if row["regime"] == "calm"
        for each in row["own_words"]
    ]


def test_a_unit_that_never_spoke_stands_by_the_word_of_its_state() -> None:
    """
    Who speaks for a party and said nothing itself is held against that party's words.
    """
    assert [("division", False, "apparent_breach")] == own_words("division")


def test_a_party_that_never_spoke_is_silent() -> None:
    """
    Where a party said nothing the row says so and does not count.
    """
    assert [("stranger", True, None)] == own_words("stranger")
