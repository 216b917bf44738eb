// What a page is without scripts, what it asks for, how much it weighs, and whether it moves while it loads.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { LEAST, NARROW, WIDE, example } from "./browser.mjs";
import { SAMPLES } from "./sites.mjs";

const stage = example();

// The words of a page, but for those on buttons that a script adds.
const words = (page) =>
  page.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
    document.querySelectorAll("button").forEach((button) => button.remove());
    return document.body.innerText.replace(/\s+/g, " ").trim();
  });

test("READER 10: the same words with scripts and without", async () => {
  // The search page is another matter: there a script searches.
  const paths = SAMPLES.filter((path) => path !== "search.html");
  const read = async (javaScriptEnabled) => {
    const texts = new Map();
    await stage.each({ javaScriptEnabled }, paths, async (page, path) => { texts.set(path, await words(page)); });
    return texts;
  };
  const [off, on] = [await read(false), await read(true)];
  assert.deepEqual(paths.filter((path) => off.get(path) !== on.get(path)), []);
  assert.ok(paths.every((path) => off.get(path).length > 200));
});

test("READER 11: no page asks another host for anything", async () => {
  const asked = await stage.look({}, async (page) => {
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    for (const path of SAMPLES) {
      await page.goto(stage.base + path);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    }
    return requests;
  });
  assert.deepEqual(asked.filter((url) => !url.startsWith(stage.base)), []);
  assert.ok(asked.length > 2 * SAMPLES.length);
});

test("a page asks for its stylesheet, its script and its sign alone", async () => {
  const faults = await stage.look({}, async (page) => {
    const found = [];
    let kinds = [];
    page.on("request", (request) => kinds.push(request.resourceType()));
    for (const path of SAMPLES.filter((path) => path !== "search.html")) {
      kinds = [];
      await page.goto(stage.base + path);
      const counted = (kind) => kinds.filter((asked) => asked === kind).length;
      if (counted("document") !== 1 || counted("stylesheet") !== 1 || counted("script") > 1) found.push(`${path}: ${kinds}`);
    }
    return found;
  });
  assert.deepEqual(faults, []);
});

test("READER 13: nothing moves while a page loads", async () => {
  for (const viewport of [WIDE, NARROW, LEAST]) {
    const faults = await stage.look({ viewport }, async (page) => {
      await page.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: "layout-shift", buffered: true });
      });
      const found = [];
      for (const path of SAMPLES) {
        await page.goto(stage.base + path, { waitUntil: "load" });
        const shifts = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(globalThis.shifts), 60))));
        if (shifts.length) found.push(`${path}: ${shifts}`);
      }
      return found;
    });
    assert.deepEqual(faults, [], `${viewport.width} wide`);
  }
});

test("an article with its stylesheet weighs 50 KB at most, the stylesheet 24, the script 8", () => {
  const size = (path) => readFileSync(join(stage.folder, path)).length;
  const [css] = stage.files.filter((path) => /^static\/afterword\.[0-9a-f]+\.css$/.test(path));
  const [js] = stage.files.filter((path) => /^static\/afterword\.[0-9a-f]+\.js$/.test(path));
  assert.ok(size(css) <= 24 * 1024, `the stylesheet has ${size(css)} bytes`);
  assert.ok(size(js) <= 8 * 1024, `the script has ${size(js)} bytes`);
  const articles = stage.paths("article");
  assert.ok(articles.length > 50);
  for (const path of articles) {
    const article = Buffer.byteLength(stage.pages.find((page) => page.path === path).html);
    assert.ok(article + size(css) <= 50 * 1024, `${path} and the stylesheet have ${article + size(css)} bytes`);
  }
});
