"""Explainer: structured entries in YAML, compiled into a cross-linked explainer."""

__version__ = "0.1.0"
