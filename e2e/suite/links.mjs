// The link is the question: back, forward, and a copied link in a fresh page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { agrees, changes, clean, open, read, ready, unfold } from "../page.mjs";

export function links(context) {
  test("back and forward walk through the questions", async () => {
    const { browser } = context;
    await open(context);
    const views = [await read(browser)];
    views.push(await changes(context, "f", "JPN", () => browser.choose("#focus", "JPN")));
    views.push(await changes(context, "y", "2020", () => browser.choose("#year", 2020)));
    const walk = [[browser.back, 1], [browser.back, 0], [browser.forward, 1], [browser.forward, 2]];
    for (const [step, position] of walk) {
      await step();
      await browser.until("the view of that entry", (finding) =>
        document.querySelector("#finding").textContent.trim() === finding, views[position].finding);
      assert.deepEqual(await read(browser), views[position]);
    }
    const controls = await browser.evaluate(() => [document.querySelector("#year").value, document.querySelector("#focus").value]);
    assert.deepEqual(controls, ["2020", "JPN"]);
    await clean(context);
  });

  test("a copied link opens the same view", async () => {
    const { browser } = context;
    await open(context, "lang=de");
    await changes(context, "f", "EU27", () => browser.choose("#focus", "EU27"));
    await changes(context, "y", "2021", () => browser.choose("#year", 2021));
    await browser.click('[data-view="asia"]');
    await browser.until("the link says view=asia", () => location.search.includes("view=asia"));
    await browser.click("#copy-link");
    await clean(context);
    const before = await read(browser);
    const href = await browser.evaluate(() => location.href);
    await browser.open(`${context.site.origin}/?m=copper`);
    await ready(browser);
    await browser.open(href);
    await ready(browser);
    await unfold(browser);
    assert.deepEqual(await read(browser), before);
    assert.equal(before.lang, "de");
    await clean(context);
  });

  test("a link with an impossible value says so and answers the rest", async () => {
    const { browser } = context;
    await open(context, "f=JPN&y=1066&utm_source=letter");
    const notices = await browser.evaluate(() => [...document.querySelectorAll("#notices li")].map((item) => item.textContent));
    assert.ok(notices.some((notice) => notice.includes("1066")), `no notice names 1066: ${notices}`);
    const { told } = await agrees(context);
    assert.ok(told.importers.some(({ id }) => id === "JPN"));
    await clean(context);
  });
}
