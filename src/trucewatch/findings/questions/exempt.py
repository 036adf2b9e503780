"""
Exempt: was all of the target an excluded group, or has a defence been found to hold?

Law: a strike is exempt only if all of its target is an excluded group; a bound group that fights
beside an excluded one answers for its own acts. A defence must be one that the clause admits,
found to hold for this party, against this target and at this instant; a defence only claimed
changes nothing (docs/explanation/law.md, section 2.3).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.batch import Defences
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.targets import TargetSets
from trucewatch.findings.terms_tables import ClauseTable, ReadingTable

Flags = NDArray[np.bool_]


def all_excluded(targets: TargetSets, reading: ReadingTable, *, other_excluded: bool) -> Flags:
    """
    Say for every epoch and target set whether all of it is excluded groups.

    Args:
        targets: The target sets of the batch.
        reading: The reading that is asked.
        other_excluded: How the target that nobody named is completed.

    Returns:
        Yes or no, shape (epochs, sets).
    """
    excluded = reading.excluded.copy()
    excluded[:, targets.other] = other_excluded
    return targets.all_of(excluded)


def defence_found(
    subject: tuple[Numbers, Numbers, Numbers, Numbers],
    clause: ClauseTable,
    targets: TargetSets,
    defences: Defences,
) -> Flags:
    """
    Say whether a defence that the clause admits has been found to hold.

    Args:
        subject: Incident, acting party, target set and instant (UTC microseconds), each of shape
            (n,).
        clause: The clause or duty that is pleaded against.
        targets: The target sets of the batch.
        defences: The defences of the batch.
    """
    incident, party, target, at = subject
    found = np.zeros(len(incident), dtype=np.bool_)
    for row in np.flatnonzero(defences.found):
        if defences.kind[row] not in clause.defences:
            continue
        within = (at >= defences.from_at[row]) & (at < defences.to_at[row])
        pleaded = (incident == defences.incident[row]) & (party == defences.party[row]) & within
        if defences.against[row] >= 0:
            pleaded &= targets.contain(int(defences.against[row]))[target]
        found |= pleaded
    return found
