// Every resource of the page, broken in six ways, one at a time: each ends in something that can be read, with a way on, and once
// the host is healed the map has the numbers of the command line. Knows which part asks for which file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { agrees, open, ready, unfold } from "../page.mjs";

const LINK = "f=JPN&lang=en";

/** The links that ask for a file by themselves. */
const LINKS = { start: LINK, share: LINK, levers: `${LINK}&stop=100` };

/** Leaves for a link, and does not wait. */
async function go({ browser, site }, link) {
  const mark = `n=${Math.random()}`;
  await browser.evaluate((address) => { setTimeout(() => { location.href = address; }); }, `${site.origin}/?${link}&${mark}`);
  return mark;
}

/** Opens the part that asks for the files behind a share, of levers, of files. */
const ACTS = {
  start: ({ browser, site }) => browser.open(`${site.origin}/?${LINKS.start}`),
  share: ({ browser, site }) => browser.open(`${site.origin}/?${LINKS.share}`),
  guide: async (context) => {
    await open(context, LINK);
    await context.browser.click("#method-summary");
  },
  levers: ({ browser, site }) => browser.open(`${site.origin}/?${LINKS.levers}`),
  files: async (context) => {
    await open(context, LINK);
    await context.browser.click('.masthead [data-audit="data"]');
  },
};

/** Name, pattern, what asks for it, and what another build or edition of it is. */
const RESOURCES = [
  ["boot.js", /\/boot-[0-9a-f]+\.js$/, "start", "empty"],
  ["code", /\/minerals-map-[0-9a-f]+\.js$/, "start", "hollow"],
  ["WebAssembly", /\/minerals-map-[0-9a-f]+_bg\.wasm$/, "start", "empty"],
  ["style", /\/style-[0-9a-f]+\.css$/, "start", "empty"],
  ["icon", /\/icon[^/]*\.svg$/, "start", "empty"],
  ["start", /\/data\/start\.[a-z]+\.json$/, "start", "other"],
  ["world", /\/world-start\.json$/, "start", "schema"],
  ["outlines of a large map", /\/world\.json$/, "start", "schema"],
  ["words", /\/text\/en\.json$/, "start", "other"],
  ["flows", /\/data\/graphite\.[0-9a-f]+\.json$/, "start", "other"],
  ["flows of earlier years", /\/data\/graphite-history[^/]*\.json$/, "start", "other"],
  ["index", /\/data\/index\.json$/, "share", "other"],
  ["code behind a share", /\/behind\.js$/, "share", "hollow"],
  ["WebAssembly behind a share", /\/behind_bg\.wasm$/, "share", "empty"],
  ["style behind a share", /\/behind\.css$/, "share", "empty"],
  ["long texts", /\/text\/guide-en\.json$/, "guide", "other"],
  ["code of levers", /\/what_if\.js$/, "levers", "hollow"],
  ["WebAssembly of levers", /\/what_if_bg\.wasm$/, "levers", "empty"],
  ["style of levers", /\/levers\.css$/, "levers", "empty"],
  ["texts of levers", /\/text\/what-if-en\.json$/, "levers", "other"],
  ["facts of levers", /\/data\/what-if-[^/]*\.json$/, "levers", "other"],
  ["code of files", /\/files\.js$/, "files", "hollow"],
  ["WebAssembly of files", /\/files_bg\.wasm$/, "files", "empty"],
  ["style of files", /\/files\.css$/, "files", "empty"],
  ["texts of files", /\/text\/files-en\.json$/, "files", "other"],
];
const WAYS = ["missing", "truncated", "garbled", "slow", "reset", "other"];
/** What engines other than the first are asked: the rest is the same code. */
const FEW = ["code", "start", "index", "flows", "WebAssembly behind a share", "texts of levers", "code of files"];

