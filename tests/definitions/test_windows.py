"""Windows: the algebra of stretches that hold at their first instant and not at their last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.definitions.instants import NaiveInstantError
from trucewatch.definitions.windows import (
    EmptyWindowError,
    Window,
    complement,
    difference,
    intersection,
    union,
)

EPOCH = datetime(2016, 5, 5, tzinfo=UTC)
HOURS = st.integers(0, 40)
BOUNDS = st.one_of(st.none(), HOURS)


def at(hour: int) -> datetime:
    """Return an instant that lies *hour* hours after the epoch of these tests."""
    return EPOCH + timedelta(hours=hour)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Draw a window of whole hours, either end of which may be open."""
    start, end = draw(BOUNDS), draw(BOUNDS)
    if start is not None and end is not None:
        start, end = min(start, end), max(start, end) + 1
    return Window(None if start is None else at(start), None if end is None else at(end))


SEVERAL = st.lists(windows(), max_size=6)


def holds(several: list[Window], hour: int) -> bool:
    """Whether any of *several* windows holds at an hour."""
    return any(at(hour) in each for each in several)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3)])
def test_a_window_ends_after_it_starts(start: int, end: int) -> None:
    """
    An empty window and a reversed one are refused (bad input 85).
    """
    with pytest.raises(EmptyWindowError):
        Window(at(start), at(end))


def test_a_window_needs_a_zone() -> None:
    """
    A naive instant would mean another hour elsewhere.
    """
    with pytest.raises(NaiveInstantError):
        Window(EPOCH.replace(tzinfo=None), None)


@given(HOURS, st.integers(1, 40))
def test_the_first_instant_counts_and_the_last_does_not(start: int, length: int) -> None:
    """
    A window holds at its first instant and not at its last.
    """
    window = Window.lasting(at(start), timedelta(hours=length))

    assert [True, False] == [at(start) in window, at(start + length) in window]


@given(HOURS, st.integers(1, 9), st.integers(1, 9))
def test_meeting_windows_share_no_instant(start: int, length: int, more: int) -> None:
    """
    A shell at the changeover belongs to exactly one of two windows that meet.
    """
    first = Window.lasting(at(start), timedelta(hours=length))
    second = Window.lasting(at(start + length), timedelta(hours=more))

    assert None is first.overlap(second)
    assert [False, True] == [at(start + length) in each for each in (first, second)]
    assert [Window(at(start), at(start + length + more))] == union([first, second])


@given(windows(), windows())
def test_an_overlap_is_what_both_hold(one: Window, other: Window) -> None:
    """
    Overlap does not depend on the order, and holds what both hold.
    """
    shared = one.overlap(other)

    assert shared == other.overlap(one)
    for hour in range(42):
        expected = at(hour) in one and at(hour) in other
        assert expected == (shared is not None and at(hour) in shared)


@given(SEVERAL, SEVERAL)
def test_the_algebra_holds_instant_by_instant(left: list[Window], right: list[Window]) -> None:
    """
    Union, intersection, difference and complement say of each instant what the words say.
    """
    for hour in range(42):
        here, there = holds(left, hour), holds(right, hour)
        assert here == holds(union(left), hour)
        assert (here and there) == holds(intersection(left, right), hour)
        assert (here and not there) == holds(difference(left, right), hour)
        assert (not here) == holds(complement(left), hour)


@given(SEVERAL)
def test_union_and_complement_are_in_order_and_apart(several: list[Window]) -> None:
    """
    What comes out is sorted, and no two windows of it meet; the complement of it gives it back.
    """
    for made in (union(several), complement(several)):
        assert all(one.last < other.first for one, other in pairwise(made))
    assert union(several) == complement(complement(several))
    assert union(several) == union(reversed(several))
