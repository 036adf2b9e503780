"""
Judgements: where a sentence says that violence grew or fell, or that a truce holds or failed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from trucewatch.reading.document import Span
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.talked import assessment_words as words

_FURTHEST_VERB = 30
_FURTHEST_TREND = 14
_MOST_ADJECTIVES = 5


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    A judgement of a sentence; every place is the number of a key.

    Attributes:
        rule: How it is told.
        trend: The trend.
        verb: First word of what says so, and the one behind it.
        subject: First word of what it is of, and the one behind it.
        is_truce: Whether the subject is a truce.
        is_denied: Whether it is said not to be so.
    """

    rule: str
    trend: str
    verb: tuple[int, int]
    subject: tuple[int, int]
    is_truce: bool = False
    is_denied: bool = False


@dataclass(slots=True)
class Keys:
    """
    The keys of a sentence.

    Attributes:
        line: The sentence as a line.
        keys: Its keys.
    """

    line: Line
    keys: list[str] = field(default_factory=list)

    def key(self, at: int) -> str:
        """Return a key; nothing outside the sentence."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def span(self, stretch: tuple[int, int]) -> Span:
        """Return where a stretch of keys stands."""
        spans = self.line.spans
        return spans[stretch[0]][0], spans[min(stretch[1], len(spans)) - 1][1]


def judgements(keys: Keys) -> Iterator[Judgement]:
    """Yield every judgement of a sentence; no word serves two."""
    taken: set[int] = set()
    for find in (_truce_states, _truces_undone, _trend_nouns, _trends, _acted_trends, _calm):
        for found in find(keys):
            if taken.isdisjoint(range(*found.verb)) and found.subject[0] not in taken:
                taken |= {*range(*found.verb), found.subject[0]}
                yield found


def _truce_states(keys: Keys) -> Iterator[Judgement]:
    for head in range(len(keys.keys)):
        if not is_truce(keys, head):
            continue
        first = _np_start(keys, head)
        if _is_wished(keys, first) or not words.EARLIER.isdisjoint(keys.keys[first:head]):
            continue
        found = _state_behind(keys, head)
        if found is not None:
            trend, verb, denied = found
            subject = (first, head + 1)
            yield Judgement("truce_state", trend, verb, subject, is_truce=True, is_denied=denied)


def is_truce(keys: Keys, at: int) -> bool:
    """Say whether a key is the head of words for a truce."""
    key = keys.key(at)
    if key.startswith("ceasef") and not key.endswith("s"):
        return True
    if key in {"fire", "fires"} and keys.key(at - 1) == "cease":
        return True
    if key in words.DEALS:
        return keys.key(at - 1) in words.DEAL_SORTS or keys.key(at - 1).startswith("ceasef")
    return key in words.TRUCES and keys.key(at + 1) not in words.DEALS


def is_parting(keys: Keys, at: int) -> bool:
    """Say whether a new clause begins at a key; "all but" begins none."""
    return keys.key(at) in words.PARTS and keys.key(at - 1) != "all"


def _state_behind(keys: Keys, head: int) -> tuple[str, tuple[int, int], bool] | None:
    """Return the last state that a truce is said to be in behind its name."""
    found: tuple[str, tuple[int, int], bool] | None = None
    for at in range(head + 1, min(head + _FURTHEST_VERB, len(keys.keys))):
        key = keys.key(at)
        if key in {";", "."} or (at > head + 1 and is_truce(keys, at)):
            break
        if is_parting(keys, at) and not _goes_on(keys, at + 1):
            break
        state = _state_at(keys, at)
        if state is None:
            continue
        trend, after = state
        first, is_negated, is_open = _verb_start(keys, at)
        if is_open:
            continue
        if is_negated:
            trend = "collapse" if trend == "holding" else "holding"
        found = (trend, (first, after), False)
    return found


def _state_at(keys: Keys, at: int) -> tuple[str, int] | None:
    key, following = keys.key(at), keys.key(at + 1)
    if key in words.HOLDS or (key == "hold" and _has_do(keys, at)):
        return None if following in words.TAKES else ("holding", at + 1)
    if key in words.KEPT and _is_done_to(keys, at):
        return "holding", at + 1
    if key in words.BREAKS:
        is_transitive = following in words.ARTICLES
        return None if is_transitive else ("collapse", at + 1)
    if key in words.REMAINS and following == "in" and keys.key(at + 2) in words.FORCE:
        return "holding", at + 3
    if (key, following) in words.BREAKS_IN_TWO:
        is_held = key != "failed" or keys.key(at + 2) == "hold"
        return ("collapse", at + 2 + (key == "failed")) if is_held else None
    return None


def _has_do(keys: Keys, at: int) -> bool:
    return keys.key(at - 1) in {"not", "didn't"} and keys.key(at - 2) in {"did", "does", "has"} | {
        "truce",
        "ceasefire",
    }


def _is_done_to(keys: Keys, at: int) -> bool:
    """Say whether a passive stands before: "is being respected", "was largely observed"."""
    before = at - 1
    while keys.key(before) in words.ADVERBS or keys.key(before) in words.NEGATIONS:
        before -= 1
    return keys.key(before) in words.AUXILIARIES


def _verb_start(keys: Keys, at: int) -> tuple[int, bool, bool]:
    """Return where a verb's words begin, whether they deny it and whether they leave it open."""
    first = at
    is_negated = is_open = False
    while first > 0:
        key = keys.key(first - 1)
        if key == "to" and keys.key(first - 2) in words.SEEMS:
            first -= 1
            continue
        if key in words.MODALS:
            return first, is_negated, True
        is_negated = is_negated or key in words.NEGATIONS
        if key in words.AUXILIARIES or key in words.ADVERBS or key in words.NEGATIONS:
            first -= 1
            continue
        is_open = key in {"did", "does", "do"} and not is_negated
        break
    while first < at and keys.key(first) in {"and", "but", "by"}:
        first += 1
    return first, is_negated, is_open


