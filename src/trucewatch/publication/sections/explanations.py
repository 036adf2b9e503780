"""Explanations: each act under each regime's readings, or where to find them."""

from __future__ import annotations

from markupsafe import Markup

from trucewatch.publication.explained import Explainer
from trucewatch.publication.prepared import Prepared
from trucewatch.publication.section import Section
from trucewatch.publication.templates import rendered


def _body(prepared: Prepared) -> Markup | None:
    if not len(prepared.docket):
        return None
    say = prepared.page.say.say_markup
    lead = rendered("explanations.html.j2", say=say, is_inline=prepared.is_inline)
    if not prepared.is_inline:
        return lead
    return lead + Explainer.of(prepared).articles(range(len(prepared.docket)))


SECTION = Section("explanations", 50, "page.explanations.title", _body)
