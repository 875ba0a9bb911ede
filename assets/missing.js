// Guesses which page was meant from the letters of the address that does not exist.
(async () => {
  const place = document.getElementById("guesses");
  document.querySelector(".skip").href = `${location.pathname}#main`; // the page may have a <base>
  const plain = (text) => decodeURIComponent(text).toLowerCase().replace(/index\.html?$|\.(html?|md)$/, "").replace(/[^\p{L}\p{N}]+/gu, "");
  const pairs = (text) => new Set(text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
  const like = (a, b) => {
    const [one, two] = [pairs(a), pairs(b)];
    return (2 * [...one].filter((pair) => two.has(pair)).length) / (one.size + two.size);
  };
  const parts = location.href.replace(papernotes.home, "").replace(/[?#].*/, "").split("/").filter((part) => part && !part.startsWith("index."));
  let wanted;
  try { wanted = plain(parts.at(-1) ?? ""); } catch { return; }
  if (!wanted || wanted === "404") return;
  const found = (await papernotes.load(place.dataset.addresses)).map(([address, name]) => {
    const [folder, last] = address.split("/");
    const score = Math.max(like(wanted, plain(last)), like(wanted, name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")));
    return { address, name, score: score + (score && folder === parts[0] ? 0.1 : 0) };
  }).filter((one) => one.score >= 0.4).sort((a, b) => b.score - a.score).slice(0, 5);
  for (const { address, name } of found) {
    const link = document.createElement("a");
    link.href = `${papernotes.home}${address}index.html`;
    link.textContent = name;
    const item = document.createElement("li");
    item.append(link);
    place.querySelector("ul").append(item);
  }
  place.hidden = !found.length;
})();
