// Draws the diagrams of a page with the site's own copy of Mermaid; their source stays, folded, below each.
(() => {
  const { theme } = document.documentElement.dataset;
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  window.mermaid?.initialize({ startOnLoad: false, securityLevel: "strict", theme: dark ? "dark" : "neutral" });
  document.querySelectorAll(".diagram").forEach(async (figure, number) => {
    try {
      const { svg } = await window.mermaid.render(`diagram_${number}`, figure.querySelector("code").textContent);
      const drawing = document.createElement("div");
      drawing.className = "drawing";
      drawing.innerHTML = svg;
      figure.prepend(drawing);
      figure.querySelector("details").open = false;
    } catch { /* the source is shown */ }
  });
})();
