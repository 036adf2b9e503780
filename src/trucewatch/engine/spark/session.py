"""
Sessions: Spark is started when it is asked for, with settings that change no answer.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from trucewatch.engine.refusal import refused, why
from trucewatch.engine.spark import codes

Session = Any
"""A session of Spark, of which nothing is known until it is asked for."""

ATTEMPTS_ALLOWED = 4
"""How often a task may be tried before its job fails; Spark's own number on a cluster."""

SECONDS_TO_REACH = 10.0
"""How long a standalone master may take to answer."""

ON_THIS_MACHINE = "local[*]"
"""The master where nobody names one: every processor of this machine."""

LOOPBACK = str(IPv4Address(socket.INADDR_LOOPBACK))
"""Address by which this machine alone can be reached."""

DEBUG = "TRUCEWATCH_DEBUG"
"""Environment variable behind ``--debug``: set, Spark says all that it has to say."""

_QUIET = Path(__file__).with_name("log4j2.properties")


@dataclass(frozen=True, slots=True)
class SparkSettings:
    """
    Settings of a run on Spark.

    Attributes:
        master: Where it runs, as Spark writes it: ``local[*]``, ``spark://host:7077``, ``yarn``,
            ``k8s://https://host:6443``.
        partitions: How many tasks share the incidents, from 1; ``None`` lets their number decide.
    """

    master: str = ON_THIS_MACHINE
    partitions: int | None = None

    @property
    def is_local(self) -> bool:
        """Whether everything runs in processes of this machine."""
        return self.master.startswith("local")


def check_ready(settings: SparkSettings, find: Callable[[str], object] = find_spec) -> None:
    """
    Look whether Spark can be started, without starting it.

    Args:
        settings: Where it is to run.
        find: Finds a package by its name, or gives ``None``.

    Raises:
        RefusedError: When the package, its companions or Java are missing, or nothing answers
            where a standalone master should be.
    """
    missing = [name for name in ("pyspark", "pandas") if find(name) is None]
    if missing:
        raise refused(codes.NO_SPARK, "", packages=", ".join(missing))
    if not _java():
        raise refused(codes.NO_JAVA, "")
    _reach(settings.master)


@contextmanager
def spark_session(settings: SparkSettings) -> Iterator[Session]:
    """
    Give the session that this process has, or one of its own that ends with the block.

    Raises:
        RefusedError: When Spark cannot be started.
    """
    check_ready(settings)
    from pyspark.sql import SparkSession

    present = SparkSession.getActiveSession()
    if present is not None:
        yield present
        return
    started = start_session(settings)
    try:
        yield started
    finally:
        started.stop()


def start_session(settings: SparkSettings) -> Session:
    """
    Start a session, which the caller stops.

    Raises:
        RefusedError: When Spark does not start.
    """
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    # Workers must run this Python with these packages; a cluster's own may be named beforehand.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master_of(settings))
    for name, value in settings_of_session(settings).items():
        builder = builder.config(name, value)
    try:
        with _silenced():
            return builder.getOrCreate()
    except (PySparkException, OSError) as error:
        raise _unstarted(settings, error) from error
    except Exception as error:
        if type(error).__module__.startswith("py4j"):
            raise _unstarted(settings, error) from error
        raise


def settings_of_session(settings: SparkSettings) -> Mapping[str, str]:
    """Return the settings that a session is started with, by Spark's names."""
    always = {
        "spark.app.name": "trucewatch",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.python.worker.reuse": "true",
        "spark.speculation": "true",
        "spark.task.maxFailures": str(ATTEMPTS_ALLOWED),
        "spark.executorEnv.PYTHONHASHSEED": "0",
        "spark.ui.showConsoleProgress": "false",
    }
    if not _stays_here(settings.master):
        return always
    return {
        **always,
        "spark.driver.extraJavaOptions": " ".join(_unlogged()),
        "spark.driver.host": LOOPBACK,
        "spark.driver.bindAddress": LOOPBACK,
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "4",
    }


def master_of(settings: SparkSettings) -> str:
    """
    Return the master as Spark is told it.

    ``local[N]`` gives a failed task no second try unless it says so; here it has as many as
    everywhere else.
    """
    master = settings.master
    if master == "local":
        return f"local[1,{ATTEMPTS_ALLOWED}]"
    if settings.is_local and master.endswith("]") and "," not in master and "-" not in master:
        return f"{master[:-1]},{ATTEMPTS_ALLOWED}]"
    return master


def reason_of(error: Exception) -> str:
    """Return the last line of what Spark said, without the traces of both languages."""
    lines = [each.strip() for each in str(error).splitlines()]
    told = [each for each in lines if each and not each.startswith(("at ", "File ", "Driver st"))]
    named = [each for each in told if "Error" in each or "Exception" in each]
    return (named or told or [type(error).__name__])[-1][:300].rstrip(".")


@contextmanager
def _silenced() -> Iterator[None]:
    """
    Keep Java's own lines off standard error, from its start to its end.

    Java is given the stream that stands there when it is started; what goes wrong comes back as
    an error all the same.
    """
    if os.environ.get(DEBUG):
        yield
        return
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _unlogged() -> tuple[str, ...]:
    return () if os.environ.get(DEBUG) else (f"-Dlog4j2.configurationFile={_QUIET.as_uri()}",)


def _unstarted(settings: SparkSettings, error: Exception) -> Exception:
    return refused(codes.NO_MASTER, "", master=settings.master, reason=reason_of(error))


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=str(Path(home) / "bin") if home else None) is not None


def _reach(master: str) -> None:
    """Refuse a standalone master that does not answer; Spark itself would try for a minute."""
    if not master.startswith("spark://"):
        return
    problems = []
    for address in master.removeprefix("spark://").split(","):
        parts = urlsplit(f"//{address}")
        try:
            socket.create_connection(
                (parts.hostname or "", parts.port or 7077), SECONDS_TO_REACH
            ).close()
        except (OSError, ValueError) as error:
            problems.append(why(error) if isinstance(error, OSError) else str(error))
        else:
            return
    raise refused(codes.NO_MASTER, "", master=master, reason="; ".join(problems))


def _stays_here(master: str) -> bool:
    host = urlsplit(master).hostname if "://" in master else None
    return master.startswith("local") or host == LOOPBACK
