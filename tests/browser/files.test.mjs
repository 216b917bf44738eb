// The site without a server: opened from the disk, every link works.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { example } from "./browser.mjs";
import { SAMPLES } from "./sites.mjs";

const stage = example();
// The page for what is missing is shown by servers alone, at any address.
const opened = SAMPLES.filter((path) => path !== "404.html");

test("READER 25: opened from the file system a page has its style, and each of its links leads to a file", async () => {
  const faults = await stage.look({}, async (page) => {
    const failed = [];
    // What a page still asked for when the next was opened is given up, and did not fail.
    page.on("requestfailed", (request) => { if (request.failure().errorText !== "net::ERR_ABORTED") failed.push(request.url()); });
    page.on("pageerror", (error) => failed.push(error.message));
    const found = [];
    for (const path of opened) {
      await page.goto(pathToFileURL(join(stage.folder, path)).href);
      const { links, styled } = await page.evaluate(() => ({
        links: [...document.querySelectorAll("[href], [src]")].map((element) => element.href?.baseVal ?? element.href ?? element.src),
        styled: getComputedStyle(document.documentElement).getPropertyValue("--paper") !== "",
      }));
      if (!styled) found.push(`${path} has no style`);
      const inside = links.filter((url) => url.startsWith("file:"));
      assert.ok(inside.length > 10);
      for (const url of inside) if (!existsSync(fileURLToPath(url.split("#")[0]))) found.push(`${path}: ${url}`);
    }
    return [...found, ...failed];
  });
  assert.deepEqual(faults, []);
});

test("READER 25: from the home page one can click to an article and a commitment and back", async () => {
  await stage.look({}, async (page) => {
    await page.goto(pathToFileURL(join(stage.folder, "index.html")).href);
    await page.locator("#latest ~ ul a").first().click();
    assert.match(page.url(), /^file:.*\/articles\/.*\.html$/);
    await page.locator("a[href*='commitments/'], a[href*='predictions/'], a[href*='assertions/']").filter({ hasNotText: /^Commitments$/ }).first().click();
    assert.match(page.url(), /^file:.*\/(commitments|predictions|assertions)\/.*\.html$/);
    await page.locator(".name a").click();
    assert.match(page.url(), /^file:.*\/index\.html$/);
    assert.ok(await page.locator("h1").isVisible());
  });
});
