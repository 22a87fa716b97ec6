"""Links to other sites: which are found and where, what is said of them, and that nobody minds."""

from __future__ import annotations

import json
import re
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from explainer.cli import main
from explainer.outside import check_links
from explainer.outside.ask import Asker
from explainer.progress import Progress
from explainer.site import Project
from explainer.web import Client, Turns
from tests.projects import SMALL, write
from tests.servers import Server, refused, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from explainer.problems import Problem

ASKER = Asker(Client(patience=0.4, deadline=0.8, local=True), Turns(0), again=0.05)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def fault(address: str) -> str:
    return ASKER.fault(address)


@pytest.mark.parametrize("path", ["/200", "/page", "/moved", "/no-head", "/hiccup", "/huge", ""])
def test_what_leads_somewhere(path: str, server: Server) -> None:
    assert fault(server.address + path) == ""


@pytest.mark.parametrize(
    "path, said",
    [
        ("/404", "the server says 404 Not Found"),
        ("/410", "the server says 410 Gone"),
        ("/500", "the server says 500 Internal Server Error"),
        ("/599", "the server says 599"),
        ("/403", "the server says 403 Forbidden to a program; a reader may see more"),
        ("/silent", "there was no whole answer within 0.4 seconds"),
        ("/loop", "it leads on without end"),
        ("/endless", "it leads on without end"),
        ("/away", "it leads to file:///etc/passwd, and only http and https can be asked"),
        ("/odd", "it leads to http://[::1/, and this is no address"),
        ("/home", "it leads to the front page {} instead of what it named"),
        ("/noise", "the connection broke off (BadStatusLine)"),
    ],
)
def test_what_does_not(path: str, said: str, server: Server) -> None:
    assert fault(server.address + path) == said.format(f"{server.address}/")


def test_only_heads_are_asked_for_where_that_is_enough(server: Server) -> None:
    assert fault(f"{server.address}/page") == ""
    assert [one.method for one in server.asked] == ["HEAD"]
    fault(f"{server.address}/404")
    assert [one.method for one in server.asked] == ["HEAD", "HEAD", "GET"]


def test_what_may_pass_is_tried_once_more(server: Server) -> None:
    fault(f"{server.address}/503")
    assert [one.method for one in server.asked] == ["HEAD", "GET"]
    assert fault(refused()) == "the host cannot be reached (Connection refused)"


def test_a_redirection_leads_to_no_private_host(server: Server) -> None:
    careful = Asker(Client(patience=0.4), Turns(0), again=0)
    assert "private network" in careful.fault(f"{server.address}/200")
    assert server.asked == []


def test_a_host_is_asked_in_turns_and_with_a_pause() -> None:
    with serving() as one, serving() as other:
        addresses = [f"{server.address}/{n}" for server in (one, other) for n in (200, 204, 404)]
        asker = Asker(Client(local=True), Turns(0.2), again=0)
        begin = time.monotonic()
        done: list[None] = []
        faults = asker.ask([*addresses, f"{addresses[0]}#part"], lambda: done.append(None))
        took = time.monotonic() - begin
    assert faults == {addresses[2]: "the server says 404 Not Found",
                      addresses[5]: "the server says 404 Not Found"}  # fmt: skip
    assert len(done) == 6
    for server in (one, other):
        assert len(server.asked) == 4  # three heads, and the whole of what is not there
    # The hosts share a name, and so their turns.
    times = sorted(asked.at for server in (one, other) for asked in server.asked)
    assert all(second - first > 0.15 for first, second in pairwise(times))
    assert took >= 7 * 0.2


def test_hosts_are_asked_side_by_side(server: Server) -> None:
    other = server.address.replace("127.0.0.1", "localhost")
    addresses = [f"{at}/{n}" for at in (server.address, other) for n in range(200, 205)]
    begin = time.monotonic()
    faults = Asker(Client(local=True), Turns(0.3), again=0).ask(addresses, lambda: None)
    assert faults == {}
    assert time.monotonic() - begin < 2  # one after the other would take 2.7 seconds at least


SOURCE = """\
name: The logbook
type: book
title: Log of the Skerry
URL: {0}/404/log
"""


