// Pictures of the page in Chromium, to be looked at:
// node shots.mjs --base http://127.0.0.1:8080 --out ../shots --query 'm=graphite&f=JPN' --widths 360,1280 --theme light,dark --lang de,en --full

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./driver.mjs";

const HEIGHTS = { 360: 740 };
const HEIGHT = 900;

const { values: asked } = parseArgs({
  options: {
    base: { type: "string", default: "http://127.0.0.1:8080" },
    out: { type: "string", default: "../shots" },
    query: { type: "string", multiple: true, default: [""] },
    widths: { type: "string", default: "1280" },
    theme: { type: "string", default: "light" },
    lang: { type: "string", default: "" },
    full: { type: "boolean", default: false },
  },
});

await mkdir(asked.out, { recursive: true });
let failed = 0;
for (const theme of asked.theme.split(",")) {
  const browser = await launch("chromium", { theme });
  try {
    for (const query of asked.query) {
      for (const lang of asked.lang.split(",")) {
        for (const width of asked.widths.split(",").map(Number)) {
          await shoot(browser, theme, [query, lang && `lang=${lang}`].filter(Boolean).join("&"), width);
        }
      }
    }
  } finally {
    await browser.close();
  }
}
process.exitCode = failed > 0 ? 1 : 0;

async function shoot(browser, theme, link, width) {
  const name = `${link.replaceAll(/[^A-Za-z0-9]+/g, "-") || "first"}-${width}-${theme}.png`;
  const problems = [];
  const seen = browser.listen((problem) => problems.push(problem));
  await browser.resize(width, HEIGHTS[width] ?? HEIGHT);
  await browser.open(`${asked.base.replace(/\/$/, "")}/${link && `?${link}`}`);
  const state = await browser.until("the page is ready or has failed", () => {
    const { state } = document.documentElement.dataset;
    return state !== "loading" && document.fonts.status === "loaded" && state;
  });
  await browser.screenshot(join(asked.out, name), asked.full);
  seen();
  console.log(`${name}: ${state}${problems.map((problem) => `\n  ${problem}`).join("")}`);
  if (state !== "ready") failed += 1;
}
