"""A page that moved, in a browser: who came for a place in it comes to that place."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from papernotes.build import build, open_project
from papernotes.renderer.publishing.publish import publish

NOTE = "## NeRF: Representing Scenes as Neural Radiance Fields\n\nECCV 2020\n\n### Method\n\ntext\n"


@pytest.mark.parametrize("scripts", [True, False], ids=("scripts", "no-scripts"))
def test_moved(scripts: bool, browser: Browser, tmp_path: Path) -> None:
    """The old address leads to the new one, with JavaScript to the same place in it."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text(NOTE)
    (tmp_path / "site.yaml").write_text("redirects: {papers/old/: papers/nerf/}\n")
    publish(build(open_project(tmp_path)).outputs, tmp_path / "site", tmp_path / "notes")
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{(tmp_path / 'site/papers/old/index.html').as_uri()}#method")
    page.wait_for_url("**/papers/nerf/**")
    where = page.url
    context.close()

    assert where.endswith("#method") or not scripts
