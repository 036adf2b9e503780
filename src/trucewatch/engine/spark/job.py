"""
The job: shares handed to Python workers through ``mapInArrow``, receipts gathered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from trucewatch.engine.refusal import refused
from trucewatch.engine.spark import codes
from trucewatch.engine.spark.plan import RECEIPT, Kernel, Part, Plan
from trucewatch.engine.spark.session import Session, reason_of
from trucewatch.engine.spark.worker import judged_shares
from trucewatch.findings.kernel import adjudicate


def judged_parts(session: Session, plan: Plan, kernel: Kernel = adjudicate) -> list[Part]:
    """
    Judge every share of *plan* and return the receipts of the attempts that count.

    The plan is sent to each worker once and kept there, the compiled terms with it.

    Raises:
        RefusedError: When the job failed for good; what its attempts wrote speaks of nothing.
    """
    sent = session.sparkContext.broadcast(plan)
    count = len(plan.shares)
    try:
        with job_errors():
            numbers = session.range(0, count, 1, count)
            rows = numbers.mapInArrow(_task(sent, kernel), RECEIPT).collect()
    finally:
        sent.unpersist()
    return [Part(**{**row.asDict(), "found": tuple(row["found"])}) for row in rows]


@contextmanager
def job_errors() -> Iterator[None]:
    """
    Turn what Spark throws into a problem.

    Raises:
        RefusedError: When a job failed.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise refused(codes.JOB_FAILED, "", reason=reason_of(error)) from error


def _task(sent: Any, kernel: Kernel) -> Callable[[Iterable[Any]], Iterator[pa.RecordBatch]]:
    def task(numbers: Iterable[Any]) -> Iterator[pa.RecordBatch]:
        from pyspark import TaskContext

        attempt = f"{TaskContext.get().taskAttemptId()}"
        return judged_shares(numbers, sent.value, kernel, attempt)

    return task
