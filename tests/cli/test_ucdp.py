"""The whole of UCDP GED Syria through the shipped terms, by the command line."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from tests.cli.terminal_tool import process, said

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("TRUCEWATCH_DATA") or ROOT.parent / "shared" / "data")
SOURCE = SHARED / "ucdp-syria" / "ged_syria_2016_2019.csv"
KHAN_TUMAN = ("318665", "318668")

CASE = """\
format: trucewatch/case@1
title: Syria as UCDP counts it
place: Syria
zone: Asia/Damascus
as_of: 2016-05-12T21:00:00Z
sources:
  ucdp: {publisher: Uppsala Conflict Data Program, reliability: B}
reports:
  - {file: reports/ged.csv, reader: ucdp-ged, source: ucdp, zone: Asia/Damascus}
"""

pytestmark = pytest.mark.skipif(
    not SOURCE.is_file(), reason="UCDP's file is not there; TRUCEWATCH_DATA names its folder"
)


def _case(folder: Path) -> Path:
    example = ROOT / "examples" / "aleppo-2016"
    for name in ("terms", "areas"):
        shutil.copytree(example / name, folder / name)
    shutil.copy(example / "actors.yaml", folder / "actors.yaml")
    (folder / "reports").mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A run over the whole file."""
    case = _case(tmp_path_factory.mktemp("ucdp"))
    shutil.copy(SOURCE, case / "reports" / "ged.csv")
    ended = process("run", case)
    assert ended.code == 0, ended.err
    yield case / "out" / "latest"
    shutil.rmtree(case)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the two rows of Khan Tuman alone."""
    case = _case(tmp_path_factory.mktemp("khan-tuman"))
    with SOURCE.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened)
    kept = [row for row in rows if row[header.index("id")] in KHAN_TUMAN]
    with (case / "reports" / "ged.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([header, *kept])
    return case


def _explained(capsys: pytest.CaptureFixture[str], case: Path, wanted: str) -> dict[str, Any]:
    document = json.loads(said(capsys, "explain", case, wanted, "--json").out)
    return {each["regime"]: each for each in document["findings"]}


def test_every_row_is_accounted_for(run: Path) -> None:
    """
    16,566 rows are read, and the receipt adds up.
    """
    receipt = json.loads((run / "run.json").read_bytes())["receipts"][0]
    parts = [receipt[key] for key in ("accepted", "quarantined", "duplicate")]

    assert (16_566, 16_566) == (receipt["read"], sum(parts))


def test_no_side_is_made_a_shooter(run: Path) -> None:
    """
    UCDP names sides of a fight, so no report says who fired, and no finding names a party of the
    pair Government and insurgents.
    """
    reports = pq.read_table(run / "reports.parquet")
    said_who = pc.sum(pc.list_value_length(reports["attributed_to"])).as_py()
    sides = zip(*(reports[each].to_pylist() for each in ("id", "side_a", "side_b")), strict=True)
    ids = {each for each, a, b in sides if (a, b) == ("government-side", "syrian-insurgents")}
    findings = pq.read_table(run / "findings.parquet", columns=["incident", "named"])
    named = findings.filter(pc.is_valid(findings["named"]))["incident"].to_pylist()

    assert 0 == said_who
    assert len(ids) > 8_000
    assert set() == ids & set(named)


def test_the_page_is_small_enough(run: Path) -> None:
    """
    The index stays under 10 MB; explanations lie on the pages of their days.
    """
    assert (run / "index.html").stat().st_size < 10_000_000
    assert (run / "days").is_dir()


@pytest.mark.parametrize("wanted", KHAN_TUMAN)
def test_khan_tuman_lies_outside_the_city(
    capsys: pytest.CaptureFixture[str], two: Path, wanted: str
) -> None:
    """
    Khan Tuman is outside the terms under the city readings and not determined under the province
    reading, so the local regime is sensitive; under the nationwide one it is judged.
    """
    found = _explained(capsys, two, wanted)
    local = found["calm-aleppo"]
    by_announcer = {each["reading"].split("/")[0]: each["outcome"] for each in local["readings"]}

    assert {
        "syrian-army": "outside_terms",
        "russian-mod": "outside_terms",
        "us-state-department": "undetermined",
    } == by_announcer
    assert (True, False) == (local["sensitive"], local["contested"])
    assert 1.0 == found["coh-nationwide"]["breached"]["max"]


def test_doubts_about_the_rows_are_flagged(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    One row cites an article a month older than its day, of the other the headline says a town
    where the place says a dam: both doubts are in the receipt.
    """
    document = json.loads(said(capsys, "check", two, "--json").out)
    doubts = document["receipts"][0]["doubts"]

    assert {"RPT-301", "RPT-302"} <= set(doubts)
