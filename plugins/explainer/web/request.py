"""One request to a web server: bounded in time and size, without cookies, through no proxy."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

from explainer import __version__
from explainer.web.hosts import NotPublic, addresses_of

AGENT = f"explainer/{__version__} (looks whether the links of a site still work)"

_SAFE = "!$%&'()*+,-./:;=?@[]_~"
"""Characters of a path or query that stay as they are; `%` since some of it is escaped already."""

_PORTS = {"http": 80, "https": 443}


class NoAnswer(Exception):  # noqa: N818  # it is no fault of the program's
    """Why a server gave no answer, as words that follow “it cannot be asked: ”.

    Asking again may help where it is `passing`.
    """

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        """Take the reason."""
        super().__init__(reason)
        self.passing = passing


class Answer(NamedTuple):
    """The status of an answer (RFC 9110), where it leads on if anywhere, and its first bytes."""

    status: int
    location: str | None
    body: bytes


class _Place(NamedTuple):
    """An address taken apart: whether by TLS, the host in ASCII, the port, path and query."""

    secure: bool
    host: str
    port: int
    target: str


class _Line:
    """A connection that another thread may end."""

    def __init__(self, plain: socket.socket) -> None:
        self.socket = plain
        self.is_late = False

    def secure(self, tls: ssl.SSLContext, host: str) -> None:
        """Go on by TLS, with the host that its certificate has to be for."""
        found = tls.wrap_socket(self.socket, server_hostname=host, do_handshake_on_connect=False)
        self.socket = found
        found.do_handshake()

    def shut(self) -> None:
        """End it for being late: whoever waits for the server hears so at once."""
        self.is_late = True
        with suppress(OSError):
            # Not the method of TLS, which takes from the other thread what it is reading with.
            socket.socket.shutdown(self.socket, socket.SHUT_RDWR)


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks: with how many seconds of patience for a step, and for all of a request.

    `local` allows hosts of private networks, and this machine.
    """

    patience: float = 15.0
    deadline: float = 30.0
    local: bool = False
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def ask(self, address: str, method: str = "HEAD", most: int = 0) -> Answer:
        """Return what the server says, with at most so many bytes; raises `NoAnswer`."""
        place = _place(address)
        line = self._connected(place)
        # A server that sends a byte now and then would hold us for ever.
        watch = threading.Timer(self.deadline, line.shut)
        watch.daemon = True
        watch.start()
        try:
            answer = self._asked(line, place, method, most)
        except TimeoutError:
            raise _late(self.patience) from None
        except ssl.SSLCertVerificationError as error:
            raise NoAnswer(f"its certificate is not valid: {error.verify_message}") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if line.is_late:
                raise _late(self.deadline) from None
            reason = f"the connection broke off ({type(error).__name__})"
            raise NoAnswer(reason, passing=True) from None
        finally:
            watch.cancel()
            line.socket.close()
        if line.is_late:  # an answer that breaks off within its headers is none
            raise _late(self.deadline)
        return answer

    def _connected(self, place: _Place) -> _Line:
        try:
            numbers = addresses_of(place.host, place.port, local=self.local)
        except NotPublic:
            reason = "it lies in a private network, where no reader can reach it"
            raise NoAnswer(reason) from None
        except (OSError, UnicodeError):
            raise NoAnswer(f"there is no host {place.host}", passing=True) from None
        refused: OSError | None = None
        for number in numbers:
            try:
                return _Line(socket.create_connection((number, place.port), self.patience))
            except OSError as error:
                refused = error
        if isinstance(refused, TimeoutError):
            raise _late(self.patience)
        said = (refused.strerror if refused else None) or "no connection"
        raise NoAnswer(f"the host cannot be reached ({said})", passing=True)

    def _asked(self, line: _Line, place: _Place, method: str, most: int) -> Answer:
        connection: http.client.HTTPConnection
        if place.secure:
            connection = http.client.HTTPSConnection(place.host, place.port, context=self.tls)
            line.secure(self.tls, place.host)
        else:
            connection = http.client.HTTPConnection(place.host, place.port)
        # It is we who connect, to the address that was looked at.
        connection.sock = line.socket
        try:
            headers = {"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
            connection.request(method, place.target, headers=headers)
            response = connection.getresponse()
            body = response.read(most) if most else b""
            return Answer(response.status, response.headers.get("Location"), body)
        finally:
            connection.close()


def _late(seconds: float) -> NoAnswer:
    return NoAnswer(f"there was no whole answer within {seconds:g} seconds", passing=True)


def host_of(address: str) -> str:
    """Return the host of an address, as far as it has one."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _place(address: str) -> _Place:
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = _in_ascii(parts)
    except (ValueError, UnicodeError):
        raise NoAnswer("this is no address") from None
    if parts.scheme not in _PORTS or not host:
        raise NoAnswer("only http and https can be asked")
    # What stands there as UTF-8 is sent in its escapes (RFC 3986, 2.1; RFC 3987, 3.1).
    target = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return _Place(parts.scheme == "https", host, port, f"{target}{query}")


def _in_ascii(parts: SplitResult) -> str:
    """Return the host as names are looked up (IDNA); raises `UnicodeError` where it is none."""
    host = parts.hostname or ""
    if ":" in host or host.isascii():
        if not re.fullmatch(r"[\w.:%-]*", host):
            raise ValueError(host)
        return host
    return host.encode("idna").decode("ascii")
