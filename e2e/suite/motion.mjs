// The map is moved: wheel, drag, two fingers, buttons, keys; flights end where they should; the years play.
// Positions are read from the page; no test asks how long anything takes.

import { test } from "node:test";
import assert from "node:assert/strict";
import { clean, open, read } from "../page.mjs";

const PHONE = [360, 740];
const DESK = [1280, 900];
const WHOLE = "translate(0px, 0px) scale(1)";

/** Where a territory's node stands in the map's frame, pixels, and how the map stands. */
const look = (browser, code = "JPN") => browser.evaluate((code) => {
  const box = document.querySelector(`#marks g.node[data-id="${code}"] circle`).getBoundingClientRect();
  const frame = document.querySelector("#map-window").getBoundingClientRect();
  const camera = document.querySelector("#map .camera").style.transform;
  return {
    at: [box.x + box.width / 2 - frame.x, box.y + box.height / 2 - frame.y],
    inside: box.x >= frame.x && box.right <= frame.right && box.y >= frame.y && box.bottom <= frame.bottom,
    zoom: Number(/scale\(([\d.]+)\)/.exec(camera)[1]),
    camera,
    moving: document.querySelector("#map-place").className !== "",
  };
}, code);

/** How far an arrowhead is from its line at most, and how large one is at most, pixels. */
const heads = (browser) => browser.evaluate(() => {
  const flows = [...document.querySelectorAll("#marks .flow")].map((flow) =>
    [flow.querySelector(".head"), flow.querySelector("path:not(.head)")].map((part) => part.getBoundingClientRect()));
  const apart = ([head, line]) => Math.max(head.x - line.right, line.x - head.right, head.y - line.bottom, line.y - head.bottom);
  return { apart: Math.max(...flows.map(apart)), size: Math.max(...flows.map(([head]) => Math.max(head.width, head.height))) };
});

const rested = (browser, camera) => browser.until("the map is at rest elsewhere", (camera) =>
  document.querySelector("#map-place").className === "" && document.querySelector("#map .camera").style.transform !== camera,
camera);

/** Marks the picture, so that one that is drawn anew is known. */
const mark = (browser) => browser.evaluate(() => {
  window.__drawn = 0;
  window.__watch?.disconnect();
  window.__watch = new MutationObserver((changes) => { window.__drawn += changes.length; });
  window.__watch.observe(document.querySelector("#marks"), { childList: true, subtree: true });
});
const drawn = (browser) => browser.evaluate(() => window.__drawn);

/** Sends pointer events as fingers do: steps of [name, id, x, y] in the map's frame, 0–1. */
const fingers = (browser, steps) => browser.evaluate((steps) => {
  const frame = document.querySelector("#map-window").getBoundingClientRect();
  const map = document.querySelector("#map");
  for (const [name, id, x, y] of steps) {
    const [clientX, clientY] = [frame.x + x * frame.width, frame.y + y * frame.height];
    map.dispatchEvent(new PointerEvent(name, {
      pointerId: id, pointerType: "touch", isPrimary: id === 1, button: name === "pointermove" ? -1 : 0,
      clientX, clientY, bubbles: true, cancelable: true,
    }));
  }
}, steps);

