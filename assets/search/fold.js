// Text -> the letters by which it is searched, as src/papernotes/renderer/search/fold.py has them.
papernotes.search.makeFold = (cjk) => {
  const chinese = new RegExp(`[${cjk}]`, "u");
  const word = `(?:(?![${cjk}])[\\p{L}\\p{N}])`, hyphen = "[-_'’‐‑]+";
  const token = new RegExp(
    `([${cjk}]+)|${word}+(?:(?:${hyphen}(?=\\p{L})|(?<=\\p{L})${hyphen}|(?<=\\p{Nd})\\.(?=\\p{Nd}))${word}+)*`, "gu");
  const part = /(?<=(?![A-Z])\p{L})(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\p{Nd})(?=\p{L})/gu;
  const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
  const known = new Map();
  const plainly = (letter) => {
    let plain = known.get(letter);
    if (plain === undefined) {
      plain = unseen.test(letter) ? "" : /[\u03a3\u03c2]/.test(letter) ? "\u03c3"
        : letter.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
      if (plain.toLowerCase().length !== plain.length) plain = plain.toLowerCase();
      known.set(letter, plain);
    }
    return plain;
  };
  // letters; where a query may begin in them; and for each letter where in the text it comes from.
  papernotes.search.fold = (text) => {
    let plain = "", letters = "", end = 0, wordBefore = false, at = 0;
    const from = [], places = [], starts = new Set(), joins = [];
    for (const letter of text) {
      const its = plainly(letter);
      for (let unit = 0; unit < its.length; unit++) from.push(at);
      plain += its;
      at += letter.length;
    }
    for (const found of plain.matchAll(token)) {
      const start = found.index, between = plain.slice(end, start);
      if (between && letters) {
        const gap = /\S/.test(between) ? "\n\n" : wordBefore && !found[1] ? " " : "";
        for (let unit = 0; unit < gap.length; unit++) places.push(from[end]);
        letters += gap;
      }
      let offset = start;
      if (found[1]) {
        for (const letter of found[1]) { starts.add(letters.length + offset - start); offset += letter.length; }
        for (let unit = 0; unit < found[1].length; unit++) places.push(from[start + unit]);
        letters += found[1].toLowerCase();
      } else {
        for (const piece of found[0].split(/([-_'’‐‑]+)/)) {
          if (/^[-_'’‐‑]/.test(piece)) {
            joins.push(letters.length);
          } else if (piece) {
            starts.add(letters.length);
            for (const hump of piece.matchAll(part)) starts.add(letters.length + hump.index);
            for (let unit = 0; unit < piece.length; unit++) places.push(from[offset + unit]);
            letters += piece.toLowerCase();
          }
          offset += piece.length;
        }
      }
      end = start + found[0].length;
      wordBefore = !found[1];
    }
    places.push(text.length);
    return { letters, starts, places, joins };
  };
  papernotes.search.isChinese = (letter) => letter !== undefined && chinese.test(letter);
};
