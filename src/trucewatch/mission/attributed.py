"""
Because of what a finding differs: every part that differs is put back by itself, and the incident
is judged again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute

from trucewatch.definitions.problems import errors
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.incidents.from_reports import IncidentSettings, incidents_from_reports
from trucewatch.mission.agreed import overlapping_areas
from trucewatch.mission.causes import Cause, JudgedInputs, Part, parts
from trucewatch.mission.differences import FINDING_KEY, FindingChange, changed_fields
from trucewatch.mission.judged import ROWS_IN_BATCH, finding_settings
from trucewatch.terms.readings import judged_regimes
from trucewatch.terms.regimes_check import check_regimes

pc: Any = pyarrow.compute

MOST_PARTS, MOST_JUDGED = 40, 50_000
"""
Parts that are put back at most, and incidents that are judged again at most over all of them.

Beyond either causes stay candidates: an answer in minutes is none.
"""

ALONE, ENOUGH, TOGETHER, CANDIDATE = "alone", "enough", "together", "candidate"

Row = Mapping[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Because:
    """
    Why a finding differs.

    Attributes:
        cause: What differs between the inputs.
        proof: ``alone``: put back by itself it gives the earlier finding back; ``together``: put
            back by itself it changes the finding, and does not give the earlier one back;
            ``candidate``: it differs, and what it does was not or could not be shown.
    """

    cause: Cause
    proof: str


@dataclass(frozen=True, slots=True)
class Compared:
    """
    Two runs side by side.

    Attributes:
        before: What the earlier run's findings follow from.
        after: What the later run's findings follow from.
        reports: Why reports differ, by id of the report.
        version: The two versions, where they differ.
    """

    before: JudgedInputs
    after: JudgedInputs
    reports: Mapping[str, tuple[Cause, ...]]
    version: Cause | None = None


def reasons_of(
    changes: Sequence[FindingChange], compared: Compared
) -> tuple[tuple[Because, ...], ...]:
    """
    Return why each finding differs.

    Args:
        changes: The findings that differ.
        compared: The two runs.

    Returns:
        For each change its causes, never none: where nothing could be shown every difference that
        there is stands as a candidate.
    """
    everything = parts(compared.before, compared.after)
    names = sorted({each.incident for each in changes})
    judged = len(names) * (2 * len(everything) + 3)
    if len(everything) > MOST_PARTS or judged > MOST_JUDGED:
        return tuple(_candidates(each, everything, compared) for each in changes)
    return _Again.of(names, everything, compared).reasons(changes)


def _candidates(
    change: FindingChange, everything: Iterable[Part], compared: Compared
) -> tuple[Because, ...]:
    own = compared.reports.get(change.incident, ())
    found = [*own, *(each.cause for each in everything)]
    found += [compared.version] if compared.version else []
    return tuple(Because(each, CANDIDATE) for each in found)


def _of_report(own: Sequence[Cause], proof: str) -> tuple[Because, ...]:
    """
    Return the causes of a report that was put back as a whole.

    What it is read by is put back with it; that is told apart only where it is the one thing
    that differs beside the report.
    """
    report, *others = own
    is_only = len(others) == 1 and report.change != "changed"
    told = (Because(each, proof if is_only else CANDIDATE) for each in others)
    return (Because(report, proof), *told)


@dataclass(frozen=True, slots=True)
class _Again:
    """The incidents in question, judged again with each part put back by itself."""

    compared: Compared
    everything: tuple[Part, ...]
    here: dict[Key, Row] | None
    there: dict[Key, Row] | None
    by_part: tuple[dict[Key, Row] | None, ...]
    with_reports: dict[Key, Row] | None
    after: JudgedInputs
    earlier_reports: pa.Table

    @classmethod
    def of(cls, names: list[str], everything: tuple[Part, ...], compared: Compared) -> _Again:
        """Judge the incidents *names*."""
        before = replace(compared.before, reports=_chosen(compared.before.reports, names))
        after = replace(compared.after, reports=_chosen(compared.after.reports, names))
        return cls(
            compared,
            everything,
            judged_again(after),
            judged_again(before),
            tuple(judged_again(each.undo(after)) for each in everything),
            judged_again(replace(after, reports=before.reports)),
            after,
            before.reports,
        )

    def reasons(self, changes: Sequence[FindingChange]) -> tuple[tuple[Because, ...], ...]:
        """Return why each finding differs."""
        found = [self._reasons(each) for each in changes]
        if all(found):
            return tuple(found)
        # Nothing put back by itself did anything: several changes do the same, each by itself.
        forwards = tuple(judged_again(self._with_only(each)) for each in self.everything)
        return tuple(
            shown or self._enough(forwards, change)
            for shown, change in zip(found, changes, strict=True)
        )

    def _with_only(self, part: Part) -> JudgedInputs:
        inputs = self.after
        for each in self.everything:
            inputs = inputs if each is part else each.undo(inputs)
        return replace(inputs, reports=self.earlier_reports)

    def _enough(
        self, forwards: Sequence[dict[Key, Row] | None], change: FindingChange
    ) -> tuple[Because, ...]:
        key: Key = (change.incident, change.act, change.regime)
        shown = tuple(
            Because(each.cause, ENOUGH if _alike(rows, key, change.after) else TOGETHER)
            for each, rows in zip(self.everything, forwards, strict=True)
            if rows is not None and not _alike(rows, key, change.before)
        )
        return shown or _candidates(change, self.everything, self.compared)

    def _reasons(self, change: FindingChange) -> tuple[Because, ...]:
        own = self.compared.reports.get(change.incident, ())
        came_or_went = [each for each in own if each.change not in {"changed", "read_otherwise"}]
        if came_or_went and change.kind != "changed":
            return _of_report(own, ALONE)
        key: Key = (change.incident, change.act, change.regime)
        if not self._can_show(key, change):
            return _candidates(change, self.everything, self.compared)
        shown = [
            Because(each.cause, proof)
            for each, rows in zip(self.everything, self.by_part, strict=True)
            if (proof := self._proof(rows, key, change))
        ]
        if own and (proof := self._proof(self.with_reports, key, change)):
            shown = [*_of_report(own, proof), *shown]
        version = self.compared.version
        if version and not _alike(self.there, key, change.before):
            shown.append(Because(version, TOGETHER if shown else ALONE))
        return tuple(shown)

    def _can_show(self, key: Key, change: FindingChange) -> bool:
        """Say whether judging again gives what the runs found: else it shows nothing of them."""
        earlier = self.compared.version is not None or _alike(self.there, key, change.before)
        return earlier and _alike(self.here, key, change.after)

    def _proof(self, rows: dict[Key, Row] | None, key: Key, change: FindingChange) -> str:
        if rows is None:
            return CANDIDATE
        if _alike(rows, key, change.before):
            return ALONE
        return "" if _alike(rows, key, change.after) else TOGETHER


def judged_again(inputs: JudgedInputs) -> dict[Key, Row] | None:
    """
    Return the findings that follow from *inputs*, by incident, act and regime.

    A mixture of two cases may be no case at all: then there is none.
    """
    used = [clause.area for each in inputs.regimes for clause in each.clauses if clause.area]
    try:
        overlaps = overlapping_areas(inputs.areas, used)
        if errors(check_regimes(inputs.regimes, inputs.actors, overlaps)):
            return None
        return _judged(inputs)
    except (KeyError, ValueError):
        # What one file names and another no longer holds is met anywhere on the way.
        return None


def _judged(inputs: JudgedInputs) -> dict[Key, Row]:
    settings = IncidentSettings(inputs.as_of, inputs.settings.occurred)
    incidents = incidents_from_reports(inputs.reports, inputs.actors, settings)
    judged = judged_regimes(inputs.regimes, inputs.actors)
    terms = compile_terms(judged, inputs.areas, inputs.actors)
    found: dict[Key, Row] = {}
    for batch in incidents.combine_chunks().to_batches(max_chunksize=ROWS_IN_BATCH):
        rows = adjudicate(batch, terms, finding_settings(inputs.settings)).to_pylist()
        found |= {tuple(row[name] for name in FINDING_KEY): row for row in rows}
    return found


def _alike(rows: dict[Key, Row] | None, key: Key, wanted: Row | None) -> bool:
    if rows is None:
        return False
    found = rows.get(key)
    if found is None or wanted is None:
        return found is None and wanted is None
    return not changed_fields(wanted, found)


def _chosen(reports: pa.Table, names: list[str]) -> pa.Table:
    wanted: Any = pa.array(names, type=pa.string())
    return reports.filter(pc.is_in(reports["id"], value_set=wanted))
