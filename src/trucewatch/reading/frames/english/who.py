"""
Who: lists of actors on a line, and slots of the actors that a frame found.

"the army, the rebels and the Kurds" is one list; "from the powers, the army agreed" is none, so a
comma parts a list only where "and" or "or" follows later in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.reading.claim import Basis, Json, Slot, Voice
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import WEAK
from trucewatch.reading.prose.told import ActorMention, ActorSort, PersonMention

_KIND = (
    r"(?: (?:group|groups|movement|militias?|fighters|forces|rebels|army|government|side|sides"
    r"|leadership|authorities|troops|organisation|organization|party|counterparts?|officials"
    r"|monitors|observers|delegations?))?"
)
_ONE = (
    r"(?:(?!(?:and|or|nor|that|which|who|with|by|from|to|of|for|in|said) )[a-z]+ ){0,2}"
    rf"@[AH]\d+(?: 's)?{_KIND}(?: \( (?:@[AH]\d+|[a-z0-9]+) \))?{_KIND}"
)
LIST = (
    rf"(?:{_ONE}(?: , {_ONE}){{0,5}}(?: ,)? (?:and|or|nor|as well as|along with|&|versus|/) {_ONE}"
    rf"(?: (?:and|or|nor) {_ONE}){{0,2}}|{_ONE})"
)
"""Pattern of one actor or of several that are named together."""

_SIGN = re.compile(r"@([AH])(\d+)")


@dataclass(frozen=True, slots=True)
class Named:
    """
    An actor as a frame names it.

    Attributes:
        span: The words.
        name: Its name.
        actor: Actor of the case; empty where the case does not have it.
        is_weak: Whether only nearness or a pronoun says so.
        sort: What sort of actor it is; ``None`` for a person without organisation, and for words.
    """

    span: Span
    name: str
    actor: str = ""
    is_weak: bool = False
    sort: ActorSort | None = None


def named_in(line: Line, start: int, end: int) -> list[Named]:
    """Return the actors of a stretch of the line, each name once."""
    found: dict[str, Named] = {}
    for sign in _SIGN.finditer(line.text, start, end):
        number = int(sign.group(2))
        if sign.group(1) == "A":
            each = named_actor(line.told.actors[number])
        else:
            each = named_person(line.told.people[number])
        found.setdefault(each.name, each)
    return list(found.values())


def named_actor(mention: ActorMention) -> Named:
    """Return an actor that a text names."""
    return Named(mention.span, mention.name, mention.actor, mention.is_weak, mention.sort)


def named_person(mention: PersonMention) -> Named:
    """Return whom a person speaks for, or the person where that is not said."""
    if mention.organisation is not None:
        return named_actor(mention.organisation)
    return Named(mention.span, mention.name or mention.words, "", mention.is_weak)


def named_voice(line: Line, voice: Voice) -> Named | None:
    """Return who speaks, where it is an actor or a person that the sentence names."""
    for actor in line.told.actors:
        if actor.span[0] < voice.span[1] and voice.span[0] < actor.span[1]:
            return named_actor(actor)
    for person in line.told.people:
        if person.span[0] < voice.span[1] and voice.span[0] < person.span[1]:
            return named_person(person)
    if voice.actor or voice.organisation:
        return Named(voice.span, voice.organisation or voice.words, voice.actor, voice.is_weak)
    return None


def named_words(line: Line, span: Span) -> Named:
    """Return what plain words name, such as ``groups that refuse the truce``."""
    first = line.told.sentence.span[0]
    words = line.told.sentence.text[span[0] - first : span[1] - first]
    return Named(span, " ".join(words.split()))


def who_slot(document: Document, several: Iterable[Named], *flags: str) -> Slot:
    """Return a slot of kind ``actors``, in the order of the text."""
    ordered = sorted(several, key=lambda each: each.span)
    spans = tuple(each.span for each in ordered)
    weak = (WEAK,) if any(each.is_weak for each in ordered) else ()
    entries: list[Json] = [_entry(each) for each in ordered]
    return Slot(tuple(map(document.quote, spans)), entries, spans, flags=(*weak, *flags))


def one_slot(document: Document, each: Named) -> Slot:
    """Return a slot of kind ``actor``."""
    flags = (WEAK,) if each.is_weak else ()
    quoted = (document.quote(each.span),)
    return Slot(quoted, _entry(each), (each.span,), Basis.STATED, flags=flags)


def _entry(each: Named) -> dict[str, Json]:
    return {"actor": each.actor or None, "name": each.name}
