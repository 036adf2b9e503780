"""Rows that could not be weighed are kept out with their reason and never stop a run."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.cli.small_case import ACTORS, AREAS, CASE, TERMS
from tests.findings.engines import judged
from tests.mission.memory_files import MemoryFiles
from trucewatch.mission.agreed import read_agreed
from trucewatch.mission.judgeable import RANGES_MOST
from trucewatch.mission.judged import compiled, finding_settings
from trucewatch.mission.reported import Reported, read_reported
from trucewatch.publication.wording import Catalogue
from trucewatch.reports.settling import row_problems

NOW = datetime(2016, 5, 12, 12, tzinfo=UTC)
BANDS = [f"band-{number}" for number in range(RANGES_MOST + 1)]
MANY = ACTORS + "".join(
    [
        "  - {id: rebels, kind: side, names: [Rebels], members: [south, east], source: t}\n",
        "  - {id: bands, kind: side, names: [Bands], source: typed,",
        f" members: [{', '.join(BANDS)}]}}\n",
        "  - {id: east, kind: state, names: [East], source: typed}\n",
        *(
            f"  - {{id: {name}, kind: armed_group, names: [{name}], source: t}}\n"
            for name in BANDS
        ),
    ]
)
MAPPING = CASE.replace("format: csv", "format: ndjson") + (
    "      form: form\n      end_earliest_at: ends\n      stories: stories\n"
)
AT = "2016-05-06T10:00:00Z"
ROW = {
    "id": "1",
    "from": AT,
    "to": AT,
    "lon": 37,
    "lat": 36,
    "radius": 0,
    "what": "shelling",
    "who": "north",
    "whom": "civilians",
}
RANGES = "north:.2-.5; south:.5-.8"
TARGETS = "civilians:.2-.6; other:.4-.8"
LASTING = {"form": "lasting", "ends": "2016-05-06T12:00:00Z"}


def _read(**changes: object) -> Reported:
    row = {**ROW, **changes}
    files = MemoryFiles(
        {
            "case.yaml": MAPPING,
            "actors.yaml": MANY,
            "areas/valley.geojson": AREAS,
            "terms/small.yaml": TERMS,
            "reports/list.csv": json.dumps(row) + "\n" + json.dumps({**ROW, "id": "2"}) + "\n",
        }
    )
    agreed = read_agreed(files)
    assert agreed.case is not None, agreed.problems
    reported = read_reported(files, agreed, NOW)
    batch = reported.incidents.combine_chunks().to_batches()[0]
    judged(batch, compiled(agreed), finding_settings(agreed.case.settings))
    return reported


def _stories(*told: dict[str, object]) -> str:
    return json.dumps(told)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"who": "rebels:.7; north:.3", "whom": TARGETS}, "RPT-249"),
        ({"who": RANGES, "stories": _stories({"weight": 1, "at_whom": TARGETS})}, "RPT-249"),
        (
            {
                "stories": _stories(
                    {"weight": 0.5, "who": RANGES}, {"weight": 0.5, "at_whom": TARGETS}
                )
            },
            "RPT-249",
        ),
        (
            {"stories": _stories({"weight": ".2-.6", "who": RANGES}, {"weight": ".4-.8"})},
            "RPT-249",
        ),
        ({"who": "bands:.7; north:.3"}, "RPT-252"),
        ({**LASTING, "to": "2016-05-06T13:00:00Z"}, "RPT-217"),
        (
            {**LASTING, "stories": _stories({"weight": 1, "earliest_at": "2016-05-07T00:00Z"})},
            "RPT-217",
        ),
        (
            {
                "form": "omission",
                "what": "access_refused",
                "stories": _stories({"weight": 1, "earliest_at": "2016-05-12T12:30Z"}),
            },
            "RPT-217",
        ),
    ],
)
def test_what_cannot_be_weighed_is_kept_out(changes: dict[str, object], code: str) -> None:
    """
    A row that cannot be weighed is kept out with its code and words; the others are judged.
    """
    reported = _read(**changes)
    (receipt,) = reported.receipts
    problems = row_problems(reported.quarantine)

    assert {code: 1} == receipt.reasons
    assert [2, 1, 1, True] == [
        receipt.read,
        receipt.accepted,
        receipt.quarantined,
        receipt.adds_up,
    ]
    assert ["list:2"] == reported.incidents["incident"].to_pylist()
    assert all("?]" not in Catalogue().problem_words(each).words for each in problems)


@pytest.mark.parametrize(
    "changes",
    [
        {"who": "rebels:.7; north:.3"},
        {"who": "any: rebels, north", "whom": TARGETS},
        {"who": "bands"},
        {"who": "north:0"},
        {**LASTING},
        {"stories": _stories({"weight": 0, "who": "south:.5"}, {"weight": 1})},
    ],
)
def test_what_can_be_weighed_is_judged(changes: dict[str, object]) -> None:
    """
    A range in one list, any weights in several, and candidates of weight 0 are no hindrance.
    """
    assert ["list:1", "list:2"] == _read(**changes).incidents["incident"].to_pylist()
