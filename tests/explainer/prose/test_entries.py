"""The prose of an entry in two steps, each of which can be done elsewhere."""

from __future__ import annotations

import pickle
from dataclasses import replace

from explainer.kinds.place import Place
from explainer.prose.bounds import MAX_LINE
from explainer.prose.entries import render_entry, weave_entry
from explainer.prose.fields import Faults
from explainer.prose.weave import ROOT, Target
from tests.explainer.prose.conftest import NAMES
from tests.explainer.prose.conftest import RESOLVER as OTHERS

HERE = Target("here", "Here", "places/here/", explained=False)
RESOLVER = replace(OTHERS, targets={**OTHERS.targets, "here": HERE})


def place(**fields: str) -> Place:
    here = Place.model_validate({"name": "Here"} | fields)
    here.with_id("here")
    return here


def test_an_entry_is_rendered_field_by_field() -> None:
    assert render_entry(place(summary="By *car*.", body="To Bakhmut, [[nowhere]].")) == (
        ("summary", "By <em>car</em>.", None),
        ("body", '<p>To Bakhmut, <a href="nowhere">nowhere</a>.</p>', None),
    )


def test_faults_show_in_the_text_alone() -> None:
    body = "# a\n\n<b>c</b> ![d](e)\n\n[f](javascript:g)"
    fields = render_entry(place(summary="- a", body=body))
    assert [field.faults for field in fields] == [
        Faults(is_block=True),
        Faults(lost=("#", "<b>", "</b>", "!["), refused=("javascript:g",)),
    ]


def test_what_is_too_complex_is_not_rendered() -> None:
    ((name, html, faults),) = render_entry(place(body="a" * (MAX_LINE + 1)))
    assert (name, html) == ("body", "")
    assert faults is not None
    assert faults.excess is not None


def test_a_rendered_entry_is_woven() -> None:
    entry = place(summary="To Bakhmut.", body="Here, [[nowhere]]. [[front]], Bakhmut.")
    woven = weave_entry(entry, render_entry(entry), NAMES, RESOLVER)
    assert woven.html["summary"] == f'To <a href="{ROOT}places/town/">Bakhmut</a>.'
    assert [(m.origin, m.target, *m.excerpt()) for m in woven.mentions("here")] == [
        ("here", "town", "To ", "Bakhmut", "."),
        ("here", "front", "Here, nowhere. ", "front line", ", Bakhmut."),
    ]
    assert woven.unresolved == {"body": ["nowhere"]}


def test_what_stands_on_other_pages_leads_back_to_its_own() -> None:
    entry = place(summary="[Of](#sources) it, Bakhmut.", body="[Of](#sources) it.")
    woven = weave_entry(entry, render_entry(entry), NAMES, RESOLVER)
    assert f'<a href="{ROOT}places/here/#sources">Of</a>' in woven.html["summary"]
    assert '<a href="#sources">Of</a>' in woven.html["body"]
    (mention,) = woven.mentions("here")
    assert mention.excerpt() == ("Of it, ", "Bakhmut", ".")


def test_both_steps_can_be_sent_to_another_process() -> None:
    entry = place(summary="To Bakhmut.", body="- The front line, Artemivsk.\n" * 50)
    fields = render_entry(entry)
    assert pickle.loads(pickle.dumps(fields)) == fields  # noqa: S301  # made here
    woven = weave_entry(entry, fields, NAMES, RESOLVER)
    sent = pickle.dumps(woven)
    assert pickle.loads(sent) == woven  # noqa: S301  # made here
    # No mention brings along the HTML that it stands in.
    assert len(sent) < sum(map(len, woven.html.values())) + 500
