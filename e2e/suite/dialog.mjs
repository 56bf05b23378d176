// The dialog that takes a share apart, by pointer and keyboard: how it opens, how it closes, where the keyboard is then.
// Knows nothing of what the dialog says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, open } from "../page.mjs";

export function dialog(context) {
  for (const [where, share] of [["table", '#ranking .claim[data-audit="DEU"]'], ["panel", '#suppliers .claim[data-audit="JPN<CHN"]']]) {
    test(`a share in the ${where} by keyboard: Esc and the button close it, the keyboard returns, the question stays`, async () => {
      const { browser } = context;
      await open(context, "m=graphite&f=JPN&lang=en");
      const { link } = await place(browser);
      for (const close of [() => browser.press("Escape"), () => browser.click("#audit-close")]) {
        await browser.evaluate((share) => document.querySelector(share).focus(), share);
        await browser.press("Enter");
        await opened(browser);
        assert.ok(await browser.evaluate(() => document.querySelector("#audit").contains(document.activeElement)));
        await close();
        await closed(browser);
        await browser.until("the keyboard is back", (share) => document.activeElement === document.querySelector(share), share);
        assert.equal((await place(browser)).link, link);
      }
      await browser.press("Escape");
      await browser.until("Esc leaves the focus once the dialog is closed", () => !location.search.includes("f=JPN"));
      await clean(context);
    });
  }

  test("the first share, before the code for it is here: the keyboard stays in the dialog", async () => {
    const { browser, site } = context;
    await open(context, "m=graphite&lang=en");
    const release = site.hold(/^\/behind_bg\.wasm$/);
    try {
      await browser.click("#finding .claim");
      await browser.until("the dialog is on its way", () => document.querySelector("#audit[open] .waiting"));
      await atClose(browser);
    } finally {
      release();
    }
    await opened(browser);
    await atClose(browser);
    await browser.press("Enter");
    await closed(browser);
    await clean(context);
  });

  test("a country on the map by keyboard: Shift and Enter take its share apart", async () => {
    const { browser } = context;
    await open(context, "m=graphite&f=JPN&lang=en");
    await browser.evaluate(() => document.querySelector("svg#map").focus());
    const seen = new Set();
    for (let steps = 1; steps <= 3; steps += 1) {
      for (let step = 0; step < steps; step += 1) await browser.press("ArrowRight");
      const name = await browser.until("the name of a country", () => document.querySelector("#tooltip span")?.textContent);
      await browser.press("Shift+Enter");
      const sentence = await opened(browser);
      assert.ok(sentence.startsWith(`${name}, `), `${sentence} is not about ${name}`);
      seen.add(name);
      await browser.press("Escape");
      await closed(browser);
      await browser.until("the keyboard is at the map", () => document.activeElement.id === "map");
    }
    assert.equal(seen.size, 3, "three countries");
    assert.match((await place(browser)).link, /f=JPN/);
    await clean(context);
  });

  test("a country without imports has no share to take apart", async () => {
    const { browser } = context;
    await open(context, "m=uranium&lang=en");
    await browser.evaluate(() => document.querySelector("svg#map").focus());
    await browser.press("Home");
    for (;;) {
      const lines = await browser.evaluate(() => [...document.querySelectorAll("#tooltip span")].map(({ textContent }) => textContent));
      if (lines.includes("No imports recorded.")) {
        assert.ok(!lines.some((line) => line.includes("how the number is made")), `${lines.join(" | ")} offers what is not there`);
        break;
      }
      await browser.press("ArrowRight");
      await browser.until("the next country", (was) => document.querySelector("#tooltip span")?.textContent !== was, lines[0]);
    }
    await browser.press("Shift+Enter");
    await browser.press("ArrowRight");
    assert.equal((await place(browser)).open, false);
    await clean(context);
  });
}

const place = (browser) => browser.evaluate(() => ({ link: location.search, open: document.querySelector("#audit").open }));

const opened = (browser) =>
  browser.until("the dialog says something", () => document.querySelector("#audit[open] .claim-sentence")?.textContent);

const atClose = (browser) => browser.until("the keyboard is at the button that closes", () => document.activeElement.id === "audit-close");

// The page hears of a closing after the dialog is gone; what is asked for in between would be closed again.
const closed = (browser) => browser.until("the dialog is closed, and the page knows", () => {
  const dialog = document.querySelector("#audit");
  return !dialog.open && !dialog.dataset.claim;
});
