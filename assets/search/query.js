// What somebody typed -> terms, and fields to filter by.
(() => {
  const P = papernotes.search;
  const FIELDS = ["topic", "tag", "venue", "year", "status", "has", "mine", "in"];
  const SAME = { 主题: "topic", 标签: "tag", 会议: "venue", 发表: "venue", 年份: "year", 年: "year", 状态: "status", 有: "has", 我: "mine" };
  P.FIELDS = FIELDS;
  P.FIELD = new RegExp(`^(${[...FIELDS, ...Object.keys(SAME)].join("|")})[:：](.*)$`, "is");
  const TOKEN = /([^\s:："“”]+[:：])(?=\s|$)|([^\s:："“”]+[:：])?(?:"([^"]*)("?)|“([^”]*)(”?)|([^\s"“]+))/g;

  // Each with where it stands, so that it can be replaced.
  P.tokens = (text) => [...text.matchAll(TOKEN)].map((found) => {
    const quoted = found[3] ?? found[5];
    const closed = Boolean(found[4] || found[6]);
    const lead = found[1] ?? found[2] ?? "";
    const named = P.FIELD.exec(lead);
    const rest = quoted ?? found[7] ?? "";
    const field = named && (SAME[named[1]] ?? named[1].toLowerCase());
    const value = field ? rest : (quoted === undefined ? lead + rest : rest);
    return { field, value, quoted: quoted !== undefined, closed, start: found.index, end: found.index + found[0].length };
  });

  P.parse = (text) => {
    const query = { terms: [], filters: [], own: false };
    for (const { field, value, quoted, closed } of P.tokens(text)) {
      if (field && field !== "mine") {
        if (value) query.filters.push({ field, value });
        continue;
      }
      if (field === "mine" && !value) {
        query.own = true;
        query.filters.push({ field: "has", value: "mine" });
        continue;
      }
      const folded = P.fold(value), own = field === "mine";
      // What is quoted stays in a row, over commas too; else each side of a comma is a term.
      const pieces = folded.letters.split("\n\n").filter(Boolean);
      const spread = (piece) => {
        const at = folded.letters.indexOf(piece);
        const joins = folded.joins.filter((join) => join > at && join < at + piece.length).map((join) => join - at);
        return joins.reduceRight((word, join) => `${word.slice(0, join)} ${word.slice(join)}`, piece);
      };
      if (quoted && pieces.length) query.terms.push({ ways: [pieces], exact: closed, quoted, own, text: value });
      else for (const piece of pieces.flatMap((one) => one.split(" "))) {
        const apart = spread(piece);
        query.terms.push({ ways: apart === piece ? [[piece]] : [[piece], [apart]], exact: false, quoted, own, text: piece });
      }
    }
    if (query.own) for (const term of query.terms) term.own = true;
    return query;
  };

  const plain = (text) => P.fold(String(text)).letters.replace(/\s+/g, " ");
  const years = (value) => {
    const [, from, to] = /^[>≥]?=?(\d{4})?\s*(?:[-–~]|\.\.)?\s*(\d{4})?$/.exec(value) ?? [];
    if (/^[>≥]/.test(value)) return [Number(from), 9999];
    if (/^[<≤]/.test(value)) return [1, Number(value.replace(/\D/g, ""))];
    if (!from && !to) return [0, -1];
    return /[-–~.]/.test(value) ? [Number(from ?? 1), Number(to ?? 9999)] : [Number(from), Number(from)];
  };
  // Which papers a filter keeps, as a question to ask of each row of fields.
  P.keeps = ({ field, value }, fields) => {
    const wanted = plain(value), { m } = P;
    const named = (names) => {
      const same = names.map((name) => plain(name) === wanted);
      return same.includes(true) ? same : names.map((name) => plain(name).includes(wanted));
    };
    if (field === "year") { const [from, to] = years(value); return (row) => row.year >= from && row.year <= to; }
    if (field === "status") {
      const at = m.codes.findIndex((code, number) => [code, m.statuses[number]].map(plain).includes(wanted));
      return (row) => row.status === at;
    }
    if (field === "has") {
      const bit = m.has.findIndex((name) => [name, m.say[name], m.say.mine].slice(0, name === "mine" ? 3 : 2).map(plain).includes(wanted) || plain(name) + "s" === wanted);
      return (row) => bit >= 0 && (row.has >> bit) % 2 === 1;
    }
    if (field === "venue") { const kept = named(fields.venues); return (row) => row.venue >= 0 ? kept[row.venue] : wanted === plain(m.say.unknown); }
    if (field === "tag") {
      // A tag holds those nested in it.
      const whole = fields.tags.map((tag) => tag.split("/").some((_, at, parts) => plain(parts.slice(0, at + 1).join("/")) === wanted || plain(parts[at]) === wanted));
      const kept = whole.includes(true) ? whole : named(fields.tags);
      return (row) => row.tags.some((tag) => kept[tag]);
    }
    if (field === "topic") {
      const whole = fields.topics.map((path) => path.some((name) => plain(name) === wanted) || plain(path.join("/")) === wanted);
      const kept = whole.includes(true) ? whole : fields.topics.map((path) => path.some((name) => plain(name).includes(wanted)));
      return (row) => row.topic >= 0 ? kept[row.topic] : wanted === plain(m.say.unknown);
    }
    return () => true;
  };
  P.zoneNamed = (value) => {
    const wanted = plain(value);
    return P.m.labels.findIndex((label, zone) => label && (plain(label) === wanted || P.m.zoneNames[zone] === value));
  };
})();
