// What if: the story clicked through as a new reader would, every lever, and what the page says when something is missing.
// Knows the parts of the levers; every number is the command line's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./access.mjs";
import { facts } from "../facts.mjs";
import { SHARE_TOLERANCE, agrees, changes, clean, ends, near, open, ready, settled } from "../page.mjs";

const STORY = "f=JPN&u=t&stop=100&to=JPN&reroute=1&pool=CAN,JPN&deals=NMG-PANASONIC-2024,NMG-GM-2024,NMG-CANADA-2026";
const DESK = [1280, 900];
const PHONE = [360, 740];

export function levers(context) {
  test("the story, clicked through: stop, rerouting, joint stock, deals, and the link that gives the same page", async () => {
    const { browser } = context;
    await open(context, "lang=de");
    await changes(context, "f", "JPN", () => browser.choose("#focus", "JPN"));
    await changes(context, "u", "t", () => browser.click('[data-unit="t"]'));
    assert.match(await text(browser, "#figures"), /von anderswo kommen.*Nouveau Monde Graphite – Panasonic/s);
    await browser.click("#what-if-summary");
    await settled(browser);
    await browser.until("the levers", () => document.querySelector("#lever-stop"));

    await asks(context, '.presets [data-ask="stop=100&to=JPN&reroute=1"]', "stop", "100");
    await tells(context);
    const drawn = await browser.evaluate(() => ["lost", "steps-in"].map((tone) => document.querySelectorAll(`#map .flow.${tone}`).length));
    assert.ok(drawn[0] === 1 && drawn[1] > 3, `flows that fall away and step in: ${drawn}`);
    assert.equal(await browser.evaluate(() => document.querySelectorAll("#map path.short").length), 1, "rings of what stays open");

    await asks(context, '.presets [data-ask="pool=CAN,JPN&days=60"]', "pool", "CAN,JPN");
    await tells(context);
    for (const id of ["NMG-PANASONIC-2024", "NMG-GM-2024", "NMG-CANADA-2026"]) {
      await asks(context, `[data-deal="${id}"]`, "deals", (value) => value.split(",").includes(id));
      await tells(context);
    }
    assert.equal(await browser.evaluate(() => document.querySelectorAll("#map .site .deal-on").length), 2, "sites of deals that are on");
    assert.match(await text(browser, "#notices"), /Panasonic: Die Tonnen sind Anodenmaterial/, "what the goods of the deal are");

    const link = await browser.evaluate(() => decodeURIComponent(location.search.slice(1)));
    for (const part of STORY.split("&")) assert.ok(link.includes(part), `${part} in ${link}`);
    const clicked = await said(browser);
    await clean(context);
    await open(context, `${link}&lang=de`);
    await shown(browser);
    assert.deepEqual(await said(browser), clicked);
    await tells(context);
    await clean(context);
  });

  test("every lever back, and back again by the history", async () => {
    const { browser } = context;
    await open(context, `${STORY}&lang=en`);
    await shown(browser);
    const before = await said(browser);
    await browser.click("#reset-levers");
    await browser.until("the levers are back", () => !/stop|pool|deals/.test(location.search) && document.querySelector("#what-if-bar").hidden);
    await settled(browser);
    assert.equal(await browser.evaluate(() => document.querySelector("#map .flow.lost")), null);
    await agrees(context);
    await browser.back();
    await shown(browser);
    assert.deepEqual(await said(browser), before);
    await clean(context);
  });

  test("a slider changes link, sentence, table and map, and is one step of the history", async () => {
    const { browser } = context;
    await open(context, "m=rare-earths&s=magnets&f=DEU&stop=10&reroute=1&lang=en");
    await shown(browser);
    const steps = await browser.evaluate(() => history.length);
    for (const stop of [40, 70]) {
      const finding = await text(browser, "#finding");
      await browser.choose("#lever-stop", stop);
      await browser.until("another sentence", (before, stop) =>
        document.querySelector("#finding").textContent.trim() !== before && location.search.includes(`stop=${stop}`), finding, stop);
      await tells(context);
    }
    assert.ok(await browser.evaluate(() => history.length) <= steps + 2);
    assert.equal(await text(browser, '[data-value-of="stop"]'), "70%");
    await clean(context);
  });

  test("whoever is cut off and shares a stock can be chosen and taken out", async () => {
    const { browser } = context;
    await open(context, "stop=50&lang=en");
    await shown(browser);
    await browser.choose("#to-add", "to=EU27");
    await browser.until("the link names the EU", () => location.search.includes("to=EU27"));
    await browser.until("a list to add to it", () => document.querySelector('#to-add [value="to=EU27,JPN"]'));
    await browser.choose("#to-add", "to=EU27,JPN");
    await browser.until("both", () => document.querySelectorAll('.chip[data-ask^="to="]').length === 2);
    await tells(context);
    await browser.click('.chip[data-ask="to=JPN"]');
    await browser.until("one", () => document.querySelectorAll('.chip[data-ask^="to="]').length === 1);
    await browser.choose("#pool-add", "pool=KOR");
    await browser.until("a stock", () => document.querySelector("#stock table"));
    assert.match(await text(browser, "#notices"), /single member/);
    await tells(context);
    await clean(context);
  });

  test("what cannot be answered has a sentence: nobody hit, no days, a partial year, unknown deals, other goods", async () => {
    const cases = [
      ["m=graphite&stop=100&to=CHN&lang=en", /a stop changes nothing/],
      ["m=graphite&u=t&stop=100&pool=JPN,DEU&days=0&lang=en", /Zero days/],
      ["m=graphite&stop=100&pool=JPN,DEU&lang=en", /in dollars of use/],
      ["m=gallium&y=2019&stop=100&lang=en", /largest partners/],
      ["deals=NO-SUCH-DEAL&stop=1&lang=en", /NO-SUCH-DEAL/],
      ["m=cobalt&deals=NMG-PANASONIC-2024&lang=en", /about other goods/],
      ["m=gallium&f=JPN&stop=100&to=JPN&lang=en", /cannot be split by metal/],
    ];
    for (const [link, expected] of cases) {
      await open(context, link);
      await shown(context.browser);
      assert.match(await text(context.browser, "#notices"), expected, link);
      await clean(context);
    }
  });

  test("gallium: the facts of the tables stand beside the stock", async () => {
    await open(context, "m=gallium&f=JPN&stop=100&to=JPN&pool=CAN,JPN&lang=de");
    await shown(context.browser);
    assert.match(await text(context.browser, "#stock-levers"), /167/);
    assert.match(await text(context.browser, "#deals"), /Gallium/);
    await clean(context);
  });

  test("the timeline: restrictions and initiatives, unsure ones only on request, and never what holds today", async () => {
    const { browser } = context;
    for (const [lang, today] of [["de", /\bheute in Kraft\b/], ["en", /in force today/]]) {
      await open(context, `m=graphite&lang=${lang}`);
      await browser.click("#timeline-summary");
      await browser.until("entries", () => document.querySelectorAll("#timeline-text .entries li").length > 4);
      const count = () => browser.evaluate(() => document.querySelectorAll("#timeline-text .entries li").length);
      const sure = await count();
      assert.doesNotMatch(await text(browser, "#timeline-text"), today);
      assert.equal(await browser.evaluate(() => document.querySelector("#timeline-text .badge")), null);
      assert.ok(await browser.evaluate(() => document.querySelector("#timeline-text path.suspended") !== null), "suspensions as spans");
      await browser.click("#show-unsure");
      await browser.until("more entries", (sure) => document.querySelectorAll("#timeline-text .entries li").length > sure, sure);
      assert.ok(await browser.evaluate(() => document.querySelector("#timeline-text .badge") !== null));
      await accessible(context, `timeline, ${lang}`);
      await clean(context);
    }
  });

  test("sites: initiatives with the levers, mines and plants on request", async () => {
    const { browser } = context;
    await open(context, "lang=en");
    await browser.click("#what-if-summary");
    await browser.until("initiatives on the map", () => document.querySelector("#map .site .initiative"));
    await browser.click("#inventory");
    await browser.until("mines on the map", () => document.querySelectorAll("#map .site .inventory").length > 5);
    await clean(context);
  });

  for (const [name, size] of [["desk", DESK], ["phone", PHONE]]) {
    test(`with every lever moved axe finds no violation and nothing scrolls sideways, ${name}`, async () => {
      const { browser } = context;
      await browser.resize(...size);
      try {
        for (const [link, lang] of [[STORY, "de"], ["m=rare-earths&s=compounds&u=t&stop=60&reroute=1&pool=JPN,DEU,KOR&deals=LYNAS-JARE-2026", "en"]]) {
          await open(context, `${link}&lang=${lang}`);
          await shown(browser);
          await browser.evaluate(() => document.querySelectorAll("details.facts").forEach((part) => { part.open = true; }));
          const wide = await browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(wide <= 0, `${link}: the page scrolls sideways by ${wide}`);
          await accessible(context, `${link}, ${name}`);
          await clean(context);
        }
      } finally {
        await browser.resize(...DESK);
      }
    });
  }

  for (const [what, pattern] of [
    ["code", /^\/what_if\.js$/],
    ["WebAssembly", /^\/what_if_bg\.wasm$/],
    ["style", /^\/levers\.css$/],
    ["words", /^\/text\/what-if-en\.json$/],
    ["facts", /^\/data\/what-if-[^/]*\.json$/],
  ]) {
    test(`${what} of levers missing: said so, the map goes on, and they are there after a retry`, async () => {
      const { browser, site } = context;
      site.fault(pattern, "missing");
      try {
        await browser.open(`${site.origin}/?f=JPN&stop=100&to=JPN&lang=en`);
        await ready(browser);
        await browser.until("the page says so", () => document.querySelector("#what-if-bar [role=alert]")?.checkVisibility());
      } finally {
        site.heal();
      }
      await browser.click("#what-if-bar [data-retry]");
      await shown(browser);
      await tells(context);
      await open(context, "lang=en");
      await clean(context);
    });
  }
}

