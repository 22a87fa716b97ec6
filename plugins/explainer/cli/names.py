"""Names that are given on the command line, as their fields want them."""

from __future__ import annotations

import unicodedata

import click

from explainer.model.text import MAX_LINE
from explainer.reading.text import FORBIDDEN, called


def one_line(given: str, parameter: str) -> str:
    """Return a name on one line; raises `click.BadParameter` of `parameter` for what is none."""
    name = " ".join(unicodedata.normalize("NFC", given).split())
    forbidden = FORBIDDEN.search(name)
    if forbidden:
        message = f"it has an invisible character in it: {called(forbidden.group())}"
    elif not name:
        message = "it is empty"
    elif len(name) > MAX_LINE:
        message = f"it has {len(name)} characters, {MAX_LINE} is the most"
    else:
        return name
    raise click.BadParameter(message, param_hint=parameter)
