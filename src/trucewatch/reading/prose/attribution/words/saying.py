"""
Saying: what a language needs to have words of, for the finder of who said what.

A phrase is a tuple of word keys; every table is looked up by the key of a word as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Phrase = tuple[str, ...]
"""Keys of words that stand side by side."""


class Stance(StrEnum):
    """What a speaker does with the words."""

    SAYS = "says"  # told as true
    DENIES = "denies"  # told as not true
    ACCUSES = "accuses"  # told of somebody else
    DEMANDS = "demands"  # wanted of somebody
    RECORDS = "records"  # seen or counted: a saying of monitors and bodies alone
    DOUBTS = "doubts"  # neither confirmed nor denied


@dataclass(frozen=True, slots=True)
class SayingWords:
    """
    The words of one language by which texts say who said what.

    Attributes:
        verbs: Forms that can be the verb of a clause: "said", "denied".
        participles: Forms that go on with a speaker told before: "adding".
        only_before: Forms that are also nouns ("claims"): a saying only before `that` or a quote.
        only_with: Forms that are a saying only before one of some words: "called" before "for".
        not_before: Forms that are no saying before some words: "asked" before "not to be named".
        with_clauses: Verbs whose words are a clause as a rule, even without "that": "said".
        finite: Words by which a clause is known to be one: "is", "had", "will".
        refused: What is denied to somebody, and so is no saying: "access".
        telling: Verbs whose next words are whom they speak to: "told".
        no_saying: Words directly before a verb that make it none: "to", "not", "the".
        agents: Words behind a verb that turn it round: "by".
        passives: Words before a verb that turn it round: "was".
        between: Words that may stand between speaker and verb: "also", "has", weekdays.
        that: Words that open what is said: "that".
        according: Phrases before a speaker: "according to".
        quoting: Phrases before a speaker whose words another passes on: "citing".
        passed_on: Phrases before whoever passes words on: "carried by".
        said_of: Phrases that end a quotation's source: "as saying".
        no_speakers: Heads of what words can accord with and nobody says: "agreement".
        speakers: Nouns of people who speak without a name: "residents", "spokesman".
        offices: Those of them that are an office: "spokesman".
        bodies: Nouns of bodies that speak: "ministry", "report".
        nobody: Words before a noun by which nobody speaks: "no".
        belonging: Words between an office and whom it speaks for: "of", "for".
        recorders: Nouns of those whose records are a saying: "monitors".
        written: Nouns of what carries words: "statement".
        pronouns: Pronouns that speak.
        relatives: Pronouns for the name directly before them: "who".
        breaks: Words at which the speaker's words begin or end: "after", "while".
        partings: Words that part clauses of which each can have a speaker: "but".
        likewise: Words before a speaker who says what was told: "as".
        ends_saying: Words behind a verb after which nothing that is said follows: "as".
        joins: Words for "and".
        articles: Articles and words like them.
        times: Words of time beside a verb: weekdays, "late".
        prepositions: Words before a place, a day or what carries words.
        asides: Words that open what stands between commas behind a speaker: "speaking".
        speaker_follows: Whether the speaker stands behind the verb as a rule.
        cues: Words without one of which a sentence attributes nothing.
    """

    verbs: Mapping[str, Stance]
    participles: Mapping[str, Stance] = field(default_factory=dict)
    only_before: frozenset[str] = frozenset()
    only_with: Mapping[str, frozenset[str]] = field(default_factory=dict)
    not_before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    with_clauses: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    no_saying: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    according: tuple[Phrase, ...] = ()
    quoting: tuple[Phrase, ...] = ()
    passed_on: tuple[Phrase, ...] = ()
    said_of: tuple[Phrase, ...] = ()
    no_speakers: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    belonging: frozenset[str] = frozenset()
    recorders: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    partings: frozenset[str] = frozenset()
    likewise: frozenset[str] = frozenset()
    ends_saying: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    speaker_follows: bool = False

    cues: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the words without which nothing is said."""
        phrases = (*self.according, *self.quoting)
        cues = {":", *self.verbs, *self.participles, *(each[0] for each in phrases)}
        object.__setattr__(self, "cues", frozenset(cues))

    def stance(self, key: str) -> Stance | None:
        """Return what a form says of its speaker; ``None`` where it is no verb of saying."""
        return self.verbs.get(key) or self.participles.get(key)


def words(several: str) -> frozenset[str]:
    """Return keys that stand side by side in one string."""
    return frozenset(several.split())


def phrases(*several: str) -> tuple[Phrase, ...]:
    """Return phrases from strings."""
    return tuple(tuple(each.split()) for each in several)


def table(forms: Mapping[Stance, str]) -> dict[str, Stance]:
    """Return forms of verbs with what each says, from strings of forms."""
    return {form: stance for stance, several in forms.items() for form in several.split()}
