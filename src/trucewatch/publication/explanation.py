"""
Explanation: one incident taken apart, as text for a terminal.

It tells in parts what is reported, the outcome under some regime, each regime with its matrices
(reading by question, clause by reading), whose own words say what, the worlds that carry the
weight, what was assumed, and what would decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.findings.explanation import Explanation
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.publication import assumptions
from trucewatch.publication.answers import own_words
from trucewatch.publication.facts import facts
from trucewatch.publication.figures import chance
from trucewatch.publication.grounds import outside_reasons, reason_sentences, shared_reasons
from trucewatch.publication.names import reading_names
from trucewatch.publication.outcomes import QUESTIONS
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.parts import Part, plain, text_of


@dataclass(frozen=True, slots=True)
class Told:
    """
    What explaining one incident needs.

    Attributes:
        page: For names, zone and words; its tables are not looked at.
        incident: Its id.
        report: Its first report, a row of REPORTS as a mapping; ``None`` where there is none.
        findings: Its rows of the finding table as mappings, act by act, regimes in order.
        apart: Its acts taken apart; empty where nobody did.
    """

    page: PageInput
    incident: str
    report: Mapping[str, Any] | None
    findings: Sequence[Mapping[str, Any]]
    apart: tuple[Explanation, ...] = ()


def explanation_text(told: Told) -> str:
    """Return the explanation as lines of text, without colours, ending in a line break."""
    return text_of(_parts(told))


def _parts(told: Told) -> Iterator[Part]:
    say = told.page.say
    yield Part(told.incident, rows=_facts(told))
    acts = list(dict.fromkeys(row["act"] for row in told.findings))
    for act in acts:
        rows = [row for row in told.findings if row["act"] == act]
        if len(acts) > 1:
            yield Part(say.say("explain.act", n=act))
        yield from _act(told, rows)
        for each in told.apart:
            if each.act == act:
                yield from assumptions.parts(told.page, each)


def _facts(told: Told) -> tuple[tuple[str, str], ...]:
    if told.report is None:
        return ()
    say = told.page.say
    return tuple((say.say(name), plain(words)) for name, words in facts(told.page, told.report))


def _act(told: Told, rows: Sequence[Mapping[str, Any]]) -> Iterator[Part]:
    page = told.page
    outside: list[tuple[str, str]] = []
    for row in rows:
        title = page.regime_title(row["regime"])
        if row["regime"] == UNDER_SOME_REGIME:
            heading = page.say.say("page.some_regime")
            yield Part(heading, lines=(outcome_words(page, row), _chances(page, row)))
        elif row["outcome"] == "outside_terms" and not row["contested"] and not row["sensitive"]:
            outside.append(
                (title, " ".join(reason_sentences(page.say, outside_reasons(row["readings"]))))
            )
        else:
            yield _regime(told, title, row)
    if outside:
        yield Part(page.say.say("outcome.outside_terms"), rows=tuple(outside))
    if all(row["regime"] == UNDER_SOME_REGIME for row in rows):
        yield Part(
            page.say.say("outcome.outside_terms"), lines=(page.say.say("page.no_regime_why"),)
        )


def outcome_words(page: PageInput, row: Mapping[str, Any]) -> str:
    """Return an outcome with "if as reported", its basis and its marks, in one line."""
    word = page.say.say(f"outcome.{row['outcome']}")
    if row["if_as_reported"] and row["outcome"] != "undetermined":
        word = page.say.say("outcome.if_as_reported", outcome=word)
    marks = [
        page.say.say(f"outcome.mark.{name}")
        for name in ("contested", "sensitive", "differs_in_ground", "adopted_after")
        if row[name]
    ]
    if row["defence_claimed"]:
        marks.append(page.say.say("outcome.mark.defence_claimed"))
    if row["regime"] != UNDER_SOME_REGIME:
        marks.insert(0, page.say.say(f"outcome.basis.{row['basis']}"))
    return f"{word} ({', '.join(marks)})" if marks else word


def _regime(told: Told, title: str, row: Mapping[str, Any]) -> Part:
    page = told.page
    groups = _groups(told, row)
    marks = {reading: mark for mark, group in groups.items() for reading in group}
    shown = [each for each in row["readings"] if each["reading"] in _firsts(groups)]
    return Part(
        title,
        lines=(
            outcome_words(page, row),
            _chances(page, row),
            _by_whom(page, row),
            *(plain(words) for words in own_words(page, row["own_words"])),
            *_legend(page, row["regime"], groups),
            *_reasons_by_reading(page, row["readings"], marks),
        ),
        tables=(_questions(page, shown, marks), *_clauses(told, row, groups)),
    )


def _firsts(groups: Mapping[str, list[str]]) -> set[str]:
    return {group[0] for group in groups.values()}


def _groups(told: Told, row: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return readings that answer alike, clause by clause as well, under a mark such as [1]."""
    alone = _clause_cells(told, row)
    alike: dict[str, list[str]] = {}
    for each in row["readings"]:
        answer = {key: value for key, value in each.items() if key != "reading"}
        clauses = [cell for (_, reading), cell in alone.items() if reading == each["reading"]]
        alike.setdefault(repr((answer, clauses)), []).append(each["reading"])
    return {f"[{at}]": group for at, group in enumerate(alike.values(), start=1)}


