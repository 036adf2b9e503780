"""
Actors that a sentence names, each with its characters and one name for all ways of writing it.

The names of the case come first, then those that the tool knows, bodies of states by pattern,
sides by their common nouns, and names that only their form shows. A state in whose ground
something happens is a place and no actor; `state_cues` tells the two apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.reading.prose.names.actor_cues import (
    GROUP_NOUNS_AFTER,
    GROUP_NOUNS_BEFORE,
    HOLDS,
    NO_ACTOR_AFTER,
    SIDE_ADJECTIVES,
    THEY,
    THINGS_AFTER,
)
from trucewatch.reading.prose.names.actor_mentions import Meant, ToldBefore, Words
from trucewatch.reading.prose.names.actor_names import ActorNames, Found, Letters, Part
from trucewatch.reading.prose.names.name_words import name_words
from trucewatch.reading.prose.names.shaped_names import bracketed, shaped_name, spelt_out
from trucewatch.reading.prose.names.stand_ins import (
    nearest_first,
    owned_side,
    stand_in,
    subjects_first,
    told_whole,
)
from trucewatch.reading.prose.names.states_in_text import (
    Phrase,
    bare_body,
    body_phrase,
    leads_to_deed,
    state_phrase,
)
from trucewatch.reading.prose.names.titles_in_text import title_at
from trucewatch.reading.prose.told import ActorMention, ActorSort, Sentence

_LIST_GAPS = frozenset((", ", "، ", " "))
_ANDS = frozenset(("and", "or", "as", "well", "the", "и", "а", "также", "او", "و"))
_IN_CAPITALS = frozenset(("us", "is", "who", "it", "au", "car", "pa", "no", "so", "ana", "un"))
_NAMED = (Part.CASE, Part.ACTOR)
_GROUPS = frozenset((ActorSort.ARMED_GROUP, ActorSort.SIDE, ActorSort.FORCE))


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


def holders_in(sentence: Sentence, names: ActorNames) -> list[ActorMention]:
    """
    Return who is said to have ground by a compound: "rebel" in "rebel-held", "RSF-controlled".

    They are no actors of the sentence, and `actors_in` leaves them out.
    """
    words = Words(sentence, name_words(sentence.text), names)
    found: list[ActorMention] = []
    for at in range(1, len(words.words)):
        if words.gap(at) == "-" and words.key(at) in HOLDS:
            found += _holder(words, at)
    return found


def _holder(words: Words, at: int) -> list[ActorMention]:
    for first in range(max(0, at - 4), at):
        for each in words.names.at(words.words, first):
            if each.after == at:
                span = words.span(first, at, each.cut)
                entry = each.entry
                return [words.mention(span, Meant(entry.name, entry.sort, entry.actors))]
    name = SIDE_ADJECTIVES.get(words.key(at - 1))
    if name is None:
        return []
    return [words.mention(words.span(at - 1, at), Meant(name, ActorSort.SIDE))]


class _Scan:
    # One pass over one sentence.
    def __init__(self, sentence: Sentence, names: ActorNames, before: ToldBefore) -> None:
        self.words = Words(sentence, name_words(sentence.text), names)
        self.before = before
        self.found: list[ActorMention] = []
        self.is_shouted = sentence.text.isupper()
        self.listed: tuple[int, bool] = (-1, False)

    def mentions(self) -> list[ActorMention]:
        """Walk over the words once."""
        at = 0
        while at < len(self.words.words):
            at = max(at + 1, self._step(at))
        self.before.actors += [each for each in self.found if each.stands_for is None]
        self.before.subjects = self.found or self.before.subjects
        return self.found

    def _step(self, at: int) -> int:
        short = bracketed(self.words, at)
        if short:
            return self._short_form(at, short)
        of_title = self._behind_title(at)
        if of_title:
            return of_title
        several = self._names_at(at)
        phrase = self._phrase(at, several)
        if phrase is None:
            order = subjects_first if self.words.key(at) in THEY else nearest_first
            mention = stand_in(self.words, at, order(self.before, self.found))
            self.found += [mention] if mention else []
            return max((each.after for each in several if _is_ground(each)), default=at)
        self._keep(phrase)
        return phrase.after

    def _behind_title(self, at: int) -> int:
        """Keep the state of a title before it: "министр обороны России", "president of X"."""
        words = self.words
        title = title_at(words.words, at)
        if title is None or title.is_rank:
            return 0
        after = title.after
        if words.words[at].text.isascii():
            if words.key(after) != "of":
                return 0
            after += 1 + int(words.key(after + 1) == "the")
        if not words.is_joined(after):
            return 0
        for each in words.names.at(words.words, after):
            if each.entry.part in (Part.STATE, Part.PEOPLE) and each.entry.state and not each.cut:
                meant = Meant(each.entry.state.name, ActorSort.STATE)
                self._keep(Phrase(after, each.after, 0, meant))
                return each.after
        is_long = title.after - at > 1 and not words.words[at].text.isascii()
        return title.after if is_long else 0

    def _names_at(self, at: int) -> list[Found]:
        several = self.words.names.at(self.words.words, at)
        if not self.is_shouted:
            return several
        return [
            each
            for each in several
            if each.entry.letters is not Letters.ACRONYM or self.words.key(at) not in _IN_CAPITALS
        ]

    def _phrase(self, at: int, several: Sequence[Found]) -> Phrase | None:
        """Return the longest words for an actor that begin with word *at*."""
        parts = {each.entry.part: each for each in several}
        found = [self._named(parts), body_phrase(self.words, parts), self._introduced(at)]
        found += [self._state(parts)] if not any(found) else []
        found += [self._bare(parts), self._adjective(at), shaped_name(self.words, at)]
        return max(
            (each for each in found if each is not None),
            key=lambda each: (each.after, not each.meant.is_weak),
            default=None,
        )

    def _named(self, parts: dict[Part, Found]) -> Phrase | None:
        for part in (Part.CASE, Part.ACTOR, Part.SIDE):
            each = parts.get(part)
            longer = any(other.after > each.after for other in parts.values()) if each else False
            if each is None or longer or not self._is_actor(each):
                continue
            entry = each.entry
            first, after = each.first, each.after
            if part in _NAMED and entry.sort in _GROUPS:
                first, after = self._with_nouns(each)
            cut = each.cut if first == each.first else self._cut(first)
            return Phrase(first, after, cut, Meant(entry.name, entry.sort, entry.actors))
        return None

    def _is_actor(self, each: Found) -> bool:
        if each.entry.part is Part.CASE and each.entry.sort is ActorSort.STATE:
            return False
        words, after = self.words, each.after
        if words.gap(after) == "-" and words.key(after) in THINGS_AFTER:
            return False
        if each.entry.part is Part.SIDE:
            is_against = words.key(each.first) == "opposition" and words.key(after) == "to"
            return not is_against and words.gap(each.first) != "-"
        return not (words.is_joined(after) and words.key(after) in NO_ACTOR_AFTER)

    def _with_nouns(self, each: Found) -> tuple[int, int]:
        """Return where a group's name begins and ends with the nouns that belong to it."""
        words, first, after = self.words, each.first, each.after
        for _ in range(2):
            if words.is_joined(after) and words.key(after) in GROUP_NOUNS_AFTER:
                after += 1
        start = self.found[-1].span[1] if self.found else 0
        if first and not words.gap(first).strip(' «"'):
            ways = words.words[first - 1].ways
            is_noun = any(key in GROUP_NOUNS_BEFORE for key, _ in ways)
            if is_noun and words.span(first - 1, first)[0] >= start and not each.cut:
                first -= 1
        return first, after

    def _cut(self, first: int) -> int:
        ways = self.words.words[first].ways
        return next((cut for key, cut in ways if key in GROUP_NOUNS_BEFORE), 0)

    def _introduced(self, at: int) -> Phrase | None:
        word = self.words.words[at]
        meant = self.before.introduced.get(word.text)
        if meant is None or (self.words.gap(at + 1) == "-" and self._is_compound(at + 1)):
            return None
        actors = (meant.actor,) if meant.actor else meant.candidates
        after = at + 1
        if self.words.is_joined(after) and self.words.key(after) in GROUP_NOUNS_AFTER:
            after += 1
        return Phrase(at, after, 0, Meant(meant.name, meant.sort, actors))

    def _is_compound(self, at: int) -> bool:
        return self.words.key(at) in THINGS_AFTER

    def _state(self, parts: dict[Part, Found]) -> Phrase | None:
        for part in (Part.STATE, Part.PEOPLE, Part.CAPITAL):
            each = parts.get(part)
            if each is None:
                continue
            phrase = state_phrase(self.words, each, listed=self._listed(each.first))
            self.listed = (each.after, phrase is not None)
            if phrase is not None:
                return phrase
        return None

    def _listed(self, first: int) -> bool | None:
        """Say what was decided of the state right before in the list; ``None`` for no list."""
        after, decided = self.listed
        words = self.words
        if after < 0 or first - after > 3 or (first == after and words.gap(first) != ", "):
            return None if not self._arabic_and(after, first) else decided
        gaps = all(words.gap(at) in _LIST_GAPS for at in range(after, first + 1))
        between = all(words.key(at) in _ANDS for at in range(after, first))
        return decided if gaps and between else None

    def _arabic_and(self, after: int, first: int) -> bool:
        word = self.words.words[first]
        return first == after and word.key.startswith("و") and word.gap in (" ", "، ")

    def _adjective(self, at: int) -> Phrase | None:
        """Return a side by its adjective, where a title or a deed follows: "rebel commander"."""
        name = SIDE_ADJECTIVES.get(self.words.key(at))
        is_side = name not in (None, "army", "government")
        if name is None or not is_side or not leads_to_deed(self.words, at + 1):
            return None
        return Phrase(at, at + 1, 0, Meant(name, ActorSort.SIDE))

    def _bare(self, parts: dict[Part, Found]) -> Phrase | None:
        body = parts.get(Part.BODY)
        return bare_body(self.words, body) if body is not None else None

    def _short_form(self, at: int, short: str) -> int:
        """Remember what a short form in brackets stands for; it is no mention of its own."""
        last = self.found[-1] if self.found else None
        is_beside = last is not None and last.span[1] == self.words.span(at - 1, at)[1]
        if not is_beside:
            phrase = spelt_out(self.words, at)
            start = self.words.span(phrase.first, at)[0] if phrase else 0
            if phrase is None or (last is not None and last.span[1] > start):
                return at
            self._keep(phrase)
            last = self.found[-1]
        if last is not None:
            self.before.introduced[short] = last
        return at + 1

    def _keep(self, phrase: Phrase) -> None:
        span = self.words.span(phrase.first, phrase.after, phrase.cut)
        mention = self.words.mention(span, phrase.meant)
        if mention.is_weak and " " not in mention.name[:1] and mention.name == phrase.meant.name:
            mention = told_whole(mention, nearest_first(self.before, self.found))
        if phrase.meant.sort is ActorSort.STATE:
            mention = replace(mention, sort=ActorSort.STATE)
        if self.words.key(phrase.first - 1) in ("its", "their"):
            mention = owned_side(mention, nearest_first(self.before, self.found))
        self.found.append(mention)


def _is_ground(each: Found) -> bool:
    """Say whether a name that is no actor here is passed over whole: "South Sudan", "New York"."""
    return each.entry.part in (Part.STATE, Part.CAPITAL, Part.CASE, Part.ACTOR)
