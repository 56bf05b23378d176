// Pictures of the page in Chromium, to be looked at: every state, or the links asked for.
// node shots.mjs --out ../shots [--query 'm=graphite&f=JPN'] [--states landing,focus] --widths 360,1280 --theme light,dark --lang de,en

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./driver.mjs";
import { serve } from "./server.mjs";
import { STATES, left, reach } from "./states.mjs";

const HEIGHTS = { 360: 740, 820: 1180, 2560: 1440 };
const HEIGHT = 900;

const { values: asked } = parseArgs({
  options: {
    out: { type: "string", default: "../shots" },
    query: { type: "string", multiple: true },
    states: { type: "string", default: "" },
    widths: { type: "string", default: "360,820,1280,2560" },
    theme: { type: "string", default: "light,dark" },
    lang: { type: "string", default: "de,en" },
    window: { type: "boolean", default: false },
  },
});

const wanted = asked.states.split(",").filter(Boolean);
const states = asked.query
  ? asked.query.map((link) => ({ name: link.replaceAll(/[^A-Za-z0-9]+/g, "-") || "first", link }))
  : STATES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
await mkdir(asked.out, { recursive: true });
const site = await serve();
let failed = 0;
try {
  for (const theme of asked.theme.split(",")) {
    const browser = await launch("chromium", { theme });
    try {
      for (const state of states) {
        for (const lang of asked.lang.split(",")) {
          const widths = state.size ? [state.size[0]] : asked.widths.split(",").map(Number);
          for (const width of widths) await shoot(browser, state, lang, theme, width);
        }
      }
    } finally {
      await browser.close();
    }
  }
} finally {
  await site.close();
}
process.exitCode = failed > 0 ? 1 : 0;

async function shoot(browser, state, lang, theme, width) {
  const name = `${state.name}-${width}-${theme}-${lang}.png`;
  const problems = [];
  const seen = browser.listen((problem) => problems.push(problem));
  const context = { browser, site };
  await browser.resize(width, HEIGHTS[width] ?? HEIGHT);
  try {
    await reach(context, state, `lang=${lang}`);
    await browser.screenshot(join(asked.out, name), !asked.window);
  } catch (error) {
    problems.push(error.message);
    failed += 1;
  }
  await left(context, state);
  seen();
  // A file that is missing on purpose is told by the console.
  const told = state.fault ? problems.filter((problem) => !/404|did not|missing/i.test(problem)) : problems;
  console.log(`${name}${told.map((problem) => `\n  ${problem}`).join("")}`);
}
