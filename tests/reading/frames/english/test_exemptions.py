"""What English sentences claim as exemptions from a truce."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.agreement_telling import claims_of, told_in
from trucewatch.reading.claim import ClaimType


@pytest.mark.parametrize(("sentence", "told"), told_in("exemptions.txt"))
def test_claims_exemption(sentence: str, told: list[str]) -> None:
    """
    An exemption says for whom and against whom; an exclusion alone is none.
    """
    assert told == claims_of(sentence, ClaimType.EXEMPTION)
