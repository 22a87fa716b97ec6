"""Any YAML file of ours, from bytes to a checked value, with every place remembered.

Content, settings and words are all read here, so that they are checked alike.
"""

from explainer.reading.tree import Document, Mapping, Node, Scalar, Sequence
from explainer.reading.validation import validate
from explainer.reading.yaml import read, read_file

__all__ = ["Document", "Mapping", "Node", "Scalar", "Sequence", "read", "read_file", "validate"]
