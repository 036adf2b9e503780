"""
Claims from a model's answer: closed words and quotations are taken, and nothing else.

Whatever an answer says of spans, values, statuses or people who decided is not looked at. A claim
with a quotation that the text does not have is left out whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.definitions.strict_json import read_json
from trucewatch.reading.claim import Claim, ClaimType, Modality, Slot, Voice
from trucewatch.reading.document import Span
from trucewatch.reading.model import codes
from trucewatch.reading.model.asked import CLAIMS_MOST, QUOTES_MOST, SLOTS_MOST
from trucewatch.reading.model.normalised import QuotedWords
from trucewatch.reading.model.quotes import Quotable, QuotePlace
from trucewatch.reading.prose.told import Text
from trucewatch.reading.slot_names import SLOTS

STANDS_SEVERAL_TIMES = "stands several times"
"""Flag: the words stand in several places, and nothing says which was meant."""

ANSWER_MOST = 1_000_000
"""Characters of the longest answer that is read."""

_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ModelName:
    """
    Which model answered.

    Attributes:
        name: Name of the reader, kept with every claim.
        version: Its version.
    """

    name: str
    version: str


class _LeftOutError(Exception):
    # A claim of an answer that is not taken, and why.
    def __init__(self, code: Code) -> None:
        super().__init__(code.id)
        self.code = code


def claims_from(
    answer: str, text: Text, within: Span, model: ModelName
) -> tuple[list[Claim], list[Problem]]:
    """
    Return what a model's answer about one piece of a text claims.

    Args:
        answer: What the model wrote.
        text: The text, told sentence by sentence.
        within: The piece that the model was shown.
        model: Which model it was.

    Returns:
        Proposals whose every quotation stands in the piece, and the problems (TXT-401 to TXT-404).
        A problem never repeats what the model wrote.
    """
    said = _claims_said(answer)
    if said is None:
        return [], [_problem(codes.NOT_AN_ANSWER, text, within, model)]
    taking = _Taking(text, within, model)
    claims: list[Claim] = []
    left_out: Counter[Code] = Counter()
    for each in said[:CLAIMS_MOST]:
        try:
            claims.append(taking.claim(each))
        except _LeftOutError as error:
            left_out[error.code] += 1
    if len(said) > CLAIMS_MOST:
        left_out[codes.TOO_MANY_CLAIMS] = len(said) - CLAIMS_MOST
    return claims, [
        _problem(code, text, within, model, count=str(count)) for code, count in left_out.items()
    ]


def _claims_said(answer: str) -> list[Any] | None:
    if len(answer) > ANSWER_MOST:
        return None
    fenced = _FENCE.match(answer)
    value, fault = read_json(fenced[1] if fenced else answer)
    if fault is not None or not isinstance(value, dict):
        return None
    claims = value.get("claims")
    return claims if isinstance(claims, list) else None


class _Taking:
    # Takes claims from an answer about one piece of one text.
    def __init__(self, text: Text, within: Span, model: ModelName) -> None:
        self.text = text
        self.model = model
        self.quotable = Quotable(text.document.text, within)
        self.words = QuotedWords(text)

    def claim(self, said: object) -> Claim:
        """Return one claim of the answer, or raise with the reason why it is left out."""
        if not isinstance(said, dict):
            raise _LeftOutError(codes.NOT_A_CLAIM)
        kind, modality = _kind(said), _modality(said)
        quote = _words(said.get("quote"))
        slots = list(_slots_said(said, kind))
        anchor = self._found(quote, list(self._sure(slots)))
        speaker = self._speaker(said.get("speaker"), anchor.span)
        return Claim(
            document=self.text.document.digest,
            type=kind,
            slots={name: self._slot(kind, name, each, anchor.span) for name, each in slots},
            span=anchor.span,
            modality=modality,
            speaker=speaker,
            reader=self.model.name,
            version=self.model.version,
            rule=f"model.{kind}",
            flags=(STANDS_SEVERAL_TIMES,) if anchor.is_one_of_several else (),
        )

    def _sure(self, slots: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[Span]:
        """Return where those words of the slots stand that stand in one place only."""
        for _, slot in slots:
            for quote in slot["quotes"]:
                places = self.quotable.places(_words(quote))
                if len(places) == 1:
                    yield places[0]

    def _found(self, quote: str, evidence: Sequence[Span]) -> QuotePlace:
        place = self.quotable.nearest(quote, evidence)
        if place is None:
            raise _LeftOutError(codes.QUOTES_NOTHING)
        return place

    def _slot(self, kind: ClaimType, name: str, said: Mapping[str, Any], anchor: Span) -> Slot:
        places = [self._found(_words(quote), [anchor]) for quote in said["quotes"]]
        word = said.get("word")
        spans = [place.span for place in places]
        slot = self.words.slot(
            name, SLOTS[kind][name], spans, word if isinstance(word, str) else ""
        )
        if slot is None:
            raise _LeftOutError(codes.NOT_A_CLAIM)
        if any(place.is_one_of_several for place in places):
            return replace(slot, flags=(*slot.flags, STANDS_SEVERAL_TIMES))
        return slot

    def _speaker(self, said: object, anchor: Span) -> tuple[Voice, ...]:
        if said is None or said == "":
            return ()
        span = self._found(_words(said), [anchor]).span
        mention = self.words.actor_at(span)
        words = self.text.document.quote(span)
        # Who speaks is the model's word: a person looks at it before it is believed.
        return (Voice(words, span, mention.actor if mention else "", is_weak=True),)


def _kind(said: Mapping[str, Any]) -> ClaimType:
    word = said.get("type")
    if not isinstance(word, str) or word not in set(ClaimType):
        raise _LeftOutError(codes.NOT_A_CLAIM)
    return ClaimType(word)


def _modality(said: Mapping[str, Any]) -> Modality:
    word = said.get("modality")
    if not isinstance(word, str) or word not in set(Modality):
        raise _LeftOutError(codes.NOT_A_CLAIM)
    return Modality(word)


def _words(said: object) -> str:
    if not isinstance(said, str):
        raise _LeftOutError(codes.NOT_A_CLAIM)
    return said


def _slots_said(
    said: Mapping[str, Any], kind: ClaimType
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    listed = said.get("slots")
    if not isinstance(listed, list) or len(listed) > SLOTS_MOST:
        raise _LeftOutError(codes.NOT_A_CLAIM)
    seen: set[str] = set()
    for each in listed:
        name = each.get("name") if isinstance(each, dict) else None
        quotes = each.get("quotes") if isinstance(each, dict) else None
        is_known = isinstance(name, str) and name in SLOTS[kind] and name not in seen
        if not is_known or not isinstance(quotes, list) or not 0 < len(quotes) <= QUOTES_MOST:
            raise _LeftOutError(codes.NOT_A_CLAIM)
        seen.add(str(name))
        yield str(name), each


def _problem(code: Code, text: Text, within: Span, model: ModelName, **values: str) -> Problem:
    line = text.document.text.count("\n", 0, within[0]) + 1
    place = Place(file=text.document.name, line=line, column=1)
    return Problem(code, place, "", {"reader": model.name, **values})
