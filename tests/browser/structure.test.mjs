// How every page of the example is made up, read as the browser holds it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { example } from "./browser.mjs";
import { AS_OF } from "./sites.mjs";

const stage = example();
const onEvery = async (judge, extra) => assert.deepEqual(await stage.parsed(judge, extra), []);

test("READER 2: one h1, and no level of headings is skipped", () =>
  onEvery((document) => {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.localName[1]));
    const faults = levels.filter((level) => level === 1).length === 1 && levels[0] === 1 ? [] : [`h1: ${levels}`];
    return faults.concat(levels.flatMap((level, at) => (at > 0 && level > levels[at - 1] + 1 ? [`h${level} after h${levels[at - 1]}`] : [])));
  }));

test("READER 3: every title names its page and the archive, and differs from all others", () => {
  const titles = stage.pages.map(({ path, html }) => ({ path, title: /<title>([^<]*)<\/title>/.exec(html)[1] }));
  const unnamed = titles.filter(({ path, title }) => !/\S · Words and deeds$/.test(title) && path !== "index.html");
  const twice = titles.filter(({ title }, at) => titles.findIndex((other) => other.title === title) !== at);
  assert.deepEqual([unnamed, twice], [[], []]);
});

test("READER 4: language and direction are set", () =>
  onEvery((document) => (document.documentElement.lang && document.documentElement.dir ? [] : ["no lang or dir"])));

test("READER 6: every landmark has a name of its own, and no text stands outside of one", () =>
  onEvery((document) => {
    const name = (element) =>
      element.getAttribute("aria-label") ??
      (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
    const faults = [];
    const seen = new Map();
    for (const element of document.querySelectorAll("nav, aside, section, form, [role=region]")) {
      const called = `${element.localName} ${name(element)}`;
      if (!name(element)) faults.push(`without a name: ${element.outerHTML.slice(0, 80)}`);
      if (seen.has(called)) faults.push(`twice: ${called}`);
      seen.set(called, element);
    }
    const outside = [...document.body.childNodes].filter((node) => !node.matches?.("header, main, footer, .skip, svg.sprite"));
    return faults.concat(outside.map((node) => node.textContent.trim()).filter(Boolean).map((text) => `outside: ${text}`));
  }));

test("READER 8: every use of a symbol and of a pattern has its target", () =>
  onEvery((document) => {
    const uses = [...document.querySelectorAll("use")].map((use) => use.getAttribute("href"));
    const fills = [...document.querySelectorAll("[fill^='url(']")].map((element) => element.getAttribute("fill").slice(4, -1));
    const missing = [...uses, ...fills].filter((target) => !document.getElementById(target.slice(1)));
    return missing.map((target) => `no ${target}`);
  }));

test("READER 9: the as-of date stands in header and footer", () =>
  onEvery((document, url, day) => ["header", "footer"].filter((part) => !document.querySelector(`body > ${part} time[datetime="${day}"]`)), AS_OF));

test("READER 12: no inline style, no inline script, no event attribute", () =>
  onEvery((document) => {
    const faults = [];
    for (const element of document.querySelectorAll("*")) {
      const active = element.getAttributeNames().filter((name) => name === "style" || name.startsWith("on"));
      const inline = element.localName === "style" || (element.localName === "script" && !element.hasAttribute("src") && element.type !== "application/ld+json");
      if (active.length || inline) faults.push(element.outerHTML.slice(0, 80));
    }
    return faults;
  }));

test("READER 14: the stylesheet has logical properties only", () => {
  const path = stage.files.find((file) => /^static\/afterword\..*css$/.test(file));
  const css = readFileSync(join(stage.folder, path), "utf8").replace(/\/\*.*?\*\//gs, "");
  const physical = /(?:^|[{;\s])((?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:[^;}]*|(?:text-align|float|clear)\s*:\s*(?:left|right))/g;
  const declarations = css.replace(/@media[^{]*/g, "");
  assert.deepEqual([...declarations.matchAll(physical)].map((found) => found[1]), []);
  assert.ok(declarations.length > 10_000);
});

test("READER 15: every mark has its word beside it", () =>
  onEvery((document) => {
    const marks = [...document.querySelectorAll(".mark")].filter((mark) => !mark.textContent.trim()).map((mark) => mark.outerHTML.slice(0, 80));
    // A sign alone has its word in the same line.
    const signs = [...document.querySelectorAll("svg.i, .i.glyph")].filter((sign) => !sign.closest(".mark, a, h2, dt, li")?.textContent.trim());
    return [...marks, ...signs.map((sign) => sign.parentElement.outerHTML.slice(0, 80))];
  }));

test("READER 20: every date that the interface prints is a time element", () =>
  onEvery((document) => {
    const written = "h1, .prose, [aria-labelledby=cite] > p, .quote, blockquote, q, pre, .lede, .sum, .ev .body > p:not(.meta), .verdict p, .crit, .readings, a, dd, .sub, figure, caption, td, del, title, desc";
    const date = /\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)[a-z]* (?:19|20)\d\d\b/;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faults = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      if (date.test(data) && !parentElement.closest("time") && !parentElement.closest(written)) faults.push(`${data.trim().slice(0, 90)} in ${parentElement.outerHTML.slice(0, 40)}`);
    }
    const broken = [...document.querySelectorAll("time")].filter((time) => !/^[-\d.~?%X/]+$/.test(time.getAttribute("datetime")));
    return [...faults, ...broken.map((time) => `datetime ${time.getAttribute("datetime")}`)];
  }));

test("READER 22: a link's words stand alone, and in one part of the page the same words lead to the same page", () =>
  onEvery((document, url) => {
    const empty = /^(here|more|read more|link|this|click here|→|↩)$/i;
    const seen = new Map();
    const faults = [];
    for (const link of document.querySelectorAll("a[href]")) {
      const leads = new URL(link.getAttribute("href"), url).href.split("#")[0];
      const name = (link.getAttribute("aria-label") ?? link.textContent).trim().replace(/\s+/g, " ");
      if (!name || empty.test(name)) faults.push(`says ${JSON.stringify(name)}: ${link.outerHTML.slice(0, 80)}`);
      const part = link.closest("nav")?.getAttribute("aria-label") ?? "";
      const other = seen.get(part + name);
      if (other && other !== leads) faults.push(`${name} leads to ${other} and to ${leads}`);
      seen.set(part + name, leads);
    }
    return faults;
  }));

test("READER 23: the page that one is on is marked in the navigation", () =>
  onEvery((document, url) => {
    const entries = [...document.querySelectorAll("body > header nav a, body > footer nav a")];
    return entries
      .filter((entry) => (new URL(entry.getAttribute("href"), url).href === url) !== (entry.getAttribute("aria-current") === "page"))
      .map((entry) => `${entry.textContent}: aria-current ${entry.getAttribute("aria-current")}`);
  }));

test("READER 42: no percentage stands alone", () =>
  onEvery((document) => {
    const main = document.querySelector("main").cloneNode(true);
    main.querySelectorAll("pre, .prose, blockquote, q, h1, .src, svg").forEach((part) => part.remove());
    return (main.textContent.match(/\d[\d.,]*\s?(?:%|per cent|percent)/g) ?? []).map((found) => `says ${found}`);
  }));
