// How long answers take in Chromium, printed; nothing is asserted of a time. The same natively is benches/drag.rs and benches/answers.rs.

import { launch } from "./driver.mjs";
import { ready } from "./page.mjs";
import { serve } from "./server.mjs";

/** Who is asked about: another one each round, as an answer that was given once is kept. */
const FOCI = ["JPN", "KOR", "DEU", "USA", "IND", "FRA", "ITA", "ESP", "POL", "NLD", "BEL", "GBR", "CAN", "MEX", "BRA", "THA", "VNM", "MYS", "AUS", "TUR", "ZAF"];
const QUESTIONS = [
  // A derivation needs every measure of all importers, and counts the rows of the world once more.
  ["every measure of all importers, and a derivation", "m=rare-earths&s=magnets&f=JPN", "audit-file", "WORLD"],
  ["every measure of all importers, and a derivation", "f=JPN", "audit-file", "WORLD"],
  ["the panel with all years of a focus", "f=JPN", "panel", ""],
  ["the panel with all years of a focus", "f=JPN&d=origin", "panel", ""],
  ["the panel with all years of a focus", "m=aluminium&s=metal&f=DEU&d=touch", "panel", ""],
];

/** Stages whose stop slider is dragged: the largest, and those that take longest. */
const DRAGGED = ["m=rare-earths&s=magnets", "m=graphite&u=t", "m=aluminium&s=metal"];

const site = await serve();
const browser = await launch("chromium");
try {
  console.log(`median of ${FOCI.length} rounds`);
  for (const [what, link, part, argument] of QUESTIONS) {
    await browser.open(`${site.origin}/?${link}`);
    await ready(browser);
    await browser.until("the panel", () => document.querySelector("#panel figure") && !document.querySelector("#panel .waiting"));
    const ms = await browser.evaluate(async (foci, part, link, argument) => {
      // The module that the page has loaded: the same address is the same instance.
      const address = performance.getEntriesByType("resource").map(({ name }) => name).find((name) => name.includes("/behind.js"));
      const { tell } = await import(address);
      const times = foci.map((focus) => {
        const start = performance.now();
        tell(part, link.replace(/f=[A-Z]+/, `f=${focus}`), "en", argument);
        return performance.now() - start;
      });
      return times.sort((a, b) => a - b)[Math.floor(foci.length / 2)];
    }, FOCI, part, link, argument);
    console.log(`${what}, ${link}: ${ms.toFixed(1)} ms`);
  }
  for (const link of DRAGGED) {
    await browser.open(`${site.origin}/?${link}&stop=1&reroute=1`);
    await ready(browser);
    await browser.until("the levers", () => document.querySelector("#lever-stop") && !document.querySelector(".waiting"));
    const steps = await browser.evaluate(async (link) => {
      const address = performance.getEntriesByType("resource").map(({ name }) => name).find((name) => name.includes("/what_if.js"));
      const { tell } = await import(address);
      // Each step is another question: the answer, rerouting included, and everything the page tells of it.
      const time = (parts, stop) => {
        const start = performance.now();
        for (const [part, argument] of parts) tell(part, `${link}&stop=${stop}&reroute=1`, "en", argument);
        return performance.now() - start;
      };
      const parts = [["picture", "1280 1 atlantic"], ["bar", ""], ["results", ""], ["deals", ""], ["stock", ""], ["effects", ""], ["importers", "imports down"]];
      const all = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
      return [all.map((stop) => time([["bar", ""]], stop)), all.map((stop) => time(parts, stop === 100 ? 99 : stop + 1))];
    }, link);
    const [answer, told] = steps.map((times) => `median ${times.sort((a, b) => a - b)[5].toFixed(1)}, worst ${times[10].toFixed(1)} ms`);
    console.log(`dragging the stop slider by 10 %, ${link}: the answer ${answer}; with all that is told of it ${told}`);
  }
} finally {
  await browser.close();
  await site.close();
}
