"""
Sentences: a paragraph cut where its sentences end.

A stop ends a sentence unless it belongs to an abbreviation, an initial, a figure or a list's
number; nothing ends inside words that are held together, such as a time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from trucewatch.reading.document import Span
from trucewatch.reading.prose.abbreviations import FINAL, LIST_ENDS, OPENING, TITLES
from trucewatch.reading.prose.lines import trimmed
from trucewatch.reading.prose.pages.part_words import LIST_MARK, SAYING

LONGEST = 2_000
"""Characters after which a sentence without an end is cut, at a space where there is one."""

_STOP = re.compile(
    r"(?P<stop>[.!?\u061f\u06d4\u2026]{1,10}+)(?P<close>[\"'\u201d\u2019\u00bb\u203a)\]*_]{0,4})"
    r"(?=(?P<gap>\s{1,20}))"
)
_BEHIND = re.compile(
    r"[\"'\u201c\u2018\u00ab\u201e(\[\s\u2014\u2013*_-]{0,8}(?P<word>[\w'\u2019]{1,40})?"
)
_BEFORE = re.compile(r"(?:[^\W_]\.){1,4}[^\W_]{0,4}$|[^\W_]{1,20}$")
_YEAR = re.compile(r"\d{4}\s?г$")
_FEW_WORDS = 6
_SPAN_BEFORE = 40
_FAR_BEFORE = 400


def sentences_of(text: str, span: Span, held: Sequence[Span] = ()) -> Iterator[Span]:
    """
    Yield the sentences of a paragraph, in order, without white space around them.

    The mark of an item of a list ("12.", a bullet) is none of its sentence.

    Args:
        text: The whole text.
        span: Where the paragraph stands.
        held: Stretches, in order, inside which no sentence ends.
    """
    mark = LIST_MARK.match(text, *span)
    start = trimmed(text, (mark.end(), span[1]))[0] if mark else span[0]
    starts = [each[0] for each in held]
    for found in _STOP.finditer(text, start, span[1]):
        end = found.end()
        if not _ends(text, found, start, span[1]) or _is_held(held, starts, end):
            continue
        yield from _cut(text, (start, end))
        start = end
    yield from _cut(text, (start, span[1]))


def _ends(text: str, found: re.Match[str], start: int, stop: int) -> bool:
    behind = _BEHIND.match(text, found.end(), stop)
    word = (behind["word"] if behind else None) or ""
    if word[:1].islower():
        return False
    written = found["stop"]
    if written != ".":
        is_said = found["close"] and _is_saying(text, found.end(), stop)
        return not (is_said or (written.startswith("..") and word[:1].isdigit()))
    if found["close"] and found["close"] not in {"'", "\u2019"}:
        return True
    before = text[max(start, found.start() - _SPAN_BEFORE) : found.start()]
    return not _is_abbreviated(
        before, word, text[max(start, found.start() - _FAR_BEFORE) : found.start()]
    )


def _is_abbreviated(before: str, word: str, sentence: str) -> bool:
    """Say whether a stop belongs to the word before it, and does not end the sentence too."""
    found = _BEFORE.search(before)
    if found is None:
        return False
    last = found.group()
    key = last.casefold()
    if key in LIST_ENDS or key in TITLES:
        return key in TITLES
    if key in OPENING:
        return word[:1].isdigit() or key not in FINAL
    if key == "г":
        return _YEAR.search(before) is None or len(sentence.split()) < _FEW_WORDS
    if key in FINAL or "." in last:
        return word.casefold() not in _LIKELY_FIRST
    return len(last) == 1 and last.isalpha() and last.isupper()


_LIKELY_FIRST = frozenset(
    (
        *("the", "a", "an", "in", "on", "at", "it", "he", "she", "they", "we", "but", "and", "no"),
        *("this", "that", "there", "these", "those", "however", "meanwhile", "both", "some"),
        *("as", "for", "if", "its", "his", "their", "our", "by", "from", "under", "since", "when"),
        *("в", "на", "по", "он", "она", "они", "это", "также", "при", "как", "об", "о", "с", "из"),
        *("однако", "кроме", "ранее", "после", "до", "за", "для", "не", "все", "их", "его"),
        "after",
    )
)


def _is_saying(text: str, at: int, stop: int) -> bool:
    """Say whether the speaker of a quotation that has just ended is named behind it."""
    words = text[at : min(stop, at + 60)].split()[:5]
    return any(word.strip(",.").casefold() in SAYING for word in words)


def _is_held(held: Sequence[Span], starts: Sequence[int], end: int) -> bool:
    place = bisect_right(starts, end - 1) - 1
    return place >= 0 and held[place][0] < end < held[place][1]


def _cut(text: str, span: Span) -> Iterator[Span]:
    start, end = trimmed(text, span)
    while end - start > LONGEST:
        space = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in " \n\t")
        cut = space if space > start else start + LONGEST
        piece = trimmed(text, (start, cut))
        if piece[0] < piece[1]:
            yield piece
        start = trimmed(text, (cut, end))[0]
    if start < end:
        yield start, end