const text = (browser, selector) => browser.evaluate((selector) => document.querySelector(selector)?.textContent.trim() ?? "", selector);

/** Waits until what the levers tell is there. */
async function shown(browser) {
  await browser.until("levers and picture are told", () => document.querySelector("#reset-levers") && document.querySelector("#lever-stop")
    && (document.querySelector("#results").innerHTML !== "" || document.querySelector("#deals").innerHTML !== ""));
  await settled(browser);
}

/** Presses something that asks, and waits until the link says so. */
async function asks({ browser }, selector, key, expected) {
  await browser.click(selector);
  await browser.until(`the link has ${key}`, (key, expected) => {
    const value = new URLSearchParams(location.search).get(key) ?? "";
    return expected === null ? value !== "" : value === expected;
  }, key, typeof expected === "string" ? expected : null);
  if (typeof expected === "function") {
    await browser.until(`the link has more ${key}`, (part) => location.search.includes(part), selector.split('"')[1]);
  }
  await shown(browser);
}

/** Everything a reader is told, as texts. */
const said = (browser) => browser.evaluate(() => Object.fromEntries(
  ["#finding", "#figures", "#what-if-bar", "#results", "#stock", "#deals", "#effects", "#notices", "#legend"].map((part) => [part, document.querySelector(part).textContent])));

