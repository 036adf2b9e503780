"""Elements of a reading beside its windows: whose words, whose list, and what was adopted."""

from __future__ import annotations

from datetime import date

from tests.terms.standing_case import ACTORS, calm, checked, extension, judged, readings
from tests.terms.test_readings import ALEPPO, FIRST_EXTENSION, aleppo, windows
from trucewatch.terms.readings import judged_regimes


def test_what_only_a_third_party_carries_does_not_displace_the_own_word() -> None:
    """
    A wire's version of the army's start is kept for comparison and forms no reading beside it.
    """
    found = readings(
        calm("""
announcements:
  army: {by: army, start: 2016-05-05T01:00+03:00, lasts: 48h, source: a paper}
  wire: {by: army, start: 2016-05-05T02:00+03:00, lasts: 48h, carried_by: a wire, source: a wire}
  rumour: {by: ministry, start: 2016-05-05T03:00Z, lasts: 48h, carried_by: a wire, source: a wire}
""")
    )

    assert {"army": ["army"], "ministry": ["rumour"]} == {
        name: [holding.announcement for holding in each.holdings] for name, each in found.items()
    }
    assert frozenset() == found["ministry"].own_words_of


def test_own_words_are_those_of_who_speaks_for_a_party() -> None:
    """
    The army's word is the state's own; nobody else's words are.
    """
    found = aleppo()

    assert {
        "army": frozenset({"army", "state"}),
        "ministry": frozenset({"ministry", "patron"}),
        "embassy": frozenset({"embassy"}),
    } == {each.announcer: each.own_words_of for each in found.readings}


def test_accepting_takes_the_window_over() -> None:
    """
    Rebels who accepted the ministry's announcement speak by it; by its extension they do not.
    """
    accepted = """
acceptances:
  - {party: rebels, status: accepted, on: 2016-05-04, takes_over: ministry, source: a paper}
"""
    alone = readings(calm(accepted + ALEPPO))
    extended = readings(calm(accepted + ALEPPO), extension("calm-1", FIRST_EXTENSION))

    assert {"ministry", "patron", "rebels"} == alone["ministry"].own_words_of
    assert {"ministry", "patron"} == extended["ministry"].own_words_of
    assert frozenset({"rebels"}) == extended["rebels"].own_words_of
    assert [("2016-05-04T21:01:00Z", "2016-05-06T21:01:00Z")] == windows(extended["rebels"])


def test_exclusions_that_announcers_draw_differently_are_readings() -> None:
    """
    Each announcer's list is the common one and its own; a mere request is in force nowhere.
    """
    found = readings(
        calm(
            ALEPPO
            + """
exclusions:
  - {group: fighters, source: a paper}
  - {group: rebels, by: army, from: 2016-05-06, source: a paper}
  - {group: irregulars, by: ministry, requested: true, source: a paper}
"""
        )
    )

    assert {"common list": ["fighters"], "army": ["fighters", "rebels"]} == {
        dict(each.choices)["exclusions"]: [span.party for span in each.excluded]
        for each in found.values()
    }
    assert frozenset({"army", "state"}) == found["army/exclusions=army"].own_words_of
    assert frozenset() == found["army/exclusions=common list"].own_words_of
    assert frozenset({"ministry", "patron"}) == (
        found["ministry/exclusions=common list"].own_words_of
    )


def test_exclusions_that_only_announcers_claim_leave_no_common_list() -> None:
    """
    Where every announcer has its own list there is nothing common to read.
    """
    found = readings(
        calm("""
exclusions:
  - {group: fighters, by: army, source: a paper}
announcements:
  army: {by: army, start: 2016-05-05T01:00+03:00, lasts: 48h, source: a paper}
""")
    )

    assert {"army": (("army", "state"), ["fighters"])} == {
        name: (tuple(sorted(each.own_words_of)), [span.party for span in each.excluded])
        for name, each in found.items()
    }


