"""What a verb read and what came of it, in a few lines."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trucewatch.cli.gates import Gate, failed
from trucewatch.cli.terminal import put, put_table, tell, tell_as
from trucewatch.cli.words import catalogue, text
from trucewatch.definitions.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trucewatch.engine.local import JudgedCase
    from trucewatch.mission.counts import OutcomeCounts
    from trucewatch.reports.receipts import Receipt

OUTCOMES = ("apparent_breach", "exempt", "no_breach", "outside_terms", "undetermined")
"""Every outcome, in the order of the columns."""


class WhatWasRead(Protocol):
    """A case that was read, now or by a past run."""

    @property
    def digests(self) -> Mapping[str, str]:
        """Name to sha256 of every file that was read."""
        ...

    @property
    def not_read(self) -> tuple[str, ...]:
        """Files that nothing names."""
        ...


def tell_read(case: WhatWasRead) -> None:
    """Tell on standard error what was read and what was not."""
    tell(text("read", n=len(case.digests), files=_by_folder(case.digests)))
    if case.not_read:
        tell(text("not-read", n=len(case.not_read), files=", ".join(case.not_read)))


def _by_folder(names: Iterable[str]) -> str:
    """Return file names in a line: those at the top by name, the others counted by folder."""
    counts = Counter(name.partition("/")[0] + "/" if "/" in name else name for name in names)
    return ", ".join(
        text("folder", folder=name, n=count) if name.endswith("/") else name
        for name, count in sorted(counts.items())
    )


def put_receipts(receipts: Iterable[Receipt]) -> None:
    """Write what became of the rows of each file."""
    for each in receipts:
        put(
            text(
                "receipt-of.line",
                file=each.file,
                read=each.read,
                accepted=each.accepted,
                quarantined=each.quarantined,
                duplicate=each.duplicate,
            )
        )


def put_counts(counts: OutcomeCounts) -> None:
    """Write how many acts have which outcome under which regime."""
    say = catalogue()
    rows = [[text("counts.regime"), *(say.say(f"outcome.{each}") for each in OUTCOMES)]]
    for regime, found in counts.by_regime.items():
        rows.append([regime, *(str(found.get(each, 0)) for each in OUTCOMES)])
    some = counts.under_some_regime
    rows.append([text("counts.some"), *(str(some.get(each, 0)) for each in OUTCOMES)])
    put_table(rows)


def gates_of(judged: JudgedCase, problems: Iterable[Problem]) -> dict[Gate, int]:
    """Return how often each gate is hit."""
    aside = judged.case.reported.quarantine.num_rows
    return {**counted_gates(judged.counts, aside, problems), Gate.CONFLICT: judged.conflicts}


def counted_gates(
    counts: OutcomeCounts, aside: int, problems: Iterable[Problem]
) -> dict[Gate, int]:
    """Return how often each gate is hit that asks nothing of the terms; *aside* counts rows."""
    severities = [each.code.severity for each in problems]
    return {
        Gate.APPARENT_BREACH: counts.of_outcome("apparent_breach"),
        Gate.UNDETERMINED: counts.of_outcome("undetermined"),
        Gate.CONTESTED: counts.contested,
        Gate.SENSITIVE: counts.sensitive,
        Gate.QUARANTINED: aside,
        Gate.WARNING: severities.count(Severity.WARNING),
    }


def tell_gates(gates: Sequence[Gate], counts: dict[Gate, int]) -> bool:
    """Tell which gates were not passed, and return whether there was one."""
    hit = failed(gates, counts)
    for gate in hit:
        tell_as("error", text("gate", gate=str(gate), n=counts[gate]))
    return bool(hit)


def shown(path: Path) -> str:
    """Return *path* as short as it can be given from where the user stands."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
