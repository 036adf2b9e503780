"""Judgements in English texts: how much violence there is, and whether a truce holds."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.talk_telling import days, names, talk_in
from trucewatch.reading.claim import Basis, ClaimType, Modality

OF_A_TRUCE = [
    ("The truce is largely holding across northern Syria.", "holding", "The truce"),
    (
        "The ceasefire has been broadly respected since Monday, the envoy said.",
        "holding",
        "The ceasefire",
    ),
    (
        "The truce appeared to be holding in Aleppo on Friday despite sporadic violations.",
        "holding",
        "The truce",
    ),
    ("The two-month truce has mostly held.", "holding", "The two-month truce"),
    ("Tensions remained high but the truce held.", "holding", "the truce"),
    (
        "The truce was being observed on both sides of the front, the army said.",
        "holding",
        "The truce",
    ),
    (
        "The ceasefire, which entered into force in November, is holding.",
        "holding",
        "The ceasefire",
    ),
    ("Ceasefire largely holds in Nagorno-Karabakh.", "holding", "Ceasefire"),
    (
        "The humanitarian pause in Gaza has held for a third day.",
        "holding",
        "The humanitarian pause",
    ),
    ("The truce remains in place.", "holding", "The truce"),
    ("The ceasefire collapsed within hours of coming into force.", "collapse", "The ceasefire"),
    ("The truce has all but collapsed, a diplomat said.", "collapse", "The truce"),
    (
        "The latest ceasefire broke down on Tuesday in El Fasher.",
        "collapse",
        "The latest ceasefire",
    ),
    ("The truce did not hold.", "collapse", "The truce"),
    ("The ceasefire is no longer holding in the south.", "collapse", "The ceasefire"),
    ("The renewed fighting has shattered a two-week truce.", "collapse", "a two-week truce"),
    (
        "The ceasefire had held since May but has virtually collapsed in recent weeks.",
        "collapse",
        "The ceasefire",
    ),
    ("The peace deal has fallen apart, mediators warned.", "collapse", "The peace deal"),
]

OF_VIOLENCE = [
    ("Fighting has eased in Hodeidah since the agreement took effect.", "decrease", "Fighting"),
    ("Violations fell by half in the week to 12 April.", "decrease", "Violations"),
    (
        "Violence has dropped significantly since 2 April, according to the UN.",
        "decrease",
        "Violence",
    ),
    (
        "The mission observed a reduction in violence along the line of contact.",
        "decrease",
        "violence",
    ),
    ("Hostilities subsided after midnight.", "decrease", "Hostilities"),
    ("Violence continues to decline in Mindanao.", "decrease", "Violence"),
    ("The level of violence was lower than in March.", "decrease", "The level of violence"),
    (
        "Ceasefire violations decreased in comparison with the previous week.",
        "decrease",
        "Ceasefire violations",
    ),
    (
        "The number of ceasefire violations in Donetsk region increased from 96 to 212.",
        "increase",
        "The number of ceasefire violations",
    ),
    ("Clashes intensified around Marib on Sunday.", "increase", "Clashes"),
    (
        "There was a sharp increase in air strikes last week, monitors said.",
        "increase",
        "air strikes",
    ),
    ("A surge of violence in North Kivu has displaced thousands.", "increase", "violence"),
    ("Israel has stepped up its air strikes on Gaza.", "increase", "its air strikes"),
    ("Air strikes on Idlib have intensified in recent days.", "increase", "Air strikes"),
    ("Shelling continued in Eastern Ghouta overnight.", "continued", "Shelling"),
    ("Fierce fighting continued in the city.", "continued", "Fierce fighting"),
    ("Fighting raged on in Bakhmut despite the declared ceasefire.", "continued", "Fighting"),
    ("Heavy clashes are continuing in Omdurman.", "continued", "Heavy clashes"),
    ("A fragile calm prevailed in Tripoli overnight.", "holding", "A fragile calm"),
    (
        "The situation in Luhansk region remained calm.",
        "holding",
        "The situation in Luhansk region",
    ),
]

NONE = [
    "If the truce holds, talks will begin on Monday.",
    "The UN hopes that violence will decrease.",
    "The minister warned that the truce could collapse.",
    "The truce is on the verge of collapse.",
    "The army held talks with the rebels about a truce.",
    "Three attacks killed ten people.",
    "The price of bread rose sharply.",
    "Shells fell on the market.",
    "The parties agreed to a ceasefire.",
    "They called for the truce to be respected.",
    "Attacks on hospitals must stop.",
    "Fighting broke out at dawn.",
    "Previous truces collapsed within hours.",
    "The bridge collapsed.",
    "The number of dead rose to 40.",
    "Violence killed 40 people in the town.",
    "The truce will be observed from midnight.",
    "Both sides said they would respect the ceasefire.",
    "The ceasefire should hold.",
    "There are some reports of continued fighting in some places.",
    "Fighting has flared and faded across the capital for months.",
    "We are fighting for the ceasefire to return.",
]


@pytest.mark.parametrize(("sentence", "trend", "truce"), OF_A_TRUCE)
def test_a_truce_is_said_to_hold_or_to_have_failed(sentence: str, trend: str, truce: str) -> None:
    """A truce with a verb of its own holds or has collapsed, and is quoted as it stands."""
    [draft] = talk_in(sentence, ClaimType.ASSESSMENT)

    assert (trend, truce) == (draft.slots["trend"].normalised, draft.slots["truce"].normalised)
    assert Modality.HELD is draft.modality


@pytest.mark.parametrize(("sentence", "trend", "of"), OF_VIOLENCE)
def test_violence_is_said_to_be_less_more_or_the_same(sentence: str, trend: str, of: str) -> None:
    """What grows, shrinks or goes on is named, and its trend is one of the closed list."""
    [draft] = talk_in(sentence, ClaimType.ASSESSMENT)

    assert (trend, of) == (draft.slots["trend"].normalised, draft.slots["of"].normalised)


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_feared_or_wished_is_no_judgement(sentence: str) -> None:
    """Conditions, wishes, warnings, single acts and other things that rise judge nothing."""
    assert [] == talk_in(sentence, ClaimType.ASSESSMENT)


def test_a_trend_that_is_denied_is_told_as_denied() -> None:
    """What has "not decreased" denies a decrease and claims no increase."""
    [draft] = talk_in("Violence has not decreased since the truce began.", ClaimType.ASSESSMENT)

    assert ("decrease", Modality.DENIED) == (draft.slots["trend"].normalised, draft.modality)


@pytest.mark.parametrize(
    ("sentence", "area", "window"),
    [
        ("Clashes intensified around Marib on Sunday.", "Marib", "Sunday"),
        ("Fighting continued in Aleppo and Damascus.", "Aleppo, Damascus", ""),
        ("The ceasefire has virtually collapsed in recent weeks.", "", "recent weeks"),
        ("In Tripoli, fighting has eased since Monday.", "Tripoli", "since Monday"),
        ("The clashes killed 12 in the last two days and shattered the truce.", "", ""),
        ("Violence shattered the truce agreed in February.", "", ""),
    ],
)
def test_a_judgement_has_the_place_and_the_time_of_its_clause(
    sentence: str, area: str, window: str
) -> None:
    """Places and times of another clause, or of the truce itself, are none of the judgement's."""
    [draft] = talk_in(sentence, ClaimType.ASSESSMENT)

    assert (area, window) == (names(draft.slots.get("area")), days(draft.slots.get("window")))


def test_those_areas_are_the_places_told_before() -> None:
    """What "those areas" are is inferred from the last sentence that names places, and weak."""
    [_, draft] = talk_in(
        "Fighting continued in Aleppo and Damascus. There was a decrease in violence in those"
        " areas, the envoy said.",
        ClaimType.ASSESSMENT,
    )
    area = draft.slots["area"]

    assert "Aleppo, Damascus" == names(area)
    assert (Basis.INFERRED, "places told in sentence 1") == (area.basis, area.inferred_from)
    assert "weak" in area.flags


def test_the_same_judgement_is_told_once() -> None:
    """A judgement that a text repeats in the same words is one claim."""
    drafts = talk_in("The truce is holding.\n\nThe truce is holding.", ClaimType.ASSESSMENT)

    assert ["holding"] == [each.slots["trend"].normalised for each in drafts]
