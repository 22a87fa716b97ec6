"""Commands that need MkDocs; `explainer` finds them by their entry points."""
