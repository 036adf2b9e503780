"""``trucewatch version``: which version this is."""

from __future__ import annotations

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import JsonOption
from trucewatch.cli.terminal import put, put_json


@guarded
def version(*, as_json: JsonOption = False) -> ExitCode:
    """Write the version of the program."""
    from trucewatch.engine.version import installed_version

    if as_json:
        put_json({"schema": "trucewatch/version@1", "version": installed_version()})
    else:
        put(f"trucewatch {installed_version()}")
    return ExitCode.DONE
