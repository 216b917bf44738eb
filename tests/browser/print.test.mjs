// An article and a commitment on paper, read back from the PDF.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { example } from "./browser.mjs";

const stage = example();
const folder = mkdtempSync(join(tmpdir(), "afterword-print-"));

const printed = (path, format) =>
  stage.look({}, async (page) => {
    await page.goto(stage.base + path);
    const addresses = await page.evaluate(() => [...document.querySelectorAll(".src a[href^='http']")].map((link) => link.getAttribute("href")));
    const pdf = join(folder, "page.pdf");
    writeFileSync(pdf, await page.pdf({ format, preferCSSPageSize: false }));
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
    return { addresses, text, run: text.replace(/\s+/g, "") };
  });

for (const path of ["articles/five-undertakings.html", "commitments/nk-no-tests.html", "commitments/nk-denuclearise.html"]) {
  for (const format of ["A4", "Letter"]) {
    test(`READER 37: ${path} on ${format} shows the addresses of its sources and its own`, async () => {
      const { addresses, text, run } = await printed(path, format);
      assert.ok(addresses.length > 2);
      // A line of the margin may break into an address, so each is looked for in pieces.
      const pieces = (address) => address.split(/[/?&=-]/).filter((piece) => piece.length > 2);
      assert.deepEqual(addresses.filter((address) => !pieces(address).every((piece) => run.includes(piece))), []);
      assert.ok(run.includes(`https://example.org/words-and-deeds/${path}`), "its own address");
      assert.match(text, /as of 24 November 2026/);
      assert.doesNotMatch(text, /Skip to the content|Timeline\s+Changes/);
    });
  }
}

test("on paper the footer keeps its distance from what is above it, and holds together", async () => {
  await stage.look({ viewport: { width: 658, height: 950 } }, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const path of ["articles/five-undertakings.html", "commitments/nk-no-tests.html", "status.html"]) {
      await page.goto(stage.base + path);
      const { gap, breaks } = await page.evaluate(() => {
        const above = [...document.querySelectorAll("main *")].filter((element) => element.checkVisibility() && !element.closest("svg, .vh")).map((element) => element.getBoundingClientRect().bottom);
        const foot = document.querySelector(".foot");
        return { gap: foot.querySelector(".wrap").getBoundingClientRect().top - Math.max(...above), breaks: getComputedStyle(foot).breakInside };
      });
      assert.ok(gap >= 12, `${path}: ${gap} pixels`);
      assert.equal(breaks, "avoid");
    }
  });
});

test("on paper notes stand in the margin, beside their words, and no colour is left", async () => {
  await stage.look({ viewport: { width: 658, height: 950 } }, async (page) => {
    await page.goto(`${stage.base}articles/five-undertakings.html`);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const { beside, colours, hidden } = await page.evaluate(() => ({
      beside: [...document.querySelectorAll(".note")].map((note) => note.getBoundingClientRect().left - note.closest(".noted").firstElementChild.getBoundingClientRect().right),
      colours: [...new Set([...document.querySelectorAll(".mark, .claim, h1, .note, body")].map((element) => getComputedStyle(element).color))],
      hidden: [...document.querySelectorAll("body > header nav, body > footer nav, .skip, .noprint, .back")].filter((element) => element.checkVisibility()).length,
    }));
    assert.ok(beside.length > 4 && beside.every((gap) => gap >= 0), `${beside}`);
    assert.deepEqual(colours.filter((colour) => !/^rgb\((\d+), \1, \1\)$/.test(colour)), []);
    assert.equal(hidden, 0);
  });
});
