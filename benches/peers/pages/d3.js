// D3 with TopoJSON: one SVG, paths keyed by what they are, a transform of one group while panning.

import { geoEqualEarth, geoPath } from "d3-geo";
import { scaleSqrt } from "d3-scale";
import { select } from "d3-selection";
import { zoom } from "d3-zoom";
import { feature } from "topojson-client";
import { arrived, flowsOf, json, painted, shade, shares, shown } from "./shared.js";

const [land, countries] = await Promise.all([json("land"), json("countries"), flowsOf("first")]);
const place = new Map(countries.map(({ id, at }) => [id, at]));
const svg = select("#map").append("svg").attr("viewBox", "0 0 960 520").attr("width", "100%").attr("height", "100%");
const world = svg.append("g");
const features = feature(land, land.objects.land).features;
const projection = geoEqualEarth().fitSize([960, 520], { type: "Sphere" });
const path = geoPath(projection);
const areas = world.append("g").selectAll("path").data(features).join("path").attr("d", path).attr("stroke", "#fff").attr("stroke-width", .4);
const lines = world.append("g").attr("fill", "none");
const nodes = world.append("g");
svg.call(zoom().scaleExtent([1, 8]).on("zoom", ({ transform }) => world.attr("transform", transform)));

const draw = async ({ view = "first", top = 60, focus } = {}) => {
  const flows = await flowsOf(view);
  const share = shares(flows);
  areas.attr("fill", ({ id }) => (id === "CHN" ? "#eeece6" : shade(share.get(id))));
  const drawn = shown(flows, top, focus).filter(([from, to]) => place.has(from) && place.has(to));
  const width = scaleSqrt([0, drawn[0][2]], [.4, 8]);
  lines.selectAll("path").data(drawn, ([from, to]) => `${from}-${to}`).join("path")
    .attr("d", ([from, to]) => path({ type: "LineString", coordinates: [place.get(from), place.get(to)] }))
    .attr("stroke", ([from]) => (from === "CHN" ? "#6a2c91" : "#6b7f8a")).attr("stroke-opacity", .6)
    .attr("stroke-width", ([, , value]) => width(value)).attr("class", "flow");
  const ends = [...new Set(drawn.flatMap(([from, to]) => [from, to]))];
  nodes.selectAll("circle").data(ends, (id) => id).join("circle").attr("r", 2.5).attr("fill", "#333")
    .attr("transform", (id) => `translate(${projection(place.get(id))})`);
  await painted();
};
await draw();
await arrived({ draw });

