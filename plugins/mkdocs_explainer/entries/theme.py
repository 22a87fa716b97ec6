"""What the theme needs of us: templates, styles and scripts, all from this package."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from explainer.rendering import Policy
from explainer.rendering.delivery import script, style
from explainer.rendering.gone import MOVED

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_explainer.entries.opening import Opened

log = get_plugin_logger("explainer")

TEMPLATES = Path(str(files("mkdocs_explainer.entries"))) / "templates"

HEAD = TEMPLATES / "head"
"""What stands in the head of each page, for themes that have a `base.html` to build on."""

PARTS = "assets/explainer"
"""Where on the site our styles and scripts stand."""

STYLE = f"{PARTS}/explainer.css"
STYLES = ("theme", "explainer", "map", "timeline", "cards", "print")
"""Of what the one style sheet of all pages is made; last what is said for paper."""

SCRIPT = f"{PARTS}/explainer.js"
SCRIPTS = ("explainer", "panels", "cards")
"""Of what the one script of all pages is made."""

PAGE_SCRIPTS = {
    "days": ("days",),
    "asof": ("asof", "asof-parts"),
    "timeline": ("filters", "timeline"),
    "axis": ("axis-rows", "axis"),
    "periods": ("filters", "period-rows", "periods"),
}
"""Scripts that only those pages load whose articles ask for them, and what they are made of."""

_SCRIPTS_BLOCK = re.compile(rb"\{%-?\s*block\s+scripts\b")


# What the theme does with it, it does to every link it finds, those of drawings among them.
_INSTANT = "navigation.instant"


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
    # Before the site's own.
    if STYLE not in config.extra_css:
        config.extra_css.insert(0, STYLE)
    if SCRIPT not in [str(one) for one in config.extra_javascript]:
        config.extra_javascript.insert(0, SCRIPT)
    if defers(config):
        config.extra_javascript[:] = map(_in_turn, config.extra_javascript)
    if not config.copyright:
        config.copyright = opened.pages.foot().strip() or None
    if _INSTANT in config.theme.get("features", ()):
        log.warning(
            "%s: the theme's script stops at links in drawings, and loads pages whole all the "
            "same; take it out of the features of the theme",
            _INSTANT,
        )


def defers(config: MkDocsConfig) -> bool:
    """Tell whether the scripts at the foot of Material's pages may wait until these are read.

    Where a template of the site's own adds some to them (`{% block scripts %}`), nobody knows
    whether these count on the theme's having run.
    """
    if config.theme.name != "material":
        return False
    own = config.theme.custom_dir
    templates = Path(own).rglob("*.html") if own else ()
    return not any(_SCRIPTS_BLOCK.search(one.read_bytes()) for one in templates if one.is_file())


def _in_turn(script: ExtraScriptValue | str) -> ExtraScriptValue:
    """Return a script that waits like the theme's, and so still runs after it."""
    waiting = ExtraScriptValue(str(script)) if isinstance(script, str) else script
    if not waiting.async_ and waiting.type != "module":
        waiting.defer = True
    return waiting


def policy_for(config: MkDocsConfig, opened: Opened) -> Policy:
    """Return what pages let a browser load, and warn of what `mkdocs.yml` adds in vain."""
    policy = Policy(opened.site.settings)
    for address in policy.strangers(map(str, (*config.extra_javascript, *config.extra_css))):
        log.warning(
            "%s: pages load nothing from other hosts; name it under `security: {hosts: [...]}` "
            "in the settings, or keep the file in this site",
            address,
        )
    return policy


def drop_source_maps(files: Files) -> None:
    """Take out what only serves to debug the theme: three times as large as what it explains."""
    for file in list(files):
        if file.src_uri.endswith((".js.map", ".css.map")):
            files.remove(file)


def asset_files(config: MkDocsConfig) -> list[File]:
    """Return our styles and scripts as files of the site.

    What every page has is one file each: a reader on a slow line waits for every request.
    """
    made = {
        STYLE: style(STYLES),
        SCRIPT: script(SCRIPTS),
        MOVED: script(("moved",)),
        **{f"{PARTS}/{name}.js": script(parts) for name, parts in PAGE_SCRIPTS.items()},
    }
    return [
        File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
        for path, content in made.items()
    ]
