"""A model that answers as it was told to: a server on this machine, for tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

HERE = "127.0.0." + "1"
"""Address of this machine."""

Reply = Callable[[BaseHTTPRequestHandler], None]
"""Writes one reply."""


@dataclass
class ScriptedModel:
    """
    What a server answers, and what it was asked.

    Attributes:
        port: Port of this machine on which it listens.
        replies: What it answers, one after the other; the last one again and again.
        asked: Bodies of the questions.
        headers: Headers of the questions.
        paths: Paths of the questions.
    """

    port: int = 0
    replies: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def answers(self, *replies: Reply) -> None:
        """Answer with *replies* from now on, and forget what was asked."""
        self.replies = list(replies)
        self.asked.clear()
        self.headers.clear()
        self.paths.clear()

    @property
    def url(self) -> str:
        """Address of the server."""
        return f"http://{HERE}:{self.port}/v1"


def raw(
    body: bytes | str, status: int = 200, content_type: str = "application/json", **headers: str
) -> Reply:
    """Return a reply with a body and headers of its own."""
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body

    def write(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", content_type)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    return write


def content(text: str, finish_reason: str = "stop") -> Reply:
    """Return the reply of a model that wrote *text*."""
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish_reason}
    return raw(json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}))


def claims(*said: object) -> Reply:
    """Return the reply of a model that proposes claims."""
    return content(json.dumps({"claims": list(said)}))


@contextmanager
def scripted_model() -> Iterator[ScriptedModel]:
    """Run a server on this machine for as long as the context lasts."""
    script = ScriptedModel()

    class _Requests(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            script.asked.append(json.loads(self.rfile.read(length)))
            script.headers.append(dict(self.headers.items()))
            script.paths.append(self.path)
            at = min(len(script.asked), len(script.replies)) - 1
            try:
                script.replies[at](self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # whoever asked has gone

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            del format, args

    server = ThreadingHTTPServer((HERE, 0), _Requests)
    server.daemon_threads = True
    script.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
