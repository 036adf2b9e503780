"""
Brief findings: the flat columns of the findings, without lists, at the speed of a scan.

Only incidents that touch a regime are looked into. The precise ones among them are answered from
patterns, each judged once by the kernel; the others are judged by it one by one. What is said is
what the whole finding says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.acts import Form
from trucewatch.findings import arrow
from trucewatch.findings.answers import Answers, KnownAnswers
from trucewatch.findings.brief_rows import Found, brief_rows, joined, rounded
from trucewatch.findings.judged import Judged, leading_of
from trucewatch.findings.judging import CLASSES
from trucewatch.findings.kernel import judge_pairs
from trucewatch.findings.layout import Range
from trucewatch.findings.outcomes import BASES
from trucewatch.findings.patterns import Asked, PatternTables, patterns_of
from trucewatch.findings.precise import Precise, precise_of
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.schema import BRIEF
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import CompiledTerms
from trucewatch.findings.told import weighty
from trucewatch.findings.touching import Pairs, Stories
from trucewatch.incidents.schema import INCIDENTS

Flags = NDArray[np.bool_]


MOST_TAKEN = 0.6
"""Of more of a batch no copy is made: its incidents are looked into where they stand."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept with the terms: patterns as tables, and what was answered of them."""

    patterns: PatternTables
    regimes: KnownAnswers = field(default_factory=KnownAnswers)
    some: KnownAnswers = field(default_factory=KnownAnswers)


def adjudicate_brief(
    records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings
) -> pa.RecordBatch:
    """
    Hold incidents against every regime that can touch them, and say it in brief.

    Args:
        records: Incidents, schema INCIDENTS; texts may be dictionary-encoded.
        terms: The terms as look-ups.
        settings: Settings that are not the parties' to set.

    Returns:
        Findings, schema BRIEF, in order of incident row and regime; after the regimes of an
        incident stands the row "breached under some regime". An incident that touches no regime
        has no row.

    Raises:
        RangesOnSeveralAxesError: When an incident has ranges other than any on several axes.
        ImpossibleWeightsError: When weights cannot sum to 1.
        UnknownActError: When an act class is not in the closed vocabulary.
        UnorderedTimesError: When an interval is reversed, or an act may end before it begins.
    """
    kept = _kept(terms)
    if not len(records) or not terms.regimes:
        return pa.RecordBatch.from_pylist([], schema=BRIEF)
    looked, pairs = _looked_into(records, _touched(records, terms, settings))
    if not len(pairs):
        return pa.RecordBatch.from_pylist([], schema=BRIEF)
    precise = precise_of(looked, terms)
    is_precise = np.zeros(len(looked), dtype=np.bool_)
    is_precise[precise.row] = True
    fast = is_precise[pairs.incident]
    asked = _asked(precise, Pairs(pairs.incident[fast], pairs.regime[fast]), len(looked))
    words, duty = patterns_of(
        kept.patterns,
        asked,
        terms.places,
        precise.where,
        touched=not settings.every_regime,
    )
    if duty.any():
        is_precise[precise.row[asked.point[duty]]] = False
    return _findings(looked, terms, settings, (pairs, is_precise, precise, (asked, words)))


def _touched(records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings) -> Pairs:
    """Return the regimes that each incident touches; forms may come coded."""
    offsets, rows = weighty(*arrow.lists(records.column("stories")))
    form, forms = arrow.coded(records.column("form"))
    lasting = np.array([each != Form.INSTANT.value for each in forms], dtype=np.bool_)[form]
    stories = Stories.of(offsets, rows, np.repeat(lasting, np.diff(offsets)), terms.places)
    return terms.touching.pairs(stories, len(records), every_regime=settings.every_regime)


def _kept(terms: CompiledTerms) -> _Kept:
    kept = terms.touching.kept
    if "brief" not in kept:
        kept.setdefault("brief", _Kept(PatternTables.of(terms.law, terms.names.other)))
    return cast("_Kept", kept["brief"])


def _looked_into(records: pa.RecordBatch, pairs: Pairs) -> tuple[pa.RecordBatch, Pairs]:
    """Take the incidents that touch a regime, where they are few."""
    some = np.zeros(len(records), dtype=np.bool_)
    some[pairs.incident] = True
    rows = np.flatnonzero(some)
    if len(rows) > MOST_TAKEN * len(records):
        return records, pairs
    place = np.cumsum(some) - 1
    return records.take(rows), Pairs(place[pairs.incident], pairs.regime)


def _asked(precise: Precise, pairs: Pairs, incidents: int) -> Asked:
    place = np.zeros(incidents, dtype=np.int64)
    place[precise.row] = np.arange(len(precise.row))
    point = place[pairs.incident]
    return Asked(
        point=point,
        regime=pairs.regime,
        at=precise.at[point],
        party=precise.party[point],
        member=precise.member[point],
        act=precise.act[point],
    )


Told = tuple[Pairs, Flags, Precise, tuple[Asked, list[Numbers]]]
"""All pairs, which incidents are precise, these, and the patterns of their pairs."""


def _findings(
    records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings, told: Told
) -> pa.RecordBatch:
    pairs, is_precise, precise, patterns = told
    fast = is_precise[pairs.incident]
    found = [_by_pattern(records, terms, pairs, (is_precise, precise, patterns))]
    if not fast.all():
        found.append(_by_kernel(records, terms, pairs, ~fast))
    some = is_precise[pairs.incident[np.diff(pairs.incident, prepend=-1) > 0]]
    return brief_rows(records, terms.law, settings, (pairs, joined(found, fast, some)))


