"""Who said what: sentences in the manner of wires, ministries, agencies and monitors."""

from __future__ import annotations

import pytest

from tests.reading.telling import told_of
from trucewatch.reading.prose.told import Attribution

Said = tuple[tuple[str, ...], str]
"""The voices, nearest first, and the words that are said."""

AFTER = [
    ("The truce is holding, the army said.", "army", "The truce is holding"),
    (
        "Four people died in the blast, a hospital official said.",
        "hospital official",
        "Four people died in the blast",
    ),
    ("No aid has arrived, residents said on Tuesday.", "residents", "No aid has arrived"),
    ("The road is closed, local officials say.", "local officials", "The road is closed"),
    ("Two shells hit the market, said a witness.", "witness", "Two shells hit the market"),
    ("Ten villages were burnt, according to activists.", "activists", "Ten villages were burnt"),
    (
        "Fighting went on all night, aid workers warned.",
        "aid workers",
        "Fighting went on all night",
    ),
    (
        "The convoy was turned back, the World Food Programme said in a statement.",
        "World Food Programme",
        "The convoy was turned back",
    ),
    (
        "The bridge was destroyed, Ukraine's military reported late on Monday.",
        "Ukraine's military",
        "The bridge was destroyed",
    ),
    ("Talks had stalled, a diplomat told reporters in Doha.", "diplomat", "Talks had stalled"),
    (
        "Three soldiers were captured, the ministry of defence announced.",
        "ministry of defence",
        "Three soldiers were captured",
    ),
    (
        "About 900 families have left, the governor added.",
        "governor",
        "About 900 families have left",
    ),
    (
        "Nine people were wounded, two medics at the hospital said.",
        "medics at the hospital",
        "Nine people were wounded",
    ),
    (
        "The deal was never signed, the opposition delegation insisted.",
        "opposition delegation",
        "The deal was never signed",
    ),
    (
        "Sniper fire wounded a boy, the mission's daily report said.",
        "mission's daily report",
        "Sniper fire wounded a boy",
    ),
]

BEFORE = [
    ("The army said the truce was holding.", "army", "the truce was holding"),
    (
        "The Sudanese army said on Friday that it would respect the pause.",
        "Sudanese army",
        "it would respect the pause",
    ),
    ("Residents told Reuters that shelling had resumed.", "Residents", "shelling had resumed"),
    (
        "A military source told the agency the road had been mined.",
        "military source",
        "the road had been mined",
    ),
    (
        "Houthi officials said in a statement carried by their news agency that the port was hit.",
        "Houthi officials",
        "the port was hit",
    ),
    (
        "The mission confirmed that two civilians were killed.",
        "mission",
        "two civilians were killed",
    ),
    (
        "Colombia's government has said it will extend the ceasefire.",
        "Colombia's government",
        "it will extend the ceasefire",
    ),
    (
        "A spokesman for the rebels claimed that a drone had been shot down.",
        "spokesman for the rebels",
        "a drone had been shot down",
    ),
    (
        "Hospital workers say the wounded cannot be moved.",
        "Hospital workers",
        "the wounded cannot be moved",
    ),
    (
        "In Geneva, the envoy said that the two sides were close.",
        "envoy",
        "the two sides were close",
    ),
    ("On Tuesday, the army said it had opened a corridor.", "army", "it had opened a corridor"),
    (
        "The United Nations later said the figure was wrong.",
        "United Nations",
        "the figure was wrong",
    ),
    (
        "Relief agencies warned that water was running out.",
        "Relief agencies",
        "water was running out",
    ),
    (
        "The ministry, in a statement on Sunday, said its forces had not fired.",
        "ministry",
        "its forces had not fired",
    ),
    (
        "The governor, who visited the camp on Monday, said that tents were lacking.",
        "governor",
        "tents were lacking",
    ),
    (
        "Monitors reported that heavy weapons had been moved.",
        "Monitors",
        "heavy weapons had been moved",
    ),
    (
        "A local commander boasted that his men held the bridge.",
        "commander",
        "his men held the bridge",
    ),
    (
        "Israel's military said it had struck a launcher.",
        "Israel's military",
        "it had struck a launcher",
    ),
    (
        "According to the health ministry, 40 people were killed.",
        "health ministry",
        "40 people were killed",
    ),
    ("Officials in Kyiv said that the line was quiet.", "Officials in Kyiv", "the line was quiet"),
    ("After the strike, doctors said they had no fuel left.", "doctors", "they had no fuel left"),
    (
        "The rebels also said their fighters would withdraw.",
        "rebels",
        "their fighters would withdraw",
    ),
    (
        "Analysts told a news conference in Nairobi that the deal was weak.",
        "Analysts",
        "the deal was weak",
    ),
    ("The army reiterated that the airspace was closed.", "army", "the airspace was closed"),
    (
        "The commission said four of its members were detained.",
        "commission",
        "four of its members were detained",
    ),
]

