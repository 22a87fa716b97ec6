"""A whole site, from its folders: what editors and plugins ask for."""

from explainer.site.project import Project
from explainer.site.site import Site, check_site, open_site

__all__ = ["Project", "Site", "check_site", "open_site"]
