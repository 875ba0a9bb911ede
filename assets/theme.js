// Light or dark: the reader's choice if there is one, set before anything is painted. Runs in <head>.
(function () {
  const root = document.documentElement;

  // What a page asks for later is a script that gives a value, for a page that is opened from disk can load nothing else.
  const given = new Map();
  const asked = new Map();
  window.papernotes = {
    home: new URL("..", document.currentScript.src).href, // of the site
    give(value) { given.set(document.currentScript.src, value); },
    load(address) {
      const src = new URL(address, document.baseURI).href;
      if (!asked.has(src)) {
        asked.set(src, new Promise((done, fail) => {
          const script = document.createElement("script");
          script.onload = () => (given.has(src) ? done(given.get(src)) : fail());
          script.onerror = () => { asked.delete(src); fail(); };
          script.src = src;
          document.head.append(script);
        }));
      }
      return asked.get(src);
    },
    words: () => document.getElementById("words_")?.dataset ?? {}, // of templates/spoken.html
  };

  // The font of the formulas comes with the style, so that none of them moves when it is there. Browsers refuse to fetch
  // a font ahead from disk.
  if ("math" in root.dataset && location.protocol !== "file:") {
    const href = new URL("math.woff2", document.currentScript.src).href;
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "font", type: "font/woff2", href });
    link.crossOrigin = "";
    root.dataset.ahead = "";
    document.head.append(link);
  }

  const wide = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const keep = (value) => { try { localStorage.setItem("theme", value); } catch { /* private window */ } };
  const chosen = kept();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : wide.matches);

  // A formula that is copied is its LaTeX, not the letters of its drawing.
  addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const whole = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("math");
    if (whole(range.startContainer)) range.setStartBefore(whole(range.startContainer));
    if (whole(range.endContainer)) range.setEndAfter(whole(range.endContainer));
    const copy = range.cloneContents();
    const formulas = copy.querySelectorAll("math");
    if (!formulas.length) return;
    for (const math of formulas) {
      const marks = math.getAttribute("display") === "block" ? "$$" : "$";
      math.replaceWith(marks + (math.querySelector("annotation")?.textContent ?? math.textContent) + marks);
    }
    const box = document.createElement("div");
    box.style.cssText = "position:fixed;left:-99em;white-space:pre-wrap";
    box.append(copy);
    document.body.append(box);
    event.clipboardData.setData("text/plain", box.innerText);
    event.clipboardData.setData("text/html", box.innerHTML);
    event.preventDefault();
    box.remove();
  });

  // What is folded is printed, too.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const box of folded) box.open = true;
  });
  addEventListener("afterprint", () => { for (const box of folded) box.open = false; });

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".mode");
    if (button) {
      const say = () => button.setAttribute("aria-pressed", String(dark()));
      button.hidden = false;
      button.addEventListener("click", () => { keep(root.dataset.theme = dark() ? "light" : "dark"); say(); });
      wide.addEventListener("change", say);
      say();
    }
    // What scrolls sideways can be reached and scrolled with the keyboard, at any width of the window.
    const reach = ({ target: box }) => {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0; else box.removeAttribute("tabindex");
    };
    const boxes = () => document.querySelectorAll(":is(.scroll, .eq, .wide, pre, .mat):not(a, [role=region])");
    const all = () => boxes().forEach((target) => reach({ target }));
    const watch = new ResizeObserver((seen) => seen.forEach(reach));
    for (const box of boxes()) watch.observe(box);
    document.fonts.ready.then(all);
    document.fonts.addEventListener("loadingdone", all); // formulas may get wider in boxes that stay as they are
    // Boxes that came later are not watched, and the others only as often as the window is painted.
    addEventListener("keydown", ({ key }) => { if (key === "Tab") all(); }, true);
  });
})();
