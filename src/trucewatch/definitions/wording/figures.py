"""
Figures: numbers as they are written, in digits, in words, or in both ("1.2 million").
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block, Token

MOST_WORDS = 12
"""No number is written in more words; the rest is another number."""

_GROUPING = frozenset(",'.\u066c\u060c")
_LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Figure:
    """
    A number.

    Attributes:
        first: Its first token.
        after: First token behind it.
        value: The number.
        is_spelt: Whether it has words in it.
        is_plain: Whether it is digits alone, without groups or a fraction.
    """

    first: int
    after: int
    value: float
    is_spelt: bool = False
    is_plain: bool = False

    @property
    def whole(self) -> int | None:
        """The number, where it is a whole one."""
        return int(self.value) if self.value == int(self.value) else None


def figure_at(block: Block, at: int) -> Figure | None:
    """Return the number that starts with token *at*, the longest that can be one."""
    t = block.tokens
    if t[at].number >= 0:
        return _scaled(block, _digits(block, at))
    if Sense.NUMBER in t[at].senses or Sense.SCALE in t[at].senses:
        spelt = _spelt(block, at)
        return spelt and _with_half(block, spelt)
    if Sense.ARTICLE in t[at].senses and Sense.SCALE in t[at + 1].senses:
        found = _spelt(block, at + 1)
        return found and Figure(at, found.after, found.value, is_spelt=True)
    return None


def _digits(block: Block, at: int) -> Figure:
    """Return the number that the digits at *at* begin, with its groups and its fraction."""
    t = block.tokens
    value, after, groups = t[at].number, at + 1, 0
    if 1 <= t[at].digits <= 3:
        sign = ""
        while groups < 4:
            step = _group(block, after, sign)
            if not step:
                break
            sign = _sign_of(block, after)
            value = value * 1000 + t[after + step - 1].number
            after += step
            groups += 1
    number = float(value)
    if _is_fraction(block, after, groups):
        number += t[after + 1].number / 10 ** t[after + 1].digits
        return Figure(at, after + 2, number)
    return Figure(at, after, number, is_plain=not groups)


def _sign_of(block: Block, at: int) -> str:
    return " " if block.tokens[at].number >= 0 else block.tokens[at].key


def _group(block: Block, at: int, sign: str) -> int:
    """Return how many tokens the next group of thousands takes, or 0 where there is none."""
    t = block.tokens
    if t[at].digits == 3 and sign in ("", " ") and _is_parted_by_space(block, at):
        return 1
    separator = t[at].key
    is_sign = separator in _GROUPING and (block.has_decimal_comma or separator != ".")
    if block.has_decimal_comma and separator == ",":
        is_sign = False
    if not is_sign or (sign and separator != sign) or not _stands_tight(t, at):
        return 0
    return 2 if t[at + 1].digits == 3 else 0


def _is_parted_by_space(block: Block, at: int) -> bool:
    t = block.tokens
    between = block.plain.text[t[at - 1].end : t[at].start]
    if between in ("\u00a0", "\u202f", "\u2009"):
        return True
    # Elsewhere "1 200 people" is one number, and "4 300" may be two.
    is_of_people = Sense.PEOPLE in t[at + 1].senses
    return between == " " and (block.has_decimal_comma or is_of_people)


def _stands_tight(t: list[Token], at: int) -> bool:
    return not t[at].gap and not t[at + 1].gap and t[at + 1].number >= 0


def _is_fraction(block: Block, at: int, groups: int) -> bool:
    t = block.tokens
    if t[at].key not in (".", ",", "\u066b") or not _stands_tight(t, at) or t[at + 1].digits > 4:
        return False
    if t[at].key == "," and not (block.has_decimal_comma or block.is_foreign):
        return False
    # 04.05.2016 and 10.0.0.1 are no fractions.
    goes_on = t[at + 2].key in (".", ",") and _stands_tight(t, at + 2)
    return not goes_on and (groups == 0 or t[at].key != ",")


def _scaled(block: Block, found: Figure) -> Figure:
    """Return *found* times the scale word behind it, as in "1.2 million"."""
    t = block.tokens
    value, after = found.value, found.after
    while Sense.SCALE in t[after].senses and after - found.first < MOST_WORDS:
        if t[after].key == "score":
            break
        scale = t[after].number_of(Sense.SCALE) or 1
        value, after = min(value * scale, _LARGEST), after + 1
    short = {"k": 1000, "m": 1_000_000, "mln": 1_000_000, "bn": 10**9}.get(t[after].key)
    if after == found.after and short and not t[after].gap and t[after].key != "m":
        value, after = value * short, after + 1
    if after == found.after:
        return found
    if t[after].key == "\u0648" and value >= 1000 and 0 < t[after + 1].digits <= 3:
        # Arabic: "30 thousand and 320".
        rest = _digits(block, after + 1)
        if rest.is_plain and Sense.SCALE not in t[rest.after].senses:
            value, after = value + rest.value, rest.after
    return Figure(found.first, after, float(round(value, 3)), is_spelt=True)


def _spelt(block: Block, at: int) -> Figure | None:
    t = block.tokens
    total = current = 0
    free = [1, 10, 100]  # places of the current group that no word has taken yet
    after = at
    while after - at < MOST_WORDS:
        here = after + 1 if after > at and _is_joint(t, after) else after
        number, scale = t[here].number_of(Sense.NUMBER), t[here].number_of(Sense.SCALE)
        if number is not None:
            places = _places(number)
            if number >= 1000 and after > at:
                break
            if not places <= set(free) or (
                here != after and not _may_join(block, t[after], total, current)
            ):
                break
            free = [place for place in free if place not in places]
            current += number
        elif scale is not None and here == after:
            if t[after].key == "score" and after > at:
                break
            current = (current or 1) * scale
            if scale >= 1000:
                total, current, free = total + current, 0, [1, 10, 100]
            else:
                free = [1, 10] if scale == 100 else []
        else:
            break
        after = here + 1
    if after == at:
        return None
    return Figure(at, after, float(min(total + current, _LARGEST)), is_spelt=True)


def _with_half(block: Block, found: Figure) -> Figure:
    """Return *found* with "and a half" behind it, as in "two and a half million"."""
    t, after, value = block.tokens, found.after, found.value
    if [token.key for token in t[after : after + 3]] == ["and", "a", "half"] and value < 100:
        after += 3
        scale = t[after].number_of(Sense.SCALE)
        if scale is None and Sense.UNIT not in t[after].senses:
            return found
        return Figure(
            found.first, after + (scale is not None), (value + 0.5) * (scale or 1), is_spelt=True
        )
    is_half = t[after].key == "\u0648" and t[after + 1].number_of(Sense.HALF_PAST) == 30
    if not is_half or value < 1000:
        return found
    # Arabic: "a million and half of the million".
    scale = 1_000_000 if value % 1_000_000 == 0 else 1000
    after += 2
    after += Sense.SCALE in t[after].senses
    return Figure(found.first, after, value + scale / 2, is_spelt=True)


def _is_joint(t: list[Token], at: int) -> bool:
    return t[at].key == "-" or Sense.AND in t[at].senses


def _may_join(block: Block, joint: Token, total: int, current: int) -> bool:
    """Say whether a word between two numbers makes one of them, as in "a hundred and five"."""
    if joint.key == "-":
        return not joint.gap and 20 <= current % 100 < 100
    if joint.key == "\u0648":
        return True
    return joint.key == "and" and (current >= 100 or total > 0) and not block.has_decimal_comma


def _places(number: int) -> set[int]:
    """Return which of ones, tens and hundreds *number* fills."""
    if number < 10:
        return {1}
    if number < 20:
        return {1, 10}
    if number < 100:
        return {10}
    return {100} if number < 1000 and number % 100 == 0 else {1, 10, 100}
