// A query -> the papers that answer it, best first.
(() => {
  const P = papernotes.search;
  const LITTLE = 3; // papers below which a word may be a typing error

  // The papers in which a term stands: places in each, or only the ranks of its zones.
  const look = async (pieces, whole) => {
    let found = await P.find(pieces[0], pieces.length > 1 || whole);
    let distance = pieces[0].length + 2;
    for (const piece of pieces.slice(1)) {
      found = { papers: P.follow(found.papers, (await P.find(piece, true)).papers, distance) };
      distance += piece.length + 2;
    }
    return found;
  };
  const kept = ({ papers, ranks }, exact, own) => {
    const made = new Map();
    if (ranks) {
      for (const [paper, mask] of ranks) if (!own || mask & 16) made.set(paper, { mask: own ? 4 : mask & 15, places: [] });
    } else {
      for (const [paper, places] of papers) {
        const those = exact || own ? places.filter((place) => (!exact || P.isExact(place)) && (!own || P.zoneOf(place) === P.m.own)) : places;
        if (those.length) made.set(paper, { mask: 0, places: those });
      }
    }
    return made;
  };
  const joined = (one, two) => {
    for (const [paper, hit] of two) {
      const there = one.get(paper);
      one.set(paper, there ? { mask: there.mask | hit.mask, places: [...new Set([...there.places, ...hit.places])].sort((a, b) => a - b) } : hit);
    }
    return one;
  };
  const searched = async (term, whole) => {
    // Where words end stands only with the places; Chinese has no such end.
    const places = (pieces) => whole || (term.exact && !P.isChinese(pieces.at(-1).at(-1)));
    const found = await Promise.all(term.ways.map((pieces) => look(pieces, places(pieces))));
    return found.map((one) => kept(one, term.exact, term.own)).reduce(joined);
  };

  // Letters to change, take, put in or swap, up to so many; more is all the same.
  const edits = (one, two, most) => {
    if (Math.abs(one.length - two.length) > most) return most + 1;
    let before, last = Array.from({ length: two.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= two.length; j++) {
        const same = one[i - 1] === two[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      before = last;
      last = row;
    }
    return last[two.length];
  };
  const spelt = async (word) => {
    const most = word.length >= 8 ? 2 : 1;
    const [[first], [, last]] = await Promise.all([P.wordsOf(word[0]), P.wordsOf(word.at(-1))]);
    return [...new Set([...first, ...last])]
      .map((other) => ({ other, far: edits(word, other, most) }))
      .filter(({ other, far }) => far && far <= most && !other.startsWith(word))
      .sort((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))
      .slice(0, 6).map(({ other }) => other);
  };

  // What stands for a term, or for some terms in a row, where it does not stand itself.
  const weakly = async (terms, hits) => {
    const made = [];
    const add = async (from, to, ways, why, exact) => {
      const papers = new Map();
      for (const letters of ways) {
        const found = await look(letters.split("\n\n"), exact);
        joined(papers, kept(found, exact, terms[from].own));
      }
      if (papers.size) made.push({ from, to, papers, ways, why });
    };
    for (let from = 0; from < terms.length; from++) {
      for (let to = from; to < Math.min(terms.length, from + 5); to++) {
        const row = terms.slice(from, to + 1);
        if (row.some((term) => term.ways[0].length > 1 || (term.quoted && to > from))) break;
        const name = row.map((term) => term.ways[0][0]).join(" ");
        const others = await P.otherNames(name);
        if (others.length) await add(from, to, others.map((other) => P.fold(other).letters).filter(Boolean), "other", false);
      }
    }
    for (const [at, { ways: [[word]], quoted }] of terms.entries()) {
      if (quoted || hits[at].size >= LITTLE || word.length < 4 || /[\s\d]/.test(word) || [...word].some(P.isChinese)) continue;
      const ways = await spelt(word);
      if (ways.length) await add(at, at, ways, "spelt", true);
    }
    return made;
  };

  // How well a paper answers: small is good. Ranks first, then how near the terms stand, then how often.
  const near = (lists) => {
    let sum = 0;
    for (let at = 1; at < lists.length; at++) {
      const [one, two] = [lists[at - 1], lists[at]];
      let least = Infinity, i = 0, j = 0;
      while (i < one.length && j < two.length) {
        if (P.zoneOf(one[i]) === P.zoneOf(two[j])) least = Math.min(least, Math.abs(P.offsetOf(one[i]) - P.offsetOf(two[j])));
        if (one[i] < two[j]) i++; else j++;
      }
      sum += least <= 12 ? 0 : least <= 40 ? 1 : least <= 160 ? 2 : least < Infinity ? 3 : 4;
    }
    return sum;
  };
  const rank = ({ mask, places }) => {
    let best = mask & 1 ? 1 : mask & 2 ? 4 : mask & 4 ? 6 : mask & 8 ? 8 : 10;
    for (const place of places) {
      const rank = P.m.ranks[P.zoneOf(place)];
      const cost = (rank ? 2 + rank * 2 : P.offsetOf(place) ? 1 : 0) + (P.isExact(place) ? 0 : 1);
      if (cost < best) best = cost;
    }
    return best;
  };

  P.answer = async (text) => {
    await P.opened;
    const query = P.parse(text), { terms } = query;
    const inside = query.filters.filter(({ field }) => field === "in").map(({ value }) => P.zoneNamed(value));
    const filters = query.filters.filter(({ field }) => field !== "in");
    const fields = filters.length || !terms.length ? await P.fieldsRead() : null;
    const tests = fields ? filters.map((filter) => P.keeps(filter, fields)) : [];
    const hits = await Promise.all(terms.map((term) => searched(term, inside.length > 0)));
    if (inside.length) for (const hit of hits) {
      for (const [paper, its] of hit) {
        const places = its.places.filter((place) => inside.includes(P.zoneOf(place)));
        if (places.length) hit.set(paper, { mask: 0, places }); else hit.delete(paper);
      }
    }
    const weak = inside.length ? [] : await weakly(terms, hits);
    const started = performance.now();
    const found = [];
    const consider = (paper) => {
      if (tests.length && paper >= P.m.papers) return; // a note is no paper: it has no fields
      if (!tests.every((test) => test(fields.rows[paper]))) return;
      const lists = [];
      let cost = 0, count = 0, why = null;
      for (let at = 0; at < terms.length; at++) {
        let hit = hits[at].get(paper);
        if (!hit) {
          const other = weak.find(({ from, to, papers }) => from <= at && at <= to && papers.has(paper));
          if (!other) return;
          hit = other.papers.get(paper);
          why ??= other;
        }
        cost += rank(hit);
        count += hit.places.length || 1;
        if (hit.places.length) lists.push(hit.places);
      }
      found.push({ paper, why, cost, near: near(lists), often: Math.floor(Math.log2(count || 1)), places: lists });
    };
    if (terms.length) {
      const all = hits.map((hit, at) => {
        const others = weak.filter(({ from, to }) => from <= at && at <= to);
        return others.length ? new Set([hit, ...others.map(({ papers }) => papers)].flatMap((papers) => [...papers.keys()])) : hit;
      });
      const fewest = all.reduce((least, papers) => (papers.size < least.size ? papers : least));
      for (const paper of fewest.keys()) consider(paper);
    } else if (filters.length) {
      for (let paper = 0; paper < P.m.papers; paper++) consider(paper);
    }
    found.sort((a, b) => Boolean(a.why) - Boolean(b.why) || a.cost - b.cost || a.near - b.near || b.often - a.often || a.paper - b.paper);
    return { query, text, found, weak, inside, took: performance.now() - started };
  };
})();
