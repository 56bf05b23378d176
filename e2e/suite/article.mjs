// The dialog that takes a view into an article: what is chosen is in the preview and in every text that is pasted, and what
// is pasted works in an article of another hand. Knows fields and texts; the frame itself is tested elsewhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../facts.mjs";
import { ends, ready } from "../page.mjs";
import { percent } from "../words.mjs";

/** Where the page may show frames, as below the policy that servers/ gives. */
const FRAMES = "/frames/index.html";

export function article(context) {
  test("a view into an article: choices, preview, and a snippet that shows the same numbers there", async () => {
    const { browser, site } = context;
    await begin(context, FRAMES, "m=gallium&f=JPN&lang=de");
    await preview(browser, "Japan bezog");
    await browser.choose("#article-show", "table");
    await browser.choose("#article-theme", "dark");
    await browser.choose("#article-lang", "en");
    await preview(browser, "Japan bought");
    const link = "m=gallium&f=JPN&lang=en&theme=dark&show=table";
    await browser.until("the title of the preview", () => document.querySelectorAll("#article-codes textarea")[1].value.includes("Japan bought"));
    const [script, plain, address, picture] = await codes(browser);
    assert.equal(address, `${site.origin}/frames/embed.html?${link}`);
    assert.match(script, /^<iframe data-minerals-map src="http.*<script src="http[^"]+\/frames\/embed\.js" async><\/script>$/s);
    assert.match(picture, /views\/gallium-japan\.en\.wide\.png" alt="[^"]{40,}"/);
    assert.match(plain, / title="Japan bought 19%[^"]+" /, "the title is in the language of the article");
    await browser.until("the height of the preview, until an editor knows better", () => {
      const { height } = document.querySelector("#article-preview iframe").getBoundingClientRect();
      return document.querySelectorAll("#article-codes textarea")[1].value.includes(` height="${Math.round(height)}" `);
    });
    await browser.fill("#article-height", "900");
    await browser.until("the height asked for", () => document.querySelectorAll("#article-codes textarea")[1].value.includes(' height="900" '));

    site.page("/pasted.html", `<!DOCTYPE html><html lang="en"><title>Pasted</title><p>An article.</p>${script}`);
    await browser.open(`${site.origin}/pasted.html`);
    const number = await browser.until("the frame in an article", () => {
      const page = document.querySelector("iframe")?.contentDocument;
      return page?.documentElement?.dataset.state === "ready" && page.querySelector("#finding b")?.textContent;
    });
    const { importers } = await facts("m=gallium&f=JPN");
    assert.equal(number, percent("en", ends(importers.find(({ id }) => id === "JPN"), "")[0]));
    assert.equal(await browser.evaluate(() => document.querySelector("iframe").contentDocument.documentElement.dataset.theme), "dark");
  });

  test("copying needs no permission, and the edition is pinned where that is chosen", async () => {
    const { browser } = context;
    await begin(context, FRAMES, "m=graphite&y=2015&lang=en");
    await preview(browser, "China sent 52%");
    assert.equal((await codes(browser)).length, 3, "no picture was drawn of that year");
    const edition = await browser.evaluate(() => [...document.querySelector("#article-v").options].at(-1).value);
    assert.match(edition, /^\d{4}-\d\d-\d\d$/);
    await browser.choose("#article-v", edition);
    await browser.until("the edition is in the address", (edition) =>
      document.querySelectorAll("#article-codes textarea")[2].value.endsWith(`&v=${edition}`), edition);
    await browser.click('[data-copy="article-code-2"]');
    const said = await browser.until("it is said", () => document.querySelector("#audit-said").textContent);
    assert.match(said, /^(Copied\.|The text is selected)/);
    const selected = await browser.evaluate(() => {
      const field = document.querySelector("#article-code-2");
      return field.value.slice(field.selectionStart, field.selectionEnd) === field.value;
    });
    assert.ok(selected, "what is copied is selected");
    await browser.press("Escape");
    await browser.until("closed", () => !document.querySelector("#audit").open);
  });

  test("where a server lets no frame in, that is said, and the texts are there", async () => {
    const { browser } = context;
    await begin(context, "/", "lang=de");
    await browser.until("a sentence in place of the preview", () => document.querySelector("#article-preview .refused").checkVisibility());
    assert.equal((await codes(browser)).length, 4);
  });

  test("without an origin of its own the page offers nothing that cannot work there", async () => {
    const { browser, site } = context;
    await browser.open(`${site.origin}/alone/index.html?f=JPN&lang=en`);
    await ready(browser);
    const offered = () => browser.evaluate(() => [".embed", "#copy-link", "#audit-csv"].map((part) =>
      document.querySelector(part)?.checkVisibility() ?? null));
    assert.deepEqual(await offered(), [false, true, null]);
    await browser.click("#finding .claim");
    await browser.until("a derivation", () => document.querySelector("#audit[open] .sum"));
    assert.deepEqual(await offered(), [false, true, false]);
  });
}

async function begin({ browser, site }, page, link) {
  await browser.open(`${site.origin}${page}?${link}`);
  await ready(browser);
  await browser.evaluate(() => document.querySelector(".masthead .embed").click());
  await browser.until("the dialog", () => document.querySelector("#audit[open] #article-form"));
}

/** The preview says what begins like this. */
const preview = (browser, start) => browser.until(`a preview that says: ${start}`, (start) => {
  const page = document.querySelector("#article-preview iframe")?.contentDocument;
  return page?.documentElement?.dataset.state === "ready" && page.querySelector("#finding").textContent.startsWith(start);
}, start);

const codes = (browser) =>
  browser.evaluate(() => [...document.querySelectorAll("#article-codes textarea")].map(({ value }) => value));
