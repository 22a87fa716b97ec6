"""What the theme needs of us: templates, styles and scripts, all from this package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_explainer.entries.opening import Opened

ASSETS = Path(str(files("explainer.rendering"))) / "assets"
TEMPLATES = Path(str(files("mkdocs_explainer.entries"))) / "templates"

HEAD = TEMPLATES / "head"
"""What stands in the head of each page, for themes that have a `base.html` to build on."""

STYLE = "explainer.css"
SCRIPT = "explainer.js"

# Small styles and scripts that every page has, by their names in `ASSETS`.
STYLES = ("cards.css", "print.css")
SCRIPTS = ("cards.js",)
PARTS = "assets/explainer"
"""Where they stand on the site, as do those that only some pages ask for."""


class Compiled(BytecodeCache):
    """Templates as Python has compiled them, for the next build of a preview."""

    def __init__(self) -> None:
        """Begin with none."""
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it is known and still of the same source."""
        code = self._code.get(bucket.key)
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key] = bucket.bytecode_to_string()


def furnish(config: MkDocsConfig, opened: Opened) -> None:
    """Add our templates below the site's own and above the theme's, our styles and scripts.

    The line at the foot of the page is ours where `mkdocs.yml` has no `copyright`.
    """
    directories = config.theme.dirs
    below_custom = 1 if config.theme.custom_dir else 0
    has_base = any(Path(one, "base.html").is_file() for one in directories)
    for own in (HEAD, TEMPLATES) if has_base else (TEMPLATES,):
        if str(own) not in directories:
            directories.insert(below_custom, str(own))
    style, script = f"assets/{STYLE}", f"assets/{SCRIPT}"
    if style not in config.extra_css:
        config.extra_css.insert(0, style)
    if script not in [str(one) for one in config.extra_javascript]:
        config.extra_javascript.insert(0, script)
    # Behind our own and before the site's; last what is said for paper.
    for name in reversed(STYLES):
        if f"{PARTS}/{name}" not in config.extra_css:
            config.extra_css.insert(config.extra_css.index(style) + 1, f"{PARTS}/{name}")
    for name in SCRIPTS:
        if f"{PARTS}/{name}" not in [str(one) for one in config.extra_javascript]:
            config.extra_javascript.insert(1, f"{PARTS}/{name}")
    if not config.copyright:
        config.copyright = opened.pages.foot().strip() or None


def asset_files(config: MkDocsConfig) -> list[File]:
    """Return our styles and scripts as files of the site."""
    ours = [(f"assets/{name}", name) for name in (STYLE, SCRIPT)]
    ours += [(f"{PARTS}/{name}", name) for name in (*STYLES, *SCRIPTS)]
    return [
        File.generated(
            config, path, abs_src_path=str(ASSETS / name), inclusion=InclusionLevel.INCLUDED
        )
        for path, name in ours
    ]
