// How a share is counted: each measure moves link, sentence, table and land together, and bounds are drawn as bounds.
// Knows classes of marks and where the classes of shares end; every number is the command line's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../facts.mjs";
import { LAND, agrees, changes, clean, ends, open, read } from "../page.mjs";
import { bounds, percent, told } from "../words.mjs";

/** Bounds nearer than this are one number on every surface. */
const SAME = 5e-7;

export function measures(context) {
  for (const link of ["m=graphite&f=CAN", "m=rare-earths&s=magnets&f=JPN"]) {
    test(`${link}: each measure moves link, sentence, table and land`, async () => {
      const { browser } = context;
      await open(context, link);
      for (const [code, value] of [["origin", "origin"], ["touch", "touch"], ["direct", null]]) {
        await changes(context, "d", value, () => browser.click(`[data-d="${code}"]`), LAND);
        assert.deepEqual(await browser.evaluate(() =>
          [...document.querySelectorAll("[data-d]")].filter(({ checked }) => checked).map(({ dataset }) => dataset.d)), [code]);
        await drawn(context);
      }
      await clean(context);
    });
  }

  for (const measure of ["origin", "touch"]) {
    test(`${measure} of a stage without known output: hatched sectors, striped land, a sentence with both ends`, async () => {
      await open(context, `m=rare-earths&s=magnets&d=${measure}&f=JPN&lang=en`);
      const { importers, nodes, land, finding } = await drawn(context);
      const share = ends(importers.get("JPN"), `d=${measure}`);
      assert.ok(share[1] - share[0] > SAME, "Japan's share is known within bounds only");
      assert.ok(finding.includes(told("en", share)), `${finding} does not say ${told("en", share)}`);
      assert.match(finding, bounds("en"));
      assert.ok(nodes.some(({ possible }) => possible), "a hatched sector");
      assert.ok(land.some(({ mixed }) => mixed), "striped land");
      await clean(context);
    });
  }

  for (const lang of ["en", "de"]) {
    test(`origin where output is known: one number, nothing hatched or striped (${lang})`, async () => {
      await open(context, `m=graphite&d=origin&u=t&f=JPN&lang=${lang}`);
      const { importers, nodes, land, finding } = await drawn(context);
      assert.deepEqual(nodes.filter(({ possible }) => possible), []);
      assert.deepEqual(land.filter(({ mixed }) => mixed), []);
      assert.doesNotMatch(finding, bounds(lang));
      const [share] = importers.get("JPN").share_origin;
      assert.ok(finding.includes(percent(lang, share)), `${finding} does not say ${percent(lang, share)}`);
      await clean(context);
    });
  }

  test("a partial year gives the direct share whatever is asked, and says so", async () => {
    await open(context, "m=gallium&y=2019&d=touch&lang=en");
    const { page, told } = await agrees(context);
    assert.equal(told.coverage, "partial");
    assert.ok(told.importers.length > 0 && told.importers.every(({ share_touch: touch }) => touch === null));
    const direct = percent("en", told.world.china_export_share);
    assert.ok(page.finding.includes(direct), `${page.finding} does not say ${direct}`);
    await noticed(context, told, /gives the direct share alone/, /only the largest partners/);
    await clean(context);
  });

  test("tonnes asked where they are missing: the answer is in dollars, and says so", async () => {
    await open(context, "m=gallium&y=2022&u=t&lang=en");
    const { told } = await agrees(context);
    assert.deepEqual([told.coverage, told.unit], ["value only", "usd"]);
    assert.match(await context.browser.evaluate(() => document.querySelector("#ranking caption").textContent), /US\$/);
    await noticed(context, told, /lack tonnes .* the answer is in dollars/);
    await clean(context);
  });

  test("China's part stands at each stage, and moves with the year", async () => {
    const { browser } = context;
    const chain = () => browser.evaluate(() =>
      [...document.querySelectorAll("[data-chain]")].map((place) => [place.dataset.chain, place.textContent.trim()]));
    for (const [mineral, stages] of [["graphite", ["natural", "battery-grade"]], ["rare-earths", ["compounds", "metals", "magnets"]]]) {
      await open(context, `m=${mineral}&lang=en`);
      let seen = "";
      for (const year of [null, "2020"]) {
        if (year) await changes(context, "y", year, () => browser.choose("#year", year));
        await browser.until("a word at each stage, of another year", (before) => {
          const places = [...document.querySelectorAll("[data-chain]")].map((place) => place.textContent.trim());
          return places.length > 0 && !places.includes("") && places.join() !== before;
        }, seen);
        const said = await chain();
        assert.deepEqual(said.map(([stage]) => stage), stages);
        const asked = year ?? (await read(browser)).year;
        for (const [stage, text] of said) {
          const { world } = await facts(`m=${mineral}&s=${stage}&y=${asked}`);
          const exports = world ? `China: ${percent("en", world.china_export_share)} of world exports` : "no trade figures";
          assert.ok(text.includes(exports), `${mineral} ${stage} ${asked}: ${text} does not say ${exports}`);
        }
        seen = said.map(([, text]) => text).join();
      }
      await clean(context);
    }
  });
}

/** What nodes and land show; both are held to the command line, importer by importer. */
async function drawn(context) {
  const { page, told } = await agrees(context);
  const { nodes, land, patterns } = await context.browser.evaluate(() => ({
    nodes: [...document.querySelectorAll("svg#map g.node:not(.china)")].map((node) => ({
      id: node.dataset.id, possible: node.querySelector("path.possible") !== null, sure: node.querySelector("path.sure") !== null,
    })),
    land: [...document.querySelectorAll("svg#map path.land[data-id]")].map((land) => ({
      id: land.dataset.id, mixed: land.classList.contains("mixed"), fill: land.getAttribute("fill"),
      shade: [...land.classList].find((name) => /^s\d$/.test(name)),
    })),
    patterns: [...document.querySelectorAll("svg#map pattern")].map(({ id }) => id),
  }));
  const importers = new Map(told.importers.map((importer) => [importer.id, importer]));
  const of = ({ id }) => importers.has(id) && ends(importers.get(id), page.link);
  const shade = (share) => `s${Math.ceil(share * 5 - 1e-9)}`;
  for (const mark of nodes.filter(of)) {
    const [low, high] = of(mark);
    assert.equal(mark.possible, high - low >= SAME, `${page.link}: the node of ${mark.id}, ${low} to ${high}`);
  }
  const shaded = land.filter(({ id }) => id !== "CHN").filter(of);
  assert.ok(nodes.length > 0 && shaded.length > 50, "importers on the map");
  for (const mark of shaded) {
    const [low, high] = of(mark).map(shade);
    assert.deepEqual(
      { shade: mark.shade, fill: mark.fill, mixed: mark.mixed },
      { shade: low, fill: low === high ? null : `url(#${low}-${high})`, mixed: low !== high },
      `${page.link}: the land of ${mark.id}`,
    );
    if (mark.mixed) assert.ok(patterns.includes(`${low}-${high}`), `a pattern ${low}-${high}`);
  }
  return { importers, nodes, land, finding: page.finding };
}

/** The notes beside the map are those of the command line, these among them. */
async function noticed({ browser }, told, ...sentences) {
  const shown = await browser.evaluate(() => [...document.querySelectorAll("#notices li")].map((item) => item.textContent));
  for (const sentence of sentences) {
    const notice = told.notices.find((notice) => sentence.test(notice));
    assert.ok(notice, `the command line does not say ${sentence}: ${told.notices.join(" | ")}`);
    assert.ok(shown.includes(notice), `the page does not say it: ${shown.join(" | ")}`);
  }
}
