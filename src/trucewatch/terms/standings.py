"""
Standings: every party's standing over time, by its own word or by a registrar's list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.instants import (
    SINCE_EVER,
    UNTIL_FURTHER,
    from_micros,
    to_micros,
)
from trucewatch.definitions.windows import Window
from trucewatch.terms.model import Acceptance, Exclusion, Register, Standing, StandingSpan

_SAID_FOR_MEMBERS: Mapping[Standing, Standing] = {
    Standing.ACCEPTED: Standing.REPORTED,
    Standing.REPORTED: Standing.REPORTED,
    Standing.UNKNOWN: Standing.UNKNOWN,
}
"""What a coalition's standing is of a member that said nothing itself: nobody else binds it."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a party on the axis of microseconds."""

    unsure_from: int
    settled_from: int
    standing: Standing


def standings_by_own_word(
    acceptances: Iterable[Acceptance], actors: Actors
) -> tuple[StandingSpan, ...]:
    """
    Return every party's standing over time by what it said itself.

    During the day of a word whose hour is not known the standing is `Standing.UNKNOWN`, unless the
    word only repeats what stood already. Who speaks for a party (an army for its state) stands as
    the party does; a member of a coalition that said nothing itself is at most reported to have
    accepted.
    """
    words: dict[str, list[_Word]] = {}
    for acceptance in acceptances:
        words.setdefault(acceptance.party, []).append(_word(acceptance))
    spans: list[StandingSpan] = []
    for party, said in words.items():
        own = _spans(party, said)
        spans += own
        spans += _of_voices(party, own, words, actors)
        spans += _of_members(party, own, words, actors)
    return tuple(spans)


def standings_by_register(
    own_word: Iterable[StandingSpan], register: Register
) -> tuple[StandingSpan, ...]:
    """
    Return every party's standing where *register* is taken to say who is a party.

    A party that it lists has accepted from and until when it is listed; one that it does not name
    keeps its own word, for absence from somebody's list frees nobody.
    """
    listed = {entry.party for entry in register.entries}
    kept = [span for span in own_word if span.party not in listed]
    entries = [
        StandingSpan(entry.party, Standing.ACCEPTED, Window(entry.from_at, entry.until_at))
        for entry in register.entries
    ]
    return tuple(kept + entries)


def excluded_spans(exclusions: Iterable[Exclusion], actors: Actors) -> tuple[StandingSpan, ...]:
    """Return when the truce does not apply to which groups, and to those who speak for them."""
    return tuple(
        StandingSpan(voice, Standing.EXCLUDED, Window(each.from_at, each.until_at))
        for each in exclusions
        for voice in sorted(actors.own_voices(each.group))
        if not each.requested
    )


def _word(acceptance: Acceptance) -> _Word:
    settled = _micros(acceptance.from_at)
    unsure = acceptance.unsure_from_at
    return _Word(settled if unsure is None else to_micros(unsure), settled, acceptance.standing)


def _micros(instant: datetime | None) -> int:
    return SINCE_EVER if instant is None else to_micros(instant)


def _spans(party: str, words: list[_Word]) -> list[StandingSpan]:
    """Return the standing between each two instants at which it can change, like ones joined."""
    marks = sorted({mark for word in words for mark in (word.unsure_from, word.settled_from)})
    changes: dict[int, Standing] = {}
    for mark in marks:
        standing = _standing_at(mark, words)
        if standing not in list(changes.values())[-1:]:
            changes[mark] = standing
    ends = [*list(changes)[1:], UNTIL_FURTHER]
    return [
        StandingSpan(party, standing, Window(from_micros(first), from_micros(last)))
        for (first, standing), last in zip(changes.items(), ends, strict=True)
    ]


def _standing_at(mark: int, words: list[_Word]) -> Standing:
    """Return the standing just after *mark*; of two words of one instant the later line counts."""
    settled = [word for word in words if word.settled_from <= mark]
    latest = max(reversed(settled), key=lambda word: word.settled_from, default=None)
    pending = [word for word in words if word.unsure_from <= mark < word.settled_from]
    if latest is None or any(word.standing is not latest.standing for word in pending):
        return Standing.UNKNOWN
    return latest.standing


def _of_voices(
    party: str, own: list[StandingSpan], words: Mapping[str, list[_Word]], actors: Actors
) -> Iterator[StandingSpan]:
    for voice in sorted(actors.own_voices(party) - {party}):
        if voice not in words:
            yield from (StandingSpan(voice, span.standing, span.window) for span in own)


def _of_members(
    party: str, own: list[StandingSpan], words: Mapping[str, list[_Word]], actors: Actors
) -> Iterator[StandingSpan]:
    members = actors.expanded(party)[0] if party in actors.by_id else ()
    for member in members:
        if member == party or member in words:
            continue
        for span in own:
            standing = _SAID_FOR_MEMBERS.get(span.standing)
            if standing is not None:
                yield StandingSpan(member, standing, span.window)
