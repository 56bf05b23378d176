// What lies behind a share is missing, late or broken: a sentence and a button, the map goes on, and nothing counts twice.
// Knows the second module of code and the files of earlier years by their names.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./access.mjs";
import { agrees, changes, clean, open, read, ready, settled } from "../page.mjs";
import { decimal } from "../words.mjs";

const MODULE = [["code", /^\/behind\.js$/], ["style", /^\/behind\.css$/], ["WebAssembly", /^\/behind_bg\.wasm$/]];
const HISTORY = (mineral) => new RegExp(`^/data/${mineral}-history[^/]*\\.json$`);
const RETRY = "#panel [data-retry]";

export function behind(context) {
  for (const [what, pattern] of MODULE) {
    // Half a style sheet is a style sheet.
    for (const fault of what === "style" ? ["missing", "html"] : ["missing", "truncated", "html"]) {
      test(`${what} behind a share ${fault}: said so, the map goes on, and the panel is there after a retry`, async () => {
        await lost(context, pattern, fault, "m=graphite&f=JPN&lang=en", async ({ browser }) => {
          assert.equal(await browser.evaluate(() => document.querySelector("#panel figure")), null);
        });
      });
    }
  }

  for (const fault of ["missing", "truncated"]) {
    test(`earlier years ${fault}: the panel stands with a button, the map goes on, and they are there after a retry`, async () => {
      await lost(context, HISTORY("graphite"), fault, "m=graphite&f=JPN&lang=en", async ({ browser }) => {
        assert.deepEqual(await years(browser), [2024, 2023, 2022]);
      });
      assert.equal((await years(context.browser)).length, 30);
    });
  }

  test("a share cannot be taken apart: the dialog says so, can be closed, and takes it apart after a retry", async () => {
    const { browser, site } = context;
    await open(context, "m=graphite&lang=en");
    for (const [, pattern] of MODULE) site.fault(pattern, "missing");
    const share = '#ranking .claim[data-audit="DEU"]';
    const said = () => browser.until("the dialog says so", () => document.querySelector("#audit[open] [role=alert]")?.checkVisibility());
    try {
      await browser.click(share);
      await said();
      await accessible(context, "a dialog that says what is missing");
      await browser.click("#audit-close");
      await browser.until("the dialog is closed", () => !document.querySelector("#audit").open);
      await agrees(context);
      await browser.click(share);
      await said();
    } finally {
      site.heal();
    }
    await browser.click("#audit [data-retry]");
    await browser.until("the share is taken apart", () => document.querySelector("#audit[open] .sum"));
    await browser.click("#audit-close");
    await open(context, "m=graphite&lang=en");
    await clean(context);
  });

  test("years that one mineral lacks are not missing in another", async () => {
    const { browser, site } = context;
    await open(context, "m=graphite&f=JPN&lang=en");
    const choose = async (mineral) => {
      await browser.click("#mineral");
      await changes(context, "m", mineral === "graphite" ? null : mineral, () => browser.click(`[data-mineral="${mineral}"]`));
      await settled(browser);
    };
    const button = () => browser.evaluate((retry) => document.querySelector(retry) !== null, RETRY);
    site.fault(HISTORY("cobalt"), "missing");
    try {
      await choose("cobalt");
      assert.equal(await button(), true, "cobalt lacks years");
      await choose("graphite");
      assert.equal(await button(), false, "graphite has all its years");
      assert.equal((await years(browser)).length, 30);
    } finally {
      site.heal();
    }
  });

  for (const [what, pattern, link] of [
    ["earlier years", HISTORY("graphite"), "m=graphite&f=JPN&lang=en"],
    ["latest years", /^\/data\/copper\.[^/]*\.json$/, "m=graphite&f=JPN&lang=en"],
  ]) {
    test(`asking on while the ${what} are on their way: they are fetched once and count once`, async () => {
      const { browser, site } = context;
      const asked = () => site.log.filter((path) => pattern.test(path)).length;
      const focus = async (area) => {
        await browser.choose("#focus", area);
        await browser.until(`the link says f=${area}`, (area) => location.search.includes(`f=${area}`), area);
      };
      await open(context, "m=graphite&lang=en");
      site.forget();
      const release = site.hold(pattern);
      try {
        if (what === "latest years") {
          await browser.click("#mineral");
          await browser.click('[data-mineral="copper"]');
        }
        for (const area of ["JPN", "DEU", "JPN"]) await focus(area);
        if (what === "earlier years") await browser.choose("#year", 2020);
      } finally {
        release();
      }
      await ready(browser);
      const { told } = await agrees(context);
      assert.equal(asked(), 1, `fetched once: ${site.log}`);
      await amounts(context, (await read(browser)).link, told);
      await clean(context);
    });
  }
}

/** A file behind the panel is broken: it says so, the map can be used, and a button brings it once it is healed. */
async function lost(context, pattern, fault, link, look) {
  const { browser, site } = context;
  site.fault(pattern, fault);
  try {
    await open(context, link);
    const sentence = await browser.until("the panel says so", (retry) =>
      document.querySelector(retry)?.checkVisibility() && document.querySelector(retry).closest("[role=alert]")?.textContent, RETRY);
    assert.match(sentence, /^This part could not be loaded\. /);
    await look(context);
    await accessible(context, `${pattern} ${fault}`);
    await browser.click(RETRY);
    await settled(browser);
    assert.ok(await browser.evaluate((retry) => document.querySelector(retry)?.checkVisibility(), RETRY), "still missing, still said");
    await changes(context, "y", "2023", () => browser.choose("#year", 2023));
    await changes(context, "u", "t", () => browser.click('[data-unit="t"]'));
    await settled(browser);
  } finally {
    site.heal();
  }
  await browser.click(RETRY);
  await browser.until("nothing is missing", (retry) => document.querySelector(retry) === null
    && document.querySelector("#panel figure.chart") !== null, RETRY);
  await settled(browser);
  await agrees(context);
}

/** Years in the table of the first line chart of the panel. */
const years = (browser) => browser.evaluate(() =>
  [...document.querySelector("#panel .behind table").tBodies[0].rows].map(({ cells: [year] }) => Number(year.textContent)));

/** The panel's amounts are the command line's: of the first supplier, and of all imports where a share is taken apart. */
async function amounts({ browser }, link, told) {
  const area = new URLSearchParams(link).get("f");
  const { imports, suppliers } = told.importers.find(({ id }) => id === area);
  await browser.click("#panel .shares .claim");
  const sum = await browser.until("a sum", () => document.querySelector("#audit[open] .sum")?.textContent);
  const whole = Math.abs(imports - Math.round(imports)) < 5e-4;
  const total = decimal("en", imports, whole ? 0 : 3);
  assert.ok(sum.includes(` of ${total} `), `${sum} does not say ${total}`);
  await browser.click("#audit-close");
  const first = await browser.evaluate(() => document.querySelector("#suppliers tbody td").textContent);
  const { amount } = suppliers[0];
  const digits = amount >= 99.95 ? 0 : amount >= 9.995 ? 1 : 2;
  assert.equal(first, decimal("en", amount, digits), "amount of the first supplier");
}
