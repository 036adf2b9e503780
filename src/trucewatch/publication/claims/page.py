"""
The page to review a text: the text with its claims marked, and what can be decided on each.

It stands alone and works from the disk, offline: one stylesheet, one script, both inside. What is
decided leaves it as a file of confirmations that the browser saves; nothing is sent anywhere.
Without scripts every claim shows the lines to copy into that file.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from trucewatch.definitions.instants import written
from trucewatch.definitions.problems import Problem
from trucewatch.publication.claims.listing import language_key
from trucewatch.publication.claims.marked import Piece, marked_lines
from trucewatch.publication.claims.order import for_review, needs_choice, of_rule
from trucewatch.publication.claims.values import value_words
from trucewatch.publication.markup import filled, joined, marked
from trucewatch.publication.templates import rendered
from trucewatch.publication.untrusted import shown, tokens, visible
from trucewatch.publication.wording import Catalogue
from trucewatch.reading.claim import Basis, Slot, Voice
from trucewatch.reading.confirmations.decided import reading_of
from trucewatch.reading.confirmations.settled import Settled, SettledClaim
from trucewatch.reading.confirmations.writing import file_name, flow, head, kept_of
from trucewatch.reading.document import Document
from trucewatch.reading.read_text import ReadText
from trucewatch.reading.slot_names import SLOTS

MOST_PROBLEMS = 20
"""Problems that the page names; the tool names all of them."""


def review_page(read: ReadText, settled: Settled, say: Catalogue) -> bytes:
    """
    Return the page on which the claims of a text can be decided on.

    Args:
        read: The text.
        settled: Its claims with what people made of them already.
        say: The catalogue.
    """
    ordered = _ordered(settled)
    numbered = {number: each.claim for number, each in enumerate(ordered, start=1)}
    lines = marked_lines(read.document.text, numbered)
    alike = of_rule(for_review(settled.claims))
    html = rendered(
        "claims.html.j2",
        say=say.say_markup,
        language=say.language,
        direction=say.direction,
        style=_resource("page.css") + _resource("claims.css"),
        script=_resource("claims.js"),
        script_digest=_script_digest(),
        name=shown(read.document.name),
        plain_name=visible(read.document.name),
        about=_about(read, say),
        problems=[*_problems([*read.problems, *settled.problems], say)],
        lines=[joined(_piece(each, numbered, say) for each in line) for line in lines],
        claims=[_claim(n, each, read.document, alike, say) for n, each in enumerate(ordered, 1)],
        head=head(read.document),
        file=file_name(read.document),
    )
    return html.encode("utf-8", errors="replace")


def _ordered(settled: Settled) -> list[SettledClaim]:
    """Return the claims that wait first, then those on which something was decided."""
    waiting = for_review(settled.claims)
    ids = {each.id for each in waiting}
    return [*waiting, *(each for each in settled.claims if each.id not in ids)]


@cache
def _resource(name: str) -> Markup:
    folder = files("trucewatch.publication").joinpath("templates")
    return marked(folder.joinpath(name).read_text(encoding="utf-8"))


@cache
def _script_digest() -> str:
    digest = hashlib.sha256(_resource("claims.js").encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _about(read: ReadText, say: Catalogue) -> list[Markup]:
    language = say.say_markup(f"reading.language.{language_key(read)}")
    when = read.published
    if when is None:
        return [language, say.say_markup("reading.published.unknown")]
    ends = {"start": written(when.earliest), "end": written(when.latest)}
    told = say.say_markup("reading.published.between", **ends)
    if when.earliest == when.latest:
        told = say.say_markup("reading.published.at", at=ends["start"])
    if not when.inferred_from:
        return [language, told]
    quotes = joined((shown(read.document.quote(span)) for span in when.evidence), "; ")
    why = shown(when.inferred_from)
    return [language, told, say.say_markup("reading.published.inferred", why=why, quotes=quotes)]


def _problems(problems: Sequence[Problem], say: Catalogue) -> Iterator[tuple[str, Markup]]:
    """Give what is wrong with the text or with decisions: where, and in words, without repeats."""
    told: set[str] = set()
    for each in problems:
        words = say.problem_words(each)
        line = f"{words.words} {words.remedy}"
        if line not in told and len(told) < MOST_PROBLEMS:
            told.add(line)
            yield visible(str(each.place)), shown(line, 600)


def _piece(piece: Piece, numbered: dict[int, Any], say: Catalogue) -> Markup:
    text = tokens(piece.text)
    if not piece.claims:
        return filled("{}", text)
    marks = joined(
        filled(
            '<a class="to" href="#claim-{}" aria-label="{}">{}</a>',
            number,
            say.say("reading.page.to", n=number, type=_type(numbered[number].type, say)),
            number,
        )
        for number in piece.begins
    )
    deep = min(len(piece.claims), 3)
    kind = " slot" if piece.is_slot else ""
    where = " ".join(str(number) for number in piece.claims)
    return filled('{}<mark class="d{}{}" data-of="{}">{}</mark>', marks, deep, kind, where, text)


def _type(kind: object, say: Catalogue) -> str:
    return say.say(f"reading.type.{kind}")


def _claim(
    number: int, settled: SettledClaim, document: Document, alike: dict[str, int], say: Catalogue
) -> dict[str, Any]:
    claim = settled.claim
    words = document.quote(claim.span)
    return {
        "number": number,
        "id": settled.id,
        "type": _type(claim.type, say),
        "modality": say.say_markup(f"reading.modality.{claim.modality}"),
        "status": say.say_markup(f"reading.status.{claim.status}"),
        "is_open": needs_choice(settled),
        "rule": claim.rule,
        "alike": 0 if needs_choice(settled) else alike.get(claim.rule, 0),
        "words": shown(words, 600),
        "flags": [visible(each) for each in claim.flags],
        "decided": [
            say.say_markup("reading.decided", by=shown(each.by), at=written(each.at))
            + filled(" ({})", say.say(f"reading.page.{each.action}"))
            for each in settled.decisions
        ],
        "speaker": [_voice(each, say) for each in claim.speaker],
        "slots": [_slot(name, each, say) for name, each in claim.slots.items()],
        "other_slots": [each for each in SLOTS[claim.type] if each not in claim.slots],
        "kept": kept_of(settled.proposed, words, reading_of(settled.proposed)),
    }


def _voice(voice: Voice, say: Catalogue) -> Markup:
    about = [shown(each) for each in (voice.actor, voice.role, voice.organisation) if each]
    words = shown(voice.words)
    if about:
        words = filled("{} ({})", words, joined(about, ", "))
    return filled("{} {}", words, say.say_markup("reading.weak")) if voice.is_weak else words


def _slot(name: str, slot: Slot, say: Catalogue) -> dict[str, Any]:
    is_open = slot.normalised is None and bool(slot.alternatives)
    said = "" if [slot.normalised] == list(slot.value) else value_words(slot.normalised, say)
    basis = ""
    if slot.basis is not Basis.STATED:
        basis = say.say(f"reading.basis.{slot.basis}", why=visible(slot.inferred_from))
    return {
        "name": name,
        "quotes": joined((shown(each) for each in slot.value), "; "),
        "means": shown("" if is_open else said, 600),
        "basis": basis,
        "flags": [visible(each) for each in slot.flags],
        "choices": list(_choices(slot, say)),
        "now": "" if slot.normalised is None else flow(slot.normalised),
    }


def _choices(slot: Slot, say: Catalogue) -> Iterator[tuple[int, Markup]]:
    several = slot.alternatives
    for number, each in enumerate(several, start=1):
        means = shown(value_words(each.normalised, say), 600)
        yield number, filled("{}: {}", shown(each.way), means)
