"""
Multiple-systems estimation: how many people there are in all, from three or more lists of names.

Every hierarchical log-linear model says how the lists depend on each other, and each gives another
number of people who are on no list. One model is never the answer: the estimate has the model with
the least BIC, and beside it all those that the counts cannot tell from it.

It presumes that the lists were matched without mistakes, that all could have held the same
people, and that within a model everybody had the same chance of being on a list. Lists of the dead
of a war often break all three.

Sources: Y. Bishop, S. Fienberg, P. Holland, Discrete Multivariate Analysis (1975), chapter 6;
S. Baillargeon, L.-P. Rivest, Journal of Statistical Software 19(5), 2007.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import inf

from trucewatch.assessments import codes
from trucewatch.assessments.loglinear import Fit, Term, fit, models, profile_deviance
from trucewatch.assessments.name_lists import Histories, members
from trucewatch.definitions.problems import Problem

LEAST_LISTS = 3
"""Lists without which dependence cannot be told from independence."""

ALL_TRIED = 5
"""Lists up to which every model is tried."""

MOST_LISTS = 8
"""Lists up to which models of pairs are searched, step by step."""

LEAST_OVERLAP = 10
"""People who must be on two lists or more; a convention, like all such figures."""

NEAR_BIC = 10.0
"""Models whose BIC is within this of the least are near-best (A. Raftery, 1995: beyond is "very
strong" evidence against them)."""

CHI_SQUARE_95 = 3.841458820694124
"""Upper 5 % point of chi-square with one degree of freedom."""

_MOST_TIMES = 1e4
_CLOSE = 1e-4


@dataclass(frozen=True, slots=True)
class ModelEstimate:
    """
    What one model says.

    Attributes:
        depends: Sets of lists that depend on each other in this model, by name; none is all
            lists independent.
        total: People in all, those on some list included.
        low: Lower end of the 95 % profile-likelihood interval of *total*.
        high: Upper end; ``None`` is open, beyond ten thousand times the people on lists.
        deviance: How much worse it fits than a model that fits all; its mean is *freedom*.
        freedom: Histories seen, less parameters.
        aic: Akaike's criterion, less is better.
        bic: Schwarz's criterion with the people on lists as sample size, less is better.
    """

    depends: tuple[tuple[str, ...], ...]
    total: float
    low: float
    high: float | None
    deviance: float
    freedom: int
    aic: float
    bic: float


@dataclass(frozen=True, slots=True)
class PeopleEstimate:
    """
    How many people there are in all.

    Attributes:
        lists: Names of the lists.
        people: People on at least one list.
        overlap: People on at least two.
        best: The model with the least BIC.
        best_by_aic: The model with the least AIC.
        near: Models with a BIC within `NEAR_BIC` of the least, in order of BIC, *best* first.
        models: Models tried: all for up to `ALL_TRIED` lists, else those on the way from
            independent lists to the least BIC, one pair more or less at each step.
        determined: Of them, those that the counts determine.
    """

    lists: tuple[str, ...]
    people: int
    overlap: int
    best: ModelEstimate
    best_by_aic: ModelEstimate
    near: tuple[ModelEstimate, ...]
    models: int
    determined: int

    @property
    def spread(self) -> tuple[float, float]:
        """Least and greatest total of the near-best models."""
        totals = [each.total for each in self.near]
        return min(totals), max(totals)

    @property
    def bounds(self) -> tuple[float, float | None]:
        """Least low and greatest high of the near-best models; ``None`` where one is open."""
        highs = [each.high for each in self.near if each.high is not None]
        is_open = len(highs) < len(self.near)
        return min(each.low for each in self.near), None if is_open else max(highs)


def estimate_people(histories: Histories) -> tuple[PeopleEstimate | None, tuple[Problem, ...]]:
    """
    Estimate how many people there are, from those on three to eight overlapping lists.

    Returns:
        The estimate; ``None`` with a problem that says why there is none: fewer than three lists
        (ASM-301), more than eight (ASM-302), nobody on two (ASM-303) or fewer than ten (ASM-304),
        a list that shares nobody with the others (ASM-305) or is empty (ASM-308), no model that
        the counts determine (ASM-307).
    """
    refused = refusals(histories)
    if refused:
        return None, refused
    lists = len(histories.lists)
    fits, tried = _all_fits(histories) if lists <= ALL_TRIED else _searched_fits(histories)
    if not fits:
        return None, (Problem(codes.NO_MODEL_FITS, values={"models": str(tried)}),)
    people = histories.people
    fits.sort(key=lambda each: each.bic(people))
    near = [each for each in fits if each.bic(people) <= fits[0].bic(people) + NEAR_BIC]
    told = tuple(_told(each, histories) for each in near)
    by_aic = min(fits, key=Fit.aic)
    aic_best = told[near.index(by_aic)] if by_aic in near else _told(by_aic, histories)
    return (
        PeopleEstimate(
            histories.lists,
            people,
            histories.overlap,
            told[0],
            aic_best,
            told,
            tried,
            len(fits),
        ),
        (),
    )


def refusals(histories: Histories) -> tuple[Problem, ...]:
    """Return why there can be no estimate; nothing where it can be tried."""
    lists = len(histories.lists)
    if lists < LEAST_LISTS:
        return (Problem(codes.TOO_FEW_LISTS, values={"lists": str(lists)}),)
    if lists > MOST_LISTS:
        values = {"lists": str(lists), "most": str(MOST_LISTS)}
        return (Problem(codes.TOO_MANY_LISTS, values=values),)
    member = members(lists)
    shared = histories.counts * (member.sum(axis=1) >= 2)
    empty = tuple(
        Problem(codes.LIST_IS_EMPTY, values={"list": name})
        for name, people in zip(histories.lists, histories.counts @ member, strict=True)
        if not people
    )
    if empty:
        return empty
    values = {"people": str(histories.people), "overlap": str(histories.overlap)}
    if not histories.overlap:
        return (Problem(codes.NO_OVERLAP, values=values),)
    alone = tuple(
        Problem(codes.LIST_STANDS_ALONE, values={"list": name})
        for name, people in zip(histories.lists, shared @ member, strict=True)
        if not people
    )
    if histories.overlap < LEAST_OVERLAP:
        values["least"] = str(LEAST_OVERLAP)
        return (Problem(codes.SPARSE_OVERLAP, values=values), *alone)
    return alone


def _all_fits(histories: Histories) -> tuple[list[Fit], int]:
    """Return the fits of every model that the counts determine, and how many were tried."""
    lists = len(histories.lists)
    tried = models(lists)
    fitted = (fit(histories.counts, lists, terms) for terms in tried)
    return [each for each in fitted if each is not None], len(tried)


def _searched_fits(histories: Histories) -> tuple[list[Fit], int]:
    """Return the fits on the way to the least BIC, and how many models were tried."""
    lists, people = len(histories.lists), histories.people
    pairs = [frozenset(each) for each in combinations(range(lists), 2)]
    tried: dict[frozenset[Term], Fit | None] = {}
    ahead = [frozenset[Term]()]
    best = inf
    while True:
        for terms in ahead:
            tried[terms] = fit(histories.counts, lists, tuple(sorted(terms, key=sorted)))
        fits = {terms: each for terms, each in tried.items() if each is not None}
        least = min(fits, key=lambda terms: fits[terms].bic(people), default=None)
        if least is None or fits[least].bic(people) >= best:
            return list(fits.values()), len(tried)
        best = fits[least].bic(people)
        ahead = [terms for pair in pairs if (terms := least ^ {pair}) not in tried]


def _told(fitted: Fit, histories: Histories) -> ModelEstimate:
    people = histories.people
    low, high = _interval(fitted, histories)
    return ModelEstimate(
        tuple(tuple(histories.lists[each] for each in sorted(term)) for term in fitted.terms),
        people + fitted.unseen,
        people + low,
        None if high is None else people + high,
        fitted.deviance,
        len(histories.counts) - 1 - fitted.parameters,
        fitted.aic(),
        fitted.bic(people),
    )


def _interval(fitted: Fit, histories: Histories) -> tuple[float, float | None]:
    """Return between which numbers of unseen people the model fits about as well."""
    low = _edge(fitted, histories, 0.0)
    beyond, most = max(1.0, 2 * fitted.unseen), _MOST_TIMES * histories.people
    while not _is_worse(fitted, histories, beyond):
        beyond *= 2
        if beyond > most:
            return low, None
    return low, _edge(fitted, histories, beyond)


def _edge(fitted: Fit, histories: Histories, outside: float) -> float:
    """Return where, between the model's own figure and *outside*, it begins to fit worse."""
    if not _is_worse(fitted, histories, outside):
        return outside
    inside = fitted.unseen
    while abs(outside - inside) > _CLOSE * (histories.people + inside):
        middle = (inside + outside) / 2
        if _is_worse(fitted, histories, middle):
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2


def _is_worse(fitted: Fit, histories: Histories, unseen: float) -> bool:
    return profile_deviance(histories.counts, fitted, unseen) > CHI_SQUARE_95
