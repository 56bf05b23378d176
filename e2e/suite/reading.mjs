// What a visitor reads beside the map: language, order of the table, tooltip.

import assert from "node:assert/strict";
import { test } from "node:test";
import { beforeTheMap, changes, clean, open, places, read } from "../page.mjs";

export function reading(context) {
  test("German and English", async () => {
    const { browser } = context;
    await open(context, "f=JPN&lang=de");
    const german = await read(browser);
    assert.equal(german.lang, "de");
    await browser.click('[data-lang="en"]');
    await browser.until("the page is English", () => document.documentElement.lang === "en");
    const english = await read(browser);
    assert.notEqual(english.finding, german.finding);
    assert.deepEqual(english.flows, german.flows);
    await browser.click('[data-lang="de"]');
    await browser.until("the page is German", () => document.documentElement.lang === "de");
    assert.equal((await read(browser)).finding, german.finding);
    await clean(context);
  });

  test("the map takes the place of the picture before it", async () => {
    const { browser } = context;
    await browser.resize(1440, 900);
    try {
      const [picture, map] = await places(context, browser, "lang=en");
      // How the finding breaks into lines is the fonts' of the machine.
      assert.ok(Math.abs(picture.top - map.top) < 60, `${picture.top} and ${map.top} pixels from the top`);
      assert.ok(Math.abs(picture.width - map.width) < 2, `${picture.width} and ${map.width} pixels wide`);
    } finally {
      await browser.resize(1280, 900);
    }
  });

  test("who is clicked at in the picture is in focus on the map", async () => {
    const { browser } = context;
    await open(context, "lang=en");
    const [x, y] = await browser.evaluate(() => {
      const map = document.querySelector("#map").getBoundingClientRect();
      const node = document.querySelector('#marks g.node[data-id="BRA"] circle').getBoundingClientRect();
      return [(node.x + node.width / 2 - map.x) / map.width, (node.y + node.height / 2 - map.y) / map.width];
    });
    await beforeTheMap(context, browser, "lang=en", async () => {
      const at = await browser.evaluate((x, y) => {
        document.querySelector("#first").scrollIntoView({ block: "center", behavior: "instant" });
        const picture = document.querySelector("#first svg").getBoundingClientRect();
        return [picture.x + x * picture.width, picture.y + y * picture.width];
      }, x, y);
      await browser.clickAt(...at);
    });
    await browser.until("Brazil is in focus", () => new URLSearchParams(location.search).get("f") === "BRA");
    await browser.back();
    await browser.until("nobody is", () => !new URLSearchParams(location.search).has("f"));
    await clean(context);
  });

  test("words and names of one language are fetched, and those of another once, when it is chosen or walked back to", async () => {
    const { browser, site } = context;
    const all = () => site.log.filter((path) => /^\/text\/|^\/data\/start\./.test(path)).toSorted();
    const speaks = (lang) => browser.until(`the page speaks ${lang}`, (lang) => document.documentElement.lang === lang, lang);
    site.forget();
    await open(context, "lang=de");
    assert.deepEqual(all(), ["/data/start.de.json", "/text/de.json"]);
    site.forget();
    await changes(context, "f", "JPN", () => browser.choose("#focus", "JPN"));
    await browser.evaluate(() => history.pushState(null, "", "?lang=en"));
    await browser.evaluate(() => history.pushState(null, "", "?lang=de&f=EU27"));
    await browser.back();
    await speaks("en");
    assert.deepEqual(all(), ["/data/start.en.json", "/text/en.json"]);
    const germany = () => browser.evaluate(() => document.querySelector('#focus option[value="DEU"]').textContent);
    assert.equal(await germany(), "Germany");
    await browser.forward();
    await speaks("de");
    assert.equal(await germany(), "Deutschland");
    await browser.click('[data-lang="en"]');
    await speaks("en");
    assert.deepEqual(all(), ["/data/start.en.json", "/text/en.json"]);
    assert.equal(await germany(), "Germany");
    await clean(context);
  });

  test("the table is sorted as asked", async () => {
    const { browser } = context;
    await open(context);
    for (const column of ["share", "imports"]) {
      const order = () => browser.evaluate((column) => ({
        sort: document.querySelector(`th:has(button[data-sort="${column}"])`).getAttribute("aria-sort"),
        values: [...document.querySelectorAll(`table#ranking td[data-col="${column}"]`)].map(({ dataset }) => Number(dataset.value)),
      }), column);
      const seen = new Set();
      for (let click = 0; click < 2; click += 1) {
        const was = (await order()).sort;
        await browser.click(`th button[data-sort="${column}"]`);
        await browser.until("another order", (column, was) =>
          document.querySelector(`th:has(button[data-sort="${column}"])`).getAttribute("aria-sort") !== was, column, was);
        const { sort, values } = await order();
        const sign = { ascending: 1, descending: -1 }[sort];
        assert.deepEqual(values, values.toSorted((a, b) => sign * (a - b)), `${column} ${sort}`);
        seen.add(sort);
      }
      assert.deepEqual([...seen].sort(), ["ascending", "descending"]);
    }
    await clean(context);
  });

  test("a country tells its share on the map", async () => {
    const { browser } = context;
    await open(context, "lang=en");
    const row = (await read(browser)).rows.find(({ id }) => id === "JPN");
    await browser.hover('svg#map g.node[data-id="JPN"]');
    const tip = await browser.until("a tooltip", () => {
      const tip = document.querySelector("#tooltip");
      return tip?.checkVisibility() && tip.textContent.trim();
    });
    assert.ok(tip.includes("Japan"), tip);
    assert.ok(tip.includes(`${Math.round(row.share.value * 100)}%`), `${tip} does not say ${row.share.text}`);
    await clean(context);
  });

  test("every flow on the map has its two ends and a shape", async () => {
    const { browser } = context;
    await open(context, "f=JPN");
    const empty = await browser.evaluate(() => [...document.querySelectorAll("svg#map g.flow")].filter((flow) => {
      const shape = flow.querySelector("path")?.getAttribute("d") ?? "";
      return !/^[A-Z]{3}$/.test(flow.dataset.from) || !/^[A-Z]{3}$/.test(flow.dataset.to) || shape.length < 10 || /NaN|Inf/.test(shape);
    }).map((flow) => flow.outerHTML));
    assert.deepEqual(empty, []);
    await clean(context);
  });
}
