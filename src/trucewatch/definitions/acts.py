"""
Acts: the closed vocabulary of what can be done, or left undone, to a truce.

Each class is given beside ACLED's sub-event types that it takes in (ACLED Codebook, 2023 edition,
"ACLED Event Types") and UCDP's types of violence, so that a lawyer can say which acts a clause
means.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Act(StrEnum):
    """A class of act; the value is what stands in files and columns."""

    ARMED_CLASH = "armed_clash"
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    SNIPER_FIRE = "sniper_fire"
    EXPLOSIVE_DEVICE = "explosive_device"
    GROUND_ADVANCE = "ground_advance"
    ATTACK_ON_CIVILIANS = "attack_on_civilians"
    ABDUCTION = "abduction"
    DETENTION = "detention"
    ROAD_BLOCK = "road_block"
    LOOTING = "looting"
    REINFORCEMENT = "reinforcement"
    FORBIDDEN_WEAPON = "forbidden_weapon"
    FLIGHT = "flight"
    ACCESS_REFUSED = "access_refused"
    MONITORS_HINDERED = "monitors_hindered"
    DETAINEES_NOT_RELEASED = "detainees_not_released"
    PARTIES_NOT_PRESSED = "parties_not_pressed"
    OTHER = "other"


ARMED_FORCE: frozenset[Act] = frozenset(
    {
        Act.ARMED_CLASH,
        Act.SHELLING,
        Act.AIR_STRIKE,
        Act.SNIPER_FIRE,
        Act.EXPLOSIVE_DEVICE,
        Act.ATTACK_ON_CIVILIANS,
    }
)
"""Acts in which weapons are used against somebody."""

OMISSIONS: frozenset[Act] = frozenset(
    {
        Act.ACCESS_REFUSED,
        Act.MONITORS_HINDERED,
        Act.DETAINEES_NOT_RELEASED,
        Act.PARTIES_NOT_PRESSED,
    }
)
"""Classes that say a duty was left undone: they break a duty, never a prohibition."""


ACLED_SUB_EVENTS: Mapping[Act, tuple[str, ...]] = {
    Act.ARMED_CLASH: ("Armed clash",),
    Act.SHELLING: ("Shelling/artillery/missile attack",),
    Act.AIR_STRIKE: ("Air/drone strike",),
    Act.SNIPER_FIRE: (),  # ACLED has no sub-event of its own for it: "Armed clash" or "Attack"
    Act.EXPLOSIVE_DEVICE: ("Remote explosive/landmine/IED", "Suicide bomb", "Grenade"),
    Act.GROUND_ADVANCE: ("Government regains territory", "Non-state actor overtakes territory"),
    Act.ATTACK_ON_CIVILIANS: ("Attack", "Sexual violence"),
    Act.ABDUCTION: ("Abduction/forced disappearance",),
    Act.DETENTION: ("Arrests",),
    Act.ROAD_BLOCK: (),
    Act.LOOTING: ("Looting/property destruction",),
    Act.REINFORCEMENT: ("Change to group/activity", "Headquarters or base established"),
    Act.FORBIDDEN_WEAPON: ("Chemical weapon",),
    Act.FLIGHT: (),
    Act.ACCESS_REFUSED: (),
    Act.MONITORS_HINDERED: (),
    Act.DETAINEES_NOT_RELEASED: (),
    Act.PARTIES_NOT_PRESSED: (),
    Act.OTHER: (
        "Excessive force against protesters",
        "Protest with intervention",
        "Peaceful protest",
        "Violent demonstration",
        "Mob violence",
        "Agreement",
        "Disrupted weapons use",
        "Non-violent transfer of territory",
        "Other",
    ),
}
"""
ACLED's 25 sub-event types (ACLED Codebook 2023, pages 11 to 21), each under the one class that
takes it in. ACLED codes what happened and no truce's clause, so the class is the nearest and not
the same.
"""


class Form(StrEnum):
    """How an act lies in time."""

    INSTANT = "instant"
    LASTING = "lasting"
    OMISSION = "omission"
