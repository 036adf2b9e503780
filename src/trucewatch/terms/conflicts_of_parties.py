"""
Conflicts about where and for whom: areas, lists of parties, exclusions, oversight, acceptances.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from trucewatch.terms.conflict_record import Conflict
from trucewatch.terms.families import Family
from trucewatch.terms.model import Regime, Register, Standing, Stated
from trucewatch.terms.statement_sets import Meaning, announcers, told

_OWN_WORD = frozenset({Standing.ACCEPTED, Standing.REFUSED, Standing.WITHDRAWN})


def within_one_regime(regime: Regime, said: list[Meaning]) -> Iterator[Conflict]:
    """Yield the conflicts of area and of oversight of one regime's file."""
    yield from _areas(regime, said)
    yield from _oversight(regime, said)


def within_family(family: Family) -> Iterator[Conflict]:
    """Yield the conflicts about who is a party to a regime and its extensions."""
    yield from _registers(family)
    yield from _exclusions(family)
    yield from _acceptances(family)


def _areas(regime: Regime, said: list[Meaning]) -> Iterator[Conflict]:
    """Yield the areas that voices name, where they differ."""
    by_voice: dict[tuple[str, str], dict[str, None]] = {}
    for each in said:
        named = each.area or each.statement.announcement.area_words
        if named:
            by_voice.setdefault(each.voice, {})[named] = None
    if len({frozenset(named) for named in by_voice.values()}) > 1:
        told_areas = [
            f"{carried or by}: {', '.join(named)}" for (by, carried), named in by_voice.items()
        ]
        voices = tuple(dict.fromkeys(by for by, _ in by_voice))
        detail = {"statements": "; ".join(told_areas)}
        yield Conflict("area-differs", regime.id, "area", voices, detail)


def _oversight(regime: Regime, said: list[Meaning]) -> Iterator[Conflict]:
    """Yield oversight that ends at another instant than the truce, however both are read."""
    truce = frozenset(end for each in said for end in each.ends)
    is_open = any(each.is_open for each in said)
    for oversight in regime.oversight:
        watched = _instants(oversight.end)
        if watched and (truce or is_open) and (is_open or watched != truce):
            detail = {
                "by": ", ".join(oversight.by),
                "watched": told(watched),
                "truce": told(truce) + (" / open" if is_open else ""),
            }
            voices = tuple(dict.fromkeys((*oversight.by, *announcers(said))))
            yield Conflict("oversight-differs", regime.id, "end of oversight", voices, detail)


def _instants(stated: Stated | None) -> frozenset[datetime]:
    return frozenset() if stated is None else frozenset(stated.instants)


def _registers(family: Family) -> Iterator[Conflict]:
    """Yield registrars' lists that differ from each other, or from the parties' own word."""
    registers = [each for regime in family.regimes for each in regime.registers]
    own_word = _accepted(family)
    lists = {(_parties(each), each.stated_count) for each in registers}
    listed = [_parties(each) for each in registers if each.entries]
    if len(lists) > 1 or any(parties != own_word for parties in listed):
        counts = [
            f"{each.id} ({each.registrar}, {each.as_of}): {_count(each)}" for each in registers
        ]
        detail = {"lists": "; ".join(counts), "accepted": str(len(own_word))}
        names = tuple(dict.fromkeys(each.registrar for each in registers))
        yield Conflict("register-differs", family.head.id, "register", names, detail)


def _parties(register: Register) -> frozenset[str]:
    return frozenset(entry.party for entry in register.entries)


def _count(register: Register) -> int:
    return len(register.entries) if register.stated_count is None else register.stated_count


def _exclusions(family: Family) -> Iterator[Conflict]:
    """Yield groups that one announcer excludes, or asks to exclude, and others do not."""
    for regime in family.regimes:
        for each in regime.exclusions:
            is_common = any(
                other.group == each.group and other.by is None and not other.requested
                for other in regime.exclusions
            )
            if (each.by or each.requested) and not is_common:
                code = "exclusion-differs"
                detail = {"group": each.group, "by": each.by or regime.id}
                voices = (each.by,) if each.by else ()
                yield Conflict(code, regime.id, each.group, voices, detail)


def _accepted(family: Family) -> frozenset[str]:
    return frozenset(
        each.party
        for regime in family.regimes
        for each in regime.acceptances
        if each.standing is Standing.ACCEPTED
    )


def _acceptances(family: Family) -> Iterator[Conflict]:
    """Yield parties said by others to be bound, and truces that nobody bound himself to keep."""
    head = family.head.id
    said_by = tuple(dict.fromkeys(each.announcement.by for each in family.statements.values()))
    stated = [each for regime in family.regimes for each in regime.acceptances]
    spoke = {each.party for each in stated if each.standing in _OWN_WORD}
    silent = dict.fromkeys(each.party for each in stated if each.party not in spoke)
    for party in silent:
        yield Conflict("announced-without-acceptance", head, party, said_by, {"party": party})
    if said_by and not _accepted(family) and not silent:
        detail = {"party": "any party"}
        yield Conflict("announced-without-acceptance", head, "parties", said_by, detail)
