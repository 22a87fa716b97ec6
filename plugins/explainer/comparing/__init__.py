"""Two versions of a site, and what a reader of one would see otherwise in the other."""

from explainer.comparing.compare import compare
from explainer.comparing.difference import Difference
from explainer.comparing.snapshot import Snapshot, snapshot

__all__ = ["Difference", "Snapshot", "compare", "snapshot"]