def _goes_on(keys: Keys, at: int) -> bool:
    """Say whether a clause goes on with the subject before it: "but has virtually collapsed"."""
    return keys.key(at) in words.AUXILIARIES | words.ADVERBS | words.KEPT | words.HOLDS


def _truces_undone(keys: Keys) -> Iterator[Judgement]:
    for at, key in enumerate(keys.keys):
        if key not in words.UNDOES:
            continue
        heads = range(at + 1, min(at + 2 + _MOST_ADJECTIVES, len(keys.keys)))
        head = next((each for each in heads if is_truce(keys, each)), None)
        first, is_negated, is_open = _verb_start(keys, at)
        if head is None or is_open or is_negated:
            continue
        if any(keys.key(each) in words.STOPS for each in range(at + 1, head)):
            continue
        yield Judgement(
            "truce_undone", "collapse", (first, at + 1), (at + 1, head + 1), is_truce=True
        )


def _trends(keys: Keys) -> Iterator[Judgement]:
    for head, key in enumerate(keys.keys):
        if key not in words.VIOLENCE:
            continue
        first = _np_start(keys, head)
        if _is_wished(keys, first):
            continue
        for at in range(head + 1, min(head + _FURTHEST_TREND, len(keys.keys))):
            if keys.key(at) in words.STOPS or is_parting(keys, at):
                break
            trend = _trend_at(keys, at)
            if trend is None:
                continue
            begins, is_negated, is_open = _verb_start(keys, at)
            if not is_open and not _is_object(keys, first):
                yield Judgement(
                    "trend", trend, (begins, at + 1), (first, head + 1), is_denied=is_negated
                )
            break


def _trend_at(keys: Keys, at: int) -> str | None:
    key, following = keys.key(at), keys.key(at + 1)
    if _is_other_verb(keys, at):
        return None
    if key in words.COMPARED and following == "than" and _is_done_to(keys, at):
        return words.COMPARED[key]
    if key in words.SAME:
        return _continued_to(keys.key(at + 2)) if following == "to" else "continued"
    if key in words.LESS:
        return "decrease"
    return "increase" if key in words.MORE else None


def _is_other_verb(keys: Keys, at: int) -> bool:
    """Say whether a verb tells of no trend: shells that "fell on", what "flared and faded"."""
    key, following = keys.key(at), keys.key(at + 1)
    if key in words.ONLY_FAR and following:
        return following not in words.FAR and following[0] != "@"
    is_back = keys.key(at + 2) in words.LESS or keys.key(at + 2) == "faded"
    return key in words.MORE and following == "and" and is_back


def _continued_to(key: str) -> str:
    if key in words.TO_LESS:
        return "decrease"
    return "increase" if key in words.TO_MORE else "continued"


