"""
The way to a language model: one question, one answer, by an OpenAI-compatible endpoint.

Text leaves the machine only where the user has said so. No proxy is used, no redirect is followed,
and the key is sent to the named host and shown nowhere.
"""

from __future__ import annotations

import ipaddress
import json
import re
import ssl
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer
from time import monotonic, sleep
from typing import Any
from urllib.parse import SplitResult, urlsplit

from trucewatch.definitions.problems import Code
from trucewatch.definitions.strict_json import read_json
from trucewatch.engine.refusal import refused
from trucewatch.reading.model import codes

REPLY_MOST = 4 * 1024 * 1024
"""Bytes of the longest reply that is read."""

WAIT_MOST_SECONDS = 30.0
"""Longest wait that a server may ask for before the next try."""

_PATH = "/chat/completions"
_LATER = frozenset({429, 500, 502, 503, 504})
_THIS_MACHINE = "local" + "host"
_MODEL = re.compile(r"[\w.:/@+-]{1,100}", re.ASCII)
_CHUNK = 64 * 1024


def is_this_machine(host: str) -> bool:
    """Say whether a name or an address is one that every machine has for itself."""
    if host == _THIS_MACHINE:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class ModelEndpoint:
    """
    Where a model is asked.

    Attributes:
        scheme: ``http`` or ``https``.
        host: Name or address of the host.
        port: Its port.
        path: Path and query of the request.
        model: Name of the model.
        key: Key that is sent with each question; empty for none. It is never shown.
        is_local: Whether the host is this machine.
        seconds: Longest time that one try may take as a whole.
        tries: How often one question is asked at most.
        is_own: Says of the address at which a connection ends whether it is this machine's.
    """

    scheme: str
    host: str
    port: int
    path: str
    model: str
    key: str = field(default="", repr=False)
    is_local: bool = True
    seconds: float = 120.0
    tries: int = 3
    is_own: Callable[[str], bool] = field(default=is_this_machine, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ModelAsked:
    """
    Which model a user asks for, as it was written.

    Attributes:
        url: Address of the server, with or without ``/v1/chat/completions``.
        model: Name of the model.
        key_variable: Name of the environment variable that holds the key; empty for no key.
        allow_remote: Whether text may be sent to another machine.
    """

    url: str
    model: str
    key_variable: str = ""
    allow_remote: bool = False


class ModelError(Exception):
    """
    A question that got no answer.

    Attributes:
        code: Why.
        values: What belongs to it; nothing of what the server wrote.
    """

    def __init__(self, code: Code, **values: str) -> None:
        super().__init__(code.id)
        self.code = code
        self.values = values


class _LaterError(Exception):
    # A try that may go better after a while.
    def __init__(self, wait_seconds: float, final: ModelError) -> None:
        super().__init__(final.code.id)
        self.wait_seconds = wait_seconds
        self.final = final


def model_endpoint(asked: ModelAsked, environment: Mapping[str, str]) -> ModelEndpoint:
    """
    Return the endpoint that a user names.

    Raises:
        RefusedError: The address or the model's name cannot be used, the variable is not set, the
            host is another machine and nobody allowed that, or a key would travel in the clear.
    """
    parts = _parts(asked.url)
    if not _MODEL.fullmatch(asked.model):
        raise refused(codes.NOT_A_MODEL, "")
    key = _key(asked.key_variable, environment)
    host = parts.hostname or ""
    local = is_this_machine(host)
    if not local and not asked.allow_remote:
        raise refused(codes.LEAVES_THE_MACHINE, "", host=host)
    if not local and key and parts.scheme != "https":
        raise refused(codes.KEY_IN_THE_CLEAR, "", host=host)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return ModelEndpoint(parts.scheme, host, port, _path(parts), asked.model, key, local)


def _key(variable: str, environment: Mapping[str, str]) -> str:
    key = environment.get(variable, "").strip() if variable else ""
    if variable and (not key or not key.isascii() or not key.isprintable()):
        raise refused(codes.NO_KEY, "", variable=variable)
    return key


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        is_usable = is_usable and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        is_usable = False
    if not is_usable or not url.isascii() or not url.isprintable() or " " in url:
        raise refused(codes.NOT_AN_ADDRESS, "")
    return parts


def _path(parts: SplitResult) -> str:
    path = parts.path.rstrip("/")
    if not path.endswith(_PATH):
        path = (path or "/v1") + _PATH
    return f"{path}?{parts.query}" if parts.query else path


def ask(
    endpoint: ModelEndpoint,
    question: Mapping[str, Any],
    pause: Callable[[float], None] = sleep,
) -> str:
    """
    Ask one question and return what the model wrote.

    A server that is busy, or that cannot be reached, is asked again after a while.

    Args:
        endpoint: Where.
        question: The body of the request, without the model's name.
        pause: Waits for so many seconds.

    Raises:
        ModelError: There was no answer, or none that can be used.
    """
    body = json.dumps({"model": endpoint.model, **question}, ensure_ascii=True).encode()
    for number in range(endpoint.tries - 1):
        try:
            return _content(_reply(endpoint, body))
        except _LaterError as error:
            pause(max(error.wait_seconds, 2.0**number))
    try:
        return _content(_reply(endpoint, body))
    except _LaterError as error:
        raise error.final from error


def _reply(endpoint: ModelEndpoint, body: bytes) -> bytes:
    """Return the body of a good reply, within the time and size that a try may take."""
    started = monotonic()
    connection = _connection(endpoint)
    # Servers can hold a connection open for ever by sending little: the whole try is timed. The
    # library lets go of the socket while it reads, so it is kept here.
    sockets: list[socket] = []
    watch = Timer(endpoint.seconds, _shut, [sockets])
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        sockets.append(connection.sock)
        _stay_local(endpoint, connection)
        connection.request("POST", endpoint.path, body, _headers(endpoint))
        with connection.getresponse() as response:
            return _read(endpoint, response)
    except (OSError, HTTPException, ValueError) as error:
        is_late = monotonic() - started >= endpoint.seconds
        reason = "it took too long" if is_late or isinstance(error, TimeoutError) else "no reply"
        tries = str(endpoint.tries)
        final = ModelError(codes.NOT_REACHED, host=endpoint.host, tries=tries, reason=reason)
        raise _LaterError(0.0, final) from error
    finally:
        watch.cancel()
        connection.close()


def _connection(endpoint: ModelEndpoint) -> HTTPConnection:
    if endpoint.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(
            endpoint.host, endpoint.port, timeout=endpoint.seconds, context=context
        )
    return HTTPConnection(endpoint.host, endpoint.port, timeout=endpoint.seconds)


def _shut(sockets: Sequence[socket]) -> None:
    for each in sockets:
        with suppress(OSError):  # it is closed already
            each.shutdown(SHUT_RDWR)


def _stay_local(endpoint: ModelEndpoint, connection: HTTPConnection) -> None:
    # A name for this machine can be bent to another; nothing was sent yet.
    peer = str(connection.sock.getpeername()[0])
    if endpoint.is_local and not endpoint.is_own(peer):
        raise ModelError(codes.LEAVES_THE_MACHINE, host=endpoint.host)


def _headers(endpoint: ModelEndpoint) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
    }
    return headers | ({"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {})


def _read(endpoint: ModelEndpoint, response: HTTPResponse) -> bytes:
    status = response.status
    refusal = ModelError(codes.REFUSED_BY_THE_MODEL, host=endpoint.host, status=str(status))
    if 300 <= status < 400:
        raise ModelError(codes.SENT_ELSEWHERE, host=endpoint.host, status=str(status))
    if status in _LATER:
        raise _LaterError(_asked_to_wait(response.getheader("Retry-After", "")), refusal)
    if status != 200:
        raise refusal
    content = bytearray()
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > REPLY_MOST:
            most = str(REPLY_MOST // 1024 // 1024)
            raise ModelError(codes.REPLY_TOO_LONG, host=endpoint.host, most=most)
    if response.length:
        raise HTTPException("the reply ended before its time")
    return bytes(content)


def _asked_to_wait(header: str) -> float:
    seconds = float(header) if header.isascii() and header.isdigit() and len(header) < 6 else 0.0
    return min(seconds, WAIT_MOST_SECONDS)


def _content(reply: bytes) -> str:
    value, fault = read_json(reply)
    try:
        choice = value["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise ModelError(codes.NOT_A_REPLY) from error
    if fault is not None or not isinstance(content, str):
        raise ModelError(codes.NOT_A_REPLY)
    if choice.get("finish_reason") == "length":
        raise ModelError(codes.CUT_OFF)
    return content
