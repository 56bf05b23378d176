// Files of a reader: what he takes away holds the numbers of the page, what he brings answers like the map's own data, and
// what cannot be read is said. Knows the dialog and the formats; which file is broken how is in tests/own_files/.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { facts } from "../facts.mjs";
import { agrees, open, ready, read, unfold } from "../page.mjs";
import { accessible } from "./access.mjs";

const FILES = new URL("../../tests/own_files/", import.meta.url);
/** Broken files that are opened in the browser too, one of each way to be broken. */
const BROKEN = [
  "01-empty.csv", "03-workbook.xlsx", "05-utf16.csv", "09-latin1-head.csv", "11-other-head.csv", "12-value-missing.csv", "17-open-quote.csv",
  "47-nothing-counts.csv", "50-baci-renamed.csv", "57-other-json.json", "60-version-of-the-future.json", "62-unknown-place.json",
  "67-line-of-no-stage.json", "BACI_HS17_Y2022_53-other-revision.csv",
];
const ROWS = "year,mineral,stage,from,to,value_usd,tonnes\n2021,graphite,natural,CHN,JPN,60000,30\n2021,graphite,natural,Mosambik,日本,40000,10\n2021,graphite,natural,CHN,KOR,5000,\n2021,graphite,natural,CHN,Atlantis,1,\n";

