"""
Tails: what stands between a verb of saying and what is said.

"on Tuesday", "in a statement carried by state media", "to reporters", "citing a military source".
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.reading.claim import Voice
from trucewatch.reading.prose.attribution.attribution_line import Line
from trucewatch.reading.prose.attribution.attribution_naming import is_told
from trucewatch.reading.prose.attribution.attribution_speakers import Speaker, speaker_after
from trucewatch.reading.prose.told import ActorSort

_FURTHEST_WRITTEN = 8
_MOST_STEPS = 24


@dataclass(frozen=True, slots=True)
class Tail:
    """
    What follows a verb of saying before the words that are said.

    Attributes:
        after: The word behind it.
        nearer: Whose words were passed on, nearest to the words first.
        farther: Through whom they came.
        opens: Whether "that" ends it.
    """

    after: int
    nearer: tuple[Voice, ...] = ()
    farther: tuple[Voice, ...] = ()
    opens: bool = False


def tail_of(line: Line, at: int, *, telling: bool) -> Tail:
    """
    Return the tail that starts at word *at*.

    Args:
        line: The sentence.
        at: The word behind the verb.
        telling: Whether the next words can be whom is spoken to.
    """
    nearer: list[Voice] = []
    farther: list[Voice] = []
    for _ in range(_MOST_STEPS):
        passed = _passed(line, at)
        if passed is not None:
            speaker, is_nearer = passed
            (nearer if is_nearer else farther).append(speaker.voice)
            at = _behind(line, speaker.reach[1])
            continue
        reached = _step(line, at)
        if reached == at and telling:
            reached = _addressee(line, at, farther)
            telling = False
        if reached == at:
            break
        at = reached
    opens = line.key(at) in line.saying.that
    if not opens and line.is_comma(at) and line.key(at + 1) in line.saying.that:
        at, opens = at + 1, True
    return Tail(at + opens, tuple(nearer), tuple(farther), opens)


def passing(line: Line, at: int) -> Speaker | None:
    """Return whoever passes words on by a phrase that starts at *at*: "according to"."""
    length = line.phrase(at, line.saying.according) or line.phrase(at, line.saying.passed_on)
    return _named(line, at, length)


def passed_later(line: Line, at: int) -> tuple[Speaker, bool] | None:
    """
    Return who passes words on behind them, and whether it is whose words were passed on.

    ", citing a military source" and ", in remarks broadcast by state television", from *at* on.
    """
    saying = line.saying
    if line.phrase(at, saying.quoting) and line.is_comma(at - 1):
        speaker = _named(line, at, line.phrase(at, saying.quoting))
        return None if speaker is None else (speaker, True)
    if line.phrase(at, saying.passed_on) and line.key(at - 1) in saying.written:
        speaker = passing(line, at)
        return None if speaker is None else (_from_comma(line, at, speaker), False)
    return None


def _from_comma(line: Line, at: int, speaker: Speaker) -> Speaker:
    for each in range(at - 1, max(0, at - _FURTHEST_WRITTEN), -1):
        if line.is_comma(each):
            return Speaker(speaker.voice, (each, speaker.reach[1]))
    return speaker


def _passed(line: Line, at: int) -> tuple[Speaker, bool] | None:
    start = at + 1 if line.is_comma(at) else at
    length = line.phrase(start, line.saying.quoting)
    if length and not line.phrase(start, line.saying.passed_on):
        speaker = _named(line, start, length)
        return None if speaker is None else (speaker, True)
    speaker = passing(line, start)
    return None if speaker is None else (speaker, False)


def _named(line: Line, at: int, length: int) -> Speaker | None:
    if not length:
        return None
    speaker = speaker_after(line, at + length)
    if speaker is None or _is_agreement(line, speaker):
        return None
    return Speaker(speaker.voice, (at, speaker.reach[1]))


def _is_agreement(line: Line, speaker: Speaker) -> bool:
    """Say whether words accord with an agreement or a plan, which says nothing itself."""
    span = speaker.voice.span
    inside = (
        word.key
        for word in line.sentence.words
        if span[0] <= word.span[0] and word.span[1] <= span[1]
    )
    keys = list(inside)
    heads = [each for each in keys if each in line.saying.speakers | line.saying.bodies]
    return not heads and any(each in line.saying.no_speakers for each in keys)


def _behind(line: Line, at: int) -> int:
    """Return the word behind "as saying", or behind the comma that closes an aside."""
    at += line.phrase(at, line.saying.said_of)
    closes = line.is_comma(at) and line.key(at + 1) in line.saying.that
    return at + 1 if closes else at


def _step(line: Line, at: int) -> int:
    """Return the word behind the adverb, time or phrase that starts at *at*; *at* for none."""
    saying = line.saying
    key = line.key(at)
    if at >= line.end or line.quoted[at]:
        return at
    if line.is_comma(at):
        return _written(line, at + 1) or at
    is_told_so = saying.speaker_follows and is_told(line, key)
    if is_told_so or (at not in line.reach and (key in saying.times or key in saying.between)):
        return at + 1
    if key.isdigit() and (line.key(at - 1) in saying.times or line.key(at + 1) in saying.times):
        return at + 1
    if key not in saying.prepositions or at in line.reach:
        return at
    before_that = at + 1 if line.key(at + 1) in saying.that else 0
    return before_that or _written(line, at) or _timed(line, at) or _placed(line, at) or at


def _written(line: Line, at: int) -> int:
    """Return the word behind "in a statement posted online"; 0 where none starts at *at*."""
    saying = line.saying
    if line.key(at) not in saying.prepositions:
        return 0
    for each in range(at + 1, min(at + _FURTHEST_WRITTEN, line.end)):
        key = line.key(each)
        if (line.is_stop(each) and key not in {"-", "."}) or line.quoted[each]:
            return 0
        if key in saying.that or (saying.stance(key) and each not in line.reach):
            return 0
        if key in saying.written and line.key(each + 1) not in saying.written:
            return each + 1
    return 0


def _timed(line: Line, at: int) -> int:
    key = line.key(at + 1)
    if key in line.saying.times or (key.isdigit() and line.key(at + 2) in line.saying.times):
        return at + 1
    return 0


def _placed(line: Line, at: int) -> int:
    """Return the word behind "in Geneva" or "to reporters"; 0 where no such phrase starts."""
    saying = line.saying
    following = at + 1
    if line.key(following) in saying.articles:
        following += 1
    if following in line.reach:
        return line.reach[following][1]
    if line.key(following) in saying.speakers:
        return following + 1
    while following < line.end and line.is_capital(following) and not line.quoted[following]:
        following += 1
    return following if following > at + 1 and line.is_capital(following - 1) else 0


def _addressee(line: Line, at: int, farther: list[Voice]) -> int:
    """Return the word behind whom is spoken to; an agency that is told passes the words on."""
    saying = line.saying
    first = at + 1 if line.key(at) in saying.articles else at
    for reach, actor in line.actors:
        if reach[0] == first:
            if actor.sort is ActorSort.MEDIA:
                farther.append(Voice(actor.words, actor.span, actor.actor))
            return _over_nouns(line, reach[1])
    if first in line.reach:
        return line.reach[first][1]
    after = _over_nouns(line, first)
    if after > first:
        return after
    after = first
    while after < line.end and line.is_capital(after) and not line.quoted[after]:
        after += 1
    return after if after > first else at


def _over_nouns(line: Line, at: int) -> int:
    """Return the word behind "state television" and the like, if one starts at *at*."""
    saying = line.saying
    for each in range(at, min(at + 4, line.end)):
        key = line.key(each)
        if line.is_stop(each) or key in saying.that or line.quoted[each]:
            break
        if key in saying.speakers or key in saying.bodies or key in saying.written:
            return each + 1
    return at
