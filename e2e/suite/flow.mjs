// A flow is chosen, on the map, from the suppliers and from the list: its numbers are the command line's, and it is left again.
// Knows the section of a flow and the marks of the map; every number is the command line's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./access.mjs";
import { facts } from "../facts.mjs";
import { SHARE_TOLERANCE, clean, near, open, settled } from "../page.mjs";
import { percent } from "../words.mjs";

const PHONE = [360, 740];
const DESK = [1280, 900];
const CLOSE = "#leave-flow";
const HISTORY = /^\/data\/graphite-history[^/]*\.json$/;
/** Flows of every kind of question: value, weight, an old year, China with Hong Kong, a partial year, a group in focus. */
const ASKED = [
  ["m=graphite", "CHN-JPN", "de"],
  ["m=graphite&u=t", "MDG-IND", "en"],
  ["m=cobalt&y=1996", "COD-NLD", "de"],
  ["m=rare-earths&s=magnets&cn=hk&u=t", "HKG-DEU", "en"],
  ["m=gallium&y=2019", "CHN-DEU", "de"],
];

export function flow(context) {
  for (const [link, code, lang] of ASKED) {
    test(`${code} of ${link}: amount, rank and both shares are the command line's`, async () => {
      await open(context, `${link}&flow=${code}&lang=${lang}`);
      await says(context, link, code, lang);
      await clean(context);
    });
  }

  test("on the map: a click chooses a flow, the others stand back, and the same click leaves it", async () => {
    const { browser } = context;
    await open(context, "m=graphite&lang=en");
    // A thin flow is hit beside its line too, as a finger does.
    for (const beside of [0, 5]) {
      const { way, point } = await browser.evaluate(pointBeside, beside);
      await browser.clickAt(...point);
      await chosen(context, way);
      const opacity = await browser.evaluate(() => [...document.querySelectorAll("svg#map g.flow")].map((flow) =>
        [flow.dataset.way, Number(getComputedStyle(flow).opacity)]));
      for (const [of, seen] of opacity) assert.ok(of === way ? seen === 1 : seen < 0.2, `${of} has opacity ${seen}`);
      // A pixel away, or two quick clicks would count as a double click.
      await browser.clickAt(point[0] + 1, point[1]);
      await left(context);
    }
    const standing = await browser.evaluate(() => [...document.querySelectorAll("svg#map g.flow")].every((flow) => Number(getComputedStyle(flow).opacity) > 0.5));
    assert.ok(standing, "all flows are back");
    await clean(context);
  });

  test("on the map: a node wins over the flows at it, and leaves the flow that was chosen", async () => {
    const { browser } = context;
    await open(context, "m=graphite&flow=CHN-USA&lang=en");
    await chosen(context, "CHN-USA");
    await browser.click('svg#map g.node[data-id="JPN"]');
    await browser.until("Japan is in focus", () => location.search.includes("f=JPN"));
    await left(context);
    await clean(context);
  });

  test("by keyboard from the suppliers: the keyboard goes along, and Esc and the button bring it back", async () => {
    const { browser } = context;
    await open(context, "m=graphite&f=JPN&lang=en");
    await settled(browser);
    const button = '#suppliers [data-flow="MDG-JPN"]';
    for (const leave of [() => browser.press("Escape"), () => browser.press("Enter")]) {
      await browser.evaluate((s) => document.querySelector(s).focus(), button);
      await browser.press("Enter");
      await chosen(context, "MDG-JPN");
      await browser.until("the keyboard is at the button that closes", (s) => document.activeElement.matches(s), CLOSE);
      assert.equal(await browser.evaluate((s) => document.querySelector(s).getAttribute("aria-pressed"), button), "true");
      await says(context, "m=graphite&f=JPN", "MDG-JPN", "en");
      await leave();
      await left(context);
      await browser.until("the keyboard is back", (s) => document.activeElement.matches(s), button);
      assert.match(await browser.evaluate(() => location.search), /f=JPN/);
    }
    await browser.press("Escape");
    await browser.until("Esc leaves the focus once the flow is left", () => !location.search.includes("f=JPN"));
    await clean(context);
  });

  test("by keyboard from the list of the largest flows; without a button of its own the map gets the keyboard", async () => {
    const { browser } = context;
    await open(context, "m=graphite&lang=en");
    await browser.click("#flows-summary");
    const rows = await browser.until("the list", () => {
      const buttons = [...document.querySelectorAll("#flows-text [data-flow]")];
      return buttons.length > 0 && buttons.map(({ dataset }) => dataset.flow);
    });
    const largest = (await facts("m=graphite")).flows.slice(0, 20).map(({ from, to }) => `${from}-${to}`);
    assert.deepEqual(rows, largest, "the twenty largest");
    await browser.evaluate(() => document.querySelector("#flows-text tr:nth-child(3) [data-flow]").focus());
    await browser.press("Enter");
    await chosen(context, largest[2]);
    await browser.until("the keyboard is at the button that closes", (s) => document.activeElement.matches(s), CLOSE);
    await browser.evaluate(() => { document.querySelector("#flows-summary").parentElement.open = false; });
    await browser.press("Escape");
    await left(context);
    await browser.until("the keyboard is at the map", () => document.activeElement.id === "map");
    await clean(context);
  });

  test("a flow beside the chosen one is a click away; \"back\" and the link give the same section again", async () => {
    const { browser } = context;
    await open(context, "m=graphite&flow=CHN-JPN&lang=de");
    await settled(browser);
    const before = await section(browser);
    await browser.click("#flow-text > details > summary");
    await browser.click('#flow [data-flow="CHN-USA"]');
    await chosen(context, "CHN-USA");
    assert.notDeepEqual(await section(browser), before);
    await browser.back();
    await chosen(context, "CHN-JPN");
    assert.deepEqual(await section(browser), before);
    await open(context, "m=copper");
    await open(context, "m=graphite&flow=CHN-JPN&lang=de");
    await settled(browser);
    assert.deepEqual(await section(browser), before);
    await browser.click(CLOSE);
    await left(context);
    await clean(context);
  });

  test("both shares are taken apart, and the sums of their rows are the ends of the flow", async () => {
    const { browser } = context;
    await open(context, "m=graphite&flow=CHN-JPN&lang=en");
    await settled(browser);
    const told = await ends("m=graphite", "CHN-JPN");
    for (const [claim, share] of [["JPN<CHN@2024", told.ofImports], ["CHN>JPN@2024", told.ofExports]]) {
      await browser.click(`#flow li .claim[data-audit="${claim}"]`);
      const sum = await browser.until("a sum", () => document.querySelector("#audit[open] .sum")?.textContent);
      assert.ok(sum.endsWith(` ${(share * 100).toFixed(1)}%.`), `${sum} does not say ${share}`);
      await browser.press("Escape");
      await browser.until("the dialog is closed", () => !document.querySelector("#audit").open);
    }
    assert.match(await browser.evaluate(() => location.search), /flow=CHN-JPN/, "Esc closed the dialog alone");
    await clean(context);
  });

  test("all years of the flow: each in both tables, with the share of the command line", async () => {
    const { browser } = context;
    await open(context, "m=graphite&flow=CHN-JPN&lang=en");
    await settled(browser);
    const { tables } = await section(browser);
    assert.deepEqual(tables.map((rows) => rows.length), [30, 30]);
    for (const year of [1995, 2008, 2023]) {
      const { ofImports, ofExports } = await ends(`m=graphite&y=${year}`, "CHN-JPN");
      const row = tables[1].find(([of]) => of === String(year));
      assert.deepEqual(row.slice(1), [ofImports, ofExports].map((share) => `${(share * 100).toFixed(1)}%`), String(year));
    }
    await clean(context);
  });

  test("earlier years missing: said so with a button, and they are there after a retry", async () => {
    const { browser, site } = context;
    site.fault(HISTORY, "missing");
    const retry = "#flow [data-retry]";
    try {
      await open(context, "m=graphite&flow=CHN-JPN&lang=en");
      await browser.until("the section says so", (s) => document.querySelector(s)?.checkVisibility(), retry);
      assert.deepEqual((await section(browser)).tables.map((rows) => rows.length), [3, 3]);
      await accessible(context, "a flow without earlier years");
    } finally {
      site.heal();
    }
    await browser.click(retry);
    await browser.until("nothing is missing", (s) => document.querySelector(s) === null, retry);
    await settled(browser);
    assert.deepEqual((await section(browser)).tables.map((rows) => rows.length), [30, 30]);
  });

  test("a flow that no year knows, and one that is impossible, say so", async () => {
    const { browser } = context;
    await open(context, "m=graphite&flow=TUV-NRU&lang=en");
    await settled(browser);
    const { said, tables } = await section(browser);
    assert.deepEqual([said, tables], [["The data record no such trade in 2024."], []]);
    await open(context, "m=graphite&flow=CHN-EU27&lang=en");
    assert.equal(await browser.evaluate(() => document.querySelector("#flow").checkVisibility()), false);
    assert.match(await browser.evaluate(() => document.querySelector("#notices").textContent), /flow=CHN-EU27/);
    await clean(context);
  });

  for (const [name, size] of [["desk", DESK], ["phone", PHONE]]) {
    test(`with everything unfolded axe finds no violation and nothing scrolls sideways, ${name}`, async () => {
      const { browser } = context;
      await browser.resize(...size);
      try {
        for (const link of ["m=graphite&f=JPN&flow=CHN-JPN&lang=de", "m=gallium&u=t&flow=CHN-DEU&stop=50&lang=en"]) {
          await open(context, link);
          await settled(browser);
          await browser.click("#flows-summary");
          await browser.until("the list", () => document.querySelector("#flows-text table"));
          await browser.evaluate(() => document.querySelectorAll("#flow details").forEach((details) => { details.open = true; }));
          const wide = await browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(wide <= 0, `${link}: the page scrolls sideways`);
          await accessible(context, `${link}, ${name}`);
          await clean(context);
        }
      } finally {
        await browser.resize(...DESK);
      }
    });
  }
}

