"""Exchanging a folder with the one that was made aside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explainer.site import publishing
from explainer.site.publishing import aside, discard, publish


def _folder(path: Path, **files: str) -> Path:
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def _names(path: Path) -> list[str]:
    return sorted(child.name for child in path.iterdir())


def test_the_first_time_there_is_nothing_to_exchange(tmp_path: Path) -> None:
    made = _folder(tmp_path / "made", a="new")
    publish(made, tmp_path / "site")
    assert _names(tmp_path) == ["site"]


@pytest.mark.parametrize("with_exchange", [True, False])
def test_the_old_folder_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, with_exchange: bool
) -> None:
    if not with_exchange:
        monkeypatch.setattr(publishing, "_posix", lambda: False)
    site = _folder(tmp_path / "site", old="old")
    publish(_folder(tmp_path / "made", new="new"), site)
    assert _names(tmp_path) == ["site"]
    assert _names(site) == ["new"]


def test_a_link_to_the_folder_stays_one(tmp_path: Path) -> None:
    real = _folder(tmp_path / "real", old="old")
    link = tmp_path / "site"
    link.symlink_to(real)
    made = aside(link)
    assert made.parent == tmp_path
    publish(_folder(made, new="new"), link)
    assert link.is_symlink()
    assert _names(real) == ["new"]


def test_a_mount_has_its_contents_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Path) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(publishing, "_exchange", busy)
    site = _folder(tmp_path / "site", old="old")
    with pytest.raises(OSError, match="busy"):
        publish(_folder(tmp_path / "made", new="new"), site)
    assert _names(site) == ["old"]
    monkeypatch.setattr(os.path, "ismount", lambda _: True)
    publish(tmp_path / "made", site)
    assert _names(site) == ["new"]


def test_what_a_dead_process_left_is_cleared_away(tmp_path: Path) -> None:
    mine = _folder(tmp_path / f".site.building-{os.getpid()}")
    dead = _folder(tmp_path / ".site.building-999999999")
    other = _folder(tmp_path / ".site.building-elsewhere.txt")
    assert aside(tmp_path / "site") == mine
    assert mine.exists()
    assert not dead.exists()
    discard(other)
    discard(mine)
    assert list(tmp_path.iterdir()) == []


def test_what_is_hidden_is_in_its_place_at_every_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = _folder(tmp_path / "site", **{"old": "old", ".nojekyll": "", ".both": "old"})
    _folder(site / ".git", HEAD="main")
    (site / ".git" / "link").symlink_to("nowhere")
    made = _folder(aside(site), **{"new": "new", ".both": "new"})

    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "discard", killed)
    with pytest.raises(KeyboardInterrupt):
        publish(made, site)
    monkeypatch.undo()
    assert _names(site) == [".both", ".git", ".nojekyll", "new"]
    made.rename(made.with_name(f"{made.name}-old"))  # as if its process had gone
    aside(site)
    assert _names(tmp_path) == ["site"]
    assert (site / ".git" / "HEAD").read_text(encoding="utf-8") == "main"
    assert (site / ".git" / "link").is_symlink()
    assert (site / ".both").read_text(encoding="utf-8") == "new"
