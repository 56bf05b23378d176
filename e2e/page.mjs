// What the tests rely on in the page: how a view is opened, read and compared with the command line.
// Knows the names of elements and attributes; knows no figure.

import assert from "node:assert/strict";
import { facts } from "./facts.mjs";

const SHARE_TOLERANCE = 1e-6;
const AMOUNT_TOLERANCE = 1e-3;

/** Opens a link, waits for the map, and shows all controls and rows. */
export async function open({ browser, site }, link = "") {
  await browser.open(`${site.origin}/${link && `?${link}`}`);
  await ready(browser);
  await unfold(browser);
}

/** Shows the further controls and the rest of the table; a fresh page has both folded, and both stay open. */
export async function unfold(browser) {
  const { fresh, short } = await browser.evaluate(() => ({
    fresh: document.querySelector("details.more:not([open])") !== null,
    short: document.querySelector("#show-all")?.checkVisibility() ?? false,
  }));
  if (!fresh) return;
  await browser.click("details.more summary");
  if (short) await browser.click("#show-all");
}

export const ready = (browser) =>
  browser.until("the map is ready", () => document.documentElement.dataset.state === "ready"
    && document.querySelector("svg#map") !== null && document.querySelector("#finding")?.textContent.trim() !== "");

/** Everything a visitor reads of the answer, as one value. */
export const read = (browser) => browser.evaluate(() => {
  const cell = (row, name) => {
    const element = row.querySelector(`td[data-col="${name}"]`);
    return { value: Number(element.dataset.value), text: element.textContent.trim() };
  };
  const text = (selector) => document.querySelector(selector)?.textContent.trim() ?? null;
  return {
    lang: document.documentElement.lang,
    link: location.search.slice(1),
    finding: text("#finding"),
    flows: [...document.querySelectorAll("svg#map g.flow")].map(({ dataset }) => `${dataset.from}>${dataset.to}`),
    rows: [...document.querySelectorAll("table#ranking tbody tr[data-id]")].map((row) => ({
      id: row.dataset.id,
      share: cell(row, "share"),
      imports: cell(row, "imports"),
      focused: row.querySelector("[data-focus]").getAttribute("aria-pressed") === "true",
    })),
    year: text("#year-now"),
  };
});

/** Does something and waits until link, sentence, table and map have all moved on. */
export async function changes({ browser }, key, value, act) {
  const before = await read(browser);
  await act();
  const stale = (was, now) => Object.entries({
    link: new URLSearchParams(now.link).get(key) === value,
    sentence: now.finding !== was.finding,
    table: JSON.stringify(now.rows) !== JSON.stringify(was.rows),
    map: now.flows.join() !== was.flows.join(),
  }).filter(([, moved]) => !moved).map(([name]) => name);
  let now = before;
  try {
    await browser.until("a new answer", (was) => {
      const finding = document.querySelector("#finding").textContent.trim();
      return finding !== was.finding && location.search.slice(1) !== was.link;
    }, before);
    now = await read(browser);
  } catch (error) {
    now = await read(browser);
    if (stale(before, now).length === 0) throw error;
  }
  assert.deepEqual(stale(before, now), [], `${key}=${value} left these as they were`);
  await agrees({ browser });
  return now;
}

/** The numbers on the page are those of the command line for the same link. */
export async function agrees({ browser }) {
  const page = await read(browser);
  const told = await facts(page.link);
  assert.deepEqual([...page.flows].sort(), told.flows.map(({ from, to }) => `${from}>${to}`).sort(), "flows drawn");
  assert.deepEqual(page.rows.map(({ id }) => id).sort(), told.importers.map(({ id }) => id).sort(), "importers listed");
  const importers = new Map(told.importers.map((importer) => [importer.id, importer]));
  for (const { id, share, imports } of page.rows) {
    near(share.value, importers.get(id).share, SHARE_TOLERANCE, `${page.link}: share of ${id}`);
    near(imports.value, importers.get(id).imports, AMOUNT_TOLERANCE, `${page.link}: imports of ${id}`);
  }
  const sum = (list, amount) => list.reduce((total, item) => total + amount(item), 0);
  near(
    sum(page.rows, ({ imports }) => imports.value),
    sum(told.importers, ({ imports }) => imports),
    AMOUNT_TOLERANCE * page.rows.length,
    `${page.link}: sum of imports`,
  );
  return { page, told };
}

export function near(found, expected, tolerance, what) {
  assert.ok(Math.abs(found - expected) <= tolerance, `${what}: expected ${expected}, found ${found}`);
}

/** Nothing went wrong in the page since it was opened, and it asked nobody else. */
export async function clean({ browser, site }) {
  const { problems, addresses } = await browser.evaluate(() => ({
    problems: window.__problems,
    addresses: performance.getEntriesByType("resource").map(({ name }) => name),
  }));
  assert.deepEqual(problems, [], "problems in the page");
  assert.ok(addresses.length > 0, "the page loads files");
  assert.deepEqual(addresses.filter((address) => !address.startsWith(`${site.origin}/`)), [], "requests that leave the origin");
}
