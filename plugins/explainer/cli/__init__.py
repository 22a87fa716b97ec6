"""What editors type: `explainer check` and its siblings."""

from explainer.cli.main import main

__all__ = ["main"]
