"""What differs between two runs, as a document for programs and lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from trucewatch.mission.attributed import Because
from trucewatch.mission.differences import BY_WHOM, COMPARED, FindingChange
from trucewatch.mission.record_changes import RecordChange
from trucewatch.mission.told_records import record_document, record_line
from trucewatch.publication.wording import Catalogue

KINDS = ("changed", "appeared", "gone")
"""What can have become of a finding."""

MOST_LINES = 100
"""Findings that are told to people one by one; the document holds all."""

Json = dict[str, Any]
Changes = Sequence[tuple[FindingChange, tuple[Because, ...]]]


def counts_of(changes: Iterable[FindingChange]) -> dict[str, int]:
    """Return how many findings changed, appeared and are gone."""
    counted = Counter(each.kind for each in changes)
    return {kind: counted[kind] for kind in KINDS}


def differences_document(record: RecordChange, changes: Changes) -> Json:
    """Return the part of ``diff``'s document that tells what differs."""
    return {
        "inputs": record_document(record),
        "counts": counts_of(each for each, _ in changes),
        "findings": [
            {
                "incident": change.incident,
                "act": change.act,
                "regime": change.regime,
                "kind": change.kind,
                "fields": list(change.fields),
                "before": _row(change.before),
                "after": _row(change.after),
                "because": [_because(each) for each in reasons],
            }
            for change, reasons in changes
        ],
    }


def _row(row: Mapping[str, Any] | None) -> Json | None:
    if row is None:
        return None
    return {name: row[name] for name in (*COMPARED, BY_WHOM) if name in row}


def _because(each: Because) -> Json:
    cause = each.cause
    return {
        "kind": cause.kind,
        "name": cause.name,
        "change": cause.change,
        "detail": cause.detail,
        "proof": each.proof,
    }


def difference_lines(record: RecordChange, changes: Changes, say: Catalogue) -> list[str]:
    """Return what differs as lines for people: the inputs, the counts, finding by finding."""
    lines = [say.say("cli.diff.inputs", what=record_line(record, say))]
    lines.append(say.say("cli.diff.counts", **counts_of(each for each, _ in changes)))
    for change, reasons in changes[:MOST_LINES]:
        lines.append(_line(change, say))
        lines += [f"    {_reason(each, say)}" for each in reasons]
    if len(changes) > MOST_LINES:
        lines.append(say.say("cli.diff.more", n=len(changes) - MOST_LINES))
    return lines


def _line(change: FindingChange, say: Catalogue) -> str:
    where = say.say(
        "cli.diff.finding", incident=change.incident, act=change.act, regime=change.regime
    )
    if change.before is None or change.after is None:
        row = change.before or change.after or {}
        outcome = say.say(f"outcome.{row['outcome']}")
        return f"{where}: {say.say(f'cli.diff.{change.kind}', outcome=outcome)}"
    parts = [_field(name, change, say) for name in _short(change.fields)]
    return f"{where}: {'; '.join(parts)}"


def _short(fields: Sequence[str]) -> list[str]:
    """Return *fields* with the two ends of each chance as one, in order, each once."""
    return list(dict.fromkeys(each.removesuffix("_min").removesuffix("_max") for each in fields))


def _field(name: str, change: FindingChange, say: Catalogue) -> str:
    before, after = change.before or {}, change.after or {}
    shown = f"{_shown(before, name, say)} > {_shown(after, name, say)}"
    return f"{name} {shown}"


def _shown(row: Mapping[str, Any], name: str, say: Catalogue) -> str:
    if name == "outcome":
        return say.say(f"outcome.{row[name]}")
    if name == BY_WHOM:
        told = (f"{e['party']} {_range(e['breach_min'], e['breach_max'])}" for e in row[name])
        return ", ".join(told) or "-"
    if f"{name}_min" in row:
        return _range(row[f"{name}_min"], row[f"{name}_max"])
    value = row.get(name)
    if isinstance(value, bool):
        return say.say("cli.diff.yes" if value else "cli.diff.no")
    return "-" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)


def _range(low: float, high: float) -> str:
    return f"{low:.4g}" if f"{low:.4g}" == f"{high:.4g}" else f"{low:.4g} .. {high:.4g}"


def _reason(each: Because, say: Catalogue) -> str:
    cause = each.cause
    what = say.say(
        f"cli.cause.{cause.kind}",
        name=cause.name,
        change=say.say(f"cli.change.{cause.change}"),
    )
    detail = f" ({cause.detail})" if cause.detail else ""
    return f"{what}{detail}: {say.say(f'cli.proof.{each.proof}')}"
