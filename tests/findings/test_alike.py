"""
Alike: incidents are judged once for each shape, and nobody can tell.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.builders import (
    accepted,
    actors_of,
    any_of,
    areas_of,
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
from tests.findings.engines import judged
from tests.findings.reference_facts import Incident
from trucewatch.definitions.acts import Form
from trucewatch.findings.alike import Shapes, shapes_of
from trucewatch.findings.batch import places_of
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import touched
from trucewatch.findings.ragged import interned, offsets_of, paired
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.told import Told

CITY = {"city": (37.0, 37.3)}
JUDGED = regime(
    "calm",
    [reading("army", [holding("2016-05-04T22:00Z", "2016-05-06T22:00Z", "city")], accepted("A"))],
    [clause()],
)
TERMS = compile_terms([JUDGED], areas_of(CITY), actors_of(["A", "B"]))


def incident(name: str, hour: int, lon: float, who: str) -> Incident:
    """Return a shelling by one party at a known hour of 5 May."""
    at = f"2016-05-05T{hour:02}:00Z"
    told = story((at, at), at_point(CITY, lon), weights(**{who: 1.0}))
    return Incident(name, Form.INSTANT, (told,))


def test_incidents_between_two_marks_in_the_same_areas_are_alike() -> None:
    """
    Another hour of the same calm and another street of the same city change no answer.
    """
    batch = batch_of(
        [
            incident("1", 9, 37.1, "A"),
            incident("2", 17, 37.2, "A"),
            incident("3", 9, 37.1, "B"),
            incident("4", 9, 37.5, "A"),
        ]
    )

    assert [0, 0, 1, 2] == _first_seen(shapes(batch).number.tolist())


def shapes(records: pa.RecordBatch) -> Shapes:
    """Group incidents under the calm."""
    told = Told.of(records, TERMS.places)
    pairs = touched(records, TERMS, FindingSettings())
    return shapes_of(told, pairs, places_of(told, TERMS, pairs)[0], TERMS.law)


def _first_seen(numbers: list[int]) -> list[int]:
    order = list(dict.fromkeys(numbers))
    return [order.index(each) for each in numbers]


INCIDENTS = st.lists(
    st.builds(
        incident,
        st.uuids().map(str),
        st.integers(0, 23),
        st.sampled_from([37.1, 37.2, 37.5]),
        st.sampled_from(["A", "B"]),
    ),
    min_size=1,
    max_size=12,
)


@given(INCIDENTS, st.integers(1, 11))
def test_where_a_batch_is_cut_changes_no_finding(incidents: list[Incident], cut: int) -> None:
    """
    Judged together or apart, incidents have the same findings.
    """
    settings = FindingSettings()
    whole = judged(batch_of(incidents), TERMS, settings)
    parts = [
        judged(batch_of(each), TERMS, settings)
        for each in (incidents[:cut], incidents[cut:])
        if each
    ]

    assert whole.to_pylist() == pa.Table.from_batches(parts).to_pylist()


def test_a_doubtful_party_is_alike_only_to_one_with_the_same_candidates() -> None:
    """
    Candidates are part of what is compared.
    """
    sure = incident("1", 9, 37.1, "A")
    doubtful = replace(
        incident("2", 9, 37.1, "A"),
        stories=(replace(sure.stories[0], who=any_of("A", "B")),),
    )

    assert [0, 1] == _first_seen(shapes(batch_of([sure, doubtful])).number.tolist())


@given(st.lists(st.lists(st.integers(0, 3), max_size=3), min_size=1, max_size=8))
def test_lists_share_a_number_only_if_they_are_equal(lists: list[list[int]]) -> None:
    """
    Numbers of lists stand for the lists exactly.
    """
    offsets = offsets_of(np.array([len(each) for each in lists], dtype=np.int64))
    elements = np.array([x for each in lists for x in each], dtype=np.int64)

    found = interned(offsets, elements).tolist()

    for i, one in enumerate(lists):
        for j, other in enumerate(lists):
            assert (one == other) == (found[i] == found[j])


@given(st.lists(st.tuples(st.integers(-5, 5), st.integers(0, 3)), min_size=1, max_size=10))
def test_rows_share_a_number_only_if_every_column_is_equal(rows: list[tuple[int, int]]) -> None:
    """
    Numbers of rows stand for the rows exactly.
    """
    found = paired(*(np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)))

    for i, one in enumerate(rows):
        for j, other in enumerate(rows):
            assert (one == other) == (found[i] == found[j])
