"""Method and limits: how the page was made, what it claims and what it does not."""

from __future__ import annotations

from markupsafe import Markup

from trucewatch.publication.outcomes import OUTCOMES
from trucewatch.publication.prepared import Prepared
from trucewatch.publication.section import Section
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown

_POINTS = (
    "worlds",
    "thresholds",
    "as_reported",
    "readings",
    "sides",
    "bounds",
    "places",
    "silence",
    "harm",
    "release",
)


def _body(prepared: Prepared) -> Markup:
    page = prepared.page
    return rendered(
        "method.html.j2",
        say=page.say.say_markup,
        points=[f"page.method.{name}" for name in _POINTS],
        outcomes=[
            (page.say.say(f"outcome.{name}"), page.say.say(f"outcome.meaning.{name}"))
            for name in OUTCOMES
        ],
        version=page.run.version,
        as_of=page.clock.words(page.case.as_of),
        zone=page.case.zone,
        digests=[(shown(name), digest) for name, digest in page.run.digests],
    )


SECTION = Section("method", 80, "page.method.title", _body)
