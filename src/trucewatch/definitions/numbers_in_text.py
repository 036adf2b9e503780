"""
Numbers in running text: how many, with what bounds, or what else a number is.

Only a number of kind ``count`` says how many. Clocks, dates, years, distances, ages, the numbers
of resolutions and of a list's items are told apart and have no count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.definitions.number_mentions import NumberKind, NumberMention
from trucewatch.definitions.time_mentions import TimeContext, TimeMention
from trucewatch.definitions.times_in_text import Telling, nodes_of
from trucewatch.definitions.wording.nodes import Length, Node
from trucewatch.definitions.wording.number_kinds import kind_of
from trucewatch.definitions.wording.said_numbers import Said, said_at
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block, blocks_of


def numbers_in(text: str, language: str = "") -> list[NumberMention]:
    """
    Return every number that *text* gives, in order; none overlaps another.

    Args:
        text: Running text of any length.
        language: ``en``, ``ru``, ``uk`` or ``ar``; empty: as the letters say.
    """
    found: list[NumberMention] = []
    for block in blocks_of(text, language):
        found += numbers_of(block, text, nodes_of(block))
    return found


def times_and_numbers_in(
    text: str, context: TimeContext, within: Iterable[tuple[int, int]] | None = None
) -> tuple[list[TimeMention], list[NumberMention]]:
    """
    Return the times and the numbers of *text* in one pass, as `times_in` and `numbers_in` do.

    Args:
        text: Running text of any length.
        context: What is known of it.
        within: Its paragraphs, where the caller knows them; what stands outside is left out.
    """
    telling = Telling.of(text, context)
    times: list[TimeMention] = []
    numbers: list[NumberMention] = []
    for block in blocks_of(text, context.language, within):
        nodes = nodes_of(block)
        times += telling.mentions(block, nodes)
        numbers += numbers_of(block, text, nodes)
    return times, numbers


def numbers_of(block: Block, text: str, times: Iterable[Node]) -> Iterator[NumberMention]:
    """
    Yield the numbers of a paragraph.

    Args:
        block: The paragraph.
        text: The whole text as given.
        times: Its times, whose figures are no counts.
    """
    timed: dict[int, Node] = {}
    for node in times:
        timed.update(dict.fromkeys(range(*node.reach), node))
    at = 0
    while at < block.length:
        if at in timed:
            node = timed[at]
            yield from _of_time(block, text, node)
            at = max(node.reach[1], at + 1)
            continue
        token = block.tokens[at]
        said = said_at(block, at) if token.senses or token.number >= 0 else None
        if said is None or any(place in timed for place in range(at, said.after)):
            at += 1
            continue
        found = _mention(block, text, said)
        if found is not None:
            yield found
        at = max(said.after, at + 1)


def _mention(block: Block, text: str, said: Said) -> NumberMention | None:
    told = kind_of(block, said)
    if told is None:
        return None
    kind, unit = told
    span = block.span(said.first, said.after)
    return NumberMention(
        kind,
        span,
        text[span[0] : span[1]],
        said.count if kind is NumberKind.COUNT else None,
        block.span(*said.figure),
        None if said.how is None else block.span(*said.how),
        unit,
        is_loose=said.is_loose,
    )


def _of_time(block: Block, text: str, node: Node) -> Iterator[NumberMention]:
    """Yield the figures inside a time; a length is a quantity of its unit."""
    if isinstance(node, Length):
        span = block.span(*node.reach)
        yield NumberMention(
            NumberKind.QUANTITY, span, text[span[0] : span[1]], None, span, unit=node.unit
        )
        return
    for at in range(*node.reach):
        token = block.tokens[at]
        if token.number >= 0 or Sense.NUMBER in token.senses:
            span = block.span(at, at + 1)
            yield NumberMention(NumberKind.TIME, span, text[span[0] : span[1]], None, span)
