// What the tests rely on in the page: how a view is opened, read and compared with the command line.
// Knows the names of elements and attributes; knows no figure.

import assert from "node:assert/strict";
import { facts } from "./facts.mjs";

export const SHARE_TOLERANCE = 1e-6;
const AMOUNT_TOLERANCE = 1e-3;
/** Rows of the table while it is folded. */
const FIRST_ROWS = 15;
/** What the map shows, as elements and their attributes: its flows, or the shades of its land. */
const FLOWS = ["svg#map g.flow", "data-from", "data-to"];
export const LAND = ["svg#map path.land", "class", "fill"];

/** Opens a link, waits for the map, and shows all controls and rows. */
export async function open({ browser, site }, link = "") {
  await browser.open(`${site.origin}/${link && `?${link}`}`);
  await ready(browser);
  await outlined(browser);
  await unfold(browser);
}

/** Opens a link and does something while the picture before the map is all that is there; then the map is. */
export async function beforeTheMap({ site }, browser, link, act) {
  const release = site.hold(/_bg\.wasm$/);
  try {
    await browser.open(`${site.origin}/?${link}`);
    await browser.until("the picture", () => document.querySelector("#first svg")?.checkVisibility());
    const done = await act();
    release();
    await ready(browser);
    return done;
  } finally {
    release();
  }
}

/** Where the picture before the map stands, and then the map: from the top of the page, and as wide, pixels. */
export async function places(context, browser, link) {
  const place = (selector) => browser.evaluate((selector) => {
    const { top, width } = document.querySelector(selector).getBoundingClientRect();
    return { top: top + scrollY, width };
  }, selector);
  return [await beforeTheMap(context, browser, link, () => place("#first svg")), await place("#map")];
}

/** Shows the further controls and the rest of the table; a fresh page has both folded, and both stay open. */
export async function unfold(browser) {
  await browser.until("the table has rows", () => document.querySelector("#importers tr[data-id], #importers p") !== null);
  // Not by pointer: what still arrives above would move the button from under it.
  const folded = await browser.evaluate((most) => {
    document.querySelector("details.more:not([open]) summary")?.click();
    const more = document.querySelector("#show-all");
    const folded = more !== null && document.querySelectorAll("table#ranking tr[data-id]").length <= most;
    if (folded) more.click();
    return folded;
  }, FIRST_ROWS);
  if (!folded) return;
  await browser.until("all rows", (most) => document.querySelectorAll("table#ranking tr[data-id]").length > most, FIRST_ROWS);
}

export async function ready(browser) {
  await browser.until("the map is ready", () => document.documentElement.dataset.state === "ready"
    && document.querySelector("svg#map") !== null && document.querySelector("#finding")?.textContent.trim() !== "");
  await settled(browser);
}

/** The width up to which a map is drawn with the outlines of the start, pixels. */
const SMOOTH_PX = 500;
/** Letters of all borders: the outlines of the start have some 12,500, the finer ones 20,000. */
const FINE = 15_000;

/** A large map has its finer outlines. */
const outlined = (browser) => browser.until("the outlines suit the map", ([most, fine]) =>
  document.querySelector("#map-place").clientWidth <= most || document.querySelector("#ground .borders").getAttribute("d").length > fine,
[SMOOTH_PX, FINE]);

/** Every part that is told later is there, or says that it cannot be had. */
export const settled = (browser) =>
  browser.until("nothing is on its way", () => document.querySelector(".waiting:not([role=alert])") === null);

/** Everything a visitor reads of the answer, as one value. */
export const read = (browser) => browser.evaluate(() => {
  const cell = (row, name) => {
    const element = row.querySelector(`td[data-col="${name}"]`);
    const { value, high = value } = element.dataset;
    return { value: Number(value), high: Number(high), text: element.textContent.trim() };
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

/** Does something and waits until link, sentence, table and what the map shows have all moved on. */
export async function changes({ browser }, key, value, act, picture = FLOWS) {
  const before = await read(browser);
  const map = await browser.evaluate(redrawn, null, ...picture);
  await act();
  const stale = (now, map) => Object.entries({
    link: new URLSearchParams(now.link).get(key) === value,
    sentence: now.finding !== before.finding,
    table: JSON.stringify(now.rows) !== JSON.stringify(before.rows),
    map,
  }).filter(([, moved]) => !moved).map(([name]) => name);
  const look = async () => stale(await read(browser), await browser.evaluate(redrawn, map, ...picture));
  try {
    await browser.until("a new answer", (was) => {
      const finding = document.querySelector("#finding").textContent.trim();
      return finding !== was.finding && location.search.slice(1) !== was.link;
    }, before);
    await browser.until("another picture", redrawn, map, ...picture);
  } catch (error) {
    if ((await look()).length === 0) throw error;
  }
  const problems = await browser.evaluate(() => [document.documentElement.dataset.state, ...window.__problems].join("; "));
  assert.deepEqual(await look(), [], `${key}=${value} left these as they were, and the page says: ${problems}`);
  return (await agrees({ browser })).page;
}

/** Runs in the page: attributes of marks as text, where they are not what they were. */
function redrawn(was, selector, ...names) {
  const now = [...document.querySelectorAll(selector)].map((mark) => names.map((name) => mark.getAttribute(name)).join(">")).join();
  return now !== was && now;
}

/** The numbers on the page are those of the command line for the same link. */
export async function agrees({ browser }) {
  const page = await read(browser);
  const told = await facts(page.link);
  assert.deepEqual([...page.flows].sort(), told.flows.map(({ from, to }) => `${from}>${to}`).sort(), "flows drawn");
  assert.deepEqual(page.rows.map(({ id }) => id).sort(), told.importers.map(({ id }) => id).sort(), "importers listed");
  const importers = new Map(told.importers.map((importer) => [importer.id, importer]));
  for (const { id, share, imports } of page.rows) {
    const [low, high] = ends(importers.get(id), page.link);
    near(share.value, low, SHARE_TOLERANCE, `${page.link}: share of ${id}`);
    near(share.high, high, SHARE_TOLERANCE, `${page.link}: high end of the share of ${id}`);
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

/** Both ends of an importer's share by the measure a link asks; a partial year has the direct one alone. */
export function ends(importer, link) {
  const measure = new URLSearchParams(link).get("d");
  return importer[`share_${measure}`] ?? [importer.share, importer.share];
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
