"""
Explained: every act's explanation as HTML, from the facts to each regime's answer.

Whatever several acts share is told once: a fact with the same values, a finding with the same
figures, a set of findings. What is left for each act is to put the pieces together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.publication.answers import Answer, Answers
from trucewatch.publication.docket import NONE
from trucewatch.publication.facts import FACTS, Fact
from trucewatch.publication.likeness import alike
from trucewatch.publication.markup import filled, joined
from trucewatch.publication.names import act_names
from trucewatch.publication.outcomes import gravity
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.prepared import Prepared, anchor
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown


@dataclass(frozen=True, slots=True)
class Column:
    """
    One fact of many reports.

    Attributes:
        kinds: For each report the number of its value.
        told: The words of each value.
    """

    kinds: list[int]
    told: list[Markup]

    def words(self, at: int) -> Markup:
        """Return the words of the report in row *at*."""
        return self.told[self.kinds[at]]


def told_column(prepared: Prepared, rows: NDArray[np.int64], fact: Fact) -> Column:
    """Return *fact* told for the given rows of the report table, each different value once."""
    taken = prepared.page.tables.reports.select(list(fact.columns)).take(rows)
    kinds, first = alike(taken)
    told = [fact.tell(prepared.page, report) for report in taken.take(first).to_pylist()]
    return Column(kinds.tolist(), told)


@dataclass(frozen=True, slots=True)
class Explainer:
    """
    Explains acts of one page.

    Attributes:
        prepared: The page's tables.
        answers: Tells findings.
        row_of: For each line of the docket its row in the columns, or `NONE`.
        labelled: Every fact's column, its words with their label.
        gist: What and where, for headings.
        voices: What is told of each number of voices.
        blocks: What has been told of a set of findings, by the findings' kinds.
        leads: The line of each set of findings that says the outcome under some regime.
    """

    prepared: Prepared
    answers: Answers
    row_of: list[int]
    labelled: tuple[Column, ...]
    gist: Column
    voices: dict[int, Markup]
    blocks: dict[bytes, Markup]
    leads: dict[bytes, Markup]

    @classmethod
    def of(cls, prepared: Prepared) -> Explainer:
        """Return an explainer that has told every fact and no finding yet."""
        lines = prepared.docket.report_rows
        known = lines[lines != NONE]
        row_of = np.where(lines == NONE, NONE, np.cumsum(lines != NONE) - 1).tolist()
        columns = [
            _with_label(prepared, fact, told_column(prepared, known, fact)) for fact in FACTS
        ]
        gist = told_column(prepared, known, Fact("gist", ("what", "place"), _gist))
        answers = Answers.of_page(prepared)
        answers.tell(range(len(answers.first)))
        return cls(prepared, answers, row_of, tuple(columns), gist, {}, {}, {})

    def articles(self, lines: Sequence[int], *, once: bool = False) -> Markup:
        """
        Return the explanations of the given lines of the docket.

        Args:
            lines: Lines of the docket.
            once: Tell the same answers once and point to them from then on, which keeps pages of
                very many acts short.
        """
        return rendered("articles.html.j2", articles=list(self._articles(lines, once=once)))

    def _articles(self, lines: Sequence[int], *, once: bool) -> Iterator[dict[str, object]]:
        seen: dict[bytes, tuple[str, Markup]] = {}
        named = self.prepared.docket.incidents.select(["incident", "act", "voices"])
        rows = named.take(np.asarray(lines, dtype=np.int64)).to_pylist()
        for line, row in zip(lines, rows, strict=True):
            at = self.row_of[line]
            known = [column.words(at) for column in self.labelled] if at != NONE else []
            name, here = shown(row["incident"]), anchor(row["incident"], row["act"])
            key = self._key(line)
            earlier = seen.setdefault(key, (here, name)) if once else (here, name)
            is_first = earlier[0] == here
            yield {
                "anchor": here,
                "name": name,
                "gist": self.gist.words(at) if at != NONE else "",
                "facts": joined([*known, self._voices(row["voices"])]),
                "answers": self._block(line, key) if is_first else self._same(key, *earlier),
            }

    def _voices(self, voices: int) -> Markup:
        if voices not in self.voices:
            words = filled("{}", voices)
            self.voices[voices] = _labelled(self.prepared.page, "voices", words)
        return self.voices[voices]

    def _key(self, line: int) -> bytes:
        return self.answers.kinds[self.prepared.docket.findings_of(line)].tobytes()

    def _block(self, line: int, key: bytes) -> Markup:
        if key not in self.blocks:
            answered = self.answers.of(self.prepared.docket.findings_of(line))
            self.leads[key] = _lead(self.prepared.page, answered)
            self.blocks[key] = self.leads[key] + _block(self.prepared.page, answered)
        return self.blocks[key]

    def _same(self, key: bytes, earlier: str, name: Markup) -> Markup:
        same = filled('<a href="#{}">{}</a>', earlier, name)
        words = self.prepared.page.say.say_markup("explain.same", same=same)
        return self.leads[key] + filled("<p>{}</p>", words)


def _with_label(prepared: Prepared, fact: Fact, column: Column) -> Column:
    told = [_labelled(prepared.page, fact.name, words) for words in column.told]
    return Column(column.kinds, told)


def _labelled(page: PageInput, name: str, words: Markup) -> Markup:
    if not words:
        return words
    label = page.say.say(f"explain.fact.{name}")
    return filled("<div><dt>{}</dt><dd>{}</dd></div>\n", label, words)


def _gist(page: PageInput, report: Mapping[str, Any]) -> Markup:
    named = [act_names(page, report["what"]), shown(report["place"])]
    return joined((part for part in named if part), ", ")


def _lead(page: PageInput, answered: Iterable[Answer]) -> Markup:
    """Return the line that says the outcome under some regime."""
    label = page.say.say("page.some_regime")
    return joined(
        filled('<p class="verdict"><span class="basis">{}</span> {}</p>\n', label, each.line)
        for each in answered
        if each.regime == UNDER_SOME_REGIME
    )


def _block(page: PageInput, answered: Iterable[Answer]) -> Markup:
    """Return all that the regimes answer to one act."""
    by_regime = {each.regime: each for each in answered if each.regime != UNDER_SOME_REGIME}
    brief = [each for each in by_regime.values() if not each.body]
    return rendered(
        "answers.html.j2",
        say=page.say.say_markup,
        reached=bool(by_regime),
        full=[each.body for each in by_regime.values() if each.body],
        brief=_briefly(page, brief),
    )


def _briefly(page: PageInput, answered: Sequence[Answer]) -> list[tuple[Markup, Markup]]:
    """Return the answers that a line tells, regimes with the same reasons together."""
    grouped: dict[Markup, list[Markup]] = {}
    for each in sorted(answered, key=lambda each: gravity(each.outcome)):
        grouped.setdefault(each.why, []).append(shown(page.regime_title(each.regime)))
    return [(joined(titles, ", "), why) for why, titles in grouped.items()]
