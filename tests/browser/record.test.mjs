// What articles and claims show, held against the record that the build publishes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { before } from "node:test";
import { example, shown } from "./browser.mjs";

const stages = [example(), shown("arabic")];
before(() => {
  for (const stage of stages) stage.record = JSON.parse(readFileSync(join(stage.folder, "record.json"), "utf8"));
});

const onEvery = async (judge) => {
  for (const stage of stages) assert.deepEqual(await stage.parsed(judge, stage.record), []);
};

test("the record names what the tests are about", () => {
  const [{ record }] = stages;
  assert.ok(record.claims.filter((claim) => claim.quote).length > 10);
  assert.ok(record.follow_ups.filter((followUp) => followUp.corrects).length > 0);
  assert.ok(record.claims.filter((claim) => claim.via.length).length > 5);
});

test("READER 26: the words of each own quote are marked once, numbered in the order of the text", () =>
  onEvery((document, url, record) => {
    if (document.body.dataset.page !== "article") return [];
    const slug = /([^/]+)\.html$/.exec(url)[1];
    const quoted = record.claims.filter((claim) => claim.article === slug && claim.quote);
    const plain = (text) => text.replace(/\s+/g, " ").trim();
    const faults = quoted.filter((claim) => {
      const mark = document.getElementById(`claim-${claim.id}`);
      return !mark?.matches("#text mark.claim") || !plain(claim.quote).includes(plain(mark.textContent).slice(0, 12));
    });
    const numbers = [...document.querySelectorAll("#text mark.claim[id]")].map((mark) => {
      let after = mark.nextElementSibling;
      while (after && !after.matches("a.n")) after = after.nextElementSibling;
      return after ?? mark.parentElement.querySelector("a.n");
    });
    const order = numbers.map((number) => Number(/#note-(\d+)/.exec(number?.getAttribute("href") ?? "")?.[1]));
    const sorted = order.every((number, at) => number === at + 1);
    return [...faults.map((claim) => `${claim.id} is not marked`), ...(sorted ? [] : [`numbered ${order}`])];
  }));

test("every own claim has its place in its article, whether its words are marked or not", () =>
  onEvery((document, url, record) => {
    if (document.body.dataset.page !== "article") return [];
    const slug = /([^/]+)\.html$/.exec(url)[1];
    const own = record.claims.filter((claim) => claim.article === slug);
    return own.filter((claim) => !document.getElementById(`claim-${claim.id}`)).map((claim) => `no #claim-${claim.id}`);
  }));

test("a follow-up that changed nothing prints its status once", () =>
  onEvery((document) =>
    [...document.querySelectorAll(".since .tag, .rows .tag")].flatMap((line) => {
      const words = [...line.querySelectorAll(".mark")].map((mark) => mark.textContent.trim());
      return words.length > 1 && words[0] === words[1] ? [words.join(" to ")] : [];
    })));

test("READER 27: each note follows the block that it belongs to", () =>
  onEvery((document) =>
    [...document.querySelectorAll("#text .note")].flatMap((note) => {
      const block = note.closest(".noted")?.firstElementChild;
      const number = block?.querySelector(`a.n[href="#${note.id}"]`);
      return number && note.parentElement.previousElementSibling === block ? [] : [`${note.id} follows another block`];
    })));

test("every number in the text has its note, and the note leads back", () =>
  onEvery((document) => {
    const numbers = [...document.querySelectorAll("#text a.n[href^='#note-']")];
    const lost = numbers.filter((number) => !document.querySelector(number.getAttribute("href"))?.querySelector("a.n[href^='#claim-']"));
    return lost.map((number) => `${number.getAttribute("href")} has no way back`);
  }));

test("READER 29: every number in the text leads to a source, and the source leads back", () =>
  onEvery((document) => {
    if (document.body.dataset.page !== "article") return [];
    return [...document.querySelectorAll("#text a.cite")].flatMap((number) => {
      const source = document.getElementById(number.getAttribute("href").slice(1));
      const back = [...(source?.querySelectorAll("a.back") ?? [])].map((link) => link.getAttribute("href"));
      return source?.closest("#sources, [aria-labelledby=sources]") && back.includes(`#${number.id}`) ? [] : [`${number.id} leads to ${number.getAttribute("href")}, which leads to ${back}`];
    });
  }));

test("READER 30: later reporting lists every article with a follow-up on the article's claims", () =>
  onEvery((document, url, record) => {
    if (document.body.dataset.page !== "article") return [];
    const slug = /([^/]+)\.html$/.exec(url)[1];
    const own = record.claims.filter((claim) => claim.article === slug).map((claim) => claim.id);
    const wanted = new Set(record.follow_ups.filter((followUp) => own.includes(followUp.claim) && followUp.article !== slug).map((followUp) => followUp.article));
    const listed = new Set([...document.querySelectorAll("[aria-labelledby=later] li p > a")].map((link) => link.getAttribute("href").replace(".html", "")));
    const missing = [...wanted].filter((article) => !listed.has(article));
    return missing.map((article) => `without ${article}`);
  }));

test("READER 32, 38: the strip names the statuses of the list behind it, in its order", () =>
  onEvery((document) => {
    const strip = document.querySelector("[aria-labelledby=statuses] > svg.strip");
    if (!strip) return [];
    const spells = [...document.querySelectorAll(".spells > li")].map((spell) => spell.querySelector(".mark").textContent.trim());
    const told = strip.querySelector("desc").textContent;
    let from = 0;
    const lost = spells.filter((word) => {
      const at = told.toLowerCase().indexOf(word.toLowerCase(), from);
      from = at < 0 ? from : at + word.length;
      return at < 0;
    });
    const numbers = [...strip.querySelectorAll(".num")].map((number) => Number(number.textContent));
    const wrong = numbers.some((number, at) => number < 1 || number > spells.length || (at > 0 && number <= numbers[at - 1]));
    return [...lost.map((word) => `${word} is not told: ${told}`), ...(wrong || !numbers.length ? [`numbers ${numbers} of ${spells.length}`] : [])];
  }));

test("READER 33: every follow-up is on its claim's page, a corrected one struck through and linked both ways", () =>
  onEvery((document, url, record) => {
    if (document.body.dataset.page !== "claim") return [];
    const id = /([^/]+)\.html$/.exec(url)[1];
    const place = (followUp) => `follow-up-${followUp.article}${followUp.id ? `.${followUp.id}` : ""}`;
    const own = record.follow_ups.filter((followUp) => followUp.claim === id);
    return own.flatMap((followUp) => {
      const entry = document.getElementById(place(followUp));
      const correction = own.find(({ corrects }) => corrects?.article === followUp.article && corrects.id === followUp.id);
      const links = (from, to) => Boolean(from?.querySelector(`a[href="#${CSS.escape(place(to)).replaceAll("\\", "")}"]`));
      const faults = entry ? [] : [`${place(followUp)} is missing`];
      if (Boolean(entry?.querySelector("del")) !== Boolean(correction)) faults.push(`${place(followUp)} struck through: ${Boolean(entry?.querySelector("del"))}`);
      if (correction && !(links(entry, correction) && links(document.getElementById(place(correction)), followUp))) faults.push(`${place(followUp)} is not linked with its correction`);
      return faults;
    });
  }));

test("READER 35: what was relayed says through whom", () =>
  onEvery((document, url, record) => {
    if (document.body.dataset.page !== "claim") return [];
    const id = /([^/]+)\.html$/.exec(url)[1];
    const { via, speaker } = record.claims.find((claim) => claim.id === id);
    const chain = [...document.querySelectorAll(".chain > li > a:first-child")].map((link) => /([^/]+)\.html$/.exec(link.getAttribute("href"))[1]);
    const wanted = [speaker, ...via.map((relay) => relay.speaker ?? relay)];
    return wanted.every((who) => chain.includes(who)) ? [] : [`${chain} instead of ${wanted}`];
  }));

test("READER 36: a claim's page lists every later article that reports on it, those that name it with their sentence", () =>
  onEvery((document, url, record) => {
    if (document.body.dataset.page !== "claim") return [];
    const id = /([^/]+)\.html$/.exec(url)[1];
    const { article } = record.claims.find((claim) => claim.id === id);
    const wanted = record.follow_ups.filter((followUp) => followUp.claim === id && followUp.article !== article).map((followUp) => followUp.article);
    const listed = [...document.querySelectorAll("[aria-labelledby=later] li p:first-child > a")].map((link) => /([^/]+)\.html$/.exec(link.getAttribute("href"))[1]);
    const missing = wanted.filter((slug) => !listed.includes(slug));
    const empty = [...document.querySelectorAll("[aria-labelledby=later] li q")].filter((sentence) => sentence.textContent.trim().length < 10);
    return [...missing.map((slug) => `without ${slug}`), ...empty.map(() => "an empty sentence")];
  }));

test("READER 38: each drawing has a name, and a list or table beside it", () =>
  onEvery((document) =>
    [...document.querySelectorAll("svg:not(.sprite, .i)")]
      .filter((svg) => !svg.closest("[aria-hidden=true]"))
      .flatMap((svg) => {
        const named = svg.getAttribute("aria-label") || (svg.getAttribute("aria-labelledby") ?? "").split(" ").every((id) => id && svg.querySelector(`[id="${id}"]`)?.textContent.trim());
        const told = svg.closest("li:has(.pick), section")?.querySelector("ol, ul, table");
        return svg.getAttribute("role") === "img" && named && told ? [] : [svg.outerHTML.slice(0, 80)];
      })));

test("READER 40: filters are links", () => {
  const status = stages[0].pages.find((page) => page.path === "status.html");
  assert.ok((status.html.match(/<ul class="pick"/g) ?? []).length >= 2);
  return onEvery((document) => (document.body.dataset.page === "status" && document.querySelector("select, input, button") ? ["a filter that needs scripts"] : []));
});

test("READER 41: the counts of tallies add up to the claims", () =>
  onEvery((document, url, record) => {
    const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
    const counts = (root) => [...root.querySelectorAll(".tally b")].map((count) => Number(count.textContent));
    if (document.body.dataset.page === "home") {
      const families = [...document.querySelectorAll(".fam")].filter((family) => Number(family.querySelector("h3 .meta").textContent) !== sum(counts(family)));
      const all = sum(counts(document));
      return [...families.map((family) => `${family.querySelector("h3").textContent} has ${counts(family)}`), ...(all === record.claims.length ? [] : [`${all} of ${record.claims.length}`])];
    }
    if (document.body.dataset.page === "speaker") {
      const rows = document.querySelectorAll(".stack tbody tr").length;
      return sum(counts(document)) === rows ? [] : [`${counts(document)} for ${rows} rows`];
    }
    return [];
  }));
