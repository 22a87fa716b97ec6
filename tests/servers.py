"""A web server of a test's own, on this machine, that answers well, badly or not at all."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Asked(NamedTuple):
    """A request: how and for what it asked, which headers it had, and when (in seconds)."""

    method: str
    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Server:
    """Where a server stands, `http://127.0.0.1:4711`, and what it was asked in turn."""

    address: str
    asked: list[Asked] = field(default_factory=list)

    def paths(self, method: str) -> list[str]:
        return [one.path for one in self.asked if one.method == method]


HUGE = 1 << 30
"""Bytes of a page that nobody should wait for."""


@contextmanager
def serving() -> Iterator[Server]:
    """Serve until the block ends. What a path does, `_Handler.answer` says."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    httpd.daemon_threads = True
    httpd.block_on_close = False
    server = Server(f"http://127.0.0.1:{httpd.server_address[1]}")
    httpd.found = server  # type: ignore[attr-defined]  # for the handlers
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


def refused() -> str:
    """Return an address at which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/page"


LEADS_TO = {
    "moved": "/200/new",
    "home": "/",
    "loop": "/loop",
    "away": "file:///etc/passwd",
    "odd": "http://[::1/",
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        found: Server = self.server.found  # type: ignore[attr-defined]  # set by `serving`
        number = found.paths(self.command).count(self.path)
        found.asked.append(Asked(self.command, self.path, dict(self.headers), time.monotonic()))
        with suppress(OSError):  # whoever asked has gone
            self.answer(self.path, number)

    do_HEAD = do_GET  # noqa: N815  # as http.server calls it

    def answer(self, path: str, number: int) -> None:
        """Answer as the first word of a path says; `number` is how often it was asked before."""
        word = path.partition("?")[0].strip("/").partition("/")[0]
        if word.isdigit():
            self.say(int(word))
        elif word.startswith("endless"):
            self.say(302, f"{path}x")
        elif word in LEADS_TO:
            self.say(302 if word != "moved" else 301, LEADS_TO[word])
        elif word == "no-head":
            self.say(501 if self.command == "HEAD" else 200)
        elif word == "hiccup":
            self.say(200 if number or self.command == "GET" else 503)
        elif word in SPECIAL:
            SPECIAL[word](self)
        else:
            self.say(200 if word in {"", "page", "caf%C3%A9"} else 404)

    def say(self, status: int, location: str = "", length: int = 0) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        if self.command == "GET" and length:
            while True:
                self.wfile.write(b"x" * 65536)

    def wait(self) -> None:
        """Say nothing for longer than anybody waits."""
        time.sleep(5)

    def huge(self) -> None:
        """Begin to send what nobody should wait for."""
        self.say(200, length=HUGE)

    def noise(self) -> None:
        """Send what HTTP does not know."""
        self.wfile.write(b"\x00\xff nothing that HTTP knows\r\n\r\n")
        self.close_connection = True

    def drip(self) -> None:
        """Send a header now and then, and never the last."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(60):
            self.wfile.write(f"X-{number}: x\r\n".encode())
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


SPECIAL = {
    "silent": _Handler.wait,
    "drip": _Handler.drip,
    "huge": _Handler.huge,
    "noise": _Handler.noise,
}
