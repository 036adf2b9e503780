"""
Number kinds: whether a number says how many, or names, dates or measures something.
"""

from __future__ import annotations

from trucewatch.definitions.number_mentions import NumberKind
from trucewatch.definitions.wording.days import year_at
from trucewatch.definitions.wording.figures import figure_at
from trucewatch.definitions.wording.lengths import unit_at
from trucewatch.definitions.wording.said_numbers import Said
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block

_MONEY = frozenset("$\u20ac\u00a3\u20bd")
_SCALED = ("\u0442\u044b\u0441\u044f\u0447", "\u043c\u0438\u043b\u043b\u0438\u043e\u043d")
_SIGNS = frozenset("/:+.")
_LONGEST_COUNT = 10
_WIDEST_INDENT = 9
_LAST_YEAR = 2100

Told = tuple[NumberKind, str]
"""A kind and, for a quantity, its unit."""


def kind_of(block: Block, said: Said) -> Told | None:
    """Return of what kind a number is; ``None`` where the word is no number here ("one of")."""
    if said.is_ordinal:
        return NumberKind.ORDINAL, ""
    t, after = block.tokens, said.after
    is_of_people = Sense.PEOPLE in t[after].senses
    if said.value == 1 and not said.is_plain and not _is_one(block, said):
        return None
    measured = _measured(block, said)
    if measured is not None:
        return measured
    if not is_of_people:
        for is_kind, kind in (
            (_is_ordinal, NumberKind.ORDINAL),
            (_is_named, NumberKind.IDENTIFIER),
            (_is_year, NumberKind.YEAR),
            (_is_ratio, NumberKind.OTHER),
        ):
            if is_kind(block, said):
                return kind, ""
    return (NumberKind.OTHER, "") if said.count is None else (NumberKind.COUNT, "")


def _is_one(block: Block, said: Said) -> bool:
    """Say whether "one" counts: "one person" and "at least one" do, "one of them" does not."""
    t = block.tokens
    if t[said.after].key == "in" and figure_at(block, said.after + 1) is not None:
        return False
    is_beside = Sense.PEOPLE in t[said.after].senses or Sense.PEOPLE in t[said.first - 1].senses
    return is_beside or said.how is not None


def _measured(block: Block, said: Said) -> Told | None:
    """Return the quantity or the age that a unit behind the number makes of it."""
    t = block.tokens
    place = said.after
    if t[place].key == "-" and not t[place].gap:
        place += 1
    unit = unit_at(block, place)
    if Sense.AGE in t[said.first - 1].senses and said.is_plain:
        return NumberKind.AGE, ""
    if Sense.AGE in t[place].senses and t[place].key != "age":
        return NumberKind.AGE, ""
    if unit:
        behind = place + 1
        if t[behind].key == "-":
            behind += 1
        is_age = Sense.AGE in t[behind].senses or Sense.AGE in t[said.first - 1].senses
        return (NumberKind.AGE, "") if is_age else (NumberKind.QUANTITY, unit)
    measure = t[place].word_of(Sense.MEASURE)
    if measure:
        return NumberKind.QUANTITY, measure
    is_money = t[said.figure[0] - 1].key in _MONEY
    return (NumberKind.QUANTITY, "money") if is_money else None


def _is_ordinal(block: Block, said: Said) -> bool:
    t, after = block.tokens, said.after
    if t[after].key == "-" and not t[after].gap:
        after += 1
    is_end = Sense.ORDINAL_END in t[after].senses and not t[after].gap
    return said.is_plain and is_end


def _is_named(block: Block, said: Said) -> bool:
    t, at = block.tokens, said.figure[0]
    if said.how is not None or said.is_loose:
        return False
    before = t[at - 1]
    if Sense.NAMED in before.senses and said.value is not None:
        return True
    if before.key == "." and Sense.NAMED in t[at - 2].senses and not before.gap:
        return True
    if Sense.NAMED_AFTER in t[said.after].senses:
        return True
    return said.is_plain and (_is_glued(block, said) or _is_list_item(block, said))


def _is_glued(block: Block, said: Said) -> bool:
    """Say whether letters stand tight beside the figures, as in "T-72", "M5" or "4x4"."""
    t, at, after = block.tokens, said.figure[0], said.after
    if t[at].digits > _LONGEST_COUNT or (t[at].digits > 1 and _starts_with_zero(block, at)):
        return True
    before = t[at - 1]
    is_tight = not t[at].gap
    if _is_in_row(block, at) or (is_tight and before.key == "+" and before.gap):
        return True
    if is_tight and before.key[:1].isalpha() and not _is_particle(before.key):
        return True
    if is_tight and before.key == "-" and not before.gap and t[at - 2].key[:1].isalpha():
        return True
    return not t[after].gap and t[after].key[:1].isalpha()


def _is_in_row(block: Block, at: int) -> bool:
    """Say whether three runs of figures follow each other, as in a telephone number."""
    numbers = [block.tokens[at + step].number >= 0 for step in range(-2, 3)]
    return any(all(numbers[first : first + 3]) for first in range(3))


def _is_particle(key: str) -> bool:
    """Say whether *key* is an Arabic particle, which is written tight before figures."""
    return key[0] > "\u0600" and len(key) <= 2


def _starts_with_zero(block: Block, at: int) -> bool:
    token = block.tokens[at]
    return int(block.plain.text[token.start]) == 0


def _is_list_item(block: Block, said: Said) -> bool:
    t, at, text = block.tokens, said.figure[0], block.plain.text
    if t[at].digits > 2 or t[said.after].key not in (".", ")"):
        return False
    before = text[max(0, t[at].start - _WIDEST_INDENT) : t[at].start]
    is_first = t[at].start < _WIDEST_INDENT or "\n" in before
    starts_line = is_first and not before.rpartition("\n")[2].strip(" (\t\u00a0")
    return starts_line and t[said.after + 1].gap


def _is_year(block: Block, said: Said) -> bool:
    if not said.is_plain or said.value is None or said.is_range:
        return False
    at = said.figure[0]
    if block.tokens[at - 1].key == "(" and block.tokens[said.after].key == ")":
        return year_at(block, at) is not None
    # Round numbers such as 2000 are counted more often than they are years.
    return year_at(block, at) is not None and said.value % 100 != 0 and said.value < _LAST_YEAR


def _is_ratio(block: Block, said: Said) -> bool:
    t, at, after = block.tokens, said.figure[0], said.after
    if t[after].key == "-" and t[after + 1].key.startswith(_SCALED):
        # Russian "40-tysyachnyy": of forty thousand.
        return True
    if t[at - 1].key == "in" and t[at - 2].number_of(Sense.NUMBER) == 1:
        return True
    return (t[after].key in _SIGNS and not t[after].gap and t[after + 1].number >= 0) or (
        t[at - 1].key in _SIGNS and not t[at].gap and t[at - 2].number >= 0
    )
