// The way from a share back to its rows: ten shares of a page, taken by lot, each taken apart and added up again by hand.
// Knows the columns of the CSV file; adds up what they hold and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../facts.mjs";
import { clean, ends, near, open } from "../page.mjs";
import { fine, short, told } from "../words.mjs";

const PICKS = 10;
/** Parts of the page that hold shares. */
const PLACES = ["#finding", "#figures", "#ranking", "#panel .shares", "#suppliers", "#panel .behind", "#map"];
const QUESTIONS = [
  { link: "m=graphite&d=origin&u=t&f=JPN", lang: "en", seed: 7, without: [] },
  { link: "m=rare-earths&s=magnets&d=touch&f=EU27", lang: "de", seed: 40, without: ["#map"] },
  { link: "m=cobalt&cmp=KOR", lang: "en", seed: 1899, without: ["#panel .shares", "#suppliers", "#panel .behind", "#map"] },
];
/** The columns hold six decimals of what a row counts, three of its amount. */
const TOLERANCE = 1e-6;

export function audit(context) {
  for (const { link, lang, seed, without } of QUESTIONS) {
    test(`${link}: ten shares lead to their rows, and the rows add up to them`, async () => {
      const { browser } = context;
      await open(context, `${link}&lang=${lang}`);
      await keepFiles(browser);
      const picks = await drawLots(browser, seed, without);
      for (const { place, claim, text } of picks) {
        const what = `${link}: ${place} ${claim}, ${text}`;
        const { sum, csv, name } = await derived(browser, place, claim);
        const [low, high, amount] = addedUp(csv);
        const ways = [fine, told, short].map((write) => write(lang, [low, high]));
        assert.ok(ways.some((way) => text === way || text.endsWith(` ${way}`)), `${what}: the rows give ${ways.join(" or ")}`);
        assert.ok(sum.endsWith(` ${ways[0]}.`), `${what}: ${sum} does not end in ${ways[0]}`);
        assert.match(name, /^[a-z-]+-\d{4}-[A-Za-z0-9]+-\w+-.+\.csv$/);
        const known = await claimed(link, claim);
        if (known.share) [low, high].forEach((end, at) => near(end, known.share[at], TOLERANCE, `${what}: end ${at}`));
        if (known.imports) near(amount / known.imports, 1, TOLERANCE, `${what}: sum of the rows`);
      }
      await clean(context);
    });
  }
}

/** Shares of the page in random order, each place at least once. */
async function drawLots(browser, seed, without) {
  const shares = await browser.evaluate((places) => {
    document.querySelectorAll("details.behind").forEach((details) => { details.open = true; });
    return places.flatMap((place) => [...document.querySelectorAll(`${place} .claim[data-audit]`)].map((share) =>
      ({ place, claim: share.dataset.audit, text: share.textContent.replace("\u00a0*", "").trim() })));
  }, PLACES);
  const missing = PLACES.filter((place) => !shares.some((share) => share.place === place));
  assert.deepEqual(missing, without, "places without a share");
  const random = lots(seed);
  const mixed = shares.map((share) => [random(), share]).sort(([a], [b]) => a - b).map(([, share]) => share);
  const first = PLACES.flatMap((place) => mixed.find((share) => share.place === place) ?? []);
  return [...new Set([...first, ...mixed])].slice(0, PICKS);
}

/** A row of numbers between 0 and 1 that is the same for the same seed. */
function lots(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Keeps what the page would save. */
const keepFiles = (browser) => browser.evaluate(() => {
  window.__files = [];
  HTMLAnchorElement.prototype.click = function keep() {
    window.__files.push({ href: this.href, name: this.download });
  };
});

/** Takes a share apart and reads the dialog and its file. */
async function derived(browser, place, claim) {
  await browser.click(`${place} .claim[data-audit="${claim}"]`);
  await browser.until(`${claim} is taken apart`, () => document.querySelector("#audit[open] .sum"));
  await browser.click("#audit-csv");
  const { sum, href, name } = await browser.until("a file", () => {
    const file = window.__files.pop();
    return file && { ...file, sum: document.querySelector("#audit .sum").textContent };
  });
  const csv = await browser.evaluate(async (href) => (href.startsWith("data:")
    ? decodeURIComponent(href.slice(href.indexOf(",") + 1)) : (await fetch(href)).text()), href);
  await browser.click("#audit-close");
  await browser.until("the dialog is closed", () => !document.querySelector("#audit").open);
  return { sum, csv, name };
}

/** Both ends of the share that the rows of a file give, and the sum of their amounts. */
function addedUp(csv) {
  const [head, ...rows] = csv.trim().split("\n").map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell));
  const column = (name) => head.findIndex((title) => title.startsWith(name));
  const [amounts, lows, highs] = ["amount_", "counts_low", "counts_high"].map((name) => rows.map((row) => Number(row[column(name)])));
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const amount = sum(amounts);
  const share = (counts) => sum(amounts.map((amount, at) => amount * counts[at])) / amount;
  return [share(lows), share(highs), amount];
}

/** What the command line says of a claim: the share, and the imports it is of. */
async function claimed(link, claim) {
  const [, area, counted, year] = claim.match(/^(\w+?)(?:<(\w+))?(?:@(\d{4}))?$/);
  const keys = new URLSearchParams(link);
  if (year) [["y", year], ["f", area]].forEach(([key, value]) => keys.set(key, value));
  const question = keys.toString();
  const { world, importers } = await facts(question);
  if (area === "WORLD") return { share: !counted && [world.china_export_share, world.china_export_share], imports: world.total };
  const importer = importers.find(({ id }) => id === area);
  const { imports, suppliers } = importer;
  const of = (some) => { const share = some.reduce((total, { share }) => total + share, 0); return [share, share]; };
  if (!counted) return { share: ends(importer, question), imports };
  if (counted === "rest") return { share: of(suppliers.slice(1)), imports };
  if (/^\d$/.test(counted)) return { share: of(suppliers.slice(0, Number(counted))), imports };
  return { share: of(suppliers.filter(({ id }) => id === counted)), imports };
}
