"""
Random small terms and incidents: every feature of the law, few of each.

Times lie on a grid of half hours around one truce of some hundred hours, places on a grid of
tenths of a degree, so that bounds often meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import strategies as st

from tests.findings.builders import (
    Strips,
    at_point,
    clause,
    duty,
    in_area,
    instant,
    reading,
    regime,
)
from tests.findings.reference_facts import Candidate, Defence, Incident, Story, Target, Where
from tests.findings.reference_weights import Range
from trucewatch.definitions.acts import Act, Form
from trucewatch.definitions.instants import from_micros
from trucewatch.definitions.targets import (
    ACCEPTING_PARTIES,
    CIVILIANS,
    MEDICAL,
    MONITORS,
    OTHER,
)
from trucewatch.definitions.windows import Window
from trucewatch.terms.model import (
    Clause,
    Due,
    DueKind,
    Duty,
    Holding,
    JudgedRegime,
    Reading,
    Standing,
    StandingSpan,
    Thresholds,
)

START = instant("2016-05-01T00:00Z")
HALF_HOUR = 1_800_000_000
PARTIES = ("a", "b", "c")
MEMBERS = (CIVILIANS, CIVILIANS, MEDICAL, MONITORS, *PARTIES, OTHER)
PROHIBITED = (Act.SHELLING, Act.AIR_STRIKE, Act.ROAD_BLOCK)
LEFT_UNDONE = (Act.ACCESS_REFUSED, Act.DETAINEES_NOT_RELEASED)
SAID = (*[Standing.ACCEPTED] * 6, *[each for each in Standing if each != "excluded"], None)
"""What a party says of itself, most often that it accepts."""
DEFENCES = ("self_defence", "necessity")


@dataclass(frozen=True)
class Trial:
    """An incident, the regimes it is judged under, and the areas they speak of."""

    incident: Incident
    regimes: tuple[JudgedRegime, ...]
    strips: Strips


def tick(number: int) -> int:
    """Return the instant *number* half hours after the start."""
    return START + number * HALF_HOUR


ticks = st.integers(min_value=0, max_value=40).map(lambda each: 6 * each)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Draw a stretch of the truce, at times open at one end."""
    first = draw(st.none() | ticks)
    last = draw(st.none() | st.integers(min_value=1, max_value=40).map(lambda each: 6 * each))
    begin = 0 if first is None else first
    return Window(
        None if first is None else from_micros(tick(first)),
        None if last is None else from_micros(tick(begin + last)),
    )


@st.composite
def all_strips(draw: st.DrawFn) -> Strips:
    """Draw one to three areas that may overlap, meet, or lie in one another."""
    edges = st.tuples(st.integers(0, 8), st.integers(1, 6))
    found = draw(st.lists(edges, min_size=1, max_size=3))
    return {
        f"area-{number}": (37 + west / 10, 37 + (west + width) / 10)
        for number, (west, width) in enumerate(found)
    }


@st.composite
def standings(draw: st.DrawFn, party: str) -> list[StandingSpan]:
    """Draw what one party has said over time: stretches that do not overlap."""
    cuts = sorted(draw(st.sets(ticks, max_size=2)))
    bounds = [None, *[from_micros(tick(each)) for each in cuts], None]
    spans = []
    for start, end in pairwise(bounds):
        kind = draw(st.sampled_from(SAID))
        if kind is not None:
            spans.append(StandingSpan(party, kind, Window(start, end)))
    return spans


@st.composite
def holdings(draw: st.DrawFn, strips: Strips) -> list[Holding]:
    """Draw when and where a chain holds."""
    areas = st.sampled_from([None, None, None, *sorted(strips)])
    found = draw(st.lists(st.tuples(windows(), areas), min_size=1, max_size=2))
    kept = [Holding(window, area, "announcement", "stated") for window, area in found]
    return sorted(kept, key=lambda each: each.window.first)


@st.composite
def readings(draw: st.DrawFn, name: str, strips: Strips) -> Reading:
    """Draw one way to understand a regime."""
    spans = [each for party in PARTIES for each in draw(standings(party))]
    groups: frozenset[str] | set[str] = draw(
        st.just(frozenset()) | st.sets(st.sampled_from(PARTIES), max_size=2)
    )
    excluded = [StandingSpan(each, Standing.EXCLUDED, draw(windows())) for each in sorted(groups)]
    return reading(
        name,
        draw(holdings(strips)),
        spans,
        excluded=excluded,
        own_words_of=draw(st.sets(st.sampled_from(PARTIES), max_size=1)),
        adopted=draw(st.sampled_from([False, False, True])),
    )


