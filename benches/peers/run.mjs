// The same tasks in four pages, in turns, in one session of one Chromium: slow processor, slow line. Prints a table of medians.
// Knows how each page is asked; what it draws is its own affair.

import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "../../e2e/node_modules/playwright-core/index.mjs";
import { PEERS, bundle } from "./build.mjs";
import { VIEWS } from "./prepare.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const OUT = join(ROOT, "target/peers");
const ROUNDS = Number(process.argv[2] ?? 5);
const SLOWER = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const QUIET_MS = 500;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

/** Every page from one server, each file by brotli 11. */
function serve() {
  const packed = new Map();
  const roots = { ours: join(ROOT, "dist"), ...Object.fromEntries(PEERS.map((peer) => [peer, join(OUT, peer)])) };
  const server = createServer((request, response) => {
    const [, who, ...rest] = new URL(request.url, "http://localhost").pathname.split("/");
    const file = roots[who] && join(roots[who], normalize(rest.join("/")) || "index.html");
    const path = file && existsSync(file) && statSync(file).isDirectory() ? join(file, "index.html") : file;
    if (!path || !existsSync(path)) return response.writeHead(404).end();
    if (!packed.has(path)) packed.set(path, brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-encoding": "br", "cache-control": "max-age=3600" });
    response.end(packed.get(path));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** How our page is asked what a peer's `draw` is asked. */
const OURS = {
  pictured: () => document.querySelector("#first:not([hidden]) svg, svg#map g.flow") !== null,
  here: () => document.documentElement.dataset.state === "ready" && document.querySelector("svg#map g.flow") !== null,
  draw: async ({ link, top, focus }) => {
    const asked = new URLSearchParams(link);
    if (top !== undefined) asked.set("top", top === Infinity ? "all" : top);
    if (focus) asked.set("f", focus);
    asked.set("lang", "en");
    const map = document.querySelector("#map-place");
    const changed = new Promise((resolve) => new MutationObserver((_, seen) => { seen.disconnect(); resolve(); })
      .observe(map, { subtree: true, childList: true, attributes: true, characterData: true }));
    history.pushState(null, "", `?${asked}`);
    dispatchEvent(new PopStateEvent("popstate"));
    await changed;
    await new Promise((resolve) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    }));
  },
};
const THEIRS = { pictured: () => window.peer !== undefined, here: () => window.peer !== undefined, draw: (asked) => window.peer.draw(asked) };

/** What is asked after the first map, in this order. */
const TASKS = [
  ["300 flows", { top: 300 }],
  ["all flows", { top: Infinity }],
  ["another mineral and year", { view: "other", link: VIEWS.other.link, top: 60 }],
  ["a country in focus", { view: "other", link: VIEWS.other.link, top: 60, focus: "JPN" }],
];

/** Loads a page on the slow line and measures everything. */
async function measure(browser, origin, who) {
  const way = who === "ours" ? OURS : THEIRS;
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, locale: "en-GB" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await page.addInitScript(`
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((task) => task.startTime + task.duration)))
      .observe({ type: "longtask", buffered: true });
    const painted = (is) => new Promise((resolve) => {
      const look = () => (is() ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
    window.pictureIsHere = painted(${way.pictured});
    window.mapIsHere = painted(${way.here});`);
  await page.goto(`${origin}/${who}/index.html${who === "ours" ? "?lang=en" : ""}`, { waitUntil: "commit" });
  const picture = await page.evaluate("window.pictureIsHere");
  const pictureBytes = bytes;
  const map = await page.evaluate("window.mapIsHere");
  const firstBytes = bytes;
  await page.waitForTimeout(QUIET_MS * 3);
  const interactive = Math.max(map, await page.evaluate((map) => {
    // Busy until the last long task that begins less than half a second after the one before.
    let busy = map;
    for (const end of window.longTasks.sort((a, b) => a - b)) if (end > map && end - busy < 1000) busy = end;
    return busy;
  }, map));
  const said = {
    "kB to the first picture": pictureBytes / 1000, "ms to the first picture": picture,
    "kB to the first map": firstBytes / 1000, "ms to the first map": map, "ms to interactive": interactive,
  };

  // What a filter needs is here before it is measured: the line was measured already.
  await session.send("Network.emulateNetworkConditions", { ...LINE, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  const draw = async (asked) => page.evaluate(`(async (asked) => {
    if (asked.top === "all") asked.top = Infinity;
    const start = performance.now();
    await (${way.draw})(asked);
    return performance.now() - start;
  })(${JSON.stringify(asked, (_, value) => (value === Infinity ? "all" : value))})`);
  await draw({ view: "other", link: VIEWS.other.link, top: 60 });
  await page.waitForTimeout(QUIET_MS * 2);
  await draw({ link: "", top: 60 });
  await page.waitForTimeout(QUIET_MS);
  for (const [name, asked] of TASKS) {
    said[`ms: ${name}`] = await draw({ link: "", ...asked });
    await page.waitForTimeout(QUIET_MS);
  }
  await draw({ link: "", top: Infinity });
  await page.waitForTimeout(QUIET_MS * 2);
  Object.assign(said, await pan(page, session, who));
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const heap = await session.send("Runtime.getHeapUsage");
  said["MB of memory"] = (heap.usedSize + (heap.embedderHeapUsedSize ?? 0) + (heap.backingStorageSize ?? 0)) / 1e6;
  await context.close();
  return said;
}

/** Frames while a finger or a mouse pulls the map with all flows, enlarged. */
async function pan(page, session, who) {
  const box = await page.evaluate((who) => {
    const map = document.querySelector(who === "ours" ? "#map-window" : "#map");
    map.scrollIntoView({ block: "center" });
    const { x, y, width, height } = map.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, width };
  }, who);
  await page.mouse.move(box.x, box.y);
  if (who === "ours") await page.keyboard.down("Control");
  for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, -120);
  if (who === "ours") await page.keyboard.up("Control");
  await page.waitForTimeout(QUIET_MS);
  await page.evaluate(() => {
    window.frames_ = [];
    let last;
    const next = (now) => {
      if (last !== undefined) window.frames_.push(now - last);
      last = now;
      window.panning = requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await page.mouse.down();
  for (let step = 0; step < 90; step += 1) await page.mouse.move(box.x + Math.sin(step / 9) * box.width / 4, box.y + Math.cos(step / 9) * 20);
  await page.mouse.up();
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(window.panning);
    return window.frames_.sort((a, b) => a - b);
  });
  const at = (part) => frames[Math.floor(frames.length * part)] ?? NaN;
  return { "ms a frame while panning": at(.5), "ms of the slowest twentieth": at(.95) };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

await bundle(ROOT, OUT);
const server = await serve();
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const WHO = ["ours", ...PEERS];
const all = Object.fromEntries(WHO.map((who) => [who, []]));
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const who of WHO) all[who].push(await measure(browser, origin, who));
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`Chromium ${browser.version()}, ${cpus().length} cores of ${cpus()[0].model.trim()}, processor slowed ${SLOWER} times, 1.6 Mbit/s, 150 ms; medians of ${ROUNDS} rounds\n`);
console.log(`| | ${WHO.join(" | ")} | ours to the least of the others |`);
console.log(`|---|${WHO.map(() => "---:|").join("")}---:|`);
for (const name of Object.keys(all.ours[0])) {
  const values = WHO.map((who) => median(all[who].map((said) => said[name])));
  const least = Math.min(...values.slice(1));
  console.log(`| ${name} | ${values.map((value) => value.toFixed(value < 100 ? 1 : 0)).join(" | ")} | ${(values[0] / least).toFixed(2)} |`);
}