def _trend_nouns(keys: Keys) -> Iterator[Judgement]:
    """Yield "an overall decrease in violence", "a surge of attacks"."""
    for at, key in enumerate(keys.keys):
        trend = "decrease" if key in words.LESS_NOUNS else "increase"
        if key not in words.LESS_NOUNS | words.MORE_NOUNS:
            continue
        after = at + 1 + (keys.key(at + 1) == "up") + (keys.key(at + 2) == "up")
        if keys.key(after) not in {"in", "of"}:
            continue
        heads = range(after + 1, min(after + 2 + _MOST_ADJECTIVES, len(keys.keys)))
        head = next((each for each in heads if keys.key(each) in words.VIOLENCE), None)
        first = _np_start(keys, at)
        if head is None or _is_wished(keys, first):
            continue
        is_denied = keys.key(first) == "no" or keys.key(first - 1) == "no"
        yield Judgement(
            "trend_noun", trend, (first, at + 1), (after + 1, head + 1), is_denied=is_denied
        )


def _acted_trends(keys: Keys) -> Iterator[Judgement]:
    """Yield "has stepped up its attacks", "reduced shelling"."""
    for at, key in enumerate(keys.keys):
        if key not in words.MORE_OF | words.LESS_OF:
            continue
        after = at + 1 + (keys.key(at + 1) in {"up", "back", "down"})
        if key in {"stepped", "scaled"} and after == at + 1:
            continue
        heads = range(after, min(after + 3, len(keys.keys)))
        head = next((each for each in heads if keys.key(each) in words.VIOLENCE), None)
        first, is_negated, is_open = _verb_start(keys, at)
        if head is None or is_open or keys.key(first - 1) in words.STOPS | words.ARTICLES:
            continue
        trend = "increase" if key in words.MORE_OF else "decrease"
        yield Judgement(
            "trend_acted", trend, (first, after), (after, head + 1), is_denied=is_negated
        )


def _calm(keys: Keys) -> Iterator[Judgement]:
    for at, key in enumerate(keys.keys):
        if key in words.CALM and keys.key(at + 1) in words.CALM_VERBS:
            first = _np_start(keys, at)
            if not _is_wished(keys, first):
                yield Judgement("calm", "holding", (at + 1, at + 2), (first, at + 1))
        elif key in words.CALM:
            subject = _calm_subject(keys, at)
            if subject is not None:
                yield Judgement("calm", "holding", (subject[1], at + 1), subject)


def _calm_subject(keys: Keys, at: int) -> tuple[int, int] | None:
    """Return what "was calm" is said of: a front, a town, a situation."""
    before = at - 1
    while keys.key(before) in words.ADVERBS:
        before -= 1
    if keys.key(before) not in words.STAYS:
        return None
    while keys.key(before) in words.STAYS:
        before -= 1
    head = before
    if keys.key(head).startswith("@P") and keys.key(head - 2) in words.CALM_SUBJECTS:
        return _np_start(keys, head - 2), head + 1
    if keys.key(head) not in words.CALM_SUBJECTS and not keys.key(head).startswith("@P"):
        return None
    first = _np_start(keys, head)
    return None if _is_wished(keys, first) else (first, head + 1)


_OPENS = frozenset({"that", "which", "who", "where", "when", "although", "because"})


def _np_start(keys: Keys, head: int) -> int:
    """Return the first word of what *head* is the head of: article, counts and adjectives."""
    first = head
    while first > 0 and head - first < _MOST_ADJECTIVES:
        key = keys.key(first - 1)
        if key == "of" and keys.key(first - 2) in words.COUNTS:
            first -= 2
            continue
        if key in _OPENS:
            break
        if key in words.ARTICLES:
            return first - 1
        if not key[:1].isalpha() and not key.startswith(("@A", "@P", "'")):
            break
        if not _is_adjective(keys, first - 1):
            break
        first -= 1
    return first


def _is_adjective(keys: Keys, at: int) -> bool:
    key = keys.key(at)
    if key.startswith(("@A", "@P", "'s")) or key in words.COUNTS:
        return True
    return (
        key not in words.NO_ADJECTIVES
        and key not in words.PARTS | words.AUXILIARIES | words.MODALS
    )


def _is_wished(keys: Keys, first: int) -> bool:
    """Say whether words before a subject make of it a wish or a condition."""
    near = keys.keys[max(0, first - 2) : first]
    return not words.OPENINGS.isdisjoint(near)


def _is_object(keys: Keys, first: int) -> bool:
    """Say whether a verb of somebody else stands before: "halted attacks"."""
    return keys.key(first - 1) in {"halt", "stop", "end", "halted", "stopped", "ended", "to"}
