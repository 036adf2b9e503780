"""
Hierarchical log-linear models of overlapping lists, and how they are fitted.

The number of people of history *h* is Poisson with mean ``exp(sum of the terms within h)``. A term
is a set of lists; a model is *hierarchical* when it holds every part of its terms. All models hold
each list by itself; none holds the term of all lists, which the unseen could take any value by.

Source: Y. Bishop, S. Fienberg, P. Holland, Discrete Multivariate Analysis (1975), chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import lgamma

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments.name_lists import members

Floats = NDArray[np.float64]

Term = frozenset[int]
"""Lists that depend on each other, by place from 0."""

_ROUNDS = 200
_HALVINGS = 30
_TOLERANCE = 1e-10
_LEAST_MEAN = 1e-10
_AT_THE_EDGE = 1e-7
_MOST_UNSEEN = 1e12
_FULL_LISTS = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """
    A model, fitted.

    Attributes:
        terms: Terms of two lists and more; every list by itself is in every model.
        parameters: Number of parameters fitted, constant and single lists included.
        log_likelihood: Of the histories seen, natural logarithm, constants included.
        deviance: Twice what a model that fits every history would have more.
        unseen: People on no list, as the model has it.
    """

    terms: tuple[Term, ...]
    parameters: int
    log_likelihood: float
    deviance: float
    unseen: float

    def aic(self) -> float:
        """Return Akaike's criterion, ``2 p - 2 log L``; less is better."""
        return 2 * self.parameters - 2 * self.log_likelihood

    def bic(self, people: int) -> float:
        """Return Schwarz's criterion, ``p log(people) - 2 log L``; less is better."""
        return self.parameters * float(np.log(people)) - 2 * self.log_likelihood


def models(lists: int) -> tuple[tuple[Term, ...], ...]:
    """
    Return the hierarchical models of *lists* lists, the simplest first.

    Returns:
        For three lists all 8, for four all 113; for more, those whose terms are single lists and
        pairs, 1,024 for five.
    """
    found: list[frozenset[Term]] = [frozenset()]
    deepest = lists - 1 if lists <= _FULL_LISTS else 2
    for size in range(2, deepest + 1):
        terms = [frozenset(each) for each in combinations(range(lists), size)]
        for model in tuple(found):
            allowed = [term for term in terms if _parts(term) <= model]
            found += [
                model | frozenset(chosen)
                for many in range(1, len(allowed) + 1)
                for chosen in combinations(allowed, many)
            ]
    ordered = [tuple(sorted(model, key=lambda term: (len(term), sorted(term)))) for model in found]
    return tuple(sorted(ordered, key=lambda model: (len(model), [sorted(each) for each in model])))


def _parts(term: Term) -> set[Term]:
    if len(term) <= 2:
        return set()
    return {frozenset(each) for each in combinations(sorted(term), len(term) - 1)}


def fit(counts: NDArray[np.int64] | Floats, lists: int, terms: tuple[Term, ...]) -> Fit | None:
    """
    Fit a model to the histories seen, by iteratively reweighted least squares.

    Args:
        counts: People of each history, in the order of `Histories`; the first is not used.
        lists: Number of lists.
        terms: Terms of two lists and more.

    Returns:
        The fit; ``None`` where these counts do not determine the model: somebody would have to be
        on all lists of a term and nobody is, or the unseen could be any number.
    """
    design = _design(lists, terms)
    seen = np.asarray(counts[1:], dtype=np.float64)
    if not _is_determined(design[1:], seen):
        return None
    fitted = _poisson(design[1:], seen)
    if fitted is None:
        return None
    mean, unseen = fitted
    if mean.min() < _AT_THE_EDGE or unseen > _MOST_UNSEEN:
        return None
    deviance = _deviance(seen, mean)
    likelihood = float((seen * np.log(mean) - mean).sum()) - sum(map(lgamma, seen + 1))
    return Fit(terms, design.shape[1], likelihood, deviance, unseen)


def profile_deviance(counts: NDArray[np.int64] | Floats, fitted: Fit, unseen: float) -> float:
    """
    Return how much worse the model fits if *unseen* people are on no list.

    Returns:
        The deviance with that many in the first place, less that of *fitted*: 0 at its own
        figure; below 3.84 for a 95 % interval (R. Cormack, Biometrics 48, 1992, 567-576).
    """
    lists = int(np.log2(len(counts)))
    table = np.asarray(counts, dtype=np.float64).copy()
    table[0] = unseen
    found = _poisson(_design(lists, fitted.terms), table)
    return np.inf if found is None else _deviance(table, found[0]) - fitted.deviance


def _design(lists: int, terms: tuple[Term, ...]) -> Floats:
    member = members(lists).astype(np.float64)
    pairs = [member[:, sorted(term)].prod(axis=1) for term in terms]
    return np.column_stack([np.ones(len(member)), member, *pairs])


def _is_determined(design: Floats, seen: Floats) -> bool:
    margins = design.T @ seen
    return bool(np.all(margins > 0)) and np.linalg.matrix_rank(design) == design.shape[1]


def _poisson(design: Floats, counts: Floats) -> tuple[Floats, float] | None:
    """Return the fitted means and ``exp(constant)``; None where the steps do not settle."""
    mean = counts + 0.5
    working = np.log(mean)
    coefficients = _step(design, mean, working)
    old = _deviance(counts, _means(design, coefficients))
    for _ in range(_ROUNDS):
        mean = _means(design, coefficients)
        working = design @ coefficients + (counts - mean) / mean
        ahead = _step(design, mean, working)
        for _ in range(_HALVINGS):
            new = _deviance(counts, _means(design, ahead))
            if new <= old + _TOLERANCE * (1 + abs(old)):
                break
            ahead = (ahead + coefficients) / 2
        settled = abs(old - new) <= _TOLERANCE * (1 + abs(old))
        coefficients, old = ahead, new
        if settled:
            return _means(design, coefficients), float(np.exp(coefficients[0]))
    return None


def _step(design: Floats, mean: Floats, working: Floats) -> Floats:
    root = np.sqrt(mean)
    found = np.linalg.lstsq(design * root[:, None], working * root, rcond=None)[0]
    return np.asarray(found, dtype=np.float64)


def _means(design: Floats, coefficients: Floats) -> Floats:
    logs: Floats = np.clip(design @ coefficients, -50.0, 50.0)
    means: Floats = np.maximum(np.exp(logs), _LEAST_MEAN)
    return means


def _deviance(counts: Floats, mean: Floats) -> float:
    some = counts > 0
    logs = np.zeros_like(counts)
    logs[some] = counts[some] * np.log(counts[some] / mean[some])
    return float(2 * (logs - (counts - mean)).sum())
