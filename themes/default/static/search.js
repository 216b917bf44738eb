/* Full-text search. The index lies beside the site; without a server it can't be read, and the page keeps its list of all claims. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-index]");
  if (!form || location.protocol === "file:") return;

  const field = form.querySelector("[name=q]");
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const status = form.querySelector("[role=status]");
  const list = form.querySelector("[data-results]");
  const force = form.querySelector("[data-force]");
  const more = form.querySelector("[data-more]");
  const results = form.querySelector("#results");
  const all = document.querySelector(".all");
  const say = form.dataset;
  const index = new URL(say.index, location.href);
  const root = new URL("../", index);
  const page = 20;
  const letters = 180;
  let engine = null;
  let asked = 0;

  /* Until something is asked for, the list of all claims stands where the results will be. */
  results.append(all);
  form.hidden = false;
  all.querySelector("[data-note]").hidden = true;
  if (matchMedia("(max-width: 39.99rem)").matches) form.querySelector("details")?.removeAttribute("open");

  /* The index lies in parts. The first one brings the library, which works beside the page and is asked by messages. */
  const open = async () => {
    const answer = await fetch(index, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${index}: ${answer.status}`);
    const folders = (await answer.json()).map((folder) => new URL(folder + "/", root).pathname);
    if (!folders.length) return [];
    const worker = new Worker(folders[0] + "pagefind-worker.js");
    const waiting = new Map();
    worker.addEventListener("message", ({ data: { id, result, error } }) => {
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (error) reject(new Error(error));
      else resolve(result);
    });
    worker.addEventListener("error", () => {
      waiting.forEach(({ reject }) => reject(new Error("the library did not start")));
      engine = null;
    });
    let sent = 0;
    const call = (instanceId, method, ...args) => new Promise((resolve, reject) => {
      const id = String(++sent);
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, instanceId, method, args });
    });
    /* In this mode a result says which words of the index it was found by. */
    const start = async (folder) => {
      await call(folder, "init", { basePath: folder, primary: true, language: "und" });
      await call(folder, "enterPlaygroundMode");
      return { search: (...query) => call(folder, "search", ...query), read: (id) => call(folder, "getData", id) };
    };
    const first = await start(folders[0]);
    return [first, ...(await Promise.all(folders.slice(1).map(start)))];
  };
  const load = () => (engine ??= open().catch((error) => { engine = null; throw error; }));

  /* Chinese, Japanese, Korean and Thai stand in the index as pairs of neighbouring letters, and are looked for so. A piece
     that ends with a joiner has no blank behind it; of a pair only the first letter is text, the second is the next piece's. */
  const joiner = "\u2060";
  const paired = "[\u{e00}-\u{eff}\u{1000}-\u{109f}\u{1780}-\u{17ff}\u{3005}-\u{3007}\u{3041}-\u{30fa}\u{30fc}-\u{30ff}\u{31f0}-\u{31ff}\u{3400}-\u{4dbf}\u{4e00}-\u{9fff}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{ff66}-\u{ff9f}\u{20000}-\u{323af}]";
  const first = new RegExp(`^${paired}\\p{M}*`, "u");
  const run = new RegExp(`(?:${paired}\\p{M}*)+`, "gu");
  const letter = new RegExp(`${paired}\\p{M}*`, "gu");

  const pairs = (text) => {
    const found = text.match(letter);
    return found.length < 2 ? text : found.slice(1).map((next, place) => found[place] + next).join(" ");
  };
  const asPairs = (query) => query.normalize("NFC").replace(run, (text) => ` ${pairs(text)} `).trim();

  /* A Korean word as it is asked for may end otherwise than where it stands: 정상회담을, 정상회담이. */
  const particle = /(\p{Script=Hangul}{2,}?)(?:에서는|에게서|으로는|에서|에게|까지|부터|으로|이나|은|는|이|가|을|를|의|에|와|과|도|만|로|나)(?!\p{Script=Hangul})/gu;
  const bare = (query) => query.normalize("NFC").replace(particle, "$1");

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /* The pieces of a text as they are read: [text, hit]. A hit on a pair is one on its second letter too. */
  const read = (content, hits) => {
    let pair = false;
    return content.split(" ").map((piece, place) => {
      const glued = piece.endsWith(joiner);
      const start = piece.match(first)?.[0];
      const hit = hits.has(place) || (pair && hits.has(place - 1));
      pair = glued && start !== undefined && piece.length > start.length + 1;
      return [glued ? start ?? piece.slice(0, -1) : piece + " ", hit];
    });
  };
  const plain = (content) => read(content, new Set()).map(([text]) => text).join("").trim();

  /* From the place with the most hits close together, and a few words before it. Hits that touch are one mark. */
  const excerpt = (content, locations) => {
    const pieces = read(content, new Set(locations));
    const window = (start) => {
      let [end, length, hits] = [start, 0, 0];
      while (end < pieces.length && length < letters) {
        length += pieces[end][0].length;
        hits += pieces[end][1] ? 1 : 0;
        end += 1;
      }
      return { start, end, hits };
    };
    const starts = locations.length ? locations : [0];
    const best = starts.map(window).reduce((one, other) => (other.hits > one.hits ? other : one));
    let start = best.start;
    for (let length = 0; start > 0 && length < letters / 4; start -= 1) length += pieces[start - 1][0].length;
    const shown = pieces.slice(start, Math.max(best.end, window(start).end));
    const parts = [];
    for (const [text, hit] of shown) {
      const last = parts.at(-1);
      if (last && last.hit === hit) last.text += text;
      else parts.push({ text, hit });
    }
    const made = parts.flatMap(({ text, hit }) => {
      if (!hit) return [text];
      const word = text.replace(/[^\p{L}\p{N}\p{M}]+$/u, "");
      return [element("mark", "", word), text.slice(word.length)];
    });
    return [start > 0 ? "… " : "", ...made, start + shown.length < pieces.length ? "…" : ""];
  };

  /* A filter's value is in the index as an id; its word and its mark stand beside its box. */
  const label = (name, value) => boxes.find((box) => box.name === name && box.value === value)?.closest("label").querySelector("[data-label]");

  const result = ({ raw_url: url, meta, content, locations, filters }) => {
    const link = element("a", "", plain(meta.title));
    link.href = new URL(url, root);
    const value = (name) => filters[name]?.[0];
    const word = (name) => label(name, value(name))?.textContent ?? value(name);
    const mark = label("status", value("status"))?.querySelector(".mark");
    const sum = element("p", "meta", ...excerpt(content, locations));
    if (value("language")) {
      [link, sum].forEach((part) => {
        part.lang = value("language");
        part.dir = "auto";
      });
    }
    const tag = element("p", "tag");
    if (mark) tag.append(mark.cloneNode(true), " ");
    tag.append(element("span", "meta", [word("kind"), word("year")].filter(Boolean).join(" · ")));
    return element("li", "", tag, element("p", "", link), sum);
  };

  const chosen = () => boxes.filter((box) => box.checked);

  const address = (boxes) => {
    const query = new URLSearchParams();
    if (field.value.trim()) query.set("q", field.value.trim());
    boxes.forEach((box) => query.append(box.name, box.value));
    return query.size ? "?" + query : location.pathname;
  };

  const inForce = () => {
    force.replaceChildren(...chosen().map((box) => {
      const link = element("a", "", say.remove.replace("{filter}", label(box.name, box.value).textContent));
      link.href = address(chosen().filter((other) => other !== box));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        box.checked = false;
        ask();
        results.focus();
      });
      return element("li", "", link);
    }));
    force.hidden = force.children.length === 0;
  };

  const count = (n) => {
    const form = new Intl.PluralRules(say.lang).select(n);
    return (say[form] || say.other).replace("{n}", n.toLocaleString(say.lang));
  };

  /* Where a part has no word that begins with what was asked for, the library takes the longest word that this begins with.
     Such results are none: they would come from every part but the one that has the word. */
  const isFound = (keywords, { scores = [], verbose_meta_scores: titles = [] }) => {
    const words = [...scores.map((score) => score.search_term), ...titles.flatMap((title) => title.matched_terms)];
    const composed = words.map((word) => word.normalize("NFC"));
    return keywords.every((keyword) => composed.some((word) => word.startsWith(keyword.normalize("NFC"))));
  };
  const look = async (words, filters) => {
    /* Words in quotes are found as they are or not at all. */
    const isPhrase = /^\s*".+"\s*$/.test(words);
    const answers = (await load()).map(async (part) => {
      const { results, search_keywords: keywords = [] } = await part.search(words || null, { filters });
      return results.filter((hit) => isPhrase || isFound(keywords, hit)).map(({ score, data }) => ({ score, read: () => part.read(data) }));
    });
    return (await Promise.all(answers)).flat().sort((one, other) => other.score - one.score);
  };
  const find = async (query, filters) => {
    const found = await look(asPairs(query), filters);
    return found.length || bare(query) === query ? found : look(asPairs(bare(query)), filters);
  };

  const ask = async () => {
    const turn = ++asked;
    const query = field.value.trim();
    history.replaceState(null, "", address(chosen()));
    inForce();
    const idle = !query && chosen().length === 0;
    all.hidden = !idle;
    list.hidden = idle;
    if (idle) {
      status.textContent = "";
      list.replaceChildren();
      more.parentElement.hidden = true;
      return;
    }
    const filters = {};
    chosen().forEach((box) => { (filters[box.name] ??= { any: [] }).any.push(box.value); });
    try {
      status.textContent = say.loading;
      const found = await find(query, filters);
      if (turn !== asked) return;
      list.replaceChildren();
      status.textContent = found.length ? count(found.length) : say.none.replace("{words}", query);
      const next = async () => {
        const start = list.children.length;
        const data = await Promise.all(found.slice(start, start + page).map((hit) => hit.read()));
        if (turn !== asked) return;
        list.append(...data.map(result));
        more.parentElement.hidden = list.children.length >= found.length;
        if (start) list.children[start]?.querySelector("a").focus();
      };
      more.onclick = next;
      await next();
    } catch {
      if (turn !== asked) return;
      status.textContent = say.failed;
      all.hidden = false;
      list.hidden = true;
    }
  };

  let typing = 0;
  field.addEventListener("focus", () => load().catch(() => {}), { once: true });
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(ask, 250);
  });
  boxes.forEach((box) => box.addEventListener("change", ask));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    ask();
  });

  const query = new URLSearchParams(location.search);
  field.value = query.get("q") || "";
  boxes.forEach((box) => { box.checked = query.getAll(box.name).includes(box.value); });
  if (field.value || chosen().length) ask();
})();
