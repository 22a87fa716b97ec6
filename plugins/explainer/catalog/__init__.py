"""From a folder of files to the catalog: find, read, validate, link."""

from explainer.catalog.catalog import Catalog, Edge
from explainer.catalog.load import Content, MarkdownPage, load

__all__ = ["Catalog", "Content", "Edge", "MarkdownPage", "load"]
