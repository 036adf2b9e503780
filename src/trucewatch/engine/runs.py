"""
Runs: numbered folders under ``out``, whole or not there.

A run is written under another name, every file is forced to the disk, and only then is the folder
renamed; so a run that was cut off leaves the earlier ones as they were.  ``out/latest`` points to
the newest: a symbolic link, or a plain file that holds its name where links are not possible.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from trucewatch.definitions.digests import digest_of
from trucewatch.engine.disk import disk_errors, force, force_all
from trucewatch.engine.kept import cut_off, file_digest
from trucewatch.engine.parquet import ParquetSink
from trucewatch.engine.past import add_line, newest_told, next_number, record_of
from trucewatch.engine.run_folders import RECORD, beginning
from trucewatch.mission.history import RecordedRun
from trucewatch.mission.ports import TableSink

LATEST = "latest"
_MAKING = ".making-"
_FORGETTING = ".forgetting-"


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """
    A run that lies whole on the disk.

    Attributes:
        path: Its folder.
        same_as: Name of the run before it, when every file of both has the same bytes.
    """

    path: Path
    same_as: str | None


@dataclass(frozen=True, slots=True)
class Recording:
    """
    What the history says of a run, and its own record does not.

    Attributes:
        recorded_at: When it was finished.
        read_at: When its inputs were read: what lies later than that was in the future.
        version: Version of the program.
    """

    recorded_at: datetime
    read_at: datetime
    version: str

    def of(self, run: str, record: str) -> RecordedRun:
        """Return the line of *run*, whose ``run.json`` has the digest *record*."""
        return RecordedRun(run, self.recorded_at, self.read_at, record, self.version)


@dataclass(slots=True)
class RunInMaking:
    """
    A run that is being written; it is a `trucewatch.mission.ports.Store`.

    Attributes:
        folder: Where it is written until it is whole.
        digests: Name to sha256 of every file written so far.
    """

    folder: Path
    digests: dict[str, str] = field(default_factory=dict)

    def force(self) -> None:
        """Force everything written so far to the disk, several files at a time."""
        folders = {path for name in self.digests for path in (self.folder / name).parents}
        inside = [path for path in folders if path.is_relative_to(self.folder)]
        files = [self.folder / name for name in self.digests]
        force_all([*files, *inside])

    def write(self, name: str, content: bytes) -> None:
        """
        Keep *content* under *name*.

        Raises:
            RefusedError: When the disk refuses.
        """
        with disk_errors(name):
            self._made(name).write_bytes(content)
            self.digests[name] = digest_of(content)

    @contextmanager
    def open_table(self, name: str, schema: pa.Schema) -> Iterator[TableSink]:
        """
        Open the Parquet table *name*, to be written batch by batch.

        Raises:
            RefusedError: When the disk refuses.
        """
        with disk_errors(name):
            path = self._made(name)
            sink = ParquetSink(path, schema)
            try:
                yield sink
            finally:
                sink.close()
            self.digests[name] = file_digest(path)

    def _made(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


@contextmanager
def making_run(out: Path) -> Iterator[RunInMaking]:
    """
    Give a run to write into; what was written is removed when the caller fails.

    Args:
        out: The ``out`` folder, held by `trucewatch.engine.lock.only_writer`.

    Raises:
        RefusedError: When the disk refuses.
    """
    with disk_errors(out.name):
        folder = out / f"{_MAKING}{next_number(out):04d}"
    try:
        # Inside, because whoever interrupts may do so between two lines.
        with disk_errors(out.name):
            folder.mkdir()
        yield RunInMaking(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def finish_run(
    run: RunInMaking, record: Mapping[str, object], recording: Recording
) -> FinishedRun:
    """
    Make a written run the newest of its case, and tell the history of it.

    Args:
        run: Everything that was written.
        record: What ``run.json`` says of it; the digests of its files are added.  Nothing in it
            may change between two runs of the same inputs and version.
        recording: What only the history says of it.

    Raises:
        RefusedError: When the disk refuses; the runs before it stand as they were.
    """
    out = run.folder.parent
    before = newest_told(out)
    files = dict(sorted(run.digests.items()))
    run.write(RECORD, _json({**record, "files": files}))
    whole = out / run.folder.name.removeprefix(_MAKING)
    with disk_errors(whole.name):
        run.force()
        run.folder.rename(whole)
        force(out)
        add_line(out, recording.of(whole.name, run.digests[RECORD]))
        _point(out, whole.name)
    same = before is not None and record_of(before) == record_of(whole)
    return FinishedRun(whole, before.name if same and before is not None else None)


def sweep(out: Path) -> tuple[str, ...]:
    """
    Remove what runs that were cut off left behind.

    Returns:
        The names of what was removed, in order.
    """
    with disk_errors(out.name):
        left = [each for each in beginning(out, _MAKING, _FORGETTING) if _is_folder(each)]
        for folder in left:
            if folder.is_symlink():
                folder.unlink()
            else:
                shutil.rmtree(folder)
        for path in cut_off(out):
            path.unlink()
        (out / f".{LATEST}").unlink(missing_ok=True)
    return tuple(each.name for each in left if each.name.startswith(_MAKING))


def _is_folder(path: Path) -> bool:
    return path.is_dir() or path.is_symlink()


def leftovers(out: Path) -> tuple[str, ...]:
    """Return the names of what runs that were cut off left behind."""
    return tuple(each.name for each in beginning(out, _MAKING))


def take_away(run: Path) -> None:
    """
    Remove the folder of a run: first its name, at once, and then what it holds.

    Raises:
        RefusedError: When the disk refuses.
    """
    with disk_errors(run.name):
        beside = run.with_name(f"{_FORGETTING}{run.name}")
        run.rename(beside)
        force(run.parent)
        shutil.rmtree(beside)


def half_forgotten(out: Path) -> tuple[str, ...]:
    """Return the names of runs of which a forgetting that was cut off left a part."""
    return tuple(
        sorted(each.name.removeprefix(_FORGETTING) for each in out.glob(f"{_FORGETTING}*"))
    )


def replace_file(path: Path, content: bytes) -> None:
    """
    Replace *path* by *content*, whole or not at all.

    Raises:
        RefusedError: When the disk refuses; the file stands as it was.
    """
    beside = path.with_name(f".{path.name}.new")
    with disk_errors(path.name):
        beside.unlink(missing_ok=True)
        beside.write_bytes(content)
        force(beside)
        beside.replace(path)
        force(path.parent)


def _point(out: Path, name: str) -> None:
    beside = out / f".{LATEST}"
    beside.unlink(missing_ok=True)
    try:
        beside.symlink_to(name, target_is_directory=True)
    except OSError:
        beside.write_text(f"{name}\n", encoding="utf-8")
    beside.replace(out / LATEST)
    force(out)


def _json(record: Mapping[str, object]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
