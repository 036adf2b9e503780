"""
Many regimes at once: each answers as if it stood alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.builders import actors_of, areas_of, batch_of
from tests.findings.engines import names_in
from tests.findings.reference_facts import Incident
from tests.findings.strategies import Trial, dockets, regimes
from tests.properties.effort import tried
from trucewatch.definitions.acts import Form
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.settings import FindingSettings
from trucewatch.terms.model import JudgedRegime

Rows = dict[tuple[str, str], dict[str, Any]]


def judged(incidents: tuple[Incident, ...], every: tuple[JudgedRegime, ...], trial: Trial) -> Rows:
    """Return the findings of regimes, by incident and regime."""
    actors = actors_of(names_in(incidents, every))
    terms = compile_terms(every, areas_of(trial.strips), actors)
    records: pa.RecordBatch = batch_of(incidents)
    rows = adjudicate(records, terms, FindingSettings()).to_pylist()
    return {(row["incident"], row["regime"]): row for row in rows if row["regime"] != "(some)"}


def rounded(value: Any) -> Any:
    """Round figures: worlds cut at other regimes' marks add up in another order."""
    if isinstance(value, float):
        return round(value, 9) + 0.0
    if isinstance(value, list):
        return [rounded(each) for each in value]
    if isinstance(value, dict):
        return {name: rounded(each) for name, each in value.items()}
    return value


@tried(0.15)
@given(st.sampled_from(list(Form)).flatmap(dockets), st.data())
def test_each_of_many_regimes_answers_as_if_alone(
    docket: tuple[Trial, tuple[Incident, ...]], data: st.DataObject
) -> None:
    """
    Neither the marks nor the areas of other regimes change an answer.
    """
    trial, incidents = docket
    count = data.draw(st.integers(1, 6))
    every = tuple(data.draw(regimes(f"regime-{number}", trial.strips)) for number in range(count))
    every = tuple(
        replace(each, regime=replace(each.regime, id=f"regime-{number}"))
        for number, each in enumerate(every)
    )

    together = judged(incidents, every, trial)
    apart: Rows = {}
    for each in every:
        apart |= judged(incidents, (each,), trial)

    assert rounded(apart) == rounded(together)
