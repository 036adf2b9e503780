"""What English sentences say of a truce."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.agreement_telling import claims_of, told_in
from trucewatch.reading.claim import ClaimType


@pytest.mark.parametrize(("sentence", "told"), told_in("truce_terms.txt"))
def test_says_of_truce(sentence: str, told: list[str]) -> None:
    """
    A sentence says of a truce what its words tie to it, and of nothing else.
    """
    assert told == claims_of(sentence, ClaimType.TRUCE_TERM)
