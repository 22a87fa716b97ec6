"""What a field alone cannot know: is there such a picture, which assessment is the latest?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import PurePosixPath

from explainer.kinds.claim import Claim
from explainer.model.entry import Entry, Node
from explainer.problems import Position, Problem, did_you_mean, quoted
from explainer.reading.shape import Leaf, scalars
from explainer.reading.tree import Document, Mapping, Scalar, Sequence

PICTURE = Leaf(("images", "file"), ())


def lacks_picture(node: Node, pictures: Collection[str]) -> bool:
    """Say whether a picture of a valid entry is not there."""
    return isinstance(node, Entry) and any(image.file not in pictures for image in node.images)


def check_pictures(
    document: Document,
    kind: type[Node],
    pictures: Collection[str],
    told: Collection[tuple[str, Position]],
) -> list[Problem]:
    """Return a problem for each picture of an entry that is not there.

    `told` is where something was found wrong before: no path of a picture stands there.
    """
    problems: list[Problem] = []
    if not issubclass(kind, Entry):
        return problems
    for scalar in scalars(document.root, kind, PICTURE):
        file = str(PurePosixPath(scalar.text))
        if file not in pictures and (document.path, scalar.position) not in told:
            hint = did_you_mean(file, pictures) or "add the picture to the content folder"
            message = f"there is no picture {quoted(file)}"
            problem = Problem(document.path, scalar.position, "unknown-picture", message, hint)
            problems.append(problem)
    return problems


def judged_undated(node: Node) -> bool:
    """Say whether somebody judged a valid claim repeatedly and not all of it has a date."""
    made = node.assessments if isinstance(node, Claim) else ()
    times = Counter(one.by for one in made) if len(made) > 1 else {}
    return any(one.date is None and times[one.by] > 1 for one in made if times)


def check_assessments(document: Document, kind: type[Node]) -> list[Problem]:
    """Return a problem for each undated assessment of somebody who judged the claim repeatedly.

    The latest of somebody's assessments counts, and without dates nobody knows which that is.
    """
    if kind is not Claim:
        return []
    made = _assessments(document)
    times = Counter(by for by, _ in made)
    problems = []
    for by, assessment in made:
        if times[by] > 1 and "date" not in assessment.keys:
            message = f"{quoted(by)} judged this more than once, and when it was is missing here"
            hint = "write `date` in each of these assessments; the latest one counts"
            position = assessment.position
            problem = Problem(document.path, position, "undated-assessment", message, hint)
            problems.append(problem)
    return problems


def _assessments(document: Document) -> list[tuple[str, Mapping]]:
    """Return what stands among the assessments with the one who made it, valid or not."""
    found = document.root.entries.get("assessments")
    items = found.items if isinstance(found, Sequence) else ()
    return [
        (by.text, item)
        for item in items
        if isinstance(item, Mapping) and isinstance(by := item.entries.get("by"), Scalar)
    ]
