"""
Own words: what the accused party's own announcements and acceptances say of the act.

One answer for each candidate. Accepting another's announcement takes over its window. Where the
party is silent the answer says so and does not count (docs/explanation/law.md, section 5).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.judged import Judged, of_parties
from trucewatch.findings.outcomes import OUTCOMES, Codes, Outcome
from trucewatch.findings.ragged import Numbers, Shares, taken


@dataclass(frozen=True, slots=True)
class OwnWords:
    """
    What each party's own words say, pair after pair, in the order of the incident's people.

    Attributes:
        silent: Whether it never spoke.
        codes: Outcome, as a code of `OUTCOMES`; its readings disagreeing, undetermined.
        low: P(breach by this party), least; 0 where it is silent.
        high: Likewise, greatest.
    """

    silent: NDArray[np.bool_]
    codes: Codes
    low: Shares
    high: Shares


def own_words_of(judged: Judged, parties: Numbers) -> OwnWords:
    """
    Ask the readings of each party's own words.

    Args:
        judged: What was judged.
        parties: Where the parties of each pair start, shape (pairs + 1,).
    """
    units, people, answers = judged.units, judged.people, judged.answers
    row, place = of_parties(judged, parties, np.arange(len(units.pair)))
    name, counts = taken(people.offsets, units.incident)
    unit = np.repeat(np.arange(len(units.pair)), counts)
    number = judged.party_names[people.number[name]]
    own = judged.law.own_words[units.reading[unit], number]
    row, place, unit = row[own], place[own], unit[own]
    size = int(parties[-1])
    low, high = np.full(size, np.inf), np.zeros(size)
    first, last = np.full(size, len(OUTCOMES), np.int8), np.full(size, -1, np.int8)
    np.minimum.at(low, place, answers.party_low[row])
    np.maximum.at(high, place, answers.party_high[row])
    np.minimum.at(first, place, answers.codes[unit])
    np.maximum.at(last, place, answers.codes[unit])
    silent = last < 0
    undetermined = OUTCOMES.index(Outcome.UNDETERMINED)
    return OwnWords(
        silent=silent,
        codes=np.where(first == last, last, undetermined).astype(np.int8),
        low=np.where(silent, 0.0, low),
        high=high,
    )
