// The index as its files have it: which are loaded for a query, and what stands in them.
(() => {
  const P = papernotes.search, files = new Map(), waiting = new Map();
  const DIGIT = new Int8Array(128).fill(-1), ZONE = new Int8Array(128).fill(-1);
  let heads, tooLong;

  // A file once: a script that calls one of the functions below. It may come from disk, where nothing else loads.
  const file = (key) => {
    if (!files.has(key)) {
      files.set(key, new Promise((done, failed) => {
        const script = document.createElement("script");
        waiting.set(key, done);
        script.src = `${P.root}search/${key}.js${P.m ? `?${P.m.v}` : ""}`;
        script.onload = () => script.remove();
        script.onerror = () => { files.delete(key); failed(new Error(key)); };
        document.head.append(script);
      }));
    }
    return files.get(key);
  };
  const got = (key, value) => waiting.get(key)?.(value);
  const lines = (text) => {
    const keys = [], said = [];
    let key = "";
    for (const line of text ? text.split("\n") : []) {
      const tab = line.indexOf("\t");
      key = key.slice(0, DIGIT[line.charCodeAt(0)]) + (tab < 0 ? line.slice(1) : line.slice(1, tab));
      keys.push(key);
      said.push(tab < 0 ? "" : line.slice(tab + 1));
    }
    return { keys, said };
  };
  P.shard = (at, text) => got(`s/${at}`, lines(text));
  P.words = (at, first, last) => got(`w/${at}`, [lines(first).keys, lines(last).keys]);
  P.paper = (at, [href, name, title, aliases, published, status, passages]) =>
    got(`p/${at}`, { at, href, name, title, aliases, published, status, passages });
  P.fields = (fields) => got("fields", fields);
  P.index = (m) => {
    P.m = m;
    heads = m.heads.split("\n");
    [...m.digits].forEach((digit, value) => { DIGIT[digit.charCodeAt()] = value; });
    [...m.zones].forEach((zone, value) => { ZONE[zone.charCodeAt()] = value; });
    P.makeFold(m.cjk);
    tooLong = new RegExp(`([^ ${m.cjk}]{${m.longest}})[^ ${m.cjk}]+`, "gu");
    got("index", m);
  };
  P.opened = file("index");
  P.card = (at) => file(`p/${at}`);
  P.wordsOf = (letter) => file(`w/${letter.charCodeAt() % P.m.words}`);

  // A number, and where the next begins.
  let next = 0;
  const number = (text) => {
    const digit = DIGIT[text.charCodeAt(next++)], base = P.m.digits.length;
    const more = (count) => { let value = 0; while (count--) value = value * base + DIGIT[text.charCodeAt(next++)]; return value; };
    if (digit < 30) return digit;
    if (digit < 70) return 30 + (digit - 30) * base + more(1);
    const two = 30 + 40 * base;
    return digit < base - 1 ? two + (digit - 70) * base ** 2 + more(2) : two + 2 * base ** 2 + more(5);
  };
  P.fieldsRead = async () => {
    const fields = await file("fields");
    if (!fields.rows) {
      const text = fields.papers;
      fields.rows = [];
      for (next = 0; next < text.length;) {
        const topic = number(text), venue = number(text), year = number(text), flags = number(text), tags = [];
        for (let count = number(text); count; count--) tags.push(number(text) - 1);
        fields.rows.push({ topic: topic - 1, venue: venue - 1, year: year && year + 1900, status: flags & 3, has: flags >> 2, tags });
      }
    }
    return fields;
  };

  // A place is one number: zone, offset, and whether the word ends where the query does.
  const AT = 2, IN = 2 ** 26;
  P.zoneOf = (place) => Math.floor(place / IN);
  P.offsetOf = (place) => (place % IN) >> 1;
  P.isExact = (place) => place % 2 === 1;
  const readPlaces = (text, exact, papers) => {
    let zone = 0, paper = 0, offset = 0, list;
    for (next = 0; next < text.length;) {
      const code = text.charCodeAt(next);
      if (ZONE[code] >= 0) { zone = ZONE[code]; paper = -1; list = undefined; next++; continue; }
      const step = number(text);
      offset = step ? number(text) : offset + number(text);
      paper += step;
      if (step || !list) { list = papers.get(paper); if (!list) papers.set(paper, list = []); }
      list.push(zone * IN + offset * AT + exact);
    }
  };
  const readPapers = (text) => {
    const ranks = new Map();
    let paper = -1;
    for (next = 0; next < text.length;) { paper += number(text); ranks.set(paper, DIGIT[text.charCodeAt(next++)]); }
    return ranks;
  };

  const lastBefore = (key, orAt) => {
    let low = 0, high = heads.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (heads[middle] < key || (orAt && heads[middle] === key)) low = middle; else high = middle - 1;
    }
    return low;
  };
  const shardOf = (key) => lastBefore(key, true);
  const said = async (key) => {
    const shard = await file(`s/${shardOf(key)}`);
    const at = lower(shard.keys, key);
    return shard.keys[at] === key ? shard.said[at] : undefined;
  };
  const lower = (keys, key) => {
    let low = 0, high = keys.length;
    while (low < high) { const middle = (low + high) >> 1; if (keys[middle] < key) low = middle + 1; else high = middle; }
    return low;
  };
  P.otherNames = async (letters) => (await said(`${letters}=`))?.split("\v") ?? [];

  // All places where those letters stand: { papers } by number, or only { ranks } where the places would be too many.
  const known = new Map();
  P.find = (letters, whole) => {
    const key = (whole ? "+" : "-") + letters;
    if (!known.has(key)) known.set(key, find(letters, whole).catch((error) => { known.delete(key); throw error; }));
    return known.get(key);
  };
  const ended = (key, length) => length >= key.length || P.isChinese(key[length - 1]) || /[ |]/.test(key[length]) || P.isChinese(key[length]);
  const find = async (letters, whole) => {
    letters = letters.replace(tooLong, "$1");
    const first = shardOf(letters), last = lastBefore(`${letters}\uffff`, true);
    if (!whole && last > first) {
      const listed = await said(`${letters}!`);
      if (listed) return { ranks: readPapers(listed) };
    }
    const shards = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => file(`s/${first + at}`)));
    const papers = new Map();
    let found = 0;
    for (const { keys, said } of shards) {
      for (let at = lower(keys, letters); at < keys.length && keys[at].startsWith(letters); at++) {
        const end = keys[at].at(-1);
        if (end === "!" || end === "=") continue;
        found++;
        readPlaces(said[at], ended(keys[at], letters.length) ? 1 : 0, papers);
      }
    }
    if (found > 1) for (const places of papers.values()) places.sort((a, b) => a - b);
    return found ? { papers } : { papers: await goneOn(letters, first) };
  };

  // The letters go on beyond the key that holds their places: those of them where the rest follows.
  const goneOn = async (letters, shard) => {
    for (let length = letters.length - 1; length > 0; length--) {
      const before = letters[length - 1], after = letters[length];
      if (before === " " || !(after === " " || P.isChinese(before) || P.isChinese(after))) continue;
      if (length === 1 && P.isChinese(before) && P.isChinese(after)) continue;
      const key = letters.slice(0, length), next = heads[shard];
      if (shardOf(key) !== shard && next.startsWith(key) && next.length > length && (next[length] === " " || P.isChinese(next[length]))) continue;
      const held = await said(key);
      if (held === undefined) continue;
      const start = after === " " ? length + 1 : length, begun = new Map();
      readPlaces(held, 0, begun);
      const rest = await P.find(letters.slice(start), true);
      return P.follow(begun, rest.papers, start);
    }
    return new Map();
  };
  // The places of the first from which the second stands so many letters on, exact where that is.
  P.follow = (begun, rest, distance) => {
    const papers = new Map();
    for (const [paper, places] of begun) {
      const there = rest.get(paper);
      if (!there) continue;
      const ends = new Map(there.map((place) => [place - place % 2, place % 2]));
      const kept = [];
      for (const place of places) {
        const end = ends.get(place - place % 2 + distance * AT);
        if (end !== undefined) kept.push(place - place % 2 + end);
      }
      if (kept.length) papers.set(paper, kept);
    }
    return papers;
  };
})();
