// Inside a frame of an article: unpacks program and data, shows what the program tells, and says how high it is.
// Knows elements and the messages that hosts understand; no number is made here. It must start where only classic scripts
// load: in a frame without an origin of its own, from a server that sends no header, from a folder of files.
(() => {
  const home = document.currentScript.src.replace(/[^/]*$/, "");
  const page = document.documentElement;
  const part = (id) => document.getElementById(id);
  // A link longer than any question is none.
  let link = location.search.length > 4000 ? "" : location.search.slice(1);
  const asked = new URLSearchParams(link);
  const wanted = [asked.get("lang"), ...(navigator.languages ?? [])].map((tag) => (tag ?? "").slice(0, 2).toLowerCase());
  const lang = wanted.find((tag) => ["de", "en", "fr", "ja"].includes(tag)) ?? "en";
  page.lang = lang;
  if (["light", "dark"].includes(asked.get("theme"))) page.dataset.theme = asked.get("theme");

  // Packs are scripts that call this with their name and content: bytes, gzipped, in the 85 signs of ZeroMQ's Z85.
  const SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
  const arrived = {};
  window.mineralsMapPack = (name, size, text) => arrived[name]?.([size, text]);
  const packs = {};
  const load = (name, came) => new Promise((resolve, reject) => {
    if (came) arrived[name] = resolve;
    const script = document.createElement("script");
    script.src = `${home}${name}.js`;
    if (!came) script.onload = resolve;
    script.onerror = () => { delete packs[name]; reject(new Error(`${name} did not load`)); };
    document.head.append(script);
  });
  const pack = (name) => packs[name] ??= load(name, true).then(([size, text]) => {
    const values = new Uint8Array(128);
    for (let at = 0; at < 85; at += 1) values[SIGNS.charCodeAt(at)] = at;
    const bytes = new DataView(new ArrayBuffer(text.length / 5 * 4));
    for (let at = 0; at < text.length; at += 5) {
      let value = 0;
      for (let i = 0; i < 5; i += 1) value = value * 85 + values[text.charCodeAt(at + i)];
      bytes.setUint32(at / 5 * 4, value);
    }
    const stream = new Blob([new Uint8Array(bytes.buffer, 0, size)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  });
  // Charts and what-ifs have a program of their own, with words, facts and rules of style that the others do without.
  const isMore = ["chart", "scenario"].includes(asked.getAll("show").at(-1));
  let program = wasm_bindgen;
  const json = async (name) => JSON.parse(new TextDecoder().decode(await pack(name)));

  const PART = "\u001d", ITEM = "\u001e", PIECE = "\u001f";
  const items = (text) => (text ? text.split(ITEM).map((item) => item.split(PIECE)) : []);
  const lines = (into, texts, tag) => into.replaceChildren(...texts.map((text) => {
    const line = document.createElement(tag);
    line.textContent = text;
    return line;
  }));
  let spots = [], perPx = 1, width = 0;

  const show = () => {
    width = Math.round(part("map-part").getBoundingClientRect().width);
    const told = program.tell(link, lang, width || 600).split(PART);
    const [finding, said, figures, description, legend, notes, land, marks, nodes, units, ground, table, years, foot, kind] = told;
    page.dataset.show = kind;
    part("map-part").setAttribute("aria-hidden", kind === "chart");
    document.title = said;
    part("finding").innerHTML = finding;
    part("figures").innerHTML = figures;
    part("legend").innerHTML = legend;
    lines(part("notes"), items(notes).map(([note]) => note), "li");
    if (ground) part("ground").innerHTML = ground;
    part("marks").innerHTML = marks.split(ITEM).join("");
    const shades = Object.fromEntries(items(land).map(([code, ...shade]) => [code, shade]));
    for (const territory of document.querySelectorAll("#ground .land")) {
      // Land that no figures are about is in no answer.
      const [shade, fill] = shades[territory.dataset.id] ?? ["land unknown", ""];
      territory.setAttribute("class", shade);
      territory.style.fill = fill;
    }
    spots = items(nodes).map(([code, x, y, r, , ...tip]) => ({ code, x: +x, y: +y, r: +r, tip }));
    perPx = +units;
    part("map").setAttribute("aria-label", description);
    part("map").style.setProperty("--steady", perPx);
    part("importers").innerHTML = table;
    part("importers").hidden = !table;
    const [first, last, now, word] = years.split(" ");
    part("years").hidden = !years;
    part("year-label").textContent = word ?? "";
    Object.assign(part("year"), { min: first, max: last, value: now });
    part("year-now").textContent = now ?? "";
    part("foot").innerHTML = foot;
    // A sandbox may keep the map from opening, and does not say so: the address can be copied.
    if (self.origin === "null") {
      const link = document.querySelector("#foot a");
      link.addEventListener("click", () => {
        const address = Object.assign(document.createElement("p"), { id: "whole", textContent: link.href });
        part("whole")?.remove();
        link.after(address);
      });
    }
    part("leave")?.addEventListener("click", () => ask(program.focused(link, "")));
    part("tooltip").hidden = true;
    page.dataset.drawn = width;
    page.dataset.state = "ready";
    tell();
  };

  // What was asked last is shown, whatever arrives first.
  let turn = 0;
  const ask = async (next) => {
    const mine = turn += 1;
    for (let file; (file = program.lacking(next));) program.add(file, await json(file.replace(/\.json$/, "")));
    if (mine !== turn) return;
    link = next;
    show();
  };
  const tried = (next) => ask(next).catch(failed);

  const failed = (error) => {
    console.warn("minerals-map:", error);
    page.dataset.state = "failed";
    part("frame").hidden = true;
    document.querySelectorAll("#still noscript").forEach((kept) => { kept.outerHTML = kept.textContent; });
    tell();
  };

  // The place of a pointer on the map plane, and the node that it means.
  const under = (event) => {
    const map = part("map"), box = map.getBoundingClientRect(), view = map.viewBox.baseVal;
    const x = (event.clientX - box.x) / box.width * view.width, y = view.y + (event.clientY - box.y) / box.height * view.height;
    const far = (spot) => Math.hypot(spot.x - x, spot.y - y);
    const near = spots.filter((spot) => far(spot) <= Math.max(spot.r, 12) * perPx).sort((a, b) => far(a) - far(b))[0];
    return { near, px: event.clientX - box.x, py: event.clientY - box.y, box };
  };
  const point = (event) => {
    const { near, px, py, box } = under(event);
    const own = event.target.closest("[data-tip]")?.dataset.tip.split("\u2028");
    const land = spots.find(({ code }) => code === event.target.closest(".land")?.dataset.id);
    const tip = near?.tip ?? own ?? land?.tip;
    const box2 = part("tooltip");
    box2.hidden = !tip;
    if (!tip) return;
    lines(box2, tip, "span");
    box2.style.left = `${Math.max(0, Math.min(px + 12, box.width - box2.offsetWidth))}px`;
    box2.style.top = `${Math.max(0, Math.min(py + 12, box.height - box2.offsetHeight))}px`;
  };

  // What a part of a chart says stands under the chart.
  const pointed = ({ target }) => {
    const tip = target.closest("[data-tip]"), said = tip?.closest("figure")?.querySelector(".pointed");
    if (said) said.textContent = tip.dataset.tip;
  };

  const heights = mineralsMapHeights(asked);
  const tell = () => heights(page.dataset.state);

  const start = async () => {
    const mineral = /^[a-z0-9-]{1,40}$/.exec(asked.getAll("m").at(-1) ?? "")?.[0] ?? "graphite";
    const of = (name) => json(name + mineral).catch(() => json(`${name}graphite`));
    const more = isMore ? [of("more-"), json(`what-if-${lang}`), load("more")] : [];
    const [code, world, words, own, beside, levers] = await Promise.all([
      pack(isMore ? "code-more" : "code"), json("world"), json(`words-${lang}`), of(""), ...more,
    ]);
    if (isMore) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${home}more.css` }));
      program = window.mineralsMapMore;
      Object.assign(own.index, beside.index);
    }
    await program({ module_or_path: code });
    program.words(lang, words);
    program.begin(own.index, world);
    if (isMore) {
      program.lever_words(lang, levers);
      program.extras(beside.extras);
    }
    if (own.file) program.add(own.file, own.flows);
    part("map-window").innerHTML = program.drawing();
    const map = part("map");
    map.addEventListener("mousemove", point);
    map.addEventListener("mouseleave", () => { part("tooltip").hidden = true; });
    map.addEventListener("click", (event) => {
      const code = under(event).near?.code ?? event.target.closest(".land")?.dataset.id;
      if (code) tried(program.focused(link, code));
    });
    part("year").addEventListener("input", ({ target }) => tried(program.in_year(link, +target.value)));
    for (const kind of ["mouseover", "focusin"]) part("importers").addEventListener(kind, pointed);
    await ask(link);
    // A task later, so that no engine reports a loop of sizes.
    new ResizeObserver(() => setTimeout(() => {
      if (Math.round(part("map-part").getBoundingClientRect().width) !== width) show();
    })).observe(part("map-part"));
  };

  new ResizeObserver(() => setTimeout(tell)).observe(document.body);
  start().catch(failed);
})();
