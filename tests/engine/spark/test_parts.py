"""Parts: of all attempts exactly one counts, and what does not add up is no run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from trucewatch.engine.kept import file_digest
from trucewatch.engine.parquet import ParquetSink
from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.runs import RunInMaking
from trucewatch.engine.spark.parts import attempts_folder, clear, keep, verified
from trucewatch.engine.spark.plan import Part
from trucewatch.engine.spark.shares import Share, shares_of

SHARES = shares_of(5, 2)
SCHEMA = pa.schema([("n", pa.int64())])


def attempt(folder: Path, share: Share, name: str, rows: int = 3) -> Part:
    """Write what an attempt writes, and return its receipt."""
    file = f"findings-{share.number:05d}.{name}.parquet"
    sink = ParquetSink(folder / file, SCHEMA)
    sink.append(pa.RecordBatch.from_pydict({"n": list(range(rows))}, schema=SCHEMA))
    sink.close()
    size = (folder / file).stat().st_size
    digest = file_digest(folder / file)
    return Part(share.number, file, "-", share.incidents, (rows,), size, digest)


@pytest.fixture
def run(tmp_path: Path) -> RunInMaking:
    """A run in making."""
    return RunInMaking(tmp_path)


def test_of_two_attempts_the_one_with_a_receipt_is_kept(run: RunInMaking) -> None:
    """
    A share that was judged twice is in the run once, and nothing of the other attempt remains.
    """
    folder = attempts_folder(run)
    attempt(folder, SHARES[0], "1", rows=2)
    parts = [attempt(folder, SHARES[1], "2"), attempt(folder, SHARES[0], "7")]
    rows = keep(verified(parts, SHARES, folder), run)
    clear(run)

    names = ["findings.parquet/part-00000.parquet", "findings.parquet/part-00001.parquet"]
    assert (6, names) == (rows, sorted(run.digests))
    assert names == sorted(
        str(path.relative_to(run.folder)) for path in run.folder.rglob("*") if path.is_file()
    )


@pytest.mark.parametrize(
    "broken",
    [
        *("missing", "twice", "too few incidents", "too few pieces", "no file", "longer"),
        *("other rows", "other bytes"),
    ],
)
def test_what_does_not_add_up_is_refused(run: RunInMaking, broken: str) -> None:
    """
    A share that is missing or there twice, or a file that is not as its receipt says: RUN-506.
    """
    folder = attempts_folder(run)
    first, second = (attempt(folder, share, "1") for share in SHARES)
    parts = {
        "missing": [first],
        "twice": [first, first, second],
        "too few incidents": [first, replace(second, incidents=1)],
        "too few pieces": [first, replace(second, found=())],
        "no file": [first, replace(second, findings="gone.parquet")],
        "longer": [first, replace(second, size=second.size + 1)],
        "other rows": [first, replace(second, found=(4,))],
        "other bytes": [first, replace(second, digest="0" * 64)],
    }[broken]
    with pytest.raises(RefusedError) as error:
        verified(parts, SHARES, folder)

    assert "RUN-506" == error.value.problems[0].code.id
