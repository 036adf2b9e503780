"""
The slow reference: a whole row, by sections 3 to 5 of the definition of worlds.

Nothing here is clever. Every world of every completion of every reading is judged by itself, and
added up at every extreme point of the weights. The kernel must answer the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.findings.reference_chances import (
    Answer,
    bounds,
    chance,
    possible_stories,
    widest,
)
from tests.findings.reference_facts import Incident, Story
from tests.findings.reference_law import Bench, Class, Completion
from tests.findings.reference_weights import Range
from tests.findings.reference_when import marks_of
from tests.findings.reference_worlds import Case, Open, Table, completions, open_story, table
from trucewatch.definitions.acts import Act, Form
from trucewatch.definitions.targets import OTHER
from trucewatch.terms.model import Clause, Duty, JudgedRegime, Reading, Thresholds

APPARENT_BREACH = "apparent_breach"
UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class ReadingAnswer:
    """The answer of one reading, by the reading's id."""

    reading: str
    outcome: str
    named: str | None
    classes: dict[Class, Range]
    hours: dict[Class, Range] | None
    by_whom: dict[str, Range]
    bounds: Range


@dataclass(frozen=True)
class OwnWords:
    """
    What the readings built only from the accused party's own words say of it; silent has none.

    The outcome is that of those readings, *breach* the chance of breach by this party.

    "Where that party is silent the row says so and does not count."
    """

    silent: bool
    outcome: str | None = None
    breach: Range | None = None


@dataclass(frozen=True)
class RowAnswer:
    """The answer of one act under one regime, over its readings."""

    outcome: str
    basis: str
    contested: bool
    sensitive: bool
    differs_in_ground: bool
    if_as_reported: bool
    named: str | None
    classes: dict[Class, Range]
    breach_absolute: Range
    by_whom: dict[str, Range]
    readings: tuple[ReadingAnswer, ...]
    own_words: dict[str, OwnWords]


@dataclass(frozen=True)
class Docket:
    """An incident made ready: its possible stories and what each leaves open."""

    incident: Incident
    stories: list[Story]
    opens: list[Open]

    @property
    def parties(self) -> list[str]:
        """Every acting party that is possible, in order, each once; OTHER is no party."""
        names = dict.fromkeys(each.name for one in self.opens for each in one.who)
        return [name for name in names if name != OTHER]

    @property
    def acts(self) -> set[str]:
        """Every act that is possible."""
        return {each.name for one in self.opens for each in one.what}


def docket(incident: Incident, judged: Sequence[JudgedRegime]) -> Docket:
    """Cut what is known of *incident* by the marks of the regimes it is judged under."""
    marks = marks_of(judged, incident)
    stories = possible_stories(incident.stories)
    return Docket(incident, stories, [open_story(each, incident, marks) for each in stories])


def tables(case: Docket, judged: JudgedRegime, reading: Reading, how: Completion) -> list[Table]:
    """Judge every world of every story under one reading and one completion."""
    bench = Bench(judged, reading, case.incident.defences, how)
    return [table(bench, one) for one in case.opens]


def answer_reading(case: Docket, judged: JudgedRegime, reading: Reading) -> ReadingAnswer:
    """Judge an incident under one reading: "each reading is judged on its own and named"."""
    ways = [tables(case, judged, reading, how) for how in completions(case.opens, (reading,))]

    def over(answer: Callable[[list[Table]], Answer]) -> Range:
        return widest([chance(case.stories, case.opens, answer(way)) for way in ways])

    classes = {kind: over(_is(kind)) for kind in Class}
    by_whom = {party: over(_breach_by(case, party)) for party in case.parties}
    hours = {kind: over(_hours(kind)) for kind in Class}
    limits = strictest(judged, case.acts)
    outcome = outcome_of(classes, limits)
    return ReadingAnswer(
        reading=reading.id,
        outcome=outcome,
        named=named_by(by_whom, limits, outcome),
        classes=classes,
        hours=None if case.incident.form is Form.INSTANT else hours,
        by_whom=by_whom,
        bounds=bounds(
            case.stories,
            case.opens,
            lambda number, index, one: all(
                way[number][index, one].gravest is Class.BREACH for way in ways
            ),
            lambda number, index, one: any(
                way[number][index, one].gravest is Class.BREACH for way in ways
            ),
        ),
    )


def _is(kind: Class) -> Callable[[list[Table]], Answer]:
    return lambda way: lambda number, index, case: float(way[number][index, case].gravest is kind)


def _hours(kind: Class) -> Callable[[list[Table]], Answer]:
    return lambda way: lambda number, index, case: way[number][index, case].hours[kind]


def _breach_by(docket_: Docket, party: str) -> Callable[[list[Table]], Answer]:
    def answer(way: list[Table]) -> Answer:
        return lambda number, index, case: float(
            way[number][index, case].gravest is Class.BREACH
            and docket_.opens[number].who[case.who].name == party
        )

    return answer


def strictest(judged: JudgedRegime, acts: set[str]) -> Thresholds:
    """
    Return the strictest threshold of each class, over the clauses and duties that speak of a
    possible act; where none does, over all of them.
    """
    every: list[Clause | Duty] = [*judged.clauses, *judged.duties]
    speaking = [each for each in every if _spoken(each) & acts] or every
    limits = [each.thresholds for each in speaking] or [Thresholds()]
    return Thresholds(
        breached=max(each.breached for each in limits),
        by_whom=max(each.by_whom for each in limits),
        exempt=max(each.exempt for each in limits),
        no_breach=max(each.no_breach for each in limits),
        outside_terms=max(each.outside_terms for each in limits),
    )


