// The sources by Citation.js: as CSL-JSON, as BibTeX, and as a bibliography.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

const folder = process.argv[2];
const read = (name) => fs.readFileSync(path.join(folder, name), "utf8");

const written = JSON.parse(read("sources.json"));
assert.ok(written.length > 60, `${written.length} sources`);
assert.equal(plugins.input.type(written), "@csl/list+object");
const fromJson = new Cite(written);
const fromBibtex = new Cite(read("sources.bib"), { forceType: "@biblatex/text" });

const items = fromJson.data;
const others = new Map(fromBibtex.data.map((item) => [item.id ?? item["citation-key"], item]));
assert.equal(others.size, items.length);
for (const item of items) {
  const other = others.get(item.id);
  assert.ok(other, `${item.id} is not in sources.bib`);
  for (const field of ["title", "URL"]) assert.equal(other[field], item[field], `${field} of ${item.id}`);
  const names = (one) => (one.author ?? []).map((name) => name.literal ?? name.family);
  assert.deepEqual(names(other), names(item), `authors of ${item.id}`);
  const day = (one) => one.issued?.["date-parts"]?.[0];
  if (item.issued && !item.issued.season) assert.deepEqual(day(other), day(item), `date of ${item.id}`);
}

const bibliography = fromJson.format("bibliography", { format: "text", template: "apa" });
const entries = bibliography.split("\n").filter((line) => line.trim());
assert.equal(entries.length, items.length);
assert.ok(!/undefined|NaN|\[object/.test(bibliography), bibliography);
console.log(`references: ${items.length} sources, the same in CSL-JSON and BibTeX, set as a bibliography`);
