"""Force timeline: by whose word a regime is in force, and whether anybody watches."""

from __future__ import annotations

from tests.terms.standing_case import ACTORS, PARENT, calm, extension, regime
from trucewatch.definitions.instants import written
from trucewatch.definitions.windows import Window
from trucewatch.terms.model import Regime
from trucewatch.terms.readings import judged_regimes
from trucewatch.terms.timeline import ForceTimeline, timelines

ALEPPO = """
announcements:
  army: {by: army, start: 2016-05-05T01:00+03:00, lasts: 48h, area: city, source: a paper}
  ministry: {by: ministry, start: 2016-05-05T00:01+03:00, lasts: 48h, area: city, source: a paper}
"""
LATER = """
announcements:
  army-10-may:
    by: army
    start: 2016-05-10T01:00+03:00
    end: 24:00 on 2016-05-11
    lasts: 48h
    source: a paper
"""


def timeline(*regimes: Regime) -> ForceTimeline:
    """Return the timeline of the first of *regimes*."""
    everything = [regime(PARENT), *regimes]
    judged = judged_regimes(everything, ACTORS)
    found = timelines(judged, everything)
    return next(each for each in found if each.regime == regimes[0].id)


def told(windows: tuple[Window, ...]) -> list[tuple[str | None, str | None]]:
    """Return windows as written."""
    return [(written(each.start), written(each.end)) for each in windows]


def test_agreed_is_what_every_announcer_holds_however_it_is_read() -> None:
    """
    A stretch that only some announcer, or only some reading, holds is contested.
    """
    found = timeline(calm(ALEPPO), extension("calm-2", LATER))

    assert [("2016-05-04T22:00:00Z", "2016-05-06T21:01:00Z")] == told(found.agreed)
    assert [
        ("2016-05-04T21:01:00Z", "2016-05-04T22:00:00Z"),
        ("2016-05-06T21:01:00Z", "2016-05-06T22:00:00Z"),
        ("2016-05-09T22:00:00Z", "2016-05-11T22:00:00Z"),
    ] == told(found.contested)


def test_a_chain_keeps_apart_what_always_and_what_sometimes_holds() -> None:
    """
    The army's last hour stands under one way of reading its words and not under the other.
    """
    army = timeline(calm(ALEPPO), extension("calm-2", LATER)).chains[0]

    assert ("2016-05-09T22:00:00Z", "2016-05-11T21:00:00Z") == told(army.always)[-1]
    assert ("2016-05-09T22:00:00Z", "2016-05-11T22:00:00Z") == told(army.sometimes)[-1]
    assert [
        "start stated, end = start + 48 h",
        "start stated, end stated",
        "start stated, end = start + 48 h",
    ] == [basis for _, basis in army.stretches]


def test_unwatched_is_in_force_under_somebody_and_under_nobodys_eyes() -> None:
    """
    Oversight until an ambiguous midnight covers up to the later reading, and no further.
    """
    watched = """
oversight:
  - {by: [patron], end: midnight on 2016-05-06, source: a paper}
"""
    found = timeline(calm(watched + ALEPPO))

    assert [("2016-05-06T21:00:00Z", "2016-05-06T22:00:00Z")] == told(found.unwatched)
    assert [
        ("start of the day", None, "2016-05-05T21:00:00Z"),
        ("end of the day", None, "2016-05-06T21:00:00Z"),
    ] == [
        (each.way, written(each.window.start), written(each.window.end))
        for each in found.oversight
    ]


def test_oversight_that_is_open_or_unsaid_leaves_nothing_unwatched() -> None:
    """
    An open end of oversight covers everything after its start.
    """
    watched = """
oversight:
  - {by: [patron], start: 2016-05-04T00:00Z, end: open, source: a paper}
"""
    assert () == timeline(calm(watched + ALEPPO)).unwatched


def test_oversight_cannot_end_before_it_starts() -> None:
    """
    A way of reading its end that lies before its start gives no window.
    """
    watched = """
oversight:
  - {by: [patron], start: 2016-05-06T01:00+03:00, end: midnight on 2016-05-06, source: a paper}
"""
    found = timeline(calm(watched + ALEPPO))

    assert [("2016-05-05T22:00:00Z", "2016-05-06T21:00:00Z")] == told(
        tuple(each.window for each in found.oversight)
    )


def test_a_party_that_only_took_a_window_over_has_no_voice_of_its_own_in_what_is_agreed() -> None:
    """
    Rebels who accepted the first window and not its extension are no announcer.
    """
    accepted = """
acceptances:
  - {party: rebels, status: accepted, on: 2016-05-04, takes_over: army, source: a paper}
"""
    found = timeline(calm(accepted + ALEPPO), extension("calm-2", LATER))

    assert ["army", "ministry"] == [each.announcer for each in found.chains]


def test_a_regime_without_windows_is_never_in_force() -> None:
    """
    Where nobody bounds anything nothing is agreed, contested or unwatched.
    """
    found = timeline(
        calm("announcements:\n  army: {by: army, start: 2016-05-05T01:00Z, source: a paper}\n")
    )

    assert ((), (), (), ()) == (found.chains, found.agreed, found.contested, found.unwatched)
    assert ("army",) == found.silent
