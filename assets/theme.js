// Light or dark: the reader's choice if there is one, set before anything is painted. Runs in <head>.
(function () {
  const root = document.documentElement;
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
    folded = [...document.querySelectorAll(".prose details:not([open])")];
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
    // What scrolls sideways can be reached and scrolled with the keyboard.
    for (const box of document.querySelectorAll(".scroll, .eq, .wide, pre, .mat")) {
      if (box.scrollWidth > box.clientWidth + 1 && !box.matches("a")) box.tabIndex = 0;
    }
  });
})();
