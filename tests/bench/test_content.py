from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from bench.candidates import CANDIDATES, Candidate
from bench.content import SEED, SHARES, corpus, counts
from bench.entries import FOLDERS, Entry, lead, references, text, write
from bench.prose import OPENING, links
from explainer.settings.lints import LINTS
from explainer.site import Project, check_site
from tests.projects import SETTINGS

SIZE = 400


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return corpus(SIZE)


def _digest(entries: list[Entry]) -> str:
    return hashlib.sha256("".join(map(text, entries)).encode()).hexdigest()


def test_a_seed_gives_the_same_bytes_on_every_machine(entries: list[Entry]) -> None:
    assert _digest(entries) == _digest(corpus(SIZE, SEED))
    # Measured elsewhere: figures of two days can only be compared over the same content.
    assert _digest(corpus(20))[:16] == "ba8802291f25c4eb"


def test_another_seed_gives_other_content(entries: list[Entry]) -> None:
    other = corpus(SIZE, SEED + 1)
    assert len({entry.id for entry in other} & {entry.id for entry in entries}) < SIZE / 10


@pytest.mark.parametrize("size", [200, 1_000, 10_000, 50_000])
def test_each_kind_has_its_share(size: int) -> None:
    found = counts(size)
    assert sum(found.values()) == size
    assert {kind: found[kind] / size for kind in found} == pytest.approx(SHARES, abs=0.01)


def test_entries_are_as_long_as_wanted(entries: list[Entry]) -> None:
    sizes = [len(text(entry).encode()) for entry in entries]
    assert 950 <= sum(sizes) / len(sizes) <= 1_100
    assert max(sizes) < 2_000


def test_texts_have_their_links_and_some_plain_names(entries: list[Entry]) -> None:
    names = re.compile("|".join(re.escape(entry.name) for entry in entries))
    assert {len(list(links(entry.body))) for entry in entries} == {3, 4, 5, 6, 7, 8}
    named = sum(1 for entry in entries if names.search(re.sub(r"\[\[.*?\]\]", "", entry.body)))
    assert SIZE / 2 < named < SIZE


def test_every_reference_has_its_entry_and_names_are_distinct(entries: list[Entry]) -> None:
    ids = {entry.id for entry in entries}
    assert len(ids) == len({entry.name for entry in entries}) == SIZE
    for entry in entries:
        assert {target for _, target in references(entry)} <= ids
        assert {*links(lead(entry)), *links(entry.body)} <= ids


def test_a_few_entries_are_meant_by_very_many() -> None:
    found = Counter(target for entry in corpus(4_000) for target in links(entry.body))
    (_, most), *others = found.most_common()
    assert most > 100
    assert 1 <= others[len(others) // 2][1] <= 8


def test_the_content_has_no_problem(entries: list[Entry], tmp_path: Path) -> None:
    settings = tmp_path / "settings.yml"
    settings.write_text(SETTINGS, encoding="utf-8")
    write(entries, tmp_path / "content")
    problems = check_site(Project(tmp_path, tmp_path / "content", settings))
    # What an editor would ask of dates and places drawn by chance is no concern of a benchmark.
    assert [problem for problem in problems if problem.code not in LINTS] == []


@pytest.mark.parametrize("candidate", CANDIDATES, ids=lambda candidate: candidate.name)
def test_a_candidate_has_all_entries_and_an_edit_changes_one(
    candidate: Candidate, entries: list[Entry], tmp_path: Path
) -> None:
    candidate.prepare(entries, tmp_path)

    def read() -> dict[str, str]:
        paths = [
            tmp_path / candidate.entries / f"{entry.path}{candidate.suffix}" for entry in entries
        ]
        return {str(path): path.read_text(encoding="utf-8") for path in paths}

    before = read()
    assert {content.count(OPENING) for content in before.values()} == {1}
    candidate.edit(tmp_path, 1)
    after = read()
    (changed,) = (path for path in before if before[path] != after[path])
    assert Path(changed).parent.name == FOLDERS["event"]
