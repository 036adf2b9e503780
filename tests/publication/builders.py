"""Small hand-built tables and terms for the tests of publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa

from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.acts import Act
from trucewatch.definitions.windows import Window
from trucewatch.findings.reasons import Reason
from trucewatch.findings.schema import FINDINGS
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.publication.page_input import (
    ChainForce,
    PageTables,
    RegimeForce,
)
from trucewatch.reports.schema import REPORTS
from trucewatch.terms.model import (
    Announcement,
    Clause,
    Holding,
    JudgedRegime,
    Reading,
    Regime,
    RegimeStatus,
    Source,
    Stated,
    Thresholds,
)

Row = dict[str, Any]

AS_OF = datetime(2016, 5, 10, 12, tzinfo=UTC)
NATIONWIDE, ALEPPO, GHOUTA = "coh-nationwide", "calm-aleppo", "calm-ghouta"
CLASSES = ("breach", "exempt", "no_breach", "outside_terms")


def at(text: str) -> datetime:
    """Return a UTC instant from ``2016-05-05T01:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def window(start: str, end: str | None) -> Window:
    """Return a UTC window."""
    return Window(at(start), at(end) if end else None)


def ranged(name: str, low: float, high: float | None = None) -> Row:
    """Return the pair of columns of one chance."""
    return {f"{name}_min": low, f"{name}_max": low if high is None else high}


def classes(outcome: str, low: float, high: float | None = None) -> Row:
    """Return four chances in which the class of *outcome* has the given one."""
    chosen = {"apparent_breach": "breach", "undetermined": "breach"}.get(outcome, outcome)
    top = low if high is None else high
    rest = {name: ranged(name, 0.0) for name in CLASSES}
    rest[chosen] = ranged(chosen, low, top)
    other = "outside_terms" if chosen != "outside_terms" else "no_breach"
    rest[other] = ranged(other, 1 - top, 1 - low)
    return {key: value for pair in rest.values() for key, value in pair.items()}


def reading(name: str, outcome: str, low: float, high: float | None = None, **more: Any) -> Row:
    """Return one reading's answer."""
    answer: Row = {
        "reading": name,
        "outcome": outcome,
        "named": None,
        **classes(outcome, low, high),
        "bound_low": max(0.0, low - 0.2),
        "bound_high": min(1.0, (high or low) + 0.1),
        **ranged("in_force", 1.0),
        **ranged("in_area", 1.0),
        **ranged("party_bound", 0.0, 1.0),
        **ranged("protected", 1.0),
        **ranged("prohibited", 1.0),
        **ranged("exempted", 0.0),
        **{f"{each}_hours_{end}": None for each in HOURS for end in ("min", "max")},
        "by_whom": [{"party": "syrian-government", **ranged("breach", 0.0, high or low)}],
        "reasons": int(Reason.IN_FORCE | Reason.IN_AREA | Reason.ONE_VOICE),
    }
    return {**answer, **more}


HOURS = ("breach", "exempt", "no_breach", "outside")


def finding(incident: str, regime: str, outcome: str, **more: Any) -> Row:
    """Return one finding with a single reading unless *more* says otherwise."""
    low = 0.9 if outcome not in {"undetermined", "outside_terms"} else 0.5
    low = 1.0 if outcome == "outside_terms" else low
    row: Row = {
        "incident": incident,
        "act": 1,
        "regime": regime,
        "outcome": outcome,
        "basis": "shared",
        "if_as_reported": outcome == "apparent_breach",
        "contested": False,
        "sensitive": False,
        "differs_in_ground": False,
        "adopted_after": False,
        "defence_claimed": False,
        "named": None,
        **classes(outcome, low),
        **ranged("breach_absolute", 0.3, 0.8),
        "occurred_low": 0.6,
        "occurred_high": 0.9,
        "voices": 1,
        "by_whom": [{"party": "syrian-government", **ranged("breach", 0.0, low)}],
        "readings": [reading("army", outcome, low)],
        "own_words": [OWN_WORDS],
    }
    return {**row, **more}


OWN_WORDS: Row = {
    "party": "syrian-government",
    "silent": False,
    "outcome": "undetermined",
    "breach_min": 0.0,
    "breach_max": 1.0,
}


