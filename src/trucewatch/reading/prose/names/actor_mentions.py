"""
Mentions of actors made from words of a sentence; and who was told of before.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from trucewatch.reading.document import Span
from trucewatch.reading.prose.names.actor_names import ActorNames
from trucewatch.reading.prose.names.name_words import NameWord
from trucewatch.reading.prose.told import ActorMention, ActorSort, PersonMention, Sentence

MENTIONS_KEPT = 60
"""So many mentions before a sentence are asked what a pronoun or a short form stands for."""


@dataclass(slots=True)
class ToldBefore:
    """
    Who was told of in the sentences before; `actors_in` and `people_in` write on.

    Attributes:
        actors: Actors in order of place, pronouns not among them.
        people: Persons in order of place, pronouns not among them.
        subjects: Actors of the last sentence that named any, as they stand.
        introduced: What a short form in brackets stands for, by its letters.
    """

    actors: list[ActorMention] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    subjects: list[ActorMention] = field(default_factory=list)
    introduced: dict[str, ActorMention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meant:
    """
    What words are taken to mean.

    Attributes:
        name: One name for all the ways of writing it.
        sort: What sort of actor it is.
        actors: Actors of the case; several where the words can be several.
        is_weak: Whether only a pattern of words says so.
    """

    name: str
    sort: ActorSort
    actors: tuple[str, ...] = ()
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """
    A sentence as words, from which mentions are cut.

    Attributes:
        sentence: The sentence.
        words: Its words.
        names: Names of actors.
    """

    sentence: Sentence
    words: list[NameWord]
    names: ActorNames

    def key(self, at: int) -> str:
        """Return the key of the word at *at*; nothing outside the sentence."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def gap(self, at: int) -> str:
        """Return what stands before the word at *at*; behind the last word what ends it."""
        if 0 <= at < len(self.words):
            return self.words[at].gap
        return self.sentence.text[self.words[-1].end :] if at == len(self.words) else ""

    def is_joined(self, at: int) -> bool:
        """Say whether only a space parts the word at *at* from the one before it."""
        return 0 < at < len(self.words) and self.words[at].gap in (" ", "\u00a0", "\n")

    def span(self, first: int, after: int, cut: int = 0) -> Span:
        """Return where words stand in the text, without *cut* letters of Arabic particles."""
        offset = self.sentence.span[0]
        return offset + self.words[first].start + cut, offset + self.words[after - 1].end

    def quote(self, span: Span) -> str:
        """Return the characters at a span of this sentence."""
        offset = self.sentence.span[0]
        return self.sentence.text[span[0] - offset : span[1] - offset]

    def mention(self, span: Span, meant: Meant) -> ActorMention:
        """Return what stands at *span* as a mention, with the actor of the case."""
        name, ids = (meant.name, meant.actors)
        if not ids:
            name, ids = self.names.linked(meant.name)
        made = ActorMention(span, self.quote(span), name, meant.sort, is_weak=meant.is_weak)
        if len(ids) == 1:
            return replace(made, actor=ids[0])
        return replace(made, candidates=ids) if ids else made
