// China's direct share of every importer by a hash map in JavaScript, as an analyst would write it: beside benches/scale.rs, on the
// same rows. Printed, never asserted.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rowsOf } from "./rows.mjs";

const ROUNDS = 201;
const rows = rowsOf(join(dirname(fileURLToPath(import.meta.url)), "../.."), "rare-earths", "magnets", 2022);

function shares() {
  const [all, china] = [new Map(), new Map()];
  for (const { from, to, usd } of rows) {
    if (from === to) continue;
    all.set(to, (all.get(to) ?? 0) + usd);
    if (from === "CHN") china.set(to, (china.get(to) ?? 0) + usd);
  }
  return new Map([...all].map(([to, sum]) => [to, (china.get(to) ?? 0) / sum]));
}

const times = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  shares();
  return performance.now() - start;
}).sort((a, b) => a - b);
console.log(`Node ${process.version}, a hash map over ${rows.length} rows: median of ${ROUNDS} rounds ${times[ROUNDS >> 1].toFixed(4)} ms`);
