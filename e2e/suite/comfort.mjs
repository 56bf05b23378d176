// What makes the page easier to use: the search by keyboard and pointer, and without its code;
// the keys of the page; the tour.
// Knows the parts by their names; which word finds what is tested natively.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./access.mjs";
import { agrees, changes, clean, open, read } from "../page.mjs";
import { sheet } from "../states.mjs";

const PHONE = [360, 740];
const DESK = [1280, 900];

export function comfort(context) {
  test("search by keyboard: a mineral keeps the focus, a country sets it, both together set both", async () => {
    const { browser } = context;
    await open(context, "f=JPN&lang=en");
    await at(browser, "#search");
    for (const [typed, key, value, rest] of [
      ["galli", "m", "gallium", /f=JPN/],
      ["Südkorea", "f", "KOR", /m=gallium/],
      ["japan graphite", "f", "JPN", /^(?!.*m=)/],
      ["magnete", "s", "magnets", /m=rare-earths.*f=JPN/],
      ["250410", "m", null, /f=JPN/],
    ]) {
      const { link } = await changes(context, key, value, async () => {
        await browser.type(typed);
        await found(browser);
        await browser.press("Enter");
      });
      assert.match(link, rest, typed);
      assert.deepEqual(await field(browser), { value: "", expanded: "false", active: null, open: false, at: true }, typed);
    }
    await clean(context);
  });

  test("arrows go through what was found and round its ends; Esc clears the field and then leaves the focus", async () => {
    const { browser } = context;
    await open(context, "f=JPN&lang=de");
    await at(browser, "#search");
    await browser.type("nickel");
    const names = await found(browser);
    assert.equal(names[0], "Nickel");
    const selected = () => browser.evaluate(() => {
      const chosen = [...document.querySelectorAll('#found [aria-selected="true"]')].map(({ id }) => id);
      return [...chosen, document.querySelector("#search").getAttribute("aria-activedescendant")];
    });
    const last = names.length - 1;
    for (const [key, line] of [[null, 0], ["ArrowDown", 1], ["ArrowUp", 0], ["ArrowUp", last], ["ArrowDown", 0], ["ArrowDown", 1]]) {
      if (key) await browser.press(key);
      await browser.until(`line ${line} is selected`, (line) => document.querySelector(`#found-${line}`)?.getAttribute("aria-selected") === "true", line);
      assert.deepEqual(await selected(), [`found-${line}`, `found-${line}`]);
    }
    await changes(context, "m", "nickel", () => browser.press("Enter"));
    await browser.type("qqqq");
    await browser.until("nothing is found", () => /^Nichts gefunden/.test(document.querySelector("#search-said").textContent));
    assert.equal((await field(browser)).active, null);
    await browser.press("Enter");
    await browser.press("Escape");
    await browser.until("the field is empty", () => document.querySelector("#search").value === "");
    assert.match((await read(browser)).link, /f=JPN/);
    await changes(context, "f", null, () => browser.press("Escape"));
    await clean(context);
  });

  for (const [name, size] of [["desk", DESK], ["phone", PHONE]]) {
    test(`search by pointer, ${name}; what was found goes when the keyboard does`, async () => {
      const { browser } = context;
      await browser.resize(...size);
      try {
        await open(context, "lang=de");
        await sheet(browser);
        await browser.fill("#search", "korea");
        const names = await found(browser);
        assert.ok(names.some((line) => line.startsWith("Nordkorea")), `${names}`);
        assert.match(await browser.evaluate(() => document.querySelector("#search-said").textContent), /^\d+ Treffer/);
        const wide = await browser.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, "the page scrolls sideways");
        await accessible(context, `what was found, ${name}`);
        await at(browser, "#copy-link");
        await browser.until("the list is gone", () => !document.querySelector("#found").checkVisibility());
        await at(browser, "#search");
        await found(browser);
        await changes(context, "f", "KOR", () => browser.click("#found-0"));
        assert.equal((await field(browser)).open, false);
        await agrees(context);
        await clean(context);
      } finally {
        await browser.resize(...DESK);
      }
    });
  }

  test("? lists the keys in a dialog that closes by Esc and by its button; the keyboard returns", async () => {
    const { browser } = context;
    for (const [lang, title, key] of [["de", "Tasten", "Pos1"], ["en", "Keys", "Home"]]) {
      await open(context, `f=JPN&lang=${lang}`);
      for (const [ask, close] of [
        [() => browser.press("?"), () => browser.press("Escape")],
        [() => browser.click(".masthead .keys"), () => browser.click("#audit-close")],
      ]) {
        await at(browser, ".masthead .keys");
        await ask();
        const listed = await keys(browser);
        assert.equal(await browser.evaluate(() => document.querySelector("#audit-title").textContent), title);
        for (const one of ["/", "?", "P", "Esc", "+", key]) assert.ok(listed.includes(one), `${one} is not among ${listed}`);
        assert.ok(await browser.evaluate(() => document.querySelector("#audit").contains(document.activeElement)));
        await accessible(context, `the keys (${lang})`);
        await close();
        await browser.until("the dialog is closed", () => !document.querySelector("#audit").open);
        await browser.until("the keyboard is back", () => document.activeElement.matches(".masthead .keys"));
        assert.match((await read(browser)).link, /f=JPN/);
      }
      await clean(context);
    }
  });

  test("/ goes to the search; a sign that is written there is no shortcut", async () => {
    const { browser } = context;
    await open(context, "lang=en");
    await browser.press("/");
    await browser.until("the keyboard is in the search", () => document.activeElement.id === "search");
    await browser.type("/?p");
    assert.equal((await field(browser)).value, "/?p");
    assert.equal(await dialog(browser), false);
    await at(browser, "#focus");
    await browser.press("?");
    assert.equal(await dialog(browser), false, "a list of choices takes letters");
    await at(browser, '[data-unit="usd"]');
    await browser.press("?");
    await keys(browser);
    await browser.press("Escape");
    await clean(context);
  });

  test("the keys can be turned off, for this visit; the button still lists them", async () => {
    const { browser } = context;
    await open(context, "lang=en");
    const button = ".masthead .keys";
    const opens = async () => {
      await browser.click(button);
      await keys(browser);
      return browser.evaluate(() => document.querySelector("#shortcuts").checked);
    };
    assert.equal(await opens(), true);
    await browser.click("#shortcuts");
    await browser.press("Escape");
    await browser.until("the dialog is closed", () => !document.querySelector("#audit").open);
    for (const key of ["?", "/"]) await browser.press(key);
    assert.deepEqual([await dialog(browser), (await field(browser)).at], [false, false]);
    assert.equal(await opens(), false, "the switch is as it was left");
    await browser.click("#shortcuts");
    await browser.press("Escape");
    await browser.until("the dialog is closed", () => !document.querySelector("#audit").open);
    await browser.press("/");
    await browser.until("the keyboard is in the search", () => document.activeElement.id === "search");
    assert.deepEqual(await stored(browser), []);
    await clean(context);
  });

  for (const [name, size, lang] of [["desk", DESK, "de"], ["phone", PHONE, "en"]]) {
    test(`the tour leads to four parts of the page and out, ${name}; it comes by its button alone and nothing is stored`, async () => {
      const { browser } = context;
      await browser.resize(...size);
      try {
        await open(context, `lang=${lang}`);
        assert.equal(await shown(browser), false, "not by itself");
        await browser.click("#tour-start");
        const titles = new Set();
        for (const [step, part] of ["#finding", ".map", "#unit-and-focus fieldset", "#what-if"].entries()) {
          titles.add(await pointed(browser, step, part));
          assert.ok(await browser.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
          await accessible(context, `step ${step + 1} of the tour, ${name}`);
          await browser.press("Enter");
        }
        assert.equal(titles.size, 4, "four titles");
        await gone(browser);
        assert.ok(await browser.evaluate(() => scrollY > 0), "what was shown last stays in the window");
        await browser.click("#tour-start");
        await pointed(browser, 0, "#finding");
        await browser.press("Enter");
        await pointed(browser, 1, ".map");
        await browser.click('#tour [data-tour="1"]');
        await pointed(browser, 0, "#finding");
        await browser.press("Escape");
        await gone(browser);
        assert.deepEqual(await stored(browser), []);
        await open(context, `lang=${lang}`);
        assert.equal(await shown(browser), false, "not after a reload");
        await clean(context);
      } finally {
        await browser.resize(...DESK);
      }
    });
  }

  test("Esc ends the tour before it leaves the focus; without its code the tour says so, can be left, and comes after a retry", async () => {
    const { browser, site } = context;
    const pattern = /^\/text\/guide-en\.json$/;
    site.fault(pattern, "missing");
    try {
      await open(context, "f=JPN&lang=en");
      await browser.click("#tour-start");
      await browser.until("the tour says so", () => document.querySelector("#tour [role=alert]")?.checkVisibility());
      await accessible(context, "a tour without its texts");
      await browser.press("Escape");
      await gone(browser);
      assert.match((await read(browser)).link, /f=JPN/);
      await browser.click("#tour-start");
      await browser.until("the tour says so again", () => document.querySelector("#tour [role=alert]")?.checkVisibility());
    } finally {
      site.heal();
    }
    await browser.click("#tour [data-retry]");
    await pointed(browser, 0, "#finding");
    await browser.click("#tour-close");
    await gone(browser);
    await changes(context, "f", null, () => browser.press("Escape"));
    await open(context, "lang=en");
    await clean(context);
  });

  for (const [what, pattern] of [["code", /^\/behind\.js$/], ["WebAssembly", /^\/behind_bg\.wasm$/], ["texts", /^\/text\/guide-en\.json$/]]) {
    test(`the ${what} of the search is missing: said so, the map goes on, and it finds after a retry`, async () => {
      const { browser, site } = context;
      site.fault(pattern, "missing");
      try {
        await open(context, "lang=en");
        await browser.fill("#search", "galli");
        const said = await browser.until("the search says so", () => document.querySelector("#search-panel [role=alert]")?.textContent);
        assert.match(said, /^This part could not be loaded\. /);
        await accessible(context, `a search without its ${what}`);
        await changes(context, "y", "2023", () => browser.choose("#year", 2023));
        await at(browser, "#search");
        await browser.until("still missing, still said", () => document.querySelector("#search-panel [role=alert]")?.checkVisibility());
      } finally {
        site.heal();
      }
      await browser.click("#search-panel [data-retry]");
      await found(browser);
      assert.equal((await field(browser)).at, true, "the keyboard is in the search");
      await changes(context, "m", "gallium", () => browser.press("Enter"));
      await open(context, "lang=en");
      await clean(context);
    });
  }
}