export function motion(context) {
  test("a phone draws the outlines of the start, and finer ones once it comes near; the shades stay", async () => {
    const { browser, site } = context;
    await browser.resize(...PHONE);
    try {
      site.forget();
      await open(context, "f=JPN");
      const land = () => browser.evaluate(() => ({
        points: document.querySelector("#ground .borders").getAttribute("d").length,
        canada: ["class", "fill"].map((name) => document.querySelector('.land[data-id="CAN"]').getAttribute(name)),
      }));
      const first = await land();
      assert.ok(site.log.includes("/world-start.json") && !site.log.includes("/world.json"));
      await browser.click('[data-move="in"]');
      await browser.until("finer outlines", (points) => document.querySelector("#ground .borders").getAttribute("d").length > 1.3 * points, first.points);
      assert.deepEqual((await land()).canada, first.canada);
      assert.equal(site.log.filter((path) => path === "/world.json").length, 1);
    } finally {
      await browser.resize(...DESK);
    }
    await clean(context);
  });

  test("plus, minus, whole: the map comes closer, goes back, and is drawn once", async () => {
    const { browser } = context;
    await open(context, "f=JPN");
    const before = await look(browser);
    const first = await heads(browser);
    await browser.click('[data-move="in"]');
    await rested(browser, before.camera);
    assert.equal((await look(browser)).zoom, 2);
    // Arrowheads stay at their lines and keep their size.
    const second = await heads(browser);
    for (const { apart } of [first, second]) assert.ok(apart < 2, `${apart} pixels apart`);
    assert.ok(Math.abs(second.size - first.size) < 2 && first.size > 5, `${first.size}, ${second.size} pixels`);
    const closer = await look(browser);
    await browser.click('[data-move="left"]');
    await rested(browser, closer.camera);
    await browser.click('[data-move="whole"]');
    await browser.until("the whole map", () => document.querySelector("#map .camera").style.transform.includes("scale(1)"));
    assert.equal(await browser.evaluate(() => document.querySelector("#pans").hidden), true);
    await clean(context);
  });

  test("flights: to the focus, Europe, East Asia", async () => {
    const { browser } = context;
    await open(context, "f=JPN");
    for (const [place, code] of [["focus", "JPN"], ["europe", "DEU"], ["east-asia", "CHN"]]) {
      const before = await look(browser);
      await browser.click(`[data-move="${place}"]`);
      await rested(browser, before.camera);
      const after = await look(browser, code);
      assert.ok(after.zoom > 1.5, `${place}: zoom ${after.zoom}`);
      assert.ok(after.inside, `${place}: ${code} is in sight`);
    }
    await clean(context);
  });

  test("the wheel scrolls the page and says how to zoom; with Ctrl it zooms at the pointer", async () => {
    const { browser } = context;
    await open(context);
    const turned = (ctrl) => browser.evaluate((ctrl) => {
      const box = document.querySelector('#marks g.node[data-id="JPN"] circle').getBoundingClientRect();
      const turn = new WheelEvent("wheel", {
        deltaY: -120, ctrlKey: ctrl, bubbles: true, cancelable: true,
        clientX: box.x + box.width / 2, clientY: box.y + box.height / 2,
      });
      document.querySelector("#map").dispatchEvent(turn);
      return turn.defaultPrevented;
    }, ctrl);
    const before = await look(browser);
    assert.equal(await turned(false), false, "the page may scroll");
    await browser.until("a hint", () => !document.querySelector("#map-hint").hidden);
    assert.equal((await look(browser)).camera, before.camera);
    assert.equal(await turned(true), true, "the page does not zoom");
    await rested(browser, before.camera);
    const after = await look(browser);
    assert.ok(after.zoom > 1.2, `zoom ${after.zoom}`);
    // The pointer's place is a whole number of pixels.
    after.at.forEach((at, axis) => assert.ok(Math.abs(at - before.at[axis]) < 1.5, `moved from ${before.at} to ${after.at}`));
    await browser.until("the hint goes away", () => document.querySelector("#map-hint").hidden);
    if (browser.wheel) {
      await browser.hover("#map");
      await browser.wheel(0, 200);
      await browser.until("the page scrolls", () => window.scrollY > 0);
    }
    await clean(context);
  });

  test("two fingers: what is under them stays under them, and nothing is drawn until they leave", async () => {
    const { browser } = context;
    await open(context);
    const under = (points) => browser.evaluate((points) => {
      const frame = document.querySelector("#map-window").getBoundingClientRect();
      const node = document.querySelector('#marks g.node[data-id="JPN"] circle').getBoundingClientRect();
      const other = document.querySelector('#marks g.node[data-id="BRA"] circle').getBoundingClientRect();
      // Map plane from two nodes whose places on it do not change.
      const [a, b] = [node, other].map((box) => [box.x + box.width / 2, box.y + box.height / 2]);
      return points.map(([x, y]) => {
        const p = [frame.x + x * frame.width, frame.y + y * frame.height];
        return [0, 1].map((axis) => (p[axis] - b[axis]) / (a[axis] - b[axis]));
      });
    }, points);
    await mark(browser);
    const [first, second] = [[0.4, 0.4], [0.6, 0.5]];
    const before = await under([first, second]);
    await fingers(browser, [["pointerdown", 1, ...first], ["pointerdown", 2, ...second]]);
    await fingers(browser, [["pointermove", 1, 0.32, 0.36], ["pointermove", 2, 0.68, 0.54]]);
    await browser.until("the map moves", () => document.querySelector("#map-place").classList.contains("moving"));
    const held = await under([[0.32, 0.36], [0.68, 0.54]]);
    held.flat().forEach((at, i) => assert.ok(Math.abs(at - before.flat()[i]) < 0.02, `${held} is not ${before}`));
    assert.equal(await drawn(browser), 0, "marks written while the fingers are on the map");
    await fingers(browser, [["pointerup", 1, 0.32, 0.36], ["pointerup", 2, 0.68, 0.54]]);
    await browser.until("at rest", () => document.querySelector("#map-place").className === "");
    const after = await under([[0.32, 0.36], [0.68, 0.54]]);
    after.flat().forEach((at, i) => assert.ok(Math.abs(at - before.flat()[i]) < 0.02, `${after} is not ${before}`));
    assert.equal((await read(browser)).link, "", "a pinch asks nothing");
    await clean(context);
  });

  test("a drag moves the map and chooses nothing; a double click on a country brings it near", async () => {
    const { browser } = context;
    await open(context);
    await browser.click('[data-move="in"]');
    await rested(browser, WHOLE);
    const before = await look(browser, "CHN");
    await browser.drag("#map", [0.5, 0.5], [0.4, 0.45]);
    await rested(browser, before.camera);
    const after = await look(browser, "CHN");
    assert.ok(after.at[0] < before.at[0] - 40, `China went from ${before.at} to ${after.at}`);
    assert.equal((await read(browser)).link, "");
    await browser.click('[data-move="whole"]');
    await rested(browser, after.camera);
    const whole = await look(browser, "BRA");
    await browser.doubleClick('#marks g.node[data-id="BRA"]');
    await rested(browser, whole.camera);
    const near = await look(browser, "BRA");
    assert.ok(near.zoom > 2 && near.inside, JSON.stringify(near));
    assert.equal(new URLSearchParams((await read(browser)).link).get("f"), "BRA");
    await clean(context);
  });

  test("keys on the map: a letter, End, plus; whoever is out of sight comes into sight", async () => {
    const { browser } = context;
    await open(context, "lang=en");
    await browser.evaluate(() => document.querySelector("#map").focus());
    await browser.press("j");
    await browser.until("Japan", () => document.querySelector("#tooltip").textContent.startsWith("Japan"));
    const near = await browser.evaluate(() => ({
      node: document.querySelector("#marks .node.near")?.dataset.id,
      flows: [...document.querySelectorAll("#marks .flow.near")].every(({ dataset }) => [dataset.from, dataset.to].includes("JPN")),
      pointed: document.querySelector("#marks").classList.contains("pointed"),
    }));
    assert.deepEqual(near, { node: "JPN", flows: true, pointed: true });
    await browser.press("+");
    await rested(browser, WHOLE);
    await browser.press("+");
    await browser.until("closer still", () => document.querySelector("#map .camera").style.transform.includes("scale(4)")
      && document.querySelector("#map-place").className === "");
    await browser.press("b");
    await browser.until("someone whose name begins with B", () => document.querySelector("#tooltip").textContent.startsWith("B"));
    const code = await browser.evaluate(() => document.querySelector("#marks .node.near").dataset.id);
    assert.ok((await look(browser, code)).inside, `${code} is in sight`);
    await browser.press("Escape");
    await browser.until("nothing is pointed at", () => document.querySelector("#tooltip").hidden
      && !document.querySelector("#marks").classList.contains("pointed"));
    await clean(context);
  });

  test("flows in and out of whoever is in focus", async () => {
    const { browser } = context;
    await open(context, "f=DEU");
    const shown = () => browser.evaluate(() => [...document.querySelectorAll("#marks .flow")]
      .filter((flow) => getComputedStyle(flow).display !== "none").map(({ dataset }) => [dataset.from, dataset.to]));
    const all = (await shown()).length;
    for (const [direction, at] of [["in", 1], ["out", 0]]) {
      await browser.click(`[data-direction="${direction}"]`);
      await browser.until("it is chosen", (direction) =>
        document.querySelector(`[data-direction="${direction}"]`).getAttribute("aria-pressed") === "true", direction);
      const flows = await shown();
      assert.ok(flows.length > 0 && flows.length < all && flows.every((ends) => ends[at] === "DEU"), direction);
    }
    await browser.click('[data-direction="both"]');
    await browser.until("all again", (all) => [...document.querySelectorAll("#marks .flow")]
      .filter((flow) => getComputedStyle(flow).display !== "none").length === all, all);
    await clean(context);
  });

  test("the years play from the year shown to the last, faster, and stop", async () => {
    const { browser } = context;
    await open(context, "y=2020");
    const length = await browser.evaluate(() => history.length);
    await browser.click("#play");
    await browser.until("the year is large", () => !document.querySelector("#year-large").hidden);
    await browser.click("#pace");
    await browser.until("a later year", () => Number(document.querySelector("#year-now").textContent) > 2020);
    await browser.until("the end", () => document.querySelector("#year-large").hidden);
    assert.equal((await read(browser)).year, "2024");
    assert.ok(await browser.evaluate(() => history.length) <= length + 1, "one step of the history");
    await browser.click("#play");
    await browser.until("from the beginning", () => Number(document.querySelector("#year-now").textContent) < 2000);
    await browser.click("#play");
    await browser.until("it is stopped", () => document.querySelector("#year-large").hidden);
    await clean(context);
  });

  test("a phone: the map first, the question in a sheet that opens and closes", async () => {
    const { browser } = context;
    await browser.resize(360, 740);
    try {
      await open(context);
      const order = await browser.evaluate(() => ["#map", "#finding", "#legend", "#ranking"]
        .map((part) => document.querySelector(part).getBoundingClientRect().top));
      assert.deepEqual(order, order.toSorted((a, b) => a - b));
      const open_ = () => browser.evaluate(() => getComputedStyle(document.querySelector("#question-fields")).display !== "none");
      assert.equal(await open_(), false);
      await browser.click("#sheet");
      await browser.until("the sheet is open", () => document.querySelector("#sheet").getAttribute("aria-expanded") === "true");
      assert.equal(await open_(), true);
      await browser.click('label:has(input[data-unit="t"])');
      await browser.until("tonnes", () => location.search.includes("u=t"));
      await browser.press("Escape");
      await browser.until("the keyboard is back at its button", () => document.activeElement?.id === "sheet");
      assert.equal(await open_(), false);
      await clean(context);
    } finally {
      await browser.resize(1280, 900);
    }
  });
}