def _by_pattern(
    records: pa.RecordBatch,
    terms: CompiledTerms,
    pairs: Pairs,
    told: tuple[Flags, Precise, tuple[Asked, list[Numbers]]],
) -> Found:
    """Answer precise incidents from patterns; what is new is judged by the kernel."""
    is_precise, precise, (asked, words) = told
    still = is_precise[precise.row][asked.point]
    chosen = np.flatnonzero(is_precise[pairs.incident])
    words = [each[still] for each in words] if not still.all() else words
    point = asked.point[still]
    mine = Pairs(pairs.incident[chosen], pairs.regime[chosen])

    def judge(rows: Numbers) -> Answers:
        # A pair of its own for each: two patterns may share an incident.
        taken = records.take(mine.incident[rows])
        once = Pairs(np.arange(len(rows)), mine.regime[rows])
        return _answers(judge_pairs(_plain(taken), terms, once))

    kept = _kept(terms)
    entry, answers = kept.regimes.of(words, judge)
    starts = np.flatnonzero(np.diff(mine.incident, prepend=-1))
    incident = mine.incident[starts]
    gravest = _gravest(answers.attained[entry], starts)

    def judge_some(rows: Numbers) -> Answers:
        taken = records.take(incident[rows])
        all_of = np.flatnonzero(np.isin(mine.incident, incident[rows]))
        owner = np.searchsorted(incident[rows], mine.incident[all_of])
        return _some_answers(judge_pairs(_plain(taken), terms, Pairs(owner, mine.regime[all_of])))

    some, some_answers = kept.some.of([gravest], judge_some)
    name = precise.name[point]
    return Found(
        pair=entry,
        some=some + len(answers),
        named=np.where(answers.names[entry], name, -1),
        some_named=np.where(some_answers.names[some], name[starts], -1),
        answers=Answers.joined([answers, some_answers]),
        names=precise.names,
    )


def _gravest(attained: Numbers, starts: Numbers) -> Numbers:
    """Join what regimes make of one world: every class that is the gravest by some choice."""
    if not len(starts):
        return np.empty(0, dtype=np.int64)
    every = np.bitwise_or.reduceat(attained, starts) | 1
    least = np.maximum.reduceat(attained & -attained, starts)
    return np.asarray(every & ~(least - 1), dtype=np.int64)


def _by_kernel(
    records: pa.RecordBatch, terms: CompiledTerms, pairs: Pairs, chosen: Flags
) -> Found:
    """Judge the incidents that are not precise."""
    rows, owner = np.unique(pairs.incident[chosen], return_inverse=True)
    taken = _plain(records.take(rows))
    owner = np.asarray(owner, dtype=np.int64).reshape(-1)
    judged = judge_pairs(taken, terms, Pairs(owner, pairs.regime[chosen]))
    answers, some = _answers(judged), _some_answers(judged)
    named = leading_of(judged).named
    return Found(
        pair=np.arange(len(answers)),
        some=np.arange(len(some)) + len(answers),
        named=_names_of(judged, named, owner),
        some_named=_names_of(judged, judged.some.named, np.arange(len(rows))),
        answers=Answers.joined([answers, some]),
        names=[str(each) for each in judged.people.names],
    )


def _names_of(judged: Judged, named: Numbers, incident: Numbers) -> Numbers:
    people = judged.people
    found = np.full(len(named), -1, dtype=np.int64)
    known = np.flatnonzero(named >= 0)
    found[known] = people.number[people.offsets[incident[known]] + named[known]]
    return found


def _answers(judged: Judged) -> Answers:
    leading = leading_of(judged)
    agreement, chances = leading.agreement, _chances(leading.ranges)
    return Answers(
        outcome=agreement.outcome.astype(np.int8),
        basis=agreement.basis.astype(np.int8),
        contested=agreement.contested,
        sensitive=agreement.sensitive,
        differs_in_ground=agreement.differs_in_ground,
        names=leading.named >= 0,
        reasons=leading.reasons.astype(np.int64),
        chances=chances,
        attained=_attained(leading.ranges),
    )


def _some_answers(judged: Judged) -> Answers:
    some = judged.some
    n = len(some.codes)
    never = np.zeros(n, dtype=np.bool_)
    return Answers(
        outcome=some.codes.astype(np.int8),
        basis=np.full(n, BASES.index("shared"), dtype=np.int8),
        contested=never,
        sensitive=never,
        differs_in_ground=never,
        names=some.named >= 0,
        reasons=np.zeros(n, dtype=np.int64),
        chances=_chances(some.ranges),
        attained=np.zeros(n, dtype=np.int64),
    )


def _chances(ranges: dict[str, Range]) -> Shares:
    columns = [rounded(each) for name in CLASSES for each in ranges[name]]
    return np.stack(columns)


def _attained(ranges: dict[str, Range]) -> Numbers:
    """Return the classes that the one world of a precise incident can fall into, as bits."""
    bits = [
        (ranges[name][1] > 0.5).astype(np.int64) << int(grade) for name, grade in CLASSES.items()
    ]
    return np.asarray(np.bitwise_or.reduce(bits), dtype=np.int64)


def _plain(records: pa.RecordBatch) -> pa.RecordBatch:
    """Return incidents with plain texts, however they came."""
    return records if records.schema.equals(INCIDENTS) else records.cast(INCIDENTS)
