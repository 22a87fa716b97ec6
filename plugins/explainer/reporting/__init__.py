"""Problems as somebody or something reads them: a person, a program, GitHub."""

from explainer.reporting.as_github import as_github
from explainer.reporting.as_json import as_json
from explainer.reporting.as_text import as_text

__all__ = ["as_github", "as_json", "as_text"]
