// Whatever a broken host sends: a sentence, a way to try again, a picture, and the map once it is healed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./access.mjs";
import { agrees, clean, open, read, ready, unfold } from "../page.mjs";

const INDEX = /^\/data\/start\.[a-z]+\.json$/;
const FLOWS = /^\/data\/graphite[^/]*\.json$/;
const OTHER_FLOWS = /^\/data\/copper[^/]*\.json$/;
const BROKEN = ["missing", "truncated", "empty", "html", "schema"];

export function faults(context) {
  for (const [what, pattern] of [["index", INDEX], ["file of flows", FLOWS]]) {
    for (const fault of BROKEN) {
      test(`${what} ${fault}: a sentence, a picture, and the map after a retry`, async () => {
        await broken(context, pattern, fault, () => context.browser.open(`${context.site.origin}/`));
      });
    }
  }

  for (const page of ["index.html", "embed.html"]) {
    test(`${page} where a policy refuses WebAssembly: a picture, the way to the largest importers, and a sentence`, async () => {
      const { browser, site } = context;
      await browser.open(`${site.origin}/nowasm/${page}?lang=de`);
      await browser.until("an end", () => document.documentElement.dataset.state !== "loading");
      // Not every engine holds policies against WebAssembly; where it does not, the map is there.
      const state = await browser.evaluate(() => document.documentElement.dataset.state);
      if (state === "ready" && context.engine === "webkit") return;
      assert.equal(state, "failed");
      const shown = await browser.until("the picture", () => {
        const parts = [...document.querySelectorAll("#still section, #still-place section")].filter((part) => part.checkVisibility());
        const picture = parts[0]?.querySelector("img");
        picture?.scrollIntoView();
        return picture?.naturalWidth > 0 && parts.map((part) => [part.lang, part.querySelector("a").getAttribute("href")]);
      });
      assert.deepEqual(shown.find(([lang]) => lang === "de"), ["de", "views/graphite.de.html"]);
      const why = await browser.evaluate(() => [...document.querySelectorAll("#static-status, #still > p")]
        .filter((part) => part.checkVisibility()).map((part) => part.textContent));
      assert.equal(why.length, 1);
      assert.match(why[0], /^Die interaktive Karte (konnte nicht|startet hier nicht)/);
    });
  }

  test("the file of another mineral is missing: said so, and there after a retry", async () => {
    await open(context);
    await broken(context, OTHER_FLOWS, "missing", async () => {
      await context.browser.click("#mineral");
      await context.browser.click('[data-mineral="copper"]');
    });
  });

  test("axe finds no violation where the data are missing", async () => {
    context.site.fault(INDEX, "missing");
    try {
      await context.browser.open(`${context.site.origin}/?lang=de`);
      await failure(context);
      await accessible(context, "failure");
    } finally {
      context.site.heal();
    }
  });

  const TEXTS = /^\/text\/de\.json$/;
  const STARTS = [
    ["WebAssembly", /\.wasm$/, ["missing", "truncated"]],
    ["code", /\/minerals-map-[0-9a-f]+\.js$/, ["missing", "truncated"]],
    ["file of words", TEXTS, ["missing", "truncated", "empty", "html", "otherBuild"]],
  ];
  for (const [what, pattern, kinds] of STARTS) {
    for (const fault of kinds) {
      test(`${what} ${fault}: a sentence, a picture, and the map after a retry`, async () => {
        const { browser, site } = context;
        site.fault(pattern, fault);
        try {
          await browser.open(`${site.origin}/?lang=de`);
          await browser.until("the page says that it failed", () => document.documentElement.dataset.state === "failed");
          assert.match(await browser.evaluate(() => document.querySelector("#static-status").textContent), /konnte nicht gestartet werden/);
          await picture(browser, "#static img");
          const told = await browser.evaluate(() => [...document.querySelectorAll("#static section")].filter((part) => part.checkVisibility())
            .map((part) => [part.lang, part.querySelector("a").getAttribute("href")]));
          assert.deepEqual(told, [["de", "views/graphite.de.html"]], "the way to the largest importers, in the language asked");
          await accessible(context, `${what} ${fault}`);
        } finally {
          site.heal();
        }
        await browser.click("#static-retry");
        await ready(browser);
        await unfold(browser);
        await agrees(context);
      });
    }
  }

  test("a page that the program gave up says so in its language, and begins anew", async () => {
    const { browser } = context;
    await open(context, "lang=de");
    await browser.evaluate(() => document.dispatchEvent(new CustomEvent("minerals-map-failed")) && undefined);
    assert.match(await browser.evaluate(() => document.querySelector("#static-status").textContent), /stehen geblieben/);
    await picture(browser, "#static img");
    await browser.click("#static-retry");
    await ready(browser);
    await clean(context);
  });

  test("a panic of the program itself: the static map, and a report that can be copied", async () => {
    const { browser } = context;
    await open(context, "lang=de");
    // An answer of the browser that is none, as an extension of it may give: the code that fetches panics.
    await browser.evaluate(() => void (window.fetch = async () => ({ ok: true, status: 200, text: () => Promise.reject("no error at all") })));
    await browser.click("#mineral");
    await browser.click('[data-mineral="copper"]');
    await browser.until("the page says that it failed", () => document.documentElement.dataset.state === "failed");
    assert.match(await browser.evaluate(() => document.querySelector("#static-status").textContent), /stehen geblieben/);
    await picture(browser, "#static img");
    const report = await browser.evaluate(() => document.querySelector("#static-report").value);
    assert.match(report, /panicked at .*not an Error/s, "what went wrong, and where");
    assert.ok(report.includes("m=copper") && report.includes(await browser.evaluate(() => navigator.userAgent)), report);
    assert.doesNotMatch(report, /\/(home|root|work|usr)\//, "no folder of the machine that built it");
    await accessible(context, "a panic");
    await browser.click("#static-retry");
    await ready(browser);
    await unfold(browser);
    await agrees(context);
  });

  test("the words of another language are missing: said so, the page keeps its own, and changes once they are there", async () => {
    const { browser, site } = context;
    await open(context, "f=JPN&lang=en");
    const english = await read(browser);
    site.fault(TEXTS, "missing");
    try {
      await browser.click('[data-lang="de"]');
      await browser.until("the page says so", () =>
        document.querySelector(".said").textContent === "The texts for “Deutsch” could not be loaded.");
      assert.deepEqual(await read(browser), english);
      // A link that holds the language, as "back" may bring it.
      await browser.evaluate(() => {
        history.pushState(null, "", "?f=EU27&lang=de");
        history.pushState(null, "", "?f=EU27&lang=de&m=copper");
        history.back();
      });
      await browser.until("the question of that link", (finding) =>
        document.querySelector("#finding").textContent.trim() !== finding, english.finding);
      assert.equal((await read(browser)).lang, "en");
      await agrees(context);
    } finally {
      site.heal();
    }
    await browser.click('[data-lang="de"]');
    await browser.until("the page is German", () => document.documentElement.lang === "de");
    assert.equal(await browser.evaluate(() => document.querySelector(".said").textContent), "");
    assert.match((await read(browser)).link, /lang=de/);
    await agrees(context);
  });
}

async function broken(context, pattern, fault, act) {
  const { browser, site } = context;
  site.fault(pattern, fault);
  try {
    await act();
    await failure(context);
    site.forget();
    await browser.click("#retry");
    // What is seen until the host was asked again is the failure before.
    while (!site.log.some((path) => pattern.test(path))) await new Promise((resolve) => setTimeout(resolve, 20));
    await browser.until("the page has failed again", () => document.documentElement.dataset.state === "failed");
    await failure(context);
  } finally {
    site.heal();
  }
  await browser.click("#retry");
  await browser.until("the failure is gone", () => document.querySelector("#failure") === null);
  await ready(browser);
  await unfold(browser);
  await agrees(context);
  await open(context);
  await clean(context);
}

/** The page says what happened, in words, with a button and a picture. */
async function failure({ browser }) {
  await browser.until("the page says that it failed", () => document.querySelector("#failure")?.checkVisibility()
    && document.querySelector("#retry")?.checkVisibility());
  const { role, sentence } = await browser.evaluate(() => {
    const failure = document.querySelector("#failure");
    const alert = failure.closest('[role="alert"]') ?? failure.querySelector('[role="alert"]');
    return { role: alert?.getAttribute("role"), sentence: failure.textContent.trim() };
  });
  assert.equal(role, "alert");
  assert.ok(sentence.length > 20, `no sentence: ${sentence}`);
  await picture(browser, "#failure img, #static img");
}

const picture = (browser, selector) => browser.until("the picture of the map", (selector) =>
  [...document.querySelectorAll(selector)].some((image) => image.checkVisibility() && image.naturalWidth > 0), selector);
