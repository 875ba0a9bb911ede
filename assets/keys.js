// Keys: j and k walk lists, n and p turn to the neighbours, ? shows them all. A part of the page that has a key of its
// own says so: data-press="/" is focused, or clicked, by it.
(() => {
  const ITEMS = ".rows a, .links > li > div > a:first-child, .days a, .topics a, .tree a, .late h3 a, .mx tbody th a, .wall > li > a";
  const kept = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
  const keep = (on) => { try { localStorage.setItem("keys", on ? "on" : "off"); } catch { /* private window */ } };
  let help;

  const walk = (step) => {
    const items = [...document.querySelectorAll(ITEMS)].filter((item) => item.checkVisibility?.() ?? item.offsetParent);
    const at = items.indexOf(document.activeElement);
    const next = at >= 0 ? items[at + step] : items.find((item) => item.getBoundingClientRect().top >= 0);
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  const turn = (rel, beside) => {
    const page = document.querySelector(".pager [aria-current]");
    (document.querySelector(`a[rel=${rel}]`) ?? page?.[beside])?.click();
  };

  const show = () => {
    const words = papernotes.words();
    if (!help) {
      help = document.createElement("dialog");
      help.className = "sheet help";
      help.setAttribute("aria-labelledby", "keys_");
      help.append(document.getElementById("words_").content.cloneNode(true));
      const box = help.querySelector("input");
      box.checked = kept();
      box.addEventListener("change", () => keep(box.checked));
      const close = document.createElement("button");
      close.textContent = words.close;
      close.addEventListener("click", () => help.close());
      help.append(close);
      help.addEventListener("click", (event) => { if (event.target === help) help.close(); });
      document.body.append(help);
    }
    help.showModal();
  };

  const KEYS = {
    j: () => walk(1), k: () => walk(-1),
    n: () => turn("next", "nextElementSibling"), p: () => turn("prev", "previousElementSibling"),
    "?": show,
  };

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !kept()) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]")) return;
    const part = /^[\w/]$/.test(event.key) && document.querySelector(`[data-press="${event.key}"]`);
    if (!part && !KEYS[event.key]) return;
    event.preventDefault();
    if (!part) KEYS[event.key]();
    else if (part.matches("input")) { part.focus(); part.select(); }
    else part.click();
  });

  const button = document.querySelector("button.help");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", show);
  }
})();
