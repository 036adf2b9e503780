"""
Speakers: the words beside a verb of saying that name whoever spoke.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from trucewatch.reading.claim import Voice
from trucewatch.reading.document import Span
from trucewatch.reading.prose.attribution.attribution_line import Line, Stretch
from trucewatch.reading.prose.attribution.attribution_naming import (
    back_over,
    before_aside,
    before_brackets,
    naming_end,
    naming_start,
    trimmed,
)
from trucewatch.reading.prose.told import ActorMention, PersonMention

_MOST_UNKNOWN = 8
_MOST_CUT = 3
_OWNS = frozenset({"'s", "'"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """
    Whoever a sentence says has spoken.

    Attributes:
        voice: The speaker.
        reach: All words that belong to the naming, articles and asides among them.
    """

    voice: Voice
    reach: Stretch


def speaker_before(line: Line, verb: int, *, any_noun: bool = False) -> Speaker | None:
    """
    Return the speaker whose name ends at the verb, an aside between commas left out.

    Args:
        line: The sentence.
        verb: The verb.
        any_noun: Whether a name that nothing knows will do, such as "the civil defence".
    """
    last = before_brackets(line, back_over(line, verb - 1))
    if line.is_comma(last):
        last = before_aside(line, last) - 1
    if last < 0 or line.quoted[last]:
        return None
    if line.key(last) in line.saying.relatives:
        return _antecedent(line, last)
    stretch = (naming_start(line, last), last + 1)
    speaker = speaker_in(line, stretch)
    if speaker is None and any_noun and stretch[1] - stretch[0] <= _MOST_UNKNOWN:
        first, after = trimmed(line, stretch)
        span = line.span((first, after)) if first < after else None
        speaker = Speaker(Voice(line.words(span), span), stretch) if span else None
    return None if speaker is None else replace(speaker, reach=(speaker.reach[0], verb))


def speaker_after(line: Line, first: int) -> Speaker | None:
    """Return the speaker whose name starts at *first*."""
    return speaker_in(line, (first, naming_end(line, first)))


def speaker_in(line: Line, stretch: Stretch) -> Speaker | None:
    """Return the speaker whom these words name; ``None`` where they name nobody who speaks."""
    first, after = trimmed(line, stretch)
    if first >= after or line.key(first) in line.saying.nobody:
        return None
    voice = (
        _of_several(line, (first, after))
        or _of_people(line, (first, after))
        or _of_actor(line, (first, after))
    )
    voice = voice or _of_office(line, (first, after)) or _of_name(line, (first, after))
    return None if voice is None else Speaker(voice, stretch)


def person_voice(person: PersonMention) -> Voice:
    """Return a person as a voice, with whom it speaks for."""
    body = person.organisation
    return Voice(
        person.words,
        person.span,
        body.actor if body else "",
        person.role,
        body.words if body else "",
        person.is_weak and _is_pronoun(person),
    )


def _is_pronoun(person: PersonMention) -> bool:
    return not person.words[:1].isupper() or person.words.lower() in {"he", "she", "they"}


def _antecedent(line: Line, relative: int) -> Speaker | None:
    before = relative - 2 if line.is_comma(relative - 1) else relative - 1
    first = naming_start(line, before)
    speaker = speaker_in(line, (first, before + 1)) if before >= first else None
    return None if speaker is None else replace(speaker, reach=(relative, relative + 1))


def _of_several(line: Line, stretch: Stretch) -> Voice | None:
    """Return several who speak together: "witnesses and a security official"."""
    saying = line.saying
    nouns = saying.speakers | saying.bodies
    for at in range(stretch[0] + 1, stretch[1] - 1):
        is_join = line.key(at) in saying.joins and at not in line.reach
        if is_join and (at - 1 in line.reach or line.key(at - 1) in nouns):
            span = line.span(stretch)
            return Voice(line.words(span), span)
    return None


def _of_people(line: Line, stretch: Stretch) -> Voice | None:
    found = [each for each in line.people if _lies_in(each[0], stretch)]
    if not found:
        return None
    if line.key(found[-1][0][1]) in _OWNS:
        return None
    named = [each for _, each in found if each.name]
    if named:
        return person_voice(named[-1])
    return _whole_office(line, stretch, *found[0])


def _whole_office(line: Line, stretch: Stretch, reach: Stretch, person: PersonMention) -> Voice:
    """Return an office with all of the body's name: "spokesman for the UN | aid agency"."""
    voice = person_voice(person)
    body = person.organisation
    is_cut = reach[1] < stretch[1] <= reach[1] + _MOST_CUT
    if body is None or not is_cut or line.key(stretch[1] - 1) not in line.saying.bodies:
        return voice
    end = line.span(stretch)[1]
    span = (person.span[0], end)
    organisation = line.words((body.span[0], end))
    return replace(voice, words=line.words(span), span=span, organisation=organisation)


