// The folder a publisher copies, on the servers that publishers have: at the root and below a path of its own.
// Each server is started with the snippet that dist/servers/ gives for it; every request stays on this machine.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { launch } from "./driver.mjs";
import { DIST } from "./server.mjs";

const BASES = ["/", "/a/b/"];
const START_MS = 20_000;
/** What the snippets say of pages at the root of a site, where a server can say it. */
const POLICED = ["index.html", "views/gallium-japan.de.html"];
const POLICY = /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; .*frame-src 'self'$/;
const ENDINGS = { br: ".br", gzip: ".gz" };

/** How each is started in the foreground, and whether it sends the packed files that lie beside the plain ones. */
const SERVERS = {
  nginx: {
    packed: ["br", "gzip"],
    polices: true,
    start: async ({ folder, www, port }) => {
      const own = (await snippet("nginx.conf")).replaceAll("/srv/minerals-map", www);
      const conf = `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
        pid ${folder}/pid; error_log stderr; user root; events {} http { access_log off; client_body_temp_path ${folder}/body;
        proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
        server { listen 127.0.0.1:${port}; ${own} } }`;
      return ["/usr/sbin/nginx", "-c", await kept(folder, "nginx.conf", conf), "-g", "daemon off;"];
    },
  },
  apache: {
    packed: ["br", "gzip"],
    polices: true,
    start: async ({ folder, www, port }) => {
      const modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "setenvif"];
      const conf = `ServerRoot ${folder}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
User www-data\nGroup www-data\nTypesConfig /etc/mime.types\nDocumentRoot ${www}\n<Directory ${www}>\nRequire all granted
Options FollowSymLinks\n${await snippet("apache.htaccess")}\n</Directory>\n`;
      return ["/usr/sbin/apache2", "-DFOREGROUND", "-f", await kept(folder, "apache.conf", conf)];
    },
  },
  caddy: {
    packed: ["br", "gzip"],
    polices: true,
    start: async ({ folder, www, port }) => {
      const own = (await snippet("Caddyfile")).replace("/srv/minerals-map", www).replace(":80 {", `http://127.0.0.1:${port} {`);
      const conf = `{\n\tadmin off\n\tauto_https off\n}\n${own}`;
      return ["/usr/bin/caddy", "run", "--adapter", "caddyfile", "--config", await kept(folder, "Caddyfile", conf)];
    },
  },
  lighttpd: {
    packed: [],
    start: async ({ folder, www, port }) => {
      const conf = `server.bind = "127.0.0.1"\nserver.port = ${port}\nserver.document-root = "${www}"\n${await snippet("lighttpd.conf")}`;
      return ["/usr/sbin/lighttpd", "-D", "-f", await kept(folder, "lighttpd.conf", conf)];
    },
  },
  // It has no type for WebAssembly: the page starts all the same, and says so to the console.
  busybox: {
    packed: [],
    told: /application\/wasm/,
    start: async ({ www, port }) => ["/usr/bin/busybox", "httpd", "-f", "-p", `127.0.0.1:${port}`, "-h", www],
  },
  python: {
    packed: [],
    start: async ({ www, port }) => ["python3", "-m", "http.server", "--bind", "127.0.0.1", "--directory", www, String(port)],
  },
};

