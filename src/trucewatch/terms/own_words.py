"""
Own words: whose own announcements and acceptances, and nothing else, a reading is built from.

The row "by the accused party's own words" is always shown: nobody can dispute a reading of what it
said itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.definitions.actors import Actors
from trucewatch.terms.elements import COMMON_LIST, EXCLUSIONS, OWN_WORD, REGISTER
from trucewatch.terms.families import Family
from trucewatch.terms.model import Reading, Standing

Voices = Mapping[str, frozenset[str]]
"""Party to everybody whose word is its own."""


def voices_heard(family: Family, actors: Actors) -> Voices:
    """Return the voices of every party whose own words a reading of *family* could be."""
    heard = {each.announcement.by for each in family.statements.values()}
    heard |= {each.party for regime in family.regimes for each in regime.acceptances}
    waiting = list(heard)
    while waiting:
        actor = actors.by_id.get(waiting.pop())
        if actor is not None and actor.speaks_for and actor.speaks_for not in heard:
            heard.add(actor.speaks_for)
            waiting.append(actor.speaks_for)
    return {party: actors.own_voices(party) for party in sorted(heard)}


def owners(
    reading: Reading, choices: Mapping[str, str], family: Family, heard: Voices
) -> frozenset[str]:
    """
    Return the parties whose own words, and nothing else, *reading* is built from.

    A party's words are its own announcements, those of who speaks for it, and another's that it
    took over by accepting it. What only a third party carries is nobody's own word.

    Args:
        reading: The reading.
        choices: The choice of each of its elements, the forced ones too.
        family: Its family.
        heard: What `voices_heard` gave for the family.
    """
    statements = [family.statements[each.announcement] for each in reading.holdings]
    if choices[REGISTER] != OWN_WORD or not all(each.is_first_hand for each in statements):
        return frozenset()
    announcers = {each.announcement.by for each in statements}
    held = {each.id for each in statements}
    found: set[str] = set()
    for party, voices in heard.items():
        taken = _taken_over(family, voices)
        said = {each.id for each in statements if each.announcement.by in voices}
        is_own = reading.announcer in voices and held == said
        is_taken = bool(held & taken) and held <= said | taken
        if (is_own or is_taken) and _has_own_list(
            choices[EXCLUSIONS], voices | announcers, family
        ):
            found.add(party)
    return frozenset(found)


def _taken_over(family: Family, voices: frozenset[str]) -> set[str]:
    return {
        acceptance.takes_over
        for regime in family.regimes
        for acceptance in regime.acceptances
        if acceptance.takes_over
        and acceptance.party in voices
        and acceptance.standing is Standing.ACCEPTED
    }


def _has_own_list(chosen: str, voices: frozenset[str], family: Family) -> bool:
    """
    Whether the list of exclusions chosen is that of a party, or of whose word it took over; the
    common one where those have none.
    """
    own = {
        exclusion.by
        for regime in family.regimes
        for exclusion in regime.exclusions
        if exclusion.by in voices and not exclusion.requested
    }
    return chosen in own if own else chosen == COMMON_LIST
