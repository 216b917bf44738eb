// The sites that are looked at: where they lie, which pages they have, and a server for them on loopback.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, relative, sep } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");
export const SITES = process.env.AFTERWORD_SITES ?? join(ROOT, "target/browser");

// The day as of which everything is built.
export const AS_OF = "2026-11-24";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".json": "application/json", ".xml": "application/xml", ".wasm": "application/wasm",
};

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();

// A published folder: its files, and of each page the kind that its body names. Pages that only lead on are left out.
export const siteIn = (folder) => {
  const files = filesBelow(folder);
  const pages = files.filter((path) => path.endsWith(".html")).map((path) => {
    const html = readFileSync(join(folder, path), "utf8");
    return { path, html, kind: /<body data-page="([^"]*)"/.exec(html)?.[1] };
  });
  return { folder, files, pages: pages.filter((page) => page.kind) };
};

export const site = (name) => siteIn(join(SITES, name));

// Serves a folder below `prefix` on a free port of the loopback; an address that isn't there gets 404.html.
export const serve = async (folder, prefix = "/") => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://loopback").pathname);
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length) || "index.html") : "..";
    const file = join(folder, inside);
    const found = !inside.startsWith("..") && statSync(file, { throwIfNoEntry: false })?.isFile();
    response.writeHead(found ? 200 : 404, { "content-type": found ? TYPES[extname(file)] ?? "application/octet-stream" : TYPES[".html"] });
    const shown = found ? file : join(folder, "404.html");
    response.end(existsSync(shown) ? readFileSync(shown) : "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { base: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() };
};

// The samples of the example: at least one page of every kind, and every way that a claim's page can look.
export const SAMPLES = [
  "index.html",
  "articles/five-undertakings.html",
  "articles/was-the-condition-met.html",
  "articles/index.html",
  "commitments/index.html",
  "commitments/nk-no-tests.html",
  "commitments/nk-denuclearise.html",
  "commitments/agreed-framework-freeze.html",
  "predictions/sun-buying-time.html",
  "assertions/jcs-no-drone-p73.html",
  "speakers/kim-jong-un.html",
  "speakers/index.html",
  "topics/hotlines.html",
  "publishers/the-afterword-desk.html",
  "status.html",
  "overdue.html",
  "timeline.html",
  "changes.html",
  "sources/index.html",
  "corrections.html",
  "methodology.html",
  "search.html",
  "about.html",
  "404.html",
];
