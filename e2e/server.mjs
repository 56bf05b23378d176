// A static server over dist/ for the tests: strict like a careful host, with a log and faults on demand.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const RECORDER = "/recorder.js";
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data:";
/** Headers beside the type of a file, by the path below which the same files are served; below any other the policy is strict. */
const SERVERS = {
  // As the snippets in servers/ say it: the page may show frames of its own server.
  "/frames/": { "content-security-policy": `${POLICY}; frame-src 'self'` },
  // No origin, as in a frame that allows scripts alone; every file may be read from there.
  "/alone/": { "content-security-policy": "sandbox allow-scripts", "access-control-allow-origin": "*" },
  // A host that lets scripts in, and no WebAssembly.
  "/nowasm/": { "content-security-policy": POLICY.replace(" 'wasm-unsafe-eval'", "") },
  // The plainest host sends nothing at all, not even types.
  "/plain/": null,
};
/** What a browser lacks that shows `bare.html`. */
const LACKING = "/lacking.js";
const KINDS = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8", ".wasm": "application/wasm", ".svg": "image/svg+xml",
};

/** What a broken host may send instead of a file. */
export const FAULTS = {
  missing: () => ({ status: 404, body: "not found", kind: "text/plain" }),
  truncated: (body) => ({ body: body.subarray(0, Math.floor(body.length / 2)) }),
  empty: () => ({ body: Buffer.alloc(0) }),
  html: () => ({ body: "<!DOCTYPE html><title>Please log in</title><p>Please log in.</p>", kind: KINDS[".html"] }),
  otherBuild: (body) => ({ body: body.toString().replace(/"fingerprint":"\w+"/, '"fingerprint":"0000000000000000"') }),
  // Bytes that are no file of its kind any more.
  garbled: (body) => ({ body: Buffer.from(body).map((byte, at) => (at % 7 === 3 ? byte ^ 0x15 : byte)) }),
  reset: () => ({ reset: true }),
  busy: () => ({ status: 503, body: "busy", kind: "text/plain" }),
  // Of another build or edition, as a half-finished upload leaves it.
  other: (body) => ({ body: body.toString()
    .replace(/"fingerprint":"\w+"/, '"fingerprint":"0000000000000000"')
    .replace(/"edition"\s*:\s*"[^"]+"/, '"edition":"1999-01-01"') }),
  // No fault of a host, but of a language with longer words and signs above its letters.
  longer: (body) => ({ body: JSON.stringify(longer(JSON.parse(body))) }),
  // A module of code of the same name that can do nothing.
  hollow: () => ({ body: "export default async () => {};" }),
  schema: (body) => ({ body: body.toString().replace(/"schema"\s*:\s*\d+/, '"schema":999') }),
};

/** Texts a third longer, with accents. What is a table, a list of months or too short to be words stays. */
function longer({ fingerprint, texts }) {
  const accents = { a: "á", e: "ê", i: "í", o: "ö", u: "ů", A: "Å", E: "É", O: "Ö", U: "Ü" };
  const words = (text) => text.replace(/\{[^}]*\}|[a-zA-Z]+/g, (part) => {
    if (part.startsWith("{")) return part;
    return part.replace(/[aeiouAEOU]/g, (letter) => accents[letter] ?? letter) + "n".repeat(Math.ceil(part.length / 3));
  });
  const stays = (text) => text.includes("|") || text.length < 3 || text.startsWith("January");
  return { fingerprint, texts: texts.map((text) => (stays(text) ? text : words(text))) };
}

/** So that an address of 100 kB arrives. */
const MOST_HEADER_BYTES = 256 * 1024;

export async function serve(folder = DIST) {
  const log = [];
  const faults = [];
  const held = [];
  const pages = new Map();
  const recorder = await readFile(new URL("recorder.js", import.meta.url));
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const base = Object.keys(SERVERS).find((base) => asked.startsWith(base));
    const own = base ? SERVERS[base] : { "content-security-policy": POLICY };
    const path = base ? asked.slice(base.length - 1) : asked;
    if (pages.has(path)) {
      response.writeHead(200, { "content-type": KINDS[".html"], "cache-control": "no-store" });
      response.end(pages.get(path));
      return;
    }
    if (path !== RECORDER) log.push(path);
    // The page for a browser that lacks what newer ones have.
    const isBare = path === "/bare.html";
    const file = path.endsWith("/") || isBare ? `${path.replace("bare.html", "")}index.html` : path;
    const plain = path === RECORDER ? recorder : path === LACKING ? Buffer.from("delete window.ResizeObserver; delete window.Intl;") : await readFile(join(folder, normalize(file))).catch(() => null);
    const fault = faults.find(({ pattern }) => pattern.test(path));
    const kind = KINDS[extname(file)] ?? "application/octet-stream";
    const answer = plain === null ? FAULTS.missing() : { body: plain, ...fault?.breaks(plain) };
    const html = (path.endsWith("/") || isBare) && !fault;
    await held.find(({ pattern }) => pattern.test(path))?.released;
    if (answer.reset) {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status ?? 200, own && {
      "content-type": answer.kind ?? kind,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...own,
    });
    response.end(html ? answer.body.toString().replace("<head>", `<head>${isBare ? `<script src="${LACKING}"></script>` : ""}<script src="${RECORDER}"></script>`) : answer.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Paths asked for since the last `forget`. */
    log,
    forget() { log.length = 0; },
    /** Breaks every path that matches until `heal`. */
    fault(pattern, name) {
      if (!(name in FAULTS)) throw new Error(`no fault named ${name}`);
      faults.push({ pattern, breaks: FAULTS[name] });
    },
    /** Breaks the next `times` answers that match. */
    faultFor(pattern, name, times) {
      let left = times;
      faults.push({ pattern, breaks: (body) => (left-- > 0 ? FAULTS[name](body) : { body }) });
    },
    /** Serves something else in the place of every JSON file that matches, until `heal`. */
    alter(pattern, change) {
      faults.push({ pattern, breaks: (body) => ({ body: JSON.stringify(change(JSON.parse(body))) }) });
    },
    heal() { faults.length = 0; },
    /** Serves a page of another hand, without any policy. */
    page(path, html) { pages.set(path, html); },
    /** Keeps every path that matches waiting until the function given back is called. */
    hold(pattern) {
      const { promise, resolve } = later();
      const hold = { pattern, released: promise };
      held.push(hold);
      return () => {
        const at = held.indexOf(hold);
        if (at >= 0) held.splice(at, 1);
        resolve();
      };
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function later() {
  let resolve;
  const promise = new Promise((done) => { resolve = done; });
  return { promise, resolve };
}
