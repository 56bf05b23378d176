// Without a mouse, without a picture, without motion, without colours: the same answer.
// Knows the path of a visitor; the figures come from the command line.

import { test } from "node:test";
import assert from "node:assert/strict";
import { launch } from "../driver.mjs";
import { facts } from "../facts.mjs";
import { clean, open, ready } from "../page.mjs";

const STEPS = 400;

/** Presses a key until the condition holds in the page. */
async function until(browser, key, what, fn, ...args) {
  for (let step = 0; step < STEPS; step += 1) {
    if (await browser.evaluate(fn, ...args)) return;
    await browser.press(key);
  }
  throw new Error(`${STEPS} times ${key}, and not yet: ${what}`);
}

export function senses(context) {
  test("by keyboard alone: Japan's largest supplier of graphite in 2022 and its share", async () => {
    const { browser } = context;
    await browser.open(`${context.site.origin}/?lang=en`);
    await ready(browser);
    const has = (id) => until(browser, "Tab", `the keyboard is at #${id}`, (id) => document.activeElement?.id === id, id);
    await has("year");
    await until(browser, "ArrowLeft", "the year is 2022", () => document.querySelector("#year-now").textContent === "2022");
    await has("map");
    await until(browser, "j", "Japan is pointed at", () => document.querySelector("#tooltip").textContent.startsWith("Japan"));
    await browser.press("Enter");
    await browser.until("the panel names suppliers", () => document.querySelector("#suppliers tbody tr") !== null);
    const said = await browser.evaluate(() => {
      const row = document.querySelector("#suppliers tbody tr");
      return { id: row.dataset.supplier, share: Number(row.querySelector("td[data-value]").dataset.value), link: location.search.slice(1) };
    });
    const told = await facts(said.link);
    const [largest] = told.importers.find(({ id }) => id === "JPN").suppliers;
    assert.equal(new URLSearchParams(said.link).get("y"), "2022");
    assert.equal(said.id, largest.id);
    assert.ok(Math.abs(said.share - largest.share) < 1e-6);
    await browser.until("the finding is said", () => document.querySelector("#status").textContent.includes("Japan"));
    await clean(context);
  });

  test("as a screen reader is told: the same supplier and share", async () => {
    const { browser } = context;
    const link = "y=2022&f=JPN&lang=en";
    await browser.open(`${context.site.origin}/?${link}`);
    await ready(browser);
    await browser.until("the panel names suppliers", () => document.querySelector("#suppliers tbody tr") !== null);
    const [largest] = (await facts(link)).importers.find(({ id }) => id === "JPN").suppliers;
    assert.equal(largest.id, "CHN");
    const told = await browser.readAloud();
    const at = (what) => {
      const found = told.findIndex((line) => what.test(line));
      assert.ok(found >= 0, `${what} among\n${told.join("\n")}`);
      return found;
    };
    at(/^heading "Japan bought .* in 2022/);
    at(/^slider "Year"/);
    at(/^application "World map of trade in natural graphite, 2022/);
    const table = at(/^table "Suppliers of natural graphite to Japan, 2022/);
    const first = told.slice(table).findIndex((line) => line === 'rowheader "China"');
    const share = told.slice(table + first).find((line) => /^button "[\d.]+%"/.test(line));
    assert.ok(first > 0 && share, `a row of China with its share after\n${told.slice(table, table + 40).join("\n")}`);
    assert.ok(Math.abs(parseFloat(share.slice(8)) / 100 - largest.share) <= 0.0005, `${share} is ${largest.share}`);
    await clean(context);
  });

  test("the map is one stop of the Tab key", async () => {
    const { browser } = context;
    await open(context);
    const stops = await browser.evaluate(() => [...document.querySelectorAll(".map a, .map button, .map [tabindex], .map input")]
      .filter((element) => element.tabIndex >= 0).map(({ id }) => id));
    assert.deepEqual(stops, ["map"]);
  });

  test("who wants no motion is at once where a flight would end", async () => {
    const calm = await launch(context.browser.engine, { calm: true });
    try {
      await calm.resize(1280, 900);
      await open({ browser: calm, site: context.site }, "f=JPN");
      assert.ok(await calm.evaluate(() => matchMedia("(prefers-reduced-motion: reduce)").matches), "the browser says so");
      const classes = await calm.evaluate(() => {
        const seen = [];
        const watch = new MutationObserver(() => seen.push(document.querySelector("#map-place").className));
        watch.observe(document.querySelector("#map-place"), { attributes: true, attributeFilter: ["class"] });
        document.querySelector('[data-move="focus"]').click();
        return new Promise((resolve) => { setTimeout(() => resolve(seen), 0); });
      });
      assert.deepEqual(classes.filter((name) => name.includes("flying")), []);
      await calm.until("it is there", () => !document.querySelector("#camera").style.transform.includes("scale(1)"));
      const moving = await calm.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element);
        return animationName !== "none" || transitionDuration.split(",").some((time) => parseFloat(time) > 0);
      }).map(({ id, tagName }) => `${tagName}#${id}`));
      assert.deepEqual(moving, []);
    } finally {
      await calm.close();
    }
  });

  if (context.engine === "chromium") test("who has colours of their own sees theirs, and what colour did is done by form", async () => {
    const own = await launch("chromium", { forced: true });
    try {
      await own.resize(1280, 900);
      await open({ browser: own, site: context.site }, "f=JPN&lang=en");
      const seen = await own.evaluate(() => {
        const style = (selector) => getComputedStyle(document.querySelector(selector));
        const system = (name) => {
          const probe = document.body.appendChild(Object.assign(document.createElement("i"), { style: `color: ${name}` }));
          const { color } = getComputedStyle(probe);
          probe.remove();
          return color;
        };
        return {
          forced: matchMedia("(forced-colors: active)").matches,
          china: [style(".node.china circle").fill, system("Highlight")],
          name: [style("#map .camera text:not(.china)").fill, system("CanvasText")],
          dashes: [style(".flow.other > path").strokeDasharray, style(".flow.china > path").strokeDasharray],
          pressed: style('.map-buttons button[aria-pressed="true"]').outlineStyle,
          edge: style(".land").strokeWidth,
        };
      });
      assert.equal(seen.forced, true);
      assert.equal(...seen.china);
      assert.equal(...seen.name);
      assert.notEqual(seen.dashes[0], seen.dashes[1]);
      assert.equal(seen.pressed, "solid");
      assert.notEqual(seen.edge, "0px");
      await clean({ browser: own, site: context.site });
    } finally {
      await own.close();
    }
  });

  if (context.engine === "chromium") test("without scripts: the picture, why, and the table the command line has", async () => {
    const plain = await launch("chromium", { scripts: false });
    try {
      await plain.resize(1280, 900);
      await plain.open(`${context.site.origin}/`);
      await plain.until("the picture", () => document.querySelector("#static img")?.naturalWidth > 0);
      const seen = await plain.evaluate(() => ({
        text: document.body.innerText,
        way: document.querySelector('#static section[lang="en"] a').href,
        languages: [...document.querySelectorAll("#static section")].map((section) => section.lang),
        wide: document.documentElement.scrollWidth - innerWidth,
      }));
      assert.match(seen.text, /needs JavaScript[^]*braucht JavaScript/);
      assert.deepEqual(seen.languages, ["en", "de", "fr", "ja"]);
      assert.ok(seen.wide <= 0);
      // The table is a click away, on the page of the view.
      await plain.open(seen.way);
      const rows = await plain.evaluate(() => [...document.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)));
      const { importers } = await facts("");
      assert.equal(rows.length, 15);
      const named = Object.fromEntries(rows.map(([name, , share]) => [name, parseFloat(share) / 100]));
      for (const [name, code] of [["Japan", "JPN"], ["United States", "USA"], ["Germany", "DEU"], ["India", "IND"]]) {
        const { share } = importers.find(({ id }) => id === code);
        assert.ok(Math.abs(named[name] - share) <= 0.0005, `${name}: ${named[name]} is ${share}`);
      }
    } finally {
      await plain.close();
    }
  });

  test("wide letters, words and lines break nothing", async () => {
    const { browser } = context;
    await browser.resize(360, 740);
    try {
      await open(context, "f=JPN&lang=de");
      // The spacing that WCAG 1.4.12 asks a page to bear.
      const wide = await browser.evaluate(() => {
        for (const element of document.querySelectorAll("#page *")) {
          element.style.setProperty("line-height", "1.5", "important");
          element.style.setProperty("letter-spacing", "0.12em", "important");
          element.style.setProperty("word-spacing", "0.16em", "important");
        }
        return document.documentElement.scrollWidth - innerWidth;
      });
      assert.ok(wide <= 0, `${wide} pixels too wide`);
      await clean(context);
    } finally {
      await browser.resize(1280, 900);
    }
  });

  test("at 400 % nothing scrolls sideways and everything is there", async () => {
    const { browser } = context;
    // 1280 pixels at 400 % are 320; the window of WebKitGTK gets no narrower than 334.
    await browser.resize(browser.engine === "webkit" ? 340 : 320, 256);
    try {
      await open(context, "m=rare-earths&s=magnets&f=EU27&lang=de");
      const found = await browser.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        parts: ["#map", "#finding", "#sheet", "#ranking", "#panel"].filter((part) => document.querySelector(part) === null),
      }));
      assert.ok(found.wide <= 0, `${found.wide} pixels too wide`);
      assert.deepEqual(found.parts, []);
      await clean(context);
    } finally {
      await browser.resize(1280, 900);
    }
  });
}
