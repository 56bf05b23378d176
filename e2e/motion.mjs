// How smooth the map moves in Chromium, printed: frames while it is panned and zoomed, with 60 and with 1,000 flows, beside the
// same scene drawn anew in every frame. Counts what is computed meanwhile. Nothing is asserted of a time.

import { launch } from "./driver.mjs";
import { ready } from "./page.mjs";
import { serve } from "./server.mjs";

const FRAMES = 120;

const site = await serve();
const browser = await launch("chromium");
try {
  await browser.resize(1280, 900);
  for (const flows of [60, 1000]) {
    for (const what of ["pan", "zoom"]) {
      for (const how of ["carried", "redrawn"]) {
        await browser.open(`${site.origin}/?top=${flows}`);
        await ready(browser);
        await browser.click('[data-move="in"]');
        await browser.until("at rest", () => document.querySelector("#map-place").className === ""
          && document.querySelector("#camera").style.transform.includes("scale(2)"));
        const found = await browser.evaluate(moved, what, how, FRAMES);
        const { median, worst, late, written, drawn } = found;
        console.log(`${drawn} flows, ${what}, ${how}: a frame takes ${median.toFixed(1)} ms in the middle, ${worst.toFixed(1)} at worst, `
          + `${late} of ${FRAMES} above 20 ms; marks written meanwhile: ${written}`);
      }
    }
  }
} finally {
  await browser.close();
  await site.close();
}

/** Runs in the page: moves the map once a frame and takes down how long frames take. */
async function moved(what, how, frames) {
  const frame = document.querySelector("#map-window").getBoundingClientRect();
  const map = document.querySelector("#map");
  const camera = document.querySelector("#camera");
  const at = camera.style.transform;
  let written = 0;
  const watch = new MutationObserver((changes) => { written += changes.length; });
  watch.observe(document.querySelector("#marks"), { childList: true, subtree: true });
  const send = (name, x, y, id = 1) => map.dispatchEvent(new PointerEvent(name, {
    pointerId: id, pointerType: "touch", button: name === "pointermove" ? -1 : 0, bubbles: true,
    clientX: frame.x + x * frame.width, clientY: frame.y + y * frame.height,
  }));
  if (how === "carried") {
    send("pointerdown", 0.5, 0.5);
    if (what === "zoom") send("pointerdown", 0.6, 0.5, 2);
  }
  const next = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
  const times = [];
  let last = await next();
  for (let i = 0; i < frames; i += 1) {
    const turn = Math.sin(i / 12);
    if (how === "carried") {
      if (what === "pan") send("pointermove", 0.5 + turn * 0.2, 0.5 + turn * 0.1);
      else send("pointermove", 0.75 + turn * 0.12, 0.5, 2);
    } else {
      // What a page does that has no layer for it: the drawing itself gets another transform.
      const [, x, y] = /translate\(([-\d.]+)px, ([-\d.]+)px\)/.exec(at).map(Number);
      camera.style.transform = what === "pan"
        ? `translate(${x + turn * 200}px, ${y + turn * 50}px) scale(2)`
        : `translate(${x}px, ${y}px) scale(${2 + turn * 0.8})`;
      if (what === "zoom") map.style.setProperty("--steady", String(1 / (2 + turn * 0.8)));
    }
    const now = await next();
    times.push(now - last);
    last = now;
  }
  const meanwhile = written;
  if (how === "carried") {
    send("pointerup", 0.5, 0.5);
    if (what === "zoom") send("pointerup", 0.6, 0.5, 2);
  }
  times.sort((a, b) => a - b);
  return {
    median: times[Math.floor(frames / 2)], worst: times[frames - 1], late: times.filter((ms) => ms > 20).length,
    written: meanwhile, drawn: document.querySelectorAll("#marks .flow").length,
  };
}
