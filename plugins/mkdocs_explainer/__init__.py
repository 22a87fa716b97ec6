"""Explainer's plugins for MkDocs: they hand files to the library and put its pages in place."""
