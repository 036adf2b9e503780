"""Made-up forecasts whose quality is known: right, too sure, not sure enough, and ranges."""

from __future__ import annotations

import numpy as np

from trucewatch.findings.ragged import Numbers, Shares


def generator(seed: int) -> np.random.Generator:
    """Return the source of chance of one test."""
    return np.random.Generator(np.random.PCG64(seed))


def chances(rows: int, classes: int, draws: np.random.Generator) -> Shares:
    """Return chances of classes, some of them near 0 and 1, shape (rows, classes)."""
    return draws.dirichlet(np.full(classes, 0.5), size=rows)


def truth_of(chance: Shares, draws: np.random.Generator) -> Numbers:
    """Draw the class of each row from its chances."""
    edges = chance.cumsum(axis=1)
    drawn = draws.random((len(chance), 1)) * edges[:, -1:]
    return np.asarray((drawn >= edges).sum(axis=1), dtype=np.int64)


def surer(chance: Shares, power: float) -> Shares:
    """Return chances that are surer than *chance* (power above 1) or less sure (below 1)."""
    raised = chance**power
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float64)