limits = st.sampled_from([0.6, 0.8, 0.9, 1.0])
thresholds = st.builds(
    Thresholds,
    breached=limits,
    by_whom=limits,
    exempt=limits,
    no_breach=limits,
    outside_terms=limits,
)


@st.composite
def clauses(draw: st.DrawFn, name: str, strips: Strips, limit: Thresholds) -> Clause:
    """Draw a prohibition."""
    protected = [CIVILIANS, MONITORS, ACCEPTING_PARTIES, "a"]
    area = draw(st.none() | st.none() | st.sampled_from(sorted(strips)))
    return clause(
        name,
        prohibits=draw(st.sets(st.sampled_from(PROHIBITED), min_size=2)),
        protects=draw(st.sets(st.sampled_from(protected), min_size=2)),
        defences=draw(st.sets(st.sampled_from(DEFENCES))),
        area=area,
        precedence=None if area is None else int(area[-1]),
        thresholds=limit,
    )


@st.composite
def duties(draw: st.DrawFn, name: str) -> Duty:
    """Draw a duty, due in any of the four ways."""
    kind = draw(st.sampled_from(list(DueKind)))
    at = from_micros(tick(draw(ticks))) if kind is DueKind.AT else None
    after = timedelta(hours=draw(st.integers(0, 60))) if kind is DueKind.AFTER_REQUEST else None
    return duty(
        Due(kind, at, after),
        draw(st.sets(st.sampled_from(PARTIES), min_size=1)),
        broken_by=draw(st.sets(st.sampled_from(LEFT_UNDONE), min_size=1)),
        defences=draw(st.sets(st.sampled_from(DEFENCES))),
        name=name,
    )


@st.composite
def regimes(draw: st.DrawFn, name: str, strips: Strips) -> JudgedRegime:
    """Draw a regime of one to three readings, one or two clauses, up to two duties."""
    limit = draw(thresholds)
    return regime(
        name,
        [draw(readings(f"r{each}", strips)) for each in range(draw(st.integers(1, 3)))],
        [draw(clauses(f"C{each}", strips, limit)) for each in range(draw(st.integers(1, 2)))],
        [draw(duties(f"D{each}")) for each in range(draw(st.integers(0, 2)))],
    )


@st.composite
def points(draw: st.DrawFn, size: int) -> list[Range]:
    """Draw weights that are known: tenths that sum to 1, some of them 0."""
    cuts = sorted(draw(st.lists(st.integers(0, 10), min_size=size - 1, max_size=size - 1)))
    bounds = [0, *cuts, 10]
    weights = [(bounds[each + 1] - bounds[each]) / 10 for each in range(size)]
    return [(weight, weight) for weight in weights]


@st.composite
def loose(draw: st.DrawFn, size: int) -> list[Range]:
    """Draw weights that are ranges around known ones."""
    slack = st.integers(0, 4).map(lambda each: each / 10)
    return [
        (max(0.0, low - draw(slack)), min(1.0, high + draw(slack)))
        for low, high in draw(points(size))
    ]


@st.composite
def weights(draw: st.DrawFn, size: int, *, may_be_loose: bool) -> list[Range]:
    """Draw the weights of one axis: known, any, or ranges where those are allowed."""
    if size == 1:
        return [(1.0, 1.0)]
    if may_be_loose:
        return draw(loose(size))
    return draw(st.just([(0.0, 1.0)] * size) | points(size) | points(size))


@st.composite
def candidates(
    draw: st.DrawFn, names: Sequence[str], most: int, *, may_be_loose: bool
) -> tuple[Candidate, ...]:
    """Draw candidates of one axis, each once."""
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=most, unique=True))
    found = draw(weights(len(chosen), may_be_loose=may_be_loose))
    return tuple(Candidate(str(name), *each) for name, each in zip(chosen, found, strict=True))


