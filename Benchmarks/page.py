#!/usr/bin/env python3
"""Measures how long the page of a report takes in headless Chromium until it is loaded and has answered once.

The clock runs from the navigation to the frame after the first interaction: a click on the time of a passage in
the middle of the transcript, which marks that moment on the timeline; without a transcript, on a flag's time.
Every run is a browser of its own, so that nothing is warm but the file.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

# Clicks the middle one and waits until the frame that shows it has been drawn.
INTERACT = """() => new Promise((resolve) => {
  const passages = document.querySelectorAll("#passages a.time");
  const times = passages.length ? passages : document.querySelectorAll("a[data-at]");
  const link = times[Math.floor(times.length / 2)];
  if (!link) return resolve("nothing to click");
  link.click();
  requestAnimationFrame(() => setTimeout(() => resolve(
    document.getElementById("cursor").hidden ? "the moment was not marked" : "")));
})"""


def main() -> int:
    options = _parser().parse_args()
    browser = shutil.which("chromium")
    if browser is None or not options.page.exists():
        missing = "chromium is not installed" if browser is None else f"there is no {options.page}"
        print(f"page: {missing}", file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    with sync_playwright() as playwright:
        runs = [_opened(playwright, browser, options.page.resolve()) for _ in range(options.runs)]
    loaded, usable = (statistics.median(times) for times in zip(*runs, strict=True))
    spread = f"{min(run[1] for run in runs):.0f} to {max(run[1] for run in runs):.0f}"
    print("| page in headless Chromium | ms |")
    print("| --- | --- |")
    print(f"| loaded | {loaded:.0f} |")
    print(f"| loaded and a first click answered | {usable:.0f} ({spread}) |")
    print(f"\nmedian of {options.runs}; {options.page.stat().st_size / 1e6:.1f} MB; {os.cpu_count()} cores, load {load:.1f}")
    return 0


def _opened(playwright: Playwright, browser: str, page: Path) -> tuple[float, float]:
    """Milliseconds until the load event, and until the first click was answered."""
    # As root, which containers and CI run as, Chromium starts without its sandbox only.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    chromium = playwright.chromium.launch(executable_path=browser, args=sandbox)
    try:
        tab = chromium.new_page(viewport={"width": 1280, "height": 900})
        begun = time.monotonic()
        tab.goto(page.as_uri(), wait_until="load")
        loaded = time.monotonic()
        if problem := tab.evaluate(INTERACT):
            raise SystemExit(f"page: {problem}")
        return (loaded - begun) * 1e3, (time.monotonic() - begun) * 1e3
    finally:
        chromium.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, help="a report.html")
    parser.add_argument("--runs", type=int, default=5, help="how often it is opened")
    return parser


if __name__ == "__main__":
    sys.exit(main())
