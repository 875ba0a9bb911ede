// A button on each block of code that copies it.
(() => {
  const words = papernotes.words();
  const copy = async (text, pre) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // not served over https: by way of the selection
      getSelection().selectAllChildren(pre);
      document.execCommand("copy");
      getSelection().removeAllRanges();
    }
  };
  for (const pre of document.querySelectorAll(".code > pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await copy(pre.textContent.replace(/\n$/, ""), pre);
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    pre.before(button);
  }
})();
