"""
Answers: what each finding says, as HTML; findings that say the same share the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.publication.drawing import small_sign
from trucewatch.publication.figures import chance
from trucewatch.publication.grounds import (
    Answered,
    outside_reasons,
    reason_sentences,
    shared_reasons,
)
from trucewatch.publication.markup import filled, joined
from trucewatch.publication.names import ReadingNames, reading_names
from trucewatch.publication.outcomes import QUESTIONS
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.prepared import Prepared
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown

MARKS = ("contested", "sensitive", "differs_in_ground", "adopted_after", "defence_claimed")
"""Columns of a finding that say that its outcome needs a second look, the gravest first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """
    One finding, told.

    Attributes:
        regime: Regime id.
        outcome: Outcome.
        line: Outcome and marks in a line, with its sign.
        body: The whole of it; empty where a line says everything.
        why: Reasons in a sentence, for an answer without a body.
    """

    regime: str
    outcome: str
    line: Markup
    body: Markup
    why: Markup


@dataclass(frozen=True, slots=True)
class Answers:
    """
    Tells findings of one page; findings of one kind, alike in all but the incident, are told once.

    Attributes:
        page: The page's input.
        readings: What each reading is called.
        kinds: For each row of the finding table the number of its kind.
        first: For each kind the row in which it is first found.
        told: What has been told, by kind.
    """

    page: PageInput
    readings: ReadingNames
    kinds: NDArray[np.int64]
    first: NDArray[np.int64]
    told: dict[int, Answer] = field(default_factory=dict)

    @classmethod
    def of_page(cls, prepared: Prepared) -> Answers:
        """Return a teller that has told nothing yet."""
        page = prepared.page
        return cls(page, reading_names(page), prepared.kinds, prepared.first_of_kind)

    def of(self, rows: NDArray[np.int64]) -> list[Answer]:
        """Return the answers of the given rows of the finding table, in order."""
        kinds = self.kinds[rows].tolist()
        self.tell(list(dict.fromkeys(kinds)))
        return [self.told[kind] for kind in kinds]

    def tell(self, kinds: Sequence[int]) -> None:
        """Tell every kind that has not been told; many at once cost less than one by one."""
        fresh = [kind for kind in kinds if kind not in self.told]
        new = self.page.tables.findings.take(self.first[fresh]).to_pylist() if fresh else []
        for kind, row in zip(fresh, new, strict=True):
            self.told[kind] = _answer(_Row(self.page, self.readings, row))


def outcome_line(page: PageInput, row: Mapping[str, Any]) -> Markup:
    """Return an outcome as sign and words, with "if as reported" and its marks."""
    word = page.say.say(f"outcome.{row['outcome']}")
    if row["if_as_reported"] and row["outcome"] != "undetermined":
        word = page.say.say("outcome.if_as_reported", outcome=word)
    marks = [
        filled(' <span class="mark">{}</span>', page.say.say(f"outcome.mark.{name}"))
        for name in MARKS
        if row[name]
    ]
    return signed(row["outcome"], word) + joined(marks)


