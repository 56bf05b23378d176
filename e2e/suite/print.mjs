// On paper: one page with the finding, the figures, the map, the table, the link and the sources, in light colours.
// Knows the parts by their names. Pages are counted in Chromium, which alone writes them without a window.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ready, settled } from "../page.mjs";

/** The longest texts are German; levers and a focus add most. */
const ASKED = [
  "lang=en",
  "f=JPN&lang=de",
  "m=rare-earths&s=magnets&f=EU27&d=origin&lang=de",
  "m=gallium&y=2019&lang=de&theme=dark",
  "f=JPN&stop=100&to=JPN&reroute=1&pool=CAN,JPN&lang=de",
];
const PARTS = ["#finding", "#figures", "#map", "#legend", "#notes", "#ranking", "#printed", "#foot"];

export function print(context) {
  // Neither Firefox, driven from outside, nor WebDriver has a word for the medium of a page.
  if (context.engine !== "chromium") return;
  for (const link of ASKED) {
    test(`printed: ${link}`, async () => {
      const { browser, site } = context;
      await browser.open(`${site.origin}/?${link}`);
      await ready(browser);
      await settled(browser);
      await browser.printed(true);
      try {
        const seen = await browser.evaluate((parts) => ({
          missing: parts.filter((part) => !document.querySelector(part)?.checkVisibility()),
          rows: [...document.querySelectorAll("#ranking tbody tr")].filter((row) => row.checkVisibility()).length,
          controls: [...document.querySelectorAll("#question, .map-buttons, #masthead button")].filter((part) => part.checkVisibility()).length,
          link: document.querySelector("#printed").textContent,
          light: getComputedStyle(document.documentElement).colorScheme,
        }), PARTS);
        assert.deepEqual(seen.missing, []);
        assert.ok(seen.rows > 0 && seen.rows <= 15, `${seen.rows} rows`);
        assert.equal(seen.controls, 0);
        assert.ok(seen.link.includes(link.split("&").filter((key) => !/^(lang|theme)=/.test(key)).join("&")), seen.link);
        assert.equal(seen.light, "light");
        for (const format of browser.paper ? ["A4", "Letter"] : []) {
          const pages = (await browser.paper(format)).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
          assert.equal(pages, 1, `${format}: ${pages} pages`);
        }
      } finally {
        await browser.printed(false);
      }
    });
  }
}
