"""
Ports: what the steps need from outside, and nothing more; `engine` has the real ones.

Every port is small enough for a test to write its own in a few lines.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Protocol

from trucewatch.definitions.problems import Problem

if TYPE_CHECKING:  # the command line starts without the tables' library
    import pyarrow as pa


class CaseFiles(Protocol):
    """The files of one case, named as ``terms/calm.yaml``: relative, with ``/``."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every file of the case in order of name; what earlier runs made is not among them."""
        ...

    def read(self, name: str) -> bytes | Problem:
        """Return the bytes of a file, or what stopped it from being read."""
        ...

    def open(self, name: str) -> BinaryIO | Problem:
        """Open a file to be read piece by piece from any place of it, or say what stopped it."""
        ...


class Clock(Protocol):
    """Tells the time, so that no step has a clock of its own."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


class Progress(Protocol):
    """Is told how far a step is; may show it, and may not."""

    def begin(self, step: str, of: int) -> None:
        """Say that *step* begins and has *of* units of work; 0 when that is not known."""
        ...

    def advance(self, by: int) -> None:
        """Say that *by* more units of the present step are done."""
        ...


class TableSink(Protocol):
    """A table that is being written batch by batch."""

    def append(self, batch: pa.RecordBatch) -> None:
        """Write one more batch; its schema is the one that the sink was opened with."""
        ...


class Store(Protocol):
    """Where a run puts what it made; nothing is seen by others before the run is whole."""

    def write(self, name: str, content: bytes) -> None:
        """Keep *content* under *name*, relative with ``/``."""
        ...

    def open_table(self, name: str, schema: pa.Schema) -> AbstractContextManager[TableSink]:
        """Open a table of *schema* under *name*, to be written batch by batch."""
        ...
