"""Beginning a case."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.terminal_tool import said

Capture = pytest.CaptureFixture[str]


def _source(folder: Path, name: str) -> Path:
    path = folder / name
    if path.suffix == ".parquet":
        pq.write_table(pa.table({"id": ["1"], "date": ["2016-05-05"]}), path)
        return path
    texts = {
        ".csv": "\ufeffid,date\n1,2016-05-05\n",
        ".tsv": "id\tdate\n1\t2016-05-05\n",
        ".ndjson": '{"id": "1", "date": "2016-05-05"}\n',
        ".geojson": '{"features": [{"properties": {"id": "1", "date": "x"}, "geometry": null}]}',
    }
    path.write_text(texts[path.suffix], encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["csv", "tsv", "ndjson", "parquet", "geojson"])
def test_a_case_is_begun_from_a_files_header(capsys: Capture, tmp_path: Path, ending: str) -> None:
    """
    Every column of the file stands in the new case as a decision that is still open.
    """
    source = _source(tmp_path, f"list.{ending}")
    ended = said(capsys, "init", tmp_path / "case", "--from", source)
    text = (tmp_path / "case" / "case.yaml").read_text(encoding="utf-8")

    assert 0 == ended.code
    assert [] == [name for name in ("id", "date") if f"what is the column {name}?" not in text]
    assert source.read_bytes() == (tmp_path / "case" / "reports" / source.name).read_bytes()


def test_a_case_for_ucdp_only_asks_for_its_zone(capsys: Capture, tmp_path: Path) -> None:
    """
    The layouts of UCDP are known, so of its columns nothing is asked.
    """
    source = _source(tmp_path, "ged.csv")
    said(capsys, "init", tmp_path / "case", "--from", source, "--reader", "ucdp-ged")
    text = (tmp_path / "case" / "case.yaml").read_text(encoding="utf-8")

    assert "reader: ucdp-ged" in text
    assert "columns" not in text


def test_nothing_is_overwritten(capsys: Capture, tmp_path: Path) -> None:
    """
    A folder that holds anything is left as it is.
    """
    (tmp_path / "case.yaml").write_text("mine", encoding="utf-8")
    ended = said(capsys, "init", tmp_path)

    assert 3 == ended.code
    assert "RUN-305" in ended.err
    assert ["case.yaml"] == [each.name for each in tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.doc", b"x", "RUN-306"),
        ("a.csv", b"", "RUN-306"),
        ("a.csv", b"\xff\xfei\x00d\x00", "RUN-306"),
        ("a.ndjson", b"[1]", "RUN-306"),
        ("a.parquet", b"PAR1", "RUN-306"),
    ],
)
def test_a_file_without_a_header_is_refused_and_nothing_is_made(
    capsys: Capture, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    """
    A file whose columns cannot be read is told, and no folder is made.
    """
    (tmp_path / name).write_bytes(content)
    ended = said(capsys, "init", tmp_path / "case", "--from", tmp_path / name)

    assert 3 == ended.code
    assert code in ended.err
    assert not (tmp_path / "case").exists()
