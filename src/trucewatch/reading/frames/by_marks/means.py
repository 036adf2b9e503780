"""
Means: what a word can be to a frame, whatever the language that it is written in.
"""

from __future__ import annotations

from enum import StrEnum


class Means(StrEnum):
    """What a word or a phrase says."""

    TRUCE = "truce"  # a truce by one of its names
    DEAL = "deal"  # an agreement, that can be one on a truce
    VIOLATION = "violation"  # a breach, an observance: what follows is not told of itself
    BEGIN = "begin"  # it enters into force, is introduced
    END = "end"  # it ends, or will end
    ENDED = "ended"  # it has ended
    EXTEND = "extend"  # it is extended
    RENEW = "renew"  # it is renewed
    COLLAPSE = "collapse"  # it has collapsed
    IN_FORCE = "in force"  # it is in force, is observed
    AGREE = "agree"  # somebody agrees to it, will respect it
    EXCLUDE = "exclude"  # it does not cover those who follow
    COVERS = "covers"  # it holds for those, or there; with a "not" it leaves them out
    GROUPS = "groups"  # armed groups by a common noun, described by what follows
    SPONSOR = "sponsor"  # by mediation of those who follow
    TAKING_PART = "taking part"  # with part of those who follow, in a body that oversees
    OVERSEE = "oversee"  # under control of those who follow, watched by those near
    BETWEEN = "between"  # between those who follow
    WITH = "with"  # with whoever follows
    OTHER_TIME = "other time"  # the time that follows is counted from something else
    CALL = "call"  # asked for, offered, possible: not so yet
    DENY = "deny"  # refused, denied
    NOT = "not"
    FUTURE = "future"
    WARN = "warn"  # what follows is feared
    NOTHING = "nothing"  # a phrase whose words mean nothing here
    SAY = "say"
    ANNOUNCE = "announce"
    ABOUT_AREA = "about area"  # the whole country

    KILLED = "killed"
    INJURED = "injured"
    TOTAL = "total"  # a figure that has been added up
    TO_FIGURE = "to figure"  # "has risen to": the figure that follows is exact
    INCLUDING = "including"  # those who follow were counted before
    CIVILIANS = "civilians"
    CHILDREN = "children"
    FIGHTERS = "fighters"
    PEOPLE = "people"
    SOLDIERS = "soldiers"
    POLICE = "police"
    WOMEN = "women"
    MEN = "men"
    MEDICS = "medical_workers"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid_workers"
    MONITORS = "monitors"
    DETAINEES = "detainees"
    ONE = "one"  # a person in the singular
    ATTACKED = "attacked"  # what follows is the target

    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    SNIPER_FIRE = "sniper_fire"
    EXPLOSIVE_DEVICE = "explosive_device"
    ARMED_CLASH = "armed_clash"
    GROUND_ADVANCE = "ground_advance"
    ABDUCTION = "abduction"
    DETENTION = "detention"
    ATTACK = "attack"  # an attack that is not told more exactly
    SEVERAL = "several"  # acts in the plural, or going on: no one act
    DONE_BY = "done by"  # by whoever follows
    AGAINST = "against"  # against whoever or whatever follows

    AID = "aid"
    REACHED = "reached"
    REACHING = "reaching"  # a noun for it, that can be wanted, allowed or done
    REFUSED = "refused"
    APPROVED = "approved"
    REQUESTED = "requested"
    UNANSWERED = "unanswered"
    PLANNED = "planned"
    HOUSEHOLDS = "families"

    FLED = "fled"
    OBLIGED = "obliged"  # must do what follows
    UNDERTOOK = "undertook"  # has bound itself to do what follows
    URGED = "urged"  # asked whoever follows to do what follows
    HOLDS = "holds"  # holds a place
    PREVIOUS = "previous"  # an earlier truce, not the one that is told of

    MEETING = "meeting"
    ON_SUBJECT = "on subject"  # what follows is what is talked about
    CANCELLED = "cancelled"

    DECREASE = "decrease"
    INCREASE = "increase"
    CONTINUED = "continued"
    HOLDING = "holding"
    MEASURED = "measured"  # violence and the like, of which a trend is told


ACTS = frozenset(
    {
        Means.SHELLING,
        Means.AIR_STRIKE,
        Means.SNIPER_FIRE,
        Means.EXPLOSIVE_DEVICE,
        Means.ARMED_CLASH,
        Means.GROUND_ADVANCE,
        Means.ABDUCTION,
        Means.DETENTION,
        Means.ATTACK,
    }
)
"""Words that say what was done."""

UNITS = frozenset(
    {Means.CIVILIANS, Means.CHILDREN, Means.FIGHTERS, Means.PEOPLE, Means.SOLDIERS, Means.POLICE}
    | {Means.WOMEN, Means.MEN, Means.MEDICS, Means.JOURNALISTS, Means.AID_WORKERS}
    | {Means.MONITORS, Means.DETAINEES, Means.HOUSEHOLDS}
)
"""Words that say who was counted; each is a word of the slot ``unit``."""
