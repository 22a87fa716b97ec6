"""The options with which commands find the content and the settings of a site."""

from __future__ import annotations

from pathlib import Path

import click

content_option = click.option(
    "--content", default="content", show_default=True, type=click.Path(path_type=Path),
    help="The folder of entries.",
)  # fmt: skip

settings_option = click.option(
    "--settings", default="site_config/settings.yml", show_default=True,
    type=click.Path(path_type=Path), help="The file of settings.",
)  # fmt: skip
