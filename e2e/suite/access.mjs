// The page can be used by everybody: axe finds nothing, a phone scrolls only down.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { clean, open } from "../page.mjs";
import { STATES, left, reach } from "../states.mjs";

const { source } = createRequire(import.meta.url)("axe-core");
const PHONE = [360, 740];
const DESK = [1280, 900];
/** Questions with everything behind a share: panel, comparison, and a share whose rows and balances are told. */
const DEEP = [
  ["m=graphite&d=origin&u=t&f=JPN&cmp=JPN,DEU,USA,EU27", "de"],
  ["m=rare-earths&s=magnets&d=touch&f=EU27&cmp=JPN,EU27,DEU,USA", "en"],
  ["m=cobalt&s=oxides&f=CAN&cmp=CAN,GBR", "de"],
  ["m=gallium&y=2023&f=DEU&cmp=DEU,BIH", "en"],
];

/** Every rule of axe, best practices included. */
export async function accessible({ browser }, what) {
  await browser.inject(source);
  const violations = await browser.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`);
  });
  assert.deepEqual(violations, [], what);
}

export function access(context) {
  for (const lang of ["en", "de"]) {
    test(`axe finds no violation (${lang})`, async () => {
      await open(context, `lang=${lang}`);
      await accessible(context, "landing");
      await open(context, `m=rare-earths&s=magnets&f=EU27&lang=${lang}`);
      await accessible(context, "focus");
      await context.browser.click("#mineral");
      await accessible(context, "list of minerals");
      await clean(context);
    });
  }

  for (const state of STATES) {
    test(`axe finds no violation, and nothing scrolls sideways: ${state.name}`, async () => {
      const { browser } = context;
      if (state.size) await browser.resize(...state.size);
      try {
        await reach(context, state);
        await accessible(context, state.name);
        assert.ok(await sideways(browser, "html") <= 0, "the page scrolls sideways");
      } finally {
        await left(context, state);
        if (state.size) await browser.resize(...DESK);
      }
    });
  }

  test("at 360 pixels nothing scrolls sideways and axe finds no violation", async () => {
    const { browser } = context;
    await browser.resize(...PHONE);
    try {
      for (const link of ["lang=en", "lang=de", "m=rare-earths&s=magnets&f=EU27&lang=de", "f=BIH&u=t&lang=de&view=pacific"]) {
        await open(context, link);
        const [inner, content] = await browser.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
        assert.equal(inner, PHONE[0]);
        assert.ok(content <= PHONE[0], `${link}: the page is ${content} pixels wide`);
        await accessible(context, `360 pixels, ${link}`);
        await clean(context);
      }
    } finally {
      await browser.resize(...DESK);
    }
  });

  test("in windows of every width nothing scrolls sideways and no share leaves its column", async () => {
    const { browser } = context;
    try {
      for (const link of ["m=cobalt&lang=en", "m=rare-earths&s=magnets&d=origin&lang=de", "m=rare-earths&s=magnets&d=touch&f=EU27&lang=de"]) {
        await open(context, link);
        for (const width of [1280, 1024, 768, 480, 360]) {
          await browser.resize(width, 900);
          const what = `${link}, ${width} pixels`;
          // A window takes its new width in steps, and what is drawn for a width follows it.
          await browser.until(`${what}: the page does not scroll sideways`, () =>
            document.documentElement.scrollWidth <= document.documentElement.clientWidth);
          await browser.until(`${what}: every share is in its column`, () => [...document.querySelectorAll("#ranking td .claim")].every((share) =>
            share.getBoundingClientRect().right <= share.closest("td").getBoundingClientRect().right + 0.5));
        }
        await clean(context);
      }
    } finally {
      await browser.resize(...DESK);
    }
  });

  for (const [name, size] of [["desk", DESK], ["phone", PHONE]]) {
    test(`with everything unfolded axe finds no violation and nothing scrolls sideways, ${name}`, async () => {
      const { browser } = context;
      await browser.resize(...size);
      try {
        for (const [link, lang] of DEEP) {
          await open(context, `${link}&lang=${lang}`);
          await unfoldAll(browser);
          assert.ok(await sideways(browser, "html") <= 0, `${link}: the page scrolls sideways`);
          await accessible(context, `${link}, unfolded, ${name}`);
          await browser.click("#panel .shares .claim");
          await browser.until("the share is taken apart", () => document.querySelector("#audit[open] .sum"));
          for (const part of ["html", "#audit"]) assert.ok(await sideways(browser, part) <= 0, `${link}: ${part} scrolls sideways`);
          await accessible(context, `${link}, derivation, ${name}`);
          await clean(context);
        }
      } finally {
        await browser.resize(...DESK);
      }
    });
  }
}

/** Opens the method, the tables behind the charts and the further settings. */
async function unfoldAll(browser) {
  await browser.click("#method-summary");
  await browser.until("the method", () => document.querySelector("#method-text dl"));
  const closed = await browser.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
    return ["#panel figure.chart", "#panel .behind table", "#compare figure.chart", "#compare .behind table", "#method dt"]
      .filter((part) => !document.querySelector(part)?.checkVisibility());
  });
  assert.deepEqual(closed, [], "parts that cannot be seen");
}

/** By how many pixels the content of an element is wider than the element. */
const sideways = (browser, part) => browser.evaluate((part) => {
  const { scrollWidth, clientWidth } = document.querySelector(part);
  return scrollWidth - clientWidth;
}, part);
