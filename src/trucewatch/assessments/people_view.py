"""An estimate from overlapping lists as JSON: never one model without those near it."""

from __future__ import annotations

from typing import Any

from trucewatch.assessments.multiple_systems import ModelEstimate, PeopleEstimate


def people_view(found: PeopleEstimate) -> dict[str, Any]:
    """
    Return *found* as JSON has it.

    Returns:
        People seen, the spread and the bounds of the near-best models, and each of these. People
        are rounded to whole ones, criteria to a hundredth; a null bound is open.
    """
    low, high = found.bounds
    return {
        "lists": list(found.lists),
        "people_on_lists": found.people,
        "people_on_two_or_more": found.overlap,
        "spread": [round(each) for each in found.spread],
        "bounds": [round(low), None if high is None else round(high)],
        "best_by_bic": _model(found.best),
        "best_by_aic": _model(found.best_by_aic),
        "near": [_model(each) for each in found.near],
        "models": found.models,
        "determined": found.determined,
    }


def _model(found: ModelEstimate) -> dict[str, Any]:
    return {
        "depends": [list(each) for each in found.depends],
        "total": round(found.total),
        "low": round(found.low),
        "high": None if found.high is None else round(found.high),
        "deviance": round(found.deviance, 2),
        "freedom": found.freedom,
        "aic": round(found.aic, 2),
        "bic": round(found.bic, 2),
    }
