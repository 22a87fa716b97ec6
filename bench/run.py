"""Runs the candidates in turn and writes what they cost: JSON, a table and a picture."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.candidates import CANDIDATES, Candidate
from bench.content import SEED
from bench.entries import FOLDERS
from bench.measure import Cost, Site, environment, run, site
from bench.plot import plot
from bench.report import COPY, Result, caption, insert, machine, ratios, record, table

_MEMORY = Path("/dev/shm")  # noqa: S108  # Linux's file system in memory
_FEW = 30  # entries of the builds that only warm Python's bytecode and the system's caches


@dataclass(slots=True)
class _Runs:
    """The runs of one candidate so far."""

    cold: list[Cost] = field(default_factory=list)
    edited: list[Cost] = field(default_factory=list)
    site: Site | None = None

    def result(self, name: str) -> Result:
        return Result(name, tuple(self.cold), tuple(self.edited), self.site)


def compare(candidates: Sequence[Candidate], entries: int, repeat: int, seed: int) -> list[Result]:
    """Build the same content with every candidate, several times, and return what it cost."""
    where = str(_MEMORY) if _MEMORY.is_dir() else None
    with TemporaryDirectory(prefix="bench-", dir=where) as name:
        root = Path(name)
        for candidate in candidates:
            few = _prepared(candidate, root / f"few-{candidate.name}", _FEW, seed)
            run(candidate.command(), few)
            _prepared(candidate, root / candidate.name, entries, seed)
        runs = {candidate.name: _Runs() for candidate in candidates}
        copies = _Runs()
        for number in range(repeat):
            # The order turns, so that nobody always comes after the same one.
            turn = number % len(candidates)
            for candidate in (*candidates[turn:], *candidates[:turn]):
                _say(f"{entries:,} entries, {number + 1} of {repeat}: {candidate.name}")
                folder = root / candidate.name
                _measure(candidate, folder, number, runs[candidate.name])
                if candidate is candidates[0]:
                    copies.cold.append(_copy(folder, candidate.site))
    results = [runs[candidate.name].result(candidate.name) for candidate in candidates]
    return [*results, copies.result(COPY)]


def _prepared(candidate: Candidate, folder: Path, entries: int, seed: int) -> Path:
    # In a process of its own: the system counts our memory towards what we start.
    words = [candidate.name, str(folder), "--entries", str(entries), "--seed", str(seed)]
    command = [sys.executable, "-m", "bench.candidates", *words]
    subprocess.run(command, check=True, env=environment())  # noqa: S603  # our own module
    return folder


def _measure(candidate: Candidate, folder: Path, number: int, runs: _Runs) -> None:
    """Build once from nothing and once after an edit; leave the finished site."""
    candidate.clean(folder)
    runs.cold.append(run(candidate.command(), folder))
    if runs.site is None:
        runs.site = site(folder / candidate.site, FOLDERS.values())
    candidate.edit(folder, number)
    runs.edited.append(run(candidate.command(), folder))


def _copy(folder: Path, name: str) -> Cost:
    cost = run(["cp", "-r", name, "copy"], folder)
    run(["rm", "-r", "copy"], folder)
    return cost


def _save(
    results: Sequence[Result],
    entries: int,
    on: Mapping[str, str],
    options: argparse.Namespace,
) -> None:
    options.out.mkdir(parents=True, exist_ok=True)
    found = json.dumps(record(results, entries, options.seed, on), indent=1) + "\n"
    (options.out / f"{entries}.json").write_text(found, encoding="utf-8")
    (options.out / f"{entries}.svg").write_text(plot(results, entries), encoding="utf-8")
    tables = f"{table(results)}\n{ratios(results)}\n{caption(on)}"
    (options.out / f"{entries}.md").write_text(tables, encoding="utf-8")
    sys.stdout.write(tables)
    if options.readme:
        insert(options.readme, entries, tables)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _options() -> argparse.Namespace:
    names = [candidate.name for candidate in CANDIDATES]
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000], help="sizes of the site")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each candidate")
    parser.add_argument("--candidates", nargs="+", choices=names, default=names)
    slow = "the largest size that plain MkDocs is run at, for it is slow"
    parser.add_argument("--plain-limit", type=int, default=1_000, help=slow)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=Path("bench/results"))
    parser.add_argument("--readme", type=Path, help="a page to put the table into")
    return parser.parse_args()


def main() -> None:
    """Compare at each size, and write what was found."""
    options = _options()
    chosen = [candidate for candidate in CANDIDATES if candidate.name in options.candidates]
    for entries in options.entries:
        able = [
            one for one in chosen if one.name != "mkdocs-plain" or entries <= options.plain_limit
        ]
        on = machine()
        results = compare(able, entries, options.repeat, options.seed)
        _save(results, entries, on, options)


if __name__ == "__main__":
    main()
