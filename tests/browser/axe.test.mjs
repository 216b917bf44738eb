// What axe-core finds on every kind of page, however it is shown.

import assert from "node:assert/strict";
import test from "node:test";
import axe from "axe-core";
import { LEAST, NARROW, WIDE, example, shown } from "./browser.mjs";
import { SAMPLES } from "./sites.mjs";

const stage = example();
const arabic = shown("arabic");

const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };

const violations = async (page) => {
  await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { violations } = await globalThis.axe.run(document, rules);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]}`));
  }, RULES);
};

test("there is a sample of every kind of page", () => {
  const kinds = (pages) => [...new Set(pages.map((page) => page.kind))].sort();
  assert.deepEqual(kinds(stage.pages.filter((page) => SAMPLES.includes(page.path))), kinds(stage.pages));
  for (const path of SAMPLES) assert.ok(stage.all.includes(path), path);
});

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [WIDE, NARROW, LEAST]) {
    test(`READER 1, 16, 17: axe finds nothing, ${colorScheme}, ${viewport.width} wide`, async () => {
      assert.deepEqual(await stage.each({ colorScheme, viewport }, SAMPLES, violations), []);
    });
  }
  test(`READER 1: axe finds nothing in forced colours, ${colorScheme}`, async () => {
    assert.deepEqual(await stage.each({ colorScheme, forcedColors: "active" }, SAMPLES, violations), []);
  });
}

test("READER 1: axe finds nothing on Arabic and Korean pages", async () => {
  for (const viewport of [WIDE, LEAST]) assert.deepEqual(await arabic.each({ viewport }, arabic.all, violations), []);
});
