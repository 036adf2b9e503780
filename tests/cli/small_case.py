"""A small case, whole enough to be run: one truce of two parties, and a list of reports."""

from __future__ import annotations

from pathlib import Path

CASE = """\
format: trucewatch/case@1
title: A small truce
place: Somewhere
zone: Asia/Damascus
as_of: 2016-05-12T12:00:00Z
decided_by: head of mission
sources:
  list: {publisher: A monitor's list, reliability: B}
reports:
  - file: reports/list.csv
    reader: table
    source: list
    format: csv
    times: iso
    columns:
      source_id: id
      earliest_at: from
      latest_at: to
      lon: lon
      lat: lat
      radius_km: radius
      what: what
      attributed_to: who
      at_whom: whom
"""

ACTORS = """\
format: trucewatch/actors@1
actors:
  - {id: north, kind: state, names: [North], source: typed for a test}
  - {id: south, kind: state, names: [South], source: typed for a test}
"""

TERMS = """\
format: trucewatch/terms@1
regime: small
title: A small truce
kind: cessation_of_hostilities
zone: Asia/Damascus
source: typed for a test
acceptances:
  - {party: north, status: accepted, on: 2016-05-01, source: typed for a test}
  - {party: south, status: accepted, on: 2016-05-01, source: typed for a test}
clauses:
  C1:
    prohibits: [shelling]
    protects: [civilians]
    says: no shelling
    source: typed for a test
announcements:
  by-north:
    by: north
    start: 2016-05-04T22:00:00Z
    end: 2016-05-10T22:00:00Z
    area: valley
    source: typed for a test
"""

AREAS = """\
{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "valley",
 "properties": {"id": "valley", "name": "Valley", "status": "mission_reading",
                "source": "drawn for a test"},
 "geometry": {"type": "Polygon", "coordinates":
   [[[36.0, 35.0], [38.0, 35.0], [38.0, 37.0], [36.0, 37.0], [36.0, 35.0]]]}}]}
"""

HEADER = "id,from,to,lon,lat,radius,what,who,whom"
ROW_IN = "1,2016-05-06T10:00:00Z,2016-05-06T10:00:00Z,37.0,36.0,0,shelling,north,civilians"
ROW_AFTER = "2,2016-05-11T10:00:00Z,2016-05-11T10:00:00Z,37.0,36.0,0,shelling,south,civilians"
ROW_BROKEN = "3,2016-05-06T10:00:00Z,2016-05-06T10:00:00Z,0,0,0,shelling,nobody known,civilians"


def small_case(folder: Path, *rows: str) -> Path:
    """Write the small case with *rows* into *folder* and return it."""
    texts = {
        "case.yaml": CASE,
        "actors.yaml": ACTORS,
        "terms/small.yaml": TERMS,
        "areas/valley.geojson": AREAS,
        "reports/list.csv": "\n".join([HEADER, *rows]) + "\n",
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
