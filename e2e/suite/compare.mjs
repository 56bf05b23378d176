// Countries and groups side by side: chosen, taken out, four at most, and a link that brings them back.
// Knows the list, the chips and the charts; shares are the command line's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../facts.mjs";
import { clean, ends, open, settled } from "../page.mjs";
import { fine } from "../words.mjs";

export function compare(context) {
  test("two are compared, one is taken out, and the link brings the same charts", async () => {
    const { browser } = context;
    await open(context, "m=graphite&lang=en");
    await add(context, "JPN", "JPN");
    await add(context, "EU27", "JPN,EU27");
    const both = await charts(browser);
    assert.equal(both.length, 1, "known shares are lines of one chart");
    assert.deepEqual(both[0].head, ["Year", "Japan", "European Union (27)"]);
    const latest = both[0].rows[0];
    for (const [at, area] of [[1, "JPN"], [2, "EU27"]]) {
      const link = `m=graphite&y=${latest[0]}&f=${area}`;
      assert.equal(latest[at], fine("en", ends((await facts(link)).importers.find(({ id }) => id === area), link)), area);
    }
    await clean(context);
    const href = await browser.evaluate(() => location.href);
    await open(context, "m=copper");
    await open(context, href.split("?")[1]);
    assert.deepEqual(await charts(browser), both);
    await browser.click('[data-remove="JPN"]');
    await compared(context, "EU27");
    const [alone, ...rest] = await charts(browser);
    assert.deepEqual([alone.head, rest], [["Year", "European Union (27)"], []]);
    await browser.click('[data-remove="EU27"]');
    await compared(context, null);
    assert.deepEqual(await charts(browser), []);
    await clean(context);
  });

  test("shares within bounds are compared in a chart each", async () => {
    await open(context, "m=rare-earths&s=magnets&d=origin&cmp=JPN,DEU&lang=de");
    const each = await charts(context.browser);
    assert.deepEqual(each.map(({ head }) => head), [["Jahr", "Japan"], ["Jahr", "Deutschland"]]);
    assert.ok(each.every(({ rows }) => rows.some(([, share]) => share.includes("–"))), "bounds in every chart");
    await clean(context);
  });

  test("four at most: then the list goes away until one is taken out; the keyboard stays", async () => {
    const { browser } = context;
    await open(context, "m=graphite&cmp=JPN,DEU&lang=en");
    const focus = (selector) => browser.evaluate((s) => document.querySelector(s).focus(), selector);
    const list = () => browser.evaluate(() => document.querySelector("#compare-add") !== null);
    await focus("#compare-add");
    await add(context, "USA", "JPN,DEU,USA");
    await browser.until("the keyboard is at the list", () => document.activeElement.id === "compare-add");
    await add(context, "KOR", "JPN,DEU,USA,KOR");
    assert.equal(await list(), false);
    assert.equal((await charts(browser))[0].head.length, 5);
    await browser.until("the keyboard is at the last", () => document.activeElement.dataset.remove === "KOR");
    await focus('[data-remove="DEU"]');
    await browser.press("Enter");
    await compared(context, "JPN,USA,KOR");
    assert.equal(await list(), true);
    await browser.until("the keyboard is at the list", () => document.activeElement.id === "compare-add");
    await clean(context);
  });

  test("whoever is in focus is added by the button of the panel, once", async () => {
    const { browser } = context;
    await open(context, "m=graphite&f=JPN&cmp=DEU&lang=en");
    await browser.evaluate(() => document.querySelector("#compare-focus").focus());
    await browser.press("Enter");
    await compared(context, "DEU,JPN");
    await browser.until("the keyboard is beside its place", () => document.activeElement.id === "leave");
    assert.equal(await browser.evaluate(() => document.querySelector("#compare-focus")), null);
    assert.match(await browser.evaluate(() => location.search), /f=JPN/);
    await clean(context);
  });
}

async function add(context, code, list) {
  await context.browser.choose("#compare-add", code);
  await compared(context, list);
}

/** The link and the chips hold exactly these, and nothing is on its way. */
async function compared({ browser }, list) {
  await browser.until(`the link compares ${list}`, (list) => new URLSearchParams(location.search).get("cmp") === list, list);
  await settled(browser);
  const chips = await browser.evaluate(() => [...document.querySelectorAll("#compare [data-remove]")].map(({ dataset }) => dataset.remove));
  assert.deepEqual(chips, list?.split(",") ?? []);
}

/** What each chart says: its sentence, its heading, and its table. */
const charts = (browser) => browser.evaluate(() => [...document.querySelectorAll("#compare figure.chart")].map((figure) => {
  const cells = (row) => [...row.cells].map((cell) => cell.textContent.trim());
  const { tHead, tBodies } = figure.querySelector("table");
  return {
    said: figure.querySelector("svg").getAttribute("aria-label"),
    title: figure.querySelector("figcaption").textContent,
    head: cells(tHead.rows[0]),
    rows: [...tBodies[0].rows].map(cells),
  };
}));
