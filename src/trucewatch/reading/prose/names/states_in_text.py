"""
States and their bodies in a sentence: "the Russian defence ministry", "армия Судана", "Sudan".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.definitions.name_keys import is_arabic, is_cyrillic
from trucewatch.reading.known.states import State
from trucewatch.reading.prose.names.actor_cues import (
    AFTER_ACTOR,
    BARE_BODIES,
    FUNCTION,
    NOT_BARE,
    STATE_LEADS,
)
from trucewatch.reading.prose.names.actor_mentions import Meant, Words
from trucewatch.reading.prose.names.actor_names import Entry, Found, Part, plain_name
from trucewatch.reading.prose.names.name_words import name_key
from trucewatch.reading.prose.names.state_cues import (
    ACT_LEADS,
    ACTS,
    NOT_BACKED,
    SPEAKS,
    Where,
    acts,
)
from trucewatch.reading.prose.names.titles_in_text import title_ahead
from trucewatch.reading.prose.told import ActorSort

_LEADS_MOST = 3
_LED = frozenset(("coalition", "alliance", "force", "forces", "troops", "bloc", "mission"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """
    Words for an actor that are more than a name of the lists.

    Attributes:
        first: Its first word.
        after: The first word after it.
        cut: Letters of Arabic particles before it.
        meant: What they mean.
    """

    first: int
    after: int
    cut: int
    meant: Meant


Parts = Mapping[Part, Found]


def body_phrase(words: Words, parts: Parts) -> Phrase | None:
    """Return a body of a state that is named by the state, or its people, and the body."""
    owner = parts.get(Part.PEOPLE) or parts.get(Part.STATE)
    if owner is not None and owner.entry.state is not None:
        phrase = _owned(words, owner, owner.entry.state)
        if phrase is not None:
            return phrase
    body = parts.get(Part.BODY)
    return _of_a_state(words, body) if body is not None and body.entry.body else None


def _owned(words: Words, owner: Found, state: State) -> Phrase | None:
    at = owner.after + int(_is_owner(words, owner.after))
    if words.gap(at) == "-" and at == owner.after:
        return _led(words, owner, state)
    shared = _shared_body(words, owner, state)
    if shared is not None:
        return shared
    for step in range(at, at + _LEADS_MOST + 1):
        if not (words.is_joined(step) or (words.gap(step) == "-" and step > at)):
            return None
        for found in sorted(words.names.at(words.words, step), key=_longest_body_first):
            meant = _body_of(found.entry, state)
            if _is_of_others(words, owner, found):
                continue
            if meant is not None and not _is_cut_off(words, found.after):
                return Phrase(owner.first, found.after, owner.cut, meant)
        if words.key(step) not in STATE_LEADS:
            return None
    return None


def _is_of_others(words: Words, owner: Found, found: Found) -> bool:
    """Say whether sides behind a state's name are others: "mediated by Russia, the sides"."""
    written = words.words[owner.first].text
    is_name = owner.entry.part is Part.STATE and not written.isascii()
    is_side = found.entry.part is Part.SIDE or words.key(found.first) == _SIDES
    return is_name and is_side


_SIDES = name_key("стороны")[0]


def _longest_body_first(found: Found) -> tuple[int, int]:
    return -found.after, int(found.entry.part)


def _shared_body(words: Words, owner: Found, state: State) -> Phrase | None:
    """Return "Chinese" in "Chinese and Indian troops" as that body of its own state."""
    if owner.entry.part is not Part.PEOPLE or words.key(owner.after) not in ("and", "и"):
        return None
    for other in words.names.at(words.words, owner.after + 1):
        if other.entry.part is not Part.PEOPLE or not words.is_joined(other.after):
            continue
        for found in words.names.at(words.words, other.after):
            meant = _body_of(found.entry, state)
            if meant is not None:
                return Phrase(owner.first, owner.after, owner.cut, meant)
    return None


def _led(words: Words, owner: Found, state: State) -> Phrase | None:
    noun = words.key(owner.after + 1)
    if words.key(owner.after) != "led" or not words.is_joined(owner.after + 1):
        return None
    for at in range(owner.after + 1, owner.after + 4):
        noun = words.key(at)
        if noun in _LED and words.is_joined(at):
            name = f"{state.demonym}-led {noun}"
            return Phrase(owner.first, at + 1, owner.cut, Meant(name, ActorSort.SIDE))
    return None


