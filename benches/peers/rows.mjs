// The published files of flows, read as anybody would read them. Knows their shape (docs/format.md).

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The rows of a stage and year as they are published. */
export function rowsOf(root, mineral, stage, year) {
  const folder = join(root, "public/data");
  const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
  const { stages, files } = index.minerals.find(({ id }) => id === mineral);
  const lines = new Set(stages.find(({ id }) => id === stage).lines);
  const rows = [];
  for (const { file } of files) {
    const { places, blocks } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    for (const { line, from, n, to, usd } of blocks.filter((block) => block.year === year && lines.has(block.line))) {
      let at = 0;
      from.forEach((exporter, run) => {
        // Importers stand as steps from the one before.
        let importer = 0;
        for (const end = at + n[run]; at < end; at += 1) {
          importer += to[at];
          rows.push({ from: places[exporter], to: places[importer], usd: usd[at] });
        }
      });
    }
  }
  return rows;
}
