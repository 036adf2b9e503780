"""Conflicts: every contradiction inside the terms is listed, and none is settled."""

from __future__ import annotations

import pytest

from tests.terms.standing_case import calm, extension
from trucewatch.publication.wording import Catalogue
from trucewatch.terms.conflict_record import Conflict
from trucewatch.terms.conflicts import CONFLICT_CODES, conflicts
from trucewatch.terms.model import Regime

SOURCE = "source: a paper"
ACCEPTED = f"acceptances:\n  - {{party: state, status: accepted, on: 2016-05-04, {SOURCE}}}\n"
FIRST = "start: 2016-05-05T01:00+03:00"


def said(**announcements: str) -> str:
    """Return announcements, each given by its keys."""
    lines = [f"  {name}: {{{keys}, {SOURCE}}}\n" for name, keys in announcements.items()]
    return ACCEPTED + "announcements:\n" + "".join(lines)


def found(code: str, *regimes: Regime) -> list[Conflict]:
    """Return the conflicts of one kind; every sentence is said once on the way."""
    catalogue = Catalogue.load("en")
    everything = conflicts(regimes)
    for each in everything:
        assert "{" not in catalogue.say(f"conflict.{each.code}", **each.detail)
    return [each for each in everything if each.code == code]


def of_one(code: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return what the conflicts of one kind in one regime are about, and between whom."""
    return [(each.about, each.announcers) for each in found(code, calm(text))]


def test_starts_of_announcers_differ() -> None:
    """
    The embassy's start and the army's lie a day less a minute apart (the first contradiction).
    """
    text = said(
        army=f"by: army, {FIRST}, lasts: 48h, area: city",
        embassy="by: embassy, start: 2016-05-04T00:01+03:00, end: open, area: province",
    )
    conflict = found("start-differs", calm(text))[0]

    assert ("start", ("army", "embassy")) == (conflict.about, conflict.announcers)
    assert "24 h 59 min" == conflict.detail["apart"]


def test_what_a_wire_carries_is_compared_with_the_announcers_own_word() -> None:
    """
    A wire's mistake is no difference between announcers, and is listed as the wire's.
    """
    text = said(
        army=f"by: army, {FIRST}, lasts: 48h",
        ministry=f"by: ministry, {FIRST}, lasts: 48h",
        wire="by: army, carried_by: a wire, start: 2016-05-04T01:00+03:00, lasts: 48h",
    )

    assert [("start of wire", ("army",))] == of_one("start-differs", text)
    assert [("end of wire", ("army",))] == of_one("end-differs", text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (f"{FIRST}, lasts: 48h", f"{FIRST}, lasts: 72h", [("end", ("army", "ministry"))]),
        (f"{FIRST}, lasts: 48h", "lasts: 24h", [("length", ("army", "ministry"))]),
        (f"{FIRST}, lasts: 48h", "lasts: 48h", []),
        (f"{FIRST}, lasts: 48h", f"{FIRST}, end: open", []),
        (
            f"{FIRST}, end: midnight on 2016-05-06",
            f"{FIRST}, end: 24:00 on 2016-05-06",
            [],
        ),
    ],
)
def test_ends_of_announcers_differ(
    one: str, other: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    """
    Ends differ where no way of reading makes them one; unsaid ends are compared by length.
    """
    text = said(army=f"by: army, {one}", ministry=f"by: ministry, {other}")

    assert expected == of_one("end-differs", text)


def test_each_area_is_compared_with_itself() -> None:
    """
    Two announcers who each give 24 h to one area and 72 h to another do not disagree.
    """
    text = said(
        army_a=f"by: army, {FIRST}, lasts: 24h, area: city",
        army_b=f"by: army, {FIRST}, lasts: 72h, area: valley",
        ministry_a=f"by: ministry, {FIRST}, lasts: 24h, area: city",
        ministry_b=f"by: ministry, {FIRST}, lasts: 72h, area: valley",
    )

    assert [] == found("end-differs", calm(text)) + found("area-differs", calm(text))


def test_a_length_against_its_own_interval() -> None:
    """
    48 hours from 01:00 to 24:00 of the next day are 47 hours.
    """
    text = said(
        army="by: army, start: 2016-05-10T01:00+03:00, lasts: 48h, end: 24:00 on 2016-05-11"
    )
    conflict = found("duration-interval", calm(text))[0]

    assert ("end of army", ("army",)) == (conflict.about, conflict.announcers)
    assert ("48 h", "47 h") == (conflict.detail["lasts"], conflict.detail["interval"])


def test_a_length_that_agrees_with_its_interval_is_no_conflict() -> None:
    """
    48 hours from 01:00 to 01:00 two days later are 48 hours.
    """
    text = said(army=f"by: army, {FIRST}, lasts: 48h, end: 2016-05-07T01:00+03:00")

    assert [] == of_one("duration-interval", text)


def test_words_with_several_readings() -> None:
    """
    "Midnight on" is listed for announcements and for oversight.
    """
    text = said(army=f"by: army, {FIRST}, end: midnight on 2016-05-06")
    text += f"oversight:\n  - {{by: [patron], end: midnight on 2016-05-06, {SOURCE}}}\n"

    assert [("end of army", ("army",)), ("end of oversight", ("patron",))] == of_one(
        "many-readings", text
    )


def test_an_open_end_against_a_fixed_one() -> None:
    """
    One announcer's open end stands against the other's end, or length.
    """
    text = said(
        army=f"by: army, {FIRST}, lasts: 48h",
        embassy="by: embassy, end: open",
        ministry="by: ministry, lasts: 24h",
    )

    assert [("end", ("army", "embassy", "ministry"))] == of_one("open-against-fixed", text)


def test_areas_differ() -> None:
    """
    City and province are different areas; where no area is drawn its words are compared.
    """
    text = said(
        army=f"by: army, {FIRST}, lasts: 48h, area: city",
        ministry=f"by: ministry, {FIRST}, lasts: 48h, area_words: the city and around",
        embassy=f"by: embassy, {FIRST}, lasts: 48h",
    )

    assert [("area", ("army", "ministry"))] == of_one("area-differs", text)


def test_one_instant_in_two_zones_that_do_not_meet() -> None:
    """
    01:01 local and 22:00 GMT are a minute apart; 01:00 local and 22:00 GMT are one.
    """
    text = said(
        army=f"by: army, {FIRST}, also_stated: {{start: 2016-05-04T22:00Z}}, lasts: 48h",
        wire="by: army, carried_by: a wire, end: 2016-05-07T01:01+03:00, "
        "also_stated: {end: 2016-05-06T22:00Z}",
    )
    conflict = found("zone-conversion", calm(text))[0]

    assert ("end of wire", "1 min") == (conflict.about, conflict.detail["apart"])


def test_by_a_length_against_to_a_length() -> None:
    """
    Extended "by 72 h" and "to 72 h in all" are different ends, in one statement or in two.
    """
    base = calm(said(army=f"by: army, {FIRST}, lasts: 48h"))
    in_one = extension(
        "calm-1",
        "announcements:\n  a1: {by: army, extended_by: 72h, extended_to: 72h, source: p}\n",
    )
    in_two = extension(
        "calm-1",
        "announcements:\n  a1: {by: army, extended_by: 72h, source: p}\n"
        "  w1: {by: army, carried_by: a wire, extended_to: 72h, source: p}\n",
    )

    assert ["end of a1"] == [each.about for each in found("extension-by-to", base, in_one)]
    assert ["end of w1"] == [each.about for each in found("extension-by-to", base, in_two)]


def test_gaps_and_overlaps_of_one_chain() -> None:
    """
    An extension that starts an hour late leaves a gap, one that starts early an overlap.
    """
    base = calm(said(army=f"by: army, {FIRST}, lasts: 48h"))
    later = (
        "announcements:\n"
        "  a1: {{by: army, start: 2016-05-07T0{hour}:00+03:00, lasts: 3h, source: p}}\n"
    )
    gap = found("gap", base, extension("calm-1", later.format(hour=2)))[0]
    overlap = found("overlap", base, extension("calm-1", later.format(hour=0)))[0]
    joined = extension("calm-1", later.format(hour=1))

    assert ("1 h", "2016-05-06T22:00:00Z") == (gap.detail["length"], gap.detail["start"])
    assert ("1 h", "2016-05-06T22:00:00Z") == (overlap.detail["length"], overlap.detail["end"])
    assert [] == found("gap", base, joined) + found("overlap", base, joined)


def test_gaps_under_mixed_readings() -> None:
    """
    Who follows the ministry's end and the army's new start lives 59 minutes without a truce.
    """
    base = calm(
        said(
            army=f"by: army, {FIRST}, lasts: 48h",
            ministry="by: ministry, start: 2016-05-05T00:01+03:00, lasts: 48h",
            embassy="by: embassy, start: 2016-05-04T00:01+03:00, end: open",
        )
    )
    later = extension(
        "calm-1",
        "announcements:\n"
        "  a1: {by: army, start: 2016-05-07T01:00+03:00, lasts: 1h, source: a paper}\n",
    )
    gap = found("gap", base, later)

    assert [("ministry to a1", ("ministry", "army"), "59 min")] == [
        (each.about, each.announcers, each.detail["length"]) for each in gap
    ]


def test_a_gap_begins_where_the_last_window_before_it_ended() -> None:
    """
    Of an announcer that spoke several times, the window that ended last is what counts.
    """
    base = calm(
        said(
            army=f"by: army, {FIRST}, lasts: 48h",
            ministry=f"by: ministry, {FIRST}, lasts: 24h",
        )
    )
    first = extension(
        "calm-1",
        "announcements:\n"
        "  m1: {by: ministry, start: 2016-05-06T01:00+03:00, lasts: 24h, source: a paper}\n",
    )
    second = extension(
        "calm-2",
        "announcements:\n"
        "  a2: {by: army, start: 2016-05-07T02:00+03:00, lasts: 1h, source: a paper}\n"
        "  m2: {by: ministry, extends: m1, source: a paper}\n",
        extends="calm-1",
    )

    assert [("army to a2", "1 h"), ("m1 to a2", "1 h")] == [
        (each.about, each.detail["length"]) for each in found("gap", base, first, second)
    ]


REGISTERS = """
registers:
  counted: {registrar: a task force, as_of: 2016-04-01, stated_count: 97, source: a paper}
  named: {registrar: a state, as_of: 2016-05-01, entries: [{party: rebels}], source: a paper}
"""


def test_registers_differ() -> None:
    """
    Lists differ from each other, and from who accepted by its own word.
    """
    text = said(army=f"by: army, {FIRST}, lasts: 48h")
    same = REGISTERS.replace("rebels", "state").splitlines()
    same_only = "\n".join(each for each in same if "counted" not in each)

    assert [("register", ("a task force", "a state"))] == of_one(
        "register-differs", text + REGISTERS
    )
    assert [] == of_one("register-differs", f"{text}{same_only}\n")


def test_exclusions_differ() -> None:
    """
    What one announcer excludes, or only asks to exclude, differs from what the others exclude.
    """
    text = (
        said(army=f"by: army, {FIRST}, lasts: 48h")
        + """
exclusions:
  - {group: fighters, source: a paper}
  - {group: fighters, by: ministry, source: a paper}
  - {group: rebels, by: ministry, requested: true, source: a paper}
"""
    )

    assert [("rebels", ("ministry",))] == of_one("exclusion-differs", text)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2016-05-07T01:00+03:00", []),
        ("midnight on 2016-05-06", [("end of oversight", ("patron", "army"))]),
        ("open", []),
    ],
)
def test_oversight_is_not_the_truce(end: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    """
    Oversight that ends at another instant than the truce is listed.
    """
    text = said(army=f"by: army, {FIRST}, lasts: 48h")
    text += f"oversight:\n  - {{by: [patron], end: {end}, {SOURCE}}}\n"

    assert expected == of_one("oversight-differs", text)


def test_a_party_said_by_others_to_be_bound() -> None:
    """
    Announced without acceptance: the opposition, of which others said that it was covered.
    """
    text = said(army=f"by: army, {FIRST}, lasts: 48h").replace(
        "announcements", f"  - {{party: front, status: reported, {SOURCE}}}\nannouncements"
    )

    assert [("front", ("army",))] == of_one("announced-without-acceptance", text)


def test_a_truce_that_nobody_bound_himself_to_keep() -> None:
    """
    Where no acceptance at all was found the truce itself is listed.
    """
    text = said(army=f"by: army, {FIRST}, lasts: 48h").replace(ACCEPTED, "")

    assert [("parties", ("army",))] == of_one("announced-without-acceptance", text)


def test_silence_is_listed() -> None:
    """
    An announcement without an end bounds nothing on that side.
    """
    text = said(army=f"by: army, {FIRST}", ministry=f"by: ministry, {FIRST}, lasts: 48h")

    assert [("army", ("army",))] == of_one("silent", text)


@pytest.mark.parametrize("code", CONFLICT_CODES)
def test_every_kind_of_conflict_has_a_sentence(code: str) -> None:
    """
    The catalogue can say every kind of contradiction.
    """
    assert Catalogue.load("en").has(f"conflict.{code}")
