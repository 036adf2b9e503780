"""What English sentences lay on somebody as a duty."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.agreement_telling import claims_of, told_in
from trucewatch.reading.claim import ClaimType


@pytest.mark.parametrize(("sentence", "told"), told_in("duties.txt"))
def test_lays_duty(sentence: str, told: list[str]) -> None:
    """
    Who must do something, or is asked to, owes it; a promise is no duty.
    """
    assert told == claims_of(sentence, ClaimType.DUTY)
