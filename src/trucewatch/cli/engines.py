"""Engines: what a run can be judged by, as options of the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.words import text

if TYPE_CHECKING:
    from trucewatch.engine.local import Judging


class Engine(StrEnum):
    """What judges the incidents of a run; the answers are the same."""

    LOCAL = "local"
    SPARK = "spark"


EngineOption = Annotated[Engine, typer.Option("--engine", help=text("option.engine"))]
"""What judges."""

MasterOption = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help=text("option.master"), show_default=False),
]
"""Where Spark runs."""

PartitionsOption = Annotated[
    int | None,
    typer.Option(
        "--partitions", metavar="N", min=1, help=text("option.partitions"), show_default=False
    ),
]
"""How many tasks share the incidents on Spark."""


def judging_by(engine: Engine, master: str | None, partitions: int | None) -> Judging:
    """
    Return how *engine* judges; Spark is looked for and not started yet.

    Raises:
        RefusedError: When Spark is asked for and cannot be had, or is not asked for and told
            where to run.
    """
    if engine is Engine.LOCAL:
        from trucewatch.engine.local import judged_here
        from trucewatch.engine.refusal import refused
        from trucewatch.engine.spark.codes import SPARK_NOT_ASKED

        if master is not None or partitions is not None:
            raise refused(SPARK_NOT_ASKED, "")
        return judged_here
    from trucewatch.engine.spark.run import OnSpark
    from trucewatch.engine.spark.session import ON_THIS_MACHINE, SparkSettings, check_ready

    settings = SparkSettings(master or ON_THIS_MACHINE, partitions)
    check_ready(settings)
    return OnSpark(settings)
