"""``trucewatch simulate FOLDER``: a case of a conflict that never was, with its truth apart."""

from __future__ import annotations

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
SeedOption = Annotated[
    int, typer.Option("--seed", min=0, help=text("option.seed"), show_default=False)
]
SettingsOption = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help=text("option.settings"), show_default=False),
]
TruthOption = Annotated[
    Path | None,
    typer.Option("--truth", metavar="FOLDER", help=text("option.truth"), show_default=False),
]


@guarded
def simulate(
    folder: FolderArgument,
    *,
    seed: SeedOption,
    settings: SettingsOption = None,
    truth: TruthOption = None,
) -> ExitCode:
    """Draw the conflict and write both folders."""
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.simulating import settings_in, write_simulation

    knobs = settings_in(settings, SystemClock().now())
    written = write_simulation(folder, truth, knobs, seed)
    put(text("simulate.case", folder=str(written.case)))
    put(text("simulate.truth", folder=str(written.truth)))
    simulated = written.simulated
    tell(text("simulate.reports", n=len(simulated.incidents), acts=len(simulated.acts)))
    tell(text("simulate.next", folder=str(written.case)))
    return ExitCode.DONE
