"""
Actors that a sentence names, each with its characters and one name for all ways of writing it.

The names of the case come first, then those that the tool knows, bodies of states by pattern,
sides by their common nouns, and names that only their form shows. A state in whose ground
something happens is a place and no actor; `state_cues` tells the two apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from trucewatch.reading.document import Span
from trucewatch.reading.known.state_bodies import StateBody
from trucewatch.reading.known.states import State
from trucewatch.reading.prose.actor_names import ActorNames, Found, Part, plain_name
from trucewatch.reading.prose.name_words import NameWord, name_words
from trucewatch.reading.prose.state_cues import Where, acts, is_owner
from trucewatch.reading.prose.told import ActorMention, ActorSort, PersonMention, Sentence


@dataclass(slots=True)
class ToldBefore:
    """
    Who was told of in the sentences before; `actors_in` and `people_in` write on.

    Attributes:
        actors: Actors in order of place, pronouns not among them.
        people: Persons in order of place, pronouns not among them.
        introduced: What a short form in brackets stands for, by its letters.
    """

    actors: list[ActorMention] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    introduced: dict[str, ActorMention] = field(default_factory=dict)


def actors_in(
    sentence: Sentence, names: ActorNames, before: ToldBefore | None = None
) -> list[ActorMention]:
    """
    Return the actors that a sentence names, in order of place; none overlaps another.

    An actor inside the span of a person ("US" in "US Secretary of State") is whom that person
    speaks for.

    Args:
        sentence: The sentence, with its text and place; its own words are not asked.
        names: Names of the case and of the own lists; made once for all sentences.
        before: What the sentences before told; it is written on.
    """
    scan = _Scan(sentence, names, before if before is not None else ToldBefore())
    return scan.mentions()


class _Scan:
    # One pass over one sentence.
    def __init__(self, sentence: Sentence, names: ActorNames, before: ToldBefore) -> None:
        self.offset = sentence.span[0]
        self.text = sentence.text
        self.words: list[NameWord] = name_words(sentence.text)
        self.names = names
        self.before = before
        self.found: list[ActorMention] = []

    def mentions(self) -> list[ActorMention]:
        """Walk over the words once."""
        at = 0
        while at < len(self.words):
            at = max(at + 1, self._step(at))
        self.before.actors += self.found
        return self.found

    def _step(self, at: int) -> int:
        several = self.names.at(self.words, at)
        if not several:
            return at
        by_part = {each.entry.part: each for each in several}
        body = self._body_of_state(by_part) or self._body_before_state(by_part)
        best = max(several, key=lambda each: (each.after, -each.entry.part))
        if body and body[0] >= best.after:
            after, cut, state, kind = body
            self._keep(at, after, cut, plain_name(state, kind), kind.sort)
            return after
        return self._plain(best)

    def _plain(self, best: Found) -> int:
        entry = best.entry
        if entry.part in (Part.STATE, Part.CAPITAL):
            where = Where(self.words, best.first, best.after, entry.part is Part.CAPITAL, best.cut)
            if acts(where) and entry.state:
                self._keep(best.first, best.after, best.cut, entry.state.name, ActorSort.STATE)
        elif entry.part in (Part.CASE, Part.ACTOR, Part.SIDE):
            self._keep(
                best.first, best.after, best.cut, entry.name, entry.sort, actors=entry.actors
            )
        return best.after

    def _body_of_state(
        self, by_part: dict[Part, Found]
    ) -> tuple[int, int, State, StateBody] | None:
        owner = by_part.get(Part.PEOPLE) or by_part.get(Part.STATE)
        if owner is None or owner.entry.state is None:
            return None
        where = Where(self.words, owner.first, owner.after, is_capital=False)
        at = owner.after + int(is_owner(where))
        if at >= len(self.words) or self.words[at].gap != " ":
            return None
        for other in self.names.at(self.words, at):
            if other.entry.body:
                return other.after, owner.cut, owner.entry.state, other.entry.body
        return None

    def _body_before_state(
        self, by_part: dict[Part, Found]
    ) -> tuple[int, int, State, StateBody] | None:
        body = by_part.get(Part.BODY)
        if body is None or body.entry.body is None:
            return None
        at = body.after
        while at < len(self.words) and self.words[at].key in ("of", "the"):
            at += 1
        if at >= len(self.words) or self.words[at].gap != " ":
            return None
        for other in self.names.at(self.words, at):
            if other.entry.part in (Part.STATE, Part.PEOPLE) and other.entry.state:
                return other.after, body.cut, other.entry.state, body.entry.body
        return None

    def _keep(
        self,
        first: int,
        after: int,
        cut: int,
        name: str,
        sort: ActorSort,
        *,
        actors: Sequence[str] = (),
    ) -> None:
        span: Span = (
            self.offset + self.words[first].start + cut,
            self.offset + self.words[after - 1].end,
        )
        shown, ids = self.names.linked(name) if not actors else (name, tuple(actors))
        words = self.text[span[0] - self.offset : span[1] - self.offset]
        mention = ActorMention(span, words, shown, sort)
        if len(ids) == 1:
            mention = replace(mention, actor=ids[0])
        elif ids:
            mention = replace(mention, candidates=ids)
        self.found.append(mention)
