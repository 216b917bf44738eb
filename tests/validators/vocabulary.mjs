// schema.org's vocabulary as types: every property exists, belongs to its type and has a value of a kind that it takes.
//
// What the site says in JSON-LD is written out as TypeScript and held against schema-dts by the compiler.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [site, work] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.join(work, "vocabulary");
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
fs.symlinkSync(path.join(here, "node_modules"), path.join(folder, "node_modules"));
fs.writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }\n');

const SCRIPT = /<script type="application\/ld\+json">(.*?)<\/script>/gs;

/** Every JSON-LD of the site, by where it stands. */
function* written() {
  for (const entry of fs.readdirSync(site, { recursive: true }).sort()) {
    if (!entry.endsWith(".html")) continue;
    const html = fs.readFileSync(path.join(site, entry), "utf8");
    for (const [, json] of html.matchAll(SCRIPT)) yield [entry, "Graph | WithContext<Thing>", JSON.parse(json)];
  }
  const feed = JSON.parse(fs.readFileSync(path.join(site, "data/claimreview.json"), "utf8"));
  yield ["data/claimreview.json", "WithContext<DataFeed>", feed];
}

/** What the compiler says to these values. */
function mistakes(name, values) {
  const lines = values.map(([where, type, value], number) => `// ${where}\nexport const v${number}: ${type} = ${JSON.stringify(value, null, 1)};`);
  const file = path.join(folder, name);
  fs.writeFileSync(file, `import type { DataFeed, Graph, Thing, WithContext } from "schema-dts";\n${lines.join("\n")}\n`);
  const flags = ["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext", "--target", "esnext"];
  try {
    execFileSync(path.join(here, "node_modules/.bin/tsc"), [...flags, file], { encoding: "utf8", cwd: folder });
    return "";
  } catch (error) {
    return error.stdout || String(error);
  }
}

const values = [...written()];
const [feed] = values.slice(-1);
assert.ok(feed[2].dataFeedElement.length > 15, "the feed has few reviews");
assert.equal(mistakes("said.ts", values), "");

// A check that finds nothing wrong anywhere would prove nothing.
const wrong = (change) => {
  const copy = structuredClone(feed);
  change(copy[2].dataFeedElement[0].item[0]);
  return mistakes("wrong.ts", [copy]);
};
assert.match(wrong((review) => (review.claimReviewd = "")), /claimReviewd/);
assert.match(wrong((review) => (review.reviewRating.reviewBody = "")), /reviewBody/);
console.log(`vocabulary: ${feed[2].dataFeedElement.length} reviews in the feed and JSON-LD at ${values.length - 1} places of pages`);