def signed(outcome: str, word: str) -> Markup:
    """Return *word* in the colour of *outcome*, with its sign before it."""
    return filled(
        '<span class="outcome {}">{}<span>{}</span></span>', outcome, small_sign(outcome), word
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One finding on its way to being told."""

    page: PageInput
    names: ReadingNames
    finding: Mapping[str, Any]

    def reading(self, reading: str) -> Markup:
        """Return what one of its readings is called."""
        return self.names.get((self.finding["regime"], reading)) or shown(reading)


def _answer(each: _Row) -> Answer:
    page, row = each.page, each.finding
    line = outcome_line(page, row)
    why = joined(reason_sentences(page.say, outside_reasons(row["readings"])), " ")
    is_plain = row["outcome"] == "outside_terms" and not any(row[name] for name in MARKS)
    body = Markup("") if is_plain or row["regime"] == UNDER_SOME_REGIME else _body(each, line)
    return Answer(row["regime"], row["outcome"], line, body, why)


def _body(each: _Row, line: Markup) -> Markup:
    page, row = each.page, each.finding
    common, own = shared_reasons(row["readings"])
    groups = _groups(row["readings"])
    return rendered(
        "answer.html.j2",
        say=page.say.say_markup,
        title=shown(page.regime_title(row["regime"])),
        line=line,
        row=row,
        breach=chance(row["breach_min"], row["breach_max"]),
        absolute=chance(row["breach_absolute_min"], row["breach_absolute_max"]),
        occurred=chance(row["occurred_low"], row["occurred_high"]),
        named=shown(page.actor_name(row["named"])) if row["named"] else None,
        by_whom=_by_whom(page, row["by_whom"]),
        questions=[name for name, _ in QUESTIONS],
        readings=_matrix(each, groups),
        common=reason_sentences(page.say, common),
        own=[
            (", ".join(rows), reason_sentences(page.say, bits))
            for bits, rows in _rows_by_reasons(groups, own).items()
        ],
        own_words=own_words(page, row["own_words"]),
    )


def _by_whom(page: PageInput, rows: Iterable[Mapping[str, Any]]) -> list[tuple[Markup, str]]:
    return [
        (shown(page.actor_name(each["party"])), chance(each["breach_min"], each["breach_max"]))
        for each in rows
    ]


def _groups(readings: Sequence[Answered]) -> dict[str, list[Answered]]:
    """Return readings that answer alike under the number of their row, such as [1]."""
    alike: dict[str, list[Answered]] = {}
    for answer in readings:
        same = repr({key: value for key, value in answer.items() if key != "reading"})
        alike.setdefault(same, []).append(answer)
    return {f"[{at}]": group for at, group in enumerate(alike.values(), start=1)}


def _matrix(row: _Row, groups: Mapping[str, list[Answered]]) -> list[dict[str, Any]]:
    """Return the rows of the matrix; readings with the same answers stand in one row."""
    return [
        {
            "number": number if len(groups) > 1 else "",
            "labels": [row.reading(each["reading"]) for each in group],
            "cells": [_cell(group[0], column) for _, column in QUESTIONS],
            "breach": _cell(group[0], "breach"),
            "bounds": chance(group[0]["bound_low"], group[0]["bound_high"]),
            "hours": _hours(group[0]),
            "outcome": row.page.say.say(f"outcome.{group[0]['outcome']}"),
            "sign": small_sign(group[0]["outcome"]),
        }
        for number, group in groups.items()
    ]


def _cell(answer: Mapping[str, Any], column: str) -> str:
    return chance(answer[f"{column}_min"], answer[f"{column}_max"])


def _hours(answer: Mapping[str, Any]) -> str | None:
    low, high = answer["breach_hours_min"], answer["breach_hours_max"]
    if low is None:
        return None
    return f"{low:.1f}" if high is None or high - low < 0.05 else f"{low:.1f}–{high:.1f}"


def _rows_by_reasons(
    groups: Mapping[str, list[Answered]], own: Sequence[tuple[str, int]]
) -> dict[int, list[str]]:
    """Return, for reasons that not every reading gives, the numbers of the rows that do."""
    reasons = dict(own)
    rows: dict[int, list[str]] = {}
    for number, group in groups.items():
        bits = reasons[group[0]["reading"]]
        if bits:
            rows.setdefault(bits, []).append(number)
    return rows


def own_words(page: PageInput, rows: Iterable[Mapping[str, Any]]) -> list[Markup]:
    """Return what each accused party's own words say, the silent ones together in one sentence."""
    told, silent = [], []
    for row in rows:
        party = shown(page.actor_name(row["party"]))
        if row["silent"] or row["outcome"] is None:
            silent.append(party)
            continue
        words = page.say.say_markup(
            "explain.own_words",
            party=party,
            outcome=page.say.say(f"outcome.{row['outcome']}"),
            chance=chance(row["breach_min"], row["breach_max"]),
        )
        told.append(words)
    if silent:
        parties = joined(silent, ", ")
        told.append(page.say.say_markup("explain.own_words_silent", parties=parties))
    return told