def _spoken(term: Clause | Duty) -> frozenset[Act]:
    return term.prohibits if isinstance(term, Clause) else term.broken_by


def reached(figure: float, limit: float) -> bool:
    """Whether a threshold is reached, "compared after one stated rounding (1e-9)"."""
    return round(figure, 9) >= round(limit, 9)


def outcome_of(classes: dict[Class, Range], limits: Thresholds) -> str:
    """
    Return the class that reaches its threshold; else no breach "if all but breach together
    reach no_breach's"; else undetermined.
    """
    if reached(classes[Class.BREACH][0], limits.breached):
        return APPARENT_BREACH
    for kind, limit in (
        (Class.EXEMPT, limits.exempt),
        (Class.NO_BREACH, limits.no_breach),
        (Class.OUTSIDE, limits.outside_terms),
    ):
        if reached(classes[kind][0], limit):
            return kind.value
    if reached(1.0 - classes[Class.BREACH][1], limits.no_breach):
        return Class.NO_BREACH.value
    return UNDETERMINED


def named_by(by_whom: dict[str, Range], limits: Thresholds, outcome: str) -> str | None:
    """Where a breach is apparent, "a party is named if P(breach by it) reaches by_whom"."""
    if outcome != APPARENT_BREACH:
        return None
    found = [party for party, (least, _) in by_whom.items() if reached(least, limits.by_whom)]
    return found[0] if found else None


def answer_row(incident: Incident, judged: JudgedRegime, enough: float = 0.9) -> RowAnswer:
    """
    Judge an incident under one regime, over its readings.

    Args:
        incident: One act or omission.
        judged: A regime with one reading or more.
        enough: The threshold of "occurred as reported".
    """
    case = docket(incident, [judged])
    answers = [answer_reading(case, judged, reading) for reading in judged.readings]
    choices = list(zip(judged.readings, answers, strict=True))
    adopted = [answer for reading, answer in choices if reading.adopted]
    counting = adopted or answers
    outcomes = {each.outcome for each in answers}
    grounds = outcomes - {APPARENT_BREACH, UNDETERMINED}
    classes = {kind: widest([each.classes[kind] for each in counting]) for kind in Class}
    breach = classes[Class.BREACH]
    return RowAnswer(
        outcome=shared_outcome(counting),
        basis=_basis(answers, adopted),
        contested=APPARENT_BREACH in outcomes and bool(grounds),
        sensitive=UNDETERMINED in outcomes and len(outcomes) > 1,
        differs_in_ground=len(grounds) > 1 and grounds == outcomes,
        if_as_reported=incident.voices <= 1 or not reached(incident.occurred[0], enough),
        named=_shared_name(counting),
        classes=classes,
        breach_absolute=(breach[0] * incident.occurred[0], breach[1] * incident.occurred[1]),
        by_whom={
            party: widest([each.by_whom[party] for each in counting]) for party in case.parties
        },
        readings=tuple(answers),
        own_words={
            party: own_words(
                party, [answer for reading, answer in choices if party in reading.own_words_of]
            )
            for party in case.parties
        },
    )


def shared_outcome(counting: Sequence[ReadingAnswer]) -> str:
    """Return the outcome that all readings share, or undetermined."""
    outcomes = {each.outcome for each in counting}
    return next(iter(outcomes)) if len(outcomes) == 1 else UNDETERMINED


def _basis(answers: Sequence[ReadingAnswer], adopted: Sequence[ReadingAnswer]) -> str:
    if adopted:
        return "adopted"
    return "shared" if len({each.outcome for each in answers}) == 1 else "none"


def _shared_name(counting: Sequence[ReadingAnswer]) -> str | None:
    names = {each.named for each in counting}
    return next(iter(names)) if len(names) == 1 else None


def own_words(party: str, spoken: Sequence[ReadingAnswer]) -> OwnWords:
    """Return what a party's own readings say of it; of none, that it is silent."""
    if not spoken:
        return OwnWords(silent=True)
    breach = widest([each.by_whom[party] for each in spoken])
    return OwnWords(silent=False, outcome=shared_outcome(spoken), breach=breach)


def breached_under_some(incident: Incident, every: Sequence[JudgedRegime]) -> Range:
    """
    Return the range of the chance that some regime was breached, on the same worlds.

    A world is surely a breach if all readings of some regime say so, and possibly one if some
    reading of some regime says so; where the mission adopted readings only those are asked.
    """
    case = docket(incident, every)
    readings = tuple(reading for judged in every for reading in judged.readings)
    found = []
    for how in completions(case.opens, readings):
        regimes = [
            [tables(case, judged, reading, how) for reading in _counted(judged)]
            for judged in every
            if judged.readings
        ]
        found.append(chance(case.stories, case.opens, _some(regimes, all)))
        found.append(chance(case.stories, case.opens, _some(regimes, any)))
    return widest(found)


def _counted(judged: JudgedRegime) -> list[Reading]:
    adopted = [reading for reading in judged.readings if reading.adopted]
    return adopted or list(judged.readings)


def _some(regimes: list[list[list[Table]]], quantity: Callable[[Iterable[bool]], bool]) -> Answer:
    def answer(number: int, index: int, case: Case) -> float:
        return float(
            any(
                quantity(way[number][index, case].gravest is Class.BREACH for way in readings)
                for readings in regimes
            )
        )

    return answer
