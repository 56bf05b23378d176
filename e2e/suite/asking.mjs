// A visitor asks: every control changes map, table, sentence and link together.

import assert from "node:assert/strict";
import { test } from "node:test";
import { agrees, changes, clean, open, read } from "../page.mjs";

export function asking(context) {
  test("the map draws as many flows as asked", async () => {
    await open(context);
    assert.equal((await read(context.browser)).flows.length, 60);
    await agrees(context);
    for (const top of ["20", "150", "all"]) {
      await context.browser.choose("#top", top);
      await context.browser.until(`the link says top=${top}`, (value) => location.search.includes(`top=${value}`), top);
      const { page } = await agrees(context);
      if (top !== "all") assert.equal(page.flows.length, Number(top));
    }
    await clean(context);
  });

  test("questions in plain words are links, and are asked with one click", async () => {
    const { browser } = context;
    await open(context, "f=DEU&lang=de");
    const links = await browser.evaluate(() => [...document.querySelectorAll("#questions a")].map((link) => link.getAttribute("href")));
    const asked = links.filter((link) => link.startsWith("?"));
    const { finding } = await read(browser);
    await browser.click(`#questions a[href="${asked[1]}"]`);
    await browser.until("the link is the question, and answered", (link, finding) =>
      location.search === link && document.querySelector("#finding").textContent.trim() !== finding, asked[1], finding);
    assert.equal(await browser.evaluate(() => scrollY), 0, "the finding is in sight");
    await agrees(context);
    // With levers what is told comes piece by piece and moves what lies below: not by pointer.
    for (const link of asked.filter((link) => link.includes("stop="))) {
      const before = await browser.evaluate((link) => {
        document.querySelector(`#questions a[href="${link}"]`).click();
        return location.search;
      }, link);
      assert.equal(before, link);
      await browser.until("what the stop does", () => document.documentElement.dataset.state === "ready"
        && /Stoppt China|fehlen/.test(document.querySelector("#finding").textContent));
    }
    await browser.click('[data-lang="fr"]');
    await browser.until("the questions are French", () => document.querySelector("#questions a").search === "?lang=fr");
    for (const story of links.filter((link) => link.startsWith("stories/"))) {
      const title = await browser.evaluate((page) => fetch(page).then((answer) => answer.text()).then((text) => /<title>(.+)<\/title>/.exec(text)[1]), story);
      assert.ok(title.length > 10, `${story}: ${title}`);
    }
    await clean(context);
  });

  test("mineral and stage", async () => {
    const { browser } = context;
    await open(context);
    const expanded = () => browser.evaluate(() => document.querySelector("#mineral").getAttribute("aria-expanded"));
    assert.equal(await expanded(), "false");
    await browser.click("#mineral");
    assert.equal(await expanded(), "true");
    await browser.until("the keyboard is at the mineral shown", () => document.activeElement.dataset.mineral === "graphite");
    await changes(context, "m", "rare-earths", () => browser.click('[data-mineral="rare-earths"]'));
    assert.equal(await expanded(), "false");
    await changes(context, "s", "magnets", () => browser.click('[data-stage="magnets"]'));
    await clean(context);
  });

  test("year, unit and who counts as China", async () => {
    const { browser } = context;
    await open(context, "f=JPN");
    const { year } = await changes(context, "y", "2022", () => browser.choose("#year", 2022));
    assert.match(year, /2022/);
    await changes(context, "u", "t", () => browser.click('[data-unit="t"]'));
    await browser.click('[data-cn="hk"]');
    await browser.until("the link says cn=hk", () => location.search.includes("cn=hk"));
    await agrees(context);
    await browser.click('[data-cn="cn"]');
    await changes(context, "u", null, () => browser.click('[data-unit="usd"]'));
    await clean(context);
  });

  test("focus by list, map and table; Esc leaves it", async () => {
    const { browser } = context;
    await open(context);
    await changes(context, "f", "EU27", () => browser.choose("#focus", "EU27"));
    await changes(context, "f", null, () => browser.press("Escape"));
    await changes(context, "f", "JPN", () => browser.click('svg#map g.node[data-id="JPN"]'));
    await changes(context, "f", "KOR", () => browser.click('[data-focus="KOR"]'));
    const chosen = await browser.evaluate(() => document.querySelector("#focus").value);
    assert.equal(chosen, "KOR", "the list shows the focus");
    const focused = (await read(browser)).rows.filter((row) => row.focused).map(({ id }) => id);
    assert.deepEqual(focused, ["KOR"], "the table marks the focus");
    await changes(context, "f", null, () => browser.press("Escape"));
    await clean(context);
  });

  test("views move the map and not the answer", async () => {
    const { browser } = context;
    await open(context);
    const shape = () => browser.evaluate(() => document.querySelector('path.land[data-id="JPN"]').getAttribute("d"));
    const before = { shape: await shape(), page: await read(browser) };
    await browser.click('[data-view="pacific"]');
    await browser.until("the coast moves", (was) =>
      document.querySelector('path.land[data-id="JPN"]').getAttribute("d") !== was, before.shape);
    const page = await read(browser);
    assert.equal(page.finding, before.page.finding);
    assert.deepEqual(page.flows.toSorted(), before.page.flows.toSorted());
    assert.match(page.link, /view=pacific/);
    await clean(context);
  });
}
