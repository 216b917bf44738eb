// Every page of every site through a checker that we did not write: html-validate, by its standard rules.

import assert from "node:assert/strict";
import test from "node:test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { site } from "./sites.mjs";

const checker = new HtmlValidate(new FileSystemConfigLoader({ root: true, extends: ["html-validate:standard"] }));
const faultsOf = async (html) => {
  const { results } = await checker.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`));
};

test("the checker sees a mistake", async () => {
  assert.notDeepEqual(await faultsOf('<!doctype html><html lang="en"><head><title>x</title></head><body><p><div>a</div></p></body></html>'), []);
});

for (const name of ["example", "catalogue", "arabic", "test-language"]) {
  test(`every page of the site ${name} conforms to HTML`, async () => {
    const { pages } = site(name);
    assert.ok(pages.length > 10, `${pages.length} pages`);
    const faults = [];
    for (const { path, html } of pages) for (const fault of await faultsOf(html)) faults.push(`${path}:${fault}`);
    assert.deepEqual(faults, []);
  });
}
