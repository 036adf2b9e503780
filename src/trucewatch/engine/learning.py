"""
Learning from the confirmations of texts, on the disk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from trucewatch.definitions.problems import Place, Problem
from trucewatch.engine.disk import disk_errors
from trucewatch.engine.reading import LEARNED, ReadFile
from trucewatch.engine.refusal import refused
from trucewatch.engine.runs import replace_file
from trucewatch.reading.confirmations.codes import NEEDS_A_FILE, TOO_FEW_LABELS
from trucewatch.reading.learning.acts import LEAST_LABELS, learn_acts
from trucewatch.reading.learning.learned import Learned, act_labels, learned_bytes
from trucewatch.reading.learning.shares import rule_shares


def learn_from(texts: Sequence[ReadFile]) -> tuple[Learned, Path, list[Problem]]:
    """
    Fit what the confirmations of *texts* teach, and keep it beside them.

    Returns:
        What was learned, the file that keeps it, and a note where acts have too few labels.

    Raises:
        RefusedError: When there is no place to keep it, or the disk refuses.
    """
    folder = next((each.folder for each in texts if each.folder), None)
    if folder is None:
        raise refused(NEEDS_A_FILE, "", what="--learn")
    claims = [claim for each in texts for claim in each.settled.claims]
    labels = [
        label for each in texts for label in act_labels(each.read.document, each.settled.claims)
    ]
    acts = learn_acts(labels)
    problems: list[Problem] = []
    if acts is None:
        counted = Counter(each.act for each in labels)
        counts = ", ".join(f"{act} {n}" for act, n in sorted(counted.items())) or "-"
        values = {"labels": str(len(labels)), "counts": counts, "least": str(LEAST_LABELS)}
        problems.append(Problem(TOO_FEW_LABELS, Place(), "", values))
    learned = Learned(tuple(rule_shares(claims)), acts)
    with disk_errors(folder.name):
        folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / LEARNED, learned_bytes(learned))
    return learned, folder / LEARNED, problems
