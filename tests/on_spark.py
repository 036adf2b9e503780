"""
The one session of Spark that tests share: real, local, two threads, four tries for a task.
"""

from __future__ import annotations

import atexit
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.spark.session import Session, SparkSettings, check_ready, start_session

SETTINGS = SparkSettings("local[2,4]")
REPOSITORY = Path(__file__).resolve().parent.parent


@cache
def lacking() -> str:
    """Return why Spark cannot be started here, or nothing when it can."""
    try:
        check_ready(SETTINGS, find_spec)
    except RefusedError as error:
        return f"Spark cannot be started here: {error}"
    return ""


@cache
def session() -> Session:
    """Start Spark, once for all tests, and end it with the process."""
    given = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(each for each in (given, str(REPOSITORY)) if each)
    # Java does little here but hand out shares; started so, it needs half the time for that.
    os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    started = start_session(SETTINGS)
    atexit.register(started.stop)
    return started