/** Table and stock say what the command line says. */
export async function tells({ browser }) {
  await settled(browser);
  const link = await browser.evaluate(() => location.search.slice(1));
  const { scenario, after, before, importers, stockpile } = await facts(link);
  const rows = await browser.evaluate(() => [...document.querySelectorAll("table#ranking tbody tr[data-id]")].map((row) => {
    const cell = (name) => {
      const { value, high = value } = row.querySelector(`td[data-col="${name}"]`).dataset;
      return [Number(value), Number(high)];
    };
    return { id: row.dataset.id, imports: cell("imports"), share: cell("share"), after: cell("after"), open: cell("open") };
  }));
  const by = (list) => new Map(list.map((item) => [item.id, item]));
  const [was, last, short] = [by((before ?? { importers }).importers), by((after ?? { importers }).importers), by(scenario?.importers ?? [])];
  assert.ok(rows.length >= Math.min(6, was.size), link);
  for (const row of rows) {
    const where = `${row.id} of ${link}`;
    near(row.imports[0], was.get(row.id).imports, 1e-3, `imports, ${where}`);
    const share = (facts) => facts === undefined ? [0, 0] : ends(facts, link);
    near(row.share[0], share(was.get(row.id))[0], SHARE_TOLERANCE, `share before, ${where}`);
    near(row.after[0], share(last.get(row.id))[0], SHARE_TOLERANCE, `share after, ${where}`);
    near(row.after[1], share(last.get(row.id))[1], SHARE_TOLERANCE, `share after, ${where}`);
    if (!/^(EU27|G7|QUAD|OECD)$/.test(row.id)) near(row.open[0], short.get(row.id)?.unmet_share ?? 0, SHARE_TOLERANCE, `open, ${where}`);
  }
  const members = await browser.evaluate(() => document.querySelectorAll("#stock table tbody tr").length);
  assert.equal(members, stockpile?.members.length ?? 0, link);
}
