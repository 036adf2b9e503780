"""How long a gazetteer takes to open, and to answer a thousand names."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import SHARED, Figure
from trucewatch.engine.gazetteer import build_from, open_gazetteer, write_gazetteer
from trucewatch.reading.places.answers import resolve
from trucewatch.reading.places.places_in_text import places_in

TIMES = 5
"""Runs of each; the median counts."""

NAMES = 1_000
"""Names that are looked up; the goal is for so many."""

SOURCES = """
format: trucewatch/gazetteer@1
title: Benchmark
sources:
  geonames:
    file: {folder}/gazetteer/geonames_sy_cities500.csv
    reader: table
    publisher: GeoNames
    licence: CC BY 4.0
    attribution: GeoNames
    places:
      - {{kind: town, code: geonameid, name: name, names: [names_arabic, alternatenames],
         split: "|", lat: latitude, lon: longitude, population: population}}
  ucdp:
    file: {folder}/gazetteer/ucdp_syria_places.csv
    reader: table
    publisher: UCDP
    licence: CC BY 4.0
    attribution: UCDP GED
    places:
      - {{code: where_coordinates, name: where_coordinates, lat: latitude, lon: longitude}}
"""


def measure() -> list[Figure]:
    """Return seconds of building, opening, looking up and reading."""
    if not (SHARED / "gazetteer").is_dir():
        return [Figure("gazetteer of Syria", None, "s", note="needs the shared data")]
    with tempfile.TemporaryDirectory() as folder:
        return _figures(Path(folder))


def _figures(folder: Path) -> list[Figure]:
    sources, file = folder / "sources.yaml", folder / "syria.sqlite"
    sources.write_text(SOURCES.format(folder=SHARED.resolve()), encoding="utf-8")
    built, _ = build_from(sources)
    build_s = _median(lambda: write_gazetteer(build_from(sources)[0], file))
    names = [name for each in built.places for name in each.names]
    asked = [f"{name}q" if n % 4 == 0 else name for n, name in enumerate(names)][:NAMES]
    text = " ".join(f"Shells fell near {each.names[0]} on Monday." for each in built.places)
    with open_gazetteer(file) as gazetteer:
        look_up_s = _median(lambda: [resolve(name, gazetteer) for name in asked])
        read_s = _median(lambda: places_in(text, gazetteer, "en"))
    return [
        Figure("build and write", build_s, "s", note=f"{len(built.places)} places"),
        Figure("open and answer one name", _median(lambda: _first(file)), "s", goal=0.1),
        Figure("1,000 names, a quarter of them absent", look_up_s, "s", goal=1.0),
        Figure("places in text", len(text) / read_s / 1e6, "million characters/s"),
    ]


def _first(file: Path) -> None:
    with open_gazetteer(file) as gazetteer:
        resolve("Aleppo", gazetteer)


def _median(run: Callable[[], object]) -> float:
    return statistics.median(_seconds(run) for _ in range(TIMES))


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
