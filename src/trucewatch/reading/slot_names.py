"""
Slot names: which slots each type of claim can have, and of what kind each is.

Kinds say what ``normalised`` holds:

======== =====================================================================================
Kind     ``normalised``
======== =====================================================================================
time     ``{"at": "2016-05-04T22:00:00Z"}`` for an instant; ``{"from": ..., "to": ...}`` for
         one that lies somewhere in ``[from, to)``
window   ``{"from": ..., "to": ...}``; an end that is open or not said is null
length   ``PT48H``, ISO 8601
place    ``{"name", "id", "lat", "lon", "radius_km", "container"}``; id, lat and lon are null
         where the name is in no gazetteer. A part told from a place ("west of Damascus") has
         ``"sector": {"relation", "bearing_deg", "distance_km"}`` too, and that place as container
actor    ``{"actor": id or null, "name": words}``
count    ``{"low", "best", "high"}``; null is not said
act      An act of the closed vocabulary
word     One of a closed list, `WORDS_OF` the slot
words    The words themselves
======== =====================================================================================

A slot whose kind ends in ``s`` holds a list of these, one for each span.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from trucewatch.reading.claim import ClaimType


class Kind(StrEnum):
    """What a slot holds."""

    TIME = "time"
    WINDOW = "window"
    LENGTH = "length"
    PLACE = "place"
    PLACES = "places"
    ACTOR = "actor"
    ACTORS = "actors"
    COUNT = "count"
    ACT = "act"
    WORD = "word"
    WORDS = "words"


SLOTS: dict[ClaimType, dict[str, Kind]] = {
    ClaimType.TRUCE_TERM: {
        "name": Kind.WORDS,
        "start": Kind.TIME,
        "end": Kind.TIME,
        "duration": Kind.LENGTH,
        "area": Kind.PLACES,
        "parties": Kind.ACTORS,
        "accepted_by": Kind.ACTORS,
        "excluded": Kind.ACTORS,
        "announcer": Kind.ACTOR,
        "sponsors": Kind.ACTORS,
        "overseers": Kind.ACTORS,
        "oversight_until": Kind.TIME,
        "extended_until": Kind.TIME,
        "lapsed_at": Kind.TIME,
        "in_force": Kind.WORD,  # under the regime, renewed, extended, collapsed
    },
    ClaimType.EXEMPTION: {
        "claimed_for": Kind.ACTORS,
        "against": Kind.ACTORS,
        "ground": Kind.WORDS,
        "area": Kind.PLACES,
    },
    ClaimType.CONTROL: {"place": Kind.PLACES, "held_by": Kind.ACTORS, "at": Kind.TIME},
    ClaimType.DISPLACEMENT: {
        "people": Kind.COUNT,
        "who": Kind.WORDS,
        "from": Kind.PLACES,
        "to": Kind.PLACES,
        "at": Kind.TIME,
    },
    ClaimType.DUTY: {
        "owed_by": Kind.ACTORS,
        "towards": Kind.ACTORS,
        "what": Kind.WORDS,
        "due": Kind.TIME,
    },
    ClaimType.INCIDENT: {
        "act": Kind.ACT,
        "at": Kind.TIME,
        "place": Kind.PLACES,
        "acting": Kind.ACTORS,
        "target": Kind.WORDS,
        "killed": Kind.COUNT,
        "injured": Kind.COUNT,
        "unit": Kind.WORD,  # people, civilians, children, fighters
    },
    ClaimType.CASUALTY_FIGURE: {
        "killed": Kind.COUNT,
        "injured": Kind.COUNT,
        "unit": Kind.WORD,
        "window": Kind.WINDOW,
        "area": Kind.PLACES,
        "caused_by": Kind.WORDS,
    },
    ClaimType.ACCESS: {
        "people": Kind.COUNT,
        "unit": Kind.WORD,
        "areas": Kind.PLACES,
        "areas_count": Kind.COUNT,
        "status": Kind.WORD,  # requested, approved, refused, unanswered, reached, planned
        "requested_by": Kind.ACTORS,
        "refused_by": Kind.ACTORS,
        "by": Kind.ACTORS,
        "period": Kind.WINDOW,
    },
    ClaimType.MEETING: {
        "place": Kind.PLACES,
        "day": Kind.TIME,
        "participants": Kind.ACTORS,
        "subject": Kind.WORDS,
    },
    ClaimType.STATEMENT: {
        "speaker": Kind.ACTOR,
        "role": Kind.WORDS,
        "organisation": Kind.WORDS,
        "asserted": Kind.WORDS,
        "at": Kind.TIME,
    },
    ClaimType.ASSESSMENT: {
        "trend": Kind.WORD,  # decrease, increase, collapse, holding, continued
        "of": Kind.WORDS,
        "area": Kind.PLACES,
        "window": Kind.WINDOW,
        "truce": Kind.WORDS,
    },
    ClaimType.COMMITMENT: {
        "by": Kind.ACTORS,
        "to_do": Kind.WORDS,
        "due": Kind.TIME,
    },
}
"""Slots of every type."""

_UNITS: Mapping[str, str] = {
    "people": "people of whom nothing more is said",
    "civilians": "people who are said to be civilians",
    "children": "children, boys, girls, minors",
    "women": "women",
    "men": "men",
    "families": "families or households, counted as such",
    "fighters": "members of armed forces or armed groups, whatever their rank",
    "soldiers": "members of a state's armed forces",
    "police": "police officers",
    "medical_workers": "doctors, nurses, crews of ambulances",
    "aid_workers": "people who bring relief, volunteers of relief organisations",
    "journalists": "people who work for the press",
    "monitors": "monitors, observers, peacekeepers",
    "detainees": "prisoners, detainees, hostages",
    "bodies": "bodies that were found, of whom nothing more is said",
}

WORDS_OF: Mapping[str, Mapping[str, str]] = {
    "unit": _UNITS,
    "in_force": {
        "in_force": "it holds at the time of telling, and no terms are told with it",
        "agreed": "it was agreed or announced, and has not begun",
        "renewed": "it holds again after a gap",
        "extended": "its end was moved to a later instant",
        "suspended": "it was set aside for a time by whoever may",
        "lapsed": "its end passed and nothing followed it",
        "collapsed": "somebody says that nothing is left of it",
        "under the regime": "a place is told to be under a regime whose terms stand elsewhere",
    },
    "status": {
        "requested": "leave to pass was asked for",
        "approved": "leave was given; nothing is said of anybody reached",
        "refused": "leave was refused, or whoever set out was turned back",
        "unanswered": "leave was asked for and nobody answered",
        "reached": "aid or its bringers arrived",
        "planned": "somebody means to reach them; never the same as reached",
    },
    "trend": {
        "decrease": "less than before",
        "increase": "more than before",
        "collapse": "the truce is said to have failed",
        "holding": "the truce is said to hold",
        "continued": "as before; neither more nor less",
    },
}
"""Words that a slot of kind ``word`` can hold, by name of the slot, each with its meaning."""
