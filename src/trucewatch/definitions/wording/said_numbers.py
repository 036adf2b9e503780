"""
Said numbers: a number with the words that bound it, before it is known of what it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.definitions.counts import LARGEST, Count, How, bounded
from trucewatch.definitions.wording.figures import Figure, figure_at
from trucewatch.definitions.wording.lengths import DASHES
from trucewatch.definitions.wording.nodes import Reach
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block, Token


@dataclass(frozen=True, slots=True)
class Said:
    """
    A number as it is said.

    Attributes:
        first: First token.
        after: First token behind it.
        figure: Tokens of the number alone.
        count: How many; ``None`` where it cannot be a number of people.
        how: Tokens of the words that bound it.
        is_loose: Whether no figure is given, as in "dozens".
        is_range: Whether two ends are given.
        is_ordinal: Whether it says which in a row.
        value: The figure, where one is given.
        is_plain: Whether it is digits alone.
    """

    first: int
    after: int
    figure: Reach
    count: Count | None
    how: Reach | None = None
    is_loose: bool = False
    is_range: bool = False
    is_ordinal: bool = False
    value: float | None = None
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class _Inner:
    """A number without the words that bound it."""

    first: int
    after: int
    low: float
    high: float
    is_loose: bool = False
    is_range: bool = False
    is_plain: bool = False


def said_at(block: Block, at: int) -> Said | None:
    """Return the number that starts with token *at*, its bounding words included."""
    t = block.tokens
    senses = t[at].senses
    many = t[at].number_of(Sense.MANY)
    if many is not None:
        return Said(at, at + 1, (at, at + 1), Count.exactly(many), value=float(many))
    if Sense.NO_ONE in senses and _is_nobody(block, at):
        return Said(at, at + 1, (at, at + 1), Count.exactly(0), is_loose=True)
    how = t[at].word_of(Sense.HOW_BEFORE)
    inner = _inner(block, at + 1) if how else None
    if how and inner is not None:
        return _finished(block, at, inner, (How(how), (at, at + 1)))
    inner = _inner(block, at)
    if inner is not None:
        return _finished(block, at, inner, None)
    return _ordinal(block, at)


def _is_nobody(block: Block, at: int) -> bool:
    t = block.tokens
    key = t[at + 1].key
    return Sense.PEOPLE in t[at + 1].senses or (
        key in ("civilian", "other") and Sense.PEOPLE in t[at + 2].senses
    )


def _ordinal(block: Block, at: int) -> Said | None:
    number = block.tokens[at].number_of(Sense.ORDINAL)
    if number is None:
        return None
    return Said(at, at + 1, (at, at + 1), None, is_ordinal=True, value=float(number))


def _inner(block: Block, at: int) -> _Inner | None:
    t = block.tokens
    if Sense.BETWEEN in t[at].senses:
        return _two_ends(block, at, at + 1, (Sense.AND,))
    if Sense.FROM in t[at].senses:
        return _two_ends(block, at, at + 1, (Sense.TO, Sense.UNTIL))
    loose = _loose(block, at)
    if loose is not None:
        return loose
    figure = figure_at(block, at)
    if figure is None:
        return None
    return _range(block, figure) or _Inner(
        at, figure.after, figure.value, figure.value, is_plain=figure.is_plain
    )


def _two_ends(block: Block, first: int, at: int, joints: tuple[Sense, ...]) -> _Inner | None:
    t = block.tokens
    low = figure_at(block, at)
    if low is None or not any(joint in t[low.after].senses for joint in joints):
        return None
    high = figure_at(block, low.after + 1)
    return None if high is None else _ends(first, low, high)


def _ends(first: int, low: Figure, high: Figure) -> _Inner | None:
    """Return both ends; in "10 to 15 thousand" the first one has the scale of the second."""
    value = low.value
    if high.is_spelt and low.is_plain and value < 1000 <= high.value:
        scale = next(
            (
                each
                for each in (10**6, 1000)
                if high.value >= each and high.value % (each / 10) == 0
            ),
            1,
        )
        value = value * scale if value * scale < high.value else value
    if value >= high.value:
        return None
    return _Inner(first, high.after, value, high.value, is_range=True)


def _range(block: Block, low: Figure) -> _Inner | None:
    """Return "10-15", "10 to 15" or "two or three"."""
    t, joint = block.tokens, low.after
    is_dash = t[joint].key in DASHES
    if not is_dash and Sense.TO not in t[joint].senses and t[joint].key not in _OR:
        return None
    if is_dash and t[joint].gap != t[joint + 1].gap:
        return None
    high = figure_at(block, joint + 1)
    if high is None or (t[joint].key in _OR and high.value > 2 * low.value + 2):
        return None
    found = _ends(low.first, low, high)
    if found is None and is_dash and low.is_plain and high.is_plain:
        # "2-1" is a score, "2254-2016" a sign: no range, and not two numbers either.
        return _Inner(low.first, high.after, -1, -1)
    return found


_OR = frozenset(("or", "\u0438\u043b\u0438", "\u0623\u0648", "\u0627\u0648"))


def _loose(block: Block, at: int) -> _Inner | None:
    """Return "dozens", "a few hundred", "several thousand", "scores of"."""
    t = block.tokens
    few = _pair(t[at], Sense.LOOSE)
    vague = few or _pair(t[at], Sense.VAGUE)
    scale = t[at + 1].number_of(Sense.SCALE)
    if vague is not None and scale is not None and vague[1] < 20:
        return _Inner(at, at + 2, vague[0] * scale, vague[1] * scale, is_loose=True)
    if few is not None:
        is_exact = few[0] == few[1]
        return _Inner(at, at + 1, few[0], few[1], is_loose=not is_exact)
    weak = _pair(t[at], Sense.LOOSE_WEAK)
    if weak is None:
        return None
    is_of = t[at + 1].key == "of" or Sense.PEOPLE in t[at + 1].senses
    return _Inner(at, at + 1, weak[0], weak[1], is_loose=True) if is_of else None


def _pair(token: Token, sense: Sense) -> tuple[int, int] | None:
    value = token.of(sense)
    if isinstance(value, tuple) and isinstance(value[0], int) and isinstance(value[1], int):
        return value[0], value[1]
    return None


def _finished(block: Block, first: int, inner: _Inner, bound: tuple[How, Reach] | None) -> Said:
    t, after = block.tokens, inner.after
    how, reach = bound or (How.EXACTLY, None)
    behind = t[after].word_of(Sense.HOW_AFTER)
    if bound is None and behind:
        how, reach, after = How(behind), (after, after + 1), after + 1
    elif bound is None and _is_plus(block, after):
        how, reach, after = How.AT_LEAST, (after, after + 1), after + 1
    elif bound is None and Sense.PEOPLE in t[after].senses:
        # "12 people at least": the bound stands behind those who are counted.
        trailing = t[after + 1].word_of(Sense.HOW_AFTER)
        if trailing and figure_at(block, after + 2) is None:
            how, reach = How(trailing), (after + 1, after + 2)
    is_exact = inner.low == inner.high and not inner.is_loose
    return Said(
        first,
        after,
        (inner.first, inner.after),
        _count(how, inner),
        reach,
        inner.is_loose,
        inner.is_range,
        value=inner.low if is_exact else None,
        is_plain=inner.is_plain and reach is None,
    )


def _is_plus(block: Block, at: int) -> bool:
    """Say whether "300+" stands here, and not the "5+5" of a commission's name."""
    t = block.tokens
    return t[at].key == "+" and not t[at].gap and (t[at + 1].gap or t[at + 1].number < 0)


def _count(how: How, inner: _Inner) -> Count | None:
    low, high = inner.low, inner.high
    if low < 0 or low != int(low) or high != int(high) or high > LARGEST:
        return None
    return bounded(how, int(low), int(high))
