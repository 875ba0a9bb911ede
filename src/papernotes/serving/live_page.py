"""What a served page gets besides what the site has: a script that follows edits, and a panel of what is wrong.

    edit  ->  new version  ->  the script fetches its page anew, and changes in place what differs

Of three pages, the one that was served, the one that is served now, and the one in the browser, only what differs
between the first two is changed in the third: what a reader opened, typed, scrolled to or focused stays, and so does
what other scripts made. None of this is in a site that is built.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from urllib.parse import quote

import msgspec

PANEL_LINES = 8
EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "obsidian": "obsidian://open?path={path}",
}


class Trouble(msgspec.Struct, frozen=True):
    """A line of the panel. `href` opens the place in an editor, "" where there is none."""

    place: str
    said: str
    href: str = ""


def editor_link(editor: str, path: str, line: int = 1, column: int = 1) -> str:
    """The address that opens a file, by its absolute path, in that editor: a key of EDITORS, an address with {path},
    {line} and {column}, or "" for none."""
    written = EDITORS.get(editor, editor)
    whole = quote("/" + path.replace("\\", "/").lstrip("/"), safe="/" if "?" not in written else "")
    return written.replace("{path}", whole).replace("{line}", str(line)).replace("{column}", str(column))


def with_live(page: bytes, version: str, trouble: Sequence[Trouble] = (), gaps: tuple[str, str] = ("", "")) -> bytes:
    """The page with the script and, where something is wrong, the panel; `gaps` is a link, address and words."""
    style = '<link rel="stylesheet" href="/_papernotes/live.css">' if gaps[0] or trouble else ""
    script = f'<script src="/_papernotes/live.js" data-version="{version}"></script>'
    href, words = map(html.escape, gaps)
    link = f'<p class="papernotes-gaps"><a href="/{href}">{words}</a></p>' if href else ""
    addition = style + link + _panel(trouble) + script
    head, end, tail = page.rpartition(b"</body>")
    return head + addition.encode() + end + tail if end else page + addition.encode()


def _panel(trouble: Sequence[Trouble]) -> str:
    if not trouble:
        return ""
    more = [f"<li>... and {len(trouble) - PANEL_LINES} more</li>"] if len(trouble) > PANEL_LINES else []
    rows = "".join([*map(_row, trouble[:PANEL_LINES]), *more])
    return f'<aside id="papernotes-live" role="status" aria-label="papernotes" lang="en"><ul>{rows}</ul></aside>'


def _row(trouble: Trouble) -> str:
    place = html.escape(trouble.place)
    if trouble.href:
        place = f'<a href="{html.escape(trouble.href)}">{place}</a>'
    return f"<li>{place}{': ' if place else ''}{html.escape(trouble.said)}</li>"


STYLE = """\
#papernotes-live {
  position: fixed; inset: auto 1rem 1rem auto; z-index: 1000; max-width: min(44rem, calc(100vw - 2rem));
  max-height: 40vh; overflow: auto; padding: .75rem 1rem; border: 1px solid #b3261e; border-radius: 6px;
  background: #fff8f7; color: #410e0b; font: 14px/1.5 ui-monospace, monospace; box-shadow: 0 4px 16px #0003;
}
#papernotes-live ul { margin: 0; padding: 0; list-style: none; }
#papernotes-live li { overflow-wrap: anywhere; white-space: pre-wrap; }
#papernotes-live a { color: #8c1d18; }
.papernotes-gaps { margin: 0; padding: .5rem 1rem 1rem; text-align: right; font: 13px/1.6 system-ui, sans-serif; }
@media print { #papernotes-live, .papernotes-gaps { display: none; } }
"""

SCRIPT = """\
"use strict";
(() => {
  const address = location.pathname + location.search;
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  let version = document.currentScript.dataset.version;
  let served = null;
  let source = null;
  let assets = null;
  let busy = Promise.resolve();

  const fetched = async (from = address) => {
    const answer = await fetch(from, { cache: "no-store" });
    return { there: answer.ok, page: parsed(await answer.text()) };
  };

  const changeAttributes = (live, before, after) => {
    for (const { name } of [...before.attributes, ...after.attributes]) {
      const value = after.getAttribute(name);
      if (before.getAttribute(name) === value) continue;
      if (value === null) live.removeAttribute(name);
      else live.setAttribute(name, value);
    }
  };

  const change = (live, before, after) => {
    if (before.isEqualNode(after)) return;
    if (live.nodeName !== after.nodeName || before.nodeName !== after.nodeName) {
      live.replaceWith(document.importNode(after, true));
    } else if (live.nodeType !== Node.ELEMENT_NODE) {
      live.nodeValue = after.nodeValue;
    } else {
      changeAttributes(live, before, after);
      changeChildren(live, [...before.childNodes], [...after.childNodes]);
    }
  };

  // Scripts may have put something among the children, which is passed over; what they took out is not found.
  const found = (live, before) => {
    const nodes = [...live.childNodes];
    const own = [];
    let at = 0;
    for (const node of before) {
      while (at < nodes.length && nodes[at].nodeName !== node.nodeName) at += 1;
      if (at === nodes.length) return null;
      own.push(nodes[at]);
      at += 1;
    }
    return nodes.length === before.length ? nodes : own;
  };

  const changeChildren = (live, before, after) => {
    const own = found(live, before);
    if (own === null) {
      live.replaceChildren(...after.map((node) => document.importNode(node, true)));
      return;
    }
    let start = 0;
    let end = 0;
    const least = Math.min(before.length, after.length);
    while (start < least && before[start].isEqualNode(after[start])) start += 1;
    while (end < least - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
    const old = before.slice(start, before.length - end);
    const fresh = after.slice(start, after.length - end);
    const behind = own[start + old.length] ?? null;
    old.forEach((node, at) => {
      if (at < fresh.length) change(own[start + at], node, fresh[at]);
      else own[start + at].remove();
    });
    for (const node of fresh.slice(old.length)) live.insertBefore(document.importNode(node, true), behind);
  };

  const trail = () => {
    const links = [...document.querySelectorAll(".crumb a")].map((link) => link.href).reverse();
    return [...links.filter((href) => href.startsWith(location.origin)), "/"];
  };

  const follows = async (trail) => {
    for (const to of trail) {
      if (to === location.href || !(await fetch(to, { method: "HEAD" })).ok) continue;
      location.replace(to);
      return true;
    }
    return false;
  };

  // Its page may go while it is loaded anew: the page that says so is told where to go on.
  const reload = () => {
    sessionStorage.setItem("papernotes:trail", JSON.stringify({ address, trail: trail() }));
    location.reload();
  };

  const reloaded = () => {
    const known = JSON.parse(sessionStorage.getItem("papernotes:trail") ?? "{}");
    sessionStorage.removeItem("papernotes:trail");
    return known.address === address ? known.trail : [];
  };

  const swap = async () => {
    const { there, page } = await fetched();
    if (!there && (await follows(trail()))) return;
    if (served === null || !there) {
      reload();
      return;
    }
    const focused = document.activeElement?.id;
    const [left, top] = [scrollX, scrollY];
    document.title = page.title;
    changeAttributes(document.documentElement, served.documentElement, page.documentElement);
    changeAttributes(document.body, served.body, page.body);
    changeChildren(document.body, [...served.body.childNodes], [...page.body.childNodes]);
    served = page;
    if (focused && document.activeElement === document.body) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
    if (Math.abs(scrollY - top) > document.documentElement.scrollHeight / 2) scrollTo(left, top);
    document.dispatchEvent(new CustomEvent("papernotes:changed"));
  };

  const restyle = () => {
    for (const link of document.head.querySelectorAll("link[rel=stylesheet]")) {
      const fresh = link.cloneNode();
      const to = new URL(link.href);
      to.searchParams.set("v", version);
      fresh.href = to.href;
      fresh.onload = () => link.remove();
      link.after(fresh);
    }
  };

  const hear = async (news) => {
    if (assets !== null && news.scripts !== assets.scripts) {
      reload();
      return;
    }
    const styles = assets !== null && news.styles !== assets.styles;
    assets = { styles: news.styles, scripts: news.scripts };
    if (news.version === version) return;
    version = news.version;
    if (styles) restyle();
    await swap();
  };

  const follow = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (source === null) {
      source = new EventSource("/_papernotes/events");
      source.onmessage = (event) => {
        busy = busy.then(() => hear(JSON.parse(event.data))).catch(reload);
      };
    }
  };

  busy = fetched().then(async ({ there, page }) => {
    const known = reloaded();
    if (!there && (await follows(known))) return;
    const now = page.querySelector("script[data-version]")?.dataset.version;
    if (now === version) served = page;
  }).catch(() => {});
  document.addEventListener("visibilitychange", follow);
  follow();
})();
"""
