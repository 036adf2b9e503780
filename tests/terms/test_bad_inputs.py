"""The bad inputs that terms of a truce are known to get, by their numbers in the list."""

from __future__ import annotations

import pytest

from tests.terms.standing_case import HEAD, calm, checked, extension, read
from trucewatch.definitions.problems import Severity

ARMY = "announcements:\n  army: {by: army, start: 2016-05-05T01:00, lasts: 48h, source: p}\n"
LIST = "registers:\n  r: {registrar: x, as_of: 2016-05-01, stated_count: 97, source: p}\n"
EXCLUDED = "exclusions:\n  - {group: fighters, until: 2016-05-09, source: p}\n"


def refused(text: str | bytes) -> list[str]:
    """Return the codes of the errors of a document."""
    whole = HEAD + text if isinstance(text, str) else text
    return [each.code.id for each in read(whole)[1] if each.is_error]


@pytest.mark.parametrize(
    ("number", "text", "codes"),
    [
        (77, ARMY + "note: &a [&b [x, x], *b, *b]\n", ["YML-106", "YML-203"] + ["YML-106"] * 3),
        (79, ARMY + "zone: +03:00\n", ["YML-108"]),
        (81, ARMY.replace("2016-05-05T01:00", "22:00:00"), ["YML-115"]),
        (83, ARMY + LIST.replace("97", "1_000"), ["YML-116"]),
        (83, ARMY + LIST.replace("97", "0o17"), ["YML-116"]),
        (83, ARMY + LIST.replace("97", "010"), ["YML-116"]),
        (83, ARMY + LIST.replace("97", "17"), []),
        (85, ARMY.replace("lasts: 48h", "end: 2016-05-04T01:00"), ["TRM-109"]),
        (85, ARMY.replace("lasts: 48h", "end: 2016-05-05T01:00"), ["TRM-109"]),
        (85, ARMY.replace("48h", "0h"), ["TRM-106"]),
        (89, ARMY.replace("by: army", "by: nobody known"), ["TRM-120"]),
        (89, ARMY.replace("by: army", "by: The Guard"), ["TRM-121"]),
        (91, ARMY + EXCLUDED.replace("until", "untill"), ["YML-201"]),
        (93, ARMY.replace("  army", "\tarmy"), ["YML-103"]),
        (93, (HEAD + ARMY).encode("utf-16"), ["YML-102"]),
        (93, (HEAD + ARMY).replace("\n", "\r\n").encode("utf-8-sig"), []),
    ],
)
def test_bad_inputs_are_refused_by_their_codes(
    number: int, text: str | bytes, codes: list[str]
) -> None:
    """
    Nothing is reinterpreted silently, and every refusal has a code that is documented.
    """
    assert codes == refused(text), number


def test_a_length_and_an_end_that_disagree_are_kept_and_flagged() -> None:
    """
    Number 87: both are readings; the document is accepted.
    """
    _, problems = read(HEAD + ARMY.replace("lasts", "end: 24:00 on 2016-05-06, lasts"))

    assert [("TRM-103", Severity.WARNING)] == [(e.code.id, e.code.severity) for e in problems]


def test_an_alias_of_two_actors_is_refused_with_the_candidates() -> None:
    """
    Number 89: the writer is told who could be meant.
    """
    _, problems = read(HEAD + ARMY.replace("by: army", "by: the GUARD"))

    assert ["palace-guard, border-guard"] == [each.values["candidates"] for each in problems]


@pytest.mark.parametrize(
    ("start", "codes"),
    [
        ("2016-05-01T01:00", ["TRM-125"]),
        ("2016-05-06T01:00", []),
        ("2016-05-08T01:00", []),
    ],
)
def test_amendments_may_leave_gaps_and_overlaps_but_not_go_before(
    start: str, codes: list[str]
) -> None:
    """
    Number 95: dated before what it extends is refused; a gap or an overlap is listed elsewhere.
    """
    later = f"announcements:\n  a1: {{by: army, start: {start}, lasts: 48h, source: p}}\n"

    assert codes == [code for code, _ in checked(calm(ARMY), extension("calm-1", later))]
