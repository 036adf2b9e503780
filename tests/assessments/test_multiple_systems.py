"""Estimates from overlapping lists: published answers, known truths, and refusals."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.assessments.loglinear import fit, models, profile_deviance
from trucewatch.assessments.multiple_systems import (
    ModelEstimate,
    PeopleEstimate,
    estimate_people,
    refusals,
)
from trucewatch.assessments.name_lists import (
    Histories,
    histories_of_counts,
    histories_of_lists,
    members,
)
from trucewatch.assessments.people_view import people_view

# An outbreak of hepatitis A, three sources: A. Chao and others, Statistics in Medicine 20 (2001),
# 3123-3157, table II. Independence gives 388, all pairs 1,313; a later screening found about 545.
HEPATITIS = {"111": 28, "110": 21, "101": 17, "100": 69, "011": 18, "010": 55, "001": 63}

# Diabetes in Casale Monferrato, four sources (clinics, hospitals, prescriptions, reagents):
# G. Bruno and others, Diabetes Care 17 (1994), 548; the working group's estimate is 2,771
# (International Working Group for Disease Monitoring, Am. J. Epidemiology 142 (1995), 1047).
_FALLING = (58, 157, 18, 104, 46, 650, 12, 709, 14, 20, 7, 74, 8, 182, 10)
DIABETES = {f"{15 - place:04b}": people for place, people in enumerate(_FALLING)}


def _histories(counts: dict[str, int]) -> Histories:
    lists = len(next(iter(counts)))
    histories, problems = histories_of_counts(tuple("ABCDEFGHI"[:lists]), counts)
    assert () == problems
    assert histories is not None
    return histories


def _estimate(counts: dict[str, int]) -> PeopleEstimate:
    found, problems = estimate_people(_histories(counts))
    assert () == problems
    assert found is not None
    return found


def _of(found: PeopleEstimate, *depends: str) -> ModelEstimate:
    wanted = tuple(tuple(each) for each in depends)
    return next(each for each in found.near if each.depends == wanted)


@pytest.mark.parametrize(
    ("depends", "total", "deviance"),
    [
        ((), 388, 24.36),
        (("AB", "AC", "BC"), 1313, 0.0),
    ],
)
def test_published_answers_for_hepatitis(
    depends: tuple[str, ...], total: int, deviance: float
) -> None:
    """
    Independence and all pairs give the published numbers of the outbreak.
    """
    found = _of(_estimate(HEPATITIS), *depends)

    assert (total, deviance) == (round(found.total), round(found.deviance, 2))


def test_all_pairs_have_a_closed_form() -> None:
    """
    The unseen under all three pairs are the product of odd over that of even histories.
    """
    found = _of(_estimate(HEPATITIS), "AB", "AC", "BC")

    assert 271 + 28 * 69 * 55 * 63 / (21 * 17 * 18) == pytest.approx(found.total, rel=1e-6)


def test_the_spread_of_near_models_tells_what_the_best_hides() -> None:
    """
    For hepatitis near-best models reach from 388 to 1,313: what screening found lies between.
    """
    found = _estimate(HEPATITIS)

    assert (4, (388, 1313)) == (len(found.near), tuple(round(each) for each in found.spread))
    low, high = found.bounds
    assert high is not None
    assert (True, True) == (low < 545, 545 < high)


def test_published_answer_for_diabetes() -> None:
    """
    The working group's 2,771 is the model of least AIC; least BIC gives 2,472 and has it near.
    """
    found = _estimate(DIABETES)

    assert (2069, 2771, 5, 7.62) == (
        found.people,
        round(found.best_by_aic.total),
        found.best_by_aic.freedom,
        round(found.best_by_aic.deviance, 2),
    )
    assert (2472, 10, 113) == (round(found.best.total), len(found.near), found.models)
    assert found.best_by_aic in found.near


def test_margins_of_diabetes_are_the_published_ones() -> None:
    """
    Typed by hand: 1,754, 452, 1,135 and 173 people on the four lists, 2,069 in all.
    """
    histories = _histories(DIABETES)

    assert [1754, 452, 1135, 173] == (histories.counts @ members(4)).tolist()
    assert 2069 == histories.people


@pytest.mark.parametrize(("lists", "many"), [(3, 8), (4, 113), (5, 1024)])
def test_all_hierarchical_models_are_tried(lists: int, many: int) -> None:
    """
    Three lists have 8 models, four 113, five 1,024 of pairs; each once, its parts within it.
    """
    found = models(lists)

    assert (many, many) == (len(found), len(set(found)))
    for model in found:
        for term in model:
            assert all(len(term) == 2 or term - {each} in model for each in term)


def test_the_profile_is_least_at_the_estimate() -> None:
    """
    The deviance grows on both sides of a model's own figure, where it is 0.
    """
    counts = _histories(DIABETES).counts
    fitted = fit(counts, 4, ())
    assert fitted is not None

    at = [profile_deviance(counts, fitted, fitted.unseen * times) for times in (0.8, 1, 1.25)]
    assert (True, True) == (at[0] > 0.1, at[2] > 0.1)
    assert 0.0 == pytest.approx(at[1], abs=1e-6)


def test_intervals_hold_a_known_truth() -> None:
    """
    Of 40 simulated registers of 1,000 people, two lists copying, near-best bounds hold 38 or more.
    """
    chance = np.random.default_rng(11)
    held = 0
    for _ in range(40):
        on = chance.random((1000, 3)) < np.array([0.4, 0.3, 0.5])
        copied = chance.random(1000) < 0.3
        on[copied, 1] = on[copied, 0]
        counts = np.bincount(on @ np.array([4, 2, 1]), minlength=8)
        counts[0] = 0
        found, _ = estimate_people(Histories(("A", "B", "C"), counts))
        assert found is not None
        low, high = found.bounds
        held += low <= 1000 <= (np.inf if high is None else high)

    assert held >= 38


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(4, 60), min_size=7, max_size=7), st.permutations([0, 1, 2]))
def test_the_order_of_lists_changes_no_number(counts: list[int], order: list[int]) -> None:
    """
    Lists in another order give the same totals; every total is at least the people seen.
    """
    table = {f"{number:03b}": people for number, people in enumerate(counts, 1)}
    other = {"".join(name[each] for each in order): people for name, people in table.items()}
    one, two = estimate_people(_histories(table))[0], estimate_people(_histories(other))[0]
    assert one is not None
    assert two is not None

    assert one.best.total == pytest.approx(two.best.total, rel=1e-6)
    assert one.spread == pytest.approx(two.spread, rel=1e-6)
    assert all(each.low <= each.total + 1e-6 for each in one.near)
    assert all(one.people <= each.low for each in one.near)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"11": 20, "10": 5, "01": 5}, ["ASM-301"]),
        ({"1" * 9: 20, "0" * 8 + "1": 5}, ["ASM-302"]),
        ({"100": 50, "010": 40, "001": 30}, ["ASM-303"]),
        ({"100": 50, "010": 40, "001": 30, "110": 3, "011": 3}, ["ASM-304"]),
        ({"100": 50, "010": 40, "001": 30, "110": 20}, ["ASM-305"]),
        ({"100": 50, "010": 40, "110": 20}, ["ASM-308"]),
    ],
)
def test_lists_that_say_too_little_are_refused(
    counts: dict[str, int], expected: list[str]
) -> None:
    """
    Too few, too many, no overlap, sparse overlap, a list alone, an empty list: each is said.
    """
    histories = _histories(counts)

    assert expected == [each.code.id for each in refusals(histories)]
    assert None is estimate_people(histories)[0]


def test_counts_that_determine_nothing_are_refused() -> None:
    """
    Where everybody is on all lists, or on one alone, some models have no answer and none is told.
    """
    found, problems = estimate_people(_histories({"111": 20, "001": 0}))

    assert (None, ["ASM-307"]) == (found, [each.code.id for each in problems])


def test_a_pair_that_shares_nobody_has_no_term() -> None:
    """
    Without a common person no pair can depend, nor be independent given the third list.
    """
    found = _estimate({**HEPATITIS, "111": 0, "110": 0})

    assert (8, 3) == (found.models, found.determined)
    assert not any(("A", "B") in each.depends for each in found.near)


@pytest.mark.parametrize(
    "history", [("000", 3), ("11", 3), ("1x1", 3), ("111", -1), ("111", True), ("111", 2.5)]
)
def test_a_broken_line_is_said(history: tuple[str, int]) -> None:
    """
    A history on no list, too short, with other signs, or without a whole number is refused.
    """
    found, problems = histories_of_counts(("A", "B", "C"), dict([("100", 4), history]), "l.csv")

    assert (None, [("ASM-306", 2)]) == (
        found,
        [(each.code.id, each.place.row) for each in problems],
    )


def test_people_on_lists_become_histories() -> None:
    """
    People with one id on several lists count once, however often one list has them.
    """
    found = histories_of_lists({"A": ["x", "y", "x"], "B": ["y"], "C": ["z", "y"]})

    assert ("A", "B", "C") == found.lists
    assert [0, 1, 0, 0, 1, 0, 0, 1] == found.counts.tolist()
    assert (3, 1) == (found.people, found.overlap)


def test_the_view_has_every_near_model() -> None:
    """
    The JSON view says the spread, the bounds and each near-best model, in whole people.
    """
    view = people_view(_estimate(HEPATITIS))

    assert ([388, 1313], 4, 271) == (view["spread"], len(view["near"]), view["people_on_lists"])
    assert {"depends": [["A", "B"], ["A", "C"], ["B", "C"]], "total": 1313} == {
        name: view["best_by_bic"][name] for name in ("depends", "total")
    }
    assert view == json.loads(json.dumps(view, allow_nan=False))


def test_six_lists_are_searched_step_by_step() -> None:
    """
    Of 1,000 people on six lists, two of which copy, the pair is found and the truth is held.
    """
    chance = np.random.default_rng(5)
    on = chance.random((1000, 6)) < np.array([0.3, 0.3, 0.2, 0.25, 0.3, 0.2])
    copied = chance.random(1000) < 0.5
    on[copied, 1] = on[copied, 0]
    counts = np.bincount(on @ (1 << np.arange(5, -1, -1)), minlength=64)
    counts[0] = 0
    found, problems = estimate_people(Histories(tuple("ABCDEF"), counts))
    assert () == problems
    assert found is not None

    assert (("A", "B"),) == found.best.depends
    low, high = found.bounds
    assert (True, True) == (low <= 1000, high is not None and 1000 <= high)
    assert found.models < 40
