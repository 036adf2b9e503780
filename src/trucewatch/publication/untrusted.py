"""
Untrusted text: what sources and parties wrote, made safe to read beside our own words.

Escaping stops it from becoming markup. Invisible characters that reorder or hide text are shown as
tokens such as ``[U+202E]``, and every piece stands in its own ``<bdi>``, so that a name written
from right to left cannot move the figures next to it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from trucewatch.publication.markup import filled

LONGEST = 300
"""Characters of one piece that are shown; the table in the run's folder holds it whole."""

_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"[\t\n\r ]+")


def visible(text: str, longest: int = LONGEST) -> str:
    """
    Return *text* on one line, its hidden characters as tokens, cut after *longest* characters.

    The result is plain text: it still has to be escaped where markup is written.
    """
    if text.isascii() and text.isprintable() and len(text) <= longest and "  " not in text:
        return text.strip()  # nothing is hidden in it; most texts are of this kind
    one_line = _SPACE.sub(" ", text[: longest * 4]).strip()
    shown = _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", one_line)
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def tokens(text: str) -> str:
    """Return *text* with hidden characters as tokens and everything else as it stands."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text.replace("\t", " "))


@lru_cache(maxsize=8_192)
def shown(text: str | None, longest: int = LONGEST) -> Markup:
    """Return *text* as a ``<bdi>`` of its own; nothing for ``None``."""
    if not text:
        return Markup("")
    return filled("<bdi>{}</bdi>", visible(text, longest))


def link(address: str | None) -> Markup:
    """
    Return an address as a link where it is one that a browser opens safely, else as text.

    Only ``http`` and ``https`` become links; the referrer is withheld, because the site of a
    source need not learn who reads it.
    """
    if not address:
        return Markup("")
    text = visible(address, 120)
    if not re.match(r"https?://[^\s\"'<>]+$", address) or _HIDDEN.search(address):
        return filled("<bdi>{}</bdi>", text)
    return filled(
        '<a href="{}" rel="noreferrer noopener external"><bdi>{}</bdi></a>', address, text
    )
