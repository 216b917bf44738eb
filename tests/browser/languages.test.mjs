// Words of other languages: none stands in a template or in the program, and other scripts are set as theirs.

import assert from "node:assert/strict";
import test from "node:test";
import { LEAST, WIDE, shown } from "./browser.mjs";

const turned = shown("test-language");
const arabic = shown("arabic");

test("READER 21: in a language of other letters no word of English is left", async () => {
  assert.ok(turned.pages.length > 100);
  const faults = await turned.parsed((document) => {
    const names = "[translate=no], .addr, pre, script, style, code";
    const latin = /[A-Za-z]{2,}/;
    const faults = new Set();
    const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      const plain = data.replace(/https?:\S+|\S+@\S+|CC-BY-\S+/g, "");
      if (latin.test(plain) && !parentElement.closest(names)) faults.add(`${data.trim().slice(0, 80)} in <${parentElement.localName} class="${parentElement.className.baseVal ?? parentElement.className}">`);
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [alt], [placeholder], meta[name=description], meta[property='og:title']")) {
      const words = ["aria-label", "title", "alt", "placeholder", "content"].map((name) => element.getAttribute(name)).filter(Boolean);
      for (const word of words) if (latin.test(word) && !element.matches(names)) faults.add(`${word.slice(0, 80)} as attribute of <${element.localName}>`);
    }
    return [...faults];
  });
  assert.deepEqual(faults, []);
});

test("READER 44: an Arabic page mirrors its margin, its chain and its strips", async () => {
  await arabic.look({ viewport: WIDE }, async (page) => {
    await page.goto(`${arabic.base}articles/bridge.html`);
    const { text, note } = await page.evaluate(() => {
      const note = document.querySelector(".note");
      return { note: note.getBoundingClientRect().toJSON(), text: note.closest(".noted").firstElementChild.getBoundingClientRect().toJSON() };
    });
    assert.ok(note.right <= text.left, "the note stands to the left of its words");

    await page.goto(`${arabic.base}commitments/bridge.html`);
    const chain = await page.evaluate(() => {
      const link = document.querySelector(".chain > li");
      const bullet = getComputedStyle(link, "::before");
      return { fromRight: parseFloat(bullet.right), fromLeft: parseFloat(bullet.left) };
    });
    assert.ok(chain.fromRight < chain.fromLeft, "the chain hangs at the right");
    const numbers = await page.evaluate(() => [...document.querySelectorAll("[aria-labelledby=statuses] .strip .num")].map((number) => [Number(number.textContent), number.getBoundingClientRect().left]));
    assert.ok(numbers.length > 1);
    assert.ok(numbers.every(([, left], at) => at === 0 || left < numbers[at - 1][1]), `${numbers}`);
    const name = await page.evaluate(() => ({ name: document.querySelector(".name").getBoundingClientRect().left, nav: document.querySelector("header nav").getBoundingClientRect().left }));
    assert.ok(name.name > name.nav, "the archive's name stands at the right");
  });
});

test("READER 44: Korean text breaks between words, on Korean pages and on others", async () => {
  for (const viewport of [WIDE, LEAST]) {
    const faults = await arabic.each({ viewport }, ["articles/korean.html", "commitments/second-bridge.html", "articles/index.html"], (page) =>
      page.evaluate(() => {
        const faults = [];
        let words = 0;
        const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const { data, parentElement } = texts.currentNode;
          if (!parentElement.checkVisibility() || parentElement.closest(".vh, pre")) continue;
          for (const { 0: word, index } of data.matchAll(/[가-힣]{2,}/g)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, index);
            range.setEnd(texts.currentNode, index + word.length);
            words += 1;
            if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) faults.push(`${word} is broken in <${parentElement.localName}>`);
          }
        }
        return words > 5 ? faults : [`only ${words} words of Korean`];
      }));
    assert.deepEqual(faults, [], `${viewport.width} wide`);
  }
});

test("each article, title and quote says its language where it is not the page's", async () => {
  await arabic.look({}, async (page) => {
    await page.goto(`${arabic.base}commitments/second-bridge.html`);
    assert.deepEqual(await page.evaluate(() => ["h1", "blockquote"].map((name) => [document.querySelector(name).lang, document.querySelector(name).dir])), [["ko", "ltr"], ["ko", "ltr"]]);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ["ar", "rtl"]);

    await page.goto(`${arabic.base}articles/korean.html`);
    const languages = (names) => page.evaluate((names) => names.map((name) => document.querySelector(name).closest("[lang]").lang), names);
    assert.deepEqual(await languages(["h1", ".lede", "#text p", ".src a"]), ["ko", "ko", "ko", "ko"]);
    assert.deepEqual(await languages(["header nav", ".rail", "#since", ".note", "footer"]), ["ar", "ar", "ar", "ar", "ar"]);
  });
});