const at = (browser, selector) => browser.evaluate((selector) => document.querySelector(selector).focus(), selector);

/** The lines of the list, once they are here. */
const found = (browser) => browser.until("something is found", () => {
  const lines = [...document.querySelectorAll("#found > li")];
  return lines.length > 0 && document.querySelector("#found").checkVisibility() && lines.map(({ textContent }) => textContent);
});

/** What the dialog lists as keys, once it does. */
const keys = (browser) => browser.until("the keys are listed", () =>
  document.querySelector("#audit[open] kbd") && [...document.querySelectorAll("#audit kbd")].map(({ textContent }) => textContent));

const shown = (browser) => browser.evaluate(() => document.querySelector("#tour > *") !== null);

/** The tour is at a part of the page: it is outlined and in the window, the keyboard is at the way on. Gives the title. */
const pointed = (browser, step, part) => browser.until(`the tour is at ${part}`, (step, part) => {
  const at = document.querySelector("[data-toured]");
  const { top = 0, bottom = 0 } = at?.getBoundingClientRect() ?? {};
  const alone = document.querySelectorAll("[data-toured]").length === 1 && at.matches(part);
  const onward = document.activeElement.id === "tour-next";
  return document.querySelector("#tour .detail")?.textContent.includes(`${step + 1} `) && alone && onward
    && bottom > 0 && top < innerHeight && document.querySelector("#tour h2").textContent;
}, step, part);

const gone = (browser) => browser.until("the tour is over and the keyboard back", () =>
  document.querySelector("#tour > *") === null && document.querySelector("[data-toured]") === null
  && document.activeElement.id === "tour-start");

const dialog = (browser) => browser.evaluate(() => document.querySelector("#audit").open);

/** Names of everything the page has stored with the browser. */
const stored = (browser) => browser.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...document.cookie.split(";").filter(Boolean)]);

const field = (browser) => browser.evaluate(() => {
  const search = document.querySelector("#search");
  return {
    value: search.value,
    expanded: search.getAttribute("aria-expanded"),
    active: search.getAttribute("aria-activedescendant"),
    open: document.querySelector("#search-panel").checkVisibility(),
    at: document.activeElement === search,
  };
});
