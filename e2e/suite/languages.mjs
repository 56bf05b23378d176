// Four languages: the question stays when a reader changes his, every one is written as itself, and nothing is cut, however long its
// words are. Knows no sentence; what a language says is in src/text/.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, open, read, ready, settled } from "../page.mjs";
import { accessible } from "./access.mjs";

const LANGS = ["de", "en", "fr", "ja"];
const SIZES = [[360, 740], [1280, 900]];
const QUESTIONS = ["f=JPN&cmp=JPN,DEU", "m=gallium&y=2023&f=USA&d=touch&u=t", "m=graphite&f=JPN&stop=100&to=JPN&reroute=1&pool=CAN,JPN"];

export function languages(context) {
  test("another language keeps the question, and every number", async () => {
    const { browser } = context;
    await open(context, "m=rare-earths&s=magnets&y=2022&d=touch&f=EU27&lang=en");
    const before = await read(browser);
    const findings = new Set([before.finding]);
    for (const lang of ["fr", "ja", "de"]) {
      await browser.click(`[data-lang="${lang}"]`);
      await browser.until(`the page in ${lang}`, (lang, was) => document.documentElement.lang === lang
        && document.querySelector("#finding").textContent.trim() !== was, lang, [...findings].at(-1));
      await settled(browser);
      const now = await read(browser);
      assert.equal(now.link.replace(/&lang=\w+/, ""), before.link.replace(/&lang=\w+/, ""));
      assert.match(now.link, new RegExp(`lang=${lang}`));
      const numbers = ({ rows }) => rows.map(({ id, share, imports }) => [id, share.value, share.high, imports.value]).sort();
      assert.deepEqual(numbers(now), numbers(before), lang);
      assert.match(now.finding, /2022/);
      findings.add(now.finding);
    }
    assert.equal(findings.size, LANGS.length);
    await clean(context);
  });

  test("a country is found by kana and by its French name", async () => {
    const { browser } = context;
    for (const [lang, typed] of [["ja", "にほん"], ["ja", "どいつ"], ["fr", "etats-unis"], ["de", "アメリカ"]]) {
      await open(context, `lang=${lang}`);
      await browser.evaluate((typed) => {
        const field = document.querySelector("#search");
        field.focus();
        field.value = typed;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }, typed);
      const first = await browser.until(`something for ${typed}`, () => document.querySelector("#search-panel [role=option]")?.dataset.ask);
      assert.match(first, { にほん: /f=JPN/, どいつ: /f=DEU/, "etats-unis": /f=USA/, アメリカ: /f=USA/ }[typed]);
    }
  });

  for (const lang of [...LANGS, "longer"]) {
    for (const size of SIZES) {
      test(`nothing is cut, and nothing scrolls sideways: ${lang}, ${size[0]} pixels`, async () => {
        const { browser, site } = context;
        // Words a third longer than English ones, with accents above and below.
        if (lang === "longer") site.fault(/\/text\/[^/]*en\.json$/, "longer");
        await browser.resize(...size);
        try {
          for (const question of QUESTIONS) {
            await open(context, `${question}&lang=${lang === "longer" ? "en" : lang}`);
            await settled(browser);
            assert.deepEqual(await browser.evaluate(cut), [], question);
            if (lang === "fr" || lang === "ja") await accessible(context, `${question}, ${lang}`);
          }
        } finally {
          site.heal();
          await browser.resize(1280, 900);
        }
      });
    }
  }

  test("a page of a view tells which others there are", async () => {
    const { browser, site } = context;
    await browser.open(`${site.origin}/views/graphite.ja.html`);
    await ready(browser);
    const tags = await browser.evaluate(() => [...document.querySelectorAll("link[hreflang]")].map(({ hreflang, href }) => [hreflang, href]));
    assert.deepEqual(tags.map(([lang]) => lang).sort(), LANGS);
    for (const [lang, href] of tags) assert.ok(href.endsWith(`/views/graphite.${lang}.html`), href);
    assert.equal(await browser.evaluate(() => document.documentElement.lang), "ja");
  });
}

/** Runs in the page: texts that are wider or higher than the part that shows them and clips the rest. */
function cut() {
  const found = [];
  for (const part of document.querySelectorAll("#page *")) {
    if (part.closest("svg, .unseen, select, option") || !part.checkVisibility() || part.textContent.trim() === "") continue;
    const { overflowX, overflowY, clipPath } = getComputedStyle(part);
    if (clipPath !== "none") continue;
    const wide = part.scrollWidth - part.clientWidth;
    const high = part.scrollHeight - part.clientHeight;
    const clips = (overflow) => overflow === "hidden" || overflow === "clip";
    if (part.clientWidth > 0 && clips(overflowX) && wide > 1) found.push(`${part.tagName} ${part.id} ${part.className}: ${wide} pixels too wide: ${part.textContent.slice(0, 60)}`);
    if (part.clientHeight > 0 && clips(overflowY) && high > 1) found.push(`${part.tagName} ${part.id} ${part.className}: ${high} pixels too high: ${part.textContent.slice(0, 60)}`);
    if (part.tagName === "BUTTON" && wide > 1) found.push(`button ${part.id}: ${wide} pixels too wide: ${part.textContent.slice(0, 60)}`);
  }
  const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (sideways > 0) found.push(`the page scrolls sideways by ${sideways}`);
  return found;
}