def _body_of(entry: Entry, state: State) -> Meant | None:
    if entry.body is not None:
        return Meant(plain_name(state, entry.body), entry.sort)
    if entry.part is Part.SIDE:
        return Meant(f"{state.demonym} {entry.name.removeprefix('the ')}", entry.sort)
    return None


def _is_cut_off(words: Words, after: int) -> bool:
    """Say whether a hyphen makes what stands before it a part of another word."""
    return words.gap(after) == "-" and words.key(after) in NOT_BACKED


_OF_REPUBLIC = frozenset(
    ("of", "the", "republic", name_key("Республики")[0], name_key("Королевства")[0])
)


def _of_a_state(words: Words, body: Found) -> Phrase | None:
    at = body.after
    is_of = False
    while words.key(at) in _OF_REPUBLIC and words.is_joined(at):
        is_of = True
        at += 1
    is_english = words.words[body.first].text.isascii()
    if is_english and not is_of:
        return None
    for step in range(at, at + _LEADS_MOST):
        if not words.is_joined(step):
            return None
        for found in words.names.at(words.words, step):
            if found.entry.state is None or found.cut or (is_english and step > at):
                continue
            phrase = _phrase_of(words, body, found)
            if phrase is not None:
                return phrase
        if words.key(step) not in STATE_LEADS:
            return None
    return None


def _phrase_of(words: Words, body: Found, found: Found) -> Phrase | None:
    meant = _meant_of(words, body, found)
    if meant is None:
        return None
    if _is_of_war(words, body, found):
        return Phrase(body.first, found.after + 1, body.cut, _PARTIES)
    return Phrase(body.first, found.after, body.cut, meant)


def _is_of_war(words: Words, body: Found, found: Found) -> bool:
    """Say whether sides are those of a war: "стороны | ливийского | конфликта"."""
    is_sides = words.key(body.first) == _SIDES and body.after == body.first + 1
    return is_sides and words.key(found.after) in _WARS and words.is_joined(found.after)


_WARS = frozenset(name_key(each)[0] for each in ("конфликта", "конфлікту", "противостояния"))
_PARTIES = Meant("the parties", ActorSort.SIDE)


def _meant_of(words: Words, body: Found, owner: Found) -> Meant | None:
    kind, state = body.entry.body, owner.entry.state
    if kind is None or state is None:
        return None
    if owner.entry.part is not Part.CAPITAL:
        return Meant(plain_name(state, kind), kind.sort)
    # Who holds a capital need not be the state: "سلطات صنعاء" stays what it is called.
    if kind.name:
        return None
    name = words.quote(words.span(body.first, owner.after, body.cut))
    return Meant(name, ActorSort.ORGANISATION)


def bare_body(words: Words, body: Found) -> Phrase | None:
    """Return a body that is named without its state ("the army said"); always weak."""
    entry = body.entry
    if entry.name not in BARE_BODIES or words.key(body.first) in NOT_BARE:
        return None
    written = words.words[body.first].text
    is_foreign = is_cyrillic(written) or is_arabic(written)
    if is_foreign or _acts_bare(words, body):
        return Phrase(
            body.first, body.after, body.cut, Meant(entry.name, entry.sort, is_weak=True)
        )
    return None


def _acts_bare(words: Words, body: Found) -> bool:
    if words.gap(body.first) == "-" or words.gap(body.after) == "-":
        return False
    after = words.key(body.after)
    if title_ahead(words.words, body.after) or _deed_follows(words, body.after):
        return words.is_joined(body.after)
    is_named = words.key(body.first - 1) in ("the", "by", "and") or body.first == 0
    is_named = is_named or body.entry.name == "police"
    is_end = not words.is_joined(body.after)
    return is_named and (is_end or after in SPEAKS or after in AFTER_ACTOR or after[-2:] == "ed")


def _deed_follows(words: Words, at: int) -> bool:
    for step in range(at, at + 4):
        if not (words.is_joined(step) or (step > at and words.gap(step) == "-")):
            return False
        if words.key(step) in ACTS:
            return True
        if words.key(step) not in ACT_LEADS:
            return False
    return False