/** The link and the map have this flow chosen, and its section is told. */
async function chosen({ browser }, code) {
  await browser.until(`${code} is chosen`, (code) => new URLSearchParams(location.search).get("flow") === code
    && document.querySelector("#flow h2")?.checkVisibility()
    && document.querySelector('svg#map g.flow[data-chosen="true"]')?.dataset.way === code, code);
  await settled(browser);
}

/** No flow is chosen any more. */
const left = ({ browser }) => browser.until("the flow is left", () => !location.search.includes("flow=")
  && !document.querySelector("#flow").checkVisibility() && document.querySelector('[data-chosen="true"]') === null);

/** A flow by the command line: its amount, its place among all, and its share of what both ends trade. */
async function ends(link, code) {
  // Every flow; a focus would leave trade out.
  const keys = new URLSearchParams(link);
  keys.delete("f");
  const { flows, importers } = await facts(`${keys}&top=all`);
  const [from, to] = code.split("-");
  const { amount } = flows.find((flow) => flow.from === from && flow.to === to);
  const exports = flows.filter((flow) => flow.from === from).reduce((sum, flow) => sum + flow.amount, 0);
  const { share } = importers.find(({ id }) => id === to).suppliers.find(({ id }) => id === from);
  return { amount, rank: 1 + flows.filter((flow) => flow.amount > amount).length, ofImports: share, ofExports: amount / exports };
}

