// Light or dark: the reader's choice if there is one, set before anything is painted. Runs in <head>.
(function () {
  const root = document.documentElement;
  const wide = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const keep = (value) => { try { localStorage.setItem("theme", value); } catch { /* private window */ } };
  const chosen = kept();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : wide.matches);

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
