"""What English sentences claim as exemptions from a truce."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.agreement_telling import claims_of
from trucewatch.reading.claim import ClaimType


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The army must halt its overflights of our camps for as long as the truce lasts.", []),
        (
            "Both sides undertook to refrain from air strikes, artillery fire and troop movements while the truce lasts, the statement said.",
            [],
        ),
        ("The army agreed to respect a two-day truce.", []),
        (
            "Russia said the truce did not apply to its strikes against the Nusra Front.",
            [
                "held: claimed_for=Russia; against=al-Nusra Front; ground=the truce did not apply to its strikes against the Nusra Front"
            ],
        ),
        (
            "Air strikes against the Islamic State are excluded from the ceasefire.",
            [
                "held: against=Islamic State; ground=Air strikes against the Islamic State are excluded"
            ],
        ),
        (
            "The army said it reserved the right to respond to any attack by the rebels during the truce.",
            [
                "held: claimed_for=army; against=rebels; ground=reserved the right to respond to any attack by the rebels during the truce"
            ],
        ),
        (
            "The ceasefire allows Israel to strike Hezbollah.",
            ["held: claimed_for=Israel; against=Hezbollah; ground=allows Israel to strike"],
        ),
        (
            "Israel said it would continue to strike Hamas despite the truce.",
            [
                "held: claimed_for=Israel; against=Hamas; ground=continue to strike Hamas despite the truce"
            ],
        ),
        ("The minister gave the team a green light to build a school.", []),
        ("The army agreed to extend the ceasefire.", []),
        (
            "The truce does not prevent Israel from attacks against Hezbollah.",
            [
                "held: claimed_for=Israel; against=Hezbollah; ground=The truce does not prevent Israel from attacks against Hezbollah"
            ],
        ),
        (
            "The ceasefire did not cover strikes against the Nusra Front.",
            [
                "held: against=al-Nusra Front; ground=The ceasefire did not cover strikes against the Nusra Front"
            ],
        ),
        (
            "Operations against the Islamic State are not covered by the truce.",
            [
                "held: against=Islamic State; ground=Operations against the Islamic State are not covered"
            ],
        ),
        (
            "Turkey said it had the right to strike the PKK despite the truce.",
            [
                "held: claimed_for=Turkey; against=PKK; ground=had the right to strike the PKK despite the truce"
            ],
        ),
        (
            "The truce permits the army to respond to attacks by the rebels.",
            ["held: claimed_for=army; ground=permits the army to respond"],
        ),
        (
            "The loophole in the truce gave Russia a pretext to bomb the rebels.",
            ["held: claimed_for=Russia; against=rebels"],
        ),
        (
            "Russia said the ceasefire would not apply to its operations against the Islamic State.",
            [
                "held: claimed_for=Russia; against=Islamic State; ground=the ceasefire would not apply to its operations against the Islamic State"
            ],
        ),
        (
            "Syria said the truce did not include its campaign against rebels in Idlib.",
            [
                "held: claimed_for=Syria; against=rebels; ground=the truce did not include its campaign against rebels"
            ],
        ),
        (
            "Israel retains the right to hit Hamas under the truce.",
            [
                "held: claimed_for=Israel; against=Hamas; ground=retains the right to hit Hamas under the truce"
            ],
        ),
        (
            "Strikes on the Nusra Front are exempt from the ceasefire.",
            ["held: against=al-Nusra Front; ground=Strikes on the Nusra Front are exempt"],
        ),
        (
            "The army will continue operations against the Islamic State during the truce.",
            [
                "held: claimed_for=army; against=Islamic State; ground=continue operations against the Islamic State during the truce"
            ],
        ),
        (
            "The truce does not stop Turkey's operations against the PKK.",
            [
                "held: claimed_for=Turkey; against=PKK; ground=The truce does not stop Turkey's operations against the PKK"
            ],
        ),
        (
            "The United States said the ceasefire did not bar strikes against the Islamic State.",
            [
                "held: against=Islamic State; ground=the ceasefire did not bar strikes against the Islamic State"
            ],
        ),
        ("The truce covers all groups.", []),
        ("The government gave the station a licence to broadcast.", []),
        ("The truce does not apply to the Islamic State.", []),
        (
            "Air raids against al-Shabaab are excluded from the truce.",
            ["held: against=Al-Shabaab; ground=Air raids against al-Shabaab are excluded"],
        ),
    ],
)
def test_claims_exemption(sentence: str, told: list[str]) -> None:
    """
    An exemption says for whom and against whom; an exclusion alone is none.
    """
    assert told == claims_of(sentence, ClaimType.EXEMPTION)
