// What axe-core finds on every kind of page, however it is shown.

import assert from "node:assert/strict";
import test from "node:test";
import axe from "axe-core";
import { LEAST, NARROW, WIDE, example, shown } from "./browser.mjs";
import { SAMPLES } from "./sites.mjs";

const stage = example();
const arabic = shown("arabic");
const catalogue = shown("catalogue", "/words-and-deeds/");

// The first sample of each kind: structure is the same in every colour and width.
const kinds = () => {
  const kindOf = (path) => stage.pages.find((page) => page.path === path).kind;
  return SAMPLES.filter((path, at) => SAMPLES.findIndex((other) => kindOf(other) === kindOf(path)) === at);
};

const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };

const violations = async (page) => {
  await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { violations } = await globalThis.axe.run(document, rules);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]}`));
  }, RULES);
};

test("there is a sample of every kind of page", () => {
  const kindsOf = (pages) => [...new Set(pages.map((page) => page.kind))].sort();
  assert.deepEqual(kindsOf(stage.pages.filter((page) => SAMPLES.includes(page.path))), kindsOf(stage.pages));
  for (const path of SAMPLES) assert.ok(stage.all.includes(path), path);
});

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [WIDE, NARROW, LEAST]) {
    test(`READER 1, 16, 17: axe finds nothing, ${colorScheme}, ${viewport.width} wide`, async () => {
      assert.deepEqual(await stage.each({ colorScheme, viewport }, viewport === WIDE ? SAMPLES : kinds(), violations), []);
    });
  }
  test(`READER 1: axe finds nothing in forced colours, ${colorScheme}`, async () => {
    assert.deepEqual(await stage.each({ colorScheme, forcedColors: "active" }, kinds(), violations), []);
  });
}

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [WIDE, LEAST]) {
    test(`axe finds nothing in the second theme, ${colorScheme}, ${viewport.width} wide`, async () => {
      assert.deepEqual(await catalogue.each({ colorScheme, viewport }, kinds(), violations), []);
    });
  }
}

test("READER 1: axe finds nothing on Arabic and Korean pages", async () => {
  assert.deepEqual(await arabic.each({ viewport: WIDE }, arabic.all, violations), []);
  assert.deepEqual(await arabic.each({ viewport: LEAST }, ["articles/bridge.html", "articles/korean.html", "commitments/bridge.html"], violations), []);
});
