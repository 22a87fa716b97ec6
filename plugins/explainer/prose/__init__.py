"""Prose: rendered, made safe, linked, and checked."""
