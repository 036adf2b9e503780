"""
Scores as a table that a person reads, and as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.reading.scores import Score, Tally
from trucewatch.reading.claim import ClaimType, Json

GROUPS: Mapping[str, tuple[ClaimType, ...]] = {
    "truce terms": (ClaimType.TRUCE_TERM, ClaimType.EXEMPTION),
    "duties": (ClaimType.DUTY, ClaimType.COMMITMENT),
    "incidents": (ClaimType.INCIDENT,),
    "casualties": (ClaimType.CASUALTY_FIGURE,),
    "humanitarian": (ClaimType.ACCESS, ClaimType.DISPLACEMENT),
    "control": (ClaimType.CONTROL,),
    "meetings": (ClaimType.MEETING,),
    "statements": (ClaimType.STATEMENT,),
    "assessments": (ClaimType.ASSESSMENT,),
}
"""Types that are shown together."""

CALIBRATION = "untested"
"""What is said of calibration while no confirmations exist."""


def table(rows: Sequence[tuple[str, Score, float | None]]) -> str:
    """
    Return scores in rows of text; each row has a name, a score and sentences a second.

    Slots are precision / recall / F1; "-" stands where there is nothing to divide by.
    """
    lines = []
    for name, score, speed in rows:
        lines += [f"{name}: {score.texts} texts", *_figures(score, speed), *_slots(score), ""]
    return "\n".join(lines)


def _figures(score: Score, speed: float | None) -> list[str]:
    wanted, found = score.ambiguous
    stretches, hit = score.distractors
    quotes, exact = score.quotes
    claims = score.claims
    listed = [
        ("slot F1", _share(score.slots.f1)),
        ("truce times, parties, casualties F1", _share(score.headline.f1)),
        (
            "claims matched / labelled / given",
            f"{claims.right} / {claims.wanted} / {claims.given}",
        ),
        ("whole claim exact", _of(score.exact, claims.wanted)),
        ("told as labelled, of matched", _of(score.modality, claims.right)),
        ("false incidents a text", _share(score.false_incidents_per_text)),
        ("ambiguity recall", _of(found, wanted)),
        ("distractors that gave an incident", f"{hit} of {stretches}"),
        ("quotations exact", _of(exact, quotes)),
        ("calibration", CALIBRATION),
        ("sentences a second", "-" if speed is None else f"{speed:.0f}"),
    ]
    return [f"  {what:<38}{said}" for what, said in listed]


def _slots(score: Score) -> list[str]:
    lines = [f"  {'slots of':<38}{'P':>6}{'R':>6}{'F1':>6}{'labelled':>10}{'given':>7}"]
    for name, kinds in GROUPS.items():
        tally = Tally()
        for kind in kinds:
            each = score.by_type[kind]
            tally.wanted += each.wanted
            tally.given += each.given
            tally.right += each.right
        lines.append(_row(name, tally))
    return [*lines, _row("all", score.slots)]


def _row(name: str, tally: Tally) -> str:
    shares = "".join(f"{_share(each):>6}" for each in (tally.precision, tally.recall, tally.f1))
    return f"    {name:<36}{shares}{tally.wanted:>10}{tally.given:>7}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _of(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part} of {whole})" if whole else "-"


def as_json(score: Score, speed: float | None) -> dict[str, Json]:
    """Return a score as JSON has it; ``null`` where there is nothing to divide by."""
    return {
        "texts": score.texts,
        "slots": _tally(score.slots),
        "truce_times_parties_casualties": _tally(score.headline),
        "by_type": {str(kind): _tally(each) for kind, each in score.by_type.items()},
        "by_slot": {
            f"{kind}.{name}": _tally(each) for (kind, name), each in sorted(score.by_slot.items())
        },
        "claims": _tally(score.claims),
        "whole_claim_exact": score.exact,
        "told_as_labelled": score.modality,
        "false_incidents_per_text": score.false_incidents_per_text,
        "ambiguities": {"labelled": score.ambiguous[0], "flagged": score.ambiguous[1]},
        "distractors": {"labelled": score.distractors[0], "hit": score.distractors[1]},
        "quotations": {"given": score.quotes[0], "exact": score.quotes[1]},
        "calibration": CALIBRATION,
        "sentences_per_second": speed,
    }


def _tally(tally: Tally) -> dict[str, Json]:
    return {
        "labelled": tally.wanted,
        "given": tally.given,
        "right": tally.right,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
    }
