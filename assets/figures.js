// Figures, large: a dialog through which the arrow keys walk; a click, or o, shows the original size.
(() => {
  const links = [...document.querySelectorAll("a.mat")];
  if (!links.length) return;
  const words = papernotes.words();
  let at = 0, dialog, hold, image, count, text, file;

  const button = (label, act, sign = label) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    if (sign !== label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };
  const full = (link) => link.dataset.full ?? link.href;

  const show = (next) => {
    at = (next + links.length) % links.length;
    const link = links[at];
    const small = link.querySelector("img");
    hold.classList.remove("whole");
    image.removeAttribute("src"); // the last one is not shown in the place of this one
    image.alt = small.alt;
    for (const side of ["width", "height"]) {
      const value = small.getAttribute(side);
      value ? image.setAttribute(side, value) : image.removeAttribute(side);
    }
    image.src = file.href = full(link);
    count.textContent = `${at + 1} / ${links.length}`;
    const said = link.parentElement.querySelector("figcaption, p");
    text.replaceChildren(...(said ? said.cloneNode(true).childNodes : []));
    for (const near of [at + 1, at - 1]) new Image().src = full(links[(near + links.length) % links.length]);
  };
  const whole = () => hold.classList.toggle("whole");

  const make = () => {
    dialog = document.createElement("dialog");
    dialog.className = "plate";
    dialog.setAttribute("aria-label", words.original);
    image = document.createElement("img");
    hold = document.createElement("div");
    hold.className = "hold";
    hold.tabIndex = 0;
    hold.append(image);
    image.addEventListener("click", whole);
    count = document.createElement("output");
    text = document.createElement("p");
    file = document.createElement("a");
    file.textContent = words.original;
    const bar = document.createElement("div");
    bar.className = "bar";
    bar.append(button(words.previous, () => show(at - 1), "←"), count, button(words.next, () => show(at + 1), "→"),
      text, file, button(words.close, () => dialog.close()));
    dialog.append(hold, bar);
    dialog.addEventListener("keydown", (event) => {
      const scrolls = hold.classList.contains("whole") && event.target === hold;
      if (event.key === "ArrowLeft" && !scrolls) show(at - 1);
      else if (event.key === "ArrowRight" && !scrolls) show(at + 1);
      else if (event.key === "o") whole();
      else return;
      event.preventDefault();
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target === hold || event.target.closest("p > a")) dialog.close(); });
    dialog.addEventListener("close", () => {
      links[at].focus({ preventScroll: true });
      links[at].scrollIntoView({ block: "nearest" });
    });
    let start;
    hold.addEventListener("touchstart", (event) => { start = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
    hold.addEventListener("touchend", (event) => {
      const way = start && event.changedTouches[0].clientX - start.clientX;
      if (Math.abs(way) > 60 && !hold.classList.contains("whole") && (visualViewport?.scale ?? 1) === 1) show(at - Math.sign(way));
    }, { passive: true });
    document.body.append(dialog);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.mat");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!dialog) make();
    show(links.indexOf(link));
    dialog.showModal();
    hold.focus();
  });
})();
