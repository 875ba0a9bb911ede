// A paper's text -> the sentences that answer a query, what was searched marked.
(() => {
  const P = papernotes.search;
  const MOST = 110; // letters of a sentence on either side

  // Where the terms stand in a text: [start, end, which term], in order.
  P.marks = (text, terms) => {
    const { letters, starts, places } = P.fold(text), found = [];
    for (const [which, { ways, exact }] of terms.entries()) {
      for (const pieces of ways) {
        const wanted = pieces.join("\n\n");
        for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
          const end = at + wanted.length, after = letters[end];
          const ends = after === undefined || /\s/.test(after) || P.isChinese(after) || P.isChinese(letters[end - 1]);
          if (starts.has(at) && (!exact || ends)) found.push([places[at], end < letters.length ? edge(text, places[end - 1]) : edge(text, places[end - 1]), which]);
        }
      }
    }
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };
  const edge = (text, at) => at + (text.codePointAt(at) > 0xffff ? 2 : 1);

  // The text as nodes, marks where they are.
  P.marked = (text, marks, start = 0, end = text.length) => {
    const made = document.createDocumentFragment();
    let at = start;
    const add = (from, to) => { if (to > from) made.append(text.slice(from, to).replaceAll(P.m.formula, P.m.say.formula).replaceAll(P.m.end, " ").replace(/\s+/g, " ")); };
    for (const [from, to] of marks) {
      if (from < at || to > end) continue;
      add(at, from);
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to).replace(/\s+/g, " ");
      made.append(mark);
      at = to;
    }
    add(at, end);
    return made;
  };

  // The sentence of a text in which most of the terms stand: [start, end, how good].
  const sentence = (text, marks, end) => {
    const ends = new RegExp(`${end}|[。！？!?；;]+[”」』"）)]*|[.](?=\\s)`, "g");
    let best = [0, 0, -1], start = 0;
    const judge = (stop) => {
      const inside = marks.filter(([from]) => from >= start && from < stop);
      const good = new Set(inside.map((mark) => mark[2])).size * 10 + Math.min(inside.length, 5);
      if (inside.length && good > best[2]) best = [start, stop, good, inside[0][0]];
      start = stop;
    };
    for (const found of text.matchAll(ends)) judge(found.index + found[0].length);
    judge(text.length);
    return best;
  };
  const cut = (text, [start, end, , first]) => {
    const skip = (at) => { while (at < end && /[\s¶，,；;、。:：]/.test(text[at])) at++; return at; };
    let from = skip(start), to = end;
    if (text[to - 1] === P.m.end) to--;
    if (to - from > 2 * MOST) {
      if (first - from > MOST) {
        const near = Math.max(from, first - 40);
        const clause = text.slice(near, first).search(/[，,；;、\s](?=\S)/);
        from = clause >= 0 ? near + clause + 1 : near;
      }
      to = Math.min(to, from + 2 * MOST);
    }
    return [from, to, from > skip(start), to < end && text[to] !== P.m.end];
  };

  // The best passages of a paper: [{ zone, anchor, label, nodes }], most two, those of its facts only where there is no other.
  P.quotes = (card, terms, { inside = [], most = 2 } = {}) => {
    const found = [];
    for (const [zone, anchor, label, text] of card.passages) {
      if (inside.length && !inside.includes(zone)) continue;
      const those = terms.filter((term) => !term.own || zone === P.m.own);
      const marks = P.marks(text, those);
      if (!marks.length) continue;
      const best = sentence(text, marks, P.m.end);
      const [from, to, before, after] = cut(text, best);
      const order = best[2] - (zone === P.m.facts ? 100 : 0) + (zone === P.m.own ? 1 : 0) - P.m.ranks[zone];
      found.push({ zone, anchor, label, order, nodes: () => {
        const made = P.marked(text, marks, from, to);
        if (before) made.prepend("…");
        if (after) made.append("…");
        return made;
      } });
    }
    const sorted = found.map((quote, at) => ({ ...quote, at })).sort((a, b) => b.order - a.order || a.at - b.at);
    // Two of one zone say less than one of two.
    const picked = [];
    for (const quote of sorted) if (!picked.some(({ zone }) => zone === quote.zone)) picked.push(quote);
    const kept = picked.length > 1 ? picked.filter(({ zone }, at) => zone !== P.m.facts || at === 0) : picked;
    return kept.slice(0, most).sort((a, b) => a.at - b.at);
  };
})();
