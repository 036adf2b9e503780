"""One regime as written: every key is read, and everything wrong is told at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.terms.standing_case import calm, read, regime
from trucewatch.definitions.acts import Act
from trucewatch.terms.model import (
    Acceptance,
    Adoption,
    Announcement,
    Due,
    DueKind,
    Exclusion,
    Oversight,
    Regime,
    RegimeStatus,
    Register,
    RegisterEntry,
    Source,
    Standing,
    Stated,
    Thresholds,
)

WHOLE = """
format: trucewatch/terms@1
regime: calm
title: A calm
called: regime of silence
kind: local_truce
within: parent
zone: "+03:00"
guarantors: [patron]
source: {from: a paper, via: a wire}
note: what the desk wants to remember
acceptances:
  - party: The State
    status: accepted
    on: 2016-05-04
    takes_over: army
    words: agreed to respect it
    source: a paper
exclusions:
  - {group: fighters, by: army, from: 2016-05-06, until: 2016-05-08T12:00Z, words: w, source: p}
registers:
  listed:
    registrar: a task force
    as_of: 2016-05-01
    entries: [{party: rebels}, {party: state, from: 2016-05-01T00:00Z}]
    stated_count: 97
    source: p
clauses:
  C1:
    prohibits: [shelling, other]
    protects: [civilians, accepting_parties, rebels]
    defences: [self_defence]
    area: city
    precedence: 2
    thresholds: {breached: 0.75, set_by: head of mission, set_on: 2016-05-04}
    says: no shelling
    source: p
duties:
  D1: {owed_by: [patron], broken_by: [parties_not_pressed], due: window ends, says: s, source: p}
oversight:
  - {by: [patron, embassy], start: 2016-05-05T00:00Z, end: open, area: province, source: p}
announcements:
  army:
    by: army
    said_on: 2016-05-04
    start: 2016-05-05T01:00
    lasts: 48h
    end: midnight on 2016-05-06
    also_stated: {start: 2016-05-04T22:00Z, end: 2016-05-06T22:00Z}
    area: city
    area_words: the city
    wording: for 48 hours
    source: p
  longer:
    {by: army, extends: army, extended_by: 24h, extended_to: 72h, carried_by: wire, source: p}
adopt:
  - {element: announcer, choice: army, because: its fire, by: a lawyer, on: 2016-05-05}
