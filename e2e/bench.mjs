// How long answers take in Chromium, printed; nothing is asserted of a time. The same natively is benches/analysis.rs.

import { launch } from "./driver.mjs";
import { ready } from "./page.mjs";
import { serve } from "./server.mjs";

const ROUNDS = 21;
const QUESTIONS = [
  // A derivation needs every measure of all importers, and counts the rows of the world once more.
  ["every measure of all importers, and a derivation", "m=rare-earths&s=magnets&f=JPN", "audit-file", "WORLD"],
  ["every measure of all importers, and a derivation", "f=JPN", "audit-file", "WORLD"],
  ["the panel with all years of a focus", "f=JPN", "panel", ""],
  ["the panel with all years of a focus", "f=JPN&d=origin", "panel", ""],
  ["the panel with all years of a focus", "m=aluminium&s=metal&f=DEU&d=touch", "panel", ""],
];

const site = await serve();
const browser = await launch("chromium");
try {
  console.log(`median of ${ROUNDS} rounds`);
  for (const [what, link, part, argument] of QUESTIONS) {
    await browser.open(`${site.origin}/?${link}`);
    await ready(browser);
    await browser.until("the panel", () => document.querySelector("#panel figure") && !document.querySelector("#panel .waiting"));
    const ms = await browser.evaluate(async (rounds, part, link, argument) => {
      // The module that the page has loaded: the same address is the same instance.
      const address = performance.getEntriesByType("resource").map(({ name }) => name).find((name) => name.includes("/behind.js"));
      const { tell } = await import(address);
      const times = Array.from({ length: rounds }, () => {
        const start = performance.now();
        tell(part, link, "en", argument);
        return performance.now() - start;
      });
      return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
    }, ROUNDS, part, link, argument);
    console.log(`${what}, ${link}: ${ms.toFixed(1)} ms`);
  }
} finally {
  await browser.close();
  await site.close();
}
