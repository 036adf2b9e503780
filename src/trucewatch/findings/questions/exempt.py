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

from trucewatch.findings.law_tables import EXCLUDED, EXCLUDED_PERHAPS
from trucewatch.findings.masks import ClauseMasks, Masks
from trucewatch.findings.ragged import offsets_of, taken
from trucewatch.findings.scene import Scene


def all_excluded(scene: Scene, *, other_excluded: bool) -> NDArray[np.bool_]:
    """
    Say whether all of the target was excluded groups, shape (rows,).

    Args:
        scene: The rows that are asked.
        other_excluded: How the target that nobody named is completed.
    """
    bit = EXCLUDED_PERHAPS if other_excluded else EXCLUDED
    return np.asarray(scene.all & bit != 0, dtype=np.bool_)


def defence_found(scene: Scene, word: ClauseMasks) -> Masks:
    """
    Return the clauses that admit a defence which has been found to hold, shape (rows,).

    Args:
        scene: The rows that are asked.
        word: The clauses.
    """
    batch, defences = scene.asking.batch, scene.asking.batch.defences
    found = np.zeros(len(scene.unit), dtype=np.int64)
    rows = np.flatnonzero(defences.found)
    if not len(rows):
        return found
    pleas = np.bincount(defences.incident[rows], minlength=batch.incidents).astype(np.int64)
    pleading = np.flatnonzero(pleas[scene.incident])
    place, counts = taken(offsets_of(pleas), scene.incident[pleading])
    plea, row = rows[place], np.repeat(pleading, counts)
    holds = (scene.at[row] >= defences.from_at[plea]) & (scene.at[row] < defences.to_at[plea])
    holds &= scene.party[row] == defences.party[plea]
    against = defences.against[plea]
    holds &= (against < 0) | batch.targets.contain(scene.target[row], against)
    admitted = np.zeros(len(row), dtype=np.int64)
    kind = np.array(defences.kind, dtype=np.object_)[plea]
    for name, masks in word.admits.items():
        mine = kind == name
        admitted[mine] = masks[scene.regime[row[mine]]]
    np.bitwise_or.at(found, row[holds], admitted[holds])
    return found
