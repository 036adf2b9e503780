"""What English sentences say of a truce."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.agreement_telling import claims_of
from trucewatch.reading.claim import ClaimType


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "A 48-hour truce will begin at 6 am on Thursday in Aleppo.",
            ["planned: start=2016-05-05T03:00:00Z; duration=PT48H; area=Aleppo"],
        ),
        (
            "The army and the rebels agreed to a 72-hour humanitarian pause in Eastern Ghouta starting at midnight on 6 May.",
            [
                "planned: start=2016-05-05T21:00:00Z or 2016-05-06T21:00:00Z; duration=PT72H; area=Eastern Ghouta; parties=army, rebels"
            ],
        ),
        (
            "Sudan's army declared a unilateral ceasefire in Khartoum for three days from Friday.",
            [
                "planned: start=2016-05-05T21:00:00Z to 2016-05-06T21:00:00Z; duration=PT72H; area=Khartoum; announcer=Sudanese army; accepted_by=Sudanese army"
            ],
        ),
        (
            "The ceasefire came into force at 00:00 on 15 February 2015 in the Donetsk and Luhansk regions.",
            ["held: start=2015-02-14T22:00:00Z; area=Donetsk, Luhansk"],
        ),
        (
            "Russia announced a daily pause in fighting from 10:00 to 14:00 in Aleppo.",
            [
                "held: start=2016-05-04T07:00:00Z; end=2016-05-04T11:00:00Z; area=Aleppo; announcer=Russia"
            ],
        ),
        (
            "The truce expires on 2 October at 7 pm local time (1600 GMT).",
            ["held: end=2016-10-02T16:00:00Z"],
        ),
        (
            "The truce in Yemen was extended until 2 August.",
            [
                "held: extended_until=2016-08-01T21:00:00Z to 2016-08-02T21:00:00Z; area=Yemen; in_force=extended"
            ],
        ),
        (
            "The Houthis and the government agreed to a nationwide truce brokered by the United Nations.",
            ["held: area=nationwide; parties=Houthis, government; sponsors=United Nations"],
        ),
        (
            "A US-brokered ceasefire between Armenia and Azerbaijan collapsed on Monday.",
            [
                "held: lapsed_at=2016-05-01T21:00:00Z to 2016-05-02T21:00:00Z; parties=Armenia, Azerbaijan; sponsors=United States; in_force=collapsed"
            ],
        ),
        (
            "The rebels said they were no longer bound by the truce.",
            ["held: announcer=rebels; in_force=collapsed"],
        ),
        ("The truce does not apply to the Islamic State.", ["held: excluded=Islamic State"]),
        (
            "The ceasefire excludes the Nusra Front and the Islamic State.",
            ["held: excluded=al-Nusra Front, Islamic State"],
        ),
        ("The UN envoy called for a 72-hour truce.", ["hypothetical: duration=PT72H"]),
        (
            "Hamas rejected the proposed 60-day truce.",
            ["denied: duration=PT1440H; accepted_by=Hamas"],
        ),
        ("There is no ceasefire in Gaza.", []),
        ("The truce has killed off talks, and 300 people died in the last 13 days.", []),
        (
            "Hamas accepted the ceasefire proposal, but Israel rejected the truce.",
            ["held: accepted_by=Hamas", "denied: accepted_by=Israel"],
        ),
        (
            "The RSF said it would respect the truce.",
            ["planned: accepted_by=Rapid Support Forces; announcer=Rapid Support Forces"],
        ),
        (
            "In Aleppo, a truce took effect at midnight on Thursday.",
            ["held: start=2016-04-27T21:00:00Z or 2016-04-28T21:00:00Z; area=Aleppo"],
        ),
        (
            "On Thursday a truce took effect in Daraa.",
            ["held: start=2016-04-27T21:00:00Z to 2016-04-28T21:00:00Z; area=Daraa"],
        ),
        (
            "The ceasefire in Aleppo, due to expire on Thursday, was extended for 72 hours, the Syrian army said.",
            [
                "held: end=2016-05-04T21:00:00Z to 2016-05-05T21:00:00Z; duration=PT72H; area=Aleppo; in_force=extended; announcer=Syrian army"
            ],
        ),
        (
            "The FARC declared a one-month unilateral ceasefire beginning on 20 July.",
            [
                "planned: start=2016-07-19T21:00:00Z to 2016-07-20T21:00:00Z; duration=; announcer=FARC; accepted_by=FARC"
            ],
        ),
        (
            "A ceasefire monitored by the OSCE has been in place since 1 September.",
            [
                "held: start=2015-08-31T21:00:00Z to 2015-09-01T21:00:00Z or 2016-08-31T21:00:00Z to 2016-09-01T21:00:00Z; overseers=OSCE"
            ],
        ),
        (
            "The temporary truce will run until 20 May.",
            ["planned: end=2016-05-19T21:00:00Z to 2016-05-20T21:00:00Z"],
        ),
        (
            "With the exception of the Nusra Front, all groups are covered by the truce.",
            ["held: excluded=al-Nusra Front"],
        ),
        (
            "All groups except the Islamic State are part of the ceasefire.",
            ["held: excluded=Islamic State"],
        ),
        (
            "The two armies agreed to halt fighting for 24 hours from 6 pm on Friday.",
            ["planned: start=2016-05-06T15:00:00Z; duration=PT24H; parties=both sides"],
        ),
        ("Ceasefire monitors recorded 12 violations from 4 to 6 May.", []),
        ("Ceasefire talks will begin on Thursday in Geneva.", []),
        (
            "The parties signed a ceasefire agreement in Doha on Wednesday.",
            ["held: parties=The parties"],
        ),
        ("If the truce holds for 48 hours, aid will be delivered.", []),
        (
            "The ceasefire, which began on Monday, is largely holding.",
            ["held: start=2016-05-01T21:00:00Z to 2016-05-02T21:00:00Z"],
        ),
        ("The truce was renewed for another two months.", ["held: duration=; in_force=renewed"]),
        ("It has been 13 days since the truce ended.", ["held: in_force=lapsed"]),
        (
            "A week-long ceasefire started in Sudan on Monday evening.",
            [
                "held: start=2016-05-02T13:00:00Z to 2016-05-02T21:00:00Z; duration=PT168H; area=Sudan"
            ],
        ),
        (
            "The Taliban announced a three-day ceasefire for Eid.",
            ["held: duration=PT72H; announcer=Taliban; accepted_by=Taliban"],
        ),
        (
            "A truce between Hamas and Israel entered its third day.",
            ["held: parties=Hamas, Israel"],
        ),
        (
            "Israel and Hamas agreed a four-day truce.",
            ["held: duration=PT96H; parties=Israel, Hamas"],
        ),
        (
            "The government suspended the ceasefire with the ELN.",
            ["held: announcer=government; parties=government, ELN; in_force=suspended"],
        ),
        ("The truce collapsed after two days of fighting.", ["held: in_force=collapsed"]),
        ("The Syrian army halted a regime of calm in Aleppo on Wednesday.", []),
        (
            "Armenia and Azerbaijan agreed to a Russian-brokered ceasefire in Nagorno-Karabakh starting at noon on Saturday.",
            [
                "planned: start=2016-05-07T09:00:00Z; area=Nagorno-Karabakh; parties=Armenia, Azerbaijan; sponsors=Russia"
            ],
        ),
        (
            "The ceasefire will take effect from 00:00 local time on 18 April.",
            ["held: start=2016-04-17T21:00:00Z"],
        ),
        (
            "The ceasefire between Israel and Hezbollah took effect at 4 am on Wednesday.",
            ["held: start=2016-05-04T01:00:00Z; parties=Israel, Hezbollah"],
        ),
        (
            "Ethiopia's government declared an indefinite humanitarian truce in Tigray, effective immediately.",
            [
                "held: area=Tigray; announcer=Ethiopian government; accepted_by=Ethiopian government"
            ],
        ),
        (
            "The Philippine government and the New People's Army declared a holiday truce from December 23 to January 3.",
            [
                "held: start=2015-12-22T22:00:00Z to 2015-12-23T22:00:00Z; end=2016-01-02T22:00:00Z to 2016-01-03T22:00:00Z; parties=Philippine government, NPA; announcer=Philippine government"
            ],
        ),
        (
            "Myanmar's military announced a unilateral ceasefire with ethnic armed groups until the end of April.",
            [
                "held: end=2016-04-20T21:00:00Z to 2016-04-30T21:00:00Z; announcer=Burmese army; accepted_by=Burmese army"
            ],
        ),
        (
            "Colombia's government and the ELN will begin a six-month bilateral ceasefire on 3 August.",
            [
                "planned: start=2016-08-02T21:00:00Z to 2016-08-03T21:00:00Z; duration=; parties=Colombian government, ELN"
            ],
        ),
        ("The Ukrainian military said pro-Russian separatists had broken the truce.", []),
        (
            "The Minsk agreement's ceasefire was supposed to start at midnight on 15 February.",
            [
                "planned: start=2017-02-14T22:00:00Z or 2017-02-15T22:00:00Z or 2016-02-14T22:00:00Z or 2016-02-15T22:00:00Z"
            ],
        ),
        (
            "The Libyan National Army rejected a ceasefire proposed by Turkey and Russia.",
            ["denied: accepted_by=Libyan National Army"],
        ),
        (
            "Haftar's forces accepted a ceasefire from midnight on Sunday, while the GNA refused.",
            [
                "planned: start=2016-05-07T21:00:00Z or 2016-05-08T21:00:00Z; accepted_by=Libyan National Army"
            ],
        ),
        (
            "The Kremlin announced a 36-hour ceasefire for Orthodox Christmas from noon on 6 January to midnight on 7 January.",
            [
                "held: start=2016-01-06T10:00:00Z; end=2016-01-06T22:00:00Z or 2016-01-07T22:00:00Z; duration=PT36H; announcer=Russia"
            ],
        ),
        ("Kyiv rejected the truce.", ["denied: accepted_by=Ukraine"]),
        (
            "The Houthis said on Sunday they would halt attacks on Saudi Arabia for three days.",
            ["planned: duration=PT72H; accepted_by=Houthis; announcer=Houthis"],
        ),
        (
            "The truce, brokered by Egypt and Qatar, went into effect at 2 am on Friday.",
            ["held: start=2016-04-28T23:00:00Z; sponsors=Egypt, Qatar"],
        ),
        (
            "The Security Council adopted a resolution demanding a 30-day ceasefire across Syria.",
            ["hypothetical: duration=PT720H; area=Syria"],
        ),
        (
            "The ceasefire excludes Islamic State and al-Qaeda-linked groups.",
            ["held: excluded=Islamic State, al-Qaeda-linked groups"],
        ),
        (
            "A truce that took hold in Daraa on 9 July will be monitored by Russian military police.",
            [
                "planned: start=2015-07-08T21:00:00Z to 2015-07-09T21:00:00Z or 2016-07-08T21:00:00Z to 2016-07-09T21:00:00Z; area=Daraa; overseers=Russian police"
            ],
        ),
        (
            "Hamas said it was committed to the truce.",
            ["held: accepted_by=Hamas; announcer=Hamas"],
        ),
        (
            "Hamas agreed to a truce on condition that Israel lifts the blockade.",
            ["held: accepted_by=Hamas"],
        ),
        (
            "The truce expired at midnight without an extension.",
            ["held: end=2016-05-03T21:00:00Z or 2016-05-04T21:00:00Z; in_force=lapsed"],
        ),
        (
            "The army said a 72-hour regime of calm had been extended until midnight on 11 May.",
            [
                "held: extended_until=2016-05-10T21:00:00Z or 2016-05-11T21:00:00Z; duration=PT72H; in_force=extended; announcer=army"
            ],
        ),
        (
            "The rebel group suspended its unilateral ceasefire on Tuesday.",
            [
                "held: lapsed_at=2016-05-02T21:00:00Z to 2016-05-03T21:00:00Z; announcer=rebels; in_force=suspended"
            ],
        ),
        ("Turkey's president proposed a three-day truce.", ["hypothetical: duration=PT72H"]),
        (
            "Sudan's army and the RSF agreed to a seven-day truce from 4 May to 11 May, South Sudan's foreign ministry said.",
            [
                "held: start=2016-05-03T21:00:00Z to 2016-05-04T21:00:00Z; end=2016-05-10T21:00:00Z to 2016-05-11T21:00:00Z; duration=PT168H; parties=Sudanese army, Rapid Support Forces; announcer=South Sudanese foreign ministry"
            ],
        ),
        ("Both sides accused each other of violating the truce hours after it took effect.", []),
        (
            "Russian air strikes in Syria continued despite a ceasefire that began on Friday.",
            ["held: start=2016-04-28T21:00:00Z to 2016-04-29T21:00:00Z"],
        ),
        (
            "More than 40 people have been killed since the ceasefire took effect on 27 February.",
            ["held: start=2016-02-26T22:00:00Z to 2016-02-27T22:00:00Z"],
        ),
        (
            "The ceasefire came into force three days ago.",
            ["held: start=2016-04-30T21:00:00Z to 2016-05-01T21:00:00Z"],
        ),
        (
            "Talks on a 60-day truce in Gaza have stalled.",
            ["hypothetical: duration=PT1440H; area=Gaza"],
        ),
        (
            "Israel has agreed to four-hour daily humanitarian pauses in northern Gaza, the White House said.",
            ["held: duration=PT4H; area=Gaza; accepted_by=Israel; announcer=United States"],
        ),
        (
            "A temporary ceasefire in Darfur is due to end on Sunday.",
            ["held: end=2016-05-07T21:00:00Z to 2016-05-08T21:00:00Z; area=Darfur"],
        ),
        ("The ceasefire line was crossed on Monday.", []),
        ("The 1994 ceasefire has held for two decades.", []),
        ("The truce started badly.", []),
        (
            "Fighting resumed minutes before the truce was due to begin at 10 am.",
            ["planned: start=2016-05-04T07:00:00Z"],
        ),
        (
            "The ceasefire was declared over by the ELN on Monday.",
            ["held: announcer=ELN; in_force=collapsed"],
        ),
        ("The ceasefire has been violated 300 times in the last 24 hours.", []),
        (
            "The White House said the truce would run through Sunday.",
            ["planned: end=2016-05-07T21:00:00Z to 2016-05-08T21:00:00Z; announcer=United States"],
        ),
        (
            "The M23 rebels announced a ceasefire starting on Tuesday for humanitarian reasons.",
            [
                "planned: start=2016-05-09T21:00:00Z to 2016-05-10T21:00:00Z; announcer=M23; accepted_by=M23"
            ],
        ),
        (
            "The Taliban have agreed to a week-long reduction in violence starting at midnight on Friday.",
            [
                "planned: start=2016-05-05T21:00:00Z or 2016-05-06T21:00:00Z; duration=PT168H; accepted_by=Taliban"
            ],
        ),
        (
            "The ceasefire agreement signed in October remains in force.",
            ["held: in_force=in_force"],
        ),
        ("Residents reported that the truce was holding in Taiz.", []),
        ("Under the terms of the truce, both sides must cease all attacks.", []),
    ],
)
def test_says_of_truce(sentence: str, told: list[str]) -> None:
    """
    A sentence says of a truce what its words tie to it, and of nothing else.
    """
    assert told == claims_of(sentence, ClaimType.TRUCE_TERM)
