"""What a new site names as its generator, so that its workflows can install it."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution

from explainer import __version__

NAME = "mkdocs-explainer"

# Addresses that anybody may read, without a name or password in them.
_REPOSITORY = re.compile(r"https://[\w.-]+(?::\d+)?/[\w./~-]+")
_COMMIT = re.compile(r"[0-9a-f]{7,64}")


def requirement() -> str:
    """Return the generator as it is installed here: a release, or a commit of a repository.

    What was installed from a folder of this machine is told by its version, since nobody else
    has the folder.
    """
    try:
        origin = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        origin = None
    return required(origin)


def required(origin: str | None) -> str:
    """Return the requirement that follows from where a package was installed from (PEP 610)."""
    told = json.loads(origin) if origin else {}
    source, address = told.get("vcs_info", {}), str(told.get("url", ""))
    commit = str(source.get("commit_id", ""))
    if (
        source.get("vcs") == "git"
        and _REPOSITORY.fullmatch(address)
        and _COMMIT.fullmatch(commit)
        and not told.get("subdirectory")
    ):
        return f"{NAME} @ git+{address}@{commit}"
    return f"{NAME}=={__version__}"
