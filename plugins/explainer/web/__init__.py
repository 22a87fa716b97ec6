"""Asking web servers something, politely and within bounds; only on a person's word."""

from explainer.web.request import Answer, Client, NoAnswer
from explainer.web.turns import Turns

__all__ = ["Answer", "Client", "NoAnswer", "Turns"]
