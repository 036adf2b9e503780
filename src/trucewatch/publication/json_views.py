"""
The JSON documents of the reading verbs: the same facts as the page, for programs.

Every document names its schema, such as ``trucewatch/explain@1``; a new key may be added to a
version, a key's meaning never changes within one. Instants are UTC, written
``2016-05-06T22:00:00Z``; an open end is ``null``. A chance is ``{"chance", "min", "max"}``, where
*chance* is ``null`` unless *min* and *max* are one figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.definitions.instants import written
from trucewatch.definitions.windows import Window
from trucewatch.findings import reasons
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.publication.outcomes import CLASSES, OUTCOMES, QUESTIONS, gravity
from trucewatch.publication.page_input import ConflictLine, ReceiptLine, RegimeForce
from trucewatch.publication.wording import Catalogue
from trucewatch.terms.model import JudgedRegime, Reading

Json = dict[str, Any]
"""A JSON object."""

TERMS_SCHEMA = "trucewatch/terms-view@1"
EXPLAIN_SCHEMA = "trucewatch/explain@1"
ADJUDICATE_SCHEMA = "trucewatch/adjudicate@1"

_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class _Telling:
    """What telling a finding needs: the words, and whose own words each reading is."""

    say: Catalogue
    owners: Mapping[tuple[str, str], list[str]]


def terms_view(
    regimes: Iterable[JudgedRegime],
    force: Iterable[RegimeForce],
    conflicts: Iterable[ConflictLine],
) -> Json:
    """
    Return what was agreed: every regime's readings, its force over time, and the conflicts.

    A reading's *start* and *end* are those of its whole chain; *holdings* gives each stretch of
    the chain with its area and its announcement.
    """
    by_regime = {each.regime: each for each in force}
    return {
        "schema": TERMS_SCHEMA,
        "regimes": [_regime(judged, by_regime.get(judged.regime.id)) for judged in regimes],
        "conflicts": [
            {
                "code": each.code,
                "regime": each.regime,
                "about": each.about,
                "announcers": list(each.announcers),
                "detail": dict(each.detail),
                "text": each.words,
            }
            for each in conflicts
        ],
    }


def _regime(judged: JudgedRegime, force: RegimeForce | None) -> Json:
    return {
        "id": judged.regime.id,
        "title": judged.regime.title,
        "status": judged.regime.status.value,
        "within": judged.regime.within,
        "readings": [_reading_of_terms(each) for each in judged.readings],
        "agreed": _pairs(force.agreed if force else ()),
        "contested": _pairs(force.contested if force else ()),
        "unwatched": _pairs(force.unwatched if force else ()),
        "silent": list(judged.silent),
    }


def _reading_of_terms(reading: Reading) -> Json:
    holdings = sorted(reading.holdings, key=lambda each: (each.window.first, each.window.last))
    latest = max(holdings, key=lambda each: each.window.last, default=None)
    return {
        "id": reading.id,
        "announcer": reading.announcer,
        "start": written(holdings[0].window.start) if holdings else None,
        "end": written(latest.window.end) if latest else None,
        "basis": "; ".join(dict.fromkeys(each.basis for each in holdings)),
        "adopted": reading.adopted,
        "own_words_of": sorted(reading.own_words_of),
        "holdings": [
            {
                "start": written(each.window.start),
                "end": written(each.window.end),
                "area": each.area,
                "announcement": each.announcement,
                "basis": each.basis,
            }
            for each in holdings
        ],
    }


def _pairs(windows: Iterable[Window]) -> list[list[str | None]]:
    return [[written(each.start), written(each.end)] for each in windows]


def explain_view(
    incident: str,
    findings: Sequence[Mapping[str, Any]],
    regimes: Iterable[JudgedRegime],
    say: Catalogue,
) -> Json:
    """
    Return the explanation of one incident.

    Args:
        incident: Its id.
        findings: Its rows of the finding table, as mappings.
        regimes: What was agreed, for whose own words each reading is.
        say: The catalogue of the language in which reasons are told.

    Returns:
        The document; figures of *breached*, *by_whom* and *classes* say "if as reported", and
        ``breached.absolute`` takes in the doubt whether it happened as reported at all.
    """
    owners = {
        (judged.regime.id, reading.id): sorted(reading.own_words_of)
        for judged in regimes
        for reading in judged.readings
    }
    told = _Telling(say, owners)
    some = [each for each in findings if each["regime"] == UNDER_SOME_REGIME]
    gravest = min(some, key=lambda each: gravity(each["outcome"]), default=None)
    return {
        "schema": EXPLAIN_SCHEMA,
        "incident": incident,
        "under_some_regime": _finding(gravest, told) if gravest else {},
        "findings": [_finding(each, told) for each in findings if each not in some],
    }


def _finding(row: Mapping[str, Any], told: _Telling) -> Json:
    return {
        "regime": row["regime"],
        "act": row["act"],
        "outcome": row["outcome"],
        "basis": row["basis"],
        "if_as_reported": row["if_as_reported"],
        "contested": row["contested"],
        "sensitive": row["sensitive"],
        "differs_in_ground": row["differs_in_ground"],
        "adopted_after": row["adopted_after"],
        "defence_claimed": row["defence_claimed"],
        "named": row["named"],
        "voices": row["voices"],
        "breached": {
            **_chance(row, "breach"),
            "if_as_reported": row["if_as_reported"],
            "absolute": _chance(row, "breach_absolute"),
        },
        "by_whom": _by_whom(row),
        "classes": {name: _chance(row, name) for name in CLASSES},
        "occurred": {"min": row["occurred_low"], "max": row["occurred_high"]},
        "own_words": [_own_words(each) for each in row["own_words"]],
        "readings": [_reading(each, row, told) for each in row["readings"]],
    }


def _reading(answer: Mapping[str, Any], row: Mapping[str, Any], told: _Telling) -> Json:
    return {
        "reading": answer["reading"],
        "own_words_of": told.owners.get((row["regime"], answer["reading"]), []),
        "outcome": answer["outcome"],
        "named": answer["named"],
        "classes": {name: _chance(answer, name) for name in CLASSES},
        "bounds": {"min": answer["bound_low"], "max": answer["bound_high"]},
        **{public: _chance(answer, column) for public, column in QUESTIONS},
        "occurred": {"min": row["occurred_low"], "max": row["occurred_high"]},
        "by_whom": _by_whom(answer),
        "hours": _hours(answer),
        "reasons": [
            {"code": name, "text": told.say.say(f"reason.{name}")}
            for name in reasons.names(answer["reasons"])
        ],
    }


def _own_words(row: Mapping[str, Any]) -> Json:
    chance = None if row["breach_min"] is None else _chance(row, "breach")
    return {
        "party": row["party"],
        "silent": row["silent"],
        "outcome": row["outcome"],
        "breached": chance,
    }


def _by_whom(row: Mapping[str, Any]) -> list[Json]:
    return [{"party": each["party"], **_chance(each, "breach")} for each in row["by_whom"]]


def _hours(answer: Mapping[str, Any]) -> Json | None:
    if answer["breach_hours_min"] is None:
        return None
    return {
        name: {"min": answer[f"{column}_hours_min"], "max": answer[f"{column}_hours_max"]}
        for name, column in zip(CLASSES, ("breach", "exempt", "no_breach", "outside"), strict=True)
    }


def _chance(row: Mapping[str, Any], name: str) -> Json:
    low, high = row[f"{name}_min"], row[f"{name}_max"]
    return {"chance": low if high - low <= _EQUAL else None, "min": low, "max": high}


def adjudicate_view(findings: pa.Table, receipts: Iterable[ReceiptLine]) -> Json:
    """Return how many acts have which outcome under which regime, and the receipts."""
    counted = findings.group_by(["regime", "outcome"]).aggregate([([], "count_all")])
    counts: dict[str, dict[str, int]] = {}
    for regime in sorted(str(each) for each in pc.unique(findings["regime"]).to_pylist()):
        counts[regime] = dict.fromkeys(OUTCOMES, 0)
    for row in counted.to_pylist():
        counts[str(row["regime"])][str(row["outcome"])] = int(row["count_all"])
    some = counts.pop(UNDER_SOME_REGIME, dict.fromkeys(OUTCOMES, 0))
    return {
        "schema": ADJUDICATE_SCHEMA,
        "regimes": [{"regime": regime, "outcomes": count} for regime, count in counts.items()],
        "under_some_regime": some,
        "receipts": [
            {
                "file": each.file,
                "read": each.read,
                "accepted": each.accepted,
                "quarantined": each.quarantined,
                "duplicate": each.duplicate,
                "reasons": dict(each.reasons),
            }
            for each in receipts
        ],
    }
