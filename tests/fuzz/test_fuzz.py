"""The small run of what `make fuzz` does at length; and entries made up field by field."""

from __future__ import annotations

import time
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.catalog.entries import read_entry
from explainer.kinds import KINDS
from explainer.model.entry import Entry, Node
from explainer.problems import Problem
from explainer.prose.entries import render_entry
from tests.explainer.reading.pieces import PIECES
from tests.fuzz import batch
from tests.fuzz.batch import SLOW, mutants, originals, run
from tests.fuzz.processes import fuzz
from tests.hostile.corpus import PAYLOADS

_Value: TypeAlias = "str | list[_Value] | dict[str, _Value]"

_TEXT = st.one_of(st.text(max_size=30), PIECES, st.sampled_from(PAYLOADS))
_VALUES: st.SearchStrategy[_Value] = st.recursive(
    _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=8,
)


def _flow(value: _Value) -> str:
    """Return a value in YAML's flow style, its texts bare as often as they may be."""
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_flow(key)}: {_flow(one)}' for key, one in value.items())}}}"
    return value if len(value) % 3 else f'"{value}"'


@pytest.mark.parametrize("seed", range(4))
def test_mutated_sites_are_shown_or_refused(seed: int) -> None:
    done = run(seed)
    assert done.entries > 60
    assert done.slow == ()


def test_mutants_are_the_same_for_the_same_seed_and_others_for_another() -> None:
    assert mutants(3) == mutants(3)
    topic, files = mutants(5)
    assert sum(originals(topic)[path] != raw for path, raw in files.items()) > len(files) / 2
    assert mutants(7)[1] != files


@settings(max_examples=200)
@given(kind=st.sampled_from(KINDS), data=st.data())
def test_entries_of_any_fields(kind: type[Node], data: st.DataObject) -> None:
    names = [field.alias or name for name, field in kind.model_fields.items()]
    fields = data.draw(st.dictionaries(st.sampled_from(names), _VALUES, max_size=8))
    text = "".join(f"{name}: {_flow(value)}\n" for name, value in fields.items())
    raw = text.encode(errors="surrogatepass")
    start = time.monotonic()
    found = read_entry(raw, kind, "content/x.yml", {})
    assert found.node is not None or found.problems
    assert all(str(problem).isprintable() for problem in found.problems)
    if isinstance(found.node, Entry):
        render_entry(found.node)
    assert time.monotonic() - start < SLOW


def test_what_fails_is_named_by_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The harness itself: a batch with a fault is no success."""

    def opened(*_: object) -> tuple[None, list[Problem]]:
        raise RecursionError

    monkeypatch.setattr(batch, "open_site", opened)
    with pytest.raises(RecursionError):
        run(0)


def test_batches_run_in_processes() -> None:
    result = fuzz(entries=60, first=2, processes=1)
    assert result.entries >= 60
    assert result.failures == []
