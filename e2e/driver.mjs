// One interface to three browsers, so that one suite runs in all of them.
// An engine brings open, evaluate, pointer, hover, press, type, resize, screenshot, close;
// what a visitor does with them is written once, here.

import { setTimeout as pause } from "node:timers/promises";
import { chromium, firefox } from "./drivers/playwright.mjs";
import { webkit } from "./drivers/webdriver.mjs";

const ENGINES = { chromium, firefox, webkit };
// Generous: it bounds a failure, no test waits for it when all is well.
const PATIENCE_MS = 30_000;
const POLL_MS = 25;
// How long a page may take until it is told of a click that an engine says is done.
const TOLD_MS = 5000;
// How the engines say that the page was left while it was asked.
const LEFT = /context was destroyed|navigat|unload|detached|no such (frame|window)/i;

/** `calm`: no motion wanted; `forced`: the visitor's own colours; `touch`: fingers; the last three in Chromium alone. */
export async function launch(engine, { lang = "en-US", theme = "light", calm = false, forced = false, touch = false, scripts = true } = {}) {
  const raw = await ENGINES[engine]({ lang, theme, calm, forced, touch, scripts });
  const evaluate = (fn, ...args) => raw.evaluate(fn.toString(), args);

  /** Waits until the function gives something true in the page, and gives it back. */
  const until = async (what, fn, ...args) => {
    const end = Date.now() + PATIENCE_MS;
    // A page that has just begun has no elements yet.
    const asked = `(...args) => document.documentElement && (${fn})(...args)`;
    for (;;) {
      const value = await raw.evaluate(asked, args).catch((error) => {
        if (!LEFT.test(error.message)) throw error;
      });
      if (value) return value;
      if (Date.now() > end) throw new Error(`waited ${PATIENCE_MS / 1000} s for: ${what}; the page: ${await evaluate(condition).catch(String)}`);
      await pause(POLL_MS);
    }
  };

  /** A point where a visitor hits the element, after scrolling to it; what opens may take a moment to be there. */
  const target = async (selector) => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      await until(`${selector} exists`, (s) => document.querySelector(s) !== null, selector);
      const { point, reason } = await evaluate(findPoint, selector);
      if (point) return point;
      if (Date.now() > end) throw new Error(`${selector} cannot be hit: ${reason}; the page: ${await evaluate(condition).catch(String)}`);
      await pause(POLL_MS);
    }
  };

  /**
   * A click that hits: one that lands beside it, as what opens may move meanwhile, is kept from the page and done again;
   * so is one that the page was never told of, as an engine may lose one while a frame begins.
   */
  const click = async (selector) => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const point = await target(selector);
      await evaluate(guard, selector);
      await raw.pointer(...point);
      // Where the click led away from the page, it hit.
      const missed = await evaluate(missedBy, TOLD_MS).catch((error) => {
        if (!LEFT.test(error.message)) throw error;
      });
      if (!missed) return;
      if (Date.now() > end) throw new Error(`${selector} is hit by no click, the last one hit ${missed}`);
    }
  };

  return {
    engine,
    evaluate,
    until,
    click,
    /** Clicks at a point of the window, for what has no place of its own, such as a line. */
    clickAt: raw.pointer,
    /** Runs a script in the page that the page's own policy would forbid. */
    inject: (source) => raw.evaluate(`() => { ${source}\n }`),
    open: raw.open,
    press: raw.press,
    type: raw.type,
    resize: raw.resize,
    // From the page: an engine's own button passes over entries that no gesture made, such as those of `choose`.
    back: () => evaluate(() => history.back()),
    forward: () => evaluate(() => history.forward()),
    readAloud: raw.readAloud,
    /** Shows the page as it is printed, or as on a screen again; not in every engine. */
    printed: raw.printed,
    paper: raw.paper,
    touch: raw.touch,
    screenshot: raw.screenshot,
    listen: raw.listen,
    /** What the page holds; in Chromium alone. */
    memory: raw.memory,
    close: raw.close,
    doubleClick: async (selector) => raw.doubleClick(...await target(selector)),
    /** Drags from one place in the element to another, each as parts of its width and height. */
    async drag(selector, from, to) {
      const box = await evaluate((s) => {
        document.querySelector(s).scrollIntoView({ block: "center", behavior: "instant" });
        const { x, y, width, height } = document.querySelector(s).getBoundingClientRect();
        return [x, y, width, height];
      }, selector);
      const at = ([x, y]) => [box[0] + x * box[2], box[1] + y * box[3]].map(Math.round);
      await raw.drag(at(from), at(to));
    },
    /** Turns the wheel over where the pointer is; not in every engine. */
    wheel: raw.wheel,
    hover: async (selector) => raw.hover(...await target(selector)),
    /** Types into a text field as a visitor does. */
    async fill(selector, text) {
      await click(selector);
      await evaluate((s) => document.querySelector(s).select(), selector);
      await raw.type(text);
    },
    /** Sets a list or a slider: the events are those of a visitor, the way there is not. */
    async choose(selector, value) {
      await until(`${selector} exists`, (s) => document.querySelector(s) !== null, selector);
      await evaluate((s, v) => {
        const element = document.querySelector(s);
        element.value = v;
        if (element.value !== v) throw new Error(`${s} does not take the value ${v}`);
        element.dispatchEvent(new Event("input", { bubbles: true }));
        element.dispatchEvent(new Event("change", { bubbles: true }));
      }, selector, String(value));
    },
  };
}

