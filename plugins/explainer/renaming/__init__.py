"""Another id for an entry, wherever it stands: all of it or nothing."""

from explainer.renaming.plan import Plan, Refused, plan
from explainer.renaming.writing import carry_out

__all__ = ["Plan", "Refused", "carry_out", "plan"]
