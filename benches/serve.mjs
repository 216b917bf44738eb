// How long `afterword serve` takes until its first page, and from a saved file to its page.
//
//   cargo build --release
//   cargo bench --bench build -- only-archive DIR 10000
//   node benches/serve.mjs target/release/afterword DIR
//
// Printed are the first answer, then the medians of saves of each kind: the bytes of the file are on disk, and the page
// that shows them has been received whole. The archive is left as it was.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [program, root] = process.argv.slice(2);
const SAVES = 15;

const started = performance.now();
const server = spawn(program, ["serve", "--root", root, "--port", "0", "--as-of", "2026-01-01"], { stdio: ["ignore", "ignore", "pipe"] });
const base = await new Promise((found, failed) => {
  let said = "";
  server.stderr.on("data", (piece) => {
    said += piece;
    const url = said.match(/http:\/\/[^/\s]+/);
    if (url) found(url[0]);
  });
  server.on("exit", () => failed(new Error(said)));
});

const get = async (path) => (await fetch(base + path)).text();
await get("/");
console.log(`first page            ${(performance.now() - started).toFixed(0)} ms`);

const year = join(root, "content/articles/2014");
const file = join(year, readdirSync(year).sort()[7]);
const slug = file.match(/\d+-\d+-\d+-(.*)\.md$/)[1];
const original = readFileSync(file, "utf8");
// However this ends, the server ends with it, and the archive is as it was.
process.on("exit", () => {
  server.kill();
  writeFileSync(file, original);
});

/* From the save until the page has the words, as a browser asks: wait for another version, then ask for the page. */
const shown = async (text, words) => {
  let { version } = JSON.parse(await get("/.afterword/events?version=none"));
  const start = performance.now();
  writeFileSync(file, text);
  for (;;) {
    ({ version } = JSON.parse(await get(`/.afterword/events?version=${version}`)));
    if ((await get(`/articles/${slug}.html`)).includes(words)) return performance.now() - start;
  }
};

const kinds = {
  "a word of the body": (words) => `${original}\n${words}\n`,
  "the title": (words) => original.replace(/^title: .*$/m, `title: ${words}`),
  // What others may name or share: all is joined anew.
  "a heading": (words) => `${original}\n## ${words}\n`,
  "a topic": (words) => original.replace(/^topics: .*$/m, `topics: [${words}]`),
};
for (const [name, edit] of Object.entries(kinds)) {
  const times = [];
  for (let save = 0; save < SAVES; save += 1) times.push(await shown(edit(`Saved ${name} ${save}`), `Saved ${name} ${save}`));
  times.sort((a, b) => a - b);
  const [first, middle, last] = [times[0], times[SAVES >> 1], times[SAVES - 1]].map((time) => time.toFixed(0));
  console.log(`${name.padEnd(21)} ${middle} ms (${first} to ${last})`);
}
process.exit();
