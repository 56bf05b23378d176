// Whatever a broken host sends: a sentence, a way to try again, a picture, and the map once it is healed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./access.mjs";
import { agrees, clean, open, ready, unfold } from "../page.mjs";

const INDEX = /^\/data\/index\.json$/;
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

  for (const [what, pattern] of [["WebAssembly", /\.wasm$/], ["code", /\/minerals-map-[0-9a-f]+\.js$/]]) {
    for (const fault of ["missing", "truncated"]) {
      test(`${what} ${fault}: a sentence, a picture, and the map after a retry`, async () => {
        const { browser, site } = context;
        site.fault(pattern, fault);
        try {
          await browser.open(`${site.origin}/?lang=de`);
          await browser.until("the page says that it failed", () => document.documentElement.dataset.state === "failed");
          assert.match(await browser.evaluate(() => document.querySelector("#static-status").textContent), /konnte nicht gestartet werden/);
          await picture(browser, "#static img");
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
}

async function broken(context, pattern, fault, act) {
  const { browser, site } = context;
  site.fault(pattern, fault);
  try {
    await act();
    await failure(context);
    await browser.click("#retry");
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
