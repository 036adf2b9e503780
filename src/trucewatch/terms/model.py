"""
The whole of what was agreed, on one page of frozen records.

A `Regime` holds what people wrote down: announcements as stated, acceptances, exclusions,
registers, clauses, duties, oversight, adoptions. A `Reading` is one way in which all that can be
understood; it fixes every ambiguous element and is what findings are judged against.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from trucewatch.definitions import time_wording
from trucewatch.definitions.acts import Act
from trucewatch.definitions.windows import Window
from trucewatch.definitions.written import Spot


class RegimeStatus(StrEnum):
    """Whether the terms of a regime are known at all."""

    IN_TERMS = "in_terms"
    REPORTED_WITHOUT_TERMS = "reported_without_terms"


class Standing(StrEnum):
    """
    What a party has said of itself: only its own word binds it.

    `REPORTED` (others say that it accepted) and `UNKNOWN` both mean: accepted or not, any weight.
    `EXCLUDED` is said of a group by the announcers: the truce does not apply to it.
    """

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REPORTED = "reported"
    UNKNOWN = "unknown"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement was found: a short mark, and the day it was published where known."""

    mark: str
    via: str = ""


Stated: TypeAlias = time_wording.Stated
"""A point in time as it was stated; its wording is read on the floor below."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """
    What one announcer said of a regime's time and place, each part as stated.

    Attributes:
        id: Short name, unique in its regime.
        by: Actor who announced.
        said_on: Day of the statement.
        start: Stated start; ``None`` is silence.
        lasts: Stated duration; ``None`` is silence.
        end: Stated end, or a stated open end; ``None`` is silence.
        area: Area id; ``None`` is silence.
        area_words: The area as stated.
        extends: Announcement that this one extends, here or in the regime that this one extends.
        extended_by: "By 72 h": the length added after the end of what is extended.
        extended_to: "To 72 h": the whole length from the first start.
        wording: What was said, in our words.
        carried_by: Who reported it where that is not the announcer (a wire, a forum copy).
        source: Where it was found.
        also_start: The start as the same statement gives it a second time, in another zone.
        also_end: The end as the same statement gives it a second time, in another zone.
    """

    id: str
    by: str
    said_on: date | None
    start: Stated | None
    lasts: timedelta | None
    end: Stated | None
    area: str | None
    area_words: str
    extends: str | None
    extended_by: timedelta | None
    extended_to: timedelta | None
    wording: str
    carried_by: str
    source: Source
    also_start: Stated | None = None
    also_end: Stated | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """
    What is known of one party's own word at one time.

    Attributes:
        party: Actor of the case.
        standing: Accepted, refused, withdrawn, reported by others, or unknown.
        from_at: Instant from which it stands; a stated day begins to count at its end, and the day
            itself is `Standing.UNKNOWN`.
        takes_over: Announcement whose window the party made its own by accepting it.
        words: What was said, in our words.
        source: Where it was found.
        unsure_from_at: First instant of the stated day; from then to *from_at* it may stand.
    """

    party: str
    standing: Standing
    from_at: datetime | None
    takes_over: str | None
    words: str
    source: Source
    unsure_from_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """
    A group that the truce does not apply to.

    Attributes:
        group: Actor of the case.
        by: Announcer whose word it is; ``None`` where all announcers agree.
        from_at: Instant from which; a stated day begins to count at its end.
        until_at: Instant until which; a stated day counts to its end.
        source: Where it was found.
        requested: It was only asked for: listed among the conflicts, in force in no reading.
    """

    group: str
    by: str | None
    from_at: datetime | None
    until_at: datetime | None
    source: Source
    requested: bool = False


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A party as a registrar lists it, from and until when."""

    party: str
    from_at: datetime | None
    until_at: datetime | None


@dataclass(frozen=True, slots=True)
class Register:
    """A registrar's list of parties to the truce; unnamed entries are only counted."""

    id: str
    registrar: str
    as_of: date
    entries: tuple[RegisterEntry, ...]
    stated_count: int | None
    source: Source


@dataclass(frozen=True, slots=True)
class Thresholds:
    """
    How sure one must be before an outcome is said; each lies above .5 and at most at 1.

    Attributes:
        set_by: Who set them, as a role.
        set_on: When.
    """

    breached: float = 0.8
    by_whom: float = 0.9
    exempt: float = 0.9
    no_breach: float = 0.9
    outside_terms: float = 0.9
    set_by: str = ""
    set_on: date | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """
    What is forbidden, and whom the clause protects.

    Attributes:
        id: Short name, unique in its regime.
        prohibits: Acts that the clause speaks of.
        protects: Target categories, actors, or ``accepting_parties``.
        defences: Defences that the clause admits; ``None`` is silence: the parent regime is asked.
        area: Part of the regime's area that the clause is limited to; ``None`` is all of it.
        precedence: Where areas of clauses overlap, only the clause of the highest number speaks.
        thresholds: How sure one must be.
        says: The clause in our words.
        source: Where it was found.
    """

    id: str
    prohibits: frozenset[Act]
    protects: frozenset[str]
    defences: frozenset[str] | None
    area: str | None
    precedence: int | None
    thresholds: Thresholds
    says: str
    source: Source


