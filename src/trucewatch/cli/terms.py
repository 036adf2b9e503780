"""``trucewatch terms CASE``: what was agreed, announcer by announcer, and where they differ."""

from __future__ import annotations

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.gates import Gate
from trucewatch.cli.guard import guarded
from trucewatch.cli.moments import opened, put_moment, with_moment
from trucewatch.cli.options import (
    AsOfOption,
    CaseArgument,
    FailOnOption,
    JsonOption,
    RunOption,
)
from trucewatch.cli.problems import tell_problems
from trucewatch.cli.summary import tell_gates
from trucewatch.cli.terminal import put, put_json
from trucewatch.cli.words import catalogue


@guarded
def terms(
    case: CaseArgument,
    *,
    as_json: JsonOption = False,
    fail_on: FailOnOption = None,
    as_of: AsOfOption = "",
    run: RunOption = "",
) -> ExitCode:
    """Write regimes, readings, force over time and conflicts."""
    from trucewatch.engine.local import read_terms
    from trucewatch.mission.told_terms import terms_document, terms_lines

    then = opened(case, as_of, run)
    agreed = read_terms(then.files)
    tell_problems([*agreed.problems, *then.problems])
    document = terms_document(agreed, catalogue())
    if as_json:
        put_json(with_moment(document, then.past, worked_out=True))
    else:
        put_moment(then.past)
        for line in terms_lines(document, catalogue()):
            put(line)
    conflicts = {Gate.CONFLICT: len(document["conflicts"])}
    return ExitCode.GATE_FAILED if tell_gates(fail_on or [], conflicts) else ExitCode.DONE
