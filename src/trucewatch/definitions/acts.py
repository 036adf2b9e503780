"""
Acts: the closed vocabulary of what can be done, or left undone, to a truce.

Each class is given beside ACLED's sub-event types that it takes in (ACLED Codebook, 2023 edition,
"ACLED Event Types") and UCDP's types of violence, so that a lawyer can say which acts a clause
means.
"""

from __future__ import annotations

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


class Form(StrEnum):
    """How an act lies in time."""

    INSTANT = "instant"
    LASTING = "lasting"
    OMISSION = "omission"
