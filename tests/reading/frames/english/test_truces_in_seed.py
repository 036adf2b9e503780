"""What the article of the seed says of truces; skipped where the article is not at hand."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.agreement_telling import english
from tests.reading.frames.english.test_talk_in_seed import SEED
from trucewatch.reading.claim import ClaimType, Json, Modality
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.agreed.agreements import agreements
from trucewatch.reading.frames.english.agreed.truce_join import truce_join


@pytest.fixture(name="drafts")
def _drafts() -> list[Draft]:
    if not SEED.exists():
        pytest.skip("the article of the seed is not at hand")
    text = english(SEED.read_text(encoding="utf-8"))
    return truce_join(text, [one for told in text.sentences for one in agreements(text, told)])


def of_rule(drafts: list[Draft], rule: str) -> Draft:
    """Return the one draft of a rule that tells most."""
    return max((each for each in drafts if each.rule == rule), key=lambda each: len(each.slots))


def names(draft: Draft, slot: str) -> list[Json]:
    """Return the names in a slot that holds several."""
    entries = draft.slots[slot].normalised
    several = entries if isinstance(entries, list) else []
    return [each["name"] for each in several if isinstance(each, dict)]


def test_the_truce_is_one_claim(drafts: list[Draft]) -> None:
    """
    The army's truce of 48 hours has its start stated twice, its length, its area, and one party.
    """
    truce = next(each for each in drafts if "accepted_by" in each.slots)

    assert {"at": "2016-05-04T22:00:00Z"} == truce.slots["start"].normalised
    assert ("stated twice, agreeing",) == truce.slots["start"].flags
    assert "PT48H" == truce.slots["duration"].normalised
    assert (["Aleppo"], ["Syrian army"]) == (names(truce, "area"), names(truce, "accepted_by"))
    assert not {"parties", "sponsors", "end"} & truce.slots.keys()
    assert Modality.PLANNED is truce.modality


def test_the_oversight_stays_apart(drafts: list[Draft]) -> None:
    """
    The powers' watch ends at one of two instants, and neither is the end of the truce.
    """
    until = of_rule(drafts, "en.truce.oversight").slots["oversight_until"]
    ends = [each.normalised for each in until.alternatives]

    assert [{"at": "2016-05-05T21:00:00Z"}, {"at": "2016-05-06T21:00:00Z"}] == ends
    assert ("disagrees with the end of the truce: 2016-05-06T22:00:00Z",) == until.flags


def test_a_place_under_a_regime_has_no_terms(drafts: list[Draft]) -> None:
    """
    The sector west of the capital is under a regime whose terms stand elsewhere.
    """
    under = of_rule(drafts, "en.truce.under_regime")

    assert ("west of Damascus",) == under.slots["area"].value
    assert ("no terms told here",) == under.flags


def test_the_nationwide_regime_excludes_two_groups(drafts: list[Draft]) -> None:
    """
    Who stands behind the verb of the next clause is not excluded.
    """
    regime = next(each for each in drafts if "excluded" in each.slots)

    assert 2 == len(regime.slots["excluded"].spans)
    assert ["United States", "Russia"] == names(regime, "sponsors")
    assert "collapsed" == regime.slots["in_force"].normalised


def test_the_exclusion_is_claimed_as_leave(drafts: list[Draft]) -> None:
    """
    The green light is an exemption for the government, on the ground of the exclusion.
    """
    leave = next(each for each in drafts if each.type is ClaimType.EXEMPTION)

    assert (["Syrian government"], ["rebels"]) == (
        names(leave, "claimed_for"),
        names(leave, "against"),
    )
    assert leave.slots["ground"].value[0].startswith("doesn't apply to")


def test_the_powers_owe_a_push(drafts: list[Draft]) -> None:
    """
    The two powers owe it, towards the parties; the parties owe nothing by that sentence.
    """
    duty = next(each for each in drafts if each.type is ClaimType.DUTY)

    assert ["United States", "Russia"] == names(duty, "owed_by")
    assert ("warring parties",) == duty.slots["towards"].value
