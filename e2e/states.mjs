// The states of the page that are looked at and checked: how each is reached from a link.
// Knows the way there; what must hold in a state is said by whoever asks for it.

import { ready } from "./page.mjs";

const shown = (browser, what, selector) =>
  browser.until(what, (selector) => document.querySelector(selector)?.checkVisibility(), selector);

/** Opens the controls where they are a sheet. */
export async function sheet(browser) {
  const closed = await browser.evaluate(() => !document.querySelector("#question-fields").checkVisibility());
  if (closed) await browser.click("#sheet");
}

/** Name, link, and what a visitor does then; `size` where a state belongs to one. */
export const STATES = [
  { name: "landing", link: "" },
  { name: "focus", link: "m=rare-earths&s=magnets&f=EU27" },
  {
    name: "panel",
    link: "f=JPN",
    async act(browser) {
      await shown(browser, "a chart", "#panel figure.chart");
      await browser.evaluate(() => document.querySelectorAll("#panel details").forEach((part) => { part.open = true; }));
    },
  },
  {
    name: "audit",
    link: "f=JPN",
    async act(browser) {
      await browser.click("#finding .claim");
      await shown(browser, "a derivation", "#audit[open] .sum");
    },
  },
  {
    name: "scenario",
    link: "f=JPN&stop=100&to=JPN&reroute=1&pool=CAN,JPN",
    act: (browser) => shown(browser, "results", "#results table"),
  },
  {
    name: "timeline",
    link: "f=JPN",
    async act(browser) {
      await browser.click("#timeline-summary");
      await shown(browser, "the timeline", "#timeline-text svg");
    },
  },
  {
    name: "table",
    link: "m=cobalt",
    async act(browser) {
      await browser.click("#show-all");
      await browser.until("all rows", () => document.querySelectorAll("#ranking tbody tr").length > 20);
    },
  },
  {
    name: "dialog",
    link: "",
    async act(browser) {
      await browser.press("?");
      await shown(browser, "the list of keys", "dialog[open]");
    },
  },
  {
    name: "article",
    link: "m=gallium&f=JPN",
    // The preview is a frame.
    base: "/frames/",
    async act(browser) {
      await browser.click(".masthead .embed");
      await browser.until("the preview as high as its content", () => {
        const frame = document.querySelector("#article-preview iframe");
        const is = frame?.contentDocument?.documentElement?.dataset.state;
        const high = Math.round(frame?.getBoundingClientRect().height ?? 0);
        return is === "ready" && Number(document.querySelector("#article-height").placeholder) === high;
      });
    },
  },
  { name: "dark", link: "f=DEU&theme=dark" },
  { name: "phone", link: "f=JPN", size: [360, 740], act: sheet },
  { name: "print", link: "f=JPN", print: true },
  {
    name: "error",
    link: "",
    fault: [/^\/data\/start\.[a-z]+\.json$/, "missing"],
    act: (browser) => shown(browser, "a way on", "#retry"),
  },
];

/** Brings the page into a state; `look` are further keys of the link, such as the language. */
export async function reach({ browser, site }, { link, base = "/", act, fault, print }, look = "") {
  if (fault) site.fault(...fault);
  try {
    await browser.open(`${site.origin}${base}?${[link, look].filter(Boolean).join("&")}`);
    if (!fault) await ready(browser);
    await act?.(browser);
    if (print) await browser.printed?.(true);
  } finally {
    site.heal();
  }
}

/** Leaves what only one state has. */
export async function left({ browser }, { print }) {
  if (print) await browser.printed?.(false);
}
