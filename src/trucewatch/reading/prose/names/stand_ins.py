"""
Pronouns and nouns that stand for an actor told before: "it said", "the group", "the army".

Nearness alone says whom they stand for, so every one of them is weak.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from trucewatch.definitions.name_keys import is_cyrillic
from trucewatch.reading.prose.names.actor_cues import STANDS_FOR_BODY, STANDS_FOR_GROUP, THEY
from trucewatch.reading.prose.names.actor_mentions import MENTIONS_KEPT, ToldBefore, Words
from trucewatch.reading.prose.names.state_cues import SPEAKS
from trucewatch.reading.prose.told import ActorMention, ActorSort

_ONE = frozenset(
    (
        ActorSort.STATE,
        ActorSort.FORCE,
        ActorSort.ARMED_GROUP,
        ActorSort.ORGANISATION,
        ActorSort.MONITOR,
    )
)
_MANY = frozenset((ActorSort.SIDE, ActorSort.ARMED_GROUP, ActorSort.FORCE))
_GROUP = frozenset((ActorSort.ARMED_GROUP, ActorSort.ORGANISATION, ActorSort.SIDE))
_BODY = frozenset((ActorSort.ORGANISATION, ActorSort.MONITOR, ActorSort.MEDIA))
_ARTICLE = "ال"
_RU_PAST = ("л", "ла", "ло", "ли", "лас", "лос", "лис", "лся", "ет", "ют")
_OWNED = frozenset(("militants", "government forces", "rebels", "forces"))
_OWNERS = frozenset((ActorSort.STATE, ActorSort.FORCE, ActorSort.ARMED_GROUP))


def stand_in(words: Words, at: int, earlier: Iterable[ActorMention]) -> ActorMention | None:
    """
    Return the mention that a pronoun or noun at word *at* is, where an earlier actor fits.

    Args:
        words: The sentence.
        at: The word.
        earlier: Actors told before it, the nearest first.
    """
    key = words.key(at)
    if key in THEY:
        is_subject = words.key(at + 1) in SPEAKS and words.is_joined(at + 1)
        sorts = _ONE if key == "it" else _MANY
        return _standing(words, at, _nearest(earlier, sorts)) if is_subject else None
    if key not in STANDS_FOR_GROUP and key not in STANDS_FOR_BODY:
        return None
    is_named = key.startswith(_ARTICLE) or _is_russian_subject(words, at)
    if not is_named and not (words.key(at - 1) == "the" and words.is_joined(at)):
        return None
    sorts = _GROUP if key in STANDS_FOR_GROUP else _BODY
    return _standing(words, at, _nearest(earlier, sorts))


def _is_russian_subject(words: Words, at: int) -> bool:
    if not is_cyrillic(words.words[at].text):
        return False
    return words.key(at + 1).endswith(_RU_PAST) and words.is_joined(at + 1)


def told_whole(mention: ActorMention, earlier: Iterable[ActorMention]) -> ActorMention:
    """Return a body without its state as that body of the state that was told last."""
    for each in earlier:
        if each.sort is mention.sort and each.name.endswith(f" {mention.name}"):
            return replace(
                mention,
                name=each.name,
                actor=each.actor,
                candidates=each.candidates,
                stands_for=each.span,
            )
    return mention


def owned_side(mention: ActorMention, earlier: Iterable[ActorMention]) -> ActorMention:
    """Return "its fighters" as the group whose they are, where one was told before."""
    if mention.name not in _OWNED or mention.actor:
        return mention
    owner = _nearest(earlier, _OWNERS)
    if owner is None:
        return mention
    return replace(
        mention,
        name=owner.name,
        sort=owner.sort,
        actor=owner.actor,
        candidates=owner.candidates,
        is_weak=True,
        stands_for=owner.span,
    )


def nearest_first(before: ToldBefore, found: list[ActorMention]) -> list[ActorMention]:
    """Return the actors told before and in this sentence so far, the nearest first."""
    return [*reversed(found[-MENTIONS_KEPT:]), *reversed(before.actors[-MENTIONS_KEPT:])]


def subjects_first(before: ToldBefore, found: list[ActorMention]) -> list[ActorMention]:
    """Return the actors of this sentence so far as they stand, then those told before."""
    subjects = [*found[:MENTIONS_KEPT], *before.subjects[:MENTIONS_KEPT]]
    return [*subjects, *reversed(before.actors[-MENTIONS_KEPT:])]


def _nearest(earlier: Iterable[ActorMention], sorts: frozenset[ActorSort]) -> ActorMention | None:
    return next((each for each in earlier if each.sort in sorts), None)


def _standing(words: Words, at: int, meant: ActorMention | None) -> ActorMention | None:
    if meant is None:
        return None
    span = words.span(at, at + 1)
    return replace(meant, span=span, words=words.quote(span), is_weak=True, stands_for=meant.span)
