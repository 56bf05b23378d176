// Apache ECharts: a registered map, a visualMap for its shades, and a series of lines; only the parts that are used.

import * as echarts from "echarts/core";
import { LinesChart, MapChart } from "echarts/charts";
import { GeoComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { feature } from "topojson-client";
import { arrived, flowsOf, json, shares, shown, STEPS } from "./shared.js";

echarts.use([LinesChart, MapChart, GeoComponent, TooltipComponent, VisualMapComponent, CanvasRenderer]);
const [land, countries] = await Promise.all([json("land"), json("countries"), flowsOf("first")]);
const place = new Map(countries.map(({ id, at }) => [id, at]));
const areas = feature(land, land.objects.land);
for (const area of areas.features) area.properties.name = area.id;
echarts.registerMap("world", areas);
const chart = echarts.init(document.querySelector("#map"));

const draw = async ({ view = "first", top = 60, focus } = {}) => {
  const flows = await flowsOf(view);
  const share = shares(flows);
  const drawn = shown(flows, top, focus).filter(([from, to]) => place.has(from) && place.has(to));
  const most = Math.sqrt(drawn[0][2]);
  const finished = new Promise((resolve) => {
    const done = () => { chart.off("finished", done); resolve(); };
    chart.on("finished", done);
  });
  chart.setOption({
    animation: false,
    geo: { map: "world", roam: true, silent: false, itemStyle: { areaColor: "#e3e0d8", borderColor: "#fff", borderWidth: .4 } },
    visualMap: { show: false, min: 0, max: 1, inRange: { color: STEPS }, seriesIndex: 0 },
    tooltip: {},
    series: [
      { type: "map", geoIndex: 0, data: [...share].map(([name, value]) => ({ name, value })) },
      {
        type: "lines", coordinateSystem: "geo", silent: true,
        data: drawn.map(([from, to, value]) => ({
          coords: [place.get(from), place.get(to)],
          lineStyle: { width: .4 + 7.6 * Math.sqrt(value) / most, color: from === "CHN" ? "#6a2c91" : "#6b7f8a", opacity: .6, curveness: .2 },
        })),
      },
    ],
  });
  await finished;
};
await draw();
await arrived({ draw });
