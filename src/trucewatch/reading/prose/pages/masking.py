"""
Masking: what a page holds beside its words is made white, character by character.

The masked text is as long as the text, so every place in it is a place in the text as it came.
Tags, scripts, styles and comments become spaces, tags that end a line or a paragraph become line
breaks, and a character reference becomes its character with nothing seen behind it.
"""

from __future__ import annotations

import html
import re

_NAMES = "p|div|br|span|a|li|ul|ol|h[1-6]|html|body|head|td|tr|table|article|section|script|style"
_LOOKS_MARKED = re.compile(rf"<!doctype\s|</?(?:{_NAMES})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})"
    r"(?:[^<>\"']|\"[^\"<]{0,4000}\"|'[^'<]{0,4000}'|\"|'){0,4000}+>"
)
_DECLARED = re.compile(r"<[!?][^<>]{0,2000}+>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_HIDDEN = frozenset(
    ("script", "style", "template", "svg", "nav", "select", "button", "noscript", "iframe", "head")
)
_PARAGRAPHS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "table", "hr"),
        *("ul", "ol", "figure", "figcaption", "header", "footer", "main", "aside", "form", "body"),
        *("title", "pre", "blockquote"),
    )
)
_LINES = frozenset(("br", "li", "tr", "dt", "dd", "option"))
_CELLS = frozenset(("td", "th"))
_UNSEEN = "\u2060"
_BREAKS = re.compile(r"[\r\n]")


def is_markup(text: str) -> bool:
    """Say whether *text* is a page pasted whole: two tags of a page, or its declaration."""
    found = _LOOKS_MARKED.finditer(text)
    first = next(found, None)
    return first is not None and (first.group().startswith("<!") or next(found, None) is not None)


def masked(text: str) -> str:
    """Return the page *text* with everything but its words made white, of the same length."""
    pieces: list[str] = []
    at = 0
    ends: dict[str, int] = {}
    while True:
        start = text.find("<", at)
        if start < 0:
            break
        pieces.append(_words(text[at:start]))
        at = _after(text, start, ends)
        pieces.append(_mask_of(text[start:at]))
    pieces.append(_words(text[at:]))
    return "".join(pieces)


def _after(text: str, start: int, ends: dict[str, int]) -> int:
    """Return where the tag, comment or hidden element that starts at *start* is over."""
    if text.startswith("<!--", start):
        end = _found(text, "-->", start + 4, ends)
        return end + 3 if end >= 0 else start + 4
    tag = _TAG.match(text, start) or _DECLARED.match(text, start)
    if tag is None:
        return start + 1
    name = (tag.groupdict().get("name") or "").lower()
    if name in _HIDDEN and not tag.groupdict().get("close") and text[tag.end() - 2] != "/":
        end = _found(text, f"</{name}", tag.end(), ends)
        if end >= 0:
            close = text.find(">", end, end + 100)
            return close + 1 if close >= 0 else end
    return tag.end()


def _found(text: str, what: str, start: int, ends: dict[str, int]) -> int:
    """Return where *what* stands next; what was found ahead, or nowhere, is not sought again."""
    known = ends.get(what)
    if known is None or 0 <= known < start:
        known = ends[what] = _find(text, what, start)
    return known


def _find(text: str, what: str, start: int) -> int:
    if what == "-->":
        return text.find(what, start)
    found = re.compile(re.escape(what), re.IGNORECASE).search(text, start)
    return found.start() if found else -1


def _mask_of(mark: str) -> str:
    tag = _TAG.match(mark)
    if tag is None:
        return "<" if mark == "<" else " " * len(mark)
    name = tag["name"].lower()
    if name in _PARAGRAPHS or name in _HIDDEN:
        return "\n\n" + " " * (len(mark) - 2)
    if name in _LINES:
        return "\n" + " " * (len(mark) - 1)
    if name in _CELLS:
        return "\t" + " " * (len(mark) - 1)
    return " " * len(mark) if name == "img" else _UNSEEN * len(mark)


def _words(text: str) -> str:
    """Return text between tags: its line breaks mean nothing, its references are read."""
    if "&" in text:
        text = _REFERENCE.sub(_read, text)
    return _BREAKS.sub(" ", text)


def _read(found: re.Match[str]) -> str:
    written = found.group()
    said = html.unescape(written)
    if len(said) != 1 or said == "\x00":
        return written
    if said.isspace():
        return " " * len(written)
    return said + _UNSEEN * (len(written) - 1)
