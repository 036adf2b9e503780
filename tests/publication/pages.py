"""Whole pages for the tests of publication: one as a mission gets it, one of very many acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pyarrow as pa

from tests.publication.builders import (
    ALEPPO,
    AS_OF,
    GHOUTA,
    NATIONWIDE,
    Row,
    actors,
    box,
    finding,
    force,
    judged,
    reading,
    report,
    tables,
)
from trucewatch.definitions.problems import Code, Place, Problem, Severity
from trucewatch.findings.reasons import Reason
from trucewatch.findings.schema import FINDINGS
from trucewatch.publication.page_input import (
    CaseFacts,
    ConflictLine,
    DrawnArea,
    PageInput,
    PageTables,
    PageTerms,
    ReceiptLine,
    RunFacts,
)

PLACES: tuple[tuple[str, float, float, float, str], ...] = (
    ("Aleppo, al-Midan", 37.166, 36.216, 0.5, "place"),
    ("Aleppo, Sheikh Maqsoud", 37.145, 36.232, 0.5, "place"),
    ("Aleppo, western districts", 37.11, 36.2, 3.0, "district"),
    ("Khan Tuman", 37.03, 36.11, 2.0, "place"),
    ("Deir al-Asafir", 36.43, 33.45, 2.0, "place"),
    ("Douma", 36.4, 33.57, 2.0, "place"),
    ("Daraya", 36.24, 33.46, 2.0, "place"),
    ("Kinsabba", 36.1, 35.74, 25.0, "district"),
    ("Kammouna camp, Sarmada", 36.72, 36.19, 1.0, "place"),
)


def realistic() -> PageInput:
    """Return a page of some forty incidents, as a mission would get it on 10 May 2016."""
    reports: list[Row] = []
    findings: list[Row] = []
    for number in range(42):
        name = f"i-{number:03d}"
        place, lon, lat, radius, precision = PLACES[number % len(PLACES)]
        day = f"2016-05-{1 + number % 9:02d}" if number > 9 else f"2016-04-{27 + number % 4}"
        reports.append(
            report(
                name,
                day,
                place,
                lon=lon + (number % 3) * 0.004,
                lat=lat,
                radius_km=radius,
                place_precision=precision,
                killed_low=number % 5,
                killed_best=number % 5 + 1,
                killed_high=number % 5 + 4,
                address=f"https://example.org/report/{number}",
                side_a="syrian-government",
                side_b="insurgents",
            )
        )
        findings.extend(_three_findings(name, number))
    reports[7] |= {"lon": None, "lat": None, "radius_km": None, "area": "aleppo-province"}
    reports[7] |= {"place_precision": "governorate", "place": "Aleppo Governorate"}
    reports[8] |= {"killed_low": 28, "killed_best": 30, "killed_high": 30, "place": "Kammouna"}
    reports[9] |= {"place": "حلب \u202e<script>alert(1)</script>", "text": "a shell \u200b fell"}
    return PageInput(
        CaseFacts("Aleppo, April and May 2016", "Syria", "Asia/Damascus", AS_OF),
        RunFacts("0.1.0", "0001", (("terms/calm-aleppo.yaml", "a1" * 32),)),
        PageTerms(judged(), force(), conflicts(), areas(), actors()),
        tables(reports, findings),
        problems(),
        (ReceiptLine("reports/incidents.csv", 45, 42, 2, 1, (("RPT-201", 2),)),),
    )


def _three_findings(name: str, number: int) -> list[Row]:
    outcomes = ("apparent_breach", "undetermined", "outside_terms", "no_breach", "exempt")
    local = outcomes[number % 5]
    split = [
        reading("army/end of army=stated", "outside_terms", 1.0, reasons=int(Reason.AFTER_END)),
        reading("ministry", "apparent_breach", 0.92, 1.0),
    ]
    contested = number % 7 == 3
    return [
        finding(
            name,
            NATIONWIDE,
            "apparent_breach" if number % 3 == 0 else "undetermined",
            readings=[
                reading("co-chairs", "undetermined", 0.2, 0.9),
                reading("hnc", "outside_terms", 1.0),
            ],
            sensitive=True,
        ),
        finding(
            name,
            ALEPPO,
            "undetermined" if contested else local,
            contested=contested,
            readings=split if contested else [reading("ministry", local, 0.9)],
        ),
        finding(name, GHOUTA, "outside_terms"),
        finding(name, "(some)", "apparent_breach" if number % 3 == 0 else "undetermined"),
    ]


def areas() -> tuple[DrawnArea, ...]:
    """Return two areas of the mission's own reading and one published one."""
    return (
        DrawnArea(
            "aleppo-city", "Aleppo city", "mission_reading", (box(37.05, 36.13, 37.27, 36.28),)
        ),
        DrawnArea(
            "aleppo-province", "Aleppo province", "published", (box(36.4, 35.6, 38.6, 36.9),)
        ),
        DrawnArea(
            "ghouta", "Eastern Ghouta", "mission_reading", (box(36.33, 33.45, 36.6, 33.65),)
        ),
        DrawnArea("latakia", "North Latakia", "mission_reading", (box(35.85, 35.6, 36.2, 35.9),)),
    )


