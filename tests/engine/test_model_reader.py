"""Tests of the reader that asks a model, against a server that answers as it is told to."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from zoneinfo import ZoneInfo

import pytest

from tests.engine.scripted_model import (
    HERE,
    Reply,
    ScriptedModel,
    claims,
    content,
    raw,
    scripted_model,
)
from trucewatch.definitions.problems import Severity
from trucewatch.definitions.time_wording import day_bounds
from trucewatch.engine.model_endpoint import ModelAsked, ModelEndpoint, model_endpoint
from trucewatch.engine.model_reader import ModelReader
from trucewatch.engine.refusal import RefusedError
from trucewatch.reading.claim import Claim, ClaimType, Json
from trucewatch.reading.document import Context, Document, Published
from trucewatch.reading.model.pieces import PIECE_MOST, PIECES_MOST
from trucewatch.reading.read_text import read_text

from datetime import date  # isort: skip

_ZONE = ZoneInfo("Asia/Damascus")
_TEXT = """The army and the rebels agreed to a truce of 48 hours in the city from 6:00 am on 5 May.

On 3 May shells hit the market of the town of Tal, killing at least 12 people.
The ministry said that 3 people were hurt on 3 May.
"""
_TRUCE: dict[str, Json] = {
    "type": "truce_term",
    "quote": "The army and the rebels agreed to a truce of 48 hours",
    "modality": "planned",
    "slots": [
        {"name": "start", "quotes": ["6:00 am on 5 May"], "word": None},
        {"name": "duration", "quotes": ["48 hours"], "word": None},
        {"name": "parties", "quotes": ["army", "rebels"], "word": None},
    ],
    "speaker": None,
}
_SHELLS: dict[str, Json] = {
    "type": "incident",
    "quote": "On 3 May shells hit the market of the town of Tal, killing at least 12 people",
    "modality": "held",
    "slots": [
        {"name": "act", "quotes": ["shells hit"], "word": "shelling"},
        {"name": "at", "quotes": ["3 May"], "word": None},
        {"name": "place", "quotes": ["town of Tal"], "word": None},
        {"name": "killed", "quotes": ["12"], "word": None},
    ],
    "speaker": None,
}


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedModel]:
    """Run one server for the tests of this module."""
    with scripted_model() as script:
        yield script


def _document(text: str = _TEXT) -> Document:
    published = Published(*day_bounds(date(2016, 5, 4), _ZONE))
    return Document.of(text, "note.txt", Context(published=published, zone=_ZONE, language="en"))


def _endpoint(server: ScriptedModel) -> ModelEndpoint:
    return replace(model_endpoint(ModelAsked(server.url, "small"), {}), seconds=5.0)


def _reader(server: ScriptedModel, pauses: list[float] | None = None) -> ModelReader:
    waited = [] if pauses is None else pauses
    return ModelReader(_endpoint(server), pause=waited.append)


def _read(server: ScriptedModel, *replies: Reply) -> tuple[list[Claim], list[str]]:
    server.answers(*replies)
    claimed, problems = _reader(server).read(_document())
    return claimed, [each.code.id for each in problems]


def test_quotations_become_claims_with_values_of_our_own_grammar(server: ScriptedModel) -> None:
    """A time, a length and a count are read from the quoted words, bounds and all."""
    (truce, shells), problems = _read(server, claims(_TRUCE, _SHELLS))

    assert [] == problems
    assert ("model:small", "model.truce_term") == (truce.reader, truce.rule)
    assert {"at": "2016-05-05T03:00:00Z"} == truce.slots["start"].normalised
    assert "PT48H" == truce.slots["duration"].normalised
    assert {"low": 12, "best": None, "high": None} == shells.slots["killed"].normalised
    assert ("at least 12",) == shells.slots["killed"].value


def test_the_nearest_of_several_places_is_meant(server: ScriptedModel) -> None:
    """Words that stand in two sentences are taken from the sentence of their claim."""
    hurt = {
        "type": "casualty_figure",
        "quote": "3 people were hurt",
        "modality": "held",
        "slots": [{"name": "window", "quotes": ["3 May"], "word": None}],
        "speaker": "The ministry",
    }

    (claim,), _ = _read(server, claims(hurt))

    assert _TEXT.rindex("3 May") == claim.slots["window"].spans[0][0]
    assert [("The ministry", True)] == [(each.words, each.is_weak) for each in claim.speaker]


def test_words_in_several_places_are_flagged(server: ScriptedModel) -> None:
    """Where nothing says which place is meant, a person is told so."""
    loose = {**_TRUCE, "type": "statement", "quote": "3 May", "slots": []}

    (claim,), _ = _read(server, claims(loose))

    assert ("stands several times",) == claim.flags


@pytest.mark.parametrize(
    ("quote", "is_found"),
    [
        ("shells hit the market of the town of Tal", True),
        ("shells  hit\nthe market", True),
        ("shells hit a market", False),
        ("Shells hit the market", False),
        ("", False),
        ("   ", False),
        ("x" * 5000, False),
    ],
)
def test_a_quotation_is_found_or_the_claim_is_left_out(
    server: ScriptedModel, quote: str, is_found: object
) -> None:
    """White space may differ; letters may not."""
    claimed, problems = _read(server, claims({**_SHELLS, "quote": quote, "slots": []}))

    assert (1, []) == (len(claimed), problems) if is_found else ["TXT-402"] == problems


def test_signs_may_be_written_otherwise(server: ScriptedModel) -> None:
    """Quotation marks and dashes of another kind are the same words, quoted as the text has."""
    text = "“We hold fire\u200b—for now,”  the army’s spokesman said."
    said = {
        **_SHELLS,
        "type": "statement",
        "slots": [],
        "quote": '"We hold fire-for now," the army\'s',
    }
    server.answers(claims(said))

    (claim,), _ = _reader(server).read(_document(text))

    assert "“We hold fire\u200b—for now,”  the army’s" == text[slice(*claim.span)]


def test_one_quotation_that_is_not_there_leaves_the_claim_out(server: ScriptedModel) -> None:
    """A claim is no better than the worst of its quotations."""
    slots = [{"name": "killed", "quotes": ["at least 40"], "word": None}]

    assert ([], ["TXT-402"]) == _read(server, claims({**_SHELLS, "slots": slots}))


@pytest.mark.parametrize(
    "change",
    [
        {"type": "rumour"},
        {"type": None},
        {"modality": "certain"},
        {"quote": 7},
        {"slots": {}},
        {"slots": ["act"]},
        {"slots": [{"name": "weapon", "quotes": ["shells"], "word": None}]},
        {"slots": [{"name": "at", "quotes": [], "word": None}]},
        {"slots": [{"name": "at", "quotes": "3 May", "word": None}]},
        {"slots": [{"name": "at", "quotes": [3], "word": None}]},
        {"slots": [{"name": "act", "quotes": ["shells"], "word": "massacre"}]},
        {"slots": [{"name": "act", "quotes": ["shells"], "word": None}]},
        {"slots": [{"name": "at", "quotes": ["3 May"], "word": None}] * 2},
        {"speaker": ["The ministry"]},
    ],
)
def test_what_is_no_claim_is_left_out(server: ScriptedModel, change: dict[str, Json]) -> None:
    """Types, slots and words outside the lists are counted and not taken; the others stay."""
    claimed, problems = _read(server, claims({**_SHELLS, **change}, _TRUCE))

    assert (1, ["TXT-403"]) == (len(claimed), problems)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "no",
        "[]",
        "null",
        "{}",
        '{"claims": 3}',
        '{"claims": [}',
        "[" * 100_000,
        '{"claims":[NaN]}',
    ],
)
def test_an_answer_that_is_not_the_form_is_an_error(server: ScriptedModel, answer: str) -> None:
    """Prose, broken JSON and other JSON claim nothing, and say that this is not calm."""
    assert ([], ["TXT-401"]) == _read(server, content(answer))


def test_a_fence_around_the_answer_is_taken_off(server: ScriptedModel) -> None:
    """Models like to put their JSON between three marks."""
    claimed, problems = _read(
        server, content("```json\n" + json.dumps({"claims": [_TRUCE]}) + "\n```")
    )

    assert (1, []) == (len(claimed), problems)


def test_no_claims_is_an_answer(server: ScriptedModel) -> None:
    """A model that finds nothing has answered."""
    assert ([], []) == _read(server, claims())


def test_more_claims_than_are_taken_are_told(server: ScriptedModel) -> None:
    """A giant answer is cut, and the cut is said."""
    claimed, problems = _read(server, claims(*[_TRUCE] * 500))

    assert (1, ["TXT-404"]) == (len(claimed), problems)


def _drips(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.05)


def _ends_early(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b'{"choices"')
    request.close_connection = True


def _hangs_up(request: BaseHTTPRequestHandler) -> None:
    request.connection.shutdown(socket.SHUT_RDWR)
    request.close_connection = True


@pytest.mark.parametrize(
    ("reply", "code", "asked"),
    [
        (raw("<html>Bad gateway</html>", 502, "text/html"), "TXT-417", 3),
        (raw("<html>Welcome</html>", 200, "text/html"), "TXT-420", 1),
        (raw("not json"), "TXT-420", 1),
        (raw('{"choices": []}'), "TXT-420", 1),
        (raw('{"choices": [{"message": {"content": null}}]}'), "TXT-420", 1),
        (raw('{"choices": [{"message": {"content": [1]}}]}'), "TXT-420", 1),
        (raw('{"choices": "ab"}'), "TXT-420", 1),
        (raw("[" * 50_000), "TXT-420", 1),
        (raw(b"\xff\xfe\x00"), "TXT-420", 1),
        (raw("{}", 400), "TXT-417", 1),
        (raw("{}", 401), "TXT-417", 1),
        (raw("{}", 404), "TXT-417", 1),
        (raw("{}", 429), "TXT-417", 3),
        (raw("{}", 429, Retry_After="86400"), "TXT-417", 3),
        (raw("{}", 503, Retry_After="soon"), "TXT-417", 3),
        (raw("", 302, Location="http://elsewhere.example/v1"), "TXT-418", 1),
        (raw("", 307, Location="/v1/chat/completions"), "TXT-418", 1),
        (raw(b" " * (4 * 1024 * 1024 + 2)), "TXT-419", 1),
        (content('{"claims": []}', finish_reason="length"), "TXT-405", 1),
        (_ends_early, "TXT-416", 3),
        (_hangs_up, "TXT-416", 3),
    ],
)
def test_a_reply_that_is_no_answer_is_an_error_and_no_silence(
    server: ScriptedModel, reply: Reply, code: str, asked: int
) -> None:
    """Whatever a server does, the text is told to be unread; what may pass is tried again."""
    server.answers(reply)

    claimed, problems = _reader(server).read(_document())

    assert ([], [code]) == (claimed, [each.code.id for each in problems])
    assert (Severity.ERROR, asked) == (problems[0].code.severity, len(server.asked))


def test_a_reply_that_drips_is_given_up(server: ScriptedModel) -> None:
    """A try is timed as a whole, so that a byte now and then does not hold the reader."""
    server.answers(_drips)
    endpoint = replace(_endpoint(server), seconds=0.3, tries=1)

    started = time.monotonic()
    _, problems = ModelReader(endpoint).read(_document())

    assert [("TXT-416", "it took too long")] == [
        (each.code.id, each.values["reason"]) for each in problems
    ]
    assert time.monotonic() - started < 3


def test_a_busy_server_is_asked_again_after_a_while(server: ScriptedModel) -> None:
    """The wait grows, and a wait that the server asks for is kept within bounds."""
    pauses: list[float] = []
    server.answers(raw("{}", 429), raw("{}", 503, Retry_After="7"), claims(_TRUCE))

    claimed, problems = _reader(server, pauses).read(_document())

    assert (1, [], [1.0, 7.0]) == (len(claimed), problems, pauses)


def test_nobody_listens(server: ScriptedModel) -> None:
    """A server that is not there is an error with its host, and no trace."""
    del server
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        url = f"http://{HERE}:{taken.getsockname()[1]}"
        endpoint = replace(model_endpoint(ModelAsked(url, "small"), {}), tries=2)

        _, problems = ModelReader(endpoint, pause=lambda _: None).read(_document())

    assert [("TXT-416", HERE, "2")] == [
        (each.code.id, each.values["host"], each.values["tries"]) for each in problems
    ]


def test_the_question_holds_the_text_and_no_tools_and_nothing_else(server: ScriptedModel) -> None:
    """What is sent: the task, the piece, a schema; no tool, no file name, no digest."""
    _read(server, claims())

    (asked,) = server.asked
    assert {"model", "messages", "temperature", "max_tokens", "stream", "response_format"} == set(
        asked
    )
    assert _TEXT in asked["messages"][1]["content"]
    assert "note.txt" not in json.dumps(asked)
    assert ["/v1/chat/completions"] == server.paths
    assert "Authorization" not in server.headers[0]


def test_the_key_is_sent_and_never_shown(server: ScriptedModel) -> None:
    """A key comes from the variable that the user names, and stands in no record."""
    endpoint = model_endpoint(ModelAsked(server.url, "small", "MY_KEY"), {"MY_KEY": "k-123"})
    server.answers(raw("{}", 401))

    _, problems = ModelReader(endpoint).read(_document())

    assert "Bearer k-123" == server.headers[0]["Authorization"]
    assert "k-123" not in repr(endpoint) + repr(problems)


def test_a_long_text_is_asked_about_in_pieces(server: ScriptedModel) -> None:
    """Each piece is shown once, and a quotation is looked for in its own piece only."""
    filler = "Nothing was reported from the valley on that day.\n" * (PIECE_MOST // 40)
    server.answers(claims(_TRUCE))

    claimed, problems = _reader(server).read(_document(filler + _TEXT))

    assert (1, len(server.asked) - 1) == (len(claimed), len(problems))
    assert {"TXT-402"} == {each.code.id for each in problems}
    assert all(len(each["messages"][1]["content"]) < PIECE_MOST + 100 for each in server.asked)


def test_a_text_of_too_many_pieces_says_where_reading_ended(server: ScriptedModel) -> None:
    """What no model was asked about is an error, and not calm."""
    server.answers(claims())
    text = "The valley was quiet on that day, they said.\n" * (PIECES_MOST * PIECE_MOST // 40)

    _, problems = _reader(server).read(_document(text))

    assert PIECES_MOST == len(server.asked)
    assert "TXT-406" in [each.code.id for each in problems]


def test_a_text_without_words_is_not_sent(server: ScriptedModel) -> None:
    """There is nothing to ask about an empty text."""
    server.answers(claims())

    _, problems = _reader(server).read(_document(" \n\n"))

    assert (["TXT-201"], []) == ([each.code.id for each in problems], server.asked)


def test_other_readers_rules_hold_for_a_model_too(server: ScriptedModel) -> None:
    """The text as told, its day and its claims come through the one way of all readers."""
    server.answers(claims(_TRUCE, _SHELLS))

    read = read_text(_document(), _reader(server))

    assert ("en", (), 2) == (read.language, read.problems, len(read.claims))
    assert {ClaimType.TRUCE_TERM, ClaimType.INCIDENT} == {each.type for each in read.claims}


@pytest.mark.parametrize(
    ("url", "model", "key", "code"),
    [
        ("[::1]:8080", "small", "", "TXT-411"),
        ("ftp://[::1]/v1", "small", "", "TXT-411"),
        ("file:///etc/hosts", "small", "", "TXT-411"),
        ("http://user:secret@[::1]/v1", "small", "", "TXT-411"),
        ("http://[::1]:99999/v1", "small", "", "TXT-411"),
        ("http://[::1]/v1\r\nX: y", "small", "", "TXT-411"),
        ("http:///v1", "small", "", "TXT-411"),
        ("http://[::1]/v1", "", "", "TXT-412"),
        ("http://[::1]/v1", "a b", "", "TXT-412"),
        ("http://[::1]/v1", "a\x1b[31m", "", "TXT-412"),
        ("https://models.example/v1", "small", "", "TXT-413"),
        ("http://192.0.2.7:8080/v1", "small", "", "TXT-413"),
        (f"http://{HERE}.models.example/v1", "small", "", "TXT-413"),
        ("http://[::1]/v1", "small", "UNSET", "TXT-414"),
        ("http://[::1]/v1", "small", "EMPTY", "TXT-414"),
        ("http://[::1]/v1", "small", "BROKEN", "TXT-414"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_before_anything_is_sent(
    url: str, model: str, key: str, code: str
) -> None:
    """Other machines need to be allowed, and nothing of a bad address is repeated."""
    environment = {"EMPTY": " ", "BROKEN": "a\nb"}

    with pytest.raises(RefusedError) as refusal:
        model_endpoint(ModelAsked(url, model, key), environment)

    assert [code] == [each.code.id for each in refusal.value.problems]
    assert "secret" not in repr(refusal.value.problems)


def test_a_key_travels_to_another_machine_only_under_cover() -> None:
    """With http a key is refused, and https or no key is taken."""
    keys = {"MY_KEY": "k"}
    asked = ModelAsked("http://models.example/v1", "small", "MY_KEY", allow_remote=True)
    with pytest.raises(RefusedError) as refusal:
        model_endpoint(asked, keys)
    https = model_endpoint(replace(asked, url="https://models.example"), keys)

    assert ["TXT-415"] == [each.code.id for each in refusal.value.problems]
    assert (443, "/v1/chat/completions", False) == (https.port, https.path, https.is_local)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://[::1]:1", "/v1/chat/completions"),
        ("http://" + "local" + "host:1/", "/v1/chat/completions"),
        ("http://[::1]:1/api/v1/", "/api/v1/chat/completions"),
        (f"http://{HERE}:1/v1/chat/completions", "/v1/chat/completions"),
        ("http://127.8.0.1:1/v1?version=2", "/v1/chat/completions?version=2"),
    ],
)
def test_addresses_are_completed(url: str, path: str) -> None:
    """A base address is enough, and every address of this machine is local."""
    endpoint = model_endpoint(ModelAsked(url, "org/small-7b:q4"), {})

    assert (path, True) == (endpoint.path, endpoint.is_local)


def test_text_that_leaves_the_machine_is_told(server: ScriptedModel) -> None:
    """Whoever reads the claims sees that the whole text was sent to another host."""
    server.answers(claims())
    endpoint = replace(_endpoint(server), is_local=False)

    _, problems = ModelReader(endpoint).read(_document())

    assert ["TXT-421"] == [each.code.id for each in problems]


def test_a_local_name_that_leads_elsewhere_gets_nothing(server: ScriptedModel) -> None:
    """Where the connection ends counts, and not the name that was typed."""
    server.answers(claims())
    endpoint = replace(_endpoint(server), is_own=lambda address: address != HERE)

    _, problems = ModelReader(endpoint).read(_document())

    assert [] == server.asked
    assert ["TXT-413"] == [each.code.id for each in problems]