def test_a_register_that_names_parties_is_a_reading_and_a_mere_count_is_none() -> None:
    """
    A registrar's list binds whom it names, in its reading only; a number names nobody.
    """
    found = readings(
        calm(
            ALEPPO
            + """
registers:
  counted: {registrar: a task force, as_of: 2016-04-01, stated_count: 97, source: a paper}
  named:
    registrar: a task force
    as_of: 2016-05-01
    entries: [{party: rebels, from: 2016-05-01}]
    source: a paper
"""
        )
    )

    assert {"own word", "named"} == {dict(each.choices)["register"] for each in found.values()}
    assert frozenset() == found["army/register=named"].own_words_of
    assert ["rebels"] == [each.party for each in found["army/register=named"].standings]


ADOPT = """
adopt:
  - {element: announcer, choice: army, because: its fire, by: head of mission, on: 2016-05-05}
  - {element: end of army, choice: end of the day, because: usage, by: a lawyer, on: 2016-05-06}
"""
MIDNIGHT = """
announcements:
  army: {by: army, start: 2016-05-05T01:00+03:00, end: midnight on 2016-05-06, source: a paper}
  ministry: {by: ministry, start: 2016-05-05T00:01+03:00, lasts: 48h, source: a paper}
"""


def test_an_adoption_marks_and_removes_nothing() -> None:
    """
    All readings stay; those that agree with everything adopted are marked with the last day.
    """
    found = readings(calm(MIDNIGHT + ADOPT))

    assert {
        "army/end of army=start of the day": (False, None),
        "army/end of army=end of the day": (True, date(2016, 5, 6)),
        "ministry": (False, None),
    } == {name: (each.adopted, each.adopted_on) for name, each in found.items()}


def test_an_adoption_that_does_not_speak_of_a_reading_does_not_rule_it_out() -> None:
    """
    Adopting how the army's end is read says nothing against the ministry's chain.
    """
    only_end = "adopt:" + ADOPT.split("adopt:")[1].split("\n", 2)[0] + "\n"
    only_end += ADOPT.strip().splitlines()[-1] + "\n"
    found = readings(calm(MIDNIGHT + only_end))

    assert {"army/end of army=end of the day", "ministry"} == {
        name for name, each in found.items() if each.adopted
    }


def test_with_too_many_readings_what_was_adopted_is_no_longer_open() -> None:
    """
    Seven ambiguous ends are 128 readings; adopting one of them leaves 64.
    """
    said = "".join(
        f"  a{i}: {{by: army, start: 2016-05-0{i}T01:00+03:00, "
        f"end: midnight on 2016-05-0{i + 1}, source: a paper}}\n"
        for i in range(1, 8)
    )
    too_many = calm("announcements:\n" + said)
    adopted = calm(
        "announcements:\n" + said + "adopt:\n  - {element: end of a1, choice: end of the day, "
        "because: usage, by: head of mission, on: 2016-05-06}\n"
    )

    assert ["TRM-163"] == [code for code, _ in checked(too_many)]
    assert () == judged_regimes([too_many], ACTORS)[0].readings
    assert 64 == len(judged(adopted).readings)


def test_readings_of_all_announcers_count_together() -> None:
    """
    Thirty-two ways of one announcer and sixty-four of another are too many to be told.
    """
    said = "".join(
        f"  {by}{i}: {{by: {by}, start: 2016-05-0{i}T01:00+03:00, "
        f"end: midnight on 2016-05-0{i + 1}, source: a paper}}\n"
        for by, several in (("army", 5), ("ministry", 6))
        for i in range(1, several + 1)
    )

    assert ["TRM-163"] == [code for code, _ in checked(calm("announcements:\n" + said))]


def test_a_party_need_not_take_over_the_word_of_its_own_voice() -> None:
    """
    A state that accepts its own army's announcement gets no chain beside the army's.
    """
    accepted = """
acceptances:
  - {party: state, status: accepted, on: 2016-05-04, takes_over: army, source: a paper}
"""
    found = readings(calm(accepted + ALEPPO), extension("calm-1", FIRST_EXTENSION))

    assert {"army", "ministry", "embassy"} == set(found)
