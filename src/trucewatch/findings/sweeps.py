"""
Sweeps: variants of one act with an unknown weight set to a share, and terms with a doubt removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from trucewatch.definitions.targets import OTHER
from trucewatch.findings.axes import CLOSE
from trucewatch.findings.compiled import with_regimes
from trucewatch.findings.terms_tables import ACTS, CompiledTerms, ReadingTable

Record = dict[str, Any]

_KINDS = ("story", "who", "at_whom", "what")


@dataclass(frozen=True, slots=True)
class Sweeping:
    """
    One weight that is not known.

    Attributes:
        kind: who, at_whom, what or story.
        about: The candidate, or the number of the story from 1.
        alike: Other candidates of whom every question has the same answer, and so the same sweep.
        at: Gives the act with that weight set to a share from 0 to 1.
    """

    kind: str
    about: str
    alike: tuple[str, ...]
    at: Callable[[float], Record]


def sweeps_of(record: Record, terms: CompiledTerms) -> Iterator[Sweeping]:
    """
    Yield every candidate whose weight is open, over all stories that name it.

    Args:
        record: The act.
        terms: The terms, which say of whom every question has the same answer.
    """
    stories = record["stories"]
    # One axis may be a range other than any; to sweep another beside it has no law.
    ranged = [kind for kind in _KINDS if _is_ranged(record, kind)]
    if len(stories) > 1 and ranged in ([], ["story"]):
        for i in range(len(stories)):
            if _open(stories[i]):
                yield Sweeping("story", str(i + 1), (), _story_at(record, i))
    for kind in ("who", "at_whom", "what"):
        if ranged not in ([], [kind]):
            continue
        for first, *others in _alike(record, kind, terms):
            yield Sweeping(kind, first, tuple(others), _candidate_at(record, kind, first))


def _is_ranged(record: Record, kind: str) -> bool:
    """Return whether the weights of a kind are a range, neither given nor any."""
    stories = record["stories"]
    lists = [stories] if kind == "story" else [story[kind] for story in stories]
    return any(
        any(_open(each) for each in listed)
        and not all(each["low"] <= CLOSE and each["high"] >= 1 - CLOSE for each in listed)
        for listed in lists
    )


def _alike(record: Record, kind: str, terms: CompiledTerms) -> list[list[str]]:
    """
    Group the open candidates of a kind: same answers, same weights, in the same stories.

    Where a defence has been found nobody is like another: it was found for one of them.
    """
    groups: dict[tuple[object, ...], list[str]] = {}
    names = {_name(c): c for story in record["stories"] for c in story[kind] if _open(c)}
    for name, candidate in names.items():
        places = tuple(
            tuple((c["low"], c["high"]) for c in story[kind] if _name(c) == name)
            for story in record["stories"]
        )
        own = name if any(each["found"] for each in record["defences"]) else ""
        groups.setdefault((_answers(candidate, kind, terms), places, own), []).append(name)
    return list(groups.values())


def _answers(candidate: Record, kind: str, terms: CompiledTerms) -> frozenset[int]:
    """Return what a candidate is to every question."""
    if kind == "what":
        numbers = {act.value: i for i, act in enumerate(ACTS)}
        return frozenset({int(terms.act_class[numbers[candidate["name"]]])})
    if kind == "who":
        return frozenset({int(terms.who_class[terms.names.numbers([candidate["name"]])[0]])})
    return frozenset(int(n) for n in terms.member_class[terms.names.numbers(candidate["members"])])


def _open(candidate: Record) -> bool:
    return bool(candidate["high"] - candidate["low"] > CLOSE)


def _name(candidate: Record) -> str:
    return "+".join(candidate["members"]) if "members" in candidate else str(candidate["name"])


def _story_at(record: Record, number: int) -> Callable[[float], Record]:
    def at(share: float) -> Record:
        return record | {"stories": _at_share(record["stories"], number, share)}

    return at


def _candidate_at(record: Record, kind: str, name: str) -> Callable[[float], Record]:
    def at(share: float) -> Record:
        stories = []
        for story in record["stories"]:
            places = [i for i, each in enumerate(story[kind]) if _name(each) == name]
            listed = _at_share(story[kind], places[0], share) if places else story[kind]
            stories.append(story | {kind: listed})
        return record | {"stories": stories}

    return at


def _at_share(candidates: list[Record], number: int, share: float) -> list[Record]:
    """Give one candidate the share, and leave the rest to the others in any way they may."""
    rest = 1.0 - share
    listed = [
        each
        | ({"low": share, "high": share} if i == number else {"high": min(each["high"], rest)})
        for i, each in enumerate(candidates)
    ]
    several = len(candidates) > 2
    if not several:
        return [
            each | ({} if i == number else {"low": rest, "high": rest})
            for i, each in enumerate(listed)
        ]
    return [each | {"low": min(each["low"], each["high"])} for each in listed]


def acceptances_of(record: Record, terms: CompiledTerms) -> list[str]:
    """Return the parties of *record* of whom some reading does not know whether they accepted."""
    named: set[str] = set()
    for story in record["stories"]:
        named |= {each["name"] for each in story["who"]}
        named |= {member for each in story["at_whom"] for member in each["members"]}
    number = terms.names.number
    return [
        name
        for name in sorted(named - {OTHER})
        if name in number
        and any(
            bool((each.bound_perhaps & ~each.bound_surely)[:, number[name]].any())
            for regime in terms.regimes
            for each in regime.readings
        )
    ]


def without_doubt(terms: CompiledTerms, party: str, *, accepted: bool) -> CompiledTerms:
    """Return *terms* as they would be if it were known whether *party* accepted."""
    number = terms.names.number[party]

    def known(reading: ReadingTable) -> ReadingTable:
        perhaps, surely = reading.bound_perhaps.copy(), reading.bound_surely.copy()
        if accepted:
            surely[:, number] = perhaps[:, number]
        else:
            perhaps[:, number] = surely[:, number]
        return replace(reading, bound_perhaps=perhaps, bound_surely=surely)

    regimes = tuple(
        replace(regime, readings=tuple(known(each) for each in regime.readings))
        for regime in terms.regimes
    )
    # Parties that had the same answers may not have them any more.
    everyone = np.arange(len(terms.names))
    return replace(with_regimes(terms, regimes), who_class=everyone, member_class=everyone)
