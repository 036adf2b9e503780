"""Timeline: bars by announcer, ticks at local midnight, nothing outside the frame."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.publication.builders import AS_OF, at, force, window
from tests.publication.pages import realistic
from trucewatch.publication.page_input import ChainForce, PageTerms, RegimeForce
from trucewatch.publication.timeline import (
    LABELS,
    WIDTH,
    Span,
    drawn,
    near_span,
    shown_in,
    tick_instants,
    whole_span,
)

PAGE = realistic()


def picture(name: str = "near") -> ET.Element:
    """Return the drawn fortnight as a tree."""
    return ET.fromstring(str(drawn(PAGE, name, near_span(AS_OF))))  # noqa: S314 - our own


def test_the_picture_is_told_to_screen_readers() -> None:
    """
    It has a title and a description that its ids point to.
    """
    root = picture()

    assert "img" == root.get("role")
    assert "near-title" == root.get("aria-labelledby")
    assert ["near-title", "near-desc"] == [root[0].get("id"), root[1].get("id")]


def test_every_announcer_has_a_bar_of_its_own() -> None:
    """
    Nobody's word is merged into another's.
    """
    bars = [each for each in picture().iter() if each.get("class") == "chain"]

    assert 4 == len(bars)


def test_a_chain_outside_the_frame_has_no_row() -> None:
    """
    The two weeks of one announcer ended long before the fortnight shown.
    """
    texts = {each.text for each in picture().iter() if each.tag == "text"}

    assert "co-chairs" in texts
    assert "hnc" not in texts


def test_the_as_of_instant_is_marked() -> None:
    """
    A line says up to when the page speaks.
    """
    assert 1 == len([each for each in picture().iter() if each.get("class") == "as-of"])


def test_pictures_on_one_page_share_no_pattern() -> None:
    """
    Each picture's shading has an id of its own.
    """
    fills = {each.get("fill") for each in picture("whole").iter()}

    assert "url(#whole-contested)" in fills


def test_nothing_in_force_is_no_picture() -> None:
    """
    An empty frame is left out.
    """
    page = replace(PAGE, terms=PageTerms())

    assert drawn(page, "near", near_span(AS_OF)) is None


def test_the_whole_span_holds_every_bound() -> None:
    """
    No stated bound falls off the picture.
    """
    span = whole_span(force(), AS_OF)

    assert span.start < at("2016-02-26T22:00")
    assert at("2016-05-11T22:00") < span.end


@given(
    st.datetimes(
        at("2016-01-01T00:00").replace(tzinfo=None), at("2017-01-01T00:00").replace(tzinfo=None)
    )
)
def test_no_instant_is_drawn_outside(moment: object) -> None:
    """
    Whatever the instant, its place lies between the labels and the border.
    """
    span = Span(at("2016-05-01T00:00"), at("2016-05-10T00:00"))
    instant = at(str(moment).replace(" ", "T"))

    assert LABELS <= span.x(instant, is_end=True) <= WIDTH


def test_ticks_are_local_midnights() -> None:
    """
    A day on the picture is a day of the case, over a change of the clocks as well.
    """
    span = Span(at("2016-03-20T00:00"), at("2016-04-02T00:00"))
    ticks = [PAGE.clock.local(each) for each in tick_instants(PAGE.clock, span)]

    assert {(0, 0)} == {(each.hour, each.minute) for each in ticks}
    assert len(ticks) <= 14


def test_regimes_stand_in_order_of_their_start() -> None:
    """
    The regime that began first stands first, one without bars before all.
    """
    empty = RegimeForce(
        "watched", "Watched", (), oversight=(("un", window("2016-05-01T00:00", None)),)
    )
    late = RegimeForce(
        "late", "Late", (ChainForce("army", ((window("2016-05-09T00:00", None), "stated"),)),)
    )

    found = shown_in((late, *force(), empty), near_span(AS_OF))

    assert "late" == found[-1].regime
