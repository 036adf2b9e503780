"""Pages pasted whole: everything but their words is white, and every place stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reading.prose.pages.masking import is_markup, masked

SEEN = {
    "a paragraph": ("<p>A truce</p><p>began</p>", "A truce\nbegan"),
    "a tag inside a word": ("<p>Alep<b>po</b> fell</p>", "Aleppo fell"),
    "attributes with angle brackets": ('<p title="a > b">Calm</p><p>held</p>', "Calm\nheld"),
    "a script": ("<p>One</p><script>var a = '<p>Two</p>';</script><p>Three</p>", "One\nThree"),
    "a style": ("<style>p { color: red }</style><p>One</p>", "One"),
    "a comment": ("<p>One<!-- <p>killed 300</p> --> two</p>", "One  two"),
    "a menu": ("<nav><a>Home</a><a>News</a></nav><p>One</p>", "One"),
    "a line break": ("<p>One<br>two<br/>three</p>", "One\ntwo\nthree"),
    "references": (
        "<p>Fire &amp; smoke,&nbsp;&quot;calm&quot; &#1058;</p>",
        'Fire & smoke, "calm" Т',
    ),
    "wrapped lines of a page": ("<div>One line\nand its rest</div>", "One line and its rest"),
    "cells": ("<table><tr><td>Aleppo</td><td>3</td></tr></table>", "Aleppo\t3"),
    "a comment without an end": ("<p>One</p><!-- two", "One\n     two"),
    "a less-than sign": ("<p>3 < 5</p><p>yes</p>", "3 < 5\nyes"),
}


def shown(text: str) -> str:
    """Return what a reader of a masked text sees: no white space around lines, no blank lines."""
    lines = (line.strip(" \u2060") for line in masked(text).replace("\u2060", "").split("\n"))
    return "\n".join(line for line in lines if line.strip())


@pytest.mark.parametrize(("page", "expected"), SEEN.values(), ids=SEEN.keys())
def test_the_words_of_a_page_are_what_is_left(page: str, expected: str) -> None:
    """
    Tags, scripts, comments and menus are white; paragraphs, lines and references are read.
    """
    assert expected.replace("  ", " ").split() == shown(page).split()
    assert len(page) == len(masked(page))


@pytest.mark.parametrize("page", ["<p>Alep<b>po</b></p>", "Alep&#112;o &amp; <b>Homs</b>"])
def test_every_word_stands_where_it_stood(page: str) -> None:
    """
    A letter that is left stands at the place at which it came.
    """
    kept = [(at, letter) for at, letter in enumerate(masked(page)) if letter.isupper()]

    assert kept == [(at, page[at]) for at, _ in kept]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A truce began.", False),
        ("Fewer than 5 (<5) were hurt, more than 3 (>3) fled.", False),
        ("He wrote <b> once.", False),
        ("<p>One</p>", True),
        ("<!DOCTYPE html>\nwords", True),
        ("Text with <a href='x'>a link</a> inside", True),
        ("mail <someone@example.org> and <other@example.org>", False),
    ],
)
def test_a_page_is_told_by_its_tags(text: str, expected: bool) -> None:  # noqa: FBT001
    """
    Two tags of a page make a page; a lone angle bracket does not.
    """
    assert expected == is_markup(text)


@given(st.text(st.sampled_from("<>pab/!-'\"= \n&;#x1script\u0628\u202e"), max_size=200))
def test_a_masked_text_is_as_long_as_the_text(text: str) -> None:
    """
    Whatever stands in a text, masking changes no place in it.
    """
    assert len(text) == len(masked(text))


@pytest.mark.parametrize(
    "bait",
    ["<", "<a ", "<p a='", "<!--", "<script>", "<p><!--", "&amp", "&#", "<p \"'", "<![CDATA["],
)
def test_bait_is_masked_in_time(bait: str) -> None:
    """
    Tags that never end take time in proportion to their length.
    """
    page = bait * (400_000 // len(bait))

    assert len(page) == len(masked(page))