export function broken(context) {
  for (const [name, pattern, act, other] of RESOURCES) {
    if (context.engine !== "chromium" && !FEW.includes(name)) continue;
    const ways = context.engine === "chromium" ? WAYS : ["missing", "reset"];
    test(`${name}, broken in ${ways.length} ways: something to read, and a way on`, async () => {
      for (const way of ways) await oneWay(context, { name, pattern, act, way, other });
    });
  }

  test("what a page begins with is asked for once, though nothing may be kept", async () => {
    const { browser, site } = context;
    site.forget();
    await browser.open(`${site.origin}/?${LINKS.start}`);
    await ready(browser);
    for (const file of [/^\/minerals-map-[0-9a-f]+_bg\.wasm$/, /^\/data\/start\.en\.json$/, /^\/world-start\.json$/, /^\/text\/en\.json$/]) {
      assert.equal(site.log.filter((path) => file.test(path)).length, 1, `${file} of ${site.log.join(" ")}`);
    }
    // Without a question of the link's own its flows come ahead as well.
    site.forget();
    await browser.open(`${site.origin}/?lang=en`);
    await ready(browser);
    assert.equal(site.log.filter((path) => /^\/data\/graphite\.[0-9a-f]+\.json$/.test(path)).length, 1, site.log.join(" "));
  });

  test("a busy host is asked again by itself", async () => {
    const { browser, site } = context;
    site.faultFor(/\/data\/start\.[a-z]+\.json$/, "busy", 2);
    try {
      await browser.open(`${site.origin}/?${LINK}`);
      await ready(browser);
    } finally {
      site.heal();
    }
    await unfold(browser);
    await agrees(context);
  });

  test("a program that stops leaves a report that can be copied", async () => {
    const { browser } = context;
    await open(context, "f=JPN&lang=de");
    await browser.evaluate(() => document.dispatchEvent(new CustomEvent("minerals-map-failed", { detail: "panicked at src/x.rs:1:1: no" })) && undefined);
    const report = await browser.until("the report", () => document.querySelector("#static-report")?.value);
    for (const part of ["panicked at src/x.rs", "f=JPN", "Mozilla/5.0"]) assert.ok(report.includes(part), report);
    await browser.click(".report button");
    assert.deepEqual(await browser.evaluate(() => {
      const { selectionStart, selectionEnd, value } = document.querySelector("#static-report");
      return [selectionStart, selectionEnd - value.length];
    }), [0, 0]);
  });

  test("without ResizeObserver and without Intl the map works all the same", async () => {
    const { browser, site } = context;
    await browser.open(`${site.origin}/bare.html?${LINK}`);
    await ready(browser);
    await unfold(browser);
    await agrees(context);
  });
}

async function oneWay(context, { name, pattern, act, way, other }) {
  const { browser, site } = context;
  const what = `${name} ${way}`;
  const release = way === "slow" ? site.hold(pattern) : undefined;
  if (way !== "slow") site.fault(pattern, way === "other" ? other : way);
  try {
    // What is on its way for good keeps a page from being loaded: nobody waits for that here.
    let mark = "";
    if (way === "slow" && act in LINKS) mark = await go(context, LINKS[act]);
    else await ACTS[act](context);
    const end = await browser.until(`${what}: something to read and a way on`, (mark) => {
      // Before its styles a document shows nothing, whatever is in it.
      if (!location.search.includes(mark) || !(document.body?.innerText.trim().length > 40)) return false;
      const seen = (selector) => [...document.querySelectorAll(selector)].some((part) => part.checkVisibility({ visibilityProperty: true }) && part.textContent.trim().length > 0);
      const { state } = document.documentElement.dataset;
      const picture = seen("#static-status a") || [...document.querySelectorAll("#static img, #failure img, #first svg")].some((image) => image.checkVisibility());
      // A sentence with a button or a picture; or the map, with a part that says what is missing, or whole.
      if (state === "failed") return (seen("#static-status") || seen("#failure")) && (seen("#static-retry") || seen("#retry")) && picture && "failed";
      if (state === "loading") return (seen("#static-status") && picture || seen("#said")) && "slow";
      if (state !== "ready" || !seen("#finding")) return false;
      if (seen(".waiting[role=alert]")) return document.querySelector(".waiting button") !== null && "a part is missing";
      return "the map";
    }, mark);
    if (end === "the map" || end === "a part is missing") await whole(context, act);
  } finally {
    release?.();
    site.heal();
  }
  // Healed, the page has the map, by the way on that it offers.
  const isStuck = await browser.evaluate(() => {
    const wayOn = document.querySelector("#static-retry, #retry, .waiting[role=alert] button");
    // Not before this is told: some ways on begin the page anew.
    setTimeout(() => wayOn?.click());
    return wayOn === null && document.querySelector("#static.late") !== null;
  });
  if (isStuck) await browser.open(`${site.origin}/?${LINK}`);
  await ready(browser);
  await whole(context, act);
}

/** The numbers of the page are those of one dataset; with levers the table has other columns, tested elsewhere. */
async function whole(context, act) {
  if (act === "levers") return;
  await unfold(context.browser);
  await agrees(context);
}
