"""
Names of actors that no list has and their form shows: "Sons of the South Brigade", "(RSF)".
"""

from __future__ import annotations

from trucewatch.reading.prose.names.actor_cues import (
    ARMED_HEADS,
    BODY_HEADS,
    FUNCTION,
    MONITOR_HEADS,
    NO_ACTOR_AFTER,
    PARTICLES_IN_NAMES,
)
from trucewatch.reading.prose.names.actor_mentions import Meant, Words
from trucewatch.reading.prose.names.states_in_text import Phrase
from trucewatch.reading.prose.told import ActorSort

_WORDS_MOST = 8
_ACRONYM_MOST = 9


def shaped_name(words: Words, first: int) -> Phrase | None:
    """Return the name that begins with word *first* and ends as names of actors do."""
    if not _begins(words, first):
        return None
    run = _run_end(words, first)
    for last in range(run - 1, first - 1, -1):
        sort = sort_of(words.key(last))
        goes_on = words.key(last + 1) in ("of", "for") and last + 2 < run
        if sort is not None and (last > first or goes_on) and words.words[last].text[0].isupper():
            after = run if goes_on else last + 1
            if words.is_joined(after) and words.key(after) in NO_ACTOR_AFTER:
                return None
            name = words.quote(words.span(first, after))
            return Phrase(first, after, 0, Meant(name, sort, (), is_weak=True))
    return None


def sort_of(head: str) -> ActorSort | None:
    """Return the sort of actor that the last word of a name shows."""
    if head in ARMED_HEADS:
        return ActorSort.ARMED_GROUP
    if head in BODY_HEADS:
        return ActorSort.ORGANISATION
    return ActorSort.MONITOR if head in MONITOR_HEADS else None


def _begins(words: Words, at: int) -> bool:
    word = words.words[at]
    return word.text[0].isupper() and word.text.isascii() and word.key not in FUNCTION


def _run_end(words: Words, first: int) -> int:
    after = at = first + 1
    while at < min(first + _WORDS_MOST, len(words.words)):
        if words.gap(at) not in (" ", "-"):
            break
        word = words.words[at]
        if word.text[0].isupper() and (word.key not in FUNCTION or word.key == "the"):
            after = at + 1
        elif word.key not in PARTICLES_IN_NAMES or word.key == "and":
            break
        at += 1
    return after


def bracketed(words: Words, at: int) -> str:
    """Return the short form that stands in brackets of its own at word *at*, or nothing."""
    if not 0 < at < len(words.words) or not words.gap(at).endswith(("(", "[")):
        return ""
    word = words.words[at].text
    letters = [each for each in word if each.isalpha()]
    is_short = 2 <= len(word) <= _ACRONYM_MOST and sum(map(str.isupper, letters)) * 2 > len(word)
    return word if is_short and words.gap(at + 1).startswith((")", "]")) else ""


def spelt_out(words: Words, at: int) -> Phrase | None:
    """Return the capitalised words before a short form in brackets whose letters it takes."""
    short = bracketed(words, at)
    letters = [each.lower() for each in short if each.isalpha()]
    first = at
    for letter in reversed(letters):
        first -= 1
        while first > 0 and words.key(first) in PARTICLES_IN_NAMES and words.key(first) != letter:
            first -= 1
        if first < 0 or words.key(first)[:1] != letter or not words.words[first].text[0].isupper():
            return None
    if at - first < 2 or not letters or first < 0:
        return None
    name = words.quote(words.span(first, at))
    sort = sort_of(words.key(at - 1)) or ActorSort.UNSAID
    return Phrase(first, at, 0, Meant(name, sort, (), is_weak=True))
