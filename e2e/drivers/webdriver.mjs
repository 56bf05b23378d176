// WebKit: a small W3C WebDriver client for WebKitGTK's MiniBrowser on a screen of its own.
// Knows the protocol; the shared half of a driver is in ../driver.mjs.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { readdirSync, existsSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const KEYS = {
  Shift: "\uE008", Control: "\uE009", Escape: "\uE00C", Enter: "\uE007", Tab: "\uE004", Backspace: "\uE003", Home: "\uE011", End: "\uE010",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", " ": " ",
};
// WebKitGTK 2.50 on x86-64 breaks WebAssembly now and then, where no other engine ever did: opened again and again, a page in
// some hundreds ends in "Out of bounds memory access", or its process crashes; without the last compiler alone still so.
// The tests ask whether the page works in this engine, so they run without its compilers for WebAssembly and without
// marking beside the program.
const STEADY = { JSC_useOMGJIT: "0", JSC_useBBQJIT: "0", JSC_useConcurrentGC: "0" };
const START_MS = 60_000;
const RESIZES = 20;

export async function webkit({ calm }) {
  const port = await freePort();
  const screen = ["-a", "-s", "-screen 0 1700x1300x24", "dbus-run-session", "--"];
  const child = spawn("xvfb-run", [...screen, "WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, LC_ALL: "C.UTF-8", ...STEADY, ...(calm ? { XDG_CONFIG_HOME: await stillSettings() } : {}) },
  });
  child.unref();
  const call = client(`http://127.0.0.1:${port}`);
  const stop = () => { try { process.kill(-child.pid, "SIGTERM"); } catch { /* it ended by itself */ } };
  process.once("exit", stop);
  try {
    await started(call);
    const { sessionId } = await call("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } } },
    });
    const session = `/session/${sessionId}`;
    await call("POST", `${session}/timeouts`, { script: 120_000, pageLoad: 120_000 });
    const page = (method, path, body) => call(method, session + path, body);
    await openBareWindow(page);
    return driver(page, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

// The first window has a bar that cannot get as narrow as a phone; a window that a page opens on a click may do without.
async function openBareWindow(call) {
  const first = await call("GET", "/window");
  await call("POST", "/url", { url: "data:text/html,<!DOCTYPE html><html style='height:100vh'>" });
  await call("POST", "/execute/sync", {
    script: `document.documentElement.onclick = () => window.open("about:blank", "_blank", "popup,toolbar=no,location=no,menubar=no,width=800,height=600")`,
    args: [],
  });
  await pointerActions(call, [move(100, 100), ...CLICK]);
  const end = Date.now() + START_MS;
  for (;;) {
    const handle = (await call("GET", "/window/handles")).find((handle) => handle !== first);
    if (handle) return call("POST", "/window", { handle });
    if (Date.now() > end) throw new Error("the browser did not open a second window");
    await pause(100);
  }
}

const CLICK = [{ type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];

const move = (x, y) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0, origin: "viewport" });

const pointerActions = (call, actions) => call("POST", "/actions", {
  actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
});

function driver(call, stop) {
  const evaluate = async (source, args = []) => {
    const answer = await call("POST", "/execute/async", {
      script: `const done = arguments[1];
        Promise.resolve().then(() => (${source})(...arguments[0]))
          .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [args],
    });
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  };
  const strike = (actions) => call("POST", "/actions", { actions: [{ type: "key", id: "keys", actions }] });
  const stroke = (value) => [{ type: "keyDown", value }, { type: "keyUp", value }];
  return {
    open: (url) => call("POST", "/url", { url }),
    evaluate,
    pointer: (x, y) => pointerActions(call, [move(x, y), ...CLICK]),
    hover: (x, y) => pointerActions(call, [move(x, y)]),
    doubleClick: (x, y) => pointerActions(call, [move(x, y), ...CLICK, ...CLICK]),
    drag: (from, to) => pointerActions(call, [
      move(...from), CLICK[0], move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2), move(...to), CLICK[1],
    ]),
    press(keys) {
      const [key, ...held] = (keys.length > 1 ? keys.split("+") : [keys]).reverse().map((name) => KEYS[name] ?? name);
      return strike([
        ...held.map((value) => ({ type: "keyDown", value })),
        ...stroke(key),
        ...held.map((value) => ({ type: "keyUp", value })),
      ]);
    },
    type: (text) => strike([...text].flatMap(stroke)),
    // The window may have borders: ask for the difference until the page has the size.
    async resize(width, height) {
      for (let attempt = 0; attempt < RESIZES; attempt += 1) {
        const inner = await evaluate("() => [innerWidth, innerHeight]");
        if (inner[0] === width && inner[1] === height) return;
        const rect = await call("GET", "/window/rect");
        await call("POST", "/window/rect", {
          width: rect.width + width - inner[0],
          height: rect.height + height - inner[1],
        });
        await pause(100);
      }
      throw new Error(`window: asked for ${width} × ${height} pixels, got ${await evaluate("() => [innerWidth, innerHeight]")}`);
    },
    /** Role and name of what a screen reader is told of, in its order: of the kinds of elements that the tests look for. */
    async readAloud() {
      const told = "h1, table, th, button, input, svg[role]";
      const elements = await call("POST", "/elements", { using: "css selector", value: told });
      const lines = [];
      for (const element of elements) {
        const [id] = Object.values(element);
        // What is hidden has neither, and the browser says so by an error.
        const ask = (what) => call("GET", `/element/${id}/${what}`).catch(() => "");
        // A cell is read by what is in it; the browser gives it no name.
        lines.push(`${await ask("computedrole")} "${await ask("computedlabel") || await ask("text")}"`);
      }
      return lines;
    },
    async screenshot(path) {
      await writeFile(path, Buffer.from(await call("GET", "/screenshot"), "base64"));
    },
    async close() {
      await call("DELETE", "");
      stop();
    },
  };
}

/** A folder of settings that ask for no motion, as a desktop has them. */
async function stillSettings() {
  const folder = await mkdtemp(join(tmpdir(), "minerals-map-"));
  await mkdir(join(folder, "gtk-3.0"));
  await writeFile(join(folder, "gtk-3.0", "settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
  return folder;
}

const client = (base) => async (method, path, body) => {
  const response = await fetch(base + path, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
};

async function started(call) {
  const end = Date.now() + START_MS;
  for (;;) {
    try {
      if ((await call("GET", "/status")).ready) return;
    } catch (error) {
      if (Date.now() > end) throw new Error(`WebKitWebDriver did not start: ${error.message}`);
    }
    await pause(100);
  }
}

function miniBrowser() {
  const folders = readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`);
  const paths = folders.flatMap((folder) => ["4.1", "6.0", "4.0"].map((v) => `${folder}/webkit2gtk-${v}/MiniBrowser`));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error("no MiniBrowser below /usr/lib; it comes with Debian's webkit2gtk-driver");
  return found;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
