// An archive with a vector in every field that takes words, and everywhere in the text: an article a vector.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";

// What leaves an element of a line open or not must stay within its line.
const inLine = (vector) => vector.replace(/\n/g, " ");

const body = (vector, n) => {
  const line = inLine(vector);
  const cell = line.replaceAll("|", "\\|");
  return [
    "Here are the marked words.",
    vector,
    `Words ${line} within a line, and ${line}.`,
    `# ${line}`,
    `- ${line}\n- [ ] ${line}`,
    `> ${line}`,
    `> [!NOTE]\n> ${line}`,
    `| ${cell} | x |\n|---|:-:|\n| ${cell} | ${cell} |`,
    `${line}\n: ${line}`,
    `*${line}* **${line}** ~~${line}~~ \`${line}\``,
    `[${line}](claim:vector-${n}) [x](https://example.org/?${encodeURIComponent(line)} "${line.replaceAll('"', "&quot;")}")`,
    `![${line.replaceAll("]", "\\]")}](../static/dot.svg "${line.replaceAll('"', "&quot;")}")`,
    "```" + line.replaceAll("`", "") + "\n" + vector + "\n```",
    `    ${line}`,
    `<div>\n${vector}\n</div>`,
    `A note[^n] and [words](source:s).\n\n[^n]: ${line}`,
  ].join("\n\n");
};

const article = (vector, n) => ({
  title: `${n} ${inLine(vector)}`,
  date: "2020-01-02",
  added: "2020-01-03",
  authors: [inLine(vector)],
  summary: vector,
  places: [inLine(vector)],
  // Each makes a page: of a topic, of a publisher.
  ...(n % 4 === 0 ? { topics: [inLine(vector)], publisher: inLine(vector) } : {}),
  extra: { anything: vector },
  claims: [{
    id: `vector-${n}`,
    text: `${n} ${vector}`,
    ...(inLine(vector).length > 60 ? {} : { short: inLine(vector) }),
    quote: "the marked words",
    speaker: `speaker-${n}`,
    via: [{ speaker: "relay", date: "2020-01-02", mode: "paraphrase", source: "s" }],
    to: [`speaker-${n}`],
    due: 2021,
    conditions: [{ id: "c", type: "while", text: vector }],
    criteria: { kept_if: vector, partly_if: vector, broken_if: vector },
    readings: [{ text: vector, source: "s" }],
    sources: ["s"],
  }],
  sources: [{ id: "s", type: "article", title: vector, publisher: inLine(vector), authors: [inLine(vector)], date: "2020-01-01", url: `https://example.org/?${encodeURIComponent(vector)}` }],
  corrections: [{ date: "2020-02-01", note: vector }],
});

const followUp = (vector, n) => ({
  title: `Later ${n} ${inLine(vector)}`,
  date: "2020-03-02",
  follow_ups: [
    { claim: `vector-${n}`, date: "2020-03-01", verdict: "broken", reason: "unknown", note: vector, by: [inLine(vector)], sources: ["t"] },
  ],
  sources: [{ id: "t", type: "article", title: vector, publisher: inLine(vector), date: "2020-03-01", url: "https://example.org/t" }],
});

export const writeHostile = (folder, vectors, rawHtml) => {
  const put = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const page = (front, text) => `---\n${stringify(front)}---\n${text}\n`;
  const all = '"><img src=x onerror=ran()><script>ran()</script></title></script>';
  put("archive.yaml", stringify({
    title: all, description: all, base_url: "https://example.org/", authors: [all], license: all, raw_html: rawHtml,
    menu: [{ title: "\"><img src=x onerror=ran()>", url: "/status.html" }],
    topics: { t: { name: all, description: all } },
    scales: { commitment: [{ id: "broken", label: all, symbol: "<", meaning: all, class: "settled", rating: 1 }] },
    lints: { "no-archived-copy": "off" },
  }));
  put("content/static/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
  put("content/index.md", vectors.join("\n\n"));
  put("content/pages/about.md", page({ title: all, menu: true, summary: all }, vectors.join("\n\n")));
  put("content/speakers/relay.md", page({ name: all, role: all }, all));
  vectors.forEach((vector, n) => {
    put(`content/speakers/speaker-${n}.md`, page({ name: `${n} ${inLine(vector)}`, role: inLine(vector) }, vector));
    put(`content/articles/2020-01-02-vector-${n}.md`, page(article(vector, n), body(vector, n)));
    put(`content/articles/2020-03-02-later-${n}.md`, page(followUp(vector, n), `[${inLine(vector)}](claim:vector-${n}) and ${inLine(vector)}`));
  });
};
