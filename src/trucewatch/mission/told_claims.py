"""
What a text was read into, as one JSON document for programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo

from trucewatch.definitions.instants import written
from trucewatch.reading.claim import Alternative, Json, Slot, Voice
from trucewatch.reading.confirmations.decided import ClaimDecision
from trucewatch.reading.confirmations.settled import Settled, SettledClaim
from trucewatch.reading.document import Document, Published, Span
from trucewatch.reading.learning.learned import Learned
from trucewatch.reading.learning.shares import RuleShare
from trucewatch.reading.read_text import ReadText

READ_SCHEMA = "trucewatch/read@1"
"""Schema of the document that ``read --json`` prints for each text."""


def read_document(
    read: ReadText,
    settled: Settled,
    problems: Iterable[Mapping[str, object]] = (),
    learned: Learned | None = None,
) -> dict[str, object]:
    """
    Return a text that was read as one JSON document.

    Args:
        read: The text.
        settled: Its claims, with what people made of them.
        problems: Its problems as rows, in words.
        learned: What confirmations taught; without it every rule is untested.
    """
    members = read_members(read, settled, problems, learned)
    return {
        name: list(value) if isinstance(value, Iterator) else value
        for name, value in members.items()
    }


def read_members(
    read: ReadText,
    settled: Settled,
    problems: Iterable[Mapping[str, object]] = (),
    learned: Learned | None = None,
) -> dict[str, object]:
    """Return what `read_document` returns, its claims made only as they are taken."""
    document = read.document
    return {
        "schema": READ_SCHEMA,
        "document": {
            "name": document.name,
            "digest": document.digest,
            "characters": len(document.text),
            "source": document.context.source or None,
            "language": read.language or None,
            "published": _published(document, read.published),
            "zone": zone_name(document.context.zone),
            "problems": list(problems),
        },
        "claims": (claim_record(document, each, learned or Learned()) for each in settled.claims),
        "without_claim": [_decision(each) for each in settled.without_claim],
    }


def claim_record(document: Document, settled: SettledClaim, learned: Learned) -> dict[str, object]:
    """Return one claim as the documents of ``read`` have it."""
    claim = settled.claim
    return {
        "id": settled.id,
        "type": str(claim.type),
        "slots": {name: _slot(each) for name, each in claim.slots.items()},
        "modality": str(claim.modality),
        "speaker": [_voice(each) for each in claim.speaker],
        "rule": claim.rule,
        "rule_tested": _tested(learned.of_rule(claim.rule)),
        "reader": {"name": claim.reader, "version": claim.version},
        "span": _span(claim.span),
        "words": document.quote(claim.span),
        "flags": list(claim.flags),
        "status": str(claim.status),
        "decisions": [_decision(each) for each in settled.decisions],
    }


def _tested(share: RuleShare | None) -> Json:
    if share is None:
        return None
    bounds: dict[str, Json] = {"share": share.share, "low": share.low, "high": share.high}
    return {**bounds, "decided": share.decided}


def zone_name(zone: tzinfo | None) -> str | None:
    """Return the IANA name of a zone, or its offset; ``None`` for none."""
    if zone is None:
        return None
    key = getattr(zone, "key", None)
    return str(key or zone)


def _published(document: Document, published: Published | None) -> Json:
    if published is None:
        return None
    return {
        "from": written(published.earliest),
        "to": written(published.latest),
        "basis": "inferred" if published.inferred_from else "stated",
        "inferred_from": published.inferred_from or None,
        "evidence": [
            {"span": _span(span), "words": document.quote(span)} for span in published.evidence
        ],
    }


def _slot(slot: Slot) -> dict[str, object]:
    return {
        "value": slot.value[0] if len(slot.value) == 1 else list(slot.value) or None,
        "normalised": slot.normalised,
        "spans": [_span(each) for each in slot.spans],
        "basis": str(slot.basis),
        "inferred_from": slot.inferred_from or None,
        "alternatives": [_alternative(each) for each in slot.alternatives],
        "flags": list(slot.flags),
    }


def _alternative(each: Alternative) -> dict[str, object]:
    return {
        "way": each.way,
        "normalised": each.normalised,
        "spans": [_span(span) for span in each.spans],
    }


def _voice(voice: Voice) -> dict[str, object]:
    return {
        "words": voice.words,
        "span": _span(voice.span),
        "actor": voice.actor or None,
        "role": voice.role or None,
        "organisation": voice.organisation or None,
        "weak": voice.is_weak,
    }


def _decision(decision: ClaimDecision) -> dict[str, object]:
    return {
        "claim": decision.claim,
        "decision": str(decision.action),
        "by": decision.by,
        "at": written(decision.at),
        "why": decision.why or None,
        "slots": {name: {"why": each.why} for name, each in decision.slots.items()},
    }


def _span(span: Span) -> list[Json]:
    return [span[0], span[1]]
