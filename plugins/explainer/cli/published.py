"""`explainer published`: whether a built site keeps every address that was published before."""

from __future__ import annotations

import json
from pathlib import Path

import click

from explainer.cli.options import project_of, project_options
from explainer.comparing.fetching import fetched
from explainer.comparing.published import Fate, NoList, as_text, fates, read_published
from explainer.problems import printable
from explainer.web import Client, NoAnswer


@click.command()
@click.argument("old")
@click.option(
    "--site", default="site", show_default=True, type=click.Path(path_type=Path),
    help="The folder of the built site.",
)  # fmt: skip
@click.option("--home", default="", help="Where the site stood that a sitemap is of.")
@click.option("--local", is_flag=True, help="Ask a host of a private network, too.")
@click.option(
    "--format", "style", type=click.Choice(("text", "json")), default="text", show_default=True,
    help="For people; or for programs, as one JSON object.",
)  # fmt: skip
@project_options
def published(  # noqa: PLR0913, PLR0917  # a parameter for each option
    old: str, site: Path, home: str, style: str, content: Path, settings: Path, *, local: bool
) -> None:
    """Check that a built site keeps every address that was published before.

    OLD says what was: the address of the site as it stands on the web, whose list
    (addresses.txt) or else sitemap is asked for; or a file of that sort, or a folder of them.
    An address lives that has a page, leads on (`formerly`), or says why its entry was withdrawn.

    \b
    Exits with 0 where all live, or nothing is published at that address yet;
               1 where one would die;
               2 where OLD cannot be read, or there is no built site.
    """  # noqa: D301  # the mark by which click keeps lines as they are
    if not (site / "index.html").is_file():
        message = printable(f"there is no built site in {site}; build it first")
        raise click.BadParameter(message, param_hint="--site")
    try:
        if old.startswith(("http://", "https://")):
            before = fetched(old, Client(local=local))
        else:
            before = read_published(Path(old), home)
    except (NoList, NoAnswer) as refused:
        raise click.BadParameter(printable(str(refused)), param_hint="OLD") from None
    except OSError as error:
        message = printable(f"{old} cannot be read: {error.strerror or error}")
        raise click.BadParameter(message, param_hint="OLD") from None
    if before is None:
        click.echo(printable(f"Nothing is published at {old} yet."), err=True)
        before = set()
    folders = {kind.folder for kind in project_of(content, settings).kinds}
    fate = fates(before, site, folders)
    _show(fate, site, style)
    raise SystemExit(int(bool(fate.dead)))


def _show(fate: Fate, site: Path, style: str) -> None:
    if style == "json":
        dead = [one._asdict() for one in fate.dead]
        found = {"version": 1, "number": fate.number, "dead": dead, "further": [*fate.further]}
        click.echo(json.dumps(found, indent=2))
        return
    for line in as_text(fate, f"{site}"):
        click.echo(printable(line))
    addresses = f"{fate.number} address{'' if fate.number == 1 else 'es'}"
    click.echo(f"{addresses} published before, {len(fate.dead)} of them dead.", err=True)
