// Thousands of questions by lot in one page of Chromium: its memory stays bounded, nothing goes wrong, and the numbers are those
// of the command line. `node endure.mjs 10000 200`: so many are asked, so many of them compared.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { launch } from "./driver.mjs";
import { agrees, open, unfold } from "./page.mjs";
import { serve } from "./server.mjs";
import { tells } from "./suite/levers.mjs";

const [asked = 10_000, compared = 200] = process.argv.slice(2).map(Number);
/** The memory after these is what the memory at the end is measured by. */
const WARM = asked / 10;
const MOST_GROWTH = 0.1;
/** Bounds a page that never has the numbers. */
const PATIENCE_MS = 20_000;

const index = JSON.parse(readFileSync(new URL("../public/data/index.json", import.meta.url)));
const stages = index.minerals.flatMap((mineral) => mineral.stages.filter(({ lines }) => lines.length > 0).map((stage) => ({ mineral, stage })));
const codes = index.countries.filter(({ at, covers = [] }) => at && covers.length === 0).map(({ id }) => id);
const lots = numbers(20261127);
const one = (list) => list[Math.floor(lots() * list.length)];
const some = (chance, value) => (lots() < chance ? value() : null);

/** A question as a reader may ask it; of each mineral, stage and year as often. */
function question() {
  const { mineral, stage } = one(stages);
  const { first, last } = one(stage.coverage);
  const focus = () => (lots() < 0.3 ? one(["EU27", "G7", "QUAD", "OECD"]) : one(codes));
  const keys = {
    m: mineral.id,
    s: stage.id,
    y: String(first + Math.floor(lots() * (last - first + 1))),
    l: some(0.1, () => one(stage.lines)),
    u: some(0.3, () => "t"),
    d: some(0.4, () => one(["origin", "touch"])),
    cn: some(0.2, () => "hk"),
    f: some(0.7, focus),
    cmp: some(0.1, () => one(codes)),
    top: some(0.2, () => one(["20", "120"])),
    stop: some(0.3, () => String(Math.ceil(lots() * 100))),
    reroute: some(0.3, () => "1"),
    pool: some(0.15, () => "CAN,JPN"),
  };
  return Object.entries(keys).filter(([, value]) => value !== null).map(([key, value]) => `${key}=${value}`).join("&");
}

/** Runs in the page: asks each link in turn, and waits for everything it brings. */
async function ask(links) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (const link of links) {
    history.pushState(null, "", `?${link}`);
    dispatchEvent(new PopStateEvent("popstate"));
    do await frame(); while (document.querySelector(".waiting:not([role=alert])") !== null || document.documentElement.dataset.state !== "ready");
    await frame();
  }
}

/** The page has the numbers of the question asked last, as soon as they are there. */
async function agree(browser, link) {
  const end = Date.now() + PATIENCE_MS;
  const changed = /(stop|pool)=/.test(link);
  for (;;) {
    try {
      if (changed) await tells({ browser });
      else {
        await unfold(browser);
        await agrees({ browser });
      }
      assert.equal(await browser.evaluate(() => location.search.slice(1)), link);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(100);
  }
}

const total = ({ scripts, wasm }) => scripts + wasm;
const told = ({ scripts, wasm, nodes, listeners }) =>
  `scripts ${(scripts / 1e6).toFixed(1)} MB, WebAssembly ${(wasm / 1e6).toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`;

const site = await serve();
// Without motion: what still moves shows two questions at once.
const browser = await launch("chromium", { calm: true });
try {
  await open({ browser, site });
  await browser.click("#what-if-summary");
  let warm;
  for (let done = 0; done < asked;) {
    const links = Array.from({ length: Math.round(asked / compared) }, question);
    await browser.evaluate(ask, links);
    done += links.length;
    await agree(browser, links.at(-1));
    assert.deepEqual(await browser.evaluate(() => window.__problems), [], `problems after ${done} questions`);
    if (done % WARM === 0) {
      const memory = await browser.memory();
      console.log(`${done} questions: ${told(memory)}`);
      if (done === WARM) warm = memory;
      else if (done === asked) {
        const growth = total(memory) / total(warm) - 1;
        console.log(`from ${WARM} to ${asked}: ${(100 * growth).toFixed(1)} % more memory; ${compared} compared with the command line`);
        assert.ok(growth <= MOST_GROWTH, `memory grew by ${(100 * growth).toFixed(1)} %`);
      }
    }
  }
} finally {
  await browser.close();
  await site.close();
}

/** Numbers from 0 to 1, the same for the same seed: Mulberry32. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
