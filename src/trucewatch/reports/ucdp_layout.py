"""
UCDP GED: the two layouts that are known, and what each of their columns becomes.

Sources: Sundberg and Melander (2013), Journal of Peace Research 50(4), 523-532; Högbladh (2019),
UCDP GED Codebook 19.1, Uppsala University: the entries of the variables named here. Days are days
of the place; neither text gives them a zone, so the mapping must.

================================ ==================================================================
UCDP GED                         Report
================================ ==================================================================
id                               source_id
source_original, source_office   origin, the first that is given
source_date                      reported_at: the earliest day not before the incident, else the
                                 latest; the year 1753 stands for "not given"
date_start, date_end             earliest_at: first instant of the first day in the mapping's zone;
                                 latest_at: first instant after the last day; form instant
date_prec                        1 the day is known, 2 two to six days, 3 the week, 4 the month,
                                 5 more than a month; the days given count, a flag marks a
                                 precision that does not fit them
where_prec 1                     exact location: a disc of ``exact_radius_km`` (2 km, our
                                 convention: the coordinates are those of the named place)
where_prec 2                     limited area around a known place: a disc of ``near_radius_km``
                                 (25 km, the codebook's figure)
where_prec 3                     second-order unit: its area in the case, else adm_1, flagged
where_prec 4                     first-order unit: its area in the case, else the country, flagged
where_prec 5                     a line or a vague region: an area of its name, else the
                                 first-order unit, else the country, flagged
where_prec 6                     the country
where_prec 7                     water or air beyond any country: an area of its name
type_of_violence 1, 2            any of armed clash, shelling, air strike, sniper fire, explosive
                                 device; tie ``directions``
type_of_violence 3               any of attack on civilians, shelling, air strike, explosive
                                 device, sniper fire; at_whom civilians
side_a, side_b                   side_a, side_b: sides of a fight, never shooters; attributed_to
                                 stays empty whatever the row says
low, best, high                  killed_low, killed_best, killed_high
deaths_civilians                 civilians_killed_best. UCDP gives no bounds for it, so they are
                                 drawn as wide as its total allows: the low bound takes the gap
                                 between best and low away from civilians, the high bound adds
                                 people of unknown status and the gap between high and best
source_headline                  text, where the mapping keeps it
every column                     raw
================================ ==================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.rows import RowsRead

SHARED = (
    "id",
    "year",
    "active_year",
    "type_of_violence",
    "conflict_new_id",
    "conflict_name",
    "dyad_new_id",
    "dyad_name",
    "side_a_new_id",
    "side_a",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "low",
    "best",
    "high",
)
"""Columns that both layouts have."""

SYRIA_2016 = frozenset({*SHARED, "gwnob"})
"""The 41 columns of the Syria special release."""

GED_49 = frozenset(
    {
        *SHARED,
        "relid",
        "code_status",
        "conflict_dset_id",
        "dyad_dset_id",
        "side_a_dset_id",
        "side_b_dset_id",
        "where_description",
        "gwnoa",
        "gwnob",
    }
)
"""The 49 columns of the yearly releases from 20.1 on."""

LAYOUTS = (SYRIA_2016, GED_49)


def in_known_layout(pieces: Iterable[RowsRead], file: str) -> Iterator[RowsRead]:
    """
    Give *pieces* of a file on when its header is one of the known layouts; else refuse it.

    The order of columns is free; a column more or less is a release that nobody has checked.
    """
    for rows, problems in pieces:
        if rows is None or frozenset(rows.columns) in LAYOUTS:
            yield rows, problems
            continue
        yield None, [*problems, _unknown_layout(frozenset(rows.columns), file)]
        return


def _unknown_layout(header: frozenset[str], file: str) -> Problem:
    nearest = min(LAYOUTS, key=lambda layout: len(layout ^ header))
    missing = ", ".join(sorted(nearest - header)) or "-"
    unknown = ", ".join(sorted(header - nearest)) or "-"
    values = {"missing": missing[:400], "unknown": unknown[:400], "columns": str(len(header))}
    return Problem(codes.UNKNOWN_LAYOUT, Place(file=file), "", values)
