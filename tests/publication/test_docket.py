"""Docket: every act with its report, its findings, its day and its gravest outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.publication.builders import ALEPPO, GHOUTA, NATIONWIDE, Row, finding, report, tables
from tests.publication.pages import realistic
from trucewatch.publication.docket import NONE, docket_of
from trucewatch.publication.outcomes import OUTCOMES
from trucewatch.publication.page_input import PageInput, PageTables


def page_of(reports: list[Row], findings: list[Row]) -> PageInput:
    """Return a page with these rows."""
    return replace(realistic(), tables=tables(reports, findings))


def test_acts_stand_in_order_of_time() -> None:
    """
    The earliest act comes first, whatever the order of the table.
    """
    page = page_of([report("late", "2016-05-05"), report("early", "2016-05-01")], [])

    docket = docket_of(page)

    assert ["early", "late"] == docket.incidents["incident"].to_pylist()
    assert [1, 0] == docket.report_rows.tolist()
    assert (date(2016, 5, 1), date(2016, 5, 5)) == docket.days


@pytest.mark.parametrize(
    ("outcomes", "leading"),
    [
        (("outside_terms", "apparent_breach"), "apparent_breach"),
        (("outside_terms", "undetermined"), "undetermined"),
        (("no_breach", "exempt"), "exempt"),
        (("outside_terms", "no_breach"), "no_breach"),
        (("outside_terms", "outside_terms"), "outside_terms"),
    ],
)
def test_the_gravest_outcome_leads(outcomes: tuple[str, str], leading: str) -> None:
    """
    An act that any regime calls a breach is not hidden by those that do not.
    """
    findings = [
        finding("a", name, each) for name, each in zip((NATIONWIDE, ALEPPO), outcomes, strict=True)
    ]

    docket = docket_of(page_of([report("a", "2016-05-01")], findings))

    assert leading == OUTCOMES[docket.leading[0]]


def test_breached_under_some_regime_leads_too() -> None:
    """
    An act that is undetermined under each regime can be certain under one of them.
    """
    findings = [
        finding("a", NATIONWIDE, "undetermined"),
        finding("a", "(some)", "apparent_breach"),
    ]

    docket = docket_of(page_of([report("a", "2016-05-01")], findings))

    assert "apparent_breach" == OUTCOMES[docket.leading[0]]


@pytest.mark.parametrize(("regimes", "leading"), [((), "outside_terms"), (("exempt",), "exempt")])
def test_what_no_regime_reaches_is_outside(regimes: tuple[str, ...], leading: str) -> None:
    """
    An act that no regime reaches leads as outside the terms, and not as a breach cleared.
    """
    findings = [finding("a", NATIONWIDE, each) for each in regimes]
    docket = docket_of(
        page_of([report("a", "2016-05-01")], [*findings, finding("a", "(some)", "no_breach")])
    )

    assert leading == OUTCOMES[docket.leading[0]]


def test_findings_stand_in_the_order_of_the_regimes() -> None:
    """
    Each act's findings come together, regimes as the case lists them.
    """
    findings = [
        finding("b", GHOUTA, "exempt"),
        finding("a", ALEPPO, "exempt", contested=True),
        finding("a", NATIONWIDE, "exempt", sensitive=True),
    ]
    docket = docket_of(page_of([report("a", "2016-05-01"), report("b", "2016-05-02")], findings))

    assert [2, 1] == docket.findings_of(0).tolist()
    assert [0] == docket.findings_of(1).tolist()
    assert [True, False] == docket.contested.tolist()
    assert [True, False] == docket.sensitive.tolist()


def test_an_act_without_report_or_finding_is_kept() -> None:
    """
    What nobody judged still stands on the docket, marked so.
    """
    page = page_of([report("a", "2016-05-01")], [])
    empty = replace(page, tables=replace(page.tables, reports=PageTables().reports))

    docket = docket_of(empty)

    assert [NONE] == docket.report_rows.tolist()
    assert [NONE] == docket.leading.tolist()
    assert 0 == len(docket.findings_of(0))


def test_an_empty_case_has_an_empty_docket() -> None:
    """
    A case without incidents is no mistake.
    """
    assert 0 == len(docket_of(replace(realistic(), tables=PageTables())))
