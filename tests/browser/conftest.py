"""A browser, and this repository's site served to it.

A test asks for `page_at` and gets pages of any width and colour scheme::

    def test_no_overflow(page_at: PageAt) -> None:
        page = page_at(360, "dark")
        page.goto("places/bakhmut/")

Such a test also fails when a page asks another host for anything, when its JavaScript raises,
or when it wants what its Content-Security-Policy forbids: see `foreign_requests` and
`script_errors`.
"""

from __future__ import annotations

import gzip
import re
import sys
import threading
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol
from urllib.parse import urlsplit

import pytest

from tests.browser import chromium

# Playwright takes a while to import: only where a test asks for a browser.
if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

ARGUMENTS = (
    "--no-sandbox",  # CI is root in a container, where the sandbox cannot start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # What Chromium asks the world for by itself is not what the tests are about ...
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # ... and what a page asks for is recorded but never leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

Scheme = Literal["light", "dark"]


# The hosts of all sites that tests serve at the moment: to ask them is to ask no stranger.
_served: set[str] = set()


class PageAt(Protocol):
    """Open a page in a browser of its own: nothing stored, nothing cached."""

    def __call__(
        self,
        width: int,
        scheme: Scheme,
        *,
        height: int = 900,
        javascript: bool = True,
        touch: bool = False,
    ) -> Page: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        executable = chromium.find()
    except chromium.NoChromiumError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site_address(built_site: Path) -> Iterator[str]:
    """Serve the built site, and return the address of its home page."""
    with serve(built_site) as address:
        yield address


@pytest.fixture
def foreign_requests() -> list[str]:
    """Addresses on other hosts that pages of this test asked for.

    A test that expects some takes them out of the list.
    """
    return []


@pytest.fixture
def script_errors() -> list[str]:
    """What the JavaScript of this test's pages raised and did not catch, or was not allowed."""
    return []


@pytest.fixture
def page_at(
    browser: Browser,
    site_address: str,
    foreign_requests: list[str],
    script_errors: list[str],
) -> Iterator[PageAt]:
    def note(request: Request) -> None:
        asked = urlsplit(request.url)
        # data: and blob: addresses have no host; nothing leaves the page for them.
        if asked.netloc and asked.netloc not in _served:
            foreign_requests.append(request.url)

    def note_refused(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            script_errors.append(message.text)

    with ExitStack() as contexts:

        def open_page(
            width: int,
            scheme: Scheme,
            *,
            height: int = 900,
            javascript: bool = True,
            touch: bool = False,
        ) -> Page:
            # Material stores the palette at the first visit: a shared context would show
            # light pages twice.
            context = browser.new_context(
                base_url=site_address,
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                reduced_motion="reduce",  # nothing to wait for before a look at the page
                java_script_enabled=javascript,
                has_touch=touch,
                locale="en-GB",
            )
            contexts.callback(context.close)
            context.on("request", note)
            context.on("console", note_refused)
            context.on("weberror", lambda error: script_errors.append(str(error.error)))
            return context.new_page()

        yield open_page
    assert foreign_requests == [], "a page asked other hosts for something"
    assert script_errors == [], "the JavaScript of a page raised"


@contextmanager
def serve(folder: Path, *, compressed: bool = False) -> Iterator[str]:
    """Serve a built site as Pages does, and return the address of its home page.

    Pages serves a project's site below a path, which the site's own 404 page relies on. It
    compresses texts too, which only matters where bytes are counted.
    """
    path = _path_of(folder)
    kind = _CompressingHandler if compressed else _SiteHandler
    handler = partial(kind, path=path, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        host = f"127.0.0.1:{server.server_port}"
        _served.add(host)
        try:
            yield f"http://{host}{path}"
        finally:
            _served.discard(host)
            server.shutdown()
            thread.join()


def _path_of(folder: Path) -> str:
    """Return the path that the home page's canonical address has, as "/" or "/name/"."""
    home = (folder / "index.html").read_text(encoding="utf-8")
    canonical = re.search(r'<link rel="canonical" href="([^"]*)"', home)
    return urlsplit(canonical[1]).path or "/" if canonical else "/"


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  # as it declares them
        """Say what failed, but for a browser that hung up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _SiteHandler(SimpleHTTPRequestHandler):
    """Files of one folder below one path, quietly, and the site's own 404 page for the rest."""

    protocol_version = "HTTP/1.1"  # keeps connections open: a page asks for twenty files

    def __init__(
        self, request: object, client_address: object, server: object, *, path: str, directory: str
    ) -> None:
        self._prefix = path
        super().__init__(request, client_address, server, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if path.startswith(self._prefix):
            return super().translate_path("/" + path.removeprefix(self._prefix))
        return str(Path(self.directory, "outside the site"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
        """Say nothing: pytest's output is for what fails."""


class _CompressingHandler(_SiteHandler):
    """The same, with every text gzipped."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        found = Path(self.translate_path(self.path))
        file = found / "index.html" if self.path.endswith("/") else found
        # Python does not know GeoJSON, which Pages does.
        kind = "application/geo+json" if file.suffix == ".geojson" else self.guess_type(str(file))
        if not file.is_file() or not re.search(r"^text/|json|javascript|xml", kind):
            return super().send_head()
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)
