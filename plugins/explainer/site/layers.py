"""The base layers of a site's own maps: every GeoJSON file beside its settings, in `map/`."""

from __future__ import annotations

from explainer.geo.atlas import Atlas
from explainer.geo.layers import Layer, LayerError, read_layer
from explainer.problems import Position, Problem
from explainer.site.project import Project

SUFFIX = ".geojson"


def read_atlas(project: Project) -> tuple[Atlas, list[Problem]]:
    """Return the layers of a site, and what is wrong with those that are none."""
    layers: list[Layer] = []
    problems = []
    folder = project.layers
    files = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    for file in files:
        try:
            layers.append(read_layer(file.name, file.read_bytes()))
        except LayerError as error:
            position = Position(error.line, error.column)
            path = project.shown(file)
            problems.append(Problem(path, position, "invalid-layer", error.message, error.hint))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            message = f"this layer cannot be read: {reason}"
            problems.append(Problem(project.shown(file), Position(1, 1), "unreadable", message))
    return Atlas(layers), problems
