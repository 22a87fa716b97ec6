"""Find a Chromium for the tests; run as a program, install one where there is none.

`make test` runs `python -m tests.browser.chromium`, so that tests only ever look for it.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "EXPLAINER_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "There is no Chromium for the tests. `make browser` finds or installs one, or name yours: "
    f"{VARIABLE}=/path/to/chromium"
)


class NoChromiumError(Exception):
    """No browser, and what to do about it."""


def find() -> Path:
    """Return the Chromium that was asked for, else the system's, else Playwright's own."""
    asked_for = os.environ.get(VARIABLE)
    if asked_for:
        path = shutil.which(asked_for)
        if path is None or not _runs(path):
            message = f"{VARIABLE} is {asked_for!r}, which is no program that runs here."
            raise NoChromiumError(message)
        return Path(path)
    installed = (path for name in NAMES if (path := shutil.which(name)) is not None)
    for path in (*installed, _of_playwright()):
        if _runs(path):
            return Path(path)
    raise NoChromiumError(MISSING)


def install() -> None:
    """Install Debian's Chromium where that can be done, else the one of Playwright."""
    if _is_root() and shutil.which("apt-get") and _is_debian():
        quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "--quiet"], env=quietly, check=True)
        subprocess.run(
            ["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium"],
            env=quietly,
            check=True,
        )
    else:
        # With --with-deps, Playwright asks for the system's libraries too; only root may.
        libraries = ["--with-deps"] if _is_root() else []
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", *libraries, "chromium"], check=True
        )


def main() -> None:
    """Say which Chromium the tests will use, once there is one."""
    try:
        try:
            path = find()
        except NoChromiumError:
            if os.environ.get(VARIABLE):
                raise
            install()
            path = find()
    except NoChromiumError as error:
        sys.exit(str(error))
    except subprocess.CalledProcessError as error:
        sys.exit(f"`{' '.join(error.cmd)}` failed. Name a Chromium: {VARIABLE}=/path/to/chromium")
    print(f"Chromium for the tests: {path}")  # noqa: T201 - this is a program for make


def _runs(path: str) -> bool:
    """Tell a browser from a stub that only says where to get one, as Ubuntu has."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _of_playwright() -> str:
    """Where Playwright would put its own, whether it has or not."""
    from playwright.sync_api import sync_playwright  # slow, and mostly not needed

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_debian() -> bool:
    """Tell Debian itself from its descendants: on Ubuntu the package is such a stub."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


if __name__ == "__main__":
    main()
