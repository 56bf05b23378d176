// Bundles the pages of the peers, each with the data beside it.

import { build } from "esbuild";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "./prepare.mjs";

export const PEERS = ["d3", "echarts", "flowmap"];

/** Writes `out/<peer>/`: a page, its bundle, its data. */
export async function bundle(root, out) {
  const pages = join(root, "benches/peers/pages");
  for (const peer of PEERS) {
    const folder = join(out, peer);
    mkdirSync(folder, { recursive: true });
    await build({
      entryPoints: [join(pages, `${peer}.js`)], outfile: join(folder, `${peer}.js`),
      bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none", define: { "process.env.NODE_ENV": '"production"' },
    });
    writeFileSync(join(folder, "index.html"), readFileSync(join(pages, "page.html"), "utf8").replace("NAME", peer));
    prepare(root, join(folder, "data"));
  }
}
