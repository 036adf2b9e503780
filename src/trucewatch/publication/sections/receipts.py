"""Receipts: what became of every row, and everything that is wrong with the input."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from markupsafe import Markup

from trucewatch.definitions.problems import Problem, Severity
from trucewatch.publication.prepared import Prepared
from trucewatch.publication.section import Section
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown

_MOST_PLACES = 5
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _body(prepared: Prepared) -> Markup:
    page = prepared.page
    ranked = sorted(
        page.problems, key=lambda each: (_ORDER[each.code.severity], each.code.id, each.place)
    )
    return rendered(
        "receipts.html.j2",
        say=page.say.say_markup,
        receipts=[
            {
                "file": shown(each.file),
                "counts": (each.read, each.accepted, each.quarantined, each.duplicate),
                "adds_up": each.read == each.accepted + each.quarantined + each.duplicate,
                "reasons": [
                    (code, page.say.code_words(code).title, count) for code, count in each.reasons
                ],
            }
            for each in page.receipts
        ],
        problems=[
            _kind(prepared, list(group))
            for _, group in groupby(ranked, key=lambda each: each.code)
        ],
    )


def _kind(prepared: Prepared, alike: list[Problem]) -> dict[str, Any]:
    """Return all problems of one code as one entry, the first few with place and words."""
    say = prepared.page.say
    code = alike[0].code
    return {
        "code": code.id,
        "severity": say.say(f"page.severity.{code.severity.value}"),
        "css": f"is-{code.severity.value}",
        "title": say.code_words(code.id).title,
        "remedy": shown(say.problem_words(alike[0]).remedy),
        "count": len(alike),
        "places": [
            {
                "place": shown(str(each.place)),
                "excerpt": shown(each.excerpt, 160),
                "words": shown(say.problem_words(each).words),
            }
            for each in alike[:_MOST_PLACES]
        ],
        "more": max(0, len(alike) - _MOST_PLACES),
    }


SECTION = Section("receipts", 70, "page.receipts.title", _body)
