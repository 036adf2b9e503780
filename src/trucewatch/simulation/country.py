"""
The made-up country: its towns, provinces and districts, who fights in it, and who tells of it.

It lies in the open Indian Ocean, so that nobody takes it for a real one; its days are those of
four hours east of Greenwich. Everything here is fixed; what can be turned stands in the settings.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import Polygon, box
from shapely.geometry.polygon import orient

from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.acts import Act
from trucewatch.definitions.areas import Area, Areas, AreaStatus
from trucewatch.definitions.targets import CIVILIANS, MEDICAL

ZONE = "Etc/GMT-4"
"""IANA name of the country's zone; its sign is that of POSIX, the offset is four hours east."""

OFFSET_HOURS = 4
"""Hours that the country's clocks are ahead of UTC, all year."""

NIGHT_ENDS, NIGHT_BEGINS = 6, 20
"""Hours of the local day between which it is day."""

MADE_UP = "made up by the simulation"
"""Source of everything in the case."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town: a disc of ground on which acts happen, in one district of one province."""

    id: str
    name: str
    lon: float
    lat: float
    radius_km: float
    district: str


TOWNS = (
    Town("old-town", "Old Town", 60.45, -10.50, 5.0, "capital-north"),
    Town("harbour", "Harbour", 60.56, -10.50, 5.0, "capital-north"),
    Town("heights", "Heights", 60.50, -10.61, 5.0, "capital-north"),
    Town("millford", "Millford", 60.30, -11.50, 4.0, "capital-south"),
    Town("saltmarsh", "Saltmarsh", 60.70, -11.60, 4.0, "capital-south"),
    Town("northgate", "Northgate", 61.30, -10.40, 4.0, "middle-north"),
    Town("ridge", "Ridge", 61.70, -10.60, 4.0, "middle-north"),
    Town("crossing", "Crossing", 61.50, -11.50, 4.0, "middle-south"),
    Town("eastport", "Eastport", 62.50, -10.50, 4.0, "east-north"),
    Town("dunes", "Dunes", 62.30, -11.60, 4.0, "east-south"),
    Town("far-point", "Far Point", 62.75, -11.30, 4.0, "east-south"),
)
"""Every town; no two of their discs meet, and none leaves its district."""

CAPITAL_TOWNS = ("old-town", "harbour", "heights")
"""Towns that the local calm is about; the capital's border cuts through all three."""

PROVINCES = ("capital-province", "middle-province", "east-province")
DISTRICTS = tuple(dict.fromkeys(town.district for town in TOWNS))
DISTRICT_OF = np.array([DISTRICTS.index(town.district) for town in TOWNS])
PROVINCE_OF = np.array(
    [("capital", "middle", "east").index(t.district.split("-")[0]) for t in TOWNS]
)

GOVERNMENT, ALLY, FRONT, BANNER, RIVER = range(5)
"""Numbers of those who fight."""

FIGHTERS = ("government", "ally", "united-front", "black-banner", "river-brigades")
"""Ids of those who fight, by number."""

SIDE_OF = np.array([0, 0, 1, 1, 1])
"""Side of the fight of each: the government with its ally, and those against them."""

ACTS_OF_WAR = (
    Act.ARMED_CLASH,
    Act.SHELLING,
    Act.AIR_STRIKE,
    Act.SNIPER_FIRE,
    Act.EXPLOSIVE_DEVICE,
)
"""Acts that are done; air power belongs to the government and its ally alone."""

TARGETS: tuple[tuple[str, ...], ...] = (
    (CIVILIANS,),
    (MEDICAL,),
    ("government",),
    ("united-front",),
    ("black-banner",),
    ("river-brigades",),
    ("black-banner", "united-front"),
)
"""Sets that are hit together; the last is the accepting and the excluded group side by side."""


@dataclass(frozen=True, slots=True)
class Teller:
    """
    A source of reports.

    Attributes:
        id: Its id in the case.
        publisher: Who it is, in words.
        letter: Its reliability in the case; each source has its own, so that what the case says
            of occurrence can be true of each.
        side: Actor whose side it takes; empty for none.
        own: Fighters whose acts it leaves out at times.
        enemies: Fighters whom it blames at times, whatever it saw.
    """

    id: str
    publisher: str
    letter: str
    side: str = ""
    own: tuple[int, ...] = ()
    enemies: tuple[int, ...] = ()


TELLERS = (
    Teller("observatory", "An observatory abroad", "A"),
    Teller("town-watch", "A network of watchers in the towns", "B"),
    Teller(
        "state-agency",
        "The government's news agency",
        "D",
        side="government",
        own=(GOVERNMENT, ALLY),
        enemies=(FRONT, BANNER, RIVER),
    ),
    Teller(
        "front-channel",
        "The united front's channel",
        "E",
        side="united-front",
        own=(FRONT,),
        enemies=(GOVERNMENT, ALLY),
    ),
)
"""Sources that find their reports themselves."""

