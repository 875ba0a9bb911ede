// Search is loaded when it is opened: by a look into its box, to which "/" leads, or on its own page.
(() => {
  const box = document.querySelector(".combo input");
  let opened = false;
  const open = () => {
    if (opened) return;
    opened = true;
    papernotes.search = { root: papernotes.home };
    for (const part of ["fold", "index", "query", "answer", "quote", "page"]) {
      const script = document.createElement("script");
      script.src = `${papernotes.home}assets/search/${part}.js`;
      script.async = false;
      document.head.append(script);
    }
  };
  box?.addEventListener("focus", open);
  if (box && (document.querySelector("main.seek") || document.activeElement === box)) open();
})();
