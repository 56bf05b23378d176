// A view inside an article: in every kind of frame, on a plain and on a careful server, as high as what is in it.
// The article hears what the frame says of itself; the numbers are those of the command line.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { facts } from "../facts.mjs";
import { ends } from "../page.mjs";
import { DIST } from "../server.mjs";
import { percent } from "../words.mjs";

const SANDBOXES = { none: null, "scripts alone": "allow-scripts", "scripts and origin": "allow-scripts allow-same-origin" };
/** A server that sends no header at all, and one whose policy allows what the page needs and no more. */
const SERVERS = { plain: "/plain", careful: "" };
/** WebKitGTK lets no script of the server's own into a frame without an origin: what is seen there is tested below. */
const NOT_LET_IN = ["webkit", "scripts alone", "careful"];
const VIEWS = ["f=JPN&lang=de", "m=rare-earths&s=magnets&f=EU27&lang=en", "y=2010&f=USA&lang=en&show=table", "lang=de&show=ranking"];

/** How hosts read the height, by their published formats; and what they put into the address. */
const HOSTS = {
  wordpress: { address: "#?secret=s3cret", height: '(data) => data.message === "height" && data.secret === "s3cret" && Number(data.value)' },
  datawrapper: { address: "&id=abc12", height: '(data) => data["datawrapper-height"]?.abc12' },
  amp: { address: "", height: '(data) => data.sentinel === "amp" && data.type === "embed-size" && data.height' },
  pym: { address: "&childId=pym-0", height: '(data) => typeof data === "string" && /^pymxPYMxpym-0xPYMxheightxPYMx(\\d+)$/.exec(data)?.[1]' },
};