WIRE = Teller("wire", "A news wire that repeats others", "C")
"""A source that only repeats."""


def actors() -> Actors:
    """Return everyone who can act, be hit, announce or tell."""
    fighters = (
        _actor("government", ActorKind.STATE, "The government"),
        _actor("army", ActorKind.STATE_FORCE, "The army command", speaks_for="government"),
        _actor("ally", ActorKind.STATE, "The ally"),
        _actor("ally-ministry", ActorKind.ORGANISATION, "The ally's ministry", speaks_for="ally"),
        _actor("united-front", ActorKind.ARMED_GROUP, "The united front"),
        _actor("black-banner", ActorKind.ARMED_GROUP, "The black banner"),
        _actor("river-brigades", ActorKind.ARMED_GROUP, "The river brigades"),
        _actor("mediators", ActorKind.ORGANISATION, "The mediators"),
    )
    tellers = (_actor(t.id, ActorKind.ORGANISATION, t.publisher) for t in (*TELLERS, WIRE))
    return Actors.of((*fighters, *tellers))


def _actor(id_: str, kind: ActorKind, name: str, *, speaks_for: str | None = None) -> Actor:
    return Actor(id_, kind, (name,), speaks_for=speaks_for, source=MADE_UP)


def areas() -> Areas:
    """Return the country, its provinces and districts, and the capital."""
    shapes: dict[str, Polygon] = {"country": box(60, -12, 63, -10)}
    for i, province in enumerate(PROVINCES):
        shapes[province] = box(60 + i, -12, 61 + i, -10)
    for district in DISTRICTS:
        west = 60 + ("capital", "middle", "east").index(district.split("-")[0])
        south = -11 if district.endswith("north") else -12
        shapes[district] = box(west, south, west + 1, south + 1)
    shapes["capital"] = Polygon(
        [
            (60.44, -10.47),
            (60.44, -10.58),
            (60.47, -10.62),
            (60.53, -10.62),
            (60.57, -10.58),
            (60.57, -10.47),
        ]
    )
    return Areas.of(_area(name, shape) for name, shape in shapes.items())


def _area(name: str, shape: Polygon) -> Area:
    shown = name.replace("-", " ").capitalize()
    return Area(name, (shown,), AreaStatus.MISSION_READING, MADE_UP, orient(shape))


Shares = NDArray[np.float64]

SHARE_OF_FIGHTERS: Shares = np.array([0.34, 0.16, 0.24, 0.16, 0.10])
"""Share of all acts that each does before any truce."""

AT_NIGHT: Shares = np.array([0.8, 0.5, 1.4, 1.8, 1.0])
"""Rate of each at night over its mean rate, at full dependence on the hour."""

WHERE: Shares = np.array(
    [  # a row for each town: government, ally, front, banner (its own places), river
        [0.18, 0.25, 0.22, 0.00, 0.00],
        [0.14, 0.20, 0.18, 0.00, 0.00],
        [0.14, 0.20, 0.20, 0.00, 0.00],
        [0.08, 0.05, 0.12, 0.00, 0.05],
        [0.07, 0.00, 0.00, 0.00, 0.45],
        [0.06, 0.05, 0.04, 0.05, 0.05],
        [0.10, 0.10, 0.14, 0.05, 0.00],
        [0.09, 0.05, 0.10, 0.00, 0.30],
        [0.04, 0.00, 0.00, 0.10, 0.15],
        [0.05, 0.05, 0.00, 0.50, 0.00],
        [0.05, 0.05, 0.00, 0.30, 0.00],
    ]
)
"""Share of its acts that each does in each town, at full dependence on the place."""

BY_WHAT: Shares = np.array(
    [  # a row for each fighter: clash, shelling, air strike, sniper, device
        [0.20, 0.42, 0.28, 0.10, 0.00],
        [0.00, 0.15, 0.85, 0.00, 0.00],
        [0.30, 0.40, 0.00, 0.20, 0.10],
        [0.25, 0.25, 0.00, 0.15, 0.35],
        [0.50, 0.20, 0.00, 0.20, 0.10],
    ]
)
"""Share of its acts that each does by each class of act."""

HITS_CIVILIANS: Shares = np.array([0.40, 0.35, 0.30, 0.45, 0.25])
"""Share of its acts that hit civilians or medical people and things."""

MEDICAL_PART = 0.15
"""Share of those that hit medical people and things."""

BESIDE_PART = 0.5
"""Where the accepting and the excluded group stand side by side: how often both are hit."""
