"""
Chains: all that one announcer said of a regime and its extensions, under every way of reading it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.windows import Window
from trucewatch.terms.families import Family, Statement, with_bases
from trucewatch.terms.model import Holding, Standing
from trucewatch.terms.spans import NO_BASE, Base, Span, spans

_MOST_WINDOWS = 64

Choices = tuple[tuple[str, str], ...]
"""Element and choice, in order."""


@dataclass(frozen=True, slots=True)
class Chain:
    """
    What one announcer's chain is made of.

    Attributes:
        announcer: Whose chain it is.
        statements: The announcements that it holds by.
        needed: Those and all that they extend, each after what it extends.
    """

    announcer: str
    statements: tuple[Statement, ...]
    needed: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ReadChain:
    """A chain under one way of reading: the choices made and the windows that follow."""

    choices: Choices
    holdings: tuple[Holding, ...]


def chains(family: Family, actors: Actors) -> list[Chain]:
    """
    Return the chain of every announcer of *family*, in the order of their first word.

    A party that accepted another's announcement has taken its window over. Where that announcer
    went on to say more than the party took over, the party has a chain of its own.
    """
    said: dict[str, list[Statement]] = {}
    for statement in family.in_chains():
        said.setdefault(statement.announcement.by, []).append(statement)
    own_chains = {announcer: {each.id for each in own} for announcer, own in said.items()}
    for party, taken in _taken_over(family, actors).items():
        if not any(taken.keys() >= ids for ids in own_chains.values()):
            own = {each.id: each for each in said.get(party, [])}
            said[party] = list({**own, **taken}.values())
    return [
        Chain(announcer, tuple(own), tuple(with_bases(own, family)))
        for announcer, own in said.items()
    ]


def _taken_over(family: Family, actors: Actors) -> dict[str, dict[str, Statement]]:
    """Return, for each party, what others announced and it made its own by accepting."""
    taken: dict[str, dict[str, Statement]] = {}
    for regime in family.regimes:
        for acceptance in regime.acceptances:
            statement = family.statements.get(acceptance.takes_over or "")
            if statement is None or acceptance.standing is not Standing.ACCEPTED:
                continue
            if statement.announcement.by not in actors.own_voices(acceptance.party):
                taken.setdefault(acceptance.party, {})[statement.id] = statement
    return taken


def read_chain(
    chain: Chain, family: Family, most: int, adopted: Mapping[str, str] | None = None
) -> list[ReadChain] | None:
    """
    Return *chain* under every way of reading it that leaves it a window.

    Args:
        chain: The chain.
        family: Its family.
        most: With more ways than this the answer is ``None``.
        adopted: Element to choice, to read these elements in the adopted way only.
    """
    ways = [_Way()]
    for statement in chain.needed:
        ways = [more for way in ways for more in _continued(way, statement, adopted or {})]
        if len(ways) > most:
            return None
    found = (ReadChain(tuple(way.choices), _holdings(chain, family, way)) for way in ways)
    return [each for each in found if each.holdings]


@dataclass(slots=True)
class _Way:
    """One way of reading a chain, as far as it has been read."""

    read: dict[str, tuple[Span, datetime]] = field(default_factory=dict)  # with the first start
    choices: list[tuple[str, str]] = field(default_factory=list)


def _continued(way: _Way, statement: Statement, adopted: Mapping[str, str]) -> list[_Way]:
    """Return *way* with *statement* read in every way; the last one is *way* itself, grown."""
    base = way.read.get(statement.base or "")
    extended = NO_BASE if base is None else Base(base[0].end, base[1])
    found = _agreeing(statement.id, spans(statement.announcement, extended), adopted)
    copies = [_Way(dict(way.read), list(way.choices)) for _ in found[1:]]
    grown = [*copies, way]
    for each, span in zip(grown, found, strict=False):
        each.read[statement.id] = (span, span.start if base is None else base[1])
        each.choices += elements_of(statement.id, span)
    return grown


def _holdings(chain: Chain, family: Family, way: _Way) -> tuple[Holding, ...]:
    holdings: list[Holding] = []
    for statement in chain.statements:
        if statement.id in way.read:
            span, _ = way.read[statement.id]
            area = _area_of(statement, family)
            window = Window(span.start, span.end)
            holdings.append(Holding(window, area, statement.id, span.basis))
    return tuple(sorted(holdings, key=lambda each: (each.window.first, each.window.last)))


def elements_of(announcement_id: str, span: Span) -> Choices:
    """Return the elements that a span fixes, each with its choice."""
    return (
        (f"start of {announcement_id}", span.start_choice),
        (f"end of {announcement_id}", span.end_choice),
    )


def _agreeing(announcement_id: str, found: list[Span], adopted: Mapping[str, str]) -> list[Span]:
    """Return the spans that agree with what was adopted; all where none does."""
    agreeing = [
        span
        for span in found
        if all(
            adopted.get(e, choice) == choice for e, choice in elements_of(announcement_id, span)
        )
    ]
    return agreeing or found


def _area_of(statement: Statement, family: Family) -> str | None:
    """Return where a statement holds: where it is silent, where what it extends holds."""
    seen: set[str] = set()
    current: Statement | None = statement
    while current is not None and current.id not in seen:
        if current.announcement.area is not None:
            return current.announcement.area
        seen.add(current.id)
        current = family.statements.get(current.base or "")
    return None


def statement_spans(family: Family) -> dict[str, tuple[Span, ...]]:
    """
    Return, for every statement of *family*, each window that it can mean, however what it extends
    is read; none for a statement that bounds nothing on one side or both.
    """
    found: dict[str, dict[tuple[Span, datetime], None]] = {}
    for statement in with_bases(family.statements.values(), family):
        bases = [Base(span.end, first) for span, first in found.get(statement.base or "", ())]
        made = {
            (span, base.first_start or span.start): None
            for base in bases or [NO_BASE]
            for span in spans(statement.announcement, base)
        }
        found[statement.id] = dict(islice(made.items(), _MOST_WINDOWS))
    return {each: tuple(span for span, _ in found[each]) for each in family.statements}
