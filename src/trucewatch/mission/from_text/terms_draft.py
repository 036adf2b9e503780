"""
A draft of terms from one confirmed claim: what was read, and beside it what a person has to say.

It lies in ``terms/drafts``, which no run reads, and names no party and no area for the case: moved
to ``terms`` as it is, it is refused with what it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.definitions.instants import written
from trucewatch.mission.from_text.cells import bounds, entries
from trucewatch.reading.claim import Claim, Json, Slot
from trucewatch.reading.confirmations.settled import SettledClaim
from trucewatch.reading.confirmations.writing import flow, quoted
from trucewatch.reading.document import Document

DRAFTS = "terms/drafts"
"""Folder of a case that drafts of terms stand in."""


def draft_name(settled: SettledClaim) -> str:
    """Return the name of a claim's draft in the case."""
    return f"{DRAFTS}/text-{settled.id}.yaml"


def terms_draft(document: Document, settled: SettledClaim) -> str:
    """
    Return the draft of one confirmed truce term.

    Args:
        document: The text.
        settled: The claim.
    """
    return "\n".join(_lines(document, settled)) + "\n"


def _lines(document: Document, settled: SettledClaim) -> Iterator[str]:
    claim = settled.claim
    source = quoted(document.context.source or document.name or "text")
    yield "# A draft made from a text: no run reads it. What is agreed is for a person to say:"
    yield "# fill in what is asked for with '?', hold it against the text, and move it to 'terms'."
    yield f"# Text {document.digest}, characters {claim.span[0]} to {claim.span[1]};"
    yield f"# claim {settled.id}, rule {claim.rule}, told as {claim.modality},"
    yield f"# {claim.status} by {_one_line(claim.decided_by)} at {written(claim.decided_at)}."
    yield "format: trucewatch/terms@1"
    yield f"regime: text-{settled.id}"
    yield f"title: {quoted(_words(claim.slots.get('name')) or 'A truce told of in a text')}"
    yield "# kind: ?"
    yield "# zone: ?"
    yield f"source: {source}"
    yield from _sponsors(claim)
    yield from _parties(claim, source)
    yield from _exclusions(claim, source)
    yield "# clauses: ?   What is forbidden, and whom it protects, no reader says."
    yield from _oversight(claim)
    yield "announcements:"
    yield "  from-text:"
    yield from _announcement(document, claim, source)


def _sponsors(claim: Claim) -> Iterator[str]:
    ids = _ids(claim.slots.get("sponsors"))
    yield from _told(claim, "sponsors")
    if ids:
        yield f"guarantors: [{', '.join(ids)}]"


def _parties(claim: Claim, source: str) -> Iterator[str]:
    """Give the parties; what a text says of them is reported, and never their own word."""
    yield from _told(claim, "parties")
    yield from _told(claim, "accepted_by")
    accepted = _ids(claim.slots.get("accepted_by"))
    ids = [*accepted, *(e for e in _ids(claim.slots.get("parties")) if e not in accepted)]
    if ids:
        yield "acceptances:"
    for each in ids:
        status = "reported" if each in accepted else "unknown"
        yield f"  - {{party: {each}, status: {status}, source: {source}}}"


def _exclusions(claim: Claim, source: str) -> Iterator[str]:
    yield from _told(claim, "excluded")
    ids = _ids(claim.slots.get("excluded"))
    if ids:
        yield "exclusions:"
    for each in ids:
        yield f"  - {{group: {each}, source: {source}}}"


def _oversight(claim: Claim) -> Iterator[str]:
    for name in ("overseers", "oversight_until"):
        yield from _told(claim, name)


def _announcement(document: Document, claim: Claim, source: str) -> Iterator[str]:
    yield from _told(claim, "announcer", "    ")
    by = _ids(claim.slots.get("announcer"))
    yield f"    by: {by[0]}" if by else "    # by: ?"
    yield from _instant(claim, "start", "start")
    duration = claim.slots.get("duration")
    if duration is not None:
        yield from _told(claim, "duration", "    ")
        yield f"    lasts: {_length(duration.normalised)}"
    yield from _instant(claim, "end", "end")
    for name in ("extended_until", "lapsed_at", "in_force"):
        yield from _told(claim, name, "    ")
    yield from _told(claim, "area", "    ")
    yield "    # area: ?   An area of the case; a name alone has no border."
    area = _words(claim.slots.get("area"))
    if area:
        yield f"    area_words: {quoted(area)}"
    yield f"    wording: {quoted(' '.join(document.quote(claim.span).split())[:300])}"
    yield f"    source: {source}"


def _instant(claim: Claim, name: str, key: str) -> Iterator[str]:
    slot = claim.slots.get(name)
    if slot is None:
        yield f"    # {key}: ?"
        return
    yield from _told(claim, name, "    ")
    first, last = bounds(slot.normalised)
    yield f"    {key}: {first}" if first and first == last else f"    # {key}: ?"


def _told(claim: Claim, name: str, lead: str = "") -> Iterator[str]:
    """Give what a slot says as comments: its words, and every meaning that they can have."""
    slot = claim.slots.get(name)
    if slot is None:
        return
    words = "; ".join(_one_line(each) for each in slot.value) or _one_line(slot.inferred_from)
    means = "" if slot.normalised is None else f" = {_one_line(flow(slot.normalised))}"
    yield f"{lead}# {name}: {words}{means}"
    for number, each in enumerate(slot.alternatives, start=1):
        way = _one_line(each.way)
        yield f"{lead}#   {number}. {way}: {_one_line(flow(each.normalised))}"


def _ids(slot: Slot | None) -> list[str]:
    told = entries(slot.normalised) if slot else []
    return list(dict.fromkeys(str(each["actor"]) for each in told if each.get("actor")))


def _words(slot: Slot | None) -> str:
    return "; ".join(slot.value) if slot else ""


def _length(value: Json) -> str:
    hours = str(value or "").removeprefix("PT")
    return hours.lower() if hours.endswith("H") and hours[:-1].isdigit() else "?"


def _one_line(words: str) -> str:
    # Within a comment a line break would end the comment.
    return quoted(" ".join(words.split()))[1:-1].replace('\\"', '"').replace("\\\\", "\\")
