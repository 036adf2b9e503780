"""
Counts told together: killed and injured in one number, totals, and a second source's number.

"Killed or maimed 83 people" and "16 casualties" say how many there were of both, and not how many
of each: each is between none and all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.definitions.counts import Count
from trucewatch.reading.frames.english.lines import Line

TOGETHER = "killed and injured together"
"""Flag: one number counts both, and the words do not say how many of each."""

Stretch = tuple[int, int]

_OR = (
    r"(?:or|and ?/ ?or|and or) (?:wounded|injured|maimed|hurt|injuring|wounding|maiming|missing"
    r"|disappeared)"
)
_EITHER = re.compile(
    rf" (?:killed|killing|kills|kill) {_OR} (?:an? (?:total|estimated) (?:of )?)?(?P<who>@N\d+)"
    rf"|(?<= )(?P<many>@N\d+)(?: (?!(?:and|or|but|in|on) )[^ .,;:@]+){{0,3}}"
    rf"(?: ,[^,;]{{1,60}} ,)? (?:(?:was|were|have|has|had|been|being|reported|reportedly) ){{0,3}}"
    rf"(?:killed|dead) {_OR}(?= )"
)
_CASUALTIES = re.compile(
    r" (?P<who>@N\d+)(?: (?:civilian|military|combat|child|confirmed|new|such|other|total"
    r"|reported|verified|conflict related)){0,3} (?:casualties|victims)(?= )"
)
_SAID_TOO = re.compile(
    r" (?:said|says|say|reported|report|spoke of|speak of|counted|count|claimed|claim|gave|give"
    r"|insisted|estimated|cited|mentioned|put it at|put (?:the|that) (?:figure|number|count|total"
    r"|dead) at"
    r"|gave (?:a|the) (?:figure|number) (?:of|as))"
    r"(?: (?:it|there|the (?:figure|number|total|real figure|true figure)) (?:was|were|is))?"
    r"(?: (?:at least|about|around))? (?P<who>@N\d+)(?: (?:people|dead|victims|deaths))?"
    r"(?= (?:[.,;)]|were|had|have|died|while|but|and|in|of them)| $)"
)
_PARTS = re.compile(r" (?:[;,]|while|but|although|though|whereas|and|with|as against|against) ")
_TOTAL = re.compile(
    r" (?:bring(?:s|ing)?|brought|tak(?:es|ing)|took|rais(?:es|ed|ing)|push(?:es|ed|ing)?) "
    r"(?:the |its |their )(?:[^ .,;:@]+ ){0,3}?(?:total|tally|count|figure|number|toll)"
    r"(?P<of>(?: (?:[^ .,;:@]+|@[TAP]\d+)){0,9}?) to (?:more than |over |at least )?"
    r"(?P<who>@N\d+)(?= )"
)


def counted_together(line: Line) -> Iterator[tuple[Stretch, Count]]:
    """Yield the stretches of numbers that count killed and injured as one, and the bounds."""
    for pattern in (_EITHER, _CASUALTIES):
        for found in pattern.finditer(line.text):
            group = "who" if found["who"] else "many"
            count = line.number(found[group]).count
            if count is not None:
                yield found.span(group), Count(0, None, count.high)


def totals(line: Line) -> Iterator[tuple[Stretch, str]]:
    """Yield the numbers to which a total is brought, and the words that say of what."""
    for found in _TOTAL.finditer(line.text):
        yield found.span("who"), found["of"]


def said_by_another(line: Line, after: int) -> Iterator[Stretch]:
    """Yield the bare numbers that somebody gives behind a count that stands in the same line."""
    for found in _SAID_TOO.finditer(line.text, max(0, after - 1)):
        if _PARTS.search(line.text[after - 1 : found.start("who") + 1]):
            yield found.span("who")