export function files(context) {
  test("what is taken away holds the numbers of the page", async () => {
    const { browser } = context;
    await open(context, "m=graphite&y=2022&f=JPN&lang=en");
    await dialog(browser);
    const said = await facts("m=graphite&y=2022&f=JPN");
    const own = JSON.parse((await taken(browser, "facts", "json")).text);
    assert.deepEqual(own, said, "the analysis is that of the command line");

    const table = csv((await taken(browser, "table", "csv")).text);
    assert.equal(table.length, said.importers.length);
    for (const [at, row] of table.entries()) {
      const importer = said.importers[at];
      assert.equal(row.importer, importer.id);
      assert.ok(Math.abs(Number(row.share_direct) - importer.share) < 1e-6, row.importer);
      assert.ok(Math.abs(Number(row.imports_kusd) - importer.imports) < 1e-3, row.importer);
    }
    const { name, text } = await taken(browser, "flows", "csv");
    assert.match(name, /^minerals-map_graphite_natural_2022_JPN_flows_\d{4}-\d\d-\d\d\.csv$/);
    const japan = csv(text).filter(({ stage, to }) => stage === "natural" && to === "JPN");
    const sum = (rows) => rows.reduce((total, { value_usd }) => total + Number(value_usd), 0);
    const { share } = said.importers.find(({ id }) => id === "JPN");
    assert.ok(Math.abs(sum(japan.filter(({ from }) => from === "CHN")) / sum(japan) - share) < 1e-6);
    assert.ok(csv(text).every(({ source, coverage }) => source.includes("BACI") && coverage === "complete"));
  });

  test("pictures are complete in themselves, in three sizes", async () => {
    const { browser } = context;
    await open(context, "m=graphite&f=JPN&lang=de");
    await dialog(browser);
    const { text } = await taken(browser, "map", "svg");
    for (const part of ["<title", "<desc", "Quelle: CEPII", "f=JPN", "Land: Anteil der Importe"]) assert.ok(text.includes(part), part);
    assert.doesNotMatch(text, /href=|url\((?!#)|<script|<style|class=/);
    const [, width, height] = text.match(/width="(\d+)" height="(\d+)"/);
    for (const scale of [1, 2, 4]) {
      const { size, name } = await taken(browser, "map", "png", scale);
      assert.deepEqual(size, [width * scale, height * scale]);
      assert.ok(name.endsWith(".png"));
    }
    await browser.until("all years are here", () => document.querySelector('#files [data-take="chart"]'));
    const chart = await taken(browser, "chart", "svg");
    assert.match(chart.text, /<title[^>]*>[^<]*Naturgraphit/);
    assert.doesNotMatch(chart.text, /class=/);
  });

  test("a citation names the finding, the source, the edition and the day", async () => {
    const { browser } = context;
    await open(context, "m=gallium&f=JPN&lang=en");
    await dialog(browser);
    await browser.click('#files [data-take="bibtex"]');
    const cited = await browser.until("a citation", () => document.querySelector("#cited").value);
    assert.match(cited, /^@misc\{minerals-map-gallium-\d{4},\n[^]*version = \{\d{4}-\d\d-\d\d\}[^]*url = \{http[^}]+v=\d{4}-\d\d-\d\d\}[^]*urldate = \{\d{4}-\d\d-\d\d\}/);
  });

  test("pasted rows answer in the place of the map's data until they are closed", async () => {
    const { browser } = context;
    await open(context, "m=gallium&f=JPN&lang=en");
    await dialog(browser);
    await browser.evaluate((rows) => (document.querySelector("#own-rows").value = rows), ROWS);
    await browser.click("#own-read");
    await browser.until("the report", () => document.querySelector(".own-report"));
    const report = await browser.evaluate(() => document.querySelector(".own-report").textContent);
    assert.match(report, /3 of 4 rows count\./);
    assert.match(report, /Atlantis/);
    await ready(browser);
    const shown = await read(browser);
    assert.match(shown.link, /v=own-[0-9a-f]{8}/);
    const japan = shown.rows.find(({ id }) => id === "JPN");
    assert.ok(Math.abs(japan.share.value - 0.6) < 1e-9, "60 of 100");
    assert.match(await browser.evaluate(() => document.querySelector("#own").textContent), /Your data: clipboard\.csv/);
    const { text } = await taken(browser, "map", "svg");
    assert.match(text, /a reader’s own file, clipboard\.csv/);
    assert.doesNotMatch(text, /BACI|provisional/, "another source than his own");
    await browser.click("#audit-close");
    assert.doesNotMatch(await browser.evaluate(() => document.querySelector("#foot").textContent + document.querySelector("#notes").textContent), /BACI|provisional/);
    await browser.click('#importers .claim[data-audit="JPN"]');
    const notes = await browser.until("the derivation", () => document.querySelector("#audit .audit-notes")?.textContent);
    assert.match(notes, /a reader’s own file, clipboard\.csv/);
    assert.doesNotMatch(notes, /BACI/);
    await browser.click("#audit-close");
    await dialog(browser);
    await browser.click("#own-close");
    await browser.until("the map's own data", () => !document.querySelector("#own p"));
    await ready(browser);
    assert.doesNotMatch((await read(browser)).link, /v=own/);
    await unfold(browser);
    await agrees(context);
  });

  test("rows that were taken away and are opened again give the same analysis", async () => {
    const { browser } = context;
    const link = "m=rare-earths&s=magnets&y=2022&f=EU27";
    await open(context, `${link}&lang=en`);
    await dialog(browser);
    const { text } = await taken(browser, "flows", "csv");
    await drop(browser, "taken.csv", text);
    await browser.until("the report", () => document.querySelector(".own-report"));
    await ready(browser);
    const own = JSON.parse((await taken(browser, "facts", "json")).text);
    const said = await facts(link);
    for (const part of ["coverage", "unit", "world", "importers", "flows"]) assert.deepEqual(own[part], said[part], part);
  });

  test("a year of the trade data gives the shares of the map", async (t) => {
    const folder = process.env.BACI_DIR;
    if (folder === undefined) return t.diagnostic("did not run: BACI_DIR names no folder with the trade files");
    const { browser } = context;
    const name = "BACI_HS92_Y2022_V202601.csv";
    await open(context, "m=graphite&y=2022&f=JPN&lang=en");
    await choose(browser, name, readFileSync(join(folder, name), "utf8"));
    await browser.until("the report", () => document.querySelector(".own-report"));
    await ready(browser);
    const own = JSON.parse((await taken(browser, "facts", "json")).text);
    const said = await facts("m=graphite&y=2022&f=JPN");
    for (const part of ["coverage", "unit", "world", "importers", "flows"]) assert.deepEqual(own[part], said[part], part);
  });

  test("a file that cannot be read gets its sentence, and the map stays", async () => {
    const { browser } = context;
    await open(context, "m=graphite&f=JPN&lang=en");
    const before = (await read(browser)).finding;
    const expected = readFileSync(new URL("EXPECTED.txt", FILES), "utf8").split("\n");
    for (const name of BROKEN) {
      const sentence = expected[expected.indexOf(name) + 1].replace(/^ *refused: /, "");
      await choose(browser, name, [...readFileSync(new URL(name, FILES))]);
      const said = await browser.until(`${name} is refused`, (name) =>
        document.querySelector(".refused-file h3")?.textContent.includes(name) && document.querySelector(".refused-file p").textContent, name);
      assert.equal(said, sentence, name);
    }
    assert.equal((await read(browser)).finding, before);
    await browser.click("#audit-close");
  });

  test("a reading that is given up leaves the map as it is", async () => {
    const { browser } = context;
    await open(context, "m=graphite&f=JPN&lang=en");
    const before = await read(browser);
    await dialog(browser);
    // No slice comes before the reader has given up, however fast the machine.
    await browser.evaluate(() => {
      const arrive = Blob.prototype.arrayBuffer;
      const opened = new Promise((resolve) => { window.__come = resolve; });
      Blob.prototype.arrayBuffer = async function late() {
        await opened;
        return arrive.call(this);
      };
    });
    await choose(browser, "given-up.csv", ROWS);
    await browser.until("how far it is", () => document.querySelector("#own-progress") && document.querySelector("#own-cancel"));
    await accessible(context, "while a file is read");
    await browser.click("#own-cancel");
    await browser.until("its end", () => document.querySelector("#files").textContent.includes("Reading was cancelled."));
    await browser.evaluate(() => window.__come());
    await browser.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));
    assert.deepEqual(await read(browser), before);
    assert.equal(await browser.evaluate(() => document.querySelector("#own p")), null);
    await browser.click("#audit-close");
  });

  for (const [name, size] of [["desk", [1280, 900]], ["phone", [360, 740]]]) {
    test(`axe finds no violation in the dialog, and nothing scrolls sideways, ${name}`, async () => {
      const { browser } = context;
      await browser.resize(...size);
      try {
        for (const lang of ["de", "en"]) {
          await open(context, `m=graphite&f=JPN&lang=${lang}`);
          await dialog(browser);
          await accessible(context, `the dialog, ${lang}`);
          await browser.evaluate((rows) => (document.querySelector("#own-rows").value = rows), ROWS);
          await browser.evaluate(() => document.querySelector("#own-read").click());
          await browser.until("the report", () => document.querySelector(".own-report"));
          await ready(browser);
          await accessible(context, `the report, ${lang}`);
          const wide = await browser.evaluate(() => [document.documentElement, document.querySelector("#audit")].map((part) => part.scrollWidth - part.clientWidth));
          assert.ok(wide.every((px) => px <= 0), `${lang}: ${wide} pixels too wide`);
        }
      } finally {
        await browser.resize(1280, 900);
      }
    });
  }

  test("a link that was made with somebody's file says so", async () => {
    const { browser } = context;
    await open(context, "m=graphite&v=own-1a2b3c4d&lang=en");
    const notices = await browser.evaluate(() => document.querySelector("#notices").textContent);
    assert.match(notices, /somebody’s own file \(own-1a2b3c4d\)/);
  });
}

/** Opens the dialog and waits for what it offers. */
async function dialog(browser) {
  await browser.click('.masthead [data-audit="data"]');
  await browser.until("what can be taken away", () => document.querySelector('#files [data-take="map"]'));
}

/** What a button saves: name and text, or the size of a picture. */
async function taken(browser, part, ending, scale) {
  await browser.evaluate(() => {
    window.__saved = undefined;
    URL.createObjectURL = (blob) => {
      window.__blob = blob;
      return "blob:kept";
    };
    HTMLAnchorElement.prototype.click = function keep() {
      window.__saved = this.download;
    };
  });
  const size = scale === undefined ? "" : `[data-scale="${scale}"]`;
  await browser.until("the button", (selector) => document.querySelector(selector), `#files [data-take="${part}"][data-ending="${ending}"]${size}`);
  await browser.evaluate((selector) => document.querySelector(selector).click(), `#files [data-take="${part}"][data-ending="${ending}"]${size}`);
  const name = await browser.until(`${part} is saved`, () => window.__saved);
  if (ending === "png") {
    const size = await browser.evaluate(async () => {
      const bytes = new DataView(await window.__blob.arrayBuffer());
      return [bytes.getUint32(16), bytes.getUint32(20)];
    });
    return { name, size };
  }
  return { name, text: await browser.evaluate(() => window.__blob.text()) };
}

/** Chooses a file in the dialog, as a reader would. `content` is text, or bytes. */
async function choose(browser, name, content) {
  await browser.evaluate(() => document.querySelector("#audit[open]") ?? document.querySelector('.masthead [data-audit="data"]').click());
  await browser.until("the field for a file", () => document.querySelector("#own-file"));
  await browser.evaluate((name, content) => {
    const bytes = typeof content === "string" ? content : new Uint8Array(content);
    const held = new DataTransfer();
    held.items.add(new File([bytes], name));
    const field = document.querySelector("#own-file");
    field.files = held.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, name, content);
}

/** Drops a file on the page. */
const drop = (browser, name, text) => browser.evaluate((name, text) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name));
  document.querySelector("#page main").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: held }));
}, name, text);

/** Rows of CSV as objects. */
function csv(text) {
  const cells = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
  const [head, ...rows] = text.trim().split("\n").map(cells);
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
}
