"""
Claims as lines for a terminal: grouped by type, each slot with its words and what they mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.definitions.instants import written
from trucewatch.publication.claims.order import by_type
from trucewatch.publication.claims.values import isolated, value_words
from trucewatch.publication.wording import Catalogue
from trucewatch.reading.claim import Basis, Claim, Slot, Voice
from trucewatch.reading.confirmations.settled import Settled, SettledClaim
from trucewatch.reading.read_text import ReadText


class LineKind(StrEnum):
    """What a line of the listing is, for its colour."""

    TITLE = "title"
    CLAIM = "claim"
    SLOT = "slot"
    CHOICE = "choice"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ListedLine:
    """
    A line of the listing.

    Attributes:
        kind: What it is.
        indent: Columns before it.
        words: What it says; safe for a terminal.
        label: What stands before the words, in a column of its own; may be empty.
    """

    kind: LineKind
    indent: int
    words: str
    label: str = ""


def listing(read: ReadText, settled: Settled, say: Catalogue) -> Iterator[ListedLine]:
    """
    Give the lines of a text that was read.

    Args:
        read: The text.
        settled: Its claims with what people made of them.
        say: The catalogue.
    """
    yield from _head(read, settled, say)
    for kind, claims in by_type(settled.claims):
        title = say.say(f"reading.type.{kind}")
        yield ListedLine(LineKind.TITLE, 0, f"{title} ({len(claims)})")
        for each in claims:
            yield from claim_lines(each, say)


def _head(read: ReadText, settled: Settled, say: Catalogue) -> Iterator[ListedLine]:
    name = isolated(read.document.name or "-")
    language = say.say(f"reading.language.{language_key(read)}")
    yield ListedLine(LineKind.TITLE, 0, f"{name} · {language}")
    yield ListedLine(LineKind.NOTE, 2, _published(read, say))
    counts = Counter(str(each.claim.status) for each in settled.claims)
    told = ", ".join(
        say.say(f"reading.count.{status}", n=n) for status, n in sorted(counts.items())
    )
    total = say.say("reading.claims", n=len(settled.claims))
    yield ListedLine(LineKind.NOTE, 2, f"{total}: {told}" if told else total)


def language_key(read: ReadText) -> str:
    """Return the id of the words for a text's language; a text without words has none."""
    return read.language or ("unknown" if read.document.text.strip() else "none")


def _published(read: ReadText, say: Catalogue) -> str:
    when = read.published
    if when is None:
        return say.say("reading.published.unknown")
    if when.earliest == when.latest:
        words = say.say("reading.published.at", at=written(when.earliest))
    else:
        ends = {"start": written(when.earliest), "end": written(when.latest)}
        words = say.say("reading.published.between", **ends)
    if not when.inferred_from:
        return words
    quotes = "; ".join(isolated(f"“{read.document.quote(span)}”") for span in when.evidence)
    because = isolated(when.inferred_from)
    return f"{words} {say.say('reading.published.inferred', why=because, quotes=quotes)}".rstrip()


def claim_lines(settled: SettledClaim, say: Catalogue) -> Iterator[ListedLine]:
    """Give the lines of one claim."""
    claim = settled.claim
    status = say.say(f"reading.status.{claim.status}")
    modality = say.say(f"reading.modality.{claim.modality}")
    head = f"{settled.id}  {modality}  {claim.rule}  {status}"
    yield ListedLine(LineKind.CLAIM, 2, head)
    if claim.decided_by:
        at = written(claim.decided_at)
        words = say.say("reading.decided", by=isolated(claim.decided_by), at=at)
        yield ListedLine(LineKind.NOTE, 4, words)
    if claim.flags:
        yield ListedLine(LineKind.NOTE, 4, ", ".join(claim.flags))
    if claim.speaker:
        chain = say.say("reading.through").join(_voice(each, say) for each in claim.speaker)
        yield ListedLine(LineKind.SLOT, 4, chain, say.say("reading.speaker"))
    for name, slot in claim.slots.items():
        yield from _slot(name, slot, say)


def _voice(voice: Voice, say: Catalogue) -> str:
    about = [each for each in (voice.actor, voice.role, voice.organisation) if each]
    words = isolated(f"“{voice.words}”")
    if about:
        words += f" ({', '.join(isolated(each) for each in about)})"
    return f"{words} {say.say('reading.weak')}" if voice.is_weak else words


def _slot(name: str, slot: Slot, say: Catalogue) -> Iterator[ListedLine]:
    quotes = "; ".join(isolated(f"“{each}”") for each in slot.value)
    if slot.normalised is None and slot.alternatives:
        meant = say.say("reading.one_of")
    else:
        meant = value_words(slot.normalised, say)
        meant = "" if [slot.normalised] == list(slot.value) else meant
    parts = [quotes, meant]
    if slot.basis is not Basis.STATED:
        why = isolated(slot.inferred_from) or "-"
        parts.append(say.say(f"reading.basis.{slot.basis}", why=why))
    parts += [f"[{isolated(each)}]" for each in slot.flags]
    yield ListedLine(LineKind.SLOT, 4, "  ".join(each for each in parts if each), name)
    for number, each in enumerate(slot.alternatives, start=1):
        words = f"{number}. {isolated(each.way)}: {value_words(each.normalised, say)}"
        yield ListedLine(LineKind.CHOICE, 8, words)


def open_slots(claim: Claim) -> list[str]:
    """Return the slots of which a person can choose an alternative."""
    return [name for name, slot in claim.slots.items() if slot.alternatives]
