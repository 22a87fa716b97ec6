"""What helps while an entry is being typed: JSON Schemas for editors' programs, and skeletons."""

from explainer.schema.documents import LOCAL, schemas
from explainer.schema.ids import Ids
from explainer.schema.skeleton import skeleton

__all__ = ["LOCAL", "Ids", "schemas", "skeleton"]
