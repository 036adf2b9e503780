"""
Reading a past run: its record and its tables, each held against the digest that was kept of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.definitions.digests import digest_of
from trucewatch.definitions.problems import Place, Problem
from trucewatch.engine import codes
from trucewatch.engine.kept import KeptInputs, file_digest
from trucewatch.engine.past import record_of
from trucewatch.engine.refusal import refused
from trucewatch.engine.run_folders import RECORD
from trucewatch.engine.version import installed_version
from trucewatch.mission.history import RecordedRun

RUN_SCHEMA = "trucewatch/run@1"

KNOWN_KEYS = frozenset(
    {
        "schema",
        "version",
        "as_of",
        "inputs",
        "not_read",
        "receipts",
        "rows",
        "outcomes",
        "problems",
        "engine",
        "files",
    }
)
"""Keys of ``run.json`` that are understood."""


@dataclass(frozen=True, slots=True)
class PastRun:
    """
    A run that lies whole on the disk and can answer.

    Attributes:
        recorded: What the history tells of it.
        folder: Its folder.
        record: What its ``run.json`` says.
        problems: What there is to know before an answer of it is believed.
    """

    recorded: RecordedRun
    folder: Path
    record: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()

    @property
    def version(self) -> str:
        """Version of the program that made it."""
        return str(self.record["version"])

    @property
    def inputs(self) -> KeptInputs:
        """The files of the case as it read them."""
        out = self.folder.parent
        return KeptInputs(
            out.parent, out, dict(self.record["inputs"]), tuple(self.record.get("not_read", ()))
        )

    def table(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """
        Return a table as the run wrote it.

        Args:
            name: Its name without ending, such as ``findings``.
            columns: The columns wanted, or all.

        Raises:
            RefusedError: When a file of it is missing or was changed since.
        """
        files = self.record["files"]
        parts = [each for each in files if _is_part(each, name)]
        if not parts:
            raise refused(codes.RUN_ALTERED, "", name=f"{name}.parquet", run=self.recorded.run)
        for part in parts:
            self._check(part, str(files[part]))
        # The library's own read_table loads pandas where that is installed, for most of a second.
        return pa.concat_tables(_read(self.folder / part, columns) for part in parts)

    def check(self) -> None:
        """
        Hold every file of the run against the digest that was recorded.

        Raises:
            RefusedError: When a file of it is missing or was changed since.
        """
        for name, digest in self.record["files"].items():
            self._check(name, str(digest))

    def _check(self, name: str, digest: str) -> None:
        path = self.folder / name
        if not path.is_file() or file_digest(path) != digest:
            raise refused(codes.RUN_ALTERED, "", name=name, run=self.recorded.run)


def past_run(out: Path, recorded: RecordedRun) -> PastRun:
    """
    Return a run with its record, held against the history.

    Raises:
        RefusedError: When the record is missing, was changed, or is of a newer form.
    """
    content = record_of(out / recorded.run)
    if content is None or digest_of(content) != recorded.record:
        raise refused(codes.RUN_ALTERED, "", name=RECORD, run=recorded.run)
    try:
        record = json.loads(content)
        schema = str(record["schema"])
    except (ValueError, KeyError, TypeError) as error:
        raise refused(codes.RUN_ALTERED, "", name=RECORD, run=recorded.run) from error
    if schema != RUN_SCHEMA:
        version = installed_version()
        raise refused(codes.NEWER_RECORD, "", run=recorded.run, schema=schema, version=version)
    unknown = ", ".join(sorted(set(record) - KNOWN_KEYS))
    told = []
    if unknown:
        values = {"run": recorded.run, "keys": unknown}
        told.append(Problem(codes.UNKNOWN_KEYS, Place(), "", values))
    return PastRun(recorded, out / recorded.run, record, tuple(told))


def _read(path: Path, columns: list[str] | None) -> pa.Table:
    with pq.ParquetFile(path) as opened:
        return opened.read(columns=columns)


def _is_part(file: str, name: str) -> bool:
    is_table = file.endswith(".parquet")
    return file == f"{name}.parquet" or (is_table and file.startswith(f"{name}/"))
