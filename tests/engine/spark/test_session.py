"""Starting Spark: what is missing is said before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.small_case import ROW_IN, small_case
from tests.cli.terminal_tool import said
from tests.on_spark import lacking, session
from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.spark.probe import check_told, check_workers, versions
from trucewatch.engine.spark.session import (
    LOOPBACK,
    SparkSettings,
    check_ready,
    master_of,
    reason_of,
    settings_of_session,
    spark_session,
)

needs_spark = pytest.mark.skipif(bool(lacking()), reason=lacking() or "Spark is here")


def code_of(error: pytest.ExceptionInfo[RefusedError]) -> str:
    """Return the code of the first problem."""
    return error.value.problems[0].code.id


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("local", "local[1,4]"),
        ("local[*]", "local[*,4]"),
        ("local[2]", "local[2,4]"),
        ("local[2,1]", "local[2,1]"),
        ("local-cluster[2,1,1024]", "local-cluster[2,1,1024]"),
        ("spark://host:7077", "spark://host:7077"),
        ("yarn", "yarn"),
    ],
)
def test_a_failed_task_is_tried_again_everywhere(given: str, told: str) -> None:
    """
    Spark on one machine tries a task once unless told otherwise; it is told otherwise.
    """
    assert told == master_of(SparkSettings(given))


@pytest.mark.parametrize(
    ("master", "here"),
    [("local[2]", True), (f"spark://{LOOPBACK}:7077", True), ("spark://host:7077", False)],
)
def test_what_stays_on_this_machine_listens_to_this_machine(master: str, *, here: bool) -> None:
    """
    A session that needs no other machine binds to the loopback address and opens no web page.
    """
    told = settings_of_session(SparkSettings(master))

    assert here == (told.get("spark.driver.bindAddress") == LOOPBACK)
    assert here == (told.get("spark.ui.enabled") == "false")
    assert ("UTC", "true") == (told["spark.sql.session.timeZone"], told["spark.speculation"])


def test_a_missing_package_is_told() -> None:
    """
    Without the extra a run on Spark is refused with RUN-501, and nothing was imported.
    """
    with pytest.raises(RefusedError) as error:
        check_ready(SparkSettings(), lambda name: None if name == "pyspark" else name)

    assert ("RUN-501", "pyspark") == (code_of(error), error.value.problems[0].values["packages"])


@needs_spark
def test_missing_java_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Without Java a run on Spark is refused with RUN-502 and says which package brings it.
    """
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    ended = said(capsys, "run", small_case(tmp_path / "case", ROW_IN), "--engine", "spark")

    assert 3 == ended.code
    assert "RUN-502" in ended.err
    assert not (tmp_path / "case" / "out").exists()


@needs_spark
@pytest.mark.parametrize("master", [f"spark://{LOOPBACK}:9", f"spark://{LOOPBACK}:port"])
def test_a_master_that_does_not_answer_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, master: str
) -> None:
    """
    A standalone master that cannot be reached is refused with RUN-503, at once.
    """
    case = small_case(tmp_path / "case", ROW_IN)
    ended = said(capsys, "run", case, "--engine", "spark", "--master", master)

    assert 3 == ended.code
    assert "RUN-503" in ended.err


@needs_spark
def test_the_session_that_is_there_is_used() -> None:
    """
    In a process that has a session already, as a notebook has, no second one is started.
    """
    here = session()
    with spark_session(SparkSettings("local[2]")) as given:
        assert here is given

    assert 3 == here.range(3).count()


@needs_spark
def test_workers_see_what_this_process_sees(tmp_path: Path) -> None:
    """
    Every worker runs the same versions and sees the folder of the run; the probe leaves nothing.
    """
    check_workers(session(), tmp_path)

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("told", "word"),
    [((False, versions()), "does not see"), ((True, "trucewatch 0.0.0"), "trucewatch 0.0.0")],
)
def test_a_worker_that_differs_is_refused(
    tmp_path: Path, told: tuple[bool, str], word: str
) -> None:
    """
    With other versions, or without the folder, answers could differ: RUN-504, nothing is judged.
    """
    with pytest.raises(RefusedError) as error:
        check_told([(True, versions()), told], tmp_path)

    assert "RUN-504" == code_of(error)
    assert word in error.value.problems[0].values["reason"]


def test_a_reason_is_one_line() -> None:
    """
    Of traces in two languages the line that names the error is told.
    """
    lines = ["Job aborted", "Traceback:", '  File "x"', "ValueError: y.", "at a.b"]

    assert "ValueError: y" == reason_of(ValueError("\n".join(lines)))
    assert "KeyError" == reason_of(KeyError())
