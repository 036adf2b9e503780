"""
The worlds in which calibration is measured: the model's own assumptions, and each of them broken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.simulation.settings import RegisterError, SimulationSettings

OWN = SimulationSettings()
"""Every belief of the mission is true."""

VAGUE = replace(
    OWN,
    time_instant=0.05,
    time_stretch=0.1,
    time_day=0.25,
    time_week=0.35,
    time_month=0.25,
    place_point=0.1,
    place_town=0.2,
    place_district=0.3,
    place_province=0.4,
    act_unknown=0.4,
    target_unknown=0.4,
    hour_dependence=0.95,
    place_dependence=0.95,
    target_dependence=0.95,
    compliance=0.9,
)
"""Reports that leave much open, in a war in which everything hangs together."""

ALL = replace(
    VAGUE,
    independent_coordinates=True,
    by_area=True,
    register_error=RegisterError.BOTH,
    false_reports=0.3,
    false_reports_believed=0.1,
    blame_believed=0.0,
    copies_as_voices=True,
)
"""Everything wrong at once."""


@dataclass(frozen=True, slots=True)
class World:
    """
    One world.

    Attributes:
        key: Its name in the results.
        title: Its name in the tables.
        settings: The knobs.
        together: Whether the reports of one act make one incident.
        at_edges: Whether only rows are scored that are neither surely inside the terms nor surely
            outside.
    """

    key: str
    title: str
    settings: SimulationSettings
    together: bool = False
    at_edges: bool = False


_BLAMED = replace(OWN, blame_believed=0.0)
_ACCEPTED = replace(OWN, register_error=RegisterError.ACCEPTANCE)
_EXCLUDED = replace(OWN, register_error=RegisterError.EXCLUSION)
_TIED = replace(VAGUE, independent_coordinates=True)
_GROUND = replace(VAGUE, by_area=True)
_FOOLED = replace(OWN, false_reports_believed=0.0)
_COPIES = replace(OWN, copies_as_voices=True)

WORLDS: tuple[World, ...] = (
    World("own", "As assumed", OWN),
    World("blame", "Blame by side not reckoned with", _BLAMED),
    World("accepted", "Register: a group that refused stands as accepting", _ACCEPTED),
    World("excluded", "Register: a group that accepted stands as excluded", _EXCLUDED),
    World("vague", "Vague reports, as assumed", VAGUE),
    World("tied", "Vague reports, coordinates given apart", _TIED),
    World("ground", "Vague reports, all ground taken as alike", _GROUND),
    World("edges", "Vague, at the edges of the terms, as assumed", VAGUE, at_edges=True),
    World("tied-edges", "At the edges, coordinates given apart", _TIED, at_edges=True),
    World("ground-edges", "At the edges, all ground taken as alike", _GROUND, at_edges=True),
    World("false", "False reports not reckoned with", _FOOLED),
    World("joined", "Reports of one act joined, as assumed", OWN, together=True),
    World("copies", "Reports joined, copies taken for voices", _COPIES, together=True),
    World("all", "Everything wrong at once, reports joined", ALL, together=True),
)
"""Every world, in the order of the tables."""
