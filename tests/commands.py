"""Commands as an editor types them, in the folder where a test stands."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner, Result

from explainer.cli import main


def check(*arguments: str) -> Result:
    """Check, and keep nothing for the next time."""
    options = ["check", "--no-cache", *arguments]
    return CliRunner().invoke(main, options, catch_exceptions=False)


def diff(*arguments: str) -> Result:
    """Say what a change does."""
    return CliRunner().invoke(main, ["diff", *arguments], catch_exceptions=False)


def difference(*arguments: str) -> dict[str, Any]:
    """Return what a change does, as JSON says it."""
    result = diff("--format", "json", *arguments)
    assert result.exit_code in {0, 1}, result.stderr
    loaded = json.loads(result.stdout)
    assert isinstance(loaded, dict)
    return loaded
