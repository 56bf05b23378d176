// The views with a page of their own: each opens the view that its picture shows, and tells those who share it about it.
// Knows the files of dist/views/ and dist/oembed/; figures come from the command line.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { facts } from "../facts.mjs";
import { ends, ready } from "../page.mjs";
import { DIST } from "../server.mjs";
import { percent } from "../words.mjs";

const VIEW = "views/gallium-japan.de.html";
const LINK = "m=gallium&f=JPN&lang=de";
const SIZES = { wide: [1200, 630], tall: [1080, 1350] };

export function views(context) {
  test("every view has two cards of their sizes, a page and an answer for oEmbed, in two languages", async () => {
    const files = new Set(await readdir(join(DIST, "views")));
    const names = [...files].filter((name) => name.endsWith(".html")).map((name) => name.slice(0, -".html".length));
    assert.ok(names.length >= 40, `${names.length} pages`);
    for (const name of names) {
      for (const [size, [width, height]] of Object.entries(SIZES)) {
        const png = await readFile(join(DIST, "views", `${name}.${size}.png`));
        assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [width, height], `${name}.${size}.png`);
        const svg = await readFile(join(DIST, "views", `${name}.${size}.svg`), "utf8");
        assert.match(svg, new RegExp(`^<svg [^>]*width="${width}" height="${height}"`));
        assert.match(svg, /<title id="title">[^<]{20,}<\/title>\n<desc id="desc">[^<]{40,}</);
      }
      const answer = JSON.parse(await readFile(join(DIST, "oembed", `${name}.json`), "utf8"));
      assert.deepEqual([answer.version, answer.type, answer.thumbnail_width, answer.thumbnail_height], ["1.0", "rich", ...SIZES.wide]);
      assert.match(answer.html, /^<iframe src="https:\/\/[^"]+embed\.html(\?[^"]+)?" title="[^"]{20,}"/);
    }
  });

  test("a page of a view opens that view, and those who share it learn what it says", async () => {
    const { browser, site } = context;
    await browser.open(`${site.origin}/frames/${VIEW}`);
    const head = await browser.evaluate(() => {
      const of = (selector, attribute) => document.querySelector(selector)?.getAttribute(attribute);
      return {
        title: of('meta[property="og:title"]', "content"),
        about: of('meta[name="description"]', "content"),
        image: of('meta[property="og:image"]', "content"),
        oembed: of('link[type="application/json+oembed"]', "href"),
        languages: [...document.querySelectorAll("link[hreflang]")].map((link) => link.hreflang),
      };
    });
    const { importers } = await facts("m=gallium&f=JPN");
    const share = percent("de", ends(importers.find(({ id }) => id === "JPN"), "")[0]);
    assert.ok(head.title.startsWith(`Japan bezog 2024 ${share} seiner Importe`), head.title);
    assert.match(head.about, /^Weltkarte .{40,}/);
    assert.match(head.image, /^https:\/\/.+\/views\/gallium-japan\.de\.wide\.png$/);
    assert.match(head.oembed, /^https:\/\/.+\/oembed\/gallium-japan\.de\.json$/);
    assert.deepEqual(head.languages, ["de", "en", "fr", "ja"]);
    await ready(browser);
    const at = await browser.evaluate(() => [location.pathname, location.search.slice(1), document.querySelector("#finding").textContent]);
    assert.deepEqual(at, ["/frames/index.html", LINK, head.title]);
  });

  test("below a strict policy too, and its code that does not load leaves its own picture", async () => {
    const { browser, site } = context;
    await browser.open(`${site.origin}/${VIEW}`);
    await ready(browser);
    site.fault(/_bg\.wasm$/, "missing");
    try {
      await browser.open(`${site.origin}/${VIEW}`);
      await browser.until("said", () => document.documentElement.dataset.state === "failed");
      const shown = await browser.until("the picture", () => {
        const picture = document.querySelector("#still-place img");
        picture?.scrollIntoView();
        return picture?.naturalWidth > 0 && [new URL(picture.src).pathname, document.querySelector("#still-place h2").textContent];
      });
      assert.equal(shown[0], "/views/gallium-japan.de.wide.svg");
      assert.match(shown[1], /^Japan bezog/);
    } finally {
      site.heal();
    }
  });

  test("without an origin of its own the page goes to the map", async () => {
    const { browser, site } = context;
    await browser.open(`${site.origin}/alone/${VIEW}`);
    await browser.until("the address of the map", () => location.pathname === "/alone/index.html");
    await ready(browser);
    assert.equal(await browser.evaluate(() => location.search.slice(1)), LINK);
  });

  test("what an article shows is the light view: embed=1 leads there", async () => {
    const { browser, site } = context;
    await browser.open(`${site.origin}/?f=JPN&lang=en&embed=1`);
    await browser.until("the frame", () => location.pathname === "/embed.html" && document.documentElement.dataset.state === "ready");
    assert.match(await browser.evaluate(() => document.querySelector("#finding").textContent), /^Japan bought/);
  });
}
