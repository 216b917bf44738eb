// Where things stand on the screen, at every width.

import assert from "node:assert/strict";
import test from "node:test";
import { LEAST, NARROW, WIDE, example, shown } from "./browser.mjs";
import { SAMPLES } from "./sites.mjs";

const stage = example();
const arabic = shown("arabic");
const dates = [shown("dates-default"), shown("dates-catalogue")];

const wider = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const inside = (element) => element.closest("pre, .scroll, .vh, .sprite");
    const out = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > clientWidth + 1 || left < -1) && !inside(element) && !element.closest("svg text");
    });
    return [
      ...(scrollWidth > clientWidth ? [`${scrollWidth} wide in ${clientWidth}`] : []),
      ...out.slice(0, 3).map((element) => `out of the page: ${element.outerHTML.slice(0, 70)}`),
    ];
  });

const SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

test("READER 7: no horizontal scrolling at 320 pixels", async () => {
  assert.deepEqual(await stage.each({ viewport: LEAST }, SAMPLES, wider), []);
  assert.deepEqual(await arabic.each({ viewport: LEAST }, arabic.all, wider), []);
});

test("READER 7: no horizontal scrolling with text of twice the size", async () => {
  // Letters alone, then the whole page: that makes a wide screen half as wide.
  const letters = await stage.each({ viewport: WIDE }, SAMPLES, async (page) => {
    await page.evaluate(() => { document.documentElement.style.fontSize = "212.5%"; });
    return wider(page);
  });
  assert.deepEqual(letters, []);
  assert.deepEqual(await stage.each({ viewport: { width: 640, height: 400 } }, SAMPLES, wider), []);
});

test("READER 7: no horizontal scrolling with WCAG text spacing", async () => {
  for (const viewport of [WIDE, LEAST]) {
    const faults = await stage.each({ viewport, bypassCSP: true }, SAMPLES, async (page) => {
      await page.addStyleTag({ content: SPACED });
      return wider(page);
    });
    assert.deepEqual(faults, []);
  }
});

// A date that runs out of the block it stands in, or over the block beside it.
const spilling = (page) =>
  page.evaluate(() => {
    const block = (element) => (getComputedStyle(element).display.startsWith("inline") ? block(element.parentElement) : element);
    return [...document.querySelectorAll("time")].flatMap((time) => {
      const [date, around] = [time, block(time.parentElement)].map((element) => element.getBoundingClientRect());
      const over = Math.round(Math.max(date.right - around.right, around.left - date.left));
      return date.width && over > 1 ? [`${time.textContent} runs ${over} pixels out of ${block(time.parentElement).outerHTML.slice(0, 50)}`] : [];
    });
  });

test("dates of many words stay in their places, at every width and on paper", async () => {
  for (const site of dates) {
    assert.ok(site.all.length > 20);
    for (const [width, media] of [[320, "screen"], [390, "screen"], [768, "screen"], [1024, "screen"], [1280, "screen"], [1440, "screen"], [658, "print"]]) {
      const faults = await site.each({ viewport: { width, height: 900 } }, site.all, async (page) => {
        await page.emulateMedia({ media });
        return [...(media === "screen" ? await wider(page) : []), ...await spilling(page)];
      });
      assert.deepEqual(faults, [], `${width} wide, ${media}`);
    }
  }
});

// Boxes of things that are read, each of which has its own place.
const overlapping = (page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll(".note, .noted > div:first-child, .art > :not(article, .text), .art > .text > :not(.noted)")]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    const faults = [];
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const apart = one.box.right <= other.box.left + 1 || other.box.right <= one.box.left + 1 || one.box.bottom <= other.box.top + 1 || other.box.bottom <= one.box.top + 1;
        if (!apart) faults.push(`${one.element.outerHTML.slice(0, 60)} lies over ${other.element.outerHTML.slice(0, 60)}`);
      }
    }
    return faults;
  });

test("READER 28: notes never overlap at 900 to 1920 pixels", async () => {
  for (const site of [stage, arabic]) {
    const paths = site.pages.filter(({ html }) => html.includes('class="note ')).map(({ path }) => path);
    assert.ok(paths.length > 1);
    await site.look({}, async (page) => {
      for (const path of paths) {
        await page.goto(site.base + path);
        for (let width = 900; width <= 1920; width += 60) {
          await page.setViewportSize({ width, height: 900 });
          assert.deepEqual(await overlapping(page), [], `${path}, ${width} wide`);
        }
      }
    });
  }
});

test("the labels of an axis never lie over one another, on paper neither", async () => {
  await stage.look({}, async (page) => {
    for (const path of ["timeline.html", "speakers/kim-jong-un.html", "status.html", "commitments/nk-no-tests.html", "commitments/agreed-framework-freeze.html"]) {
      await page.goto(stage.base + path);
      for (const [media, width] of [["screen", 320], ["screen", 360], ["screen", 640], ["screen", 900], ["screen", 1440], ["print", 658]]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ media });
        const over = await page.evaluate(() =>
          [...document.querySelectorAll("svg.strip")].flatMap((svg) => {
            const labels = [...svg.querySelectorAll("text:not(.num)")].map((label) => ({ text: label.textContent, box: label.getBoundingClientRect() })).filter(({ box }) => box.width);
            const apart = (one, other) => one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
            return labels.flatMap((label, at) => labels.slice(at + 1).filter((other) => !apart(label.box, other.box)).map((other) => `${label.text} over ${other.text}`));
          }));
        assert.deepEqual(over, [], `${path}, ${media}, ${width} wide`);
      }
    }
  });
});

