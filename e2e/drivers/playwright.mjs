// Chromium and Firefox as the system has them, driven by playwright-core.
// The shared half of a driver is in ../driver.mjs.

import * as playwright from "playwright-core";

const CHROMIUM = {
  executablePath: "/usr/bin/chromium",
  args: [
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    // A visitor asks ten questions a second at most; a test of ten thousand asks more.
    "--disable-ipc-flooding-protection",
    "--disable-sync", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
};
const FIREFOX = { channel: "moz-firefox", executablePath: "/usr/bin/firefox-esr" };

export async function chromium(options) {
  return driver(await playwright.chromium.launch(CHROMIUM), options);
}

export async function firefox(options) {
  const firefoxUserPrefs = { "intl.accept_languages": options.lang, "ui.prefersReducedMotion": options.calm ? 1 : 0 };
  return driver(await playwright.firefox.launch({ ...FIREFOX, firefoxUserPrefs }), options);
}

async function driver(browser, { lang, theme, calm, forced, touch, scripts }) {
  const firefox = browser.browserType().name() === "firefox";
  const context = await browser.newContext(firefox ? {} : {
    locale: lang,
    colorScheme: theme,
    reducedMotion: calm ? "reduce" : "no-preference",
    forcedColors: forced ? "active" : "none",
    hasTouch: touch,
    javaScriptEnabled: scripts,
  });
  const page = await context.newPage();
  return {
    open: (url) => page.goto(url, { waitUntil: "load" }),
    // Source text instead of functions: the same in every engine.
    evaluate: (source, args = []) => page.evaluate(`(${source})(...${JSON.stringify(args)})`),
    pointer: (x, y) => page.mouse.click(x, y),
    hover: (x, y) => page.mouse.move(x, y),
    doubleClick: (x, y) => page.mouse.dblclick(x, y),
    async drag(from, to) {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 5 });
      await page.mouse.up();
    },
    wheel: (x, y) => page.mouse.wheel(x, y),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewportSize({ width, height }),
    /** Role and name of everything a screen reader is told of, in its order. */
    async readAloud() {
      if (firefox) {
        const lines = (await page.locator("body").ariaSnapshot()).split("\n");
        return lines.map((line) => line.trim().replace(/^- /, "").replace(/:$/, "").replace(/^'(.*)'$/, "$1"));
      }
      const session = await context.newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      await session.detach();
      const byId = new Map(nodes.map((node) => [node.nodeId, node]));
      const lines = [];
      const tell = ({ ignored, role, name, childIds }) => {
        if (!ignored) lines.push(`${role?.value} "${name?.value ?? ""}"`);
        for (const id of childIds ?? []) if (byId.has(id)) tell(byId.get(id));
      };
      tell(nodes[0]);
      return lines;
    },
    /** Puts fingers on the page, moves and lifts them: steps of places, an empty step when none is left. */
    async touch(...steps) {
      const session = await context.newCDPSession(page);
      let down = 0;
      for (const places of steps) {
        const type = places.length === 0 ? "touchEnd" : places.length > down ? "touchStart" : "touchMove";
        down = places.length;
        await session.send("Input.dispatchTouchEvent", { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
      }
      await session.detach();
    },
    /** The page on paper, as the bytes of a PDF. */
    paper: (format) => page.pdf({ format, printBackground: true }),
    printed: (on) => page.emulateMedia({ media: on ? "print" : null }),
    screenshot: (path, full = false) => page.screenshot({ path, fullPage: full }),
    /** Tells errors and warnings of the console until the function given back is called. */
    listen(tell) {
      const told = (message) => ["error", "warning"].includes(message.type()) && tell(`${message.type()}: ${message.text()}`);
      page.on("console", told);
      return () => page.off("console", told);
    },
    /** What the page holds after everything unreachable is gone, as bytes of scripts and of WebAssembly, nodes and listeners. */
    async memory() {
      const session = await context.newCDPSession(page);
      for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
      await session.send("Performance.enable");
      const { metrics } = await session.send("Performance.getMetrics");
      const of = (name) => metrics.find((metric) => metric.name === name).value;
      const { result } = await session.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
      const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
      const { result: wasm } = await session.send("Runtime.callFunctionOn", {
        objectId: objects.objectId,
        functionDeclaration: "function () { return this.reduce((total, { buffer }) => total + buffer.byteLength, 0); }",
        returnByValue: true,
      });
      const told = { scripts: of("JSHeapUsedSize"), wasm: wasm.value, nodes: of("Nodes"), listeners: of("JSEventListeners") };
      await session.detach();
      return told;
    },
    close: () => browser.close(),
  };
}
