"""
Dockets: everything that tests had judged, kept so that Spark can be asked the same.

A job of Spark takes a third of a second however little there is to do; so the questions of the
whole suite are gathered and asked together, each with its own terms.
"""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from trucewatch.engine.parquet import ParquetSink
from trucewatch.engine.spark.plan import HeldAgainst, Plan
from trucewatch.engine.spark.shares import Piece, Share
from trucewatch.findings.schema import FINDINGS
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import CompiledTerms
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.mission.daily import joined, tally

ZONE = "Asia/Damascus"
SHARES = 8


@dataclass(frozen=True, slots=True)
class Docket:
    """
    One question and its answer.

    Attributes:
        test: The test that asked.
        incidents: What was to be judged.
        against: Number of the terms and settings among those of all dockets.
        findings: What the kernel answered in the test.
    """

    test: str
    incidents: pa.RecordBatch
    against: int
    findings: pa.RecordBatch


@dataclass(slots=True)
class Dockets:
    """
    Every question so far.

    Attributes:
        wanted: Whether anybody will ask them again; without, nothing is kept.
        kept: The questions, in the order in which they were asked.
        terms: Terms and settings, each once, packed.
    """

    wanted: bool = False
    kept: list[Docket] = field(default_factory=list)
    terms: dict[bytes, int] = field(default_factory=dict)

    def note(
        self,
        incidents: pa.RecordBatch,
        terms: CompiledTerms,
        settings: FindingSettings,
        findings: pa.RecordBatch,
    ) -> None:
        """Keep a question and its answer."""
        if not self.wanted:
            return
        packed = zlib.compress(pickle.dumps(HeldAgainst(terms, settings)), 1)
        number = self.terms.setdefault(packed, len(self.terms))
        test = os.environ.get("PYTEST_CURRENT_TEST", "")
        self.kept.append(Docket(test, incidents, number, findings))

    def take(self) -> Asked:
        """Give all questions away, and begin anew."""
        against = [pickle.loads(zlib.decompress(each)) for each in self.terms]  # noqa: S301
        asked = Asked(tuple(self.kept), tuple(against))
        self.kept, self.terms = [], {}
        return asked


DOCKETS = Dockets()
"""The questions of this run of the suite."""


@dataclass(frozen=True, slots=True)
class Asked:
    """
    Questions to be asked together.

    Attributes:
        dockets: The questions.
        against: Terms and settings that they name by number.
    """

    dockets: tuple[Docket, ...]
    against: tuple[HeldAgainst, ...]

    def plan(self, folder: Path, schema: pa.Schema = FINDINGS) -> Plan:
        """Write all incidents into one file in *folder* and return the plan that judges them."""
        path = folder / "incidents.parquet"
        incidents = pa.Table.from_batches([each.incidents for each in self.dockets], INCIDENTS)
        pq.write_table(incidents.combine_chunks(), path, row_group_size=4096)
        pieces, first = [], 0
        for each in self.dockets:
            pieces.append(Piece(first, each.incidents.num_rows, each.against))
            first += each.incidents.num_rows
        marks = [len(pieces) * number // SHARES for number in range(SHARES + 1)]
        shares = tuple(
            Share(number, tuple(pieces[marks[number] : marks[number + 1]]))
            for number in range(SHARES)
        )
        return Plan(str(path), str(folder), shares, self.against, schema, ZONE)

    @property
    def findings(self) -> pa.Table:
        """What the kernel answered to all questions."""
        return pa.Table.from_batches([each.findings for each in self.dockets], FINDINGS)

    @property
    def tallies(self) -> pa.Table:
        """The tallies of all answers."""
        return joined(tally(each.findings, each.incidents, ZONE) for each in self.dockets)


def written_and_read(findings: Sequence[pa.RecordBatch], path: Path) -> pa.Table:
    """Return findings as they come back from a file that the local engine wrote."""
    table = pa.Table.from_batches(findings, FINDINGS).combine_chunks()
    sink = ParquetSink(path, FINDINGS)
    for batch in table.to_batches():
        sink.append(batch)
    sink.close()
    return pq.read_table(path)


def in_bytes(findings: pa.Table) -> bytes:
    """Return findings, sorted, as the bytes of an Arrow stream."""
    names = ["incident", "act", "regime"]
    order = pc.sort_indices(findings.select(names), sort_keys=[(n, "ascending") for n in names])
    ordered = findings.take(order).combine_chunks()
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, ordered.schema) as writer:
        writer.write_table(ordered)
    return bytes(stream.getvalue().to_pybytes())


def in_plain_text(findings: pa.Table) -> pa.Table:
    """Return findings with the texts that were numbered written out."""
    columns = {
        name: column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
        for name, column in zip(findings.column_names, findings.columns, strict=True)
    }
    return pa.table(columns)


def cut(findings: pa.Table, lengths: Sequence[int]) -> list[pa.Table]:
    """Return the rows of each piece."""
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    return [findings.slice(start, length) for start, length in zip(starts, lengths, strict=True)]
