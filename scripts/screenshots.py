"""Takes the pictures of the README: `make site`, then `python scripts/screenshots.py` (needs the test extra).

The site is opened from disk, as a reader of the repository would, in the Chromium of the system.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
SHOTS = (
    ("home", "index.html", 1280, 1000),
    ("paper", "papers/wav2lip/index.html", 1280, 1400),
    ("phone", "papers/wav2lip/index.html", 390, 844),
)


def main() -> None:
    """Writes docs/<name>.png for each of SHOTS."""
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not (ROOT / "site" / "index.html").is_file() or not browser_path:
        sys.exit("first `make site`, and a Chromium on the PATH")
    (ROOT / "docs").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for name, page_path, width, height in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto((ROOT / "site" / page_path).as_uri())
            page.wait_for_load_state("networkidle")
            page.screenshot(path=ROOT / "docs" / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
