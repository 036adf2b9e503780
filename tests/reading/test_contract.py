"""The contract of readers: what the text does not bear out is dropped, with its problem."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reading.claim import Alternative, Basis, Claim, ClaimType, Modality, Slot, Status
from trucewatch.reading.document import Document, Span
from trucewatch.reading.reader import held_to_contract
from trucewatch.reading.slot_names import SLOTS

DOCUMENT = Document.of("A truce of 48 hours was announced.", "note.txt")
HOURS: Span = (11, 19)


def proposal(slots: dict[str, Slot] | None = None) -> Claim:
    """Return a claim that the contract keeps."""
    said = Slot((DOCUMENT.quote(HOURS),), "PT48H", (HOURS,))
    return Claim(
        document=DOCUMENT.digest,
        type=ClaimType.TRUCE_TERM,
        slots={"duration": said} if slots is None else slots,
        span=(0, 34),
        modality=Modality.HELD,
        speaker=(),
        reader="scripted",
        version="1",
        rule="duration",
    )


def test_a_claim_that_the_text_bears_out_is_kept_as_it_is() -> None:
    """
    A claim whose quotations stand at their spans is kept unchanged, without a problem.
    """
    assert ([proposal()], []) == held_to_contract(DOCUMENT, [proposal()])


def test_a_claim_proposed_twice_is_kept_once() -> None:
    """
    The same rule on the same words is one claim.
    """
    assert ([proposal()], []) == held_to_contract(DOCUMENT, [proposal(), proposal()])


BREAKS: dict[str, tuple[str, Callable[[Claim], Claim]]] = {
    "another text": ("TXT-101", lambda c: replace(c, document="0" * 64)),
    "beyond the end": ("TXT-101", lambda c: replace(c, span=(0, 35))),
    "nothing at all": ("TXT-101", lambda c: replace(c, span=(3, 3))),
    "decided already": ("TXT-102", lambda c: replace(c, status=Status.CONFIRMED)),
    "a slot of another type": (
        "TXT-103",
        lambda c: replace(c, slots={"killed": c.slots["duration"]}),
    ),
    "a quotation one letter off": (
        "TXT-104",
        lambda c: replace(c, slots={"duration": Slot(("48 hour",), "PT48H", (HOURS,))}),
    ),
    "more words than spans": (
        "TXT-104",
        lambda c: replace(c, slots={"duration": Slot(("48 hours", "48 hours"), None, (HOURS,))}),
    ),
    "an alternative beyond the end": (
        "TXT-104",
        lambda c: replace(
            c,
            slots={
                "duration": replace(
                    c.slots["duration"], alternatives=(Alternative("other", None, ((30, 40),)),)
                )
            },
        ),
    ),
    "stated without words": (
        "TXT-105",
        lambda c: replace(c, slots={"duration": Slot((), "PT48H", ())}),
    ),
    "inferred from nothing": (
        "TXT-105",
        lambda c: replace(c, slots={"duration": Slot((), "PT48H", (), Basis.INFERRED)}),
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_claim_that_the_text_does_not_bear_out_is_dropped_with_its_problem(name: str) -> None:
    """
    Each way of breaking the contract loses the claim and is told by its own code.
    """
    code, broken = BREAKS[name]

    kept, problems = held_to_contract(DOCUMENT, [broken(proposal())])

    assert ([], [code]) == (kept, [each.code.id for each in problems])


@given(st.integers(-5, 40), st.integers(-5, 40), st.text(max_size=12))
def test_no_quotation_is_kept_that_is_not_the_text(start: int, end: int, quoted: str) -> None:
    """
    Whatever a reader proposes, a kept quotation equals the characters at its span.
    """
    slot = Slot((quoted,), "PT48H", ((start, end),))

    kept, _ = held_to_contract(DOCUMENT, [proposal({"duration": slot})])

    assert all(quoted == DOCUMENT.text[start:end] for _ in kept)


def test_every_type_of_claim_has_slots() -> None:
    """
    The table of slots speaks of every type.
    """
    assert set(ClaimType) == set(SLOTS)
