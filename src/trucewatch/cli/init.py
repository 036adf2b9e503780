"""``trucewatch init FOLDER``: a new case, with a mapping to fill in from a file's header."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.terminal import put, tell
from trucewatch.cli.words import text

FolderArgument = Annotated[
    Path, typer.Argument(metavar="FOLDER", help=text("option.folder"), show_default=False)
]
FromOption = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", help=text("option.from"), show_default=False),
]


class ReaderName(StrEnum):
    """Readers that a new case can begin with."""

    TABLE = "table"
    UCDP_GED = "ucdp-ged"


ReaderOption = Annotated[ReaderName, typer.Option("--reader", help=text("option.reader"))]


@guarded
def init(
    folder: FolderArgument, *, source: FromOption = None, reader: ReaderOption = ReaderName.TABLE
) -> ExitCode:
    """Make the folder with its files."""
    from trucewatch.engine.beginning import begin_case
    from trucewatch.reports.mapping import Reader

    for name in begin_case(folder, source, Reader(str(reader))):
        put(str(folder / name))
    tell(text("init.next", folder=str(folder)))
    return ExitCode.DONE
