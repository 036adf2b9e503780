"""
One suite for both engines: what the whole suite had judged in this process is judged on Spark.

Every test that asks the kernel asks it through `tests.findings.engines.judged`, which keeps the
question and the answer; these tests are run last and ask Spark all of them at once, in a real
session (two threads, four tries). A run of the whole suite asks about 1,500 questions in this way:
the worked numbers, the golden cases, the hypothesis dockets and laws. Nothing is thinned out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.findings.dockets import (
    DOCKETS,
    ZONE,
    Asked,
    cut,
    in_bytes,
    in_plain_text,
    written_and_read,
)
from tests.on_spark import lacking, session
from trucewatch.engine.spark.aggregates import counts_on_spark, daily_on_spark
from trucewatch.engine.spark.days import Kinds
from trucewatch.engine.spark.job import judged_parts
from trucewatch.engine.spark.parts import verified
from trucewatch.engine.spark.plan import Part
from trucewatch.findings.brief import adjudicate_brief
from trucewatch.findings.schema import BRIEF
from trucewatch.mission.counts import OutcomeCounts
from trucewatch.mission.daily import daily

pytestmark = [
    pytest.mark.both_engines,
    pytest.mark.skipif(bool(lacking()), reason=lacking() or "Spark is here"),
]


@dataclass(frozen=True)
class Answered:
    """
    What Spark answered.

    Attributes:
        asked: The questions, with the kernel's answers in this process.
        folder: Where Spark wrote.
        parts: Its receipts, in order.
    """

    asked: Asked
    folder: Path
    parts: tuple[Part, ...]

    @cached_property
    def findings(self) -> list[pa.Table]:
        """The findings of each question, in order."""
        return [
            piece
            for part in self.parts
            for piece in cut(pq.read_table(self.folder / part.findings), part.found)
        ]


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Answered:
    """Ask Spark everything."""
    asked = DOCKETS.take()
    if not asked.dockets:
        pytest.skip("no other test has asked the kernel anything")
    folder = tmp_path_factory.mktemp("dockets")
    plan = asked.plan(folder)
    parts = verified(judged_parts(session(), plan), plan.shares, folder)
    return Answered(asked, folder, parts)


def test_every_finding_is_the_same_byte_for_byte(answered: Answered, tmp_path: Path) -> None:
    """
    Sorted and written as Arrow, the findings of each question are the same bytes.
    """
    asked = answered.asked.dockets
    here = written_and_read([each.findings for each in asked], tmp_path / "here.parquet")
    pieces = cut(here, [each.findings.num_rows for each in asked])

    assert len(asked) == len(answered.findings)
    assert [] == [
        each.test
        for each, mine, theirs in zip(asked, pieces, answered.findings, strict=True)
        if in_bytes(mine) != in_bytes(theirs)
    ]


def test_every_finding_in_brief_is_the_same_byte_for_byte(
    answered: Answered, tmp_path: Path
) -> None:
    """
    Asked the same in brief, both engines give the same rows for each question.
    """
    asked = answered.asked
    plan = asked.plan(tmp_path, BRIEF)
    parts = verified(judged_parts(session(), plan, adjudicate_brief), plan.shares, tmp_path)
    there = [
        piece
        for part in parts
        for piece in cut(in_plain_text(pq.read_table(tmp_path / part.findings)), part.found)
    ]
    here = []
    for each in asked.dockets:
        against = asked.against[each.against]
        found = adjudicate_brief(each.incidents, against.terms, against.settings)
        here.append(in_plain_text(pa.Table.from_batches([found])))

    assert [each.num_rows for each in here] == [each.num_rows for each in there]
    pq.write_table(pa.concat_tables(here), tmp_path / "here.parquet")
    mine, theirs = pq.read_table(tmp_path / "here.parquet"), pa.concat_tables(there)
    assert in_bytes(mine) == in_bytes(theirs.cast(mine.schema))


def test_outcomes_are_counted_alike(answered: Answered) -> None:
    """
    Spark counts the outcomes of all answers as the local engine does.
    """
    files = [answered.folder / part.findings for part in answered.parts]

    assert OutcomeCounts.of(answered.asked.findings) == counts_on_spark(session(), files)


def test_daily_rates_are_the_same_byte_for_byte(answered: Answered) -> None:
    """
    Spark adds up the same daily rates, day by day, surely and possibly.
    """
    files = [answered.folder / part.days for part in answered.parts]
    kinds = Kinds.of(each.id for held in answered.asked.against for each in held.terms.regimes)
    here = daily(answered.asked.tallies, ZONE)
    there = daily_on_spark(session(), files, kinds, ZONE)

    assert here.num_rows > 0
    assert here.equals(there, check_metadata=True)