export function embed(context) {
  for (const [sandbox, value] of Object.entries(SANDBOXES)) {
    for (const [server, base] of Object.entries(SERVERS)) {
      if (`${[context.engine, sandbox, server]}` === `${NOT_LET_IN}`) continue;
      test(`a frame, sandbox: ${sandbox}, server: ${server}: the map with its numbers`, async () => {
        const { browser, site } = context;
        const link = "f=JPN&lang=de";
        const frame = `<iframe src="${base}/embed.html?${link}" data-minerals-map ${value === null ? "" : `sandbox="${value}"`}></iframe>`;
        await article(context, frame);
        const said = await shown(browser, 0);
        assert.ok(said.startsWith(`Japan bezog 2024 ${percent("de", await shareOf(link))} seiner Importe`), said);
        assert.equal(await browser.evaluate(() => document.querySelector("iframe").title), said, "the frame is named by its finding");
      });
    }
  }

  test("from a folder of files, without any server", async () => {
    const { browser } = context;
    await browser.open(`${pathToFileURL(DIST)}embed.html?m=gallium&lang=en`);
    await browser.until("the map", () => document.documentElement.dataset.state === "ready");
    const at = await browser.evaluate(() => ({
      finding: document.querySelector("#finding").textContent,
      flows: document.querySelectorAll("#marks .flow").length,
      foot: document.querySelector("#foot").textContent,
    }));
    assert.match(at.finding, /unwrought gallium|gallium/);
    assert.ok(at.flows > 10, `${at.flows} flows`);
    assert.match(at.foot, /Data edition \d{4}-\d\d-\d\d/);
  });

  test("ten frames in one long article: each as high as what is in it at three widths, whatever the article's style", async () => {
    const { browser } = context;
    const frames = Array.from({ length: 10 }, (_, at) => {
      const link = VIEWS[at % VIEWS.length];
      const text = `<p>${"An article has paragraphs. ".repeat(60)}</p>`;
      if (at % 5 === 4) return `${text}<minerals-map src="/embed.html?${link}"></minerals-map>`;
      return `${text}<iframe data-minerals-map src="/embed.html?${link}"></iframe>`;
    });
    await article(context, frames.join(""));
    for (const width of [320, 600, 900]) {
      await browser.resize(width + 40, 900);
      for (let at = 0; at < frames.length; at += 1) {
        await browser.until(`frame ${at} at ${width} is as high as its content`, (at) => {
          const frame = document.querySelectorAll("iframe")[at];
          frame.scrollIntoView({ block: "center", behavior: "instant" });
          const { documentElement: page, body } = frame.contentDocument;
          const last = window.heard.filter(({ from }) => from === at).at(-1);
          const high = Math.round(frame.getBoundingClientRect().height);
          if (body === null) return false;
          const drawn = Math.round(body.querySelector("#map-part")?.getBoundingClientRect().width);
          return last?.state === "ready" && Number(page.dataset.drawn) === drawn
            && last["minerals-map-height"] === high && Math.ceil(body.getBoundingClientRect().height) === high;
        }, at);
      }
      const sizes = await browser.evaluate(() => [...document.querySelectorAll("iframe")].map((frame) =>
        [frame.clientHeight, frame.contentDocument.documentElement.scrollHeight,
          frame.clientWidth, frame.contentDocument.documentElement.scrollWidth]));
      for (const [height, inner, wide, innerWide] of sizes) {
        assert.ok(inner <= height && innerWide <= wide, `a bar inside: ${sizes.join(" | ")}`);
      }
    }
    // Heights settle: no frame goes on speaking.
    const count = (await heard(browser)).length;
    await browser.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    assert.equal((await heard(browser)).length, count, "a frame goes on speaking of its height");
    await browser.resize(1280, 900);
  });

  test("forged heights are not heard, absurd ones are bounded, and a second script changes nothing", async () => {
    const { browser } = context;
    await article(context, `<iframe data-minerals-map src="/embed.html?lang=en"></iframe><script src="/embed.js"></script>`);
    await shown(browser, 0);
    const height = () => browser.evaluate(() => document.querySelector("iframe").getBoundingClientRect().height);
    const before = await height();
    await browser.evaluate(() => {
      for (const forged of [9, 1e9, -1, NaN, "300", null]) window.postMessage({ "minerals-map-height": forged }, "*");
      window.postMessage("minerals-map-height", "*");
      return new Promise((done) => setTimeout(done, 50));
    });
    assert.equal(await height(), before, "the article itself is no frame");
    await browser.evaluate(() => {
      const from = document.querySelector("iframe").contentWindow;
      for (const [forged] of [[1e9], [NaN], ["300"], [Infinity]]) {
        window.dispatchEvent(new MessageEvent("message", { source: from, data: { "minerals-map-height": forged } }));
      }
    });
    assert.equal(await height(), 4000, "no frame is higher than 4,000 pixels");
  });

  test("hosts of other makers are told the height in their own words", async () => {
    const { browser } = context;
    await article(context, `<iframe src="/embed.html?lang=en&id=abc12&childId=pym-1#?secret=s3cret"></iframe>`);
    await shown(browser, 0);
    const height = (await heard(browser)).at(-1)["minerals-map-height"];
    const words = await browser.evaluate(() => window.others);
    const last = (is) => words.filter(is).at(-1);
    assert.deepEqual(last((w) => w["datawrapper-height"]), { "datawrapper-height": { abc12: height } });
    assert.deepEqual(last((w) => w.sentinel === "amp"), { sentinel: "amp", type: "embed-size", height });
    assert.deepEqual(last((w) => w.message === "height"), { message: "height", value: height, secret: "s3cret" });
    assert.equal(last((w) => typeof w === "string" && w.startsWith("pym")), `pymxPYMxpym-1xPYMxheightxPYMx${height}`);
    const medium = JSON.parse(last((w) => typeof w === "string" && w.startsWith("{")));
    assert.deepEqual([medium.context, medium.height], ["iframe.resize", height]);
  });

  test("hosts of other makers give the frame the height they are told", async () => {
    const { browser, site } = context;
    const hosts = Object.entries(HOSTS).map(([name, { address }]) => `<iframe id="${name}" src="/embed.html?lang=en&show=ranking${address}"></iframe>`);
    const listen = Object.entries(HOSTS).map(([name, { height }]) => `hosts["${name}"] = ${height};`).join("\n");
    site.page("/hosts.html", `<!DOCTYPE html><html lang="en"><title>Hosts</title><style>iframe { width: 100%; height: 90px; border: 0 }</style>${hosts.join("")}
<script>
  const hosts = {};
  ${listen}
  addEventListener("message", ({ data, source }) => {
    for (const [name, height] of Object.entries(hosts)) {
      const frame = document.getElementById(name);
      const px = frame.contentWindow === source && height(data);
      if (px > 0) frame.style.height = px + "px";
    }
  });
</script>`);
    await browser.open(`${site.origin}/hosts.html`);
    await browser.until("every frame is as high as its content", () => [...document.querySelectorAll("iframe")].every((frame) => {
      const page = frame.contentDocument;
      const high = Math.ceil(page?.body?.getBoundingClientRect().height ?? 0);
      return page?.documentElement.dataset.state === "ready" && high > 300 && high === frame.clientHeight;
    }));
  });

  for (const [sandbox, value] of Object.entries(SANDBOXES).filter(([, value]) => value !== "allow-scripts")) {
    test(`the page in a frame, sandbox: ${sandbox}: the map with its numbers, below a strict policy`, async () => {
      const { browser, site } = context;
      site.page("/guest.html", `<!DOCTYPE html><html lang="en"><title>Guest</title><iframe style="width: 100%; height: 800px" src="/index.html?f=JPN&lang=de" ${value === null ? "" : `sandbox="${value}"`}></iframe>`);
      await browser.open(`${site.origin}/guest.html`);
      const said = await browser.until("the page in it", () => {
        const page = document.querySelector("iframe").contentDocument;
        return page?.documentElement?.dataset.state === "ready" && page.querySelector("#finding").textContent;
      });
      assert.ok(said.startsWith(`Japan bezog 2024 ${percent("de", await shareOf("f=JPN"))} seiner Importe`), said);
    });
  }

  test("the frame itself: a country by a click, another year, and nothing that leaves the server", async () => {
    const { browser, site } = context;
    await browser.open(`${site.origin}/embed.html?lang=en`);
    await browser.until("the map", () => document.documentElement.dataset.state === "ready");
    await browser.click('#marks .node[data-id="JPN"]');
    await browser.until("Japan", () => document.querySelector("#finding").textContent.startsWith("Japan"));
    await browser.choose("#year", "2010");
    await browser.until("2010", () => document.querySelector("#finding").textContent.includes("2010"));
    const finding = await browser.evaluate(() => document.querySelector("#finding b").textContent);
    assert.equal(finding, percent("en", await shareOf("f=JPN&y=2010")));
    await browser.click("#leave");
    await browser.until("the world", () => document.querySelector("#finding").textContent.startsWith("China"));
    const { problems, addresses, stored } = await browser.evaluate(() => ({
      problems: window.__problems ?? [],
      addresses: performance.getEntriesByType("resource").map(({ name }) => name),
      stored: [document.cookie, localStorage.length, sessionStorage.length],
    }));
    assert.deepEqual(problems, []);
    assert.deepEqual(addresses.filter((address) => !address.startsWith(`${site.origin}/`) && !address.startsWith("data:")), []);
    assert.deepEqual(addresses.filter((address) => /map\.\w+\.svg/.test(address)), [], "the picture is fetched where it is needed alone");
    assert.deepEqual(stored, ["", 0, 0]);
  });

  test("a chart in an article: every year, the last with the share of the command line", async () => {
    const { browser } = context;
    const link = "f=JPN&show=chart&lang=en";
    await article(context, `<iframe data-minerals-map src="/embed.html?${link}"></iframe>`);
    await shown(browser, 0);
    const rows = await browser.evaluate(() => {
      const { body, documentElement } = document.querySelector("iframe").contentDocument;
      if (documentElement.dataset.show !== "chart" || body.querySelector("#map-part").clientHeight > 0) return null;
      return [...body.querySelectorAll("#importers figure.chart tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
    });
    assert.ok(rows?.length >= 30, `${rows?.length} years`);
    const share = await shareOf("f=JPN");
    assert.deepEqual(rows.find(([year]) => year === "2024").slice(0, 2), ["2024", `${(share * 100).toFixed(1)}%`]);
  });

  test("a what-if in an article: what the page says, in a frame without an origin, from a plain server, and from a folder", async () => {
    const { browser, site } = context;
    const link = "f=JPN&u=t&stop=100&to=JPN&reroute=1&pool=CAN,JPN&deals=NMG-PANASONIC-2024&lang=en";
    await browser.open(`${site.origin}/?${link}`);
    const said = await browser.until("the answer of the page", () => {
      const finding = document.querySelector("#finding")?.textContent;
      return finding?.startsWith("If China stops") && finding;
    });
    await article(context, `<iframe sandbox="allow-scripts" data-minerals-map src="/plain/embed.html?${link}&show=scenario"></iframe>`);
    assert.equal(await shown(browser, 0), said);
    await browser.open(`${pathToFileURL(DIST)}embed.html?${link}&show=scenario`);
    await browser.until("the map", () => document.documentElement.dataset.state === "ready");
    const at = await browser.evaluate(() => [document.querySelector("#finding").textContent, document.documentElement.dataset.show,
      document.querySelectorAll("#marks .steps-in, #marks .flow").length > 10, document.querySelectorAll("#importers table").length > 2]);
    assert.deepEqual(at, [said, "scenario", true, true]);
  });

  test("what an article cannot show is the map: a chart of nobody, a what-if without a lever", async () => {
    const { browser, site } = context;
    for (const link of ["show=chart", "f=JPN&show=scenario"]) {
      await browser.open(`${site.origin}/embed.html?${link}&lang=en`);
      await browser.until("the map", () => document.documentElement.dataset.state === "ready");
      assert.equal(await browser.evaluate(() => document.documentElement.dataset.show), "map");
    }
  });

  test("where a sandbox keeps the map from opening, its address is there to be copied", async () => {
    const { browser, site } = context;
    await browser.open(`${site.origin}/alone/embed.html?f=JPN&lang=en`);
    await browser.until("the map", () => document.documentElement.dataset.state === "ready");
    assert.equal(await browser.evaluate(() => document.querySelector("#whole")), null);
    await browser.click("#foot a");
    const address = await browser.until("the address", () => document.querySelector("#whole")?.textContent);
    assert.equal(address, `${site.origin}/alone/index.html?f=JPN&lang=en`);
  });

  test("what stands in a link is text: no script runs, and nothing is injected", async () => {
    const { browser, site } = context;
    const evil = ["<script>window.pwned=1</script>", "\"><img src=x onerror=window.pwned=1>", "javascript:window.pwned=1", "\u202e</h1><svg onload=window.pwned=1>"];
    const keys = ["m", "s", "l", "y", "f", "d", "lang", "theme", "view", "v", "id", "show", "cmp", "flow", "childId", "deals"];
    for (const text of evil) {
      const link = keys.map((key) => `${key}=${encodeURIComponent(text)}`).join("&");
      await browser.open(`${site.origin}/embed.html?${link}`);
      await browser.until("an end", () => document.documentElement.dataset.state !== "loading");
      const found = await browser.evaluate(() => ({
        state: document.documentElement.dataset.state,
        pwned: typeof window.pwned,
        scripts: document.querySelectorAll("#frame script, #frame img, #frame svg svg, #frame [onerror], #frame [onload]").length,
        links: [...document.querySelectorAll("a")].filter(({ protocol }) => !/^(https?|file):$/.test(protocol)).length,
      }));
      assert.deepEqual(found, { state: "ready", pwned: "undefined", scripts: 0, links: 0 }, link);
    }
    await browser.open(`${site.origin}/embed.html?f=JPN&x=${"a".repeat(5_000)}&%ff%fe=%c0`);
    await browser.until("an overlong link", () => document.documentElement.dataset.state === "ready");
  });

  test("a script that is not let in: the finding and the way to the importers, in every language, after a while", async () => {
    const { browser, site } = context;
    site.fault(/\/frame\.js$/, "missing");
    try {
      await browser.open(`${site.origin}/embed.html?lang=de`);
      await browser.until("the findings", () => document.querySelector("#still").getBoundingClientRect().height > 200);
      assert.equal(await browser.evaluate(() => [...document.querySelectorAll("#still section a")].filter((way) => way.getBoundingClientRect().height > 0).length), 4);
    } finally {
      site.heal();
    }
  });

  test("a pack that is missing: the picture, in the reader's language", async () => {
    const { browser, site } = context;
    site.fault(/\/world\.js$/, "missing");
    try {
      await browser.open(`${site.origin}/embed.html?lang=de`);
      await browser.until("said", () => document.documentElement.dataset.state === "failed");
      const seen = await browser.evaluate(() => [...document.querySelectorAll("#still h2")]
        .filter((title) => title.getBoundingClientRect().height > 0).map((title) => title.textContent));
      assert.deepEqual(seen.length, 1);
      assert.match(seen[0], /^China lieferte/);
      await browser.until("the picture", () => [...document.querySelectorAll("#still img")].some((img) => img.naturalWidth > 0));
    } finally {
      site.heal();
    }
  });
}

/** An article of another hand: its style is meant for its own pages, and its script writes down what it hears. */
async function article({ browser, site }, body) {
  site.page("/article.html", `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Article</title>
<style>* { box-sizing: content-box !important; letter-spacing: 2px } iframe { border: 0; width: 100%; display: block; height: 100px; transform: none }
svg { width: 10px !important } button, table, td { display: none !important } body { margin: 0 20px; zoom: 1 }</style>
<script>
  window.heard = []; window.others = [];
  addEventListener("message", ({ data, source }) => {
    const from = [...document.querySelectorAll("iframe")].findIndex((frame) => frame.contentWindow === source);
    if (data?.["minerals-map-height"] && from >= 0) window.heard.push({ ...data, from });
    else window.others.push(data);
  });
</script></head><body>${body}<script src="/embed.js"></script></body></html>`);
  await browser.open(`${site.origin}/article.html`);
}

const heard = (browser) => browser.evaluate(() => window.heard);

/** What the frame at a position says of itself once it is ready. */
const shown = (browser, at) => browser.until(`frame ${at} is ready`, (at) =>
  window.heard.filter(({ from, state }) => from === at && state === "ready").at(-1)?.said, at);

async function shareOf(link) {
  const { importers } = await facts(link);
  const focus = new URLSearchParams(link).get("f");
  return ends(importers.find(({ id }) => id === focus), link)[0];
}
