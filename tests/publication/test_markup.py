"""Markup that is put together from trusted patterns and untrusted values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from trucewatch.publication.markup import filled, joined


@given(st.text(), st.text())
def test_filling_says_what_the_library_says(first: str, second: str) -> None:
    """A pattern is filled as `Markup.format` fills it, whatever the values hold."""
    expected = Markup("<b title='{}'>{}</b>").format(first, second)

    assert expected == filled("<b title='{}'>{}</b>", first, second)


def test_markup_is_not_escaped_again() -> None:
    """A value that is markup goes in as it is, and one that is not is escaped."""
    assert Markup("<p><i>a</i>&lt;i&gt;</p>") == filled("<p>{}{}</p>", Markup("<i>a</i>"), "<i>")


@pytest.mark.parametrize("values", [(), ("a",), ("a", "b", "c")])
def test_a_pattern_with_another_number_of_values_is_refused(values: tuple[str, ...]) -> None:
    """A value too many or too few is a mistake in the program and never a gap on the page."""
    with pytest.raises(ValueError, match="argument"):
        filled("<p>{}{}</p>", *values)


@given(st.lists(st.text()))
def test_joining_says_what_the_library_says(parts: list[str]) -> None:
    """Parts are joined as `Markup.join` joins them, each escaped."""
    assert Markup(" · ").join(parts) == joined(parts, " · ")
