"""What was agreed, as documents and lines for people and programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trucewatch.definitions.actors import Actors
from trucewatch.mission.agreed import Agreed
from trucewatch.publication.json_views import Json, terms_view
from trucewatch.publication.page_input import ChainForce, ConflictLine, ReceiptLine, RegimeForce
from trucewatch.publication.wording import Catalogue
from trucewatch.reports.receipts import Receipt
from trucewatch.terms.conflict_record import Conflict
from trucewatch.terms.conflicts import conflicts as conflicts_of
from trucewatch.terms.timeline import ForceTimeline, timelines


def force_lines(agreed: Agreed) -> tuple[RegimeForce, ...]:
    """Return when every regime is in force, by whose word."""
    titles = {each.id: each.title for each in agreed.regimes}
    return tuple(
        _force(each, titles.get(each.regime, each.regime))
        for each in timelines(agreed.judged, agreed.regimes)
    )


def conflicts(agreed: Agreed) -> tuple[Conflict, ...]:
    """Return every contradiction inside the terms of a sound case."""
    return conflicts_of(agreed.regimes) if agreed.is_sound else ()


def conflict_lines(agreed: Agreed, say: Catalogue) -> tuple[ConflictLine, ...]:
    """Return every contradiction with the sentence that says it."""
    return tuple(
        ConflictLine(
            each.code,
            each.regime,
            each.about,
            each.announcers,
            each.detail,
            say.say(f"conflict.{each.code}", **_with_names(each.detail, agreed.actors)),
        )
        for each in conflicts(agreed)
    )


_WHO = frozenset({"by", "group", "party"})
"""Details of a contradiction that are ids of actors."""


def _with_names(detail: Mapping[str, str], actors: Actors) -> dict[str, str]:
    """Return *detail* with actors by their names; what is no actor of the case stays."""
    known = {each.id: each.names[0] for each in actors.by_id.values() if each.names}
    return {
        key: ", ".join(known.get(part, part) for part in value.split(", "))
        if key in _WHO
        else value
        for key, value in detail.items()
    }


def receipt_lines(receipts: Iterable[Receipt]) -> tuple[ReceiptLine, ...]:
    """Return what became of the rows of each file, as pages and documents show it."""
    return tuple(
        ReceiptLine(
            each.file,
            each.read,
            each.accepted,
            each.quarantined,
            each.duplicate,
            tuple(sorted(each.reasons.items())),
        )
        for each in receipts
    )


def receipt_records(receipts: Iterable[Receipt]) -> list[Json]:
    """Return what became of the rows of each file, as a part of a JSON document."""
    return [
        {
            "file": each.file,
            "source": each.source,
            "digest": each.digest,
            "read": each.read,
            "accepted": each.accepted,
            "quarantined": each.quarantined,
            "duplicate": each.duplicate,
            "refused": each.refused,
            "reasons": dict(sorted(each.reasons.items())),
            "doubts": dict(sorted(each.doubts.items())),
        }
        for each in receipts
    ]


def terms_document(agreed: Agreed, say: Catalogue) -> Json:
    """Return the JSON document of ``terms``; *extensions* are judged as parts of their regime."""
    document = terms_view(agreed.judged, force_lines(agreed), conflict_lines(agreed, say))
    for regime in document["regimes"]:
        regime["extensions"] = _extensions(agreed, regime["id"])
    return document


def _extensions(agreed: Agreed, head: str) -> list[str]:
    """Return the regimes that lengthen *head*, directly or in turn, in order of file."""
    family = {head}
    for _ in agreed.regimes:
        family |= {each.id for each in agreed.regimes if each.extends in family}
    return [each.id for each in agreed.regimes if each.id in family - {head}]


def terms_lines(document: Json, say: Catalogue) -> list[str]:
    """Return the same as lines of text: regime, chains, agreed and contested, conflicts."""
    lines: list[str] = []
    for regime in document["regimes"]:
        lines.append(f"{regime['id']}: {regime['title']}")
        for reading in regime["readings"]:
            adopted = f"  {say.say('page.adopted')}" if reading["adopted"] else ""
            lines.append(f"  {reading['id']}{adopted}")
            lines += [
                f"    {_stretch(each['start'], each['end'], say)}  {each['area'] or '-'}"
                f"  ({each['basis']})"
                for each in reading["holdings"]
            ]
        for kind in ("agreed", "contested", "unwatched"):
            stretches = "; ".join(_stretch(start, end, say) for start, end in regime[kind])
            lines.append(f"  {say.say(f'cli.terms.{kind}')}: {stretches or '-'}")
    lines += [
        f"{each['regime']}: {each['code']}: {each['text']}" for each in document["conflicts"]
    ]
    return lines


def _stretch(start: str | None, end: str | None, say: Catalogue) -> str:
    open_end = say.say("cli.terms.open")
    return f"{start or open_end} .. {end or open_end}"


def _force(timeline: ForceTimeline, title: str) -> RegimeForce:
    return RegimeForce(
        regime=timeline.regime,
        title=title,
        chains=tuple(ChainForce(each.announcer, each.stretches) for each in timeline.chains),
        agreed=timeline.agreed,
        contested=timeline.contested,
        unwatched=timeline.unwatched,
        oversight=tuple((", ".join(each.by), each.window) for each in timeline.oversight),
        silent=timeline.silent,
    )