def _of_actor(line: Line, stretch: Stretch) -> Voice | None:
    found = [each for each in line.actors if _lies_in(each[0], stretch)]
    if not found:
        return None
    named = [each for each in found if not each[1].is_weak] or found
    role = _office(line, stretch)
    if not role and len(named) > 1 and _is_list(line, named[0][0], named[1][0]):
        span = line.span((named[0][0][0], stretch[1]))
        return Voice(line.words(span), span)
    reach, actor = _named_of(line, named)
    if actor.span[0] <= line.span((stretch[0], stretch[1]))[0] and reach[1] == stretch[1]:
        return _actor_voice(actor, actor.words, actor.span, "")
    # Only "the doctors' | union" begins with its name: "профсоюз врачей" does not.
    heads = line.saying.bodies | line.saying.speakers
    is_said_first = stretch[0] < reach[0] and not role and line.key(stretch[0]) not in heads
    span = line.span((reach[0] if is_said_first else stretch[0], stretch[1]))
    return _actor_voice(actor, line.words(span), span, role)


def _named_of(
    line: Line, named: list[tuple[Stretch, ActorMention]]
) -> tuple[Stretch, ActorMention]:
    """Return the actor that speaks: of "the UN's OCHA" the owned, else the first."""
    for (reach, _), following in pairwise(named):
        if line.key(reach[1]) in _OWNS and following[0][0] <= reach[1] + 3:
            return following
    return named[0]


def _actor_voice(actor: ActorMention, words: str, span: Span, role: str) -> Voice:
    body = actor.words if role else ""
    return Voice(words, span, actor.actor, role, body, actor.is_weak)


def _is_list(line: Line, one: Stretch, other: Stretch) -> bool:
    """Say whether two names are told side by side: "Saudi Arabia and the United States"."""
    between = range(one[1], other[0])
    return bool(between) and all(
        line.key(at) in line.saying.joins
        or line.key(at) in line.saying.articles
        or line.is_comma(at)
        for at in between
    )


def _office(line: Line, stretch: Stretch) -> str:
    """Return the office of someone without a name: the last noun of its kind before "of"."""
    first, after = stretch
    office: list[int] = []
    for at in range(first, after):
        if at in line.reach:
            if office:
                break
            continue
        if line.key(at) in line.saying.belonging and office:
            break
        if line.key(at) in line.saying.offices and not _is_owner(line, at, after):
            office = [at]
    if not office:
        return ""
    return line.words(line.span((office[0], office[-1] + 1)))


def _is_owner(line: Line, at: int, after: int) -> bool:
    """Say whether a noun only tells of a body: "doctors" in "a doctors' committee"."""
    following = line.key(at + 1) if at + 1 < after else ""
    return following in _OWNS or following in line.saying.bodies


def _of_office(line: Line, stretch: Stretch) -> Voice | None:
    keys = {line.key(at) for at in range(*stretch)}
    if not keys & (line.saying.speakers | line.saying.bodies):
        return None
    span = line.span(stretch)
    role = _office(line, stretch)
    return Voice(line.words(span), span, "", role, _body(line, stretch) if role else "")


def _body(line: Line, stretch: Stretch) -> str:
    """Return whom an office belongs to: the words after "for the"."""
    for at in range(stretch[0] + 1, stretch[1] - 1):
        if line.key(at) in line.saying.belonging:
            first = at + 1
            while first < stretch[1] - 1 and line.key(first) in line.saying.articles:
                first += 1
            return line.words(line.span((first, stretch[1])))
    return ""


def _of_name(line: Line, stretch: Stretch) -> Voice | None:
    """Return a name that nothing knows, or a pronoun."""
    first, after = stretch
    is_short = after - first <= _MOST_UNKNOWN
    is_name = any(line.is_capital(at) for at in range(max(first, 1), after))
    is_only = after - first == 1 and line.is_capital(first)
    is_pronoun = after - first == 1 and line.key(first) in line.saying.pronouns
    if not is_pronoun and not (is_short and (is_name or is_only)):
        return None
    span = line.span(stretch)
    return Voice(line.words(span), span, is_weak=is_pronoun)


def _lies_in(one: Stretch, other: Stretch) -> bool:
    return other[0] <= one[0] < one[1] <= other[1]
