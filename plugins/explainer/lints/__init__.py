"""Editorial lints: what is well-formed, and still not how an explainer should be.

A lint looks at a whole site in which nothing else is wrong. An editor who knows better writes
`allow: [{lint: …, because: …}]` into the entry; one who does so in vain is told.
"""

from explainer.lints.finding import Finding, Ground
from explainer.lints.run import ALL, IDLE, lint

__all__ = ["ALL", "IDLE", "Finding", "Ground", "lint"]
