// The map's own data in the shape that a newsroom would give each page: land as TopoJSON, countries, and one file of flows for
// a mineral, stage and year. The same rows for everybody, and for a page no byte more than it draws.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { topology } from "topojson-server";
import { rowsOf } from "./rows.mjs";

/** What is drawn: the first view, and where the filter goes. */
export const VIEWS = {
  first: { mineral: "graphite", stage: "natural", year: 2024, link: "" },
  other: { mineral: "cobalt", stage: "oxides", year: 2023, link: "m=cobalt&s=oxides&y=2023" },
};

/** Writes the data below `out`. */
export function prepare(root, out) {
  mkdirSync(out, { recursive: true });
  const read = (path) => JSON.parse(readFileSync(join(root, "public", path), "utf8"));
  const save = (name, value) => writeFileSync(join(out, name), JSON.stringify(value));
  const index = read("data/index.json");
  save("land.json", land(read("world.json")));
  save("countries.json", index.countries.filter(({ at }) => at).map(({ id, name, at }) => ({ id, name: name.en, at })));
  for (const [name, { mineral, stage, year }] of Object.entries(VIEWS)) {
    save(`${name}.json`, flows(rowsOf(root, mineral, stage, year)));
  }
}

/** Land of every country, its arcs joined to rings, as TopoJSON of the grid that the map has. */
function land({ step_deg: step, arcs, places }) {
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = [];
    for (let at = 0; at < arc.length; at += 2) points.push([((x += arc[at]) * step), ((y += arc[at + 1]) * step)]);
    return points;
  });
  const ring = (ids) => {
    const points = ids.flatMap((id) => (id < 0 ? [...lines[-1 - id]].reverse() : lines[id]).slice(0, -1));
    return [...points, points[0]];
  };
  const features = places.filter(({ rings }) => rings?.length).map(({ iso3, rings }) => ({
    type: "Feature", id: iso3, properties: {},
    geometry: { type: "MultiPolygon", coordinates: polygons(rings.map(ring)) },
  }));
  return topology({ land: { type: "FeatureCollection", features } }, 36_000);
}

/** Outer rings run clockwise, holes the other way and follow the ring that they lie in. */
function polygons(rings) {
  const all = [];
  for (const ring of rings) {
    const area = ring.reduce((sum, [x, y], at) => sum + x * ring[(at + 1) % ring.length][1] - ring[(at + 1) % ring.length][0] * y, 0);
    if (area <= 0 || all.length === 0) all.push([ring]);
    else all.at(-1).push(ring);
  }
  return all;
}

/** Flows in thousand dollars, largest first: `[from, to, value]`. */
function flows(rows) {
  const sums = new Map();
  for (const { from, to, usd } of rows) sums.set(`${from} ${to}`, (sums.get(`${from} ${to}`) ?? 0) + usd);
  return [...sums].map(([key, dollars]) => [...key.split(" "), dollars / 1000]).sort((a, b) => b[2] - a[2]);
}
