"""
Parts: of everything that the attempts of a job wrote, exactly one file for each share is kept.

Spark may run a task twice, at once or one after the other; it hands over the receipt of one
attempt only. The files that the receipts name are moved into the run, and all others go.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq

from trucewatch.engine.kept import file_digest
from trucewatch.engine.local import FINDINGS_FILE
from trucewatch.engine.refusal import refused, why
from trucewatch.engine.runs import RunInMaking
from trucewatch.engine.spark import codes
from trucewatch.engine.spark.plan import ATTEMPTS, Part
from trucewatch.engine.spark.shares import Share


def attempts_folder(run: RunInMaking) -> Path:
    """Make the folder in which tasks write and return it."""
    folder = run.folder / ATTEMPTS
    folder.mkdir()
    return folder


def verified(parts: Sequence[Part], shares: Sequence[Share], folder: Path) -> tuple[Part, ...]:
    """
    Return *parts* in order of share, once they are what was asked for.

    Args:
        parts: Receipts that Spark handed over.
        shares: What was to be judged.
        folder: Where the attempts lie.

    Raises:
        RefusedError: When a share is missing or there twice, an incident was judged too little or
            too often, or a file has not the length, the rows and the sha256 of its receipt.
    """
    ordered = sorted(parts, key=lambda each: each.share)
    if [each.number for each in shares] != [each.share for each in ordered]:
        raise refused(codes.PARTS_DIFFER, "", told=str(len(ordered)), wanted=str(len(shares)))
    for part, share in zip(ordered, shares, strict=True):
        told = (part.incidents, len(part.found), part.size, sum(part.found), part.digest)
        wanted = (share.incidents, len(share.pieces), *_lying_there(folder / part.findings))
        if told != wanted:
            raise refused(codes.PARTS_DIFFER, part.findings, told=str(told), wanted=str(wanted))
    return tuple(ordered)


def keep(parts: Sequence[Part], run: RunInMaking) -> int:
    """
    Move the findings of verified *parts* into *run*; return how many findings there are.

    They stand in the folder `FINDINGS_FILE`, in files named in the order of the incidents.
    """
    (run.folder / FINDINGS_FILE).mkdir()
    for part in parts:
        name = f"{FINDINGS_FILE}/part-{part.share:05d}.parquet"
        (run.folder / ATTEMPTS / part.findings).rename(run.folder / name)
        run.digests[name] = part.digest
    return sum(sum(part.found) for part in parts)


def clear(run: RunInMaking) -> None:
    """
    Remove what attempts left behind.

    An attempt that still runs finds its folder gone: it fails, or its file falls with it.
    """
    shutil.rmtree(run.folder / ATTEMPTS, ignore_errors=True)


def _lying_there(path: Path) -> tuple[int, int, str]:
    """Return the length of a Parquet file, how many rows it holds, and its sha256."""
    try:
        return path.stat().st_size, pq.read_metadata(path).num_rows, file_digest(path)
    except OSError as error:
        raise refused(codes.PARTS_DIFFER, path.name, told="-", wanted=why(error)) from error
