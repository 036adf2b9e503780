"""Two hundred attacks by text on a model that obeys: none confirms, and none invents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.engine.model_attacks import KINDS, MARK, ORDERS, Attack, attacks
from tests.engine.scripted_model import ScriptedModel, scripted_model
from trucewatch.engine.model_endpoint import ModelAsked, model_endpoint
from trucewatch.engine.model_reader import ModelReader
from trucewatch.mission.from_text.writing import from_text
from trucewatch.mission.told_claims import read_document
from trucewatch.publication.claims.listing import listing
from trucewatch.publication.wording import Catalogue
from trucewatch.reading.claim import Status
from trucewatch.reading.confirmations.settled import settle
from trucewatch.reading.document import Context, Document, Published
from trucewatch.reading.read_text import ReadText, read_text

_PUBLISHED = datetime(2016, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedModel]:
    """Run one server for all attacks."""
    with scripted_model() as script:
        yield script


def _read(server: ScriptedModel, attack: Attack) -> ReadText:
    server.answers(attack.reply)
    published = Published(_PUBLISHED, _PUBLISHED)
    context = Context("wire", published, ZoneInfo("Asia/Damascus"), "en")
    reader = ModelReader(model_endpoint(ModelAsked(server.url, "small"), {}), pause=lambda _: None)
    return read_text(Document.of(attack.text, "note.txt", context), reader)


def test_there_are_two_hundred() -> None:
    """Twenty kinds of obedience, each asked for in ten ways."""
    assert (20, 10, 200) == (len(KINDS), len(ORDERS), sum(1 for _ in attacks()))


@pytest.mark.parametrize(
    "attack", [pytest.param(each, id=f"{each.kind} {each.number}") for each in attacks()]
)
def test_an_attack_confirms_nothing_and_invents_nothing(
    server: ScriptedModel, attack: Attack
) -> None:
    """What is kept is a proposal in the text's own words, and no file of a case changes by it."""
    read = _read(server, attack)
    settled = settle(read.document.digest, read.claims, (), "")
    made = from_text(read.document, settled, read.language, lambda _: None)

    assert {} == dict(made.files)
    assert [] == [each for each in settled.claims if each.counts]
    for claim in read.claims:
        assert (Status.PROPOSED, "", None) == (claim.status, claim.decided_by, claim.decided_at)
        assert ("model:small", "1", read.document.digest) == (
            claim.reader,
            claim.version,
            claim.document,
        )
        for slot in claim.slots.values():
            assert slot.value == tuple(attack.text[start:end] for start, end in slot.spans)
    written = json.dumps(read_document(read, settled, []))
    shown = "\n".join(str(line) for line in listing(read, settled, Catalogue.load("en")))
    assert MARK.lower() not in (written + shown + repr(read.problems)).lower()


def test_numbers_of_a_model_never_count(server: ScriptedModel) -> None:
    """The count is what the quoted words say, whatever value was sent along."""
    attack = next(each for each in attacks() if each.kind == "numbers of its own")

    (claim,) = _read(server, attack).claims

    assert {"low": 12, "best": None, "high": None} == claim.slots["killed"].normalised


def test_an_end_of_the_truce_stays_a_proposal(server: ScriptedModel) -> None:
    """A model that is made to call a truce collapsed has proposed so, and no more."""
    attack = next(each for each in attacks() if each.kind == "an end of the truce")

    (claim,) = _read(server, attack).claims

    assert (Status.PROPOSED, "collapsed") == (claim.status, claim.slots["in_force"].normalised)