"""


def instant(text: str) -> datetime:
    """Return an instant of May 2016, UTC."""
    return datetime.fromisoformat(f"2016-05-{text}").replace(tzinfo=UTC)


@pytest.fixture(name="whole")
def whole_regime() -> Regime:
    """Return the regime in which every key is written."""
    return regime(WHOLE)


def test_the_head_of_a_regime(whole: Regime) -> None:
    """
    Names, links and source of the regime itself.
    """
    assert ("calm", "A calm", "regime of silence", "local_truce") == (
        whole.id,
        whole.title,
        whole.called,
        whole.kind,
    )
    assert (RegimeStatus.IN_TERMS, "parent", None, ("patron",), Source("a paper", "a wire")) == (
        whole.status,
        whole.within,
        whole.extends,
        whole.guarantors,
        whole.source,
    )


def test_announcements_keep_every_part_as_stated(whole: Regime) -> None:
    """
    Start, length, end, area and what is extended are kept apart.
    """
    start = Stated("2016-05-05T01:00", (instant("04T22:00"),))
    end = Stated(
        "midnight on 2016-05-06",
        (instant("05T21:00"), instant("06T21:00")),
        ("start of the day", "end of the day"),
    )
    assert (
        Announcement(
            id="army",
            by="army",
            said_on=date(2016, 5, 4),
            start=start,
            lasts=timedelta(hours=48),
            end=end,
            area="city",
            area_words="the city",
            extends=None,
            extended_by=None,
            extended_to=None,
            wording="for 48 hours",
            carried_by="",
            source=Source("p"),
            also_start=Stated("2016-05-04T22:00Z", (instant("04T22:00"),)),
            also_end=Stated("2016-05-06T22:00Z", (instant("06T22:00"),)),
        )
        == whole.announcements[0]
    )
    longer = whole.announcements[1]
    assert ("army", timedelta(hours=24), timedelta(hours=72), "wire") == (
        longer.extends,
        longer.extended_by,
        longer.extended_to,
        longer.carried_by,
    )


def test_parties_are_read_with_their_days(whole: Regime) -> None:
    """
    A day counts from its end; a name of any script finds its actor.
    """
    assert (
        Acceptance(
            party="state",
            standing=Standing.ACCEPTED,
            from_at=instant("04T21:00"),
            takes_over="army",
            words="agreed to respect it",
            source=Source("a paper"),
            unsure_from_at=instant("03T21:00"),
        ),
    ) == whole.acceptances
    assert (
        Exclusion("fighters", "army", instant("06T21:00"), instant("08T12:00"), Source("p")),
    ) == whole.exclusions
    assert (
        Register(
            id="listed",
            registrar="a task force",
            as_of=date(2016, 5, 1),
            entries=(
                RegisterEntry("rebels", None, None),
                RegisterEntry("state", instant("01T00:00"), None),
            ),
            stated_count=97,
            source=Source("p"),
        ),
    ) == whole.registers


def test_clauses_and_duties(whole: Regime) -> None:
    """
    What is forbidden, what is owed, and from which chance on one may speak.
    """
    clause, duty = whole.clauses[0], whole.duties[0]

    assert {Act.SHELLING, Act.OTHER} == clause.prohibits
    assert {"civilians", "accepting_parties", "rebels"} == clause.protects
    assert frozenset({"self_defence"}) == clause.defences
    assert ("city", 2, "no shelling") == (clause.area, clause.precedence, clause.says)
    assert (
        Thresholds(breached=0.75, set_by="head of mission", set_on=date(2016, 5, 4))
        == clause.thresholds
    )
    assert {"patron"} == duty.owed_by
    assert {Act.PARTIES_NOT_PRESSED} == duty.broken_by
    assert (Due(DueKind.WINDOW_ENDS), None) == (duty.due, duty.defences)


def test_oversight_and_adoptions(whole: Regime) -> None:
    """
    Who watches is not when the truce holds; what the mission adopted stands with its reason.
    """
    assert (
        Oversight(
            by=("patron", "embassy"),
            start=Stated("2016-05-05T00:00Z", (instant("05T00:00"),)),
            end=Stated("open", (), (), is_open=True),
            area="province",
            source=Source("p"),
        ),
    ) == whole.oversight
    assert (
        Adoption("announcer", "army", "its fire", "a lawyer", date(2016, 5, 5)),
    ) == whole.adoptions


def test_every_value_knows_where_it_stands(whole: Regime) -> None:
    """
    Checks over all regimes can point to the line of any value.
    """
    spots = whole.spots

    assert "extends: army" in spots["announcements.longer.extends"].excerpt
    assert "terms/calm.yaml:7:9" == str(spots["within"].place)


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("window ends", Due(DueKind.WINDOW_ENDS)),
        ("on request", Due(DueKind.ON_REQUEST)),
        ("72h after request", Due(DueKind.AFTER_REQUEST, after=timedelta(hours=72))),
        ("seven days after request", Due(DueKind.AFTER_REQUEST, after=timedelta(days=7))),
        ("2016-05-08T12:00Z", Due(DueKind.AT, at=instant("08T12:00"))),
        ("24:00 on 2016-05-08", Due(DueKind.AT, at=instant("08T21:00"))),
    ],
)
def test_due_times(written: str, due: Due) -> None:
    """
    A duty is due at an instant, on or after a request, or when the window ends.
    """
    assert due == regime(WHOLE.replace("due: window ends", f"due: {written}")).duties[0].due


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("soon", ["TRM-110"]),
        ("some time after request", ["TRM-110"]),
        ("2016-05-08T25:00Z", ["TRM-104"]),
        ("open", ["TRM-108"]),
        ("[a]", ["YML-203"]),
    ],
)
def test_due_times_that_nobody_can_compute(written: str, codes: list[str]) -> None:
    """
    What is not understood is refused, and reading goes on.
    """
    _, problems = read(WHOLE.replace("due: window ends", f"due: {written}"))

    assert codes == [each.code.id for each in problems if each.is_error]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("party: The State", "party: الدوله", []),
        ("party: The State", "party: The Guard", ["TRM-121"]),
        ("party: The State", "party: The Stat", ["TRM-120"]),
        ("party: The State", "party: [a]", ["YML-203"]),
        ("area: province", "area: [a]", ["YML-203"]),
        ("on: 2016-05-04\n", "on: 2016-05-34\n", ["YML-210"]),
        ("from: 2016-05-06,", "from: [a],", ["YML-203"]),
        ("from: 2016-05-06,", "from: 2016-05-36,", ["YML-210"]),
        ("lasts: 48h", "lasts: [a]", ["YML-203"]),
        ('zone: "+03:00"', "zone: [a]", ["YML-203", "TRM-102", "TRM-102", "TRM-102", "TRM-102"]),
        ("defences: [self_defence]", "defences: ask parent", []),
        ("defences: [self_defence]", "defences: []", []),
        ("defences: [self_defence]", "defences: self_defence", ["YML-204"]),
        ("thresholds: {breached: 0.75,", "thresholds: {breached: 1.01,", ["TRM-141"]),
        ("source: {from: a paper, via: a wire}", "source: {via: a wire}", ["YML-202"]),
        ("source: {from: a paper, via: a wire}", "source: [a paper]", ["YML-203"]),
        ("[parties_not_pressed]", "[shelling]", ["TRM-140"]),
        ("due: window ends, ", "", ["YML-202"]),
        ("status: accepted\n", "status: excluded\n", ["YML-206"]),
        ("by: army\n    said_on", "by: [army]\n    said_on", ["YML-203"]),
    ],
)
def test_slips_are_told_with_their_code(old: str, new: str, codes: list[str]) -> None:
    """
    Each slip gives its own problems; names are found in any script and case.
    """
    assert old in WHOLE
    _, problems = read(WHOLE.replace(old, new, 1))

    assert sorted(codes) == sorted(each.code.id for each in problems if each.is_error)


def test_silence_about_defences_is_kept_as_silence() -> None:
    """
    No defences admitted and nothing said of defences are two things.
    """
    silent = regime(WHOLE.replace("defences: [self_defence]", "defences: ask parent"))
    none = regime(WHOLE.replace("defences: [self_defence]", "defences: []"))

    assert (None, frozenset()) == (silent.clauses[0].defences, none.clauses[0].defences)


def test_everything_wrong_is_told_in_order_of_lines() -> None:
    """
    The whole document is read before anything is said.
    """
    text = WHOLE.replace("kind: local_truce", "kind: truce").replace("area: province", "area: x")
    _, problems = read(text.replace("on: 2016-05-05}", "on: soon}").replace("title:", "titel:"))
    lines = [each.place.line for each in problems if each.is_error]

    assert (5, sorted(lines)) == (len(lines), lines)


def test_a_regime_without_an_id_is_not_handed_on() -> None:
    """
    A file that does not name its regime gives problems and no regime.
    """
    found, problems = read(WHOLE.replace("regime: calm\n", "", 1))

    assert (None, ["YML-202"]) == (found, [each.code.id for each in problems if each.is_error])


def test_an_ambiguous_end_that_only_partly_precedes_the_start_is_no_error() -> None:
    """
    One way of reading "midnight" lies before the start; the other stands.
    """
    found = calm(
        "announcements:\n  army: {by: army, start: 2016-05-06T01:00, "
        "end: midnight on 2016-05-06, source: p}\n"
    )

    assert 2 == len(found.announcements[0].end.instants if found.announcements[0].end else ())
