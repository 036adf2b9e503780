"""Problems and instants: records that say where, and times that say when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trucewatch.definitions.instants import written
from trucewatch.definitions.problems import Code, Place, Problem, Severity, errors


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("terms/calm.yaml", 14, 10), "terms/calm.yaml:14:10"),
        (Place("reports/a.csv", row=3, field="lat"), "reports/a.csv, row 3, column lat"),
        (Place("reports/a.csv"), "reports/a.csv"),
        (Place(field="lat"), "column lat"),
        (Place(), ""),
    ],
)
def test_a_place_is_written_as_far_as_it_is_known(place: Place, words: str) -> None:
    """
    A line and a column, or a row and a field, whichever there is.
    """
    assert words == str(place)


def test_only_errors_stop_what_they_were_found_in() -> None:
    """
    Warnings and notes stand beside a document that is used.
    """
    found = [Problem(Code(f"TRM-00{n}", each)) for n, each in enumerate(Severity)]

    assert [Severity.ERROR] == [each.code.severity for each in errors(found)]


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (datetime(2016, 5, 6, 22, tzinfo=UTC), "2016-05-06T22:00:00Z"),
        (datetime(2016, 5, 6, 22, 0, 0, 500, tzinfo=UTC), "2016-05-06T22:00:00.000500Z"),
        (None, None),
    ],
)
def test_instants_are_written_in_utc(instant: datetime | None, words: str | None) -> None:
    """
    Fractions are written where there are any; an open end stays open.
    """
    assert words == written(instant)