class DueKind(StrEnum):
    """How the time at which a duty is due is fixed."""

    AT = "at"
    ON_REQUEST = "on_request"
    AFTER_REQUEST = "after_request"
    WINDOW_ENDS = "window_ends"


@dataclass(frozen=True, slots=True)
class Due:
    """
    When a duty is due: at an instant, on or some time after a request, or when the window
    ends.
    """

    kind: DueKind
    at: datetime | None = None
    after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be done, by whom and by when; it is broken by leaving it undone."""

    id: str
    owed_by: frozenset[str]
    broken_by: frozenset[Act]
    due: Due
    defences: frozenset[str] | None
    thresholds: Thresholds
    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class Oversight:
    """Who watches, and from when to when: this is not when the truce holds."""

    by: tuple[str, ...]
    start: Stated | None
    end: Stated | None
    area: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Adoption:
    """
    The mission's choice of one reading of one element.

    Attributes:
        element: ``announcer``, ``register``, ``exclusions``, or ``start of ID`` / ``end of ID``.
        choice: One of the element's choices, by name.
        because: Why.
        by: Who chose, as a role.
        on: Day of the choice.
    """

    element: str
    choice: str
    because: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Regime:
    """
    One regime as written down in one file.

    Attributes:
        id: Short name, unique in the case.
        title: What people call it in the language of the case.
        called: The parties' own word for it.
        kind: Kind of ceasefire (ETH/PRIO, PA-X families), see the reference.
        status: Whether its terms are known.
        within: Parent regime that still holds where and when this one does not.
        extends: Regime whose chains this one lengthens; it is judged as a part of that one.
        guarantors: Actors who guarantee without being bound.
        source: Where the regime was found.
        file: File it was read from.
        spots: Path of keys, such as ``announcements.army.extends``, to where its value stands.
    """

    id: str
    title: str
    called: str
    kind: str
    status: RegimeStatus
    within: str | None
    extends: str | None
    guarantors: tuple[str, ...]
    announcements: tuple[Announcement, ...]
    acceptances: tuple[Acceptance, ...]
    exclusions: tuple[Exclusion, ...]
    registers: tuple[Register, ...]
    clauses: tuple[Clause, ...]
    duties: tuple[Duty, ...]
    oversight: tuple[Oversight, ...]
    adoptions: tuple[Adoption, ...]
    source: Source
    file: str = ""
    spots: Mapping[str, Spot] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Holding:
    """
    A stretch in which a reading's chain holds somewhere.

    Attributes:
        window: When.
        area: Where, by area id; ``None`` is everywhere (no announcer limited it).
        announcement: Whose statement gives it.
        basis: How start and end were found, such as ``start stated, end = start + 48 h``.
    """

    window: Window
    area: str | None
    announcement: str
    basis: str


@dataclass(frozen=True, slots=True)
class StandingSpan:
    """
    A party's standing over a stretch of time, under one reading.

    `Standing.ACCEPTED` binds; `Standing.REPORTED` and `Standing.UNKNOWN` may bind, any weight;
    every other standing, and every instant without a span, does not.
    """

    party: str
    standing: Standing
    window: Window


@dataclass(frozen=True, slots=True)
class Reading:
    """
    One way to understand a regime, with every ambiguous element fixed.

    Attributes:
        id: Name made of its choices, such as ``army/end of army-10-may=stated``.
        regime: Regime that is judged (the one at the head of a chain of extensions).
        announcer: Actor whose chain it is.
        choices: Element to choice, in order; only elements with more than one choice.
        holdings: When and where the chain holds, in order of start.
        standings: Every party's standing over time.
        excluded: Groups that the truce does not apply to, over time.
        own_words_of: Parties whose own words, and nothing else, this reading is built from.
        adopted: Whether the mission adopted a choice, and this reading agrees with all it adopted.
        adopted_on: Day of the latest adoption that chose it.
    """

    id: str
    regime: str
    announcer: str
    choices: tuple[tuple[str, str], ...]
    holdings: tuple[Holding, ...]
    standings: tuple[StandingSpan, ...]
    excluded: tuple[StandingSpan, ...]
    own_words_of: frozenset[str] = frozenset()
    adopted: bool = False
    adopted_on: date | None = None


@dataclass(frozen=True, slots=True)
class JudgedRegime:
    """
    A regime with everything that judging it needs.

    Attributes:
        regime: The regime at the head of its chain of extensions.
        readings: Every reading, in order; empty where no announcer states both bounds.
        clauses: Clauses with silence on defences already asked of the parent.
        duties: Duties with silence on defences already asked of the parent.
        silent: Announcements that bound nothing on one side or both.
    """

    regime: Regime
    readings: tuple[Reading, ...]
    clauses: tuple[Clause, ...]
    duties: tuple[Duty, ...]
    silent: tuple[str, ...] = field(default=())
