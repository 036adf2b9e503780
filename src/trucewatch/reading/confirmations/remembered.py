"""
What people knew of a text when they decided: its day and zone, given once and not every time.

A claim says other things where the day of publication is not the same, and then a decision on it
counts for nothing; so the file of confirmations keeps what was given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, tzinfo

from trucewatch.definitions.instants import written
from trucewatch.definitions.time_wording import Stated, read_instant, read_zone
from trucewatch.reading.confirmations.decided import ClaimDecision
from trucewatch.reading.document import Document, Published


def as_decided(document: Document, decisions: Iterable[ClaimDecision]) -> Document:
    """
    Return *document* with the publication and zone that it was decided on with.

    What is given for it now comes first; where files differ, none of them is taken.
    """
    about = [each for each in decisions if each.document == document.digest]
    whens = {each.published for each in about if each.published is not None}
    zones = {each.zone for each in about if each.zone}
    context = document.context
    published = context.published or (whens.pop() if len(whens) == 1 else None)
    zone = context.zone or (read_zone(zones.pop()) if len(zones) == 1 else None)
    return replace(document, context=replace(context, published=published, zone=zone))


def published_words(published: Published) -> str:
    """Return a publication as a file keeps it: an instant, or first and last with ``/``."""
    ends = dict.fromkeys(written(each) or "" for each in (published.earliest, published.latest))
    return "/".join(ends)


def published_from(words: str) -> Published | None:
    """Return the publication that *words* keep; ``None`` where they keep none."""
    stated = [read_instant(each.strip()) for each in words.split("/")]
    found = [each.instants[0] for each in stated if isinstance(each, Stated) and each.instants]
    if len(found) != len(stated) or len(found) > 2 or found[0] > found[-1]:
        return None
    return Published(found[0], found[-1])


def zone_words(zone: tzinfo) -> str:
    """Return the IANA name of a zone, or its offset, as `read_zone` reads it."""
    name = getattr(zone, "key", None)
    return str(name or datetime(2000, 1, 1, tzinfo=zone).isoformat()[-6:])
