"""Many questions at once: some will look like answers by chance."""

from __future__ import annotations

import numpy as np

from trucewatch.assessments.series import Amounts


def benjamini_hochberg(p: Amounts) -> Amounts:
    """
    Return the adjusted p of each of several questions; to be shown beside the raw one.

    The least of p_(k) m / k over all k from its own rank on, at most 1. Calling everything with
    an adjusted p of q or less a finding, no more than a share q of such findings is expected to be
    chance, where the questions are independent or depend on each other positively.

    Args:
        p: Raw p of each question, 0 to 1, shape (m,).

    Raises:
        ValueError: When a p is not from 0 to 1.

    Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300.
    """
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("a p is 0 to 1")
    order = np.argsort(p, kind="stable")
    ranked = p[order] * len(p) / np.arange(1, len(p) + 1)
    least = np.minimum.accumulate(ranked[::-1])[::-1]
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(1.0, least)
    return adjusted
