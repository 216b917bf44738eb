// The example in a language of other letters: its content and every word of the theme, turned into Greek letters.
// What is still Latin on its pages is a word that stands in a template or in the program instead of the language file.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { ROOT } from "./sites.mjs";

const LATIN = "abcdefghijklmnopqrstuvwxyz";
const GREEK = "αβψδεφγηιξκλμνοπθρστυωςχυζ";

const turned = (text) =>
  text.replace(/[a-z]/gi, (letter) => {
    const other = GREEK[LATIN.indexOf(letter.toLowerCase())];
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  });

// All but the places to be filled: `{date}`.
const turnedWords = (text) => text.replace(/\{[^}]*\}|[^{]+/g, (part) => (part.startsWith("{") ? part : turned(part)));

// All but where links lead.
const turnedMarkdown = (text) => text.replace(/\]\([^)]*\)|[^\]]+|\]/g, (part) => (part.startsWith("](") ? part : turned(part)));

const everyText = (value, change) => {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((entry) => everyText(entry, change));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, everyText(entry, change)]));
  return value;
};

// The keys of front matter and of archive.yaml that hold words.
const WORDS = new Set([
  "title", "summary", "text", "short", "quote", "note", "name", "role", "description", "publisher", "authors", "places", "by",
  "kept_if", "partly_if", "broken_if",
]);

const turnedFrontMatter = (value, key = "") => {
  if (WORDS.has(key)) return everyText(value, turned);
  if (key === "topics" && Array.isArray(value)) return value.map(turned);
  if (key === "language") return value === "en" ? "el" : value;
  if (Array.isArray(value)) return value.map((entry) => turnedFrontMatter(entry));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, turnedFrontMatter(entry, key)]));
  return value;
};


const read = (text) => parse(text) ?? {};
const put = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

export const writeTestLanguage = (folder) => {
  const configuration = turnedFrontMatter(read(readFileSync(join(ROOT, "archive.yaml"), "utf8")));
  put(join(folder, "archive.yaml"), stringify({ ...configuration, theme: "turned" }));
  const words = everyText(read(readFileSync(join(ROOT, "themes/default/i18n/en.yaml"), "utf8")), turnedWords);
  put(join(folder, "themes/turned/i18n/el.yaml"), stringify(words));
  for (const entry of readdirSync(join(ROOT, "content"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(path, "utf8"));
    put(join(folder, path.slice(ROOT.length)), `---\n${stringify(turnedFrontMatter(read(front)))}---\n${turnedMarkdown(body)}`);
  }
};
