"""What `explainer check --fix` writes in an editor's stead: what can mean one thing only."""

from explainer.fixing.run import Fixing, fix_site

__all__ = ["Fixing", "fix_site"]
