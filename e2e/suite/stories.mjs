// Stories: walked through by keyboard, by scrolling and inside an article; every figure of a text is what the command line says.
// Knows how a page of a story is built; knows no story.

import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../facts.mjs";
import { accessible } from "./access.mjs";

const STORIES = ["canada-japan-graphite", "gallium-statistics", "magnets", "cobalt"];
const LANGS = ["de", "en", "fr", "ja"];

export function stories(context) {
  const tell = async (story, lang, rest = "") => {
    await context.browser.open(`about:blank`);
    await context.browser.open(`${context.site.origin}/stories/${story}.${lang}.html${rest}`);
    await context.browser.until("the story is there", () => document.documentElement.dataset.state === "ready");
  };
  const ids = () => context.browser.evaluate(() => [...document.querySelectorAll(".step")].map(({ id }) => id));
  const at = (id, scrolls = false) => context.browser.until(`step ${id}`, (id, scrolls) => {
    if (scrolls) document.querySelector(`#${id} h2`).scrollIntoView({ block: "center", behavior: "instant" });
    return document.documentElement.dataset.step === id && document.querySelector(".step.now")?.id === id
      && document.querySelector(".places [aria-current]")?.hash === `#${id}`;
  }, id, scrolls);

  for (const [place, story] of STORIES.entries()) {
    test(`every figure of ${story} is what the command line says`, async () => {
      await tell(story, LANGS[place]);
      const said = await context.browser.evaluate(() => [...document.querySelectorAll("main data[data-ask]")].map(({ value, dataset }) => [dataset.ask, dataset.of, value]));
      assert.ok(said.length > 8, `${said.length} figures`);
      const known = new Map();
      for (const [ask, path, value] of said.filter(([, path]) => !path.startsWith("asked."))) {
        if (!known.has(ask)) known.set(ask, await facts(ask));
        const step = (of, name) => (Array.isArray(of) && !/^\d+$/.test(name) ? of.find(({ id }) => id === name) : of?.[name]);
        const found = path.split(".").reduce(step, known.get(ask));
        const [own, theirs] = [value.split(" ").map(Number), [found].flat()];
        assert.equal(own.length, theirs.length, `${ask}: ${path}`);
        own.forEach((number, end) => assert.ok(Math.abs(number - theirs[end]) <= 1e-9 * Math.max(1, Math.abs(number)), `${ask}: ${path}: ${number}, ${theirs[end]}`));
      }
    });

    test(`${story} by keyboard and by scrolling`, async () => {
      const { browser } = context;
      await tell(story, LANGS[place]);
      const all = await ids();
      assert.equal(await browser.evaluate(() => location.hash), "", "nobody moved yet");
      await browser.evaluate(() => document.querySelector(".step h2").scrollIntoView({ block: "center" }));
      await at(all[0]);
      for (const id of all.slice(1)) {
        await browser.press("ArrowRight");
        await at(id);
      }
      await browser.press("ArrowLeft");
      await at(all.at(-2));
      assert.equal(await browser.evaluate(() => document.activeElement.closest(".step").id), all.at(-2));
      // A key scrolls smoothly, and until that is done a scroll by program does not last.
      for (const id of all) {
        await at(id, true);
        await browser.until(`the picture of ${id}`, (id) => document.querySelector(`#${id} img`).complete && document.querySelector(`#${id} img`).naturalWidth > 0, id);
      }
      // Each step has an address.
      await tell(story, LANGS[place], `#${all[2]}`);
      await at(all[2]);
    });

    test(`${story} inside an article`, async () => {
      const { browser, site } = context;
      await tell(story, LANGS[place], "?embed=1");
      const all = await ids();
      await at(all[0]);
      for (const id of all.slice(1)) {
        await browser.click(".turn button:last-child");
        await at(id);
      }
      assert.ok(await browser.evaluate(() => document.querySelector(".turn button:last-child").disabled));
      await browser.press("ArrowLeft");
      await at(all.at(-2));
      assert.match(await browser.evaluate(() => document.querySelector(".turn [role=status]").textContent), new RegExp(String(all.length - 1)));
      site.page("/newspaper.html", `<!DOCTYPE html><script src="/embed.js"></script><body style="margin:0"><iframe data-minerals-map src="/stories/${story}.${LANGS[place]}.html?embed=1" style="width:100%;border:0;height:150px"></iframe>`);
      await browser.open(`${site.origin}/newspaper.html`);
      await browser.until("the frame is as high as the story", () => {
        const frame = document.querySelector("iframe");
        const inside = frame.contentDocument?.documentElement;
        return parseInt(frame.style.height) > 400 && inside.scrollHeight - inside.clientHeight <= 1 && inside.scrollWidth <= inside.clientWidth;
      });
    });
  }

  for (const rest of ["", "?embed=1"]) {
    test(`a story can be used by everybody${rest && ", inside an article"}; nothing scrolls sideways`, async () => {
      const { browser } = context;
      for (const [lang, width] of [["de", 1280], ["ja", 360], ["fr", 360]]) {
        await browser.resize(width, 800);
        await tell(STORIES[0], lang, rest);
        assert.ok(await browser.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${lang}, ${width}`);
        await accessible(context, `story, ${lang}, ${width}`);
      }
      await browser.resize(1280, 900);
    });
  }
}
