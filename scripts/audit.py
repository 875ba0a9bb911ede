"""Audits the sites that the browser tests read: `make audit`.

Every page of them is valid HTML by the Nu Html Checker. The home page and the largest topics and papers of the vaults,
or of our own notes where the vaults are not at hand, have 99 or more of 100 in each of Lighthouse's categories, on its
phone with its slow network. Prints a table, and ends with 1 where anything falls short. Under CI, where nobody knows
what else the machine does, speed is told and not judged: no test of ours looks at a clock.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser.sites import BuiltSite, served, write_site  # noqa: E402
from conftest import VAULTS  # noqa: E402

SITES = (("own", "zh"), ("own", "en"), ("habits", "zh"), ("crowd", "en"), ("vaults", "zh"))
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {"home": 1, "topic": 1, "paper": 2}  # kind: how many of it
LEAST = 99
JUDGED = CATEGORIES[1:] if os.environ.get("CI") else CATEGORIES
# Complaints that are no fault of ours: what they say, and why it may stay.
ALLOWED = {
    "Attribute “scriptlevel” not allowed on element “mtable” at this point.": (
        "math-core writes it; MathML Core has it on every element, and the checker knows MathML 3"
    ),
}


def main() -> None:
    """Builds the sites, checks, prints."""
    tools = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as base:
        folders = [Path(base, f"{name}-{language}") for name, language in SITES if name != "vaults" or VAULTS.is_dir()]
        for folder in folders:
            write_site(*folder.name.split("-"), folder)
        faults = [line for folder in folders for line in validated(folder, tools)]
        folder = folders[-1] if VAULTS.is_dir() else folders[0]
        low = list(rated(folder, tools))
    for line in (*faults, *low):
        print(line, file=sys.stderr)
    print(f"{len(faults)} faults of HTML, {len(low)} pages below {LEAST}", flush=True)
    sys.exit(bool(faults or low))


def validated(folder: Path, tools: Path) -> Iterator[str]:
    """What the Nu Html Checker finds wrong with the pages of a site, a line each."""
    jar = tools / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always"]
    run = subprocess.run([*command, str(folder)], capture_output=True, check=True)
    messages = json.loads(run.stdout)["messages"]
    errors = [message for message in messages if message["type"] != "info"]
    allowed = Counter(message["message"] for message in errors if message["message"] in ALLOWED)
    told = ", ".join(f"{count} x {ALLOWED[message]}" for message, count in allowed.items())
    pages = sum(1 for _ in folder.rglob("*.html"))
    print(
        f"{folder.name}: {pages} pages, {len(errors) - allowed.total()} faults" + f" ({told})" * bool(told), flush=True
    )
    for message in errors:
        if message["message"] not in ALLOWED:
            path = Path(unquote(urlsplit(message.get("url", "")).path)).relative_to(folder)
            extract = " ".join(message.get("extract", "").split())
            yield f"{folder.name}/{path}:{message.get('lastLine', 0)}: {message['message']} {extract}"


class Rating(NamedTuple):
    """One page: its scores, of 100, in the order of CATEGORIES, and the audits that cost points."""

    scores: tuple[float, ...]
    lost: tuple[str, ...]

    def of(self, categories: tuple[str, ...]) -> tuple[float, ...]:
        """The scores of those categories."""
        return tuple(score for name, score in zip(CATEGORIES, self.scores, strict=True) if name in categories)


def rated(folder: Path, tools: Path) -> Iterator[str]:
    """Prints Lighthouse's scores of some pages; a line for each page that has less than it should."""
    print(f"\n| {folder.name:<56} | " + " | ".join(CATEGORIES) + " |")
    print(f"| {'-' * 56} | " + " | ".join("-" * (len(name) - 1) + ":" for name in CATEGORIES) + " |", flush=True)
    with served(folder) as url:
        built = BuiltSite(folder, url)
        for kind, count in PAGES.items():
            for page in built.of(kind, most=count):
                path = page.path.removesuffix("index.html")
                rating = settled(url + path, tools)
                cells = " | ".join(f"{s:>{len(n)}.0f}" for s, n in zip(rating.scores, CATEGORIES, strict=True))
                print(f"| {path[:56] or 'home':<56} | {cells} |", flush=True)
                if min(rating.of(JUDGED)) < LEAST:
                    yield f"{path or 'home'}: {', '.join(rating.lost)}"
    print()


def settled(url: str, tools: Path) -> Rating:
    """The rating of a page; where it falls short, the median of three, for a busy machine costs points."""
    first = lighthouse(url, tools)
    if min(first.of(JUDGED)) >= LEAST:
        return first
    three = (first, lighthouse(url, tools), lighthouse(url, tools))
    medians = tuple(statistics.median(scores) for scores in zip(*(rating.scores for rating in three), strict=True))
    return Rating(medians, three[-1].lost)


def lighthouse(url: str, tools: Path) -> Rating:
    """One run of Lighthouse as it comes: a phone, a slow network, an empty cache."""
    chromium = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")))
    )
    program = tools / "node_modules" / ".bin" / "lighthouse"
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    command = [
        str(program),
        url,
        "--quiet",
        "--output=json",
        "--disable-full-page-screenshot",
        f"--only-categories={','.join(CATEGORIES)}",
        flags,
    ]
    run = subprocess.run(command, capture_output=True, check=True, env=os.environ | {"CHROME_PATH": chromium})
    report = json.loads(run.stdout)
    return Rating(tuple(100 * report["categories"][name]["score"] for name in CATEGORIES), tuple(_lost(report)))


def _lost(report: Mapping[str, dict[str, dict[str, object]]]) -> Iterator[str]:
    """Name and figure of each audit that has less than full marks and counts."""
    for category in report["categories"].values():
        for reference in category["auditRefs"]:  # type: ignore[attr-defined]
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:  # type: ignore[operator]
                yield re.sub(r"\s+", " ", f"{reference['id']} {audit.get('displayValue', '')}").strip()


if __name__ == "__main__":
    main()