/** What the section says is what the command line says. */
async function says({ browser }, link, code, lang) {
  await settled(browser);
  const told = await ends(link, code);
  const [amount, rank, bought, sent] = await browser.evaluate(() =>
    [...document.querySelectorAll("#flow .said-of-flow li")].map((line) => ({ value: Number(line.dataset.value), text: line.textContent })));
  near(amount.value, told.amount, 1e-6 * Math.max(1, told.amount), `${link} ${code}: amount`);
  near(bought.value, told.ofImports, SHARE_TOLERANCE, `${link} ${code}: share of imports`);
  near(sent.value, told.ofExports, SHARE_TOLERANCE, `${link} ${code}: share of exports`);
  assert.ok(rank.text.includes(told.rank === 1 ? { de: "der größte", en: "the largest" }[lang] : `${told.rank} `), `${rank.text} does not say ${told.rank}`);
  for (const [line, share] of [[bought, told.ofImports], [sent, told.ofExports]]) {
    assert.ok(line.text.includes(percent(lang, share).replace(/[<>]/, "")), `${line.text} does not say ${share}`);
  }
}

/** Everything the section says. */
const section = (browser) => browser.evaluate(() => ({
  title: document.querySelector("#flow h2").textContent,
  said: [...document.querySelectorAll("#flow .said-of-flow li")].map(({ textContent }) => textContent),
  tables: [...document.querySelectorAll("#flow figure.chart table")].map(({ tBodies }) =>
    [...tBodies[0].rows].map(({ cells }) => [...cells].map((cell) => cell.textContent.trim()))),
}));

/** Runs in the page: a point so many pixels beside a thin flow that means it, away from nodes; and the flow. */
function pointBeside(beside) {
  document.querySelector("svg#map").scrollIntoView({ block: "center", behavior: "instant" });
  const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
  const nodes = [...document.querySelectorAll("svg#map .node circle")].map((node) => node.getBoundingClientRect());
  for (const path of document.querySelectorAll("svg#map g.flow > path:not(.head)")) {
    if (Number(path.getAttribute("stroke-width")) > 5) continue;
    const { way } = path.closest("[data-way]").dataset;
    for (const part of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      const [at, next] = [part, part + 0.01].map((of) => path.getPointAtLength(path.getTotalLength() * of).matrixTransform(path.getScreenCTM()));
      const long = Math.hypot(next.x - at.x, next.y - at.y);
      const point = [at.x - beside * (next.y - at.y) / long, at.y + beside * (next.x - at.x) / long].map(Math.round);
      const isFree = nodes.every((node) => {
        const [x, y] = middle(node);
        return Math.hypot(x - point[0], y - point[1]) > node.width / 2 + 12;
      });
      if (isFree && document.elementFromPoint(...point)?.closest("[data-way]")?.dataset.way === way) return { way, point };
    }
  }
  throw new Error(`no flow can be met ${beside} pixels beside it`);
}