QUOTED = [
    ('"We will hold our fire," the commander said.', "commander", "We will hold our fire"),
    (
        '"The city is without water," said a doctor at the clinic.',
        "doctor at the clinic",
        "The city is without water",
    ),
    ("“There is no truce here,” a resident told AFP.", "resident", "There is no truce here"),
    ('A farmer said: "They came at night."', "farmer", "They came at night"),
    (
        'The spokesman: "Our units stayed in their barracks."',
        "spokesman",
        "Our units stayed in their barracks",
    ),
    ('The mayor disagreed: "Nothing has changed."', "mayor", "Nothing has changed"),
    ('The statement said "all operations have ended".', "statement", "all operations have ended"),
]

CHAINS: list[tuple[str, Said]] = [
    (
        '"The truce starts at noon," army command said, according to state media.',
        (("army command", "state media"), "The truce starts at noon"),
    ),
    (
        "The truce starts at noon, the army said in a statement carried by state television.",
        (("army", "state television"), "The truce starts at noon"),
    ),
    (
        "State media quoted a military source as saying that the road was open.",
        (("military source", "State media"), "the road was open"),
    ),
    (
        "A military source was quoted as saying by SANA that the road was open.",
        (("military source", "SANA"), "the road was open"),
    ),
    (
        "The governor was quoted by state radio as saying the bridge was safe.",
        (("governor", "state radio"), "the bridge was safe"),
    ),
    (
        "State television reported, citing a military source, that the road was open.",
        (("military source", "State television"), "the road was open"),
    ),
    (
        "The agency, citing a security official, said that two men were held.",
        (("security official", "agency"), "two men were held"),
    ),
    (
        "The road was open, state television said, citing the army.",
        (("army", "state television"), "The road was open"),
    ),
    (
        "A UN official told Reuters that no trucks had crossed.",
        (("UN official", "Reuters"), "no trucks had crossed"),
    ),
]

SEVERAL: list[tuple[str, tuple[Said, ...]]] = [
    (
        "The army said the truce was holding and added that two soldiers were missing.",
        ((("army",), "the truce was holding"), (("army",), "two soldiers were missing")),
    ),
    (
        "The rebels said the truce was dead, adding that they would fight on.",
        ((("rebels",), "the truce was dead"), (("rebels",), "they would fight on")),
    ),
    (
        "The army said it was calm, but residents said shells were falling.",
        ((("army",), "it was calm"), (("residents",), "shells were falling")),
    ),
    (
        "The envoy said that the army had confirmed that the road was open.",
        (
            (("envoy",), "the army had confirmed that the road was open"),
            (("army", "envoy"), "the road was open"),
        ),
    ),
    (
        "The army said it was calm, while the rebels accused it of shelling a clinic.",
        ((("army",), "it was calm"), (("rebels",), "it of shelling a clinic")),
    ),
    (
        "We deny that our men were there, as the ministry claimed.",
        ((("We",), "our men were there"), (("ministry",), "our men were there")),
    ),
]

