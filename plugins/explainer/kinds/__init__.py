"""The kinds of entries, a file each; what is listed here is all there is."""

from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.expert import Expert
from explainer.kinds.narrative import Narrative
from explainer.kinds.organisation import Organisation
from explainer.kinds.person import Person
from explainer.kinds.place import Place
from explainer.kinds.source import Source
from explainer.kinds.term import Term
from explainer.model.entry import Node

KINDS: tuple[type[Node], ...] = (
    Narrative,
    Event,
    Place,
    Person,
    Expert,
    Organisation,
    Claim,
    Term,
    Source,
)