/** Runs in the page: the first point of the element, its parts or its label that is not covered. */
function findPoint(selector) {
  const element = document.querySelector(selector);
  const owners = [element, ...(element.labels ?? [])];
  const parts = owners.flatMap((owner) => [owner, ...owner.querySelectorAll("*")]);
  let reason = "it has no size";
  for (const block of ["nearest", "center"]) {
    element.scrollIntoView({ block, inline: "nearest", behavior: "instant" });
    for (const part of parts) {
      for (const box of part.getClientRects()) {
        const point = [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);
        // On the very edge a pointer has already left the window for Firefox.
        const hit = point[1] > 1 && point[1] < innerHeight - 1 ? document.elementFromPoint(...point) : null;
        if (box.width < 1 || box.height < 1) continue;
        if (hit && owners.some((owner) => owner.contains(hit))) return { point };
        reason = hit ? `${hit.tagName} ${hit.id} ${hit.getAttribute("class") ?? ""} covers it` : "it is outside the window";
      }
    }
  }
  return { reason };
}

/** Runs in the page: until the next click is over, one that begins or ends beside the element does not reach the page. */
function guard(selector) {
  // Asked at each event: what is written anew meanwhile is another element.
  const isHit = (part) => {
    const element = document.querySelector(selector);
    return [element, ...(element?.labels ?? [])].some((owner) => owner?.contains(part));
  };
  let beside = null;
  let isOver = false;
  const look = (event) => {
    if (isOver) return;
    if (event.type === "pointerdown" && !isHit(event.target)) beside = event.target;
    if (event.type === "click") {
      isOver = true;
      // What captures the pointer is the target wherever the pointer is.
      const under = document.elementFromPoint(event.clientX, event.clientY);
      if (!isHit(event.target) && !isHit(under)) beside ??= event.target;
    }
    if (beside === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const names = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
  for (const name of names) window.addEventListener(name, look, true);
  window.__guard = {
    /** Whether the click is over, or took its element away before it was. */
    isOver: () => isOver || beside !== null || document.querySelector(selector) === null,
    /** What was hit in place of the element. */
    end() {
      for (const name of names) window.removeEventListener(name, look, true);
      if (beside !== null) return beside.outerHTML.slice(0, 80);
      return this.isOver() ? null : "nothing";
    },
  };
}

/** Runs in the page: what the click hit that was guarded, where that was not the element. */
async function missedBy(toldMs) {
  const guard = window.__guard;
  if (!guard) return null;
  for (let waitedMs = 0; !guard.isOver() && waitedMs < toldMs; waitedMs += 10) {
    await new Promise((done) => setTimeout(done, 10));
  }
  window.__guard = undefined;
  return guard.end();
}

// What tells why a page does not go on.
function condition() {
  const { state } = document.documentElement.dataset;
  const waiting = [...document.querySelectorAll(".waiting")].map((part) => part.textContent.trim());
  const finding = document.querySelector("#finding")?.textContent;
  const dialog = document.querySelector("dialog[open]")?.textContent.trim().slice(0, 80);
  return JSON.stringify({
    address: location.href, document: document.readyState, state, finding, waiting, dialog, scrolled: scrollY, problems: window.__problems,
  });
}
