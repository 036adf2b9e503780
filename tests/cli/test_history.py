"""What was known that evening: every reading verb answers from a past run, and says so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.small_case import ROW_AFTER, ROW_BROKEN, ROW_IN, small_case
from tests.cli.terminal_tool import Said, said
from trucewatch.engine.kept import file_digest

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def case(capsys: Capture, tmp_path: Path) -> Path:
    """A case with two runs, of which the second knew more reports and another end of the truce."""
    made = small_case(tmp_path / "case", ROW_IN, ROW_BROKEN)
    said(capsys, "run", made)
    _edit(made / "reports" / "list.csv", ROW_BROKEN, ROW_AFTER)
    _edit(made / "terms" / "small.yaml", "2016-05-10T22:00:00Z", "2016-05-12T22:00:00Z")
    said(capsys, "run", made)
    return made


def _edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def _json(ended: Said) -> Any:
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def _recorded(case: Path, run: int) -> str:
    line = (case / "out" / "history").read_bytes().splitlines()[run - 1]
    return str(json.loads(line)["recorded_at"])


VERBS = {
    "check": ("check", "CASE"),
    "terms": ("terms", "CASE"),
    "adjudicate": ("adjudicate", "CASE"),
    "explain": ("explain", "CASE", "list:1"),
    "quarantine list": ("quarantine", "list", "CASE"),
}


def _ask(capsys: Capture, case: Path, verb: str, *more: str) -> Said:
    return said(capsys, *(str(case) if each == "CASE" else each for each in VERBS[verb]), *more)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_past_run_answers_as_the_case_did_then(
    capsys: Capture, tmp_path: Path, verb: str
) -> None:
    """
    What a verb says of run 1 today is, word for word, what it said when run 1 was the newest.
    """
    made = small_case(tmp_path / "case", ROW_IN, ROW_BROKEN)
    then = _ask(capsys, made, verb, "--json")
    said(capsys, "run", made)
    _edit(made / "terms" / "small.yaml", "2016-05-10T22:00:00Z", "2016-05-12T22:00:00Z")
    (made / "reports" / "list.csv").write_text("not,a,list\n", encoding="utf-8")
    document = _json(_ask(capsys, made, verb, "--run", "1", "--json"))
    by = document.pop("answered_by")

    assert json.loads(then.out) == document
    assert ("0001", False) == (by["run"], by["recorded_at_is_time_stamp"])


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_an_answer_says_which_run_speaks(capsys: Capture, case: Path, verb: str) -> None:
    """
    The answer itself, not only what is said about it, names the run and its hour.
    """
    now = _ask(capsys, case, verb)
    then = _ask(capsys, case, verb, "--run", "1")

    assert (0, 0) == (now.code, then.code), then.err
    assert f"From run 0001, recorded at {_recorded(case, 1)}" in then.out
    assert "From run" not in now.out


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_an_instant_chooses_the_run(capsys: Capture, case: Path, verb: str) -> None:
    """
    ``--as-of`` takes the newest run that was recorded by then, whatever the case's own as_of.
    """
    instant = _recorded(case, 2).replace("Z", "+00:00")
    document = _json(_ask(capsys, case, verb, "--as-of", instant, "--json"))

    assert "0002" == document["answered_by"]["run"]


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_an_instant_without_zone_is_refused(capsys: Capture, case: Path, verb: str) -> None:
    """
    Noon is another hour elsewhere.
    """
    ended = _ask(capsys, case, verb, "--as-of", "2016-05-12T12:00:00")

    assert (3, True) == (ended.code, "RUN-401" in ended.err)


@pytest.mark.parametrize("option", ["--as-of", "--run"])
def test_a_moment_that_was_left_blank_is_refused(capsys: Capture, case: Path, option: str) -> None:
    """
    A variable of a script that holds nothing must not turn a question of then into one of now.
    """
    ended = _ask(capsys, case, "terms", option, "")

    assert (2, "", True) == (ended.code, ended.out, option in ended.err)


@pytest.mark.parametrize("instant", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"])
def test_an_instant_outside_of_the_years_of_utc_is_refused(
    capsys: Capture, case: Path, instant: str
) -> None:
    """
    The first and the last hours of the calendar are no failure of the tool.
    """
    ended = _ask(capsys, case, "terms", "--as-of", instant)

    assert (3, True) == (ended.code, "RUN-401" in ended.err)


def test_adjudicate_counts_what_was_found_then(capsys: Capture, case: Path) -> None:
    """
    Counts, receipts, gates and the kept findings come from the run's own tables.
    """
    document = _json(said(capsys, "adjudicate", case, "--run", "1", "--json"))
    kept = case.parent / "findings.parquet"
    ended = said(
        capsys, "adjudicate", case, "--run", "1", "--findings", kept, "--fail-on", "quarantined"
    )

    assert (None, 1) == (
        document["answered_by"]["worked_out_by"],
        document["receipts"][0]["quarantined"],
    )
    assert pq.read_table(case / "out" / "0001" / "findings.parquet") == pq.read_table(kept)
    assert (1, 0) == (
        ended.code,
        said(capsys, "adjudicate", case, "--run", "2", "--fail-on", "conflict").code,
    )


def test_a_row_that_was_set_aside_then_is_shown(capsys: Capture, case: Path) -> None:
    """
    A row that the source has since taken back can still be read, with its reasons.
    """
    row = _json(said(capsys, "quarantine", "list", case, "--run", "1", "--json"))["rows"][0]
    shown = said(capsys, "quarantine", "show", case, row["digest"][:8], "--run", "1")

    assert (0, True) == (shown.code, "nobody known" in shown.out)
    assert 3 == said(capsys, "quarantine", "show", case, row["digest"][:8]).code


def test_another_version_is_said(capsys: Capture, case: Path) -> None:
    """
    Where the run was made by another version, an answer that is worked out anew says so.
    """
    _of_version(case, "0.0.9")
    ended = said(capsys, "explain", case, "list:1", "--run", "1")
    from_tables = said(capsys, "adjudicate", case, "--run", "1")

    assert (0, True) == (ended.code, "RUN-414" in ended.err)
    assert (0, False) == (from_tables.code, "RUN-414" in from_tables.err)


def _of_version(case: Path, version: str) -> None:
    """Make run 1 one of another version: its record, and a history that starts anew."""
    _edit(case / "out" / "0001" / "run.json", '"version": "0.1.0"', f'"version": "{version}"')
    (case / "out" / "history").unlink()


def test_an_answer_that_differs_from_the_findings_of_then_is_said(
    capsys: Capture, case: Path
) -> None:
    """
    Where this version judges an incident otherwise than the run did, nobody is left in doubt.
    """
    same = said(capsys, "explain", case, "list:1", "--run", "1")
    run = case / "out" / "0001"
    table = pq.read_table(run / "findings.parquet")
    others = pa.array(["exempt"] * table.num_rows)
    at = table.column_names.index("outcome")
    pq.write_table(table.set_column(at, table.field(at), others), run / "findings.parquet")
    record = json.loads((run / "run.json").read_bytes())
    record["files"]["findings.parquet"] = file_digest(run / "findings.parquet")
    (run / "run.json").write_text(json.dumps(record), encoding="utf-8")
    (case / "out" / "history").unlink()
    ended = said(capsys, "explain", case, "list:1", "--run", "1")

    assert (0, False) == (same.code, "RUN-421" in same.err)
    assert (0, True) == (ended.code, "small: outcome" in ended.err)


def test_a_regime_that_a_run_leaves_out_is_no_difference(capsys: Capture, tmp_path: Path) -> None:
    """
    An explanation names regimes that cannot touch the incident, a run does not; both say the same.
    """
    made = small_case(tmp_path / "case", ROW_IN, ROW_AFTER)
    said(capsys, "run", made)
    ended = said(capsys, "explain", made, "list:2", "--run", "1")

    assert (0, False) == (ended.code, "RUN-421" in ended.err)


def test_a_run_without_kept_inputs_answers_from_its_tables(capsys: Capture, case: Path) -> None:
    """
    Of a run of before, what its tables hold is said, and what would need its inputs is refused.
    """
    for path in (case / "out" / ".inputs").iterdir():
        path.unlink()
    counted = said(capsys, "adjudicate", case, "--run", "1")
    explained = said(capsys, "explain", case, "list:1", "--run", "1")

    assert (0, 3, True) == (counted.code, explained.code, "RUN-407" in explained.err)


def test_history_lists_the_runs_and_why_they_differ(capsys: Capture, case: Path) -> None:
    """
    One line a run: when, by which version, and what changed since the run before.
    """
    said(capsys, "run", case)
    lines = said(capsys, "history", case).out.splitlines()

    assert ["run", "0001", "0002", "0003"] == [line.split()[0] for line in lines]
    assert lines[1].endswith("the first run")
    assert lines[2].endswith("changed reports/list.csv, terms/small.yaml")
    assert lines[3].endswith("the same files, version and instant")


def test_history_of_a_case_without_runs_is_empty(capsys: Capture, tmp_path: Path) -> None:
    """
    Nothing was recorded, and nothing is written by asking.
    """
    made = small_case(tmp_path, ROW_IN)
    document = _json(said(capsys, "history", made, "--json"))

    assert ([], None) == (document["runs"], document["head"])
    assert not (made / "out").exists()


def test_forget_waits_for_yes(capsys: Capture, case: Path) -> None:
    """
    Without ``--yes`` it says which run would go and leaves it; with it the run is gone and named.
    """
    dry = said(capsys, "forget", case, "--keep", "1")
    assert (0, True) == (dry.code, (case / "out" / "0001").is_dir())
    done = said(capsys, "forget", case, "--keep", "1", "--yes")
    document = _json(said(capsys, "history", case, "--json"))

    assert dry.out == done.out
    assert (False, "forgotten") == (
        (case / "out" / "0001").exists(),
        document["runs"][0]["state"],
    )
    listed = said(capsys, "history", case).out.splitlines()
    assert ("forgotten at" in listed[1], True) == (
        True,
        listed[2].endswith("the first run that is kept"),
    )


def test_doctor_looks_at_the_past(capsys: Capture, case: Path) -> None:
    """
    A whole history is fine; a changed table, a damaged input and a changed line are not.
    """
    whole = said(capsys, "doctor", case)
    (case / "out" / "0001" / "reports.parquet").write_bytes(b"x")
    kept = next((case / "out" / ".inputs").iterdir())
    kept.write_bytes(b"x")
    history = case / "out" / "history"
    history.write_bytes(
        re.sub(rb'"read_at": "20', b'"read_at": "19', history.read_bytes(), count=1)
    )
    ill = said(capsys, "doctor", case, "--json")
    facts = {each["about"]: each for each in json.loads(ill.out)["facts"]}

    assert (0, 3) == (whole.code, ill.code)
    assert ["line 2", "0001", kept.name[:8]] == [
        facts[about]["value"] for about in ("history", "runs", "kept")
    ]


def test_doctor_misses_what_was_kept(capsys: Capture, case: Path) -> None:
    """
    A kept input that is gone is told as well as a damaged one; so is a history that is a link.
    """
    kept = min((case / "out" / ".inputs").iterdir())
    kept.unlink()
    history = case / "out" / "history"
    history.rename(case / "out" / "elsewhere")
    linked = _doctor(capsys, case, link=history)
    (case / "out" / "elsewhere").rename(history)

    assert (["not a plain file"], [kept.name[:8]]) == (
        linked["history"],
        _doctor(capsys, case)["kept"],
    )


def _doctor(capsys: Capture, case: Path, link: Path | None = None) -> dict[str, list[str]]:
    """Return what doctor says is not fine; *link* is made to lead to ``elsewhere`` meanwhile."""
    if link is not None:
        link.symlink_to("elsewhere")
    facts = json.loads(said(capsys, "doctor", case, "--json").out)["facts"]
    if link is not None:
        link.unlink()
    return {each["about"]: [each["value"]] for each in facts if not each["fine"]}


@pytest.mark.parametrize("verb", ["run", "check", "history", "simulate"])
def test_a_loop_of_links_is_no_failure_of_the_tool(
    capsys: Capture, tmp_path: Path, verb: str
) -> None:
    """
    A case whose name leads to itself cannot be opened, and that is all.
    """
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    more = ("--seed", "1") if verb == "simulate" else ()
    ended = said(capsys, verb, loop, *more)

    assert (3, True) == (ended.code, "RUN-101" in ended.err)


def test_a_case_that_was_copied_answers_still(capsys: Capture, case: Path, tmp_path: Path) -> None:
    """
    The past goes with the folder: nothing of it hangs on where the case lies.
    """
    moved = tmp_path / "elsewhere"
    case.rename(moved)
    document = _json(said(capsys, "explain", moved, "list:1", "--run", "1", "--json"))

    assert "apparent_breach" == document["findings"][0]["outcome"]
