"""
The receipt of an import: every row is accepted, in quarantine or a duplicate, and none is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa


def _column(name: str, kind: pa.DataType, meaning: str, *, null: bool = False) -> pa.Field[Any]:
    return pa.field(name, kind, nullable=null, metadata={"meaning": meaning})


_TEXTS = pa.list_(pa.field("item", pa.string(), nullable=False))

QUARANTINE = pa.schema(
    [
        _column("file", pa.string(), "file it was read from"),
        _column("row", pa.int32(), "row in that file, from 1, the header not counted"),
        _column("source", pa.string(), "source as declared in case.yaml"),
        _column("source_id", pa.string(), "the source's own id, where one was read", null=True),
        _column("digest", pa.string(), "sha256 of raw: names the row in decisions"),
        _column("raw", pa.string(), "the row as it came, as JSON"),
        _column("verbatim", pa.string(), "the row's characters in a text file", null=True),
        _column("codes", _TEXTS, "why it is kept out, one for each reason"),
        _column("fields", _TEXTS, "field that each reason is about, or nothing"),
        _column("excerpts", _TEXTS, "what stands there, for each reason"),
        _column("values", _TEXTS, "values of each reason's sentence, as JSON"),
    ]
)
"""Schema of the quarantine: rows kept verbatim that nothing is judged by."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    What became of the rows of one file.

    Attributes:
        file: Path in the case.
        source: Source as declared in the case.
        digest: sha256 of the file as it came.
        read: Rows read.
        accepted: Rows that became reports.
        quarantined: Rows kept out until a person mends or releases them.
        duplicate: Rows that were read before, word for word.
        reasons: Problem code to the number of rows that it keeps out.
        doubts: Problem code to the number of accepted rows that carry it as a flag.
        refused: Whether the whole file was refused; then no row was read.
    """

    file: str
    source: str
    digest: str
    read: int = 0
    accepted: int = 0
    quarantined: int = 0
    duplicate: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    doubts: Mapping[str, int] = field(default_factory=dict)
    refused: bool = False

    @property
    def adds_up(self) -> bool:
        """Whether accepted, quarantined and duplicate rows are all that were read."""
        return self.accepted + self.quarantined + self.duplicate == self.read