def state_phrase(words: Words, found: Found, *, listed: bool | None) -> Phrase | None:
    """
    Return a state, its capital or its people as an actor, where the words around say so.

    Args:
        words: The sentence.
        found: The name of a state, a capital or a people.
        listed: What was decided of the name before it in a list; ``None``: it stands in none.
    """
    state = found.entry.state
    if state is None or _is_in_longer_name(words, found) or _is_remit(words, found):
        return None
    is_capital = found.entry.part is Part.CAPITAL
    meant = Meant(state.name, ActorSort.STATE)
    if not is_capital and _leads_to_deed(words, found):
        return Phrase(found.first, found.after, found.cut, meant)
    if found.entry.part is Part.PEOPLE:
        return _people(words, found, meant)
    where = Where(words.words, found.first, found.after, is_capital, found.cut, listed)
    return Phrase(found.first, found.after, found.cut, meant) if acts(where) else None


def _leads_to_deed(words: Words, found: Found) -> bool:
    """Say whether a title ("US Secretary of State") or a deed ("Israeli air strike") follows."""
    at = found.after + int(_is_owner(words, found.after))
    return leads_to_deed(words, at)


def leads_to_deed(words: Words, at: int) -> bool:
    """Say whether the words from *at* are an office or a noun of doing."""
    if not words.is_joined(at):
        return False
    return _deed_follows(words, at) or title_ahead(words.words, at) is not None


def _is_remit(words: Words, found: Found) -> bool:
    """Say whether a state is what somebody else's envoy is for: "UN Syria envoy"."""
    is_theirs = words.key(found.first - 1) in ("un", "league", "union", "nations", "eu", "au")
    return is_theirs and words.is_joined(found.first) and _leads_to_deed(words, found)


def _people(words: Words, found: Found, meant: Meant) -> Phrase | None:
    written = words.words[found.first].text
    if is_cyrillic(written) or is_arabic(written):
        return _foreign_deed(words, found, meant)
    is_plural = words.key(found.after - 1).endswith("s") and words.key(found.first - 1) == "the"
    if is_plural and words.key(found.after) in SPEAKS and words.is_joined(found.after):
        weak = Meant(meant.name, meant.sort, (), is_weak=True)
        return Phrase(found.first, found.after, found.cut, weak)
    return None


_AR_DEEDS = frozenset(
    (
        *("غاره", "غارات", "قصف", "القصف", "ضربه", "ضربات", "هجوم", "هجمات", "الغارات", "الغاره"),
        *("الهجوم", "الضربات", "عدوان", "العدوان", "صواريخ", "صاروخ", "مبادره", "وساطه", "نيران"),
        *("مقترح", "اقتراح", "جويه", "مدفعي", "الجوي", "الجويه", "جوي", "مدفعيه", "المدفعي"),
    )
)
_RU_DEEDS: tuple[str, ...] = (
    "удар",
    "обстрел",
    "атак",
    "ракет",
    "нападен",
    "наступлен",
    "авиаудар",
    "предложен",
)
_RU_DEEDS += ("инициатив", "посредничеств")


def _foreign_deed(words: Words, found: Found, meant: Meant) -> Phrase | None:
    """Return a people's adjective behind an Arabic noun of doing, or before a Russian one."""
    if is_arabic(words.words[found.first].text):
        ways = words.words[found.first - 1].ways if found.first else ()
        does = any(key in _AR_DEEDS for key, _ in ways) and words.is_joined(found.first)
    else:
        does = words.is_joined(found.after) and words.key(found.after).startswith(_RU_DEEDS)
    return Phrase(found.first, found.after, found.cut, meant) if does else None


def _is_in_longer_name(words: Words, found: Found) -> bool:
    """Say whether a capital letter beside a Latin name makes it a part of another name."""
    if not words.words[found.first].text.isascii():
        return False
    before, after = found.first - 1, found.after
    if before > 0 and words.is_joined(found.first):
        word = words.words[before]
        is_name = word.text[0].isupper() and word.key not in FUNCTION
        if is_name and not title_ahead(words.words, after) and word.key not in ("un", "us"):
            return True
    if not words.is_joined(after):
        return False
    word = words.words[after]
    is_name = word.text[0].isupper() and word.key not in FUNCTION and not word.text.isupper()
    return is_name and title_ahead(words.words, after) is None and not _deed_follows(words, after)


def _is_owner(words: Words, at: int) -> bool:
    return words.key(at) == "s" and words.gap(at) in ("'", "\u2019", "`")
