// With fingers on a phone: a tap asks, two fingers zoom and keep what is under them, one scrolls the page.
// Only Chromium lets a test put fingers on its screen; the other engines hear the same events in motion.mjs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "../driver.mjs";
import { facts } from "../facts.mjs";
import { clean, places, ready } from "../page.mjs";

const PHONE = [360, 740];
/** Width of the thumb of a slider, pixels. */
const THUMB_PX = 16;
const NODES = ["JPN", "BRA"];

/** Waits until places of the window lie where they did on the map: the last move of a finger may still be on its way. */
const same = (browser, places, there) => browser.until("the points are under the fingers again", between, NODES, places, there);

/** In the page: where places lie between two nodes that stay where they are on the map; with `there`, whether it is there. */
function between(nodes, places, there) {
  const [a, b] = nodes.map((code) => {
    const box = document.querySelector(`#marks g.node[data-id="${code}"] circle`).getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  });
  const parts = places.flatMap((place) => place.map((at, axis) => (at - b[axis]) / (a[axis] - b[axis])));
  return there ? parts.every((at, i) => Math.abs(at - there[i]) < 0.03) : parts;
}

const rested = (browser) => browser.until("the map is at rest", () => document.querySelector("#map-place").className === "");

/** A place in the map's frame, from parts of its width and height. */
const onMap = (browser, x, y) => browser.evaluate((x, y) => {
  const { left, top, width, height } = document.querySelector("#map-window").getBoundingClientRect();
  return [left + x * width, top + y * height];
}, x, y);

export function fingers(context) {
  if (context.engine !== "chromium") return;
  const withFingers = (name, run) => test(name, async () => {
    const browser = await launch("chromium", { touch: true });
    try {
      await browser.resize(...PHONE);
      await browser.open(`${context.site.origin}/?lang=en`);
      await ready(browser);
      await run(browser);
      await clean({ browser, site: context.site });
    } finally {
      await browser.close();
    }
  });
  const tap = (browser, place) => browser.touch([place], []);
  const middle = (browser, selector) => browser.evaluate((selector) => {
    const element = document.querySelector(selector);
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }, selector);

  withFingers("in every language the map takes the place of the picture before it", async (browser) => {
    for (const lang of ["en", "de", "fr", "ja"]) {
      const [picture, map] = await places(context, browser, `lang=${lang}`);
      assert.ok(Math.abs(picture.top - map.top) < 4, `${lang}: ${picture.top} and ${map.top} pixels from the top`);
      assert.ok(Math.abs(picture.width - map.width) < 2, `${lang}: ${picture.width} and ${map.width} pixels wide`);
    }
  });

  withFingers("by fingers alone: Japan's largest supplier of graphite in 2022 and its share", async (browser) => {
    await tap(browser, await middle(browser, "#sheet"));
    await browser.until("the controls are open", () => document.querySelector("#year").checkVisibility());
    const place = await browser.evaluate((thumb) => {
      const year = document.querySelector("#year");
      const { x, y, width, height } = year.getBoundingClientRect();
      const part = (2022 - year.min) / (year.max - year.min);
      return [x + thumb / 2 + part * (width - thumb), y + height / 2];
    }, THUMB_PX);
    await tap(browser, place);
    await browser.until("2022", () => location.search.includes("y=2022"));
    await tap(browser, await middle(browser, "#sheet"));
    await browser.until("the controls are closed", () => !document.querySelector("#year").checkVisibility());
    await tap(browser, await middle(browser, '#marks g.node[data-id="JPN"] circle'));
    await browser.until("Japan is in focus", () => location.search.includes("f=JPN"));
    await browser.until("the panel names suppliers", () => document.querySelector("#suppliers tbody tr") !== null);
    const said = await browser.evaluate(() => {
      const row = document.querySelector("#suppliers tbody tr");
      return { id: row.dataset.supplier, share: Number(row.querySelector("td[data-value]").dataset.value) };
    });
    const [largest] = (await facts("y=2022&f=JPN")).importers.find(({ id }) => id === "JPN").suppliers;
    assert.equal(said.id, largest.id);
    assert.ok(Math.abs(said.share - largest.share) < 1e-6);
  });

  withFingers("a pinch keeps the points under the fingers", async (browser) => {
    const from = [await onMap(browser, 0.4, 0.4), await onMap(browser, 0.6, 0.5)];
    const to = [await onMap(browser, 0.3, 0.35), await onMap(browser, 0.7, 0.55)];
    const half = from.map((place, i) => place.map((at, axis) => (at + to[i][axis]) / 2));
    const before = await browser.evaluate(between, NODES, from);
    await browser.touch([from[0]], from, half, to);
    await browser.until("the map moves", () => document.querySelector("#map-place").classList.contains("moving"));
    await same(browser, to, before);
    await browser.touch(to, []);
    await rested(browser);
    await same(browser, to, before);
    const zoom = await browser.evaluate(() => Number(/scale\(([\d.]+)\)/.exec(document.querySelector("#map .camera").style.transform)[1]));
    assert.ok(Math.abs(zoom - 2) < 0.1, `zoom ${zoom}`);
    assert.equal(await browser.evaluate(() => visualViewport.scale), 1, "the page itself is not zoomed");
  });

  withFingers("one finger on the map scrolls the page", async (browser) => {
    const [x, y] = await onMap(browser, 0.5, 0.8);
    await browser.touch([[x, y]], ...[20, 40, 60, 80, 100].map((up) => [[x, y - up]]), []);
    await browser.until("the page scrolls", () => window.scrollY > 0);
    assert.equal(await browser.evaluate(() => location.search), "?lang=en", "nothing is asked");
  });
}
