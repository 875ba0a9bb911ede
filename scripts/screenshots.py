"""Takes the pictures of the README, of our own notes: `make screenshots`.

The site is built into a folder that is thrown away, and opened from disk, in the Chromium of the system.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from papernotes.cli import run

ROOT = Path(__file__).parents[1]
SHOTS = (
    ("home", "index.html", 1280, 1000),
    ("paper", "papers/wav2lip/index.html", 1280, 1400),
    ("phone", "papers/wav2lip/index.html", 390, 844),
)
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
)


def main() -> None:
    """Writes docs/<name>.png for each of SHOTS."""
    if not CHROMIUM:
        sys.exit("no Chromium on the PATH, nor does CHROMIUM name one")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        config, notes = str(ROOT / "site.yaml"), str(ROOT / "notes")
        if run(["build", "-q", "--config", config, "--notes", notes, "--output", folder]):
            sys.exit("the notes have problems: papernotes check")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, path, width, height in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
            page.goto(Path(folder, path).as_uri())
            page.evaluate("document.fonts.ready")
            page.screenshot(path=ROOT / "docs" / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
