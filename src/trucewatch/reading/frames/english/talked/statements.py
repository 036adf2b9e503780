"""
Statements: who said what, one for each stretch of words that a sentence attributes.

Consecutive sentences of one speech stay statements of their own: each can be confirmed alone. What
is demanded is a duty and what is counted is a figure; neither is told here a second time. The same
frame serves every language that has words of saying.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.claim import Basis, ClaimType, Json, Modality, Slot, Voice
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import WEAK, time_slot
from trucewatch.reading.prose.attribution.finding import stance_of
from trucewatch.reading.prose.attribution.words.languages import SAYING
from trucewatch.reading.prose.attribution.words.saying import Stance
from trucewatch.reading.prose.told import (
    ActorMention,
    ActorSort,
    Attribution,
    PersonMention,
    Text,
    Told,
)

_RULES = {
    Stance.SAYS: "said",
    Stance.DENIES: "denied",
    Stance.ACCUSES: "accused",
}
_NOT_A_DAY = frozenset({TimeKind.LENGTH, TimeKind.WINDOW, TimeKind.YEAR})
_FURTHEST_TIME = 80
_OPENING = 16
_OWN_VOICE = frozenset({"we", "i"})  # the text itself speaks, as a party's communique does
_FURTHEST_OFFICE = 20_000
_BY_WORDS = frozenset({ActorSort.SIDE, ActorSort.UNSAID})
_FEWEST_LETTERS = 3


def statements(text: Text, told: Told) -> Iterator[Draft]:
    """Yield a statement for each stretch that the sentence says somebody said."""
    for said in told.attributions:
        stance = stance_of(told.sentence, said)
        if stance not in _RULES or said.voices[0].words.casefold() in _OWN_VOICE:
            continue
        if _asserts(told, said, stance):
            yield _statement(text, told, said, stance)


def _statement(text: Text, told: Told, said: Attribution, stance: Stance) -> Draft:
    document = text.document
    voice = said.voices[0]
    slots = {"speaker": _speaker(text, voice), "asserted": _asserted(document, said)}
    slots |= _office(text, voice, "role", voice.role)
    slots |= _office(text, voice, "organisation", voice.organisation)
    at = _time(told, said)
    if at is not None:
        slots["at"] = time_slot(document, at)
    held = Modality.DENIED if stance is Stance.DENIES else Modality.HELD
    way = "quoted" if said.is_quote and stance is Stance.SAYS else _RULES[stance]
    rule = f"{told.sentence.language}.statement.{way}"
    flags = (WEAK,) if voice.is_weak else ()
    return Draft(ClaimType.STATEMENT, rule, _span(told, said), slots, held, said.voices, flags)


def _asserts(told: Told, said: Attribution, stance: Stance) -> bool:
    """Say whether the words say something: a clause, a quotation, or a thing that is denied."""
    if sum(after - first for first, after in said.content) < _FEWEST_LETTERS:
        return False
    if said.is_quote or said.verb is None or stance is not Stance.SAYS:
        return True
    return not _names_only(told, said)


def _names_only(told: Told, said: Attribution) -> bool:
    """Say whether a verb is followed by a thing alone: "announced a truce", "pledged to help"."""
    saying = SAYING.get(told.sentence.language)
    if saying is None or said.verb is None:
        return False
    words = told.sentence.words
    at = next((at for at, word in enumerate(words) if word.span[0] >= said.verb[0]), len(words))
    first = said.content[0]
    if first[1] <= said.verb[0] or words[at].key in saying.with_clauses:
        return False
    ahead = [word.key for word in words[at + 1 :] if word.span[0] < first[0]]
    if any(key in saying.that for key in ahead):
        return False
    inside = [
        word.key
        for word in words
        # "May" is a month and no verb.
        if first[0] <= word.span[0] < first[1] and not word.text[:1].isupper()
    ]
    return inside[:1] == ["to"] or saying.finite.isdisjoint(inside)


def _asserted(document: Document, said: Attribution) -> Slot:
    quotes = tuple(document.quote(each) for each in said.content)
    return Slot(quotes, " ".join(quotes), said.content)


def _speaker(text: Text, voice: Voice) -> Slot:
    flags = (WEAK,) if voice.is_weak else ()
    value: Json = {"actor": voice.actor or None, "name": speaker_name(text, voice)}
    return Slot((text.document.quote(voice.span),), value, (voice.span,), flags=flags)


def speaker_name(text: Text, voice: Voice) -> str:
    """
    Return one name for a speaker, however a sentence writes it.

    A person's full name where it is told anywhere before; for an office without a name the body it
    speaks for; an actor's one name; else the words.
    """
    told = text.at(voice.span[0])
    if told is None:
        return voice.words
    person = next((each for each in told.people if each.span == voice.span), None)
    if person is not None:
        full = _full(text, person)
        if full.name:
            return full.name
        if full.organisation is not None:
            return full.organisation.name
    inside = told.within(told.actors, voice.span)
    if len(inside) != 1 or inside[0].sort in _BY_WORDS or _is_common(inside[0]):
        return voice.words
    if voice.organisation not in {"", inside[0].words}:
        return voice.organisation
    return inside[0].name


def _is_common(actor: ActorMention) -> bool:
    """Say whether common nouns name an actor, and stand for nobody told before."""
    return actor.stands_for is None and actor.name.islower() and not actor.actor


def _full(text: Text, person: PersonMention) -> PersonMention:
    """Return the mention that a pronoun or a surname stands for."""
    if person.stands_for is None:
        return person
    told = text.at(person.stands_for[0])
    for each in told.people if told is not None else ():
        if each.span[0] <= person.stands_for[0] < each.span[1] and each.name:
            return each
    return person


def _office(text: Text, voice: Voice, name: str, words: str) -> dict[str, Slot]:
    """Return a slot for an office or a body: where the speaker is named, or was named before."""
    if not words:
        return {}
    document = text.document
    here = document.quote(voice.span).find(words)
    if here >= 0:
        span = (voice.span[0] + here, voice.span[0] + here + len(words))
        return {name: Slot((words,), words, (span,))}
    furthest = max(0, voice.span[0] - _FURTHEST_OFFICE)
    before = document.text.rfind(words, furthest, voice.span[0])
    told_before = "told with the speaker's name before"
    if before < 0:
        return {name: Slot((), words, (), Basis.INFERRED, told_before)}
    span = (before, before + len(words))
    return {name: Slot((words,), words, (span,), Basis.INFERRED, told_before)}


def _time(told: Told, said: Attribution) -> TimeMention | None:
    """Return when it was said: a time beside the verb, outside of all that is said."""
    anchor = (said.verb or said.voices[0].span)[0]
    contents = [each for one in told.attributions for each in one.content]
    outside = [
        each
        for each in told.times
        if each.kind not in _NOT_A_DAY
        and abs(each.span[0] - anchor) <= _FURTHEST_TIME
        and not any(first <= each.span[0] < after for first, after in contents)
        and _is_beside(told, each.span[0], anchor)
    ]
    return min(outside, key=lambda each: abs(each.span[0] - anchor), default=None)


def _is_beside(told: Told, time: int, anchor: int) -> bool:
    """Say whether no comma stands between a time and the verb, but behind "On Tuesday, ..."."""
    start = told.sentence.span[0]
    between = told.sentence.text[min(time, anchor) - start : max(time, anchor) - start]
    return "," not in between or (time < anchor and time - start <= _OPENING)


def _span(told: Told, said: Attribution) -> Span:
    """Return the stretch from the first to the last word of speaker, verb and what is said."""
    spans = [*said.content]
    near = [said.voices[0].span] + ([said.verb] if said.verb else [])
    spans += [each for each in near if _lies_in(each, told.sentence.span)]
    return min(first for first, _ in spans), max(after for _, after in spans)


def _lies_in(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]
