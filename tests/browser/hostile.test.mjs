// Nothing that an author writes runs in a reader's browser: every vector in every field, built, and every page opened.
// The browser is told to ignore the pages' policy, so that what comes through is not stopped by the second line of defence.

import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { build } from "./build.mjs";
import { launch } from "./browser.mjs";
import { writeHostile } from "./hostile-archive.mjs";
import { serve, siteIn } from "./sites.mjs";
import { VECTORS } from "./vectors.mjs";

const TABS = 4;
// What a page says at a fault of its own address or policy, not of a script.
const HARMLESS = /^Failed to load resource|violates the following Content Security Policy/;

// Opens every page and tells all that ran, asked elsewhere or led away.
const watched = async (folder, paths, { bypassCSP }) => {
  const { base, close } = await serve(folder);
  const browser = await launch();
  const told = [];
  const context = await browser.newContext({ bypassCSP });
  let current = new Map();
  await context.exposeBinding("ran", ({ page, frame }) => told.push(`${current.get(page)}: ran in ${frame.url().slice(0, 60)}`));
  await context.route((url) => !url.href.startsWith(base) && !url.href.startsWith("data:"), (route) => {
    told.push(`${current.get(route.request().frame()?.page?.()) ?? "a page"}: asked for ${route.request().url()}`);
    return route.abort();
  });
  const left = [...paths];
  const tab = async () => {
    const page = await context.newPage();
    page.on("dialog", (dialog) => { told.push(`${current.get(page)}: a dialog`); return dialog.dismiss(); });
    page.on("console", (message) => { if (!HARMLESS.test(message.text())) told.push(`${current.get(page)}: says ${message.text()}`); });
    page.on("pageerror", (error) => told.push(`${current.get(page)}: ${error.message}`));
    page.on("framenavigated", (frame) => {
      const here = base + current.get(page);
      if (frame.parentFrame() || frame.url().split("#")[0] !== here) told.push(`${current.get(page)}: led to ${frame.url().slice(0, 60)}`);
    });
    while (left.length) {
      const path = left.pop();
      current.set(page, path);
      await page.goto(base + path, { waitUntil: "load" }).catch((error) => told.push(`${path}: ${error.message.split("\n")[0]}`));
      const active = await page.evaluate(async () => {
        const acts = (element) => element.getAttributeNames().filter((name) => /^on|^srcdoc$|^style$|^formaction$/i.test(name));
        const found = [...document.querySelectorAll("*")].filter((element) => acts(element).length).map((element) => element.outerHTML.slice(0, 80));
        for (const element of document.querySelectorAll("main *")) {
          for (const type of ["pointerenter", "mouseover", "focus"]) element.dispatchEvent(new Event(type));
          if (element.hasAttribute("onclick") || (element.href && !/^(https?|mailto):/.test(element.href.baseVal ?? element.href))) element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        }
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 10)));
        return found;
      }).catch((error) => [error.message.split("\n")[0]]);
      told.push(...active.map((element) => `${path}: an active element ${element}`));
    }
    // What comes late comes now.
    await page.waitForTimeout(300);
  };
  await Promise.all(Array.from({ length: TABS }, tab));
  await browser.close();
  close();
  return told;
};

// The control: each vector as it is, in a page without any defence.
const control = (policy) => {
  const folder = mkdtempSync(join(tmpdir(), "afterword-control-"));
  VECTORS.forEach((vector, n) => {
    writeFileSync(join(folder, `${n}.html`), `<!doctype html><html><head>${policy}<title>${n}</title></head><body><main><p>${vector}</p></main></body></html>`);
  });
  return watched(folder, VECTORS.map((_, n) => `${n}.html`), { bypassCSP: false });
};
const vectorsIn = (told, what) => new Set(told.filter((line) => what.test(line)).map((line) => line.split(".html")[0]));

test("the control: most vectors run where nothing stops them, so the watcher sees them", async () => {
  assert.ok(VECTORS.length >= 60 && new Set(VECTORS).size === VECTORS.length);
  const told = await control("");
  const ran = vectorsIn(told, /: ran in/);
  assert.ok(ran.size >= 50, `${ran.size} of ${VECTORS.length} ran`);
  assert.ok(vectorsIn(told, /asked for https:\/\/other/).size >= 4, "and it sees what is asked of others");
  assert.ok(vectorsIn(told, /an active element|led to/).size >= 20, "and what could act, and where it leads");
});

for (const rawHtml of ["escape", "sanitise"]) {
  test(`none of ${VECTORS.length} vectors runs with raw_html: ${rawHtml}, even without the policy`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "afterword-hostile-"));
    mkdirSync(join(folder, "archive"));
    writeHostile(join(folder, "archive"), VECTORS, rawHtml);
    build(join(folder, "archive"), join(folder, "site"));
    const { pages } = siteIn(join(folder, "site"));
    assert.ok(pages.length > 3 * VECTORS.length, `${pages.length} pages`);
    assert.ok(pages.every(({ html }) => html.includes("Content-Security-Policy")));
    assert.deepEqual(await watched(join(folder, "site"), pages.map(({ path }) => path), { bypassCSP: true }), []);
  });
}

test("and the policy of the pages stops what would come through", async () => {
  const folder = mkdtempSync(join(tmpdir(), "afterword-policy-"));
  writeHostile(folder, VECTORS.slice(0, 1), "escape");
  build(folder, join(folder, "site"));
  const [policy] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(siteIn(join(folder, "site")).pages[0].html);
  const told = await control(policy);
  assert.deepEqual([...vectorsIn(told, /: ran in|asked for https:\/\/other/)], []);
});
