// The panel of whoever is in focus: the same numbers as the command line, every year, every control, every part that speaks.
// Knows the parts of the panel; every number is the command line's, every year the index's.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { facts } from "../facts.mjs";
import { SHARE_TOLERANCE, clean, ends, near, open } from "../page.mjs";
import { DIST } from "../server.mjs";
import { day, decimal, fine, percent, told } from "../words.mjs";

const AREAS = ["JPN", "DEU", "EU27", "USA", "CAN"];
const STAGES = ["m=graphite", "m=rare-earths&s=magnets", "m=cobalt", "m=cobalt&s=oxides", "m=gallium"];
const LANGS = ["de", "en"];
/** Suppliers listed at most. */
const MOST = 10;
/** An export control of China on a mineral, by the day it took effect. */
const CONTROLS = { graphite: "2023-12-01", gallium: "2023-08-01" };

export function panel(context) {
  STAGES.forEach((stage, at) => {
    test(`${stage}: the panel of each area says what the command line says`, async () => {
      for (const [nth, area] of AREAS.entries()) {
        await says(context, `${stage}&f=${area}`, LANGS[(at + nth) % LANGS.length]);
      }
    });
  });

  for (const measure of ["origin", "touch"]) {
    test(`${measure}: the panel says its share, within bounds and where it is known`, async () => {
      await says(context, `m=rare-earths&s=magnets&d=${measure}&f=EU27`, "de");
      await says(context, `m=graphite&u=t&d=${measure}&f=JPN`, "en");
    });
  }

  test("a partial year has a panel with the direct share and without tests", async () => {
    await says(context, "m=gallium&y=2019&d=touch&f=JPN", "en");
    assert.equal(await context.browser.evaluate(() => document.querySelector("#panel .tests")), null);
  });

  for (const [mineral, date] of Object.entries(CONTROLS)) {
    test(`${mineral}: the keyboard stops at export controls, and each says its date`, async () => {
      const { browser } = context;
      for (const lang of LANGS) {
        await open(context, `m=${mineral}&f=JPN&lang=${lang}`);
        const labels = await browser.evaluate(() =>
          [...document.querySelectorAll('#panel .hit[tabindex="0"]')].map((stop) => stop.getAttribute("aria-label")));
        assert.ok(labels.some((label) => label.includes(day(lang, date))), `no label names ${day(lang, date)}: ${labels}`);
        for (const control of labels.flatMap((label) => label.split("\n"))) assert.match(control, /^[^,:]*\b20\d\d, [^:]+: ./, lang);
        await clean(context);
      }
    });
  }

  test("what is pointed at, or has the keyboard, is said under its chart", async () => {
    const { browser } = context;
    await open(context, "m=graphite&f=JPN&lang=en");
    const said = (part) => browser.until(`the figure says what ${part} is`, (part) => {
      const hit = document.querySelector(part);
      const said = hit.closest("figure").querySelector(".pointed").textContent;
      return said === hit.dataset.tip && said;
    }, part);
    const figure = (nth) => `#panel figure.chart:nth-of-type(${nth})`;
    const count = await browser.evaluate(() => document.querySelectorAll("#panel figure.chart").length);
    assert.equal(count, 5, "suppliers, share, value, weight, price");
    const tips = new Set();
    for (let nth = 1; nth <= count; nth += 1) {
      const part = `${figure(nth)} .hit[data-tip]:not([tabindex])`;
      await browser.hover(part);
      tips.add(await said(part));
    }
    const stop = "#panel .hit[tabindex]";
    await browser.evaluate((stop) => document.querySelector(stop).focus(), stop);
    tips.add(await said(stop));
    assert.equal(tips.size, count + 1, `each says its own: ${[...tips].join(" | ")}`);
    await clean(context);
  });
}

/** Opens a link with a focus: its panel says what the command line says. */
async function says(context, link, lang) {
  await open(context, `${link}&lang=${lang}`);
  const shown = await context.browser.evaluate(panelOf);
  const { importers } = await facts(link);
  const keys = new URLSearchParams(link);
  const importer = importers.find(({ id }) => id === keys.get("f"));
  const { share, share_touch: touch, band, hhi, n_minus_1: cover } = importer;
  const what = (part) => `${link} (${lang}): ${part}`;
  const includes = (text, number, part) => assert.ok(text?.includes(number), what(`${part}: ${text} does not say ${number}`));

  const [own, hidden, span, ...rest] = shown.shares;
  includes(own, told(lang, ends(importer, link)), "share");
  if (touch) {
    includes(hidden, told(lang, touch.map((end) => Math.max(0, end - share))), "hidden part");
    band.forEach((end) => includes(span, percent(lang, end), "band"));
  }
  assert.deepEqual([shown.shares.length, rest], [touch ? 3 : 1, []], what("lines of shares"));

  const largest = importer.suppliers.slice(0, MOST);
  assert.deepEqual(shown.suppliers.map(({ id }) => id), largest.map(({ id }) => id), what("suppliers"));
  shown.suppliers.forEach((row, at) => {
    near(row.share, largest[at].share, SHARE_TOLERANCE, what(`share of ${row.id}`));
    assert.equal(row.text, fine(lang, [largest[at].share, largest[at].share]), what(`share of ${row.id}`));
  });

  if (hhi !== null) {
    const [, coverText, concentration] = shown.tests;
    assert.equal(shown.tests.length, 5, what("tests"));
    includes(coverText, percent(lang, cover), "N−1 cover");
    includes(concentration, decimal(lang, hhi * 10_000, 0), "concentration");
  }

  const expected = (await years(keys)).reverse();
  assert.deepEqual(shown.years.map(({ year }) => year), expected.map(({ year }) => year), what("years of the chart"));
  expected.forEach(({ year, kind }, at) => {
    assert.match(shown.years[at].text, kind === "partial" ? /% ?\s*\*$/ : /%$/, what(`${year}, ${kind}`));
  });
  const asked = shown.years.find(({ year }) => year === Number(keys.get("y") ?? expected[0].year));
  includes(asked.text, fine(lang, ends(importer, link)), `${asked.year} in the chart`);
  await clean(context);
}

/** Years of the stage a link asks for, as the index has them. */
async function years(keys) {
  const { minerals } = JSON.parse(await readFile(`${DIST}data/index.json`, "utf8"));
  const { stages } = minerals.find(({ id }) => id === keys.get("m"));
  const { coverage } = stages.find(({ id }, at) => (keys.has("s") ? id === keys.get("s") : at === 0));
  return coverage.flatMap(({ first, last, kind }) => Array.from({ length: last - first + 1 }, (_, at) => ({ year: first + at, kind })));
}

/** Runs in the page: everything the panel says in numbers. */
function panelOf() {
  const all = (selector, of) => [...document.querySelectorAll(`#panel ${selector}`)].map(of);
  return {
    shares: all(".shares li", (line) => line.textContent.trim()),
    suppliers: all("#suppliers tbody tr", (row) => {
      const cell = row.querySelector("td[data-value]");
      return { id: row.dataset.supplier, share: Number(cell.dataset.value), text: cell.textContent.trim() };
    }),
    tests: all(".tests dd", (test) => test.textContent.trim()),
    years: [...document.querySelector("#panel .behind table").tBodies[0].rows].map(({ cells: [year, share] }) =>
      ({ year: Number(year.textContent), text: share.textContent.trim() })),
  };
}
