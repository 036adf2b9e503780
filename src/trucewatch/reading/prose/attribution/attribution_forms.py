"""
Forms of saying: the speaker, the verb and what stands around them, wherever a sentence has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from trucewatch.reading.claim import Voice
from trucewatch.reading.prose.attribution.attribution_line import Line, Stretch
from trucewatch.reading.prose.attribution.attribution_naming import back_over
from trucewatch.reading.prose.attribution.attribution_speakers import (
    Speaker,
    speaker_after,
    speaker_before,
    speaker_in,
)
from trucewatch.reading.prose.attribution.attribution_tails import (
    Tail,
    passed_later,
    passing,
    tail_of,
)
from trucewatch.reading.prose.attribution.words.saying import Stance
from trucewatch.reading.prose.told import ActorSort, Told

_OWN = frozenset({"'s", "'"})
_RECORDERS = frozenset({ActorSort.MONITOR, ActorSort.ORGANISATION})
_FURTHEST_REFUSAL = 8


@dataclass(slots=True)
class Form:
    """
    A form of saying in a sentence.

    Attributes:
        verb: The verb; ``None`` for "according to".
        reach: All its words: speaker, verb, tail.
        voices: Who said so, nearest first.
        opens: Whether what is said follows it.
        shares: Whether it goes on with the speaker before it.
        is_nearer: Whether it names whose words the form before it passed on.
        content: The words that are said.
    """

    verb: int | None
    reach: Stretch
    voices: list[Voice]
    opens: bool
    shares: bool = False
    is_nearer: bool = False
    content: list[Stretch] = field(default_factory=list)


def forms_of(line: Line, before: Sequence[Told]) -> Iterator[Form]:
    """Yield the forms of saying of a sentence, from left to right."""
    last: Form | None = None
    at = 0
    while at < line.end:
        form = None if line.quoted[at] else _form_at(line, at, last)
        if form is None:
            at += 1
            continue
        if last is None or form.reach[0] >= last.reach[1] or form.verb is not None:
            _name_pronoun(form, before)
            yield form
            last = form
        at = max(at + 1, form.reach[1])


def _form_at(line: Line, at: int, last: Form | None) -> Form | None:
    key = line.key(at)
    saying = line.saying
    if line.phrase(at, saying.according):
        return _according(line, at)
    if at in line.reach:
        return None
    later = _passed_later(line, at) if last is not None else None
    if later is not None or line.phrase(at, saying.quoting):
        return later or _quoted_speaker(line, at)
    if key == ":":
        return None if last and last.reach[1] == at else _before_colon(line, at)
    if key in saying.verbs:
        return _said(line, at, last)
    return _going_on(line, at, last) if key in saying.participles else None


def _passed_later(line: Line, at: int) -> Form | None:
    found = passed_later(line, at)
    if found is None:
        return None
    speaker, is_nearer = found
    return Form(None, speaker.reach, [speaker.voice], opens=False, is_nearer=is_nearer)


def _according(line: Line, at: int) -> Form | None:
    speaker = passing(line, at)
    if speaker is None:
        return None
    opens = _is_first(line, at)
    after = tail_of(line, speaker.reach[1], telling=False).after if opens else speaker.reach[1]
    return Form(None, (speaker.reach[0], after), [speaker.voice], opens=opens)


def _quoted_speaker(line: Line, at: int) -> Form | None:
    """Read "state media quoted X as saying" and "X was quoted by state media as saying"."""
    is_passive = line.key(back_over(line, at - 1)) in line.saying.passives
    if is_passive:
        return _was_quoted(line, at)
    speaker = speaker_before(line, at)
    quoted = speaker_after(line, at + 1)
    if speaker is None or quoted is None:
        return None
    after = quoted.reach[1]
    length = line.phrase(after, line.saying.said_of)
    if not length:
        return None
    tail = tail_of(line, after + length, telling=False)
    voices = [quoted.voice, speaker.voice]
    return Form(at, (speaker.reach[0], tail.after), voices, opens=True)


def _was_quoted(line: Line, at: int) -> Form | None:
    speaker = speaker_before(line, back_over(line, at - 1))
    if speaker is None:
        return None
    voices = [speaker.voice]
    after = at + 1
    length = 0
    for _ in range(2):
        # "by the agency" stands before "as saying", or behind it.
        if line.key(after) in line.saying.agents:
            through = speaker_after(line, after + 1)
            voices += [through.voice] if through else []
            after = through.reach[1] if through else after + 1
        if not length:
            length = line.phrase(after, line.saying.said_of)
            after += length
    tail = tail_of(line, after, telling=False)
    opens = tail.opens or (length > 0 and not _ends(line, tail.after))
    return Form(at, (speaker.reach[0], tail.after), [*voices, *tail.farther], opens=opens)


def _before_colon(line: Line, at: int) -> Form | None:
    """Read 'The governor disagreed: "..."' and 'Spokesman: "..."'."""
    if not line.is_quote_mark(at + 1) or at + 2 >= len(line) or not line.quoted[at + 2] or at < 1:
        return None
    is_name = at - 1 in line.reach or line.key(at - 1) in line.saying.speakers
    speaker = speaker_before(line, at if is_name else at - 1)
    if speaker is None:
        return None
    verb = None if is_name else at - 1
    return Form(verb, (speaker.reach[0], at + 1), [speaker.voice], opens=True)


def _said_by(line: Line, at: int) -> Form | None:
    """Read "... was alleged by X": what was said stands before the verb."""
    auxiliary = back_over(line, at - 1)
    speaker = speaker_after(line, at + 2)
    if speaker is None or line.key(auxiliary) not in line.saying.passives or auxiliary < 1:
        return None
    first = back_over(line, auxiliary - 1) + 1
    return Form(at, (first, speaker.reach[1]), [speaker.voice], opens=False)


def _said(line: Line, at: int, last: Form | None) -> Form | None:
    key = line.key(at)
    is_passive = line.key(back_over(line, at - 1)) in line.saying.passives
    if is_passive and line.key(at + 1) in line.saying.agents:
        return _said_by(line, at)
    if _says_nothing(line, at):
        return None
    tail = tail_of(line, at + 1, telling=key in line.saying.telling)
    opens = tail.opens or not _ends(line, tail.after)
    is_before = not line.saying.speaker_follows and line.key(at - 1) not in line.saying.likewise
    any_noun = not opens and key in line.saying.with_clauses
    any_noun = any_noun or (tail.opens and _has_subject(line, key))
    speaker = speaker_before(line, at, any_noun=any_noun) if is_before else None
    if speaker is not None:
        form = _form(line, at, speaker, tail, opens=opens)
        return form if _is_saying(line, form, tail) else None
    following = _followed(line, at)
    if following is not None:
        return following
    if last is not None and opens and _shares(line, at, tail):
        return Form(at, (at, tail.after), list(last.voices), opens=True, shares=True)
    return None


def _has_subject(line: Line, key: str) -> bool:
    """Say whether a Russian verb before "that" has a subject: not "it is reported that"."""
    return line.sentence.language in _SUBJECT_FIRST and not key.endswith(("ся", "сь"))


_SUBJECT_FIRST = frozenset({"ru", "uk"})


def _followed(line: Line, at: int) -> Form | None:
    """Read a verb before its speaker: '"...," said X'."""
    is_behind = (
        line.is_comma(at - 1) or line.is_quote_mark(at - 1) or line.key(at - 1) in {"–", "—"}
    ) or line.key(at - 1) in line.saying.likewise
    if not line.saying.speaker_follows and (not is_behind or line.key(at) in line.saying.telling):
        return None
    speaker = speaker_after(line, at + 1)
    if speaker is None:
        return None
    tail = tail_of(line, speaker.reach[1], telling=False)
    if not line.saying.speaker_follows and not (tail.opens or _ends(line, tail.after)):
        return None
    is_new = line.saying.speaker_follows or not is_behind
    opens = tail.opens or (not _ends(line, tail.after) and is_new)
    reach = (at, speaker.reach[1])
    return _form(line, at, Speaker(speaker.voice, reach), tail, opens=opens)


def _form(line: Line, at: int, speaker: Speaker, tail: Tail, *, opens: bool) -> Form:
    aside = _aside_voices(line, speaker, at)
    voices = [*tail.nearer, *aside.nearer, speaker.voice, *aside.farther, *tail.farther]
    return Form(at, (speaker.reach[0], tail.after), voices, opens=opens)


def _aside_voices(line: Line, speaker: Speaker, at: int) -> Tail:
    """Return who is told of between speaker and verb: "the agency, citing a source, said"."""
    for place in range(speaker.reach[0], at):
        if line.is_comma(place) and place not in line.reach:
            return tail_of(line, place, telling=False)
    return Tail(at)


def _says_nothing(line: Line, at: int) -> bool:
    """Say whether a form of a verb is none of saying here: "to say", "the reported attack"."""
    saying = line.saying
    key = line.key(at)
    before = line.key(back_over(line, at - 1))
    nearest = line.key(at - 1)
    if nearest in saying.no_saying or before in saying.no_saying or nearest in _OWN:
        return True
    if key in saying.only_before and saying.stance(nearest) is not None:
        # "rejected reports that ...": a noun behind another verb of saying.
        return True
    return before in saying.passives or nearest.endswith("n't") or before.endswith("n't")


def _is_saying(line: Line, form: Form, tail: Tail) -> bool:
    """Say whether the form holds: nouns need "that", demands "on", records a monitor."""
    saying = line.saying
    verb = form.verb or 0
    key = line.key(verb)
    if key in saying.only_before:
        is_behind = line.is_comma(form.reach[0] - 1) or line.is_quote_mark(form.reach[0] - 1)
        opens_quote = tail.after < len(line) and line.is_quote_mark(tail.after)
        return tail.opens or opens_quote or (is_behind and _ends(line, tail.after))
    if key in saying.not_before and line.key(verb + 1) in saying.not_before[key]:
        return False
    if key in saying.only_with:
        return line.key(verb + 1) in saying.only_with[key]
    if saying.verbs.get(key) is Stance.RECORDS:
        return _is_recorder(line, form)
    behind = line.keys[tail.after : tail.after + _FURTHEST_REFUSAL]
    return saying.verbs.get(key) is not Stance.DENIES or saying.refused.isdisjoint(behind)


def _is_recorder(line: Line, form: Form) -> bool:
    sorts = {actor.sort for reach, actor in line.actors if reach[0] in range(*form.reach)}
    keys = {line.key(at) for at in range(form.reach[0], form.verb or 0)}
    return bool(sorts & _RECORDERS) or bool(keys & line.saying.recorders)


def _shares(line: Line, at: int, tail: Tail) -> bool:
    """Say whether a verb without a speaker goes on with the speaker before it: "and added"."""
    before = line.key(back_over(line, at - 1))
    is_joined = before in line.saying.joins or line.is_comma(back_over(line, at - 1))
    opens_quote = tail.after < len(line) and line.is_quote_mark(tail.after)
    stance = line.saying.verbs.get(line.key(at))
    goes_on = stance in {Stance.ACCUSES, Stance.DENIES} and before in line.saying.joins
    return is_joined and (tail.opens or opens_quote or goes_on)


def _going_on(line: Line, at: int, last: Form | None) -> Form | None:
    """Read ", adding that" and "in a statement saying that"."""
    before = back_over(line, at - 1)
    key = line.key(before)
    is_loose = line.is_comma(before) or key in line.saying.joins or key in line.saying.written
    if not is_loose and not line.is_quote_mark(before):
        return None
    tail = tail_of(line, at + 1, telling=line.key(at) in line.saying.telling)
    if _ends(line, tail.after) and not tail.opens:
        return None
    if last is not None and last.voices:
        voices = list(last.voices)
    else:
        speaker = _opener(line, at)
        if speaker is None:
            return None
        voices = [speaker.voice]
    first = before if line.is_comma(before) else at
    return Form(at, (first, tail.after), voices, opens=True, shares=True)


def _opener(line: Line, at: int) -> Speaker | None:
    """Return whom the sentence opens with, as the speaker of what is said further on."""
    named = [reach for reach in line.reach.values() if reach[1] <= at]
    if not named:
        return None
    first = min(named)
    if first[0] > 3:
        return None
    speaker = speaker_in(line, first)
    return speaker and replace(speaker, voice=replace(speaker.voice, is_weak=True))


def _ends(line: Line, at: int) -> bool:
    """Say whether nothing that is said follows: a comma, another form or the end."""
    if at >= line.end:
        return True
    if line.is_quote_mark(at):
        return at + 1 < len(line) and not line.quoted[at + 1]
    key = line.key(at)
    return line.is_comma(at) or key in line.saying.ends_saying or line.key(at) in line.saying.joins


def _is_first(line: Line, at: int) -> bool:
    return all(line.is_mark(each) or line.key(each) in line.saying.between for each in range(at))


def _name_pronoun(form: Form, before: Sequence[Told]) -> None:
    """Leave a pronoun's words and take the office and actor of whoever spoke last."""
    for at, voice in enumerate(form.voices):
        if not voice.is_weak or voice.role or voice.actor or len(voice.words) > 4:
            continue
        earlier = next(
            (
                each.attributions[-1].voices[0]
                for each in reversed(before)
                if each.attributions and each.attributions[-1].voices
            ),
            None,
        )
        if earlier is not None:
            form.voices[at] = replace(
                voice,
                actor=earlier.actor,
                role=earlier.role,
                organisation=earlier.organisation,
            )
