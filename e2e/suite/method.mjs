// The method section: fetched when it is opened, every measure with its formula, in the language of the page.
// Knows how many measures there are; knows none of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, open } from "../page.mjs";

const MEASURES = 12;

export function method(context) {
  test("the method is fetched when it is opened, lists every measure with its formula, and changes its language", async () => {
    const { browser, site } = context;
    const asked = () => site.log.filter((path) => path.startsWith("/text/guide"));
    const module = () => site.log.filter((path) => path.startsWith("/behind"));
    site.forget();
    await open(context, "lang=en");
    assert.deepEqual([asked(), module()], [[], []], "nothing of it before it is opened");
    await browser.click("#method-summary");
    const english = await listed(browser);
    assert.deepEqual(asked(), ["/text/guide-en.json"]);
    await browser.click('[data-lang="de"]');
    const german = await listed(browser, english.title);
    assert.deepEqual(asked(), ["/text/guide-en.json", "/text/guide-de.json"]);
    assert.deepEqual(german.formulas, english.formulas, "formulas know no language");
    for (const part of ["names", "plain", "limits"]) {
      assert.equal(german[part].length, english[part].length, part);
      assert.deepEqual(german[part].filter((text) => english[part].includes(text)), [], `${part} in the other language`);
    }
    await browser.click('[data-lang="en"]');
    assert.deepEqual(await listed(browser, german.title), english);
    assert.equal(asked().length, 2, "each language once");
    await clean(context);
  });

  test("the long texts are missing: said so, and there after a retry", async () => {
    const { browser, site } = context;
    await open(context, "lang=en");
    site.fault(/^\/text\/guide-en\.json$/, "missing");
    try {
      await browser.click("#method-summary");
      await browser.until("the section says so", () => document.querySelector("#method-text [role=alert]")?.checkVisibility());
    } finally {
      site.heal();
    }
    await browser.click("#method-text [data-retry]");
    await listed(browser);
    await clean(context);
  });
}

/** What the section says once it is there, with another title than before. */
async function listed(browser, before = "") {
  await browser.until("the method", (before) => {
    const title = document.querySelector("#method-text h2")?.textContent ?? "";
    return title !== "" && title !== before;
  }, before);
  const section = await browser.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(`#method-text ${selector}`)].map(({ textContent }) => textContent.trim());
    return {
      title: all("h2").join(), names: all("dl > dt"), plain: all("dd > p:first-child"), formulas: all("dd code"), limits: all("ul > li"),
    };
  });
  assert.equal(new Set(section.names).size, MEASURES);
  for (const part of ["plain", "formulas"]) {
    assert.equal(section[part].filter((text) => text !== "").length, MEASURES, part);
  }
  assert.ok(section.limits.length > 5, "limits");
  return section;
}