def _legend(page: PageInput, regime: str, groups: Mapping[str, list[str]]) -> Iterator[str]:
    names = reading_names(page)
    for mark, group in groups.items():
        listed = "; ".join(plain(names.get((regime, each), each)) for each in group)
        yield f"{mark} {listed}"


def _reasons_by_reading(
    page: PageInput, readings: Sequence[Mapping[str, Any]], marks: Mapping[str, str]
) -> Iterator[str]:
    common, own = shared_reasons(readings)
    yield from reason_sentences(page.say, common)
    by_bits: dict[int, dict[str, None]] = {}
    for reading, bits in own:
        if bits:
            by_bits.setdefault(bits, {})[marks[reading]] = None
    for bits, found in by_bits.items():
        yield f"{', '.join(found)}: {' '.join(reason_sentences(page.say, bits))}"


def _chances(page: PageInput, row: Mapping[str, Any]) -> str:
    return page.say.say(
        "explain.chances",
        breach=chance(row["breach_min"], row["breach_max"]),
        occurred=chance(row["occurred_low"], row["occurred_high"]),
        absolute=chance(row["breach_absolute_min"], row["breach_absolute_max"]),
    )


def _by_whom(page: PageInput, row: Mapping[str, Any]) -> str:
    if row["named"]:
        words = page.say.say("explain.named", party=page.actor_name(row["named"]))
    else:
        words = page.say.say("explain.nobody_named")
    shares = ", ".join(
        f"{page.actor_name(each['party'])} {chance(each['breach_min'], each['breach_max'])}"
        for each in row["by_whom"]
    )
    return f"{words} {page.say.say('explain.by_whom')} {shares}." if shares else words


def _questions(
    page: PageInput, readings: Sequence[Mapping[str, Any]], marks: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Return the matrix reading by question, its header first."""
    say = page.say
    header = (
        say.say("explain.reading"),
        *(say.say(f"explain.question.{name}") for name, _ in QUESTIONS),
        say.say("explain.breach"),
        say.say("explain.bounds"),
        say.say("explain.outcome"),
    )
    body = [
        (
            marks[each["reading"]],
            *(chance(each[f"{column}_min"], each[f"{column}_max"]) for _, column in QUESTIONS),
            chance(each["breach_min"], each["breach_max"]),
            chance(each["bound_low"], each["bound_high"]),
            say.say(f"outcome.{each['outcome']}"),
        )
        for each in readings
    ]
    return (header, *body)


def _clause_cells(told: Told, row: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """Return what each clause says under each reading if it stood alone."""
    return {
        (each.clause, each.reading): (
            f"{told.page.say.say(f'outcome.{each.outcome}')}, "
            f"{chance(each.breach_min, each.breach_max)}"
        )
        for apart in told.apart
        if apart.act == row["act"]
        for each in apart.clauses
        if each.regime == row["regime"]
    }


def _clauses(
    told: Told, row: Mapping[str, Any], groups: Mapping[str, list[str]]
) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield the matrix clause by reading, where the act was taken apart."""
    cells = _clause_cells(told, row)
    if not cells:
        return
    header = (told.page.say.say("explain.clause"), *groups)
    clauses = dict.fromkeys(clause for clause, _ in cells)
    body = (
        (clause, *(cells.get((clause, group[0]), "–") for group in groups.values()))
        for clause in clauses
    )
    yield (header, *body)
