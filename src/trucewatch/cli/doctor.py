"""``trucewatch doctor [CASE]``: whether machine and case can do what the program needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import JsonOption
from trucewatch.cli.terminal import put_json, put_table, tell, tell_as
from trucewatch.cli.words import text

MaybeCase = Annotated[
    Path | None, typer.Argument(metavar="[CASE]", help=text("option.case"), show_default=False)
]


@guarded
def doctor(case: MaybeCase = None, *, as_json: JsonOption = False) -> ExitCode:
    """Look at the machine, and at a case where one is given."""
    from trucewatch.engine.health import case_facts, machine_facts

    facts = machine_facts() + (case_facts(case) if case else [])
    ill = [fact for fact in facts if fact.needed and not fact.fine]
    if as_json:
        rows = [
            {"about": f.about, "fine": f.fine, "needed": f.needed, "value": f.value} for f in facts
        ]
        put_json({"schema": "trucewatch/doctor@1", "fine": not ill, "facts": rows})
    else:
        put_table([_row(fact.about, fact.value, fine=fact.fine) for fact in facts])
    for fact in ill:
        tell_as("error", text(f"doctor.{fact.about}.ill", value=fact.value))
    if not ill:
        tell(text("doctor.fine"))
    return ExitCode.INPUT_ERRORS if ill else ExitCode.DONE


def _row(about: str, value: str, *, fine: bool) -> tuple[str, str, str]:
    state = "fine" if fine else "not-fine"
    return text(f"doctor.{state}-mark"), text(f"doctor.{about}.name"), value
