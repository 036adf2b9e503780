"""
Truce exclusions: whom a truce does not apply to.

Only who stands in the list behind the verb is excluded: "does not apply to A or B, which gave the
government leave" excludes two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.reading.document import Span
from trucewatch.reading.frames.english.agreed.truce_words import TruceWords
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import LIST, Named, named_in, named_words

_NOT = (
    r"(?:(?:does|do|did|will|would|shall|is|are|was|were|has|have) (?:[a-z]+ly )?not|(?:doesn|don"
    r"|didn|won|wouldn|isn|wasn)'t|not|never)"
)
_COVER = (
    r"(?:to )?(?:apply(?:ing)? to|cover(?:ing)?|include|including|extend(?:ing)? to|concern"
    r"|encompass|bind(?:ing)?|be binding on|hold for|protect|be extended to|affect|mean|involve)"
)
_LEAVES_OUT = (
    r"(?:excludes?|excluded|excluding|with the exception of|except(?:ing)?(?: for)?|exempts?"
    r"|exempting|exempted|leav(?:es|ing) out|left out|apart from|other than|omits?)"
)
_AIMED_AT = (
    r"(?:(?:[^ @,.;]+ )?(?:operations?|actions?|attacks|strikes|campaigns?|measures|fight) "
    r"(?:against|on|targeting) (?=(?:the )?@A))?"
)
_NAMES = r"(?P<names>(?:(?!(?:and|but|which|who|that|as|because|while) )[^ @,.;:()\"]+ ){1,8}"
_NAMES += r"(?:@[AH]\d+ )?"
_NAMES += r"(?:who (?:[^ @,.;:()]+ ){1,6})?)"
_AFTER = re.compile(
    rf" (?:{_NOT} (?:[a-z]+ly )?{_COVER}|{_LEAVES_OUT}) (?:(?:either|both|any of) )?{_AIMED_AT}"
    rf"(?:(?P<who>{LIST})(?:(?: ,)? (?:and|or) (?P<more>(?:(?!@A)[^ ,.;]+ ){{0,3}}(?:groups"
    r"|organi[sz]ations|factions|militants|fighters|extremists|jihadists|terrorists|militias)))?"
    rf"|{_NAMES}(?=[,.;:\"(]|and |but |which |as |because |while |$))"
)
_OUTSIDE = (
    r"(?:(?:is|are|was|were|will be|would be|being|remain(?:s|ed)?|be|fall|falls)"
    r"(?: [a-z]+ly)? (?:not (?:covered by|included in|a? ?part of|a? ?party to|parties to|bound by"
    r"|signator(?:y|ies) to|subject to|protected by)|excluded from|exempt(?:ed)? from|left out of"
    r"|outside)|(?:isn|aren|wasn|weren)'t (?:covered by|included in|a? ?part of|a? ?party to"
    r"|subject to))"
)
_BEFORE = re.compile(
    rf"(?<! against)(?<! on)(?<! the)(?<! targeting) (?:the )?(?P<who>{LIST})"
    rf"(?: , [^,]{{1,60}} ,)? {_OUTSIDE} $"
)
_WORDS_BEFORE = re.compile(
    rf"(?:^| that| ,| but| and) (?P<names>(?!that )(?:[^ @,.;]+ ){{1,9}}){_OUTSIDE} $"
)
_AHEAD = re.compile(
    rf" {_LEAVES_OUT} (?P<who>{LIST})(?: ,)? (?:[^ ,;]+ ){{0,8}}(?:are|is|were|was|will|would"
    rf"|agreed"
    rf"|accepted|signed|joined|have|has|be) (?:[^ ,;]+ ){{0,5}}$"
)
_AGAINST = re.compile(
    r" (?:operations?|strikes|attacks|raids|war|fight|campaign|bombing|airstrikes) "
    rf"(?:against|on|targeting) (?:the )?{LIST} {_OUTSIDE} $"
)
_IT = re.compile(rf" {_OUTSIDE} (?:it|this|them|@A\d+|the (?:deal|agreement|pause|accord)) ")
_ACTS = re.compile(
    r" (?:strikes?|operations?|attacks?|fire|flights?|deliver\w+|areas?|zones?|exchange|city"
    r"|cities"
    r"|regions?|provinces?|territor\w+|towns?|villages?|issue|question|withdrawal|mechanism\w*"
    r"|provisions?|details?|restrictions?|days?|hours?|release|lifting) "
)
_SENTENCE_END = re.compile(r" [;.] ")


def excluded_by(line: Line, truce: TruceWords, until: int) -> list[Named]:
    """
    Return whom a truce is said not to apply to, in the order of the text.

    Args:
        line: The sentence.
        truce: The name of the truce.
        until: Where the next truce of the sentence is named, or the sentence ends.
    """
    ahead = line.text[: truce.start]
    if _AGAINST.search(ahead):
        return []
    found = [*_found(_BEFORE, line, ahead, 0), *_found(_WORDS_BEFORE, line, ahead, 0)]
    found = found or [*_found(_AHEAD, line, ahead, 0)]
    if found:
        return found
    stop = _SENTENCE_END.search(line.text, truce.end, until)
    tail = " " + line.text[truce.end + 1 : stop.start() + 1 if stop else until]
    return list(_found(_AFTER, line, tail, truce.end))


def excluded_from_it(line: Line) -> list[tuple[Named, int]]:
    """Return whom a truce told of before is said not to apply to, with the end of the words."""
    found: list[tuple[Named, int]] = []
    for verb in _IT.finditer(line.text):
        outside = re.match(rf" {_OUTSIDE} ", line.text[verb.start() :])
        ahead = line.text[: verb.start() + (outside.end() if outside else 0)]
        named = [*_found(_BEFORE, line, ahead, 0)] or [*_found(_WORDS_BEFORE, line, ahead, 0)]
        found += [(each, verb.end()) for each in named]
    return found


def _found(pattern: re.Pattern[str], line: Line, text: str, offset: int) -> Iterator[Named]:
    found = pattern.search(text)
    if found is None:
        return
    who = found.groupdict().get("who")
    if who:
        start, end = found.span("who")
        yield from named_in(line, start + offset, end + offset)
        if found.groupdict().get("more"):
            first, last = found.span("more")
            yield named_words(line, line.span(first + offset, last + offset))
        return
    names = f" {found.group('names')}"
    if _ACTS.search(f"{names} ") is None:
        yield named_words(line, _bare(line, found, offset))


def _bare(line: Line, found: re.Match[str], offset: int) -> Span:
    start, end = found.span("names")
    for article in ("the ", "all ", "any ", "a "):
        if found.group("names").startswith(article):
            start += len(article)
    return line.span(start + offset, end - 1 + offset)
