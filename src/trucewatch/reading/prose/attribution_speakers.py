"""
Speakers: the words beside a verb of saying that name whoever spoke.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from trucewatch.reading.claim import Voice
from trucewatch.reading.document import Span
from trucewatch.reading.prose.attribution_line import Line, Stretch
from trucewatch.reading.prose.told import ActorMention, PersonMention

_MOST_WORDS = 16
_MOST_UNKNOWN = 8
_MOST_CUT = 3
_FURTHEST_ASIDE = 40
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
    last = _before_brackets(line, back_over(line, verb - 1))
    if line.is_comma(last):
        last = _before_aside(line, last) - 1
    if last < 0 or line.quoted[last]:
        return None
    if line.key(last) in line.saying.relatives:
        return _antecedent(line, last)
    stretch = (_naming_start(line, last), last + 1)
    speaker = speaker_in(line, stretch)
    if speaker is None and any_noun and stretch[1] - stretch[0] <= _MOST_UNKNOWN:
        span = line.span(_trimmed(line, stretch)) if stretch[0] < stretch[1] else None
        speaker = Speaker(Voice(line.words(span), span), stretch) if span else None
    return None if speaker is None else replace(speaker, reach=(speaker.reach[0], verb))


def _before_brackets(line: Line, at: int) -> int:
    """Return the word before "(SPA)" where a bracket closes at *at*."""
    if line.key(at) != ")" or at in line.reach:
        return at
    for each in range(at - 1, max(0, at - _MOST_UNKNOWN), -1):
        if line.key(each) == "(":
            return each - 1
    return at


def speaker_after(line: Line, first: int) -> Speaker | None:
    """Return the speaker whose name starts at *first*."""
    return speaker_in(line, (first, _naming_end(line, first)))


def speaker_in(line: Line, stretch: Stretch) -> Speaker | None:
    """Return the speaker whom these words name; ``None`` where they name nobody who speaks."""
    first, after = _trimmed(line, stretch)
    if first >= after or line.key(first) in line.saying.nobody:
        return None
    voice = (
        _of_several(line, (first, after))
        or _of_people(line, (first, after))
        or _of_actor(line, (first, after))
    )
    voice = voice or _of_office(line, (first, after)) or _of_name(line, (first, after))
    return None if voice is None else Speaker(voice, stretch)


def back_over(line: Line, at: int) -> int:
    """Return the last word at or before *at* that is no adverb, auxiliary or word of time."""
    saying = line.saying
    while at >= 0 and at not in line.reach:
        key = line.key(at)
        is_time = key in saying.times or (key.isdigit() and line.key(at - 1) in saying.times)
        is_led = key in saying.prepositions and _is_time(line, at + 1)
        if not is_time and not is_led and key not in saying.between:
            break
        at -= 1
    return at


def _is_time(line: Line, at: int) -> bool:
    key = line.key(at)
    return key in line.saying.times or (key.isdigit() and line.key(at + 1) in line.saying.times)


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


def _before_aside(line: Line, comma: int) -> int:
    """Return the comma that opens the aside which ends at *comma*; 0 for none."""
    if any(line.is_comma(at) for at in range(*line.reach.get(comma - 1, (0, 0)))):
        # "the army's spokesman, X, said": the finder of people took both for one name.
        return comma
    for at in range(comma - 1, max(0, comma - _FURTHEST_ASIDE), -1):
        if line.is_quote_mark(at) or line.quoted[at]:
            return 0
        if line.is_comma(at) and at not in line.reach:
            return at if _opens_aside(line, at + 1, comma) else 0
    return 0


def _opens_aside(line: Line, first: int, after: int) -> bool:
    """Say whether an aside opens here: "who ...", "speaking in ...", a name, an age."""
    key = line.key(first)
    is_known = key in line.saying.asides or first in line.reach or key.isdigit()
    return is_known or all(line.is_capital(at) or line.is_mark(at) for at in range(first, after))


def _antecedent(line: Line, relative: int) -> Speaker | None:
    before = relative - 2 if line.is_comma(relative - 1) else relative - 1
    first = _naming_start(line, before)
    speaker = speaker_in(line, (first, before + 1)) if before >= first else None
    return None if speaker is None else replace(speaker, reach=(relative, relative + 1))


def _naming_start(line: Line, last: int) -> int:
    """Return the first word of the name that ends with word *last*."""
    saying = line.saying
    at = last
    first = last + 1
    while at >= 0 and last - at < _MOST_WORDS:
        if at in line.reach:
            first = line.reach[at][0]
            at = first - 1
            continue
        key = line.key(at)
        if key in saying.joins and not _joins_speakers(line, at):
            break
        if key in saying.breaks or (line.is_stop(at) and not _is_inside(line, at)):
            break
        if line.quoted[at] or _ends_phrase(line, at):
            break
        first = at
        at -= 1
    return first


def _ends_phrase(line: Line, at: int) -> bool:
    """Say whether "according to" ends at *at*."""
    return any(
        line.keys[max(0, at + 1 - len(each)) : at + 1] == each for each in line.saying.according
    )


def _is_inside(line: Line, at: int) -> bool:
    """Say whether a sign belongs to a name: a stroke between its words, a point after "Gen"."""
    words = line.sentence.words
    touches = 0 < at < len(words) and words[at - 1].span[1] == words[at].span[0]
    return touches and line.key(at) in {"-", "–", ".", "'", "’"} and at < line.end


def _joins_speakers(line: Line, at: int) -> bool:
    """Say whether "and" stands between two names of which the first opens the clause."""
    if at - 1 in line.reach:
        before = line.reach[at - 1][0] - 1
    elif line.key(at - 1) in line.saying.speakers or line.key(at - 1) in line.saying.bodies:
        before = at - 2
    else:
        return False
    while before >= 0 and (
        line.key(before) in line.saying.articles
        or line.key(before) in line.saying.speakers
        or line.is_capital(before)
    ):
        before -= 1
    return before < 0 or line.is_stop(before) or line.key(before) in line.saying.breaks


def _naming_end(line: Line, first: int) -> int:
    """Return the word behind the name that starts with word *first*."""
    saying = line.saying
    at = first
    while at < line.end and at - first < _MOST_WORDS:
        if at in line.reach:
            at = line.reach[at][1]
            continue
        key = line.key(at)
        if (line.is_stop(at) and not _is_inside(line, at)) or line.quoted[at]:
            break
        if key in saying.breaks or key in saying.relatives or key in saying.that:
            break
        if key in saying.participles or (key in saying.verbs and at > first):
            break
        if at > first and _opens_tail(line, at):
            break
        if key in saying.prepositions and line.key(at + 1) in saying.that:
            break
        at += 1
    return at


def _opens_tail(line: Line, at: int) -> bool:
    """Say whether "on Tuesday" or "in a statement" starts at *at*."""
    saying = line.saying
    key = line.key(at)
    if key in saying.times and at not in line.reach:
        return True
    if key in saying.joins:
        return not (at + 1 in line.reach or line.key(at + 1) in saying.articles)
    if key not in saying.prepositions:
        return False
    following = at + 1
    if line.key(following) in saying.articles:
        following += 1
    return any(
        line.key(each) in saying.times or line.key(each) in saying.written
        for each in range(following, min(following + 3, line.end))
        if each not in line.reach
    )


def _trimmed(line: Line, stretch: Stretch) -> Stretch:
    """Return a name's words without articles and adverbs before it."""
    saying = line.saying
    first, after = stretch
    while first < after and first not in line.reach:
        key = line.key(first)
        is_filling = key in saying.articles or key in saying.between or key in saying.times
        if not is_filling and not line.is_mark(first) and key not in saying.joins:
            break
        first += 1
    if first < after and line.key(first) in saying.prepositions and first not in line.reach:
        named = [at for at in range(first, after) if at in line.reach]
        first = named[0] if named else after
    while after > first and line.is_mark(after - 1) and after - 1 not in line.reach:
        after -= 1
    return first, after


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
    is_said_first = stretch[0] < reach[0] and not role
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
