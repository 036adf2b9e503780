"""
Left out: groups that "are not covered", where the sentence does not say of which truce.

Only groups are read so, with the words that say which of them: "groups listed as terrorist by the
Security Council are not covered". A truce must have been told of shortly before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.reading.frames.english.agreed.truce_pronouns import is_told_before
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import LIST, Named, named_in, named_words
from trucewatch.reading.prose.told import Text

_GROUPS = (
    r"(?:groups?|organi[sz]ations?|factions|militants|fighters|extremists|jihadists|terrorists"
    r"|militias|rebels|formations|movements|brigades|entities)"
)
_WHICH = (
    r"(?:(?:so )?(?:designated|recogni[sz]ed|listed|classed|classified|considered|blacklisted"
    r"|proscribed|deemed|labell?ed|described|linked|affiliated|allied|aligned|associated|not)"
    r"|that|which|who|whom) (?:[^ .,;]+ ){1,12}?"
)
_OUT = (
    r"(?:(?:is|are|was|were|be|remains?|remained|will|would) ){1,2}(?:explicitly |also |however "
    r"|therefore )?(?:not (?:also |however )?(?:covered|included|protected|bound"
    r"|(?:a )?part(?:y|ies)? (?:of|to) it)|excluded|exempt(?:ed)?|left out|outside it)"
)
_LEFT_OUT = re.compile(
    r"(?:^|(?<= ,)|(?<= ;)|(?<= but)|(?<= and)|(?<= that)) (?:(?:the|all|any|other|both|but|and"
    rf"|however|,) ){{0,3}}(?P<names>(?:(?P<who>{LIST}) |(?:(?!@)[^ .,;]+ ){{0,3}}{_GROUPS} )"
    rf"(?P<which>{_WHICH})?){_OUT}(?P<end>(?= (?:[.,;:]|and|but|from the) ))"
)


def left_out_of_it(text: Text, line: Line) -> Iterator[tuple[Named, int]]:
    """
    Yield groups that are said to be left out, with the end of the words.

    Args:
        text: The text.
        line: A sentence that names no truce.
    """
    if not is_told_before(text, line.told):
        return
    for found in _LEFT_OUT.finditer(line.text):
        if found["who"] and not found["which"]:
            several = named_in(line, *found.span("who"))
        else:
            several = [named_words(line, line.span_of(found, "names"))]
        for each in several:
            yield each, found.end("end") + 1
