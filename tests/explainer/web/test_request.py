"""One request: which hosts are asked, and what comes of servers that answer badly or not."""

from __future__ import annotations

import socket
import time
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest

from explainer import __version__
from explainer.web import Client, NoAnswer, Turns
from explainer.web.hosts import NotPublic, addresses_of, is_public
from tests.servers import Server, refused, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIENT = Client(patience=0.4, deadline=0.8, local=True)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def reason(address: str, client: Client = CLIENT) -> str:
    with pytest.raises(NoAnswer) as told:
        client.ask(address, "GET")
    return str(told.value)


def test_an_answer(server: Server) -> None:
    assert CLIENT.ask(f"{server.address}/404").status == 404
    answer = CLIENT.ask(f"{server.address}/moved")
    assert (answer.status, answer.location) == (301, "/200/new")
    (head, *_) = server.asked
    assert head.method == "HEAD"
    assert head.headers["User-Agent"].startswith(f"explainer/{__version__} ")
    assert "Cookie" not in head.headers


def test_no_more_is_read_than_was_asked_for(server: Server) -> None:
    begin = time.monotonic()
    assert CLIENT.ask(f"{server.address}/huge", "GET").body == b""
    assert CLIENT.ask(f"{server.address}/huge", "GET", most=1000).body == b"x" * 1000
    assert time.monotonic() - begin < 2


def test_nobody_waits_for_ever(server: Server) -> None:
    for path, seconds in (("silent", "0.4"), ("drip", "0.8")):
        begin = time.monotonic()
        said = f"there was no whole answer within {seconds} seconds"
        assert reason(f"{server.address}/{path}") == said
        assert time.monotonic() - begin < 2, path


def test_what_is_no_answer(server: Server) -> None:
    assert reason(f"{server.address}/noise") == "the connection broke off (BadStatusLine)"
    assert reason(refused()) == "the host cannot be reached (Connection refused)"
    assert reason(server.address.replace("http:", "https:")).startswith("the connection broke off")


@pytest.mark.parametrize(
    "address, said",
    [
        ("ftp://example.org/", "only http and https can be asked"),
        ("file:///etc/passwd", "only http and https can be asked"),
        ("http:///path", "only http and https can be asked"),
        ("http://[::1/", "this is no address"),
        ("http://example.org:99999/", "this is no address"),
        ("http://exa mple.org/", "this is no address"),
        ("http://" + "ü" * 70 + ".org/", "this is no address"),
        ("http://a\r\nX: b/", "this is no address"),
    ],
)
def test_what_is_no_address(address: str, said: str) -> None:
    assert reason(address) == said


def test_paths_and_hosts_in_any_script(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    port = server.address.rpartition(":")[2]

    def looked_up(host: str, port: int, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    assert CLIENT.ask(f"http://bücher.example:{port}/café?q=né%20e").status == 200
    assert asked[0] == "xn--bcher-kva.example"
    assert server.asked[-1].path == "/caf%C3%A9?q=n%C3%A9%20e"
    assert server.asked[-1].headers["Host"] == f"xn--bcher-kva.example:{port}"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "0.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.0.1", "169.254.169.254",
        "100.64.0.1", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]",
        "[64:ff9b::10.0.0.1]", "[2002:7f00:1::]", "224.0.0.1", "2130706433", "localhost",
    ],
)  # fmt: skip
def test_private_hosts_are_not_asked(host: str) -> None:
    said = reason(f"http://{host}/", Client(patience=0.4))
    assert said == "it lies in a private network, where no reader can reach it"


def test_a_host_with_one_private_address_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = ["192.0.43.7", "10.0.0.1"]
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(NotPublic):
        addresses_of("example.org", 80, local=False)
    assert addresses_of("example.org", 80, local=True) == numbers


def test_public_addresses() -> None:
    for one in ("8.8.8.8", "2001:4860:4860::8888", "64:ff9b::8.8.8.8"):
        assert is_public(ip_address(one))


def test_a_certificate_has_to_be_valid() -> None:
    assert CLIENT.tls.check_hostname
    assert CLIENT.tls.verify_mode.name == "CERT_REQUIRED"


def test_a_host_is_asked_in_turns() -> None:
    turns = Turns(pause=0.2)
    begin = time.monotonic()
    for host in ("a", "b", "c"):
        with turns.at(host):
            pass
    assert time.monotonic() - begin < 0.15
    with turns.at("a"):
        pass
    assert time.monotonic() - begin >= 0.2
