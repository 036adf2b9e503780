"""
Parts: what each paragraph of a page is: headline, heading, body, caption, signature, furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.reading.document import Span
from trucewatch.reading.prose.lines import Paragraph, paragraphs_of
from trucewatch.reading.prose.pages.furniture_words import FURNITURE, LINKS, NOTICES, PUBLISHED
from trucewatch.reading.prose.pages.part_words import (
    CAPTION,
    CAPTION_END,
    DATELINE,
    LIST_MARK,
    SAYING,
    SIGNATURE,
)
from trucewatch.reading.prose.told import PartKind

_HEADLINE_MOST = 220
_HEADING_MOST = 90
_HEADING_WORDS = 12
_SIGNATURE_MOST = 300
_DATELINE_MOST = 120
_LINK_MOST = 120
_CAPTION_TAIL = 140
_DATELINE_WORDS = 2
_MENU_LEAST = 4
_MENU_WORDS = 3
_OPEN_SIGNS = " \t*#>|\u00bb\u203a\u2192\u2022-\u2013\u2014"
_CLOSE_SIGNS = _OPEN_SIGNS + ".:!\u2026\u2190<"
_ENDED = re.compile(r"[.!?\u061f\u06d4\u2026:;,][\"'\u201d\u2019\u00bb)\]]*$")
_HEADING_SIGNS = "\"\u201c\u00ab#*=\u2018'"
_BARS = re.compile(r"\s[|\u2022\u00b7]\s")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Part:
    """
    A paragraph with what it is.

    Attributes:
        kind: What it is.
        span: Where it stands, without white space around it.
        dateline: What stands before its first sentence, such as ``DAMASCUS (Reuters) -``.
        says_when: Whether it is a line of furniture that says when the page was published.
    """

    kind: PartKind
    span: Span
    dateline: Span | None = None
    says_when: bool = False


def parts_of(text: str) -> list[Part]:
    """Return every paragraph of *text* with what it is, in order."""
    paragraphs = paragraphs_of(text)
    kinds = [_plain_kind(text[slice(*each.span)]) for each in paragraphs]
    _mark_menus(text, paragraphs, kinds)
    _mark_headings(text, paragraphs, kinds)
    return [
        _part(text, each, kind or PartKind.BODY)
        for each, kind in zip(paragraphs, kinds, strict=True)
    ]


def _part(text: str, paragraph: Paragraph, kind: PartKind) -> Part:
    span = paragraph.span
    is_when = kind is PartKind.FURNITURE and PUBLISHED.match(text, *span) is not None
    dateline = _dateline(text, span) if kind is PartKind.BODY else None
    return Part(kind, span, dateline, is_when)


def _plain_kind(line: str) -> PartKind | None:
    """Return what the words of a paragraph alone say that it is, or ``None``."""
    plain = line.strip(_CLOSE_SIGNS).casefold()
    opening = line.lstrip(_OPEN_SIGNS)
    if plain in FURNITURE or NOTICES.match(opening):
        return PartKind.FURNITURE
    if len(line) <= _LINK_MOST and not line.endswith(".") and _is_link_or_stamp(opening):
        return PartKind.FURNITURE
    if not any(letter.isalnum() for letter in plain):
        return PartKind.FURNITURE
    if len(line) <= _SIGNATURE_MOST and SIGNATURE.match(line):
        return PartKind.SIGNATURE
    is_caption = CAPTION.match(line) or CAPTION_END.search(line[-_CAPTION_TAIL:])
    return PartKind.CAPTION if is_caption else None


def _is_link_or_stamp(line: str) -> bool:
    return LINKS.match(line) is not None or PUBLISHED.match(line) is not None


def _mark_menus(text: str, paragraphs: Sequence[Paragraph], kinds: list[PartKind | None]) -> None:
    """Mark runs of short lines without a sentence among them, and lines of links, as furniture."""
    run: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        line = text[slice(*paragraph.span)]
        is_link = kinds[number] is PartKind.FURNITURE or _is_link(line)
        if is_link:
            run.append(number)
        if kinds[number] is None and len(_BARS.findall(line)) >= _MENU_WORDS and _is_bare(line):
            kinds[number] = PartKind.FURNITURE
        if not is_link or number + 1 == len(paragraphs):
            if len(run) >= _MENU_LEAST:
                for each in run:
                    kinds[each] = PartKind.FURNITURE
            run = []


def _is_link(line: str) -> bool:
    is_short = len(line) <= 40 and len(line.split()) <= _MENU_WORDS
    return is_short and _is_bare(line) and LIST_MARK.match(line) is None


def _is_bare(line: str) -> bool:
    return not _FIGURE.search(line) and not _ENDED.search(line)


def _mark_headings(
    text: str, paragraphs: Sequence[Paragraph], kinds: list[PartKind | None]
) -> None:
    """Mark the headline, and the lines that head a paragraph, from the last to the first."""
    story = [number for number, kind in enumerate(kinds) if kind is None]
    for place in range(len(story) - 2, -1, -1):
        number, follower = story[place], paragraphs[story[place + 1]]
        line = text[slice(*paragraphs[number].span)]
        if _ENDED.search(line) or LIST_MARK.match(line) or "\t" in line or _has_dateline(line):
            continue
        if place == 0 and _is_headline(line, text[slice(*follower.span)], follower):
            kinds[number] = PartKind.HEADLINE
        elif _heads(line, text[slice(*follower.span)]):
            kinds[number] = PartKind.HEADING


def _is_headline(line: str, behind: str, follower: Paragraph) -> bool:
    is_long_enough = len(behind) > len(line) or _ENDED.search(behind) is not None
    is_plain = line[:1].isalnum() or line[:1] in _HEADING_SIGNS
    is_followed = is_long_enough or follower.is_apart or ":" in behind
    return len(line) <= _HEADLINE_MOST and is_plain and is_followed


def _heads(line: str, behind: str) -> bool:
    is_short = len(line) <= _HEADING_MOST and len(line.split()) <= _HEADING_WORDS
    is_plain = line[:1].isalnum() or line[:1] in _HEADING_SIGNS
    is_followed = len(behind) > len(line) and _ENDED.search(behind) is not None
    return is_short and is_plain and (is_followed or LIST_MARK.match(behind) is not None)


def _has_dateline(line: str) -> bool:
    return _dateline(line, (0, len(line))) is not None


def _dateline(text: str, span: Span) -> Span | None:
    """Return where the dateline of a paragraph stands: an agency, a place and a day, a capital."""
    start = span[0]
    found = DATELINE.match(text, start, min(span[1], start + _DATELINE_MOST))
    if found is None or found.end() == start or found.end() >= span[1]:
        return None
    agency = found["bracketed"] or found["slashed"] or found["bare"]
    place = found["places"] or ""
    if not (agency or (place and found["day"])):
        is_short = len(place.split()) <= _DATELINE_WORDS and found["end"] != ":"
        is_arabic = "\u0600" <= place[:1] <= "\u06ff" and place.split()[0] not in SAYING
        if not is_short or not (place.isupper() or is_arabic):
            return None
    return start, found.end()
