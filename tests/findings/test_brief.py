"""
Brief findings say what whole findings say, in fewer columns and at another speed.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.builders import (
    Strips,
    accepted,
    actors_of,
    areas_of,
    at,
    at_point,
    batch_of,
    clause,
    holding,
    reading,
    regime,
    story,
)
from tests.findings.builders import (
    given as weights,
)
from tests.findings.engines import names_in
from tests.findings.reference_facts import Candidate, Incident, Story, Target
from tests.findings.strategies import (
    LEFT_UNDONE,
    MEMBERS,
    PARTIES,
    PROHIBITED,
    Trial,
    dockets,
    incidents,
    tick,
    trials,
)
from trucewatch.definitions.acts import Act, Form
from trucewatch.definitions.targets import CIVILIANS, OTHER
from trucewatch.findings.answers import KnownAnswers
from trucewatch.findings.brief import adjudicate_brief
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.schema import BRIEF, UNDER_SOME_REGIME
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import CompiledTerms

SETTINGS = FindingSettings(occurred_threshold=0.9)


def terms_of(trial: Trial, told: Iterable[Incident]) -> CompiledTerms:
    """Compile the regimes of a trial with every name that is told."""
    actors = actors_of(names_in(list(told), trial.regimes))
    return compile_terms(trial.regimes, areas_of(trial.strips), actors)


def shortened(records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings) -> Any:
    """Return what the whole findings say of incidents that touch a regime, in brief."""
    rows = adjudicate(records, terms, settings).to_pylist()
    counted = {each.id: each.counted for each in terms.regimes}
    found, pending = [], 0
    for row in rows:
        some = row["regime"] == UNDER_SOME_REGIME
        if some and not pending:
            continue
        pending = 0 if some else pending + 1
        reasons = 0
        if not some:
            for each, counts in zip(row["readings"], counted[row["regime"]], strict=True):
                reasons |= each["reasons"] if counts else 0
        found.append({each.name: row.get(each.name, reasons) for each in BRIEF})
    return found


@st.composite
def precise_stories(draw: st.DrawFn, strips: Strips, form: Form) -> Story:
    """Draw a story of which everything is known."""
    begins = tick(6 * draw(st.integers(-2, 42))) + draw(st.sampled_from([0, 1, 77]))
    names = st.sampled_from((*PARTIES, OTHER, "stranger"))
    acts = st.sampled_from((*PROHIBITED, Act.LOOTING, *LEFT_UNDONE))
    members = st.sampled_from([*((each,) for each in MEMBERS), ("civilians", "a")])
    who = (Candidate(draw(names), 1.0, 1.0),)
    what = (Candidate(draw(acts), 1.0, 1.0),)
    hit = (Target(draw(members), 1.0, 1.0),)
    return Story(
        low=1.0,
        high=1.0,
        begins=(begins, begins),
        ends=None if form is Form.INSTANT else (begins, begins),
        where=at_point(strips, 37 + draw(st.integers(-1, 32)) / 20),
        who=draw(st.sampled_from([who, who, who, ()])),
        at_whom=draw(st.sampled_from([hit, hit, hit, ()])),
        what=draw(st.sampled_from([what, what, what, ()])),
    )


@st.composite
def precise_dockets(draw: st.DrawFn) -> tuple[Trial, list[Incident]]:
    """Draw regimes, and incidents most of which are precise."""
    trial = draw(trials(Form.INSTANT))
    told = []
    for number in range(draw(st.integers(1, 8))):
        each = draw(incidents(trial.strips, Form.INSTANT))
        if draw(st.integers(0, 4)):
            known = draw(precise_stories(trial.strips, Form.INSTANT))
            each = replace(each, stories=(known,))
            if draw(st.integers(0, 3)):
                each = replace(each, defences=())
        told.append(replace(each, id=f"i{number}"))
    return trial, told


@given(docket=precise_dockets(), every_regime=st.booleans())
def test_precise_incidents_are_answered_as_the_kernel_answers_them(
    docket: tuple[Trial, list[Incident]], *, every_regime: bool
) -> None:
    """
    What is answered from patterns is, column by column, what the kernel finds.
    """
    trial, told = docket
    terms, records = terms_of(trial, told), batch_of(told)
    settings = replace(SETTINGS, every_regime=every_regime)

    wanted = shortened(records, terms, settings)

    assert wanted == adjudicate_brief(records, terms, settings).to_pylist()
    assert wanted == adjudicate_brief(records, terms, settings).to_pylist()


@pytest.mark.parametrize("form", list(Form))
@given(st.data())
def test_brief_findings_say_what_whole_findings_say(form: Form, data: st.DataObject) -> None:
    """
    Incidents of every form and doubt have the same flat columns either way.
    """
    trial, told = data.draw(dockets(form))
    terms, records = terms_of(trial, told), batch_of(told)

    wanted = shortened(records, terms, SETTINGS)

    assert wanted == adjudicate_brief(records, terms, SETTINGS).to_pylist()


@given(precise_dockets(), st.data())
def test_a_batch_may_be_cut_anywhere(
    docket: tuple[Trial, list[Incident]], data: st.DataObject
) -> None:
    """
    Judged together or apart, incidents have the same brief findings.
    """
    trial, told = docket
    terms, records = terms_of(trial, told), batch_of(told)
    cut = data.draw(st.integers(0, len(told)))
    parts = [records.slice(0, cut), records.slice(cut)]

    apart = [row for part in parts for row in adjudicate_brief(part, terms, SETTINGS).to_pylist()]

    assert adjudicate_brief(records, terms, SETTINGS).to_pylist() == apart


CITY = {"city": (37.0, 37.3)}
CALM = regime(
    "calm",
    [reading("army", [holding("2016-05-04T22:00Z", "2016-05-06T22:00Z", "city")], accepted("A"))],
    [clause()],
)


def shelling(name: str, hour: int, lon: float, who: str) -> Incident:
    """Return a shelling at a known minute and place."""
    instant = f"2016-05-05T{hour:02}:00Z"
    told = story((instant, instant), at_point(CITY, lon), weights(**{who: 1.0}))
    return Incident(name, Form.INSTANT, (replace(told, at_whom=at(CIVILIANS)),))


def test_texts_may_come_coded() -> None:
    """
    Columns that Parquet keeps as dictionaries are read as they are.
    """
    terms = compile_terms([CALM], areas_of(CITY), actors_of(["A", "B"]))
    told = [shelling(str(i), i % 24, 37.1 + i / 100, "AB"[i % 2]) for i in range(30)]
    told.append(replace(told[0], id="doubt", occurred=(0.2, 0.4)))
    records = batch_of(told)

    coded = _coded(records)

    assert coded.schema != records.schema
    assert (
        adjudicate_brief(records, terms, SETTINGS).to_pylist()
        == adjudicate_brief(coded, terms, SETTINGS).to_pylist()
    )


def _coded(records: pa.RecordBatch) -> pa.RecordBatch:
    """Return incidents as a file of Parquet gives them whose texts are read as dictionaries."""
    kept = BytesIO()
    pq.write_table(pa.Table.from_batches([records]), kept)
    story = "stories.list.element"
    texts = [f"{story}.{each}.list.element.name" for each in ("who", "what")]
    texts += ["form", f"{story}.area", f"{story}.at_whom.list.element.members.list.element"]
    return pq.ParquetFile(kept, read_dictionary=texts).read().to_batches()[0]


def test_an_incident_that_touches_nothing_has_no_row() -> None:
    """
    In brief nothing is said of what lies outside every regime's time and place.
    """
    terms = compile_terms([CALM], areas_of(CITY), actors_of(["A", "B"]))

    far = adjudicate_brief(batch_of([shelling("far", 9, 39.0, "A")]), terms, SETTINGS)

    assert 0 == len(far)
    assert BRIEF == far.schema


def test_what_is_kept_is_bounded_by_the_terms() -> None:
    """
    A thousand incidents leave no more answers behind than a hundred of the same kinds.
    """
    terms = compile_terms([CALM], areas_of(CITY), actors_of(["A", "B"]))
    sizes = []
    for count in (100, 1000):
        told = [shelling(str(i), i % 24, 37.1 + i / 10_000, "AB"[i % 2]) for i in range(count)]
        adjudicate_brief(batch_of(told), terms, SETTINGS)
        sizes.append(len(terms.touching.kept["brief"].regimes))

    assert sizes[0] == sizes[1]
    assert 0 < sizes[0] < 10


def test_terms_travel_without_what_was_kept() -> None:
    """
    Another process gets the terms and learns the answers anew.
    """
    terms = compile_terms([CALM], areas_of(CITY), actors_of(["A", "B"]))
    records = batch_of([shelling("one", 9, 37.1, "A")])
    here = adjudicate_brief(records, terms, SETTINGS)
    sent = cast("CompiledTerms", pickle.loads(pickle.dumps(terms)))  # noqa: S301

    assert here.to_pylist() == adjudicate_brief(records, sent, SETTINGS).to_pylist()
    kept = cast("KnownAnswers", pickle.loads(pickle.dumps(KnownAnswers())))  # noqa: S301
    assert 0 == len(kept)