@pytest.fixture
def project(tmp_path: Path, server: Server) -> Path:
    """A site with links of all sorts, some of them broken."""
    at = server.address
    files = {
        **SMALL,
        "content/sources/logbook.yml": SOURCE.format(at),
        "content/sources/paper.yml": SOURCE.format(at).replace("/404/log", "/410")
        + f"archive_url: {at}/500/copy\n",
        "content/places/skerry.yml": (
            "name: The Skerry\nsummary: >-\n  A rock. See\n"
            f"  [one]({at}/page), `{at}/code`,\n  [two]({at}/404/a?b=1&c=2)\n"
            f"body: |\n  Text with <{at}/404/b#c>.\n\n  [three][ref]\n\n"
            f"  [ref]: {at}/404/ref\n"
        ),
        "content/narratives/a-night.md": (
            "---\ntitle: A night\n---\n\n# A night\n\nSee "
            f"[it]({at}/404/night).\n\n![no]({at}/404/picture.png)\n"
        ),
        "content/people/keeper.yml": f"nome: A mistake\nsummary: '[x]({at}/404/x)'\n",
    }
    return write(tmp_path, files)


def checked(folder: Path) -> list[Problem]:
    project = Project(folder, folder / "content", folder / "site_config/settings.yml")
    return check_links(project, ASKER, lambda _: True, Progress())[0]


def test_every_link_is_told_where_it_stands(project: Path, server: Server) -> None:
    told = [re.sub(r" leads.*", "", str(one)) for one in checked(project)]
    told = [one.replace(server.address, "") for one in told]
    assert told == [
        "content/narratives/a-night.md:7:8: broken-link warning: “/404/night”",
        "content/people/keeper.yml:2:13: broken-link warning: “/404/x”",
        "content/places/skerry.yml:5:7: broken-link warning: “/404/a?b=1&c=2”",
        "content/places/skerry.yml:7:13: broken-link warning: “/404/b#c”",
        "content/places/skerry.yml:11:7: broken-link warning: “/404/ref”",
        "content/sources/logbook.yml:4:6: broken-link warning: “/404/log”",
        "content/sources/paper.yml:4:6: broken-link warning: “/410”",
        "content/sources/paper.yml:5:14: broken-link warning: “/500/copy”",
    ]
    assert not [one for one in server.asked if "code" in one.path or "picture" in one.path]


def test_a_copy_is_suggested(project: Path, server: Server) -> None:
    hints = {one.path.rpartition("/")[2]: one.hint for one in reversed(checked(project))}
    archive = "https://web.archive.org/web/19001231"
    assert hints["logbook.yml"] == (
        "look for the new address, or for a copy for `archive_url`: "
        f"{archive}/{server.address}/404/log"
    )
    assert hints["paper.yml"].startswith("readers still have the copy under `archive_url`")
    assert hints["a-night.md"].endswith(f"for a copy: {archive}/{server.address}/404/night")


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explainer.cli.links.Asker", lambda _: ASKER)


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> tuple[int, str, str]:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, ["check", "--links", *options], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.usefixtures("at_once")
def test_it_is_never_a_gate(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run(project, monkeypatch, "--local")
    assert code == 0
    assert len(re.findall(r"^content\S+: broken-link warning: ", out, re.MULTILINE)) == 8
    assert "9 addresses of other sites asked.\n8 warnings found.\n" in err


@pytest.mark.usefixtures("at_once")
def test_other_formats_and_some_files_only(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run(project, monkeypatch, "--format", "json", "content/sources")
    assert code == 0
    assert [one["code"] for one in json.loads(out)["problems"]] == ["broken-link"] * 3
    code, out, _ = run(project, monkeypatch, "--format", "github", "content/narratives")
    assert code == 0
    (line,) = out.splitlines()
    assert line.startswith("::warning file=content/narratives/a-night.md,line=7,col=8")


@pytest.mark.parametrize("option", ["--strict", "--fix", "--diff", "--today=2022-11-29"])
def test_what_does_not_go_with_it(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = run(tmp_path, monkeypatch, option)
    assert code == 2
    assert "nothing but links is looked at" in err
    result = CliRunner().invoke(main, ["check", "--local"])
    assert result.exit_code == 2


def test_private_hosts_are_asked_only_where_told(
    project: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = run(project, monkeypatch, "content/narratives")
    assert code == 0
    assert "it lies in a private network" in out
    assert server.asked == []


def test_a_folder_without_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run(tmp_path, monkeypatch)
    assert (code, out) == (0, "")
    assert "0 addresses of other sites asked." in err