def conflicts() -> tuple[ConflictLine, ...]:
    """Return two conflicts."""
    return (
        ConflictLine(
            "start-differs",
            ALEPPO,
            "start",
            ("army", "ministry"),
            {"army": "2016-05-04T22:00:00Z", "ministry": "2016-05-04T21:01:00Z"},
            "The announcers start 59 minutes apart.",
        ),
        ConflictLine(
            "duration-interval",
            ALEPPO,
            "end of army",
            ("army",),
            {"stated": "2016-05-11T21:00:00Z", "duration": "2016-05-11T22:00:00Z"},
            "48 hours from the stated start end an hour after the stated end.",
        ),
    )


def problems() -> tuple[Problem, ...]:
    """Return one warning whose words stand in the catalogue."""
    return (
        Problem(
            Code("TRM-103", Severity.WARNING),
            Place("terms/calm-aleppo.yaml", 14, 10),
            "end: 2016-05-07T00:00+03:00",
            {"lasts": "48h"},
        ),
    )


def many(acts: int, *, different: int = 600) -> PageInput:
    """
    Return a page of many acts over four years, a day each in turn.

    Args:
        acts: How many.
        different: How many of them have findings of their own; the others repeat these.
    """
    small = realistic()
    reports = [
        report(
            f"g{number}",
            (date(2016, 1, 1) + timedelta(days=number * 1461 // acts)).isoformat(),
            PLACES[number % len(PLACES)][0],
            lon=36.0 + number % 977 / 300,
            lat=33.2 + number % 631 / 190,
            killed_low=0,
            killed_best=number % 12,
            killed_high=number % 40 + 12,
        )
        for number in range(acts)
    ]
    base = [
        finding(f"g{number}", name, outcome, readings=readings(number, outcome))
        for number in range(different)
        for name, outcome in zip(MANY_REGIMES, many_outcomes(number), strict=True)
    ]
    told = tables(reports, base)
    width = len(MANY_REGIMES)
    rows = [(row // width % different) * width + row % width for row in range(acts * width)]
    findings = told.findings.take(pa.array(rows))
    names = pa.array([f"g{row // width}" for row in range(acts * width)])
    findings = findings.set_column(0, FINDINGS.field("incident"), names)
    return replace(small, tables=PageTables(told.reports, told.incidents, findings), problems=())


MANY_REGIMES = (NATIONWIDE, ALEPPO, GHOUTA, *(f"regime-{n}" for n in range(6)), "(some)")


def many_outcomes(number: int) -> tuple[str, ...]:
    """Return an outcome for each of the many regimes: most lie outside, as in real rows."""
    first = ("undetermined", "apparent_breach", "no_breach", "undetermined")[number % 4]
    return (first, *["outside_terms"] * (len(MANY_REGIMES) - 2), first)


def readings(number: int, outcome: str) -> list[Row]:
    """Return six readings with figures that differ from act to act."""
    if outcome == "outside_terms":
        return [
            reading(f"r{each}", outcome, 1.0, reasons=int(Reason.AFTER_END)) for each in range(3)
        ]
    return [reading(f"r{each}", outcome, 0.1, (number % 97 + each) / 120) for each in range(6)]
