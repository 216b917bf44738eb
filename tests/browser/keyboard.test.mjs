// A page under the keys.

import assert from "node:assert/strict";
import test from "node:test";
import { NARROW, WIDE, example } from "./browser.mjs";
import { SAMPLES } from "./sites.mjs";

const stage = example();
// Every kind of part that can be in focus stands on one of these.
const TOURED = ["index.html", "articles/was-the-condition-met.html", "commitments/nk-no-tests.html", "speakers/kim-jong-un.html", "status.html", "corrections.html"];

test("READER 5: the first Tab shows the skip link, and Enter leads to the main part", async () => {
  const faults = await stage.each({}, SAMPLES, async (page) => {
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => {
      const { top, left, height } = document.activeElement.getBoundingClientRect();
      return { isSkip: document.activeElement.matches(".skip"), top, left, height };
    });
    await page.keyboard.press("Enter");
    const inMain = await page.evaluate(() => document.activeElement.id === "main");
    await page.keyboard.press("Tab");
    const next = await page.evaluate(() => document.activeElement === document.body || !document.activeElement.closest("body > header"));
    return [
      ...(skip.isSkip && skip.top >= 0 && skip.left >= 0 && skip.height >= 24 ? [] : [`the first stop is no visible skip link: ${JSON.stringify(skip)}`]),
      ...(inMain ? [] : ["Enter does not lead to the main part"]),
      ...(next ? [] : ["the next stop is in the header again"]),
    ];
  });
  assert.deepEqual(faults, []);
});

// Every stop of the Tab key: where it is in the document, and whether its focus is seen.
const stops = async (page) => {
  const focusable = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
    globalThis.expected = all.filter((element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }));
    return globalThis.expected.length;
  });
  const found = [];
  for (let stop = 0; stop < focusable; stop += 1) {
    await page.keyboard.press("Tab");
    found.push(await page.evaluate((stop) => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const faults = [];
      if (element !== globalThis.expected[stop]) faults.push(`stop ${stop + 1} is ${element.outerHTML.slice(0, 60)}, not ${globalThis.expected[stop].outerHTML.slice(0, 60)}`);
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`no outline on ${element.outerHTML.slice(0, 60)}`);
      if (box.bottom < 0 || box.top > innerHeight || box.width < 1 || box.height < 1) faults.push(`out of sight: ${element.outerHTML.slice(0, 60)}`);
      // What is in focus is not covered (WCAG 2.4.11).
      const [first] = element.getClientRects();
      const at = first && document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
      if (at && !element.contains(at) && !at.contains(element) && !at.closest(".pop")) faults.push(`covered: ${element.outerHTML.slice(0, 60)} by ${at.outerHTML.slice(0, 40)}`);
      return faults;
    }, stop));
  }
  return found.flat();
};

for (const viewport of [WIDE, NARROW]) {
  test(`READER 18, 19: Tab goes through all links in the order of reading, each seen, ${viewport.width} wide`, async () => {
    assert.deepEqual(await stage.each({ viewport, reducedMotion: "reduce" }, TOURED, stops), []);
  });
}

test("a source shows itself at its number and Escape closes it (WCAG 1.4.13)", async () => {
  await stage.look({}, async (page) => {
    await page.goto(`${stage.base}articles/five-undertakings.html`);
    const number = page.locator("a.cite").first();
    await number.focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    assert.ok(await page.locator(".pop").isVisible());
    assert.ok((await page.locator(".pop").textContent()).length > 20);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".pop").count(), 0);
    await number.hover();
    await page.locator(".pop").hover();
    await page.waitForTimeout(400);
    assert.ok(await page.locator(".pop").isVisible(), "the pointer may enter it");
  });
});
