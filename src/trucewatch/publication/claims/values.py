"""
Values of slots in words: what a claim was read to mean, beside what the text says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from trucewatch.publication.untrusted import visible
from trucewatch.publication.wording import Catalogue
from trucewatch.reading.claim import Json

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_BEGIN, _END = "\u2068", "\u2069"


def isolated(words: str, longest: int = 300) -> str:
    """
    Return words of a text for a terminal: hidden characters shown, and kept in their own stretch.

    Words written from right to left would else move the figures beside them.
    """
    shown = visible(words, longest)
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in shown):
        return f"{_BEGIN}{shown}{_END}"
    return shown


def value_words(value: Json, say: Catalogue) -> str:
    """Return a normalised value in words; what it is can be seen from its own keys."""
    if value is None:
        return say.say("reading.value.unknown")
    if isinstance(value, list):
        return "; ".join(value_words(each, say) for each in value)
    if isinstance(value, dict):
        return _record_words(value, say)
    return isolated(str(value))


def _record_words(value: Mapping[str, Any], say: Catalogue) -> str:
    keys = set(value)
    if keys == {"at"}:
        return _instant(value["at"])
    if keys == {"from", "to"}:
        return _window(value, say)
    if keys == {"low", "best", "high"}:
        return _count(value, say)
    if "actor" in keys:
        name = isolated(str(value.get("name") or ""))
        return f"{name} ({value['actor']})" if value["actor"] else name
    return _place(value, say)


def _instant(written: object) -> str:
    return f"{written}".removesuffix(":00Z").replace("T", " ").removesuffix("Z") + " UTC"


def _window(value: Mapping[str, Any], say: Catalogue) -> str:
    start, end = value["from"], value["to"]
    if start is None and end is None:
        return say.say("reading.value.unknown")
    if start is None:
        return say.say("reading.value.until", end=_instant(end))
    if end is None:
        return say.say("reading.value.since", start=_instant(start))
    return say.say("reading.value.between", start=_instant(start), end=_instant(end))


def _count(value: Mapping[str, Any], say: Catalogue) -> str:
    low, best, high = (value[key] for key in ("low", "best", "high"))
    known = [each for each in (low, best, high) if each is not None]
    if low is not None and low == high:
        return f"{low:,}"
    if high is None and known:
        return say.say("reading.value.at_least", low=f"{min(known):,}")
    if low is None and known:
        return say.say("reading.value.at_most", high=f"{max(known):,}")
    bounds = f"{low:,}–{high:,}" if known else say.say("reading.value.unknown")
    return f"{bounds} ({best:,})" if best is not None else bounds


def _place(value: Mapping[str, Any], say: Catalogue) -> str:
    name = isolated(str(value.get("name") or ""))
    sector = value.get("sector")
    if isinstance(sector, Mapping):
        relation = str(sector.get("relation") or "").replace("_", " ")
        inside = isolated(str(value.get("container") or ""))
        if not inside:
            return f"{name} ({relation})"
        return say.say("reading.value.sector", name=name, relation=relation, inside=inside)
    if not value.get("id"):
        return say.say("reading.value.unplaced", name=name)
    if value.get("lat") is None:
        return name
    return f"{name} ({value['lat']:.3f}, {value['lon']:.3f})"