test("no line of an axis is drawn where its label has no room", async () => {
  for (const [media, width] of [["screen", 640], ["screen", 890], ["print", 658], ["screen", 360]]) {
    await stage.look({ viewport: { width, height: 900 } }, async (page) => {
      await page.emulateMedia({ media });
      await page.goto(`${stage.base}timeline.html`);
      const { lines, labels } = await page.evaluate(() => {
        const shown = (name) => [...document.querySelectorAll(`.lanehead .strip ${name}`)].filter((element) => element.checkVisibility()).length;
        return { lines: shown("line"), labels: shown("text") };
      });
      assert.ok(labels > 1 && lines <= labels + 1, `${media}, ${width} wide: ${lines} lines, ${labels} labels`);
    });
  }
});

test("the number of a source stays in the line of what it is for", async () => {
  for (const width of [1440, 360]) {
    await stage.look({ viewport: { width, height: 900 } }, async (page) => {
      await page.goto(`${stage.base}commitments/nk-summit-april-2018.html`);
      const { number, words } = await page.evaluate(() => {
        const cite = document.querySelector(".verdict .cite");
        const range = document.createRange();
        range.setStart(cite.parentElement, 0);
        range.setEndBefore(cite);
        const ends = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.bottom);
        return { number: cite.getBoundingClientRect().top, words: Math.max(...ends) };
      });
      assert.ok(number < words, `${width} wide: the number begins at ${number}, below its words, which end at ${words}`);
    });
  }
});

test("READER 24: no text is smaller than 11.5 pixels", async () => {
  for (const viewport of [WIDE, LEAST]) {
    const faults = await stage.each({ viewport }, SAMPLES, (page) =>
      page.evaluate(() => {
        const small = new Set();
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const { parentElement: element, data } = texts.currentNode;
          if (!data.trim() || element.closest("script, title, desc") || !element.checkVisibility()) continue;
          const size = parseFloat(getComputedStyle(element).fontSize);
          if (size < 11.5) small.add(`${size} px: ${element.outerHTML.slice(0, 70)}`);
        }
        return [...small];
      }));
    assert.deepEqual(faults, []);
  }
});

test("READER 17: targets have 24 pixels or stand in a sentence", async () => {
  for (const viewport of [WIDE, NARROW]) {
    const faults = await stage.each({ viewport }, SAMPLES, (page) =>
      page.evaluate(() => {
        const inSentence = (element) => getComputedStyle(element).display === "inline" && element.closest("p, li, dd, td, th, h1, h2, h3, figcaption");
        const small = [...document.querySelectorAll("a[href], button, input, summary")].filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width > 1 && (width < 24 || height < 24) && !inSentence(element) && !element.closest("label");
        });
        return small.map((element) => `${Math.round(element.getBoundingClientRect().width)} × ${Math.round(element.getBoundingClientRect().height)}: ${element.outerHTML.slice(0, 80)}`);
      }));
    assert.deepEqual(faults, [], `${viewport.width} wide`);
  }
});

// The contrast of two opaque colours (WCAG 2.2, "contrast ratio").
const contrasts = (page) =>
  page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    const parts = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour) => {
      const [red, green, blue] = parts(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (parts(colour)[3] === 255) return colour;
      }
      return "white";
    };
    const faults = new Set();
    const hold = (element, colour, what) => {
      const [one, other] = [light(colour), light(behind(element))].sort((a, b) => b - a);
      const ratio = (one + 0.05) / (other + 0.05);
      if (ratio < 3) faults.add(`${what} ${ratio.toFixed(2)}: ${element.outerHTML.slice(0, 60)}`);
    };
    document.querySelectorAll(".i").forEach((sign) => hold(sign, getComputedStyle(sign).color, "sign"));
    document.querySelectorAll(".flag, input, button").forEach((box) => hold(box.parentElement, getComputedStyle(box).borderTopColor, "outline"));
    document.querySelectorAll(".strip .f").forEach((bar) => { const { fill } = getComputedStyle(bar); if (fill.startsWith("rgb")) hold(bar, fill, "bar"); });
    document.querySelectorAll(".strip .s").forEach((bar) => hold(bar, getComputedStyle(bar).stroke, "line"));
    return [...faults];
  });

test("READER 16: marks, drawings and outlines have a contrast of 3 at least", async () => {
  for (const colorScheme of ["light", "dark"]) assert.deepEqual(await stage.each({ colorScheme }, SAMPLES, contrasts), [], colorScheme);
});

test("READER 31: status, since and reason of a claim lie in the first screen", async () => {
  assert.ok(stage.paths("claim").length > 20);
  for (const viewport of [WIDE, NARROW]) {
    const below = async (page) => {
      const end = await page.evaluate(() => Math.round(document.querySelector(".verdict > div:not(.sides)").getBoundingClientRect().bottom));
      return end > viewport.height ? [`ends at ${end} of ${viewport.height}`] : [];
    };
    for (const site of [stage, arabic]) assert.deepEqual(await site.each({ viewport }, site.paths("claim"), below), [], `${viewport.width} wide`);
  }
});

test("READER 34: the standing verdicts of a contested claim have the same size and tone of voice", async () => {
  const paths = stage.pages.filter(({ html }) => html.includes('class="sides"')).map(({ path }) => path);
  assert.ok(paths.length > 0);
  const faults = await stage.each({}, paths, (page) =>
    page.evaluate(() => {
      const sides = [...document.querySelectorAll(".sides > *")];
      const looks = sides.map((side) => {
        const { fontSize, fontWeight, backgroundColor } = getComputedStyle(side);
        const { width, top } = side.getBoundingClientRect();
        return JSON.stringify([fontSize, fontWeight, backgroundColor, Math.round(width), Math.round(top)]);
      });
      return sides.length < 2 || new Set(looks).size > 1 ? [`sides differ: ${looks}`] : [];
    }));
  assert.deepEqual(faults, []);
});
