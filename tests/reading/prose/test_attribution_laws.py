"""Laws of attribution: whatever stands in a text, what is found stands there too."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.frames.english.talk_telling import WORLD
from tests.reading.telling import told_of
from trucewatch.reading.frames.english.talked.talk import talk
from trucewatch.reading.prose.attribution.words.saying import words

PIECES = (
    'the army said that "we hold" , . and but residents told Reuters according to quoted as'
    " saying by SANA adding who he which was denied : ; ( ) in a statement on Tuesday citing"
    " talks met with Russia in Geneva truce holding violence continued collapsed invited to"
    " not will as claimed – “ ” 's May"
)
WORDS = st.lists(st.sampled_from(sorted(words(PIECES))), max_size=40).map(" ".join)


@settings(max_examples=150)
@given(WORDS)
def test_voices_and_contents_are_what_stands_at_their_spans(text: str) -> None:
    """
    Every voice quotes its span, and every content lies in its sentence and holds something.
    """
    whole = told_of(text, "en", known=WORLD)

    for told in whole.sentences:
        first, after = told.sentence.span
        for said in told.attributions:
            assert [whole.document.quote(voice.span) for voice in said.voices] == [
                voice.words for voice in said.voices
            ]
            assert all(first <= start < end <= after for start, end in said.content)


@settings(max_examples=150)
@given(WORDS)
def test_drafts_of_talk_quote_what_stands_at_their_spans(text: str) -> None:
    """
    Statements, judgements and meetings of any words at all quote the text exactly.
    """
    whole = told_of(text, "en", known=WORLD)

    for told in whole.sentences:
        for draft in talk(whole, told):
            assert whole.document.holds(draft.span)
            for slot in draft.slots.values():
                assert tuple(whole.document.quote(span) for span in slot.spans) == slot.value
