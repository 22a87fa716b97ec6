"""Whether an address still leads to what it was named for, as far as a program can tell."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urldefrag, urljoin, urlsplit

from explainer.web import Answer, Client, NoAnswer, Turns
from explainer.web.request import host_of

AT_ONCE = 8
"""How many hosts are asked at the same time."""

MOST_STEPS = 10
"""Redirections that are followed; browsers give up after twenty."""

# What a server says to programs that it would let readers in (401, 403, 429), or says of itself
# at the moment (RFC 9110, 15).
_TO_PROGRAMS = {401, 403, 405, 406, 429, 451}
_PASSING = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: by which client, in which turns, and how many seconds before a second try."""

    client: Client = field(default_factory=Client)
    turns: Turns = field(default_factory=Turns)
    again: float = 3.0

    def ask(self, addresses: Iterable[str], advance: Callable[[], None]) -> Mapping[str, str]:
        """Return what is wrong with those of some addresses with which something is.

        Hosts are asked side by side, each for one address after the other; `advance` is called
        after each.
        """
        hosts: dict[str, list[str]] = {}
        for address in sorted({urldefrag(one).url for one in addresses}):
            hosts.setdefault(host_of(address), []).append(address)

        def of_host(own: list[str]) -> dict[str, str]:
            found = {}
            for address in own:
                found[address] = self.fault(address)
                advance()
            return found

        with ThreadPoolExecutor(AT_ONCE) as pool:
            parts = [*pool.map(of_host, hosts.values())]
        return {address: fault for part in parts for address, fault in part.items() if fault}

    def fault(self, address: str) -> str:
        """Return what is wrong with an address, in words; nothing where it leads somewhere."""
        said, passing = self._tried(address, "HEAD")
        # Not every server knows the question that wants no body.
        if said and not passing:
            said, passing = self._tried(address, "GET")
        if said and passing:
            time.sleep(self.again)
            said, _ = self._tried(address, "GET")
        return said

    def _tried(self, address: str, method: str) -> tuple[str, bool]:
        """Return what is wrong, and whether that may pass."""
        here, seen = address, {address}
        while True:
            try:
                with self.turns.at(host_of(here)):
                    answer = self.client.ask(here, method)
            except NoAnswer as none:
                where = "" if here == address else f"it leads to {here}, and "
                return f"{where}{none}", none.passing
            if answer.location is None or not 300 <= answer.status < 400:
                return _judged(answer, address, here), answer.status in _PASSING
            here = urldefrag(_joined(here, answer.location)).url
            if here in seen or len(seen) > MOST_STEPS:
                return "it leads on without end", False
            seen.add(here)


def _joined(base: str, location: str) -> str:
    """Return where an answer leads on to; what is no address is found to be none when asked."""
    try:
        return urljoin(base, location)
    except ValueError:
        return location


def _judged(answer: Answer, address: str, here: str) -> str:
    """Return what is wrong with an address whose last answer came from `here`."""
    status = answer.status
    way = "" if here == address else f"it leads to {here}, and "
    if 200 <= status < 300:
        if _is_front(here) and not _is_front(address):
            return f"it leads to the front page {here} instead of what it named"
        return ""
    try:
        said = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        said = str(status)
    to = " to a program; a reader may see more" if status in _TO_PROGRAMS else ""
    return f"{way}the server says {said}{to}"


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query