def report(name: str, day: str, place: str = "Aleppo", **more: Any) -> Row:
    """Return one report of a whole local day at a named place."""
    start = at(f"{day}T00:00") - timedelta(hours=3)
    row: Row = dict.fromkeys(REPORTS.names)
    row |= {
        "id": f"hand:{name}",
        "source": "hand",
        "source_id": name,
        "digest": "0" * 64,
        "reliability": "B",
        "credibility": 3,
        "form": "instant",
        "earliest_at": start,
        "latest_at": start + timedelta(days=1),
        "time_precision": "day",
        "time_basis": "day as stated",
        "place": place,
        "lon": 37.16,
        "lat": 36.2,
        "radius_km": 2.0,
        "place_precision": "place",
        "what": [{"name": "shelling", "low": 1.0, "high": 1.0}],
        "attributed_to": [],
        "attributed_closed": False,
        "at_whom": [{"members": ["civilians"], "low": 1.0, "high": 1.0}],
        "defences": [],
        "stories": [],
        "flags": [],
        "file": "reports/incidents.csv",
        "row": 1,
        "raw": "{}",
    }
    return {**row, **more}


def incident(name: str, source: Row) -> Row:
    """Return the single-act incident of one report."""
    return {
        "incident": name,
        "act": 1,
        "form": source["form"],
        "reports": [source["id"]],
        "voices": 1,
        "occurred_low": 0.6,
        "occurred_high": 0.9,
        "requested_at": None,
        "defences": [],
        "stories": [
            {
                "low": 1.0,
                "high": 1.0,
                **{key: source[key] for key in WHEN_AND_WHERE},
                "who": source["attributed_to"],
                "at_whom": source["at_whom"],
                "what": source["what"],
            }
        ],
    }


WHEN_AND_WHERE = (
    "earliest_at",
    "latest_at",
    "end_earliest_at",
    "end_latest_at",
    "lon",
    "lat",
    "radius_km",
    "area",
)


def tables(reports: Sequence[Row], findings: Sequence[Row]) -> PageTables:
    """Return the three tables; every report is one incident of the same name."""
    incidents = [incident(each["source_id"], each) for each in reports]
    return PageTables(
        pa.Table.from_pylist(list(reports), schema=REPORTS),
        pa.Table.from_pylist(incidents, schema=INCIDENTS),
        pa.Table.from_pylist(list(findings), schema=FINDINGS),
    )


# ---- terms


def announcement(name: str, by: str, start: str, end: str | None) -> Announcement:
    """Return an announcement with a stated start and a stated or open end."""
    stated_end = Stated(end or "open", (at(end),) if end else (), is_open=end is None)
    return Announcement(
        id=name,
        by=by,
        said_on=date(2016, 5, 4),
        start=Stated(start, (at(start),)),
        lasts=None,
        end=stated_end,
        area="aleppo-city",
        area_words="Aleppo",
        extends=None,
        extended_by=None,
        extended_to=None,
        wording="",
        carried_by="",
        source=Source("tass.com/world/873479"),
    )


def regime(name: str, title: str, announcements: tuple[Announcement, ...] = ()) -> Regime:
    """Return a regime with one clause."""
    return Regime(
        id=name,
        title=title,
        called="",
        kind="local_truce",
        status=RegimeStatus.IN_TERMS,
        within=None,
        extends=None,
        guarantors=(),
        announcements=announcements,
        acceptances=(),
        exclusions=(),
        registers=(),
        clauses=(clause(),),
        duties=(),
        oversight=(),
        adoptions=(),
        source=Source("sevendaynews.com 2016-05-02"),
    )


def clause() -> Clause:
    """Return a clause against shelling that protects civilians."""
    return Clause(
        id="C1",
        prohibits=frozenset({Act.SHELLING}),
        protects=frozenset({"civilians"}),
        defences=frozenset(),
        area=None,
        precedence=None,
        thresholds=Thresholds(),
        says="no use of any type of weapon",
        source=Source("sevendaynews.com 2016-05-02"),
    )


def terms_reading(name: str, of: str, held: Window, **more: Any) -> Reading:
    """Return a reading with a single stretch in the city."""
    holding = Holding(held, "aleppo-city", name, "start stated, end stated")
    return Reading(name, of, name, (), (holding,), (), (), **more)


