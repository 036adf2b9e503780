"""Untrusted text: it stays text, and hides nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.publication.untrusted import LONGEST, link, shown, visible


@given(st.text())
def test_no_hidden_character_is_left(text: str) -> None:
    """
    Whatever a source sends, nothing that is shown can reorder or hide what stands beside it.
    """
    kinds = {unicodedata.category(each) for each in visible(text)}

    assert set() == kinds & {"Cc", "Zl", "Zp"}
    assert set() == set(visible(text)) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066")


@given(st.text())
def test_shown_text_is_short_and_isolated(text: str) -> None:
    """
    Every piece stands in its own bdi and is cut to a length that a table can hold.
    """
    assert len(visible(text)) <= LONGEST
    if text:
        assert shown(text).startswith("<bdi>")
        assert shown(text).endswith("</bdi>")


def test_bidi_override_is_shown_as_a_token() -> None:
    """
    A name that would turn the line around shows how.
    """
    assert "<bdi>a[U+202E]b</bdi>" == shown("a\u202eb")


def test_markup_is_escaped() -> None:
    """
    A script stays a name.
    """
    assert "<bdi>&lt;script&gt;</bdi>" == shown("<script>")


def test_nothing_is_shown_for_nothing() -> None:
    """
    What the source does not say takes no room.
    """
    assert "" == shown(None)
    assert "" == link("")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "tass.com/world/873479",
        'https://a.org/"onclick',
        "https://a.org/\u202egpj",
        "file:///etc/passwd",
    ],
)
def test_only_plain_web_addresses_become_links(address: str) -> None:
    """
    An address that a browser could misuse is shown and leads nowhere.
    """
    assert "href" not in link(address)


def test_link_keeps_the_reader_to_themselves() -> None:
    """
    The site of a source does not learn who reads it.
    """
    assert 'rel="noreferrer noopener external"' in link("https://example.org/a?b=1&c=2")
    assert 'href="https://example.org/a?b=1&amp;c=2"' in link("https://example.org/a?b=1&c=2")
