"""A local server that speaks the OpenAI protocol of chat completions, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class FakeModel:
    """What was asked of the server, and what it does: ``writes`` makes the text from the user message.

    ``misbehaves`` takes the handler of a request and answers in its own way.
    """

    writes: Callable[[str], str] = lambda user: user
    misbehaves: Callable[[BaseHTTPRequestHandler], None] | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def user(self) -> dict[str, Any]:
        """The data of the last request."""
        data: dict[str, Any] = json.loads(self.asked[-1]["messages"][-1]["content"])
        return data


@contextmanager
def serving(model: FakeModel) -> Iterator[FakeModel]:
    """Serve on a free port of this machine; ``model.url`` is the base address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append({"path": self.path, **body})
            model.headers.append({name.lower(): value for name, value in self.headers.items()})
            try:
                if model.misbehaves is not None:
                    model.misbehaves(self)
                else:
                    text = model.writes(body["messages"][-1]["content"])
                    reply(self, {"choices": [{"message": {"role": "assistant", "content": text}}]})
            except OSError:  # the client had enough
                pass

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()


def reply(
    handler: BaseHTTPRequestHandler, body: object, *, status: int = 200, kind: str = "application/json", **headers: str
) -> None:
    """Send a whole reply; bytes are sent as they are."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)
