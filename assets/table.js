// Sorts and filters a table of papers. What is chosen stands in the address, behind #, so that it can be kept and sent;
// of a table in several pages all rows are loaded once somebody sorts or filters.
(() => {
  const form = document.querySelector("form.sift");
  const body = document.querySelector(".list tbody");
  const heads = [...document.querySelectorAll(".list thead th")];
  const pager = document.querySelector(".pager");
  if (!form || !body) return;
  const keys = heads.map((head) => head.dataset.key);
  const NEWEST = ["year", "noted", "named"]; // the largest first
  const MOST = 200;
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const told = form.querySelector("output");
  const read = (row) => ({ row, cells: [...row.cells].map((cell) => cell.textContent.trim()), text: row.textContent.toLowerCase() });
  const here = [...body.rows].map(read);
  let all = form.dataset.rows ? null : here;
  let limit = MOST;

  const state = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const set = (changes) => {
    const now = state();
    for (const [key, value] of Object.entries(changes)) value ? now.set(key, value) : now.delete(key);
    const hash = now.toString() ? `#${now}` : location.pathname + location.search;
    history.replaceState(null, "", hash);
    limit = MOST;
    apply();
  };

  const load = async () => {
    if (all) return;
    const table = document.createElement("tbody");
    table.innerHTML = await papernotes.load(form.dataset.rows);
    const base = new URL(form.dataset.rows, document.baseURI);
    for (const link of table.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), base).href;
    all = [...table.rows].map(read);
    offer();
  };

  const offer = () => { // the values that occur
    for (const select of form.querySelectorAll("select")) {
      const at = keys.indexOf(select.name);
      const values = [...new Set(all.map((one) => one.cells[at]))].filter(Boolean).sort(order.compare);
      if (NEWEST.includes(select.name)) values.reverse();
      const first = select.options[0];
      select.replaceChildren(first, ...values.map((value) => new Option(value, value)));
    }
  };

  const apply = async () => {
    const wanted = state();
    const active = [...wanted.keys()].some((key) => key === "q" || key === "sort" || keys.includes(key));
    if (active) {
      try { await load(); } catch { all = here; offer(); }
    }
    for (const field of form.elements) if (field.name && field !== document.activeElement) field.value = wanted.get(field.name) ?? "";
    const parts = (wanted.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = [...form.querySelectorAll("select")].map(({ name }) => [keys.indexOf(name), wanted.get(name)]).filter(([, value]) => value);
    let rows = (active ? all : here).filter((one) =>
      parts.every((part) => one.text.includes(part)) && chosen.every(([at, value]) => one.cells[at] === value));
    const sort = wanted.get("sort") ?? "";
    const down = sort.startsWith("-");
    const at = keys.indexOf(sort.replace("-", ""));
    if (at >= 0) { // what is not known comes last, either way
      rows = [...rows].sort(({ cells: { [at]: a } }, { cells: { [at]: b } }) =>
        (!a || !b ? !a - !b : order.compare(a, b) * (down ? -1 : 1)));
    }
    heads.forEach((head, index) => (index === at ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    body.replaceChildren(...rows.slice(0, limit).map((one) => one.row));
    if (pager) pager.hidden = active;
    const { count, none } = form.dataset;
    told.textContent = !rows.length ? none : active && all ? count.replace("{n}", rows.length).replace("{all}", all.length) : "";
    more.hidden = rows.length <= limit;
    more.textContent = form.dataset.more.replace("{n}", Math.min(MOST, rows.length - limit));
  };

  for (const head of heads) {
    const { key } = head.dataset;
    if (!key) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const steps = NEWEST.includes(key) ? [`-${key}`, key, ""] : [key, `-${key}`, ""];
      set({ sort: steps[(steps.indexOf(state().get("sort") ?? "") + 1) % 3] });
    });
  }
  const more = document.createElement("button");
  more.type = "button";
  more.className = "more";
  more.addEventListener("click", () => { limit += MOST; apply(); });
  body.closest(".scroll").after(more);

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => set({ [target.name]: target.value }));
  form.addEventListener("reset", (event) => { event.preventDefault(); set(Object.fromEntries([...state().keys()].map((key) => [key, ""]))); form.elements.q.value = ""; });
  form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
  addEventListener("hashchange", apply);
  if (all) offer();
  apply();
})();
