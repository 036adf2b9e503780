"""Tests of stretches: a long text is joined piece by piece."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tests.reading.telling import told_of
from trucewatch.reading.claim import ClaimType
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.prose.told import Text
from trucewatch.reading.stretches import AT_HEADING, AT_ONCE, AT_PARAGRAPH, joined

_SENTENCE = "Nothing was heard that day. "


@dataclass(slots=True)
class _Seen:
    # A join that keeps what it was shown.
    sizes: list[int] = field(default_factory=list)

    def __call__(self, text: Text, drafts: list[Draft]) -> list[Draft]:
        del text
        self.sizes.append(len(drafts))
        return drafts


def _drafts(text: Text) -> list[Draft]:
    return [Draft(ClaimType.DUTY, "en.one", each.sentence.span, {}) for each in text.sentences]


def _paragraphs(sentences: int, each: int) -> str:
    return "\n\n".join([(_SENTENCE * each).strip()] * (sentences // each))


@pytest.mark.parametrize(
    ("written", "sizes"),
    [
        (_paragraphs(10, 5), [10]),
        (_paragraphs(AT_PARAGRAPH, 5), [AT_PARAGRAPH]),
        (_paragraphs(AT_PARAGRAPH + 5, 5), [AT_PARAGRAPH, 5]),
        (_SENTENCE * (2 * AT_ONCE + 1), [AT_ONCE, AT_ONCE, 1]),
    ],
    ids=["short", "just fits", "a paragraph more", "one paragraph"],
)
def test_a_join_sees_no_more_than_a_stretch(written: str, sizes: list[int]) -> None:
    """A stretch ends with a paragraph; one paragraph without an end is cut where it must."""
    text = told_of(written)
    seen = _Seen()

    kept = joined(text, _drafts(text), (seen,))

    assert sizes == seen.sizes
    assert _drafts(text) == kept


def test_a_heading_begins_a_stretch_sooner() -> None:
    """Articles that were pasted one behind the other are parted at a headline."""
    story = _paragraphs(AT_HEADING, 5)
    text = told_of(f"{story}\n\nThe day after the storm\n\n{story}")
    seen = _Seen()

    joined(text, _drafts(text), (seen,))

    assert [AT_HEADING, AT_HEADING + 1] == seen.sizes


def test_an_order_of_drafts_holds_inside_a_stretch() -> None:
    """What stands first for the joins, as a headline's drafts do, stays first."""
    text = told_of(_paragraphs(10, 5))
    drafts = list(reversed(_drafts(text)))

    assert drafts == joined(text, drafts, (_Seen(),))
