"""The sink of findings in brief: what it counts is what it wrote."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from tests.engine.test_stream import RECORDS, REGIMES, SETTINGS
from tests.findings.builders import actors_of, areas_of
from trucewatch.engine.brief_sink import BriefSink
from trucewatch.findings.brief import adjudicate_brief
from trucewatch.findings.compiled import compile_terms
from trucewatch.mission.counts import OutcomeCounts

STRIPS = {"city": (37.0, 37.3), "suburb": (37.2, 37.5)}


def test_batches_held_against_other_terms_are_counted_with_the_rest(tmp_path: Path) -> None:
    """
    Terms that name other regimes number their words anew; the counts go by the words.
    """
    sink = BriefSink(tmp_path / "findings.parquet")
    for regimes in (REGIMES[:1], REGIMES, REGIMES[1:], REGIMES[:1]):
        terms = compile_terms(regimes, areas_of(STRIPS), actors_of(["A", "B"]))
        sink.append(adjudicate_brief(RECORDS, terms, SETTINGS))
    sink.close()

    written = pq.read_table(tmp_path / "findings.parquet")
    assert OutcomeCounts.of(written) == sink.counts()
    assert {"calm", "outer"} == set(sink.counts().by_regime)
