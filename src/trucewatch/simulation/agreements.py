"""
Agreements: the terms of the made-up conflict as files, and as the regimes that are judged.

The terms are written once, as the very text that the case holds, and read by the reader that reads
everybody's terms. What the case states and what is true differ only where a register is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.definitions.instants import from_micros, written
from trucewatch.simulation import country
from trucewatch.simulation.law_of_acts import DAY, HOUR, calendar
from trucewatch.simulation.settings import RegisterError, SimulationSettings
from trucewatch.terms.model import JudgedRegime
from trucewatch.terms.readings import judged_regimes
from trucewatch.terms.regime_file import read_regime

CESSATION = "cessation"
CALM = "calm-capital"

_SOURCE = f"source: {country.MADE_UP}"
_THRESHOLDS = (
    "{breached: 0.8, by_whom: 0.9, exempt: 0.9, no_breach: 0.9, outside_terms: 0.9, "
    "set_by: head of mission, set_on: %s}"
)


class ImpossibleTermsError(RuntimeError):
    """The terms that the settings give could not be read; the message names the problems."""


def stated_terms(settings: SimulationSettings) -> Mapping[str, str]:
    """Return the files of ``terms/`` as the case states them: name to text."""
    error = settings.register_error
    return _files(
        settings,
        river_accepts=error in {RegisterError.ACCEPTANCE, RegisterError.BOTH},
        front_excluded=error in {RegisterError.EXCLUSION, RegisterError.BOTH},
    )


def true_terms(settings: SimulationSettings) -> Mapping[str, str]:
    """Return the files of ``terms/`` with everyone's true standing."""
    return _files(settings, river_accepts=False, front_excluded=False)


def regimes_of(files: Mapping[str, str]) -> tuple[JudgedRegime, ...]:
    """
    Return the regimes of *files* with their readings.

    Raises:
        ImpossibleTermsError: When a file has errors; the settings' checks should have said so.
    """
    known = country.actors()
    areas = frozenset(country.areas().by_id)
    made = []
    for name, text in files.items():
        regime, problems = read_regime(text, name, known, areas)
        if regime is None:
            raise ImpossibleTermsError(str(problems))
        made.append(regime)
    return judged_regimes(made, known)


def _files(
    settings: SimulationSettings, *, river_accepts: bool, front_excluded: bool
) -> dict[str, str]:
    parties = _parties(settings, river_accepts=river_accepts, front_excluded=front_excluded)
    return {
        "terms/calm-capital.yaml": _calm(settings, parties),
        "terms/cessation.yaml": _cessation(settings, parties),
    }


def _parties(
    settings: SimulationSettings, *, river_accepts: bool, front_excluded: bool
) -> tuple[str, str]:
    """Return the lines of acceptances, with a gap for what is taken over, and of exclusions."""
    at = _at(calendar(settings).begins - 10 * DAY)
    river = "accepted" if river_accepts else "refused"
    standings = (
        ("government", "accepted", True),
        ("ally", "accepted", False),
        ("united-front", "accepted", True),
        ("river-brigades", river, False),
    )
    acceptances = "".join(
        f"  - {{party: {party}, status: {status}, at: {at}, "
        + ("takes_over: %(announcement)s, " if takes else "")
        + f"{_SOURCE}}}\n"
        for party, status, takes in standings
    )
    excluded = ["black-banner", *(["united-front"] if front_excluded else [])]
    exclusions = "".join(f"  - {{group: {each}, {_SOURCE}}}\n" for each in excluded)
    return acceptances, exclusions


def _at(micros: int) -> str:
    return str(written(from_micros(micros)))


def _head(regime: str, title: str, kind: str, more: str = "") -> str:
    return (
        f"# {title} of a conflict that never was.\n"
        f"format: trucewatch/terms@1\nregime: {regime}\ntitle: {title}\nkind: {kind}\n{more}"
        f"zone: {country.ZONE}\n{_SOURCE}\n"
    )


def _rules(settings: SimulationSettings, *, duties: bool) -> str:
    thresholds = _THRESHOLDS % settings.starts_on.isoformat()
    acts = ", ".join(str(act) for act in country.ACTS_OF_WAR)
    text = (
        "clauses:\n  C1:\n"
        f"    prohibits: [{acts}]\n"
        "    protects: [civilians, accepting_parties]\n"
        "    defences: []\n    says: no use of any weapon\n"
        f"    thresholds: {thresholds}\n    {_SOURCE}\n"
    )
    if duties:
        text += (
            "duties:\n  D1:\n    owed_by: [government, united-front]\n"
            "    broken_by: [access_refused]\n    due: on request\n    defences: []\n"
            "    says: let aid through when it is asked for\n"
            f"    thresholds: {thresholds}\n    {_SOURCE}\n"
        )
    return text


def _cessation(settings: SimulationSettings, parties: tuple[str, str]) -> str:
    start = calendar(settings).truce
    acceptances, exclusions = parties
    return (
        _head(CESSATION, "Cessation of hostilities", "cessation_of_hostilities")
        + f"acceptances:\n{acceptances % {'announcement': 'mediators'}}"
        + f"exclusions:\n{exclusions}"
        + _rules(settings, duties=True)
        + "announcements:\n"
        + _announcement("mediators", "mediators", {"start": _at(start), "area": "country"})
        + _announcement(
            "front",
            "united-front",
            {"start": _at(start + settings.start_gap_hours * HOUR), "area": "country"},
        )
    )


def _calm(settings: SimulationSettings, parties: tuple[str, str]) -> str:
    start, length = calendar(settings).calm, settings.calm_hours
    acceptances, exclusions = parties
    lasts = {"lasts": f"{length}h"}
    end = start + (length - settings.end_gap_hours) * HOUR
    # Stated beside the length, the end disagrees with it by the gap: both stay as readings.
    both = lasts | ({"end": _at(end)} if start < end != start + length * HOUR else {})
    text = (
        _head(CALM, "Regime of calm in the capital", "local_truce", f"within: {CESSATION}\n")
        + f"acceptances:\n{acceptances % {'announcement': 'army'}}"
        + f"exclusions:\n{exclusions}"
        + _rules(settings, duties=False)
        + "announcements:\n"
        + _announcement("army", "army", {"start": _at(start), "area": "capital"} | both)
        + _announcement(
            "ministry",
            "ally-ministry",
            {
                "start": _at(start - settings.start_gap_hours * HOUR),
                "area": "capital-province",
            }
            | lasts,
        )
    )
    if settings.extension_days:
        by = f"{settings.extension_days * 24}h"
        text += _announcement("army-again", "army", {"extends": "army", "extended_by": by})
    return text


def _announcement(name: str, by: str, stated: Mapping[str, str]) -> str:
    bounded = stated if {"end", "lasts", "extends"} & set(stated) else {**stated, "end": "open"}
    lines = "".join(f"    {key}: {value}\n" for key, value in bounded.items())
    return f"  {name}:\n    by: {by}\n{lines}    {_SOURCE}\n"
