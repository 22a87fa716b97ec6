"""`explainer/entries`: the catalog and all that a page cannot do without."""
