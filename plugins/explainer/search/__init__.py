"""The site's search: what it knows of each page, and the index that it finds it by."""

from explainer.search.record import Record
from explainer.search.records import Records
from explainer.search.site import INDEX_FILE, WORKER, Gathered, files, gather

__all__ = ["INDEX_FILE", "WORKER", "Gathered", "Record", "Records", "files", "gather"]
