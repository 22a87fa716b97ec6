"""Links that lead out of the site: where they stand, and whether they still lead anywhere."""

from explainer.outside.check import check_links

__all__ = ["check_links"]
