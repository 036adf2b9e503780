"""
Stretches: a long text is joined stretch by stretch, so that time grows in step with its length.

A join holds every draft against every other. That is right and cheap in one article; a hundred of
them pasted together take ten thousand times as long, and one war is held against another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from trucewatch.reading.frames.draft import Draft, Join
from trucewatch.reading.prose.told import HEADS, Text

AT_HEADING = 300
"""Sentences after which the next heading begins a new stretch."""

AT_PARAGRAPH = 400
"""Sentences after which the next paragraph begins a new stretch."""

AT_ONCE = 500
"""Sentences of the longest stretch."""


def joined(text: Text, drafts: Iterable[Draft], joins: Sequence[Join]) -> list[Draft]:
    """
    Return *drafts* after every join has looked over them, in each stretch of the text by itself.

    A text of up to `AT_HEADING` sentences is one stretch. What two stretches tell of one thing
    stays two claims.

    Args:
        text: The text.
        drafts: Its drafts; in each stretch the joins see them in this order.
        joins: Joins, in the order in which they look.
    """
    starts = list(_starts(text))

    def stretch(draft: Draft) -> int:
        return bisect_right(starts, draft.span[0])

    kept: list[Draft] = []
    for _, group in groupby(sorted(drafts, key=stretch), key=stretch):
        own = list(group)
        for join in joins:
            own = join(text, own)
        kept += own
    return kept


def _starts(text: Text) -> Iterator[int]:
    """Yield where each stretch but the first begins."""
    count, paragraph = 0, -1
    for told in text.sentences:
        sentence = told.sentence
        is_new = sentence.paragraph != paragraph
        is_head = is_new and sentence.part in HEADS
        most = AT_HEADING if is_head else AT_PARAGRAPH if is_new else AT_ONCE
        if count >= most:
            yield sentence.span[0]
            count = 0
        count, paragraph = count + 1, sentence.paragraph
