"""Mutated content by the hundred thousand, in processes of their own: `make fuzz`.

A batch that raises, that takes a file longer than it may, or whose process dies or is never
heard of again, is named by its seed; `python -m tests.fuzz --seed N --entries 1` runs it alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

from tests.fuzz.batch import SLOW
from tests.fuzz.processes import fuzz


def main() -> None:
    """Read the command line, run, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000, help="how many mutated files")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first batch")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    start = time.monotonic()
    result = fuzz(options.entries, options.seed, options.processes)
    for failure in result.failures:
        print(f"seed {failure.seed}: {failure.what}")  # noqa: T201  # this is a program for make
    seconds = time.monotonic() - start
    print(  # noqa: T201  # as above
        f"{result.entries} mutated entries in {seconds:.0f} s, {result.shown} of them shown on "
        f"pages; {len(result.failures)} failed: a traceback, a crash, or more than {SLOW:.0f} s"
    )
    sys.exit(1 if result.failures else 0)


if __name__ == "__main__":
    main()
