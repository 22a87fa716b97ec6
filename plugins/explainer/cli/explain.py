"""`explainer explain`: what a problem means, with a wrong and a right example."""

from __future__ import annotations

from collections.abc import Iterator

import click

from explainer.explanations import ExampleFile, Explanation, codes, explanation
from explainer.problems import did_you_mean, printable, quoted


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the problem with a CODE means; without one, list them all.

    The code is the word behind the place in what `explainer check` prints.
    """
    if code is None:
        for line in _list():
            click.echo(line)
        return
    found = explanation(code.strip().lower())
    if found is None:
        hint = did_you_mean(code, codes()) or "`explainer explain` lists them all"
        message = f"there is no problem {quoted(code)}; {hint}"
        raise click.BadParameter(printable(message), param_hint="CODE")
    for line in _lines(found):
        click.echo(line)


def _list() -> Iterator[str]:
    known = codes()
    width = max(map(len, known))
    for code in known:
        found = explanation(code)
        gist = found.gist.replace("`", "") if found else ""
        yield f"{code.ljust(width)}  {gist}"


def _lines(found: Explanation) -> Iterator[str]:
    yield found.code
    for paragraph in found.paragraphs:
        yield ""
        yield from paragraph.split("\n")
    for heading, files in (("Wrong", found.wrong), ("Right", found.right)):
        if files:
            yield ""
            yield f"{heading}:"
        for file in files:
            yield from _example(file)


def _example(file: ExampleFile) -> Iterator[str]:
    yield ""
    yield f"    # {file.path}" + (f" ({file.way})" if file.way else "")
    for line in file.text.rstrip("\n").split("\n"):
        yield f"    {line}".rstrip()
