// Search is loaded when it is opened: by a look into its box, by "/", or on its own page.
(() => {
  const root = new URL("..", document.currentScript.src).href;
  const box = () => document.querySelector('input[name="q"]');
  let opened = false;
  const open = () => {
    if (opened) return;
    opened = true;
    window.papernotes = { root };
    for (const part of ["fold", "index", "query", "answer", "quote", "page"]) {
      const script = document.createElement("script");
      script.src = `${root}assets/search/${part}.js`;
      script.async = false;
      document.head.append(script);
    }
  };
  addEventListener("focusin", (event) => { if (event.target === box()) open(); });
  addEventListener("keydown", (event) => {
    const busy = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || busy || event.ctrlKey || event.metaKey || event.altKey || !box()) return;
    event.preventDefault();
    box().focus();
    box().select();
  });
  if (box() && (document.querySelector("main.seek") || document.activeElement === box())) open();
})();
