"""What English sentences tell as promises."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.agreement_telling import claims_of, told_in
from trucewatch.reading.claim import ClaimType


@pytest.mark.parametrize(("sentence", "told"), told_in("commitments.txt"))
def test_promises(sentence: str, told: list[str]) -> None:
    """
    A promise is whose it is; a threat, a meeting and a truce's acceptance are none.
    """
    assert told == claims_of(sentence, ClaimType.COMMITMENT)
