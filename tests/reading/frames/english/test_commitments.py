"""What English sentences tell as promises."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.agreement_telling import claims_of
from trucewatch.reading.claim import ClaimType


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The parties must allow aid convoys into Taiz by 10 May.", []),
        ("The UN envoy urged the government and the Houthis to release all detainees.", []),
        (
            "Under the deal, Israel has 60 days to withdraw from south Lebanon while Hezbollah must pull its fighters north of the Litani River.",
            [],
        ),
        (
            "The mission reminds the sides that heavy weapons must be kept behind withdrawal lines.",
            [],
        ),
        ("All foreign fighters must leave Libya before 23 January.", []),
        ("The army must halt its overflights of our camps for as long as the truce lasts.", []),
        ("The minister must have known of the attack.", []),
        ("If the parties must withdraw, they will say so.", []),
        (
            "The rebels pledged to release 40 prisoners by Sunday.",
            [
                "held: to_do=release 40 prisoners by Sunday; by=rebels; due=2016-04-30T21:00:00Z to 2016-05-01T21:00:00Z"
            ],
        ),
        ("Hamas vowed to retaliate.", []),
        (
            "The government promised to open two crossings for aid.",
            ["held: to_do=open two crossings for aid; by=government"],
        ),
        (
            "Both sides undertook to refrain from air strikes, artillery fire and troop movements while the truce lasts, the statement said.",
            [
                "held: to_do=refrain from air strikes, artillery fire and troop movements while the truce lasts; by=both sides"
            ],
        ),
        ("The army agreed to respect a two-day truce.", []),
        (
            "The RSF committed itself to protect civilians.",
            ["held: to_do=protect civilians; by=Rapid Support Forces"],
        ),
        (
            "Hamas agreed to free 50 hostages in exchange for 150 prisoners.",
            ["held: to_do=free 50 hostages in exchange for 150 prisoners; by=Hamas"],
        ),
        ("The two sides agreed to hold talks in Geneva.", []),
        (
            "Both sides gave security guarantees in writing.",
            ["held: to_do=security guarantees; by=both sides"],
        ),
        (
            "We undertake to release two soldiers whom our units have held in Arauca since 3 December.",
            [
                "held: to_do=release two soldiers whom our units have held in Arauca since 3 December; by=We"
            ],
        ),
        (
            "We will allow aid workers into the camp.",
            ["held: to_do=allow aid workers into the camp; by=We"],
        ),
        (
            "Turkey assured Russia that it would withdraw its observers.",
            ["held: to_do=withdraw its observers; by=Turkey"],
        ),
        (
            "The rebels offered to release prisoners.",
            ["hypothetical: to_do=release prisoners; by=rebels"],
        ),
        ("France announced plans to invite ministers.", []),
        (
            "The two sides agreed to exchange prisoners.",
            ["held: to_do=exchange prisoners; by=both sides"],
        ),
        ("The army must open the Castello road to aid trucks.", []),
        ("The mediators urged Israel not to resume its strikes.", []),
        ("Heavy weapons must be withdrawn behind the line by 10 May.", []),
        ("The hostages must be released.", []),
        ("Turkey and Russia agreed to urge the rebels to leave Idlib.", []),
        ("Civilians must be tired of war.", []),
        (
            "The government vowed to allow food into Tigray.",
            ["held: to_do=allow food into Tigray; by=government"],
        ),
        (
            "The KNU pledged to stop recruiting children.",
            ["held: to_do=stop recruiting children; by=KNU"],
        ),
        (
            "The junta has not promised to free its prisoners.",
            ["denied: to_do=free its prisoners; by=government"],
        ),
        (
            "The rebels agreed in writing to open the road.",
            ["held: to_do=open the road; by=rebels"],
        ),
        (
            "Israel agreed to withdraw from Khan Younis by Friday.",
            [
                "held: to_do=withdraw from Khan Younis by Friday; by=Israel; due=2016-05-05T21:00:00Z to 2016-05-06T21:00:00Z or 2016-04-28T21:00:00Z to 2016-04-29T21:00:00Z"
            ],
        ),
        ("The army agreed to extend the ceasefire.", []),
        (
            "Azerbaijan undertook to return the prisoners.",
            ["held: to_do=return the prisoners; by=Azerbaijan"],
        ),
        ("The ELN committed to end kidnappings.", ["held: to_do=end kidnappings; by=ELN"]),
        ("The two leaders agreed to meet in Geneva.", []),
        (
            "The RSF promised to leave the hospital within 24 hours.",
            ["held: to_do=leave the hospital within 24 hours; by=Rapid Support Forces"],
        ),
        (
            "The army assured the mission that it would reopen the airport.",
            ["held: to_do=reopen the airport; by=army"],
        ),
        ("The group vowed to crush the army.", []),
        (
            "The government offered to free 200 detainees.",
            ["hypothetical: to_do=free 200 detainees; by=government"],
        ),
        (
            "Our forces will withdraw from the town on Monday.",
            ["held: to_do=withdraw from the town on Monday; by=Our forces"],
        ),
        (
            "Ukraine agreed to exchange prisoners with Russia.",
            ["held: to_do=exchange prisoners with Russia; by=Ukraine"],
        ),
    ],
)
def test_promises(sentence: str, told: list[str]) -> None:
    """
    A promise is whose it is; a threat, a meeting and a truce's acceptance are none.
    """
    assert told == claims_of(sentence, ClaimType.COMMITMENT)
