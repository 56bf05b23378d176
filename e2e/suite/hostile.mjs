// Links and datasets of somebody who means harm: nothing runs, nothing is injected, no link leads anywhere but to pages, and
// the map goes on. Knows how an injection would be seen; the strings are in hostile.mjs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { links, tampered } from "../hostile.mjs";
import { ready } from "../page.mjs";

/** WebKit interprets the program here, which takes some ten times as long: it gets every n-th link. */
const EVERY = { chromium: 1, firefox: 1, webkit: 12 };
/** A frame begins anew for every link, the page does not. */
const EVERY_FRAME = { chromium: 2, firefox: 4, webkit: 40 };
const LONG = 100_000;

export function hostile(context) {
  const { engine } = context;

  test("hostile links on the page: nothing runs, nothing is injected, and the map goes on", async () => {
    const { browser, site } = context;
    const all = links();
    assert.ok(all.length >= 200, `${all.length} links`);
    await browser.open(`${site.origin}/?lang=en`);
    await ready(browser);
    const clean = await seen(browser);
    for (const link of all.filter((_, at) => at % EVERY[engine] === 0)) {
      // As by the back button: the page reads its address anew. The history itself is not written: engines count that.
      await browser.evaluate(async (link) => {
        history.replaceState(null, "", `?${link}`);
        dispatchEvent(new PopStateEvent("popstate"));
        await new Promise((done) => setTimeout(done));
      }, link);
      await browser.until("an answer", () => document.documentElement.dataset.state === "ready");
      same(await seen(browser), clean, link);
    }
  });

  test("hostile links when the page and the frame begin", async () => {
    const { browser, site } = context;
    const all = links();
    for (const [page, every] of [["", all.length >> 3], ["embed.html", EVERY_FRAME[engine]]]) {
      await browser.open(`${site.origin}/${page}?lang=en`);
      await browser.until("the map", () => document.documentElement.dataset.state === "ready");
      const clean = await seen(browser);
      for (const link of all.filter((_, at) => at % every === 0)) {
        await browser.open(`${site.origin}/${page}?${link}`);
        await browser.until(`an end of ${link.slice(0, 80)}`, () => document.documentElement.dataset.state === "ready");
        same(await seen(browser), clean, link);
      }
    }
  });

  test("an address of 100 kB: the map, and no end of notices", async () => {
    const { browser, site } = context;
    for (const page of ["", "embed.html"]) {
      for (const link of [`f=JPN&lang=en&x=${"a".repeat(LONG)}`, `lang=en&${"f=JPN&".repeat(LONG / 6)}`, `lang=en&f=${"x".repeat(LONG)}`]) {
        await browser.open(`${site.origin}/${page}?${link}`);
        await browser.until("the map", () => document.documentElement.dataset.state === "ready");
        const notices = await browser.evaluate(() => document.querySelector("#notices, #notes").textContent.length);
        assert.ok(notices < 1_500, `${notices} signs of notices`);
      }
    }
  });

  test("a hostile dataset: every part of the page shows its strings as text", async () => {
    const { browser, site } = context;
    // Below a policy that lets the preview of the dialog in.
    await browser.open(`${site.origin}/frames/?lang=en`);
    await ready(browser);
    const clean = await seen(browser);
    site.alter(/^\/data\/(start|index|what-if-\w+)\.json$/, tampered);
    try {
      await browser.open(`${site.origin}/frames/?f=JPN&flow=CHN-JPN&cmp=JPN,CAN&stop=50&to=JPN&deals=NMG-PANASONIC-2024&lang=en`);
      await ready(browser);
      const open = (what, act, selector) => act().then(() => browser.until(what, (selector) => document.querySelector(selector), selector));
      const click = (selector) => () => browser.evaluate((selector) => document.querySelector(selector).click(), selector);
      await open("the levers", () => browser.until("levers", () => document.querySelector("#what-if-bar *")), "#deals *");
      await open("the timeline", click("#timeline-summary"), "#timeline-text svg");
      await open("the list of flows", click("#flows-summary"), "#flows-text table");
      await open("the method", click("#method-summary"), "#method-text dl");
      await open("a derivation", click("#panel .claim"), "#audit[open] .sum");
      same(await seen(browser), clean, "derivation");
      await click("#audit-close")();
      await open("the dialog for articles", click(".masthead .embed"), "#article-codes textarea");
      same(await seen(browser), clean, "article");
      await click("#audit-close")();
      await browser.evaluate(() => document.querySelector("#search").focus());
      await browser.fill("#search", "jap");
      await browser.until("matches", () => document.querySelectorAll("#found li").length > 0);
      same(await seen(browser), clean, "dataset");
      const text = await browser.evaluate(() => document.body.textContent);
      assert.ok(text.includes("<x-evil>") && text.includes("onerror="), "the strings are shown as they are");
      assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(text), "no sign turns the direction of what follows");
    } finally {
      site.heal();
    }
  });
}

/** What an injection would change: parts that load or act, attributes that act, links that do not lead to pages. */
const seen = (browser) => browser.evaluate(() => {
  const acts = [...document.querySelectorAll("*")].flatMap((part) => [...part.attributes].filter(({ name, value }) =>
    /^(on|x-evil$|srcdoc$)/.test(name) || (/^(href|src|action|formaction|xlink:href|data)$/.test(name) && /^\s*(javascript|vbscript|data:text)/i.test(value))));
  return {
    ran: window.__ran ?? null,
    evil: document.querySelectorAll("x-evil, img, object, base, meta[http-equiv], style:not([data-own])").length,
    // What search engines for data read runs nowhere.
    scripts: [...document.scripts].filter(({ src, type }) => type !== "application/ld+json" && !src.startsWith(`${location.origin}/`)).length,
    acts: acts.map(({ name, value }) => `${name}=${value.slice(0, 60)}`),
    links: [...document.querySelectorAll("a[href]")].map(({ protocol }) => protocol).filter((protocol) => !/^https?:$/.test(protocol)),
    asked: performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(location.origin) && !name.startsWith("data:,")),
    problems: (window.__problems ?? []).filter((problem) => !problem.startsWith("policy: frame-src")),
  };
});

function same(found, clean, link) {
  assert.deepEqual(found, clean, link.slice(0, 300));
  assert.deepEqual([found.ran, found.scripts, found.acts, found.links, found.asked], [null, 0, [], [], []], link.slice(0, 300));
}
