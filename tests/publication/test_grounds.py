"""Reasons of readings: what they share is told once, what each adds is told of it alone."""

from __future__ import annotations

from trucewatch.findings import reasons
from trucewatch.findings.reasons import Reason
from trucewatch.publication.grounds import Answered, reason_sentences, shared_reasons
from trucewatch.publication.wording import Catalogue

SAY = Catalogue.load("en")


def answer(reading: str, bits: int) -> Answered:
    """Return what one reading answers, as far as its reasons go."""
    return {"reading": reading, "reasons": bits}


def test_shared_reasons_are_taken_out_of_what_each_reading_adds() -> None:
    """A reason of every reading is shared; the others stay with the readings that give them."""
    army = answer("army", int(Reason.ONE_VOICE | Reason.AFTER_END))
    ministry = answer("ministry", int(Reason.ONE_VOICE))

    assert (
        int(Reason.ONE_VOICE),
        [("army", int(Reason.AFTER_END)), ("ministry", 0)],
    ) == shared_reasons([army, ministry])


def test_no_reading_shares_no_reason() -> None:
    """Without readings there is nothing to tell."""
    assert (0, []) == shared_reasons([])


def test_each_reason_has_a_sentence_in_order() -> None:
    """Sentences follow the order of the reasons, one for each."""
    every = sum(int(each) for each in Reason)

    assert tuple(SAY.say(f"reason.{name}") for name in reasons.names(every)) == (
        reason_sentences(SAY, every)
    )
