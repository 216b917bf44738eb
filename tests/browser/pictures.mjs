// Takes the pictures of docs/pictures from the example: `node tests/browser/pictures.mjs` after `tests/browser/run`.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { ROOT, serve, site } from "./sites.mjs";

const WIDE = { width: 1280, height: 860 };
const PICTURES = [
  { name: "home", path: "index.html", viewport: { width: 1280, height: 1000 } },
  { name: "article", path: "articles/five-undertakings.html", viewport: { width: 1280, height: 1160 }, from: 60 },
  { name: "commitment", path: "commitments/nk-denuclearise.html", viewport: { width: 1280, height: 1000 } },
  { name: "speaker", path: "speakers/kim-jong-un.html", viewport: WIDE },
  { name: "timeline", path: "timeline.html", viewport: { width: 1280, height: 1000 } },
  { name: "commitment-dark", path: "commitments/nk-no-tests.html", viewport: WIDE, colorScheme: "dark" },
  { name: "commitment-narrow", path: "commitments/nk-no-tests.html", viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 },
];

const { folder } = site("example");
const { base, close } = await serve(folder, "/words-and-deeds/");
const browser = await launch();
const target = join(ROOT, "docs/pictures");
mkdirSync(target, { recursive: true });

// The browser writes WebP, which Playwright does not.
const webp = async (png) => {
  const page = await browser.newPage();
  const data = await page.evaluate(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.74).split(",")[1];
  }, `data:image/png;base64,${png.toString("base64")}`);
  await page.close();
  return Buffer.from(data, "base64");
};

for (const { name, path, from = 0, ...settings } of PICTURES) {
  const page = await browser.newPage(settings);
  await page.goto(base + path);
  await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), from);
  writeFileSync(join(target, `${name}.webp`), await webp(await page.screenshot()));
  await page.close();
}
await browser.close();
close();