def actors() -> Actors:
    """Return the few actors of the tests."""
    return Actors.of(
        [
            Actor(
                "syrian-government", ActorKind.STATE, ("Government of Syria", "الحكومة السورية")
            ),
            Actor("army", ActorKind.STATE_FORCE, ("Syrian army",), "syrian-government"),
            Actor("ministry", ActorKind.STATE_FORCE, ("Russian Ministry of Defence",), "russia"),
            Actor("us", ActorKind.STATE, ("United States",)),
            Actor("russia", ActorKind.STATE, ("Russia",)),
            Actor("nusra-front", ActorKind.ARMED_GROUP, ("Nusra Front",)),
            Actor("insurgents", ActorKind.SIDE, ("Syrian insurgents",)),
        ]
    )


def judged() -> tuple[JudgedRegime, ...]:
    """Return three regimes; the readings of Aleppo's differ in start and end."""
    nationwide = regime(NATIONWIDE, "Cessation of hostilities")
    aleppo = regime(ALEPPO, "Regime of calm in Aleppo")
    ghouta = regime(GHOUTA, "Regime of calm in Eastern Ghouta")
    army = window("2016-05-04T22:00", "2016-05-11T22:00")
    ministry = window("2016-05-04T21:01", "2016-05-09T21:01")
    return (
        JudgedRegime(
            nationwide,
            (
                terms_reading("co-chairs", NATIONWIDE, window("2016-02-26T22:00", None)),
                terms_reading("hnc", NATIONWIDE, window("2016-02-26T22:00", "2016-03-11T22:00")),
            ),
            nationwide.clauses,
            (),
        ),
        JudgedRegime(
            aleppo,
            (
                terms_reading("army/end of army=stated", ALEPPO, army),
                terms_reading("ministry", ALEPPO, ministry),
            ),
            aleppo.clauses,
            (),
        ),
        JudgedRegime(
            ghouta,
            (
                terms_reading(
                    "russian-centre", GHOUTA, window("2016-04-29T21:01", "2016-05-03T21:00")
                ),
            ),
            ghouta.clauses,
            (),
            ("us-statement",),
        ),
    )


def force() -> tuple[RegimeForce, ...]:
    """Return the force of the three regimes over time."""
    army, ministry = (
        window("2016-05-04T22:00", "2016-05-11T22:00"),
        window("2016-05-04T21:01", "2016-05-09T21:01"),
    )
    return (
        RegimeForce(
            NATIONWIDE,
            "Cessation of hostilities",
            (
                ChainForce("co-chairs", ((window("2016-02-26T22:00", None), "open end stated"),)),
                ChainForce(
                    "hnc", ((window("2016-02-26T22:00", "2016-03-11T22:00"), "two weeks"),)
                ),
            ),
            agreed=(window("2016-02-26T22:00", "2016-03-11T22:00"),),
            contested=(window("2016-03-11T22:00", None),),
            unwatched=(),
        ),
        RegimeForce(
            ALEPPO,
            "Regime of calm in Aleppo",
            (
                ChainForce("army", ((army, "start stated, end stated"),)),
                ChainForce("ministry", ((ministry, "start stated, end = start + 48 h"),)),
            ),
            agreed=(window("2016-05-04T22:00", "2016-05-09T21:01"),),
            contested=(
                window("2016-05-04T21:01", "2016-05-04T22:00"),
                window("2016-05-09T21:01", "2016-05-11T22:00"),
            ),
            unwatched=(window("2016-05-06T21:00", "2016-05-11T22:00"),),
            oversight=(("us, russia", window("2016-05-04T21:01", "2016-05-06T21:00")),),
        ),
        RegimeForce(
            GHOUTA,
            "Regime of calm in Eastern Ghouta",
            (
                ChainForce(
                    "russian-centre",
                    ((window("2016-04-29T21:01", "2016-05-03T21:00"), "start stated"),),
                ),
            ),
            agreed=(window("2016-04-29T21:01", "2016-05-03T21:00"),),
            silent=("us-statement",),
        ),
    )


def box(west: float, south: float, east: float, north: float) -> tuple[tuple[float, float], ...]:
    """Return a closed ring."""
    return ((west, south), (east, south), (east, north), (west, north), (west, south))
