"""
The probe: whether workers on other machines run the same program and see the same folder.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from trucewatch.engine.refusal import refused
from trucewatch.engine.spark import codes
from trucewatch.engine.spark.job import job_errors
from trucewatch.engine.spark.session import Session
from trucewatch.engine.version import installed_version

SEEN = "seen"
"""File that every worker must see in the folder of attempts."""


def versions() -> str:
    """Return the versions on which answers can hang, in a line."""
    packages = ((np, "numpy"), (pa, "pyarrow"), (shapely, "shapely"))
    told = [f"{name} {package.__version__}" for package, name in packages]
    return ", ".join([f"trucewatch {installed_version()}", platform.python_version(), *told])


def check_workers(session: Session, folder: Path) -> None:
    """
    Ask as many tasks as can run at once what they see.

    Args:
        session: Spark.
        folder: Folder in which attempts will be written.

    Raises:
        RefusedError: When a worker runs other versions than the driver, or does not see *folder*.
    """
    mark = folder / SEEN
    mark.write_text(str(folder), encoding="utf-8")
    count = max(1, session.sparkContext.defaultParallelism)
    with job_errors():
        asked = session.range(0, count, 1, count)
        rows = asked.mapInArrow(_look(str(mark)), "sees boolean, versions string").collect()
    mark.unlink()
    check_told([(row["sees"], row["versions"]) for row in rows], folder)


def check_told(told: Iterable[tuple[bool, str]], folder: Path) -> None:
    """
    Compare what workers told with what this process would.

    Args:
        told: Of each worker, whether it saw *folder*, and its `versions`.
        folder: Folder in which attempts will be written.

    Raises:
        RefusedError: When one of them differs.
    """
    here = versions()
    for sees, there in told:
        if not sees:
            raise refused(codes.WORKERS_DIFFER, "", reason=f"a worker does not see {folder}")
        if there != here:
            reason = f"a worker runs {there}, this process {here}"
            raise refused(codes.WORKERS_DIFFER, "", reason=reason)


def _look(mark: str) -> Callable[[Iterable[Any]], Iterator[pa.RecordBatch]]:
    def task(numbers: Iterable[Any]) -> Iterator[pa.RecordBatch]:
        for _ in numbers:
            row = {"sees": Path(mark).is_file(), "versions": versions()}
            yield pa.RecordBatch.from_pylist([row])

    return task
