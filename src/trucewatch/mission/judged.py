"""
Third step: hold the incidents against the terms, batch by batch, in order.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import CompiledTerms
from trucewatch.mission.agreed import Agreed
from trucewatch.mission.case import CaseSettings
from trucewatch.mission.ports import Progress

ROWS_IN_BATCH = 65_536
"""Incidents that the kernel is handed at a time; where they are cut changes nothing."""


def compiled(agreed: Agreed) -> CompiledTerms:
    """Return the terms of a sound case as the kernel needs them."""
    return compile_terms(agreed.judged, agreed.areas, agreed.actors)


def finding_settings(settings: CaseSettings) -> FindingSettings:
    """Return the settings of the case that concern findings."""
    return FindingSettings(
        occurred_threshold=settings.occurred_threshold, every_regime=settings.every_regime
    )


def findings_of(
    incidents: pa.Table, terms: CompiledTerms, settings: FindingSettings, progress: Progress
) -> Iterator[pa.RecordBatch]:
    """
    Yield the findings of *incidents*, one batch for each batch of incidents.

    Args:
        incidents: Schema INCIDENTS.
        terms: What was agreed.
        settings: Settings of the case.
        progress: Told how many incidents are done.

    Yields:
        Findings, schema FINDINGS, in the order of the incidents.
    """
    progress.begin("adjudicate", incidents.num_rows)
    for batch in incidents.combine_chunks().to_batches(max_chunksize=ROWS_IN_BATCH):
        yield adjudicate(batch, terms, settings)
        progress.advance(batch.num_rows)
