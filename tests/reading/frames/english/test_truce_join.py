"""What a text tells of one truce, and where what it tells disagrees."""

from __future__ import annotations

from tests.reading.frames.english.agreement_telling import english
from trucewatch.reading.claim import Basis, ClaimType, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.agreed.agreements import agreements
from trucewatch.reading.frames.english.agreed.truce_join import truce_join


def truces(words: str) -> list[Draft]:
    """Return the truces that a text tells of, joined."""
    text = english(words)
    drafts = [draft for told in text.sentences for draft in agreements(text, told)]
    joined = truce_join(text, drafts)
    return [each for each in joined if each.type is ClaimType.TRUCE_TERM]


def test_a_length_told_twice_joins_two_sentences() -> None:
    """
    What another sentence adds is inferred, and says which sentence it is from.
    """
    told = truces(
        "The Syrian army agreed to respect a two-day truce in Aleppo. "
        "A truce will be in place in Aleppo for 48 hours from 1:00 am on Thursday."
    )

    start: Slot = told[0].slots["start"]
    assert 1 == len(told)
    assert (Basis.INFERRED, True) == (
        start.basis,
        start.inferred_from.endswith("same truce, told in sentence 2"),
    )
    assert ("two-day", "48 hours") == told[0].slots["duration"].value


def test_the_end_of_a_watch_is_held_against_the_end_of_the_truce() -> None:
    """
    An oversight that ends at another instant stays apart, and says with what it disagrees.
    """
    told = truces(
        "A truce will be in place in Aleppo for 48 hours from 1:00 am on Thursday. "
        "Russia and the United States agreed to oversee this truce until midnight on May 6."
    )

    until = told[1].slots["oversight_until"]
    assert 2 == len(until.alternatives)
    assert ("disagrees with the end of the truce: 2016-05-06T22:00:00Z",) == until.flags
    assert "end" not in told[0].slots


def test_announcers_who_give_other_hours_both_stay() -> None:
    """
    Two starts of what looks like one truce are two claims, and each says that it disagrees.
    """
    told = truces(
        "A truce will begin in Aleppo at 1:00 am on Thursday, the Syrian army said. "
        "The truce in Aleppo will begin at 3:00 am on Thursday, the Russian defence ministry said."
    )

    assert 2 == len(told)
    assert [True, True] == [
        any("disagrees" in flag for flag in each.slots["start"].flags) for each in told
    ]


def test_truces_of_two_places_stay_two() -> None:
    """
    The same hours in two cities are two truces, and nothing disagrees.
    """
    told = truces(
        "A 48-hour truce will begin in Aleppo on Thursday. "
        "A 48-hour truce will begin in Daraa on Thursday."
    )

    assert [["Aleppo"], ["Daraa"]] == [list(each.slots["area"].value) for each in told]
