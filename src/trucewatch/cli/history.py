"""``trucewatch history CASE``: every run, when it was recorded, and why it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import CaseArgument, JsonOption
from trucewatch.cli.problems import tell_problems
from trucewatch.cli.terminal import put_json, put_table, tell
from trucewatch.cli.words import catalogue, text

if TYPE_CHECKING:
    from trucewatch.engine.run_list import ListedRun, RunList


@guarded
def history(case: CaseArgument, *, as_json: JsonOption = False) -> ExitCode:
    """List the runs of a case."""
    from trucewatch.engine.past import history_problems
    from trucewatch.engine.run_list import listed_runs

    found = listed_runs(case)
    tell_problems(history_problems(found.runs))
    if as_json:
        put_json(history_document(found))
        return ExitCode.DONE
    if found.listed:
        head = [text(f"history.{each}") for each in ("run", "recorded", "version", "findings")]
        rows = [[*head, text("history.change")], *(_row(each, found) for each in found.listed)]
        put_table(rows)
    tell(text("history.count", n=len(found.listed)))
    return ExitCode.DONE


def _row(each: ListedRun, found: RunList) -> list[str]:
    from trucewatch.definitions.instants import written

    recorded = each.recorded
    at = str(written(recorded.recorded_at))
    stamped = text("history.stamped", at=at) if recorded.from_folder else at
    findings = "-" if each.findings is None else str(each.findings)
    return [recorded.run, stamped, recorded.version or "-", findings, _change(each, found)]


def _change(each: ListedRun, found: RunList) -> str:
    from trucewatch.definitions.instants import written
    from trucewatch.mission.told_records import record_line

    if each.state != "kept":
        return text(f"history.{each.state}", at=written(each.forgotten_at))
    if each.change is None:
        return text("history.first" if each is found.listed[0] else "history.first-kept")
    return text("history.since", run=each.before, what=record_line(each.change, catalogue()))


def history_document(found: RunList) -> dict[str, Any]:
    """Return the JSON document of ``history``."""
    history = found.runs.history
    return {
        "schema": "trucewatch/history-view@1",
        "head": history.head or None,
        "out_of_order": list(history.breaks),
        "torn": history.torn,
        "runs": [_record(each) for each in found.listed],
    }


def _record(each: ListedRun) -> dict[str, Any]:
    from trucewatch.definitions.instants import written
    from trucewatch.mission.told_records import record_document

    recorded = each.recorded
    return {
        "run": recorded.run,
        "recorded_at": written(recorded.recorded_at),
        "recorded_at_is_time_stamp": recorded.from_folder,
        "read_at": written(recorded.read_at),
        "version": recorded.version or None,
        "record": recorded.record,
        "state": each.state,
        "forgotten_at": written(each.forgotten_at),
        "findings": each.findings,
        "compared_with": each.before,
        "changes": record_document(each.change) if each.change else None,
    }
