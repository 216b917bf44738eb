// Builds the archives that the checks look at, each into a folder of its own below AFTERWORD_SITES.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { AS_OF, ROOT, SITES } from "./sites.mjs";
import { writeTestLanguage } from "./test-language.mjs";

const program = process.env.AFTERWORD ?? join(ROOT, "target/release/afterword");

export const build = (archive, output, ...options) =>
  execFileSync(program, ["build", "--quiet", "--root", archive, "--as-of", AS_OF, "--output", output, ...options], { stdio: ["ignore", "pipe", "pipe"] });

if (process.argv[1] === import.meta.filename) {
  mkdirSync(SITES, { recursive: true });
  build(ROOT, join(SITES, "example"));
  build(ROOT, join(SITES, "catalogue"), "--theme", "catalogue");
  build(join(ROOT, "tests/browser/arabic"), join(SITES, "arabic"));
  const dates = join(SITES, "dates-archive");
  cpSync(join(ROOT, "tests/browser/dates"), dates, { recursive: true });
  cpSync(join(ROOT, "themes/catalogue"), join(dates, "themes/catalogue"), { recursive: true });
  for (const theme of ["default", "catalogue"]) build(dates, join(SITES, `dates-${theme}`), "--theme", theme);
  const archive = join(SITES, "test-language-archive");
  writeTestLanguage(archive);
  build(archive, join(SITES, "test-language"));
}
