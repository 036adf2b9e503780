"""Conflicts: where the terms contradict themselves or each other; nothing is averaged away."""

from __future__ import annotations

from markupsafe import Markup

from trucewatch.publication.markup import joined
from trucewatch.publication.prepared import Prepared
from trucewatch.publication.section import Section
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown

_MOST, _LONGEST = 300, 2_000
"""Contradictions on the page, and characters of one: a list of registers is long."""


def _body(prepared: Prepared) -> Markup | None:
    page = prepared.page
    conflicts = page.terms.conflicts
    return rendered(
        "conflicts.html.j2",
        say=page.say.say_markup,
        rows=[
            {
                "code": each.code,
                "regime": shown(page.regime_title(each.regime)),
                "about": shown(page.actor_name(each.about)),
                "announcers": joined(
                    (shown(page.actor_name(name)) for name in each.announcers), ", "
                ),
                "words": shown(each.words, _LONGEST),
                "detail": [(shown(name), shown(value)) for name, value in each.detail.items()],
            }
            for each in conflicts[:_MOST]
        ],
        more=len(conflicts) - len(conflicts[:_MOST]),
    )


SECTION = Section("conflicts", 60, "page.conflicts.title", _body)
