"""
Lines: a sentence laid out for finding who said what in it; every place is a word's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trucewatch.reading.document import Span
from trucewatch.reading.prose.attribution.words.saying import Phrase, SayingWords
from trucewatch.reading.prose.told import ActorMention, PersonMention, Sentence

Stretch = tuple[int, int]
"""``[first, after)`` in words of a sentence."""

QUOTE_MARKS = frozenset('"“”„«»‟❝❞')
"""Signs that open or close a quotation."""

_STOPS = frozenset(",;:()[]–—|•")
COMMAS = frozenset(",،")
"""Signs that part clauses."""


@dataclass(frozen=True, slots=True)
class Line:
    """
    A sentence with its words, its quotations and whoever it names, by number of word.

    Attributes:
        sentence: The sentence.
        saying: The words of its language.
        keys: Keys of its words and signs.
        quoted: Whether each of them stands in a quotation.
        people: Persons, each with the words that name it.
        actors: Actors, each with the words that name it.
        reach: First word of the longest name that a word stands in, and the word behind it.
        end: Where nothing but signs is left.
    """

    sentence: Sentence
    saying: SayingWords
    keys: tuple[str, ...]
    quoted: tuple[bool, ...]
    people: tuple[tuple[Stretch, PersonMention], ...]
    actors: tuple[tuple[Stretch, ActorMention], ...]
    reach: dict[int, Stretch]
    end: int

    @classmethod
    def of(
        cls,
        sentence: Sentence,
        saying: SayingWords,
        people: Sequence[PersonMention],
        actors: Sequence[ActorMention],
    ) -> Line:
        """Lay out *sentence*."""
        spans = [*(each.span for each in people), *(each.span for each in actors)]
        named = _stretches(sentence, spans)
        persons = tuple(zip(named[: len(people)], people, strict=True))
        others = tuple(zip(named[len(people) :], actors, strict=True))
        reach: dict[int, Stretch] = {}
        for stretch in sorted(named, key=lambda each: each[1] - each[0]):
            reach |= dict.fromkeys(range(*stretch), stretch)
        keys = tuple(word.key for word in sentence.words)
        end = len(keys)
        while end and not any(letter.isalnum() for letter in keys[end - 1]):
            end -= 1
        return cls(sentence, saying, keys, _quoted(sentence), persons, others, reach, end)

    def __len__(self) -> int:
        """Return how many words and signs it has."""
        return len(self.keys)

    def key(self, at: int) -> str:
        """Return the key of a word; nothing outside the sentence."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def text(self, at: int) -> str:
        """Return a word as it stands."""
        return self.sentence.words[at].text

    def is_capital(self, at: int) -> bool:
        """Say whether a word starts with a capital."""
        return 0 <= at < len(self.keys) and self.text(at)[:1].isupper()

    def is_quote_mark(self, at: int) -> bool:
        """Say whether a quotation mark stands at *at*."""
        return self.key(at) in QUOTE_MARKS

    def is_stop(self, at: int) -> bool:
        """Say whether a sign that parts clauses, or nothing, stands at *at*."""
        key = self.key(at)
        return not key or key in _STOPS or key in COMMAS or key in QUOTE_MARKS or self.is_end(at)

    def is_comma(self, at: int) -> bool:
        """Say whether a comma stands at *at*."""
        return self.key(at) in COMMAS

    def is_end(self, at: int) -> bool:
        """Say whether the sentence is over at *at*, but for signs."""
        return at >= self.end

    def is_mark(self, at: int) -> bool:
        """Say whether a sign stands at *at*."""
        key = self.key(at)
        return bool(key) and not any(letter.isalnum() for letter in key)

    def phrase(self, at: int, phrases: Iterable[Phrase]) -> int:
        """Return how many words the first of *phrases* that stands at *at* has; 0 for none."""
        for phrase in phrases:
            if self.key(at) == phrase[0] and self.keys[at : at + len(phrase)] == phrase:
                return len(phrase)
        return 0

    def span(self, stretch: Stretch) -> Span:
        """Return where a stretch of words stands."""
        words = self.sentence.words
        return words[stretch[0]].span[0], words[stretch[1] - 1].span[1]

    def words(self, span: Span) -> str:
        """Return the characters at *span*, which lies in the sentence."""
        offset = self.sentence.span[0]
        return self.sentence.text[span[0] - offset : span[1] - offset]


def _stretches(sentence: Sentence, spans: Sequence[Span]) -> list[Stretch]:
    """Return the words that each of *spans* touches."""
    starts = {word.span[0]: at for at, word in enumerate(sentence.words)}
    return [_touched(sentence, span, starts.get(span[0])) for span in spans]


def _touched(sentence: Sentence, span: Span, first: int | None) -> Stretch:
    words = sentence.words
    if first is None:
        first = next((at for at, word in enumerate(words) if word.span[1] > span[0]), len(words))
    after = first
    while after < len(words) and words[after].span[0] < span[1]:
        after += 1
    return first, after


def _quoted(sentence: Sentence) -> tuple[bool, ...]:
    flags = [False] * len(sentence.words)
    at = 0
    for first, after in sentence.quotes:
        while at < len(flags) and sentence.words[at].span[0] < first:
            at += 1
        while at < len(flags) and sentence.words[at].span[0] < after:
            flags[at] = True
            at += 1
    return tuple(flags)
