// What a link to a paper leads to: beside it on hover and focus, on a sheet where it is tapped in running text.
(() => {
  const QUIET = ".late, .turn, .mx td, .said p, .wall, .crumb, dialog";
  const paper = new RegExp(`^(${papernotes.home.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}papers/[^/#?]+/)(?:index\\.html)?(?:#.*)?$`);
  const of = (link) => paper.exec(new URL(link.getAttribute("href"), document.baseURI).href)?.[1];
  const here = paper.exec(location.href)?.[1];
  let box, sheet, shown, timer;

  // The preview's own HTML, its addresses made those of this page; a footnote is on the page already.
  const content = async (link) => {
    const place = document.createElement("div");
    const note = /^#(fn.*)/.exec(link.getAttribute("href"));
    if (note) {
      const text = document.getElementById(decodeURIComponent(note[1]));
      if (!text) return null;
      place.innerHTML = text.innerHTML;
      for (const back of place.querySelectorAll('[href^="#fnref"], [id]')) back.matches("a") ? back.remove() : back.removeAttribute("id");
      return place;
    }
    const folder = of(link);
    const made = document.implementation.createHTMLDocument("").body; // loads nothing yet
    made.innerHTML = await papernotes.load(`${folder}preview.js`);
    for (const image of made.querySelectorAll("img")) {
      image.src = new URL(image.getAttribute("src"), folder).href;
      image.removeAttribute("srcset");
    }
    place.append(...made.childNodes);
    return place;
  };

  const linked = (target) => {
    const link = target.closest?.("main a[href]");
    if (!link || link.closest(QUIET)) return null;
    if (/^#fn(?!ref)/.test(link.getAttribute("href"))) return link;
    const folder = of(link);
    return folder && folder !== here ? link : null;
  };

  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    shown.described ? shown.link.setAttribute("aria-describedby", shown.described) : shown.link.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  };

  const put = (link, x) => {
    const rects = [...link.getClientRects()];
    const rect = rects.find((one) => x >= one.left && x <= one.right) ?? rects[0];
    box.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = rect.bottom + 6 + height < innerHeight || rect.top < height + 12;
    const left = Math.max(8, Math.min(rect.left, document.documentElement.clientWidth - width - 8));
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(below ? rect.bottom + 6 : rect.top - height - 6) + scrollY}px`;
  };

  const show = async (link, x) => {
    const place = await content(link).catch(() => null);
    if (!place || wanted !== link) return;
    hide();
    if (!box) {
      box = document.createElement("div");
      box.className = "preview";
      box.id = "preview_";
      box.setAttribute("role", "tooltip");
      box.addEventListener("pointerenter", () => clearTimeout(timer));
      box.addEventListener("pointerleave", leave);
      document.querySelector("main").append(box);
    }
    box.replaceChildren(...place.childNodes);
    const described = link.getAttribute("aria-describedby");
    link.setAttribute("aria-describedby", [described, box.id].filter(Boolean).join(" "));
    shown = { link, described };
    put(link, x);
  };

  let wanted;
  const ask = (link, x, delay) => {
    if (shown?.link === link) { clearTimeout(timer); return; }
    clearTimeout(timer);
    wanted = link;
    timer = setTimeout(() => show(link, x), delay);
  };
  const leave = () => {
    clearTimeout(timer);
    wanted = null;
    timer = setTimeout(hide, 250);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linked(event.target);
    if (link) ask(link, event.clientX, 300);
  });
  document.addEventListener("pointerout", (event) => {
    const link = event.pointerType === "touch" ? null : linked(event.target);
    if (link && !link.contains(event.relatedTarget)) leave();
  });
  document.addEventListener("focusin", (event) => {
    const link = linked(event.target);
    if (link && event.target.matches(":focus-visible")) ask(link, 0, 500);
  });
  document.addEventListener("focusout", (event) => { if (linked(event.target)) leave(); });
  addEventListener("keydown", (event) => { if (event.key === "Escape") { wanted = null; hide(); } });

  const open = (place, link) => {
    const words = papernotes.words();
    if (!sheet) {
      sheet = document.createElement("dialog");
      sheet.className = "sheet";
      sheet.addEventListener("click", (event) => { if (event.target === sheet || event.target.matches("button")) sheet.close(); });
      document.body.append(sheet);
    }
    const bar = document.createElement("p");
    bar.className = "bar";
    const close = document.createElement("button");
    close.textContent = words.close;
    if (!link.getAttribute("href").startsWith("#")) {
      const go = document.createElement("a");
      go.href = link.href.baseVal ?? link.href;
      go.textContent = words.open;
      bar.append(go);
    }
    bar.append(close);
    sheet.setAttribute("aria-label", link.textContent.trim());
    sheet.replaceChildren(...place.childNodes, bar);
    sheet.showModal();
  };
  let touched = false; // a click does not say so everywhere
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, { capture: true, passive: true });
  document.addEventListener("click", (event) => {
    const link = touched ? linked(event.target) : null;
    if (!link?.closest(".prose, .strip")) return;
    event.preventDefault();
    content(link).then((place) => (place ? open(place, link) : Promise.reject())).catch(() => { location.href = link.href.baseVal ?? link.href; });
  });
})();