OF_A_KIND = [
    ("The army denied that it had shelled the town.", "army", "it had shelled the town"),
    (
        "The rebels accused the army of shelling the town.",
        "rebels",
        "the army of shelling the town",
    ),
    (
        "The ministry rejected reports that the road was cut.",
        "ministry",
        "reports that the road was cut",
    ),
    ("The UN called for a truce of three days.", "UN", "for a truce of three days"),
    ("The mission recorded 120 ceasefire violations.", "mission", "120 ceasefire violations"),
    (
        "France announced plans for a conference in Paris.",
        "France",
        "plans for a conference in Paris",
    ),
    (
        "Looting of the clinic was alleged by the opposition.",
        "opposition",
        "Looting of the clinic",
    ),
    ("The attack was confirmed by two officials.", "two officials", "The attack"),
]

NOTHING = [
    "The army did not say when the truce would end.",
    "The RSF did not immediately comment.",
    "A spokesman declined to say who had fired.",
    "The truce announced on Monday collapsed.",
    "The reported attack could not be confirmed.",
    "The minister is expected to announce a truce.",
    "The parties agreed to a truce of 48 hours.",
    "The army denied the convoy access to the town.",
    "The claims were false.",
    "The rebels will say when they are ready.",
    "The truce will end on Friday, according to the agreement.",
    "He has neither confirmed nor denied the report.",
    "The mission monitors the ceasefire.",
    "A so-called truce was in force.",
    "The blast claimed the lives of ten people.",
    "The army has not confirmed the strike.",
    "Doctors treated 30 wounded in the town.",
    "The two sides exchanged accusations.",
    "Shelling was reported in the north.",
    "The statement was published on Friday.",
]


def said_in(text: str) -> tuple[Said, ...]:
    """Return who says what in a text: each stretch with its voices."""
    whole = told_of(text)
    quote = whole.document.quote
    return tuple(
        (tuple(voice.words for voice in each.voices), " ".join(map(quote, each.content)))
        for told in whole.sentences
        for each in told.attributions
    )


@pytest.mark.parametrize(("sentence", "speaker", "words"), [*AFTER, *BEFORE, *OF_A_KIND])
def test_a_stretch_has_the_speaker_that_stands_beside_its_verb(
    sentence: str, speaker: str, words: str
) -> None:
    """What is said stands behind the verb or before it, and its speaker beside the verb."""
    assert (((speaker,), words),) == tuple(
        ((voices[0],), content) for voices, content in said_in(sentence)
    )


@pytest.mark.parametrize(("sentence", "speaker", "words"), QUOTED)
def test_a_quotation_is_what_stands_between_its_marks(
    sentence: str, speaker: str, words: str
) -> None:
    """A quotation has its speaker, and neither marks nor the comma that closes it."""
    found = _attributions(sentence)

    assert [True] == [each.is_quote for each in found]
    assert (speaker, words) == (said_in(sentence)[0][0][0], said_in(sentence)[0][1])


@pytest.mark.parametrize(("sentence", "said"), CHAINS)
def test_whoever_passes_words_on_stands_behind_whoever_said_them(
    sentence: str, said: Said
) -> None:
    """The chain of voices runs from whoever said it to whoever passed it on."""
    assert (said,) == said_in(sentence)


@pytest.mark.parametrize(("sentence", "said"), SEVERAL)
def test_a_sentence_can_have_several_speakers(sentence: str, said: tuple[Said, ...]) -> None:
    """Each speaker has the words of its own; what is told inside another's has both voices."""
    assert said == said_in(sentence)


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_nobody_said_is_attributed_to_nobody(sentence: str) -> None:
    """Silence, plans to speak, and nouns that look like verbs attribute nothing."""
    assert () == said_in(sentence)


def _attributions(text: str) -> list[Attribution]:
    return [each for told in told_of(text).sentences for each in told.attributions]
