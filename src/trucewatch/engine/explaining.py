"""One incident taken apart, of a case as it lies there or as a past run read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.definitions.problems import Place, Problem
from trucewatch.engine import codes
from trucewatch.engine.local import read_case, sound
from trucewatch.engine.moments import Opened
from trucewatch.engine.records import PastRun
from trucewatch.engine.refusal import refused
from trucewatch.findings.outcomes import Outcome
from trucewatch.mission.aside_reasons import aside_with_id
from trucewatch.mission.differences import FINDING_KEY, changed_fields
from trucewatch.mission.ports import Progress
from trucewatch.mission.told_incident import (
    ToldIncident,
    incidents_of,
    nearest_incidents,
    told_incident,
)


def explain_incident(opened: Opened, wanted: str, progress: Progress) -> ToldIncident:
    """
    Read a case and take one incident of it apart; nothing is written.

    Args:
        opened: The case at the moment that is asked for.
        wanted: Our id of the incident, or the id that its source gave it.
        progress: Told how far it is.

    Raises:
        RefusedError: When the input has errors, or there is no such incident.
    """
    case = sound(read_case(opened, progress), allow_empty=True)
    found = incidents_of(case.reported, wanted)
    if not found.num_rows:
        aside = aside_with_id(case.reported.quarantine, wanted)
        if aside is not None:
            digest, found_codes = aside[0][:8], ", ".join(aside[1])
            raise refused(
                codes.INCIDENT_ASIDE, "", wanted, wanted=wanted, digest=digest, codes=found_codes
            )
        near = ", ".join(nearest_incidents(case.reported, wanted)) or "-"
        raise refused(codes.NO_SUCH_INCIDENT, "", wanted, wanted=wanted, near=near)
    return told_incident(case.agreed, case.reported, found, case.read_at)


def differing(past: PastRun, told: ToldIncident) -> tuple[Problem, ...]:
    """
    Return a problem where an answer worked out anew is not what the run found then.

    Args:
        past: The run that answers.
        told: Its incident, taken apart by this version.

    Raises:
        RefusedError: When the run's findings are missing or were changed since.
    """
    table = past.table("findings")
    found = table.filter(pc.equal(table["incident"], pa.scalar(told.incident))).to_pylist()
    then = {_key(row): row for row in found}
    here = {_key(row): row for act in told.acts for row in act.findings}
    differs = [
        f"{key[2]}: {', '.join(fields)}"
        for key in sorted(then.keys() | {key for key, row in here.items() if _is_kept(row)})
        if (fields := _fields(then.get(key), here.get(key)))
    ]
    if not differs:
        return ()
    values = {"run": past.recorded.run, "differs": "; ".join(differs)}
    return (Problem(codes.ANSWER_DIFFERS, Place(), told.incident, values),)


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in FINDING_KEY)


def _is_kept(row: Mapping[str, Any]) -> bool:
    # An explanation asks every regime; a run leaves out those that cannot touch the incident.
    return bool(row["outcome"] != Outcome.OUTSIDE_TERMS or row["outside_terms_min"] < 1)


def _fields(then: Mapping[str, Any] | None, here: Mapping[str, Any] | None) -> Iterable[str]:
    if then is None or here is None:
        return ["-"]
    return changed_fields(then, here)
