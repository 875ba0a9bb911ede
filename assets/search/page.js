// What is seen of search: the list below a box on every page, and the page that shows all.
(() => {
  const P = papernotes.search;
  const FEW = 8, PAGE = 10, VALUES = 8;
  const make = (tag, attributes = {}, ...inside) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== "" && value !== undefined) node.setAttribute(name, value);
    node.append(...inside);
    return node;
  };
  const fill = (text, values) => text.replace(/\{(\w)\w*\}/g, (whole, name) => values[name] ?? whole);
  const english = document.documentElement.lang === "en";
  const langOf = (text) => {
    const chinese = [...text].some(P.isChinese);
    return chinese === english ? (chinese ? "zh-Hans" : "en") : "";
  };
  const place = (card, quote) => `${P.root}${card.href}${quote?.anchor ? `#${encodeURIComponent(quote.anchor)}` : ""}`;
  const labelOf = ({ zone, label }) => label || P.m.labels[zone];
  const status = ({ status }) => status < 0 ? [] : [make("i", { class: "st", "data-st": P.m.codes[status] }), make("span", { class: "vh" }, P.m.statuses[status])];
  const number = (value) => value.toLocaleString("en");
  // The terms as they were found, those that stand for others too.
  const shownTerms = ({ query, weak }, why) => [
    ...query.terms,
    ...(why ? weak.filter((one) => one === why) : []).map(({ ways, why }) => ({ ways: ways.map((one) => one.split("\n\n")), exact: why === "spelt" })),
  ];
  const quotesOf = (card, answer, hit, most) => P.quotes(card, shownTerms(answer, hit.why), { inside: answer.inside, most });
  const nameMarked = (text, answer, hit) => P.marked(text, P.marks(text, shownTerms(answer, hit.why).filter(({ own }) => !own)));

  // ---- fields: what can be filled in, and a query with one more or one less

  const written = (field, value) => `${field}:${/[\s"“”]/.test(value) ? `"${value}"` : value}`;
  const choices = async (field) => {
    const fields = await P.fieldsRead(), counts = new Map(), { m } = P;
    const count = (name) => counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const row of fields.rows) {
      if (field === "topic" && row.topic >= 0) fields.topics[row.topic].forEach(count);
      if (field === "tag") row.tags.forEach((tag) => count(fields.tags[tag]));
      if (field === "venue" && row.venue >= 0) count(fields.venues[row.venue]);
      if (field === "year" && row.year) count(String(row.year));
      if (field === "status") count(m.statuses[row.status]);
      if (field === "has") m.has.forEach((name, bit) => { if ((row.has >> bit) % 2) count(name); });
    }
    if (field === "in") m.labels.forEach((label, zone) => { if (label && zone > m.facts) counts.set(label, 0); });
    const sorted = [...counts].map(([name, papers]) => ({ name, papers }));
    return field === "year" ? sorted.sort((a, b) => b.name - a.name) : sorted.sort((a, b) => b.papers - a.papers);
  };
  const completions = async (text, caret) => {
    const token = P.tokens(text).find(({ field, start, end }) => field && field !== "mine" && start < caret && caret <= end);
    if (!token) return [];
    const wanted = P.fold(token.value).letters;
    const found = (await choices(token.field)).filter(({ name }) => P.fold(name).letters.includes(wanted));
    if (found.length === 1 && P.fold(found[0].name).letters === wanted) return [];
    return found.slice(0, VALUES).map(({ name, papers }) => ({
      text: `${text.slice(0, token.start)}${written(token.field, name)} ${text.slice(token.end).trimStart()}`,
      node: make("li", { role: "option" }, make("span", { lang: langOf(name) }, name), make("span", { class: "n" }, papers ? number(papers) : "")),
    }));
  };
  const holds = (text, field, value) => P.tokens(text).find((token) => token.field === field && P.fold(token.value).letters === P.fold(value).letters);
  const toggled = (text, field, value) => {
    const there = holds(text, field, value);
    if (there) return (text.slice(0, there.start) + text.slice(there.end)).replace(/\s+/g, " ").trim();
    // Another value of a field takes its place: a paper has one status, and few are in two topics.
    const other = field !== "tag" && P.tokens(text).find((token) => token.field === field);
    const rest = other ? text.slice(0, other.start) + text.slice(other.end) : text;
    return `${rest.trim()} ${written(field, value)}`.trim();
  };

  // ---- a box with a list below it

  const combobox = (input, listed) => {
    const list = make("ul", { class: "drop", role: "listbox", id: `${input.id || "found"}_list`, "aria-label": P.m.say.label });
    let options = [], active = -1, turn = 0;
    list.hidden = true;
    input.parentElement.append(list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
    const choose = (at) => {
      options[active]?.node.removeAttribute("aria-selected");
      active = at;
      const node = options[at]?.node;
      if (node) { node.setAttribute("aria-selected", "true"); node.scrollIntoView({ block: "nearest" }); input.setAttribute("aria-activedescendant", node.id); }
      else input.removeAttribute("aria-activedescendant");
    };
    const show = (made) => {
      choose(-1);
      options = made;
      options.forEach(({ node }, at) => { node.id = `${list.id}-${at}`; });
      list.replaceChildren(...options.map(({ node }) => node));
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
    };
    const take = ({ text, href }) => {
      if (href) { location.href = href; return; }
      input.value = text;
      show([]);
      input.focus();
      listed.changed();
      run();
    };
    const run = async () => {
      const mine = ++turn, fresh = () => mine === turn;
      const offered = await completions(input.value, input.selectionStart ?? input.value.length);
      if (!fresh()) return;
      if (offered.length || listed.onlyFields) show(document.activeElement === input ? offered : []);
      if (!offered.length || listed.onlyFields) await listed.run(input.value, fresh, show);
    };
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = options.find(({ node }) => node.contains(event.target));
      if (option) take(option);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps && options.length) {
        event.preventDefault();
        const count = options.length + 1;
        choose(((active + 1 + steps[event.key] + count) % count) - 1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        take(options[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        show([]);
      } else if (event.key === "ArrowDown") {
        listed.into?.(event);
      }
    });
    let composing = false;
    input.addEventListener("compositionstart", () => { composing = true; });
    input.addEventListener("compositionend", () => { composing = false; listed.changed(); run(); });
    input.addEventListener("input", () => { if (!composing) { listed.changed(); run(); } });
    input.addEventListener("blur", () => show([]));
    return { run, take };
  };

  const box = (input) => {
    const page = new URL(input.form.getAttribute("action"), location.href).href;
    const { run } = combobox(input, {
      changed: () => {},
      run: async (text, fresh, show) => {
        if (!text.trim()) { show([]); return; }
        const answer = await P.answer(text);
        const cards = await Promise.all(answer.found.slice(0, FEW).map(({ paper }) => P.card(paper)));
        if (!fresh() || document.activeElement !== input) return;
        const options = cards.map((card, at) => {
          const hit = answer.found[at], [quote] = quotesOf(card, answer, hit, 1);
          const node = make("li", { role: "option" }, make("b", { lang: langOf(card.name) }, nameMarked(card.name, answer, hit)), " ",
            make("small", { lang: langOf(card.title || card.published) }, card.title ? nameMarked(card.title, answer, hit) : card.published));
          if (quote) node.append(make("p", { class: quote.zone === P.m.own ? "own" : "" }, `${labelOf(quote)} `, quote.nodes()));
          return { node, href: place(card, quote) };
        });
        const say = answer.found.length ? fill(P.m.say.all, { n: number(answer.found.length) }) : fill(P.m.say.none, { q: text });
        options.push({ node: make("li", { role: "option", class: "all" }, say), href: `${page}?q=${encodeURIComponent(text)}` });
        show(options);
      },
    });
    if (input.value) run();
  };

  // ---- the page

  const whole = (input) => {
    const found = document.querySelector(".found"), told = document.querySelector(".told"), cut = document.querySelector(".cut");
    const title = document.title;
    const address = (text) => `?q=${encodeURIComponent(text).replaceAll("%20", "+")}`;
    const remember = () => {
      document.title = input.value.trim() ? `${input.value.trim()} · ${title}` : title;
      try { history.replaceState(null, "", input.value.trim() ? address(input.value.trim()) : location.pathname); } catch { /* a browser that keeps addresses of files as they are */ }
    };
    const item = (card, answer, hit) => {
      const lines = make("dl");
      for (const quote of quotesOf(card, answer, hit, 3)) {
        const own = quote.zone === P.m.own;
        lines.append(make("dt", { class: own ? "z" : "" }, labelOf(quote)), make("dd", { class: own ? "own" : "" }, make("a", { href: place(card, quote) }, quote.nodes())));
      }
      const aliases = card.aliases.filter((alias) => P.marks(alias, answer.query.terms).length);
      if (aliases.length) lines.prepend(make("dt", {}, P.m.say.aliases), make("dd", {}, nameMarked(aliases.join(", "), answer, hit)));
      const node = make("li", {}, make("h2", {}, make("a", { href: place(card), lang: langOf(card.name) }, nameMarked(card.name, answer, hit)), ...status(card), make("small", {}, card.published)));
      if (card.title) node.append(make("p", { class: "t", lang: langOf(card.title) }, nameMarked(card.title, answer, hit)));
      if (lines.children.length) node.append(lines);
      return node;
    };
    const add = async (list, answer, from, fresh) => {
      const hits = answer.found.slice(from, from + PAGE);
      const cards = await Promise.all(hits.map(({ paper }) => P.card(paper)));
      if (!fresh()) return;
      const nodes = hits.flatMap((hit, at) => {
        const node = item(cards[at], answer, hit), before = answer.found[from + at - 1];
        if (!hit.why || before?.why) return [node];
        const spelt = hit.why.why === "spelt" ? answer.query.terms[hit.why.from].text : "";
        return [make("li", { class: "apart soft" }, fill(spelt ? P.m.say.weak_spelt : P.m.say.weak_other, { q: spelt })), node];
      });
      list.append(...nodes);
      found.replaceChildren(list);
      const left = answer.found.length - from - PAGE;
      if (left > 0) {
        const more = make("button", { type: "button", class: "more" }, fill(P.m.say.more, { n: number(left) }));
        more.addEventListener("click", async () => {
          await add(list, answer, from + PAGE, () => list.isConnected);
          list.querySelectorAll("h2 a")[from + PAGE]?.focus();
        });
        found.append(more);
      }
    };
    const group = (name, values, field, text) => {
      const shown = values.filter(({ papers }) => papers);
      if (!shown.length) return [];
      return [make("div", {}, make("b", {}, name), ...shown.map(({ value, label, papers, node }) => {
        const on = value ? Boolean(holds(text, field, value)) : !P.tokens(text).some((token) => token.field === field);
        const to = value ? toggled(text, field, value) : P.tokens(text).filter((token) => token.field !== field).map(({ start, end }) => text.slice(start, end)).join(" ");
        const link = make("a", { href: address(to), "aria-current": on ? "true" : "" }, ...(node ?? []), make("span", { lang: langOf(label) }, label), " ", make("span", { class: "n" }, number(papers)));
        link.addEventListener("click", (event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          take({ text: to });
        });
        return link;
      }))];
    };
    const narrow = async (answer, fresh) => {
      const { fields, rows } = await P.fieldsRead().then((fields) => ({ fields, rows: fields.rows }));
      if (!fresh()) return;
      const { m } = P, count = (names) => {
        const counts = new Map();
        for (const hit of answer.found) for (const name of names(hit)) counts.set(name, (counts.get(name) ?? 0) + 1);
        return [...counts].sort((a, b) => b[1] - a[1]);
      };
      const zones = count(({ places }) => new Set(places.flatMap((those) => those.map(P.zoneOf)))).filter(([zone]) => zone > m.facts && m.labels[zone]).sort((a, b) => a[0] - b[0]);
      const topics = count(({ paper }) => (rows[paper]?.topic >= 0 ? [fields.topics[rows[paper].topic].at(-1)] : [])).slice(0, 8);
      const venues = count(({ paper }) => (rows[paper] ? [rows[paper].venue >= 0 ? fields.venues[rows[paper].venue] : m.say.unknown] : [])).slice(0, 8);
      const states = count(({ paper }) => (rows[paper] ? [rows[paper].status] : []));
      const plain = ([label, papers]) => ({ value: label, label, papers });
      const text = answer.text;
      const parts = answer.found.length ? [
        ...(zones.length ? group(m.say.section, [{ value: "", label: m.say.any, papers: answer.found.length }, ...zones.map(([zone, papers]) => ({ value: m.labels[zone], label: m.labels[zone], papers }))], "in", text) : []),
        ...group(m.say.topic, topics.map(plain), "topic", text),
        ...group(m.say.status, states.map(([at, papers]) => ({ value: m.statuses[at], label: m.statuses[at], papers, node: status({ status: at }).slice(0, 1) })), "status", text),
        ...group(m.say.venue, venues.map(plain), "venue", text),
      ] : [];
      cut.replaceChildren(...parts);
      cut.hidden = !parts.length;
    };
    const empty = (answer) => {
      const fields = answer.query.filters.map(({ field, value }) => written(field, value)).join(" ");
      const hint = fields ? P.m.say.none_hint : P.m.say.none_hint.replace(/[，,][^，,]*\{fields\}.*/, english ? "." : "。");
      return make("p", { class: "none" }, fill(P.m.say.none, { q: answer.text }), make("br"), fill(hint, { f: fields }));
    };
    const { run, take } = combobox(input, {
      onlyFields: true,
      changed: remember,
      into: (event) => { const first = found.querySelector("h2 a"); if (first) { event.preventDefault(); first.focus(); } },
      run: async (text, fresh) => {
        if (!text.trim()) { found.replaceChildren(); cut.hidden = true; told.textContent = ""; return; }
        const started = performance.now();
        const answer = await P.answer(text);
        if (!fresh()) return;
        const list = make("ol", { class: "hits" });
        if (!answer.found.length) {
          found.replaceChildren(empty(answer));
          told.textContent = "";
        } else {
          await add(list, answer, 0, fresh);
          if (!fresh()) return;
          told.textContent = fill(P.m.say.found, { n: number(answer.found.length), t: Math.max(1, Math.round(performance.now() - started)) });
        }
        document.documentElement.dataset.answered = text;
        await narrow(answer, fresh);
      },
    });
    found.addEventListener("keydown", (event) => {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      const links = [...found.querySelectorAll("h2 a")];
      const at = links.indexOf(document.activeElement?.closest("li")?.querySelector("h2 a"));
      if (!(event.key in steps) || at < 0) return;
      event.preventDefault();
      (links[at + steps[event.key]] ?? (at ? found.querySelector(".more") ?? links[at] : input)).focus();
    });
    input.form.addEventListener("submit", (event) => { event.preventDefault(); remember(); run(); });
    for (const button of document.querySelectorAll(".add button")) {
      button.hidden = false;
      button.addEventListener("click", () => take({ text: `${input.value.trim()} ${button.dataset.field}:`.trimStart() }));
    }
    const asked = () => new URLSearchParams(location.search).get("q");
    addEventListener("popstate", () => { input.value = asked() ?? ""; run(); });
    if (asked() && !input.value) input.value = asked();
    if (asked() !== null && input.value) remember();
    if (matchMedia("(hover: hover)").matches || !input.value) input.focus();
    run();
  };

  P.opened.then(() => {
    const input = document.querySelector('input[name="q"]');
    if (document.querySelector("main.seek")) whole(input); else box(input);
  }, () => { const told = document.querySelector(".told"); if (told) told.textContent = "…"; });
})();
