"""A benchmark: the same invented content built by Explainer, by Hugo and by plain MkDocs."""
