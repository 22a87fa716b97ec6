"""Views to pages: templates and the little code around them."""

from explainer.rendering.page import Heading, Page
from explainer.rendering.pages import Pages
from explainer.rendering.policy import Policy

__all__ = ["Heading", "Page", "Pages", "Policy"]