describe("servers", { timeout: 10 * 60_000 }, () => {
  let folder, www, browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "minerals-map-"));
    www = join(folder, "www");
    for (const base of BASES) {
      await mkdir(join(www, base), { recursive: true });
      await cp(DIST, join(www, base), { recursive: true, filter: (name) => !name.endsWith(".zip") });
    }
    // Some servers give up the rights of whoever starts them.
    await chmod(folder, 0o755);
    browser = await launch("chromium");
    await browser.resize(1280, 900);
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const [name, { start, packed, polices, told }] of Object.entries(SERVERS)) {
    test(`${name}: page and embed at ${BASES.join(" and ")}, packed where it can`, async () => {
      const port = await freePort();
      const [program, ...args] = await start({ folder, www, port });
      const said = [];
      let running = true;
      const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => said.push(String(data)));
      const ended = new Promise((resolve) => child.once("exit", () => { running = false; resolve(); }));
      try {
        await listening(port, said, () => running);
        for (const base of BASES) {
          await sends(port, base, packed);
          if (polices && base === "/") await policed(port, packed);
          await works(`http://127.0.0.1:${port}${base}`, told);
        }
      } finally {
        child.kill("SIGTERM");
        await ended;
      }
    });
  }

  /** Files in the form that is asked for, as a browser that knows it would get them. */
  async function sends(port, base, packed) {
    const hashed = (await readdir(DIST)).filter((file) => /^(boot-\w+\.js|minerals-map-\w+_bg\.wasm)$/.test(file));
    assert.equal(hashed.length, 2);
    for (const file of ["index.html", "data/index.json", ...hashed]) {
      const plain = await got(port, base + file, "identity");
      const own = await readFile(join(DIST, file));
      assert.ok(plain.body.equals(own), `${file}: what is sent is not what lies there`);
      for (const form of packed) {
        const { encoding, body, type } = await got(port, base + file, form);
        assert.equal(encoding, form, `${file}, ${form} wanted`);
        assert.ok(body.equals(await readFile(join(DIST, file + ENDINGS[form]))), `${file}: not the packed file`);
        assert.equal(type, plain.type, `${file}: packed, it has another type`);
        if (file.endsWith(".wasm")) assert.equal(type, "application/wasm");
      }
    }
  }

  /** Pages have their policy in every form; the embed has none: 'self' matches nothing where it has no origin. */
  async function policed(port, packed) {
    for (const form of ["identity", ...packed]) {
      for (const page of POLICED) assert.match((await got(port, `/${page}`, form)).policy ?? "", POLICY, `${page}, ${form}`);
      assert.equal((await got(port, "/embed.html", form)).policy, undefined);
    }
  }

  async function works(address, told) {
    const problems = [];
    const stop = browser.listen((problem) => problems.push(problem));
    await browser.open(`${address}?f=JPN&lang=de`);
    await browser.until("the map", () => document.documentElement.dataset.state === "ready" && document.querySelector("#marks .flow") !== null);
    const page = await browser.evaluate(() => document.querySelector("#finding").textContent);
    await browser.open(`${address}embed.html?f=JPN&lang=de`);
    await browser.until("the embed", () => document.documentElement.dataset.state === "ready");
    assert.equal(await browser.evaluate(() => document.querySelector("#finding").textContent), page);
    await browser.open(`${address}views/graphite-japan.de.html`);
    await browser.until("the page of a view", () => document.documentElement.dataset.state === "ready"
      && location.pathname.endsWith("/index.html") && document.querySelector("#marks .flow") !== null);
    assert.equal(await browser.evaluate(() => document.querySelector("#finding").textContent), page);
    stop();
    assert.deepEqual(problems.filter((problem) => !told?.test(problem)), []);
  }
});

const snippet = (name) => readFile(join(DIST, "servers", name), "utf8");

async function kept(folder, name, text) {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** A request as it is on the wire: nothing is unpacked. */
function got(port, path, encoding) {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers: { "accept-encoding": encoding } }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        if (response.statusCode !== 200) reject(new Error(`${path}: status ${response.statusCode}`));
        const { "content-encoding": encoding, "content-type": type, "content-security-policy": policy } = response.headers;
        resolve({ body: Buffer.concat(parts), encoding, type, policy });
      });
    }).on("error", reject).end();
  });
}

async function listening(port, said, isRunning) {
  const end = Date.now() + START_MS;
  for (;;) {
    try {
      return await got(port, "/index.html", "identity");
    } catch (error) {
      if (Date.now() > end || !isRunning()) throw new Error(`the server does not answer: ${error.message}\n${said.join("")}`);
    }
    await pause(50);
  }
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
