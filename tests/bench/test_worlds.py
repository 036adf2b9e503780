"""Tests of the synthetic worlds: what they are drawn from, and that they are what they say."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from benchmarks import world_incidents, world_terms
from benchmarks.world_places import DAY, Scatter, Theatres, scatter, theatres

from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.findings.settings import FindingSettings

THEATRE = 17
ROWS = 300


@pytest.fixture(scope="module")
def where() -> tuple[Scatter, Theatres]:
    """Return the scatter and the theatres of every world."""
    return scatter(), theatres()


def test_a_chunk_is_drawn_from_its_number_alone(where: tuple[Scatter, Theatres]) -> None:
    """The same chunk is the same every time, so a small world is the beginning of a large one."""
    once, again = (world_incidents.drawn(3, where, dense=False) for _ in range(2))

    assert np.array_equal(once.at, again.at)
    assert np.array_equal(once.lon, again.lon)
    assert 3 * world_incidents.CHUNK == once.first


def test_truces_have_the_sizes_and_lengths_that_are_said() -> None:
    """A truce has 24 to 240 corners and holds for 2 to 1,500 days, and fewer truces come first."""
    found = world_terms.truces(dense=False, regimes=60)
    corners = [len(each.polygon.exterior.coords) - 1 for each in found]
    days = [(each.holds[1] - each.holds[0]) / DAY for each in found]

    assert min(corners) >= 24
    assert max(corners) <= 240
    assert min(days) >= 1.9
    assert max(days) <= 1_500
    assert found[:20] == world_terms.truces(dense=False, regimes=20)


@pytest.mark.parametrize("is_full", [False, True])
def test_a_world_can_be_judged(where: tuple[Scatter, Theatres], *, is_full: bool) -> None:
    """Precise and full incidents of one theatre get findings of its truces and of no other's."""
    chunk = world_incidents.drawn(0, where, dense=True)
    whole = world_incidents.full(chunk) if is_full else world_incidents.precise(chunk)
    mine = whole.filter(pa.array(chunk.theatre == THEATRE)).slice(0, ROWS)
    everything = world_terms.truces(dense=True)
    near = [each for each in everything if each.theatre == THEATRE]
    terms = compile_terms(
        world_terms.judged(near, readings=3 if is_full else 1),
        world_terms.areas_of(near),
        world_terms.actors(),
    )

    found = adjudicate(mine, terms, FindingSettings())
    regimes = set(found.column("regime").to_pylist()) - {UNDER_SOME_REGIME}

    assert len(mine) < len(found)
    assert regimes <= {each.id for each in near}
