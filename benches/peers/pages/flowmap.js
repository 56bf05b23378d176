// flowmap.gl on deck.gl: land as a GeoJsonLayer below, flows and their ends by the FlowmapLayer.

import { Deck, MapView } from "@deck.gl/core";
import { GeoJsonLayer } from "@deck.gl/layers";
import { FlowmapLayer } from "@flowmap.gl/layers";
import { feature } from "topojson-client";
import { arrived, flowsOf, json, painted, shade, shares, shown } from "./shared.js";

const [land, locations] = await Promise.all([json("land"), json("countries"), flowsOf("first")]);
const areas = feature(land, land.objects.land).features;
const known = new Set(locations.map(({ id }) => id));
const colour = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
let rendered = () => {};
const deck = new Deck({
  parent: document.querySelector("#map"),
  views: new MapView({ repeat: false }),
  initialViewState: { longitude: 20, latitude: 25, zoom: .6 },
  controller: true,
  onAfterRender: () => rendered(),
});

const draw = async ({ view = "first", top = 60, focus } = {}) => {
  const flows = await flowsOf(view);
  const share = shares(flows);
  const drawn = shown(flows, top, focus).filter(([from, to]) => known.has(from) && known.has(to));
  const settled = new Promise((resolve) => {
    // Layers load in steps; the picture stands once all say so.
    rendered = () => deck.layerManager?.getLayers().every((layer) => layer.isLoaded) && resolve();
  });
  deck.setProps({
    layers: [
      new GeoJsonLayer({
        id: "land", data: areas, stroked: true, getLineColor: [255, 255, 255], lineWidthMinPixels: .4,
        getFillColor: ({ id }) => colour(shade(share.get(id))), updateTriggers: { getFillColor: view },
      }),
      new FlowmapLayer({
        id: "flows", data: { locations, flows: drawn },
        getLocationId: ({ id }) => id, getLocationLon: ({ at }) => at[0], getLocationLat: ({ at }) => at[1],
        getFlowOriginId: ([from]) => from, getFlowDestId: ([, to]) => to, getFlowMagnitude: ([, , value]) => value,
        maxTopFlowsDisplayNum: top, clusteringEnabled: false, animationEnabled: false, pickable: true,
      }),
    ],
  });
  await settled;
  rendered = () => {};
  await painted();
};
await draw();
await arrived({ draw });
