// The search page: with scripts a search, without them a list.

import assert from "node:assert/strict";
import test from "node:test";
import { LEAST, WIDE, example, shown } from "./browser.mjs";

const stage = example();
const arabic = shown("arabic");
const SEARCH = "search.html";

// Until the number of results, or that there is none, has been announced.
const told = (page) =>
  page.waitForFunction(() => {
    const { textContent } = document.querySelector("[role=status]");
    return textContent && textContent !== document.querySelector("form[data-index]").dataset.loading;
  });

// Opens the search page and asks for words.
const asking = (stage, settings, words, look) =>
  stage.look(settings, async (page) => {
    const asked = [];
    const failed = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => { if (message.type() === "error") failed.push(message.text()); });
    page.on("pageerror", (error) => failed.push(error.message));
    await page.goto(stage.base + SEARCH);
    await page.getByRole("searchbox").fill(words);
    await page.keyboard.press("Enter");
    await told(page);
    await look(page);
    assert.deepEqual(failed, [], "its policy holds it up nowhere");
    assert.deepEqual(asked.filter((url) => !url.startsWith(stage.base) && !url.startsWith("blob:")), [], "it asks no other host");
  });

// The number is announced before the results are fetched.
const found = (page) => page.locator("[data-results] > li").first().waitFor();
const titles = (page) => page.locator("[data-results] > li a").allTextContents();

test("READER 43: the field is labelled, and the number of results is announced", () =>
  asking(stage, {}, "missile", async (page) => {
    assert.deepEqual(await page.getByRole("searchbox").evaluate((field) => [...field.labels].map((label) => label.textContent.trim().length > 3)), [true]);
    assert.match(await page.getByRole("status").textContent(), /^\d+ /);
    await found(page);
    assert.ok((await titles(page)).length > 3);
    assert.ok(await page.locator("[data-results] mark").first().isVisible());
  }));

test("READER 43: by keyboard alone one searches, narrows and opens a result", () =>
  asking(stage, {}, "missile", async (page) => {
    const before = Number(/\d+/.exec(await page.getByRole("status").textContent())[0]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#results");
    await page.locator("input[name=kind]").first().focus();
    await page.keyboard.press("Space");
    await page.waitForFunction((before) => Number(/\d+/.exec(document.querySelector("[role=status]").textContent)?.[0]) < before, before);
    assert.match(page.url(), /q=missile&kind=/);
    await page.locator("[data-results] a").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.endsWith(SEARCH));
    assert.ok(await page.locator("h1").isVisible());
  }));

test("what was asked for stands in the address, and each filter in force can be removed", () =>
  stage.look({}, async (page) => {
    await page.goto(`${stage.base}${SEARCH}?q=Berlin&kind=commitment`);
    await page.waitForFunction(() => document.querySelectorAll("[data-results] > li").length > 0);
    const narrowed = (await titles(page)).length;
    await page.locator("[data-force] a").first().click();
    await page.waitForFunction((narrowed) => document.querySelectorAll("[data-results] > li").length > narrowed, narrowed);
    assert.equal(new URL(page.url()).search, "?q=Berlin");
  }));

test("Korean is found inside its words", () =>
  asking(arabic, {}, "약속", async (page) => {
    await found(page);
    assert.ok((await titles(page)).some((title) => title.includes("다리")));
  }));

test("what is found nowhere is said", () =>
  asking(stage, { viewport: LEAST }, "xyzzyplugh", async (page) => {
    assert.equal((await titles(page)).length, 0);
    assert.match(await page.getByRole("status").textContent(), /xyzzyplugh/);
  }));

test("READER 43: without scripts the search page says so and lists every claim", () =>
  stage.look({ javaScriptEnabled: false, viewport: WIDE }, async (page) => {
    const claims = stage.pages.filter(({ kind }) => kind === "claim").length;
    await page.goto(stage.base + SEARCH);
    const listed = await page.evaluate(() => [...document.querySelectorAll(".all li a")].map((link) => link.href));
    assert.equal(new Set(listed.filter((url) => /(commitments|predictions|assertions)\/(?!index)/.test(url))).size, claims);
    assert.ok(await page.locator("[data-note]").isVisible());
    assert.equal(await page.locator("form").filter({ visible: true }).count(), 0);
  }));
