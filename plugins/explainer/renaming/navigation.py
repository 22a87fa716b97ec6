"""The pages that the site's configuration names by the paths of their files.

The configuration is the site generator's; of it no more is understood than that it is YAML in
which the path of a file stands as a value of its own.
"""

from __future__ import annotations

import yaml

from explainer.reading.yaml import LOADER
from explainer.renaming.uses import Target

CONFIGURATION = "mkdocs.yml"
"""The file, beside the content folder."""


def in_navigation(text: str, target: Target) -> list[int] | None:
    """Return where in a configuration an id stands as that of a file; nothing if it is no YAML."""
    folder, suffix = target.kind.folder, target.kind.suffix
    paths = {f"{folder}/{target.id}.md", f"{folder}/{target.id}{suffix}"}
    found = []
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent) and event.value in paths and event.start_mark:
                place = text.find(f"{folder}/{target.id}", event.start_mark.index)
                found.append(place + len(folder) + 1)
    except (yaml.YAMLError, UnicodeError):
        return None
    return sorted(found)
