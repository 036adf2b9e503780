"""
The knobs of a simulated conflict: one frozen record, each knob with its meaning, unit and default.

A knob under *what the mission wrongly believes* breaks one assumption of the calibration and
leaves everything else as it is: what happens and what is told stays the same, only what the case
says of it is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class RegisterError(StrEnum):
    """How the terms of the case are wrong about who is a party."""

    NONE = "none"
    ACCEPTANCE = "acceptance"
    EXCLUSION = "exclusion"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class SimulationSettings:
    """
    The knobs of a simulated conflict.

    Attributes:
        starts_on: First day of the conflict, in the zone of the case.
        days: Length of the conflict, days.
        acts_per_day: Expected acts a day before the truce, all places and parties together.
        truce_after_days: Days after which the nationwide truce begins.
        calm_after_days: Days after which the local calm of the capital begins.
        calm_hours: Length of the local calm as first announced, hours.
        compliance: Share of its acts that a party leaves out while it is truly bound where it
            stands; 0 is no truce at all.
        flare: Coefficient of variation of the daily level of fighting at a place.
        hour_dependence: How much who acts depends on night and day; 0 is not at all.
        place_dependence: How much who acts depends on the place; 0 is not at all.
        target_dependence: How much who is hit depends on who acts and where; 0 is not at all.
        side_by_side: Share of the excluded group's acts that fall where the accepting group
            fights; the rest fall in places of its own.
        retaliation: Chance that the next act at a place, in the same night or by the same day, is
            drawn as an answer, which passes to the other side as often as its share allows; 0 is
            acts that know nothing of each other.
        aid_requests: Requests to let aid through, a week.
        aid_refused: Share of requests that are refused.
        start_gap_hours: Hours between the starts that two announcers give the same truce.
        end_gap_hours: Hours between the stated end of the calm and start plus stated length.
        extension_days: Days by which one announcer of the calm, and only that one, extends it.
        seen: Chance that an independent source tells of an act while it can see the place.
        silence: Chance that the source of a side leaves out an act of its own side.
        blame: Chance that the source of a side names an enemy whatever it saw.
        accuracy: Chance that a source that names somebody by what it saw names the right one.
        unattributed: Share of reports that name nobody.
        dropout: Share of days on which a source does not see a province.
        dropout_days: Mean length of such a stretch, days.
        delay_hours: Mean time between the end of the stated interval and publication, hours.
        copies: Chance that the wire repeats a report of another source.
        false_reports: Share of false ones among the reports that a source finds itself.
        false_pickup: Chance that another independent source falls for a false report too.
        time_instant: Weight of reports that give the second.
        time_stretch: Weight of reports that give the night or the day.
        time_day: Weight of reports that give the date only.
        time_week: Weight of reports that give the week, before what is forgotten is left out.
        time_month: Weight of reports that give thirty days, before what is forgotten is left out.
        place_point: Weight of reports that give the point.
        place_town: Weight of reports that give the town, as a disc.
        place_district: Weight of reports that give a group of towns.
        place_province: Weight of reports that give the province.
        act_unknown: Share of reports (by point or town, to a day at most) that leave the act open.
        target_unknown: Share of such reports that leave the target open.
        count_noise: Standard deviation of the logarithm of a reported number of dead.
        independent_coordinates: Belief: coordinates that hang together are given as independent
            marginals in each story.
        by_area: Belief: a district or province is given as its whole area, as if all ground were
            equally likely.
        register_error: Belief: how the terms of the case are wrong about who is a party.
        false_reports_believed: Belief: share of false reports that the case reckons with; below 0
            it is the true one.
        blame_believed: Belief: chance of blame by side that the case reckons with; below 0 it is
            the true one.
        copies_as_voices: Belief: copies are counted as voices of their own.
    """

    starts_on: date = date(2021, 3, 1)
    days: int = 60
    acts_per_day: float = 12.0
    truce_after_days: int = 14
    calm_after_days: int = 30
    calm_hours: int = 72
    compliance: float = 0.6
    flare: float = 0.5
    hour_dependence: float = 0.6
    place_dependence: float = 0.7
    target_dependence: float = 0.7
    side_by_side: float = 0.8
    retaliation: float = 0.4
    aid_requests: float = 2.0
    aid_refused: float = 0.4
    start_gap_hours: int = 1
    end_gap_hours: int = 1
    extension_days: int = 3
    seen: float = 0.5
    silence: float = 0.5
    blame: float = 0.3
    accuracy: float = 0.75
    unattributed: float = 0.15
    dropout: float = 0.15
    dropout_days: float = 3.0
    delay_hours: float = 12.0
    copies: float = 0.25
    false_reports: float = 0.1
    false_pickup: float = 0.05
    time_instant: float = 0.15
    time_stretch: float = 0.35
    time_day: float = 0.35
    time_week: float = 0.1
    time_month: float = 0.05
    place_point: float = 0.25
    place_town: float = 0.45
    place_district: float = 0.2
    place_province: float = 0.1
    act_unknown: float = 0.1
    target_unknown: float = 0.1
    count_noise: float = 0.4
    independent_coordinates: bool = False
    by_area: bool = False
    register_error: RegisterError = RegisterError.NONE
    false_reports_believed: float = -1.0
    blame_believed: float = -1.0
    copies_as_voices: bool = False


@dataclass(frozen=True, slots=True)
class Knob:
    """What may be written for a number among the settings: its bounds and its unit."""

    low: float
    high: float
    unit: str


_SHARE = Knob(0, 1, "share")
_WEIGHT = Knob(0, 1000, "weight")
_HOURS = Knob(0, 168, "hours")
_BELIEF = Knob(-1, 0.99, "share")

KNOBS: Mapping[str, Knob] = MappingProxyType(
    {
        "days": Knob(7, 3650, "days"),
        "acts_per_day": Knob(0.1, 100_000, "acts a day"),
        "truce_after_days": Knob(0, 3650, "days"),
        "calm_after_days": Knob(0, 3650, "days"),
        "calm_hours": Knob(1, 2400, "hours"),
        "compliance": Knob(0, 0.99, "share"),
        "flare": Knob(0, 3, "none"),
        "hour_dependence": Knob(0, 0.95, "none"),
        "place_dependence": Knob(0, 0.95, "none"),
        "target_dependence": Knob(0, 0.95, "none"),
        "side_by_side": _SHARE,
        "retaliation": _SHARE,
        "aid_requests": Knob(0, 100, "requests a week"),
        "aid_refused": _SHARE,
        "start_gap_hours": _HOURS,
        "end_gap_hours": _HOURS,
        "extension_days": Knob(0, 365, "days"),
        "seen": Knob(0.01, 1, "chance"),
        "silence": Knob(0, 0.99, "chance"),
        "blame": Knob(0, 0.99, "chance"),
        "accuracy": Knob(0.01, 1, "chance"),
        "unattributed": _SHARE,
        "dropout": Knob(0, 0.95, "share"),
        "dropout_days": Knob(1, 365, "days"),
        "delay_hours": Knob(0, 2400, "hours"),
        "copies": _SHARE,
        "false_reports": Knob(0, 0.9, "share"),
        "false_pickup": Knob(0, 0.9, "chance"),
        **dict.fromkeys(
            (
                *("time_instant", "time_stretch", "time_day", "time_week", "time_month"),
                *("place_point", "place_town", "place_district", "place_province"),
            ),
            _WEIGHT,
        ),
        "act_unknown": _SHARE,
        "target_unknown": _SHARE,
        "count_noise": Knob(0, 2, "none"),
        "false_reports_believed": _BELIEF,
        "blame_believed": _BELIEF,
    }
)
"""Bounds and unit of every number among the settings."""
