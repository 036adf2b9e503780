"""What English sentences lay on somebody as a duty."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.agreement_telling import claims_of
from trucewatch.reading.claim import ClaimType


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The parties must allow aid convoys into Taiz by 10 May.",
            [
                "held: what=allow aid convoys into Taiz by 10 May; owed_by=The parties; due=2016-05-09T21:00:00Z to 2016-05-10T21:00:00Z"
            ],
        ),
        (
            "Both sides are to withdraw heavy weapons by Friday.",
            [
                "held: what=withdraw heavy weapons by Friday; owed_by=both sides; due=2016-05-05T21:00:00Z to 2016-05-06T21:00:00Z"
            ],
        ),
        (
            "The rebels shall hand over their prisoners within 72 hours.",
            ["held: what=hand over their prisoners within 72 hours; owed_by=rebels"],
        ),
        (
            "The UN envoy urged the government and the Houthis to release all detainees.",
            ["held: what=release all detainees; owed_by=government, Houthis"],
        ),
        (
            "Under the deal, Israel has 60 days to withdraw from south Lebanon while Hezbollah must pull its fighters north of the Litani River.",
            [
                "held: what=withdraw from south Lebanon; owed_by=Israel",
                "held: what=pull its fighters north of the Litani River; owed_by=Hezbollah",
            ],
        ),
        (
            "The mission reminds the sides that heavy weapons must be kept behind withdrawal lines.",
            ["held: what=heavy weapons must be kept behind withdrawal lines; owed_by=the parties"],
        ),
        (
            "The parties are obliged to disengage their forces within 72 hours and to open corridors for aid.",
            [
                "held: what=disengage their forces within 72 hours and to open corridors for aid; owed_by=The parties"
            ],
        ),
        (
            "All foreign fighters must leave Libya before 23 January.",
            [
                "held: what=leave Libya before 23 January; owed_by=militants; due=2017-01-22T22:00:00Z to 2017-01-23T22:00:00Z or 2016-01-22T22:00:00Z to 2016-01-23T22:00:00Z"
            ],
        ),
        ("We demand that the bombings stop.", ["held: what=the bombings stop"]),
        (
            "The Security Council demanded that all parties lift the sieges.",
            ["held: what=lift the sieges; owed_by=the parties"],
        ),
        (
            "The agreement requires the RSF to vacate civilian homes.",
            ["held: what=vacate civilian homes; owed_by=Rapid Support Forces"],
        ),
        (
            "The army must halt its overflights of our camps for as long as the truce lasts.",
            [
                "held: what=halt its overflights of our camps for as long as the truce lasts; owed_by=army"
            ],
        ),
        ("Russia is to host talks on Monday.", []),
        ("The minister must have known of the attack.", []),
        (
            "If the parties must withdraw, they will say so.",
            ["hypothetical: what=withdraw; owed_by=the parties"],
        ),
        ("The rebels pledged to release 40 prisoners by Sunday.", []),
        ("Hamas vowed to retaliate.", []),
        ("The government promised to open two crossings for aid.", []),
        ("The army agreed to respect a two-day truce.", []),
        ("Hamas agreed to free 50 hostages in exchange for 150 prisoners.", []),
        ("The two sides agreed to hold talks in Geneva.", []),
        ("We will allow aid workers into the camp.", []),
        ("The two sides agreed to exchange prisoners.", []),
        (
            "The army must open the Castello road to aid trucks.",
            ["held: what=open the Castello road to aid trucks; owed_by=army"],
        ),
        (
            "All sides should refrain from air strikes on hospitals.",
            ["held: what=refrain from air strikes on hospitals; owed_by=the parties"],
        ),
        (
            "The Council called on both sides to exchange all prisoners by 20 May.",
            [
                "held: what=exchange all prisoners by 20 May; owed_by=both sides; due=2016-05-19T21:00:00Z to 2016-05-20T21:00:00Z"
            ],
        ),
        (
            "The ministry ordered its troops to hold their fire.",
            ["held: what=hold their fire; owed_by=its troops"],
        ),
        (
            "Ethiopia and Eritrea are required to withdraw their forces from Badme.",
            ["held: what=withdraw their forces from Badme; owed_by=Ethiopia, Eritrea"],
        ),
        (
            "The deal obliges the FARC to hand in its weapons.",
            ["held: what=hand in its weapons; owed_by=FARC"],
        ),
        (
            "The envoy asked the rebels to let families leave Taiz.",
            ["held: what=let families leave Taiz; owed_by=rebels"],
        ),
        (
            "The mediators urged Israel not to resume its strikes.",
            ["held: what=not to resume its strikes; owed_by=Israel"],
        ),
        (
            "Heavy weapons must be withdrawn behind the line by 10 May.",
            [
                "held: what=Heavy weapons must be withdrawn behind the line by 10 May; due=2016-05-09T21:00:00Z to 2016-05-10T21:00:00Z"
            ],
        ),
        ("The hostages must be released.", ["held: what=The hostages must be released"]),
        (
            "Turkey and Russia agreed to urge the rebels to leave Idlib.",
            ["held: what=urge the rebels to leave Idlib; owed_by=Turkey, Russia; towards=rebels"],
        ),
        (
            "The Houthis have to lift the siege of Taiz.",
            ["held: what=lift the siege of Taiz; owed_by=Houthis"],
        ),
        (
            "The two armies have 72 hours to disengage.",
            ["held: what=disengage; owed_by=both sides"],
        ),
        ("Civilians must be tired of war.", []),
        ("Prices should fall in May.", []),
        ("The government vowed to allow food into Tigray.", []),
        ("The KNU pledged to stop recruiting children.", []),
        ("The junta has not promised to free its prisoners.", []),
        ("The rebels agreed in writing to open the road.", []),
        ("Israel agreed to withdraw from Khan Younis by Friday.", []),
        ("The army agreed to extend the ceasefire.", []),
        ("The two leaders agreed to meet in Geneva.", []),
        ("The RSF promised to leave the hospital within 24 hours.", []),
        ("The group vowed to crush the army.", []),
        ("Our forces will withdraw from the town on Monday.", []),
        ("Ukraine agreed to exchange prisoners with Russia.", []),
        ("The army will continue operations against the Islamic State during the truce.", []),
    ],
)
def test_lays_duty(sentence: str, told: list[str]) -> None:
    """
    Who must do something, or is asked to, owes it; a promise is no duty.
    """
    assert told == claims_of(sentence, ClaimType.DUTY)
