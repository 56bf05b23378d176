// What every page computes alike: importers' shares of China, and what is drawn of the flows.

export const json = (name) => fetch(`data/${name}.json`).then((answer) => answer.json());

/** Share of each importer's imports that came from China. */
export function shares(flows) {
  const [all, china] = [new Map(), new Map()];
  for (const [from, to, value] of flows) {
    if (to === "CHN") continue;
    all.set(to, (all.get(to) ?? 0) + value);
    if (from === "CHN") china.set(to, (china.get(to) ?? 0) + value);
  }
  return new Map([...all].map(([id, sum]) => [id, (china.get(id) ?? 0) / sum]));
}

/** The largest flows, of one country where somebody is looked at. */
export function shown(flows, top, focus) {
  return flows.filter(([from, to]) => !focus || from === focus || to === focus).slice(0, top);
}

/** Shade of a share of 0 to 1. */
export const STEPS = ["#eeece6", "#d2c1e2", "#b496d0", "#936bb7", "#6f4399", "#412060"];
export const shade = (share) => (share === undefined ? "#e3e0d8" : STEPS[share === 0 ? 0 : Math.min(5, 1 + Math.floor(share * 5))]);

/** Everything that was drawn is on the screen. */
export const painted = () => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
});

/** Tells the bench that the first map is here. */
export const arrived = async (peer) => {
  await painted();
  window.peer = peer;
};

/** Flows of the views, each fetched once. */
const fetched = {};
export const flowsOf = (view) => (fetched[view] ??= json(view));