@st.composite
def targets(draw: st.DrawFn, *, may_be_loose: bool) -> tuple[Target, ...]:
    """Draw one or two sets of members hit together; often none is named."""
    sets = st.lists(st.sampled_from(MEMBERS), min_size=1, max_size=2, unique=True)
    chosen = draw(st.lists(sets.map(tuple), max_size=2, unique_by=frozenset))
    if not chosen:
        return ()
    found = draw(weights(len(chosen), may_be_loose=may_be_loose))
    return tuple(Target(members, *each) for members, each in zip(chosen, found, strict=True))


@st.composite
def places(draw: st.DrawFn, strips: Strips) -> Where:
    """Draw a known point, at times on an edge, or somewhere in an area."""
    if draw(st.booleans()):
        return in_area(strips, draw(st.sampled_from(sorted(strips))))
    return at_point(strips, 37 + draw(st.integers(-1, 32)) / 20)


@st.composite
def stories(draw: st.DrawFn, strips: Strips, form: Form, weight: Range, loose_axis: str) -> Story:
    """Draw one way in which it may have happened."""
    acts = LEFT_UNDONE if form is Form.OMISSION else (*PROHIBITED, Act.LOOTING)
    first = draw(st.integers(-10, 250))
    latest = first + draw(st.integers(0, 60))
    end = latest + draw(st.integers(0, 60))
    ends = (tick(end), tick(end + draw(st.integers(0, 40))))
    who = draw(candidates((*PARTIES, OTHER), 3, may_be_loose=loose_axis == "who"))
    return Story(
        low=weight[0],
        high=weight[1],
        begins=(tick(first), tick(latest)),
        ends=None if form is Form.INSTANT else ends,
        where=draw(places(strips)),
        who=draw(st.sampled_from([who, who, who, ()])),
        at_whom=draw(targets(may_be_loose=loose_axis == "at_whom")),
        what=draw(candidates(acts, 2, may_be_loose=loose_axis == "what")),
    )


@st.composite
def defences(draw: st.DrawFn) -> Defence:
    """Draw a defence, claimed or found."""
    when = draw(windows())
    return Defence(
        kind=draw(st.sampled_from(DEFENCES)),
        party=draw(st.sampled_from(PARTIES)),
        against=draw(st.none() | st.sampled_from(MEMBERS)),
        found=draw(st.booleans()),
        from_at=None if when.start is None else when.first,
        to_at=None if when.end is None else when.last,
    )


@st.composite
def incidents(draw: st.DrawFn, strips: Strips, form: Form) -> Incident:
    """Draw one act or omission; ranges that are not "any" stand on one axis of one story."""
    loose_axis = draw(st.sampled_from(["", "who", "at_whom", "what", "story"]))
    size = draw(st.sampled_from([1, 1, 2]))
    found = draw(weights(size, may_be_loose=loose_axis == "story"))
    low, gap = draw(st.integers(0, 10)), draw(st.integers(0, 10))
    return Incident(
        id="i",
        form=form,
        stories=tuple(
            draw(stories(strips, form, each, loose_axis if number == 0 else ""))
            for number, each in enumerate(found)
        ),
        defences=tuple(draw(st.lists(defences(), max_size=2))),
        requested_at=draw(st.integers(-20, 250).map(tick)) if form is Form.OMISSION else None,
        voices=draw(st.integers(1, 3)),
        occurred=(min(1.0, low / 10), min(1.0, (low + gap) / 10)),
    )


@st.composite
def trials(draw: st.DrawFn, form: Form | None = None) -> Trial:
    """Draw an incident with the one or two regimes it is judged under."""
    strips = draw(all_strips())
    kind = draw(st.sampled_from(list(Form))) if form is None else form
    count = draw(st.integers(1, 2))
    found = tuple(draw(regimes(f"regime-{each}", strips)) for each in range(count))
    incident = draw(incidents(strips, kind))
    if kind is Form.OMISSION:
        incident = replace(
            incident, requested_at=draw(st.sampled_from([None, START, incident.requested_at]))
        )
    return Trial(incident, found, strips)


@st.composite
def dockets(draw: st.DrawFn, form: Form) -> tuple[Trial, tuple[Incident, ...]]:
    """Draw a trial, and up to four more incidents of one form to be judged under its regimes."""
    trial = draw(trials(form))
    more = draw(st.lists(incidents(trial.strips, form), max_size=4))
    named = (replace(each, id=f"i{number}") for number, each in enumerate(more))
    return trial, (trial.incident, *named)
