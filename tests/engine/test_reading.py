"""Reading texts on the disk: what is read has the promised form, whoever reads it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.reading.against_schema import breaches
from trucewatch.engine.reading import Asked, ReadFile, open_reading
from trucewatch.mission.read_schema import read_schema
from trucewatch.mission.told_claims import read_document

BULLETINS = sorted(
    (Path(__file__).parents[2] / "benchmarks" / "reading" / "development").glob("*.txt")
)


@pytest.mark.parametrize("path", BULLETINS, ids=lambda path: path.stem)
def test_what_is_read_is_what_the_schema_says(path: Path) -> None:
    """
    In every language slots, values and the closed lists of words are those of the schema.
    """
    (found,) = open_reading(None, Asked()).files([str(path)])

    assert isinstance(found, ReadFile)
    assert [] == breaches(read_document(found.read, found.settled), read_schema())


@pytest.mark.parametrize(
    ("published", "zone", "earliest", "latest"),
    [
        ("2016-05-04", "", "2016-05-03T10:00:00+00:00", "2016-05-05T12:00:00+00:00"),
        ("2016-05-04", "Asia/Damascus", "2016-05-03T21:00:00+00:00", "2016-05-04T21:00:00+00:00"),
        (
            "2016-05-04T19:30+03:00",
            "",
            "2016-05-04T16:30:00+00:00",
            "2016-05-04T16:30:00+00:00",
        ),
    ],
)
def test_a_day_of_publication_is_as_wide_as_its_zone_leaves_it(
    published: str, zone: str, earliest: str, latest: str
) -> None:
    """
    Without a zone a day reaches from its first beginning on Earth to its last end.
    """
    when = open_reading(None, Asked(published=published, zone=zone)).context.published

    assert when is not None
    assert (datetime.fromisoformat(earliest), datetime.fromisoformat(latest)) == (
        when.earliest,
        when.latest,
    )
