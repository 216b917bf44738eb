// Debian's Chromium, started once a test file, and the ways in which a page is shown.

import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { serve, site } from "./sites.mjs";

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 360, height: 780 };
export const LEAST = { width: 320, height: 640 };

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });

// What a test file works with: the browser, a site and its address. It is there once the first test runs.
export const shown = (name, prefix = "/") => {
  const stage = { ...site(name) };
  let server;
  before(async () => {
    server = await serve(stage.folder, prefix);
    stage.base = server.base;
    stage.browser = await launch();
  });
  after(async () => {
    await stage.browser.close();
    server.close();
  });
  // One page in a browser of its own, closed when `look` is done.
  stage.look = async (settings, look) => {
    const context = await stage.browser.newContext({ viewport: WIDE, ...settings });
    try {
      return await look(await context.newPage(), context);
    } finally {
      await context.close();
    }
  };
  // The same page object taken through many pages; what `look` returns is collected under the path.
  stage.each = (settings, paths, look) =>
    stage.look(settings, async (page) => {
      const found = [];
      for (const path of paths) {
        await page.goto(stage.base + path);
        for (const fault of (await look(page, path)) ?? []) found.push(`${path}: ${fault}`);
      }
      return found;
    });
  // Every page read by the browser's parser and not shown: quick, where only what is written matters.
  // `judge` gets the document, its address and `extra`, and stands alone: it is run in the browser.
  stage.parsed = (judge, extra) =>
    stage.look({}, (page) =>
      page.evaluate(
        ([judge, pages, base, extra]) => {
          const faults = new Function(`return ${judge}`)();
          const read = (html) => new DOMParser().parseFromString(html, "text/html");
          return pages.flatMap(({ path, html }) => faults(read(html), base + path, extra).map((fault) => `${path}: ${fault}`));
        },
        [judge.toString(), stage.pages, stage.base, extra],
      ));
  stage.paths = (kind) => stage.pages.filter((page) => page.kind === kind).map((page) => page.path);
  stage.all = stage.pages.map((page) => page.path);
  return stage;
};

// The example, where its base_url says that it lies.
export const example = () => shown("example", "/words-and-deeds/");
