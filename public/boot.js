// Starts the map: loads the code, and says so where it cannot be loaded, started or kept running.
// Knows nothing of the map itself. The app sets data-state="ready" and replaces #static.
(async () => {
  const { flows, words, ...program } = document.currentScript.dataset;
  const asked = new URLSearchParams(location.search);
  // In an article stands the view that is as high as its content.
  if (asked.get("embed") === "1") return location.replace(`embed.html${location.search}${location.hash}`);
  // Addresses of now: that of a view is the map's later, and they would stand for other files.
  const code = new URL(program.code, document.baseURI).href;
  const wasm = new URL(program.wasm, document.baseURI).href;
  // The heaviest file, on its way while the page is read and painted; what that needs has the line first.
  const binary = fetch(wasm, { priority: "low" });
  // `init` says what failed.
  binary.catch(() => {});
  if (document.readyState === "loading") await new Promise((done) => document.addEventListener("DOMContentLoaded", done));

  const page = document.documentElement;
  // In the order of these names; what did not start, stopped or takes long is shown as a picture, and says so last.
  const NAMES = ["title", "loading", "failed", "stopped", "slow", "picture", "retry", "report", "copy"];
  const texts = {
    en: ["Minerals map", "The interactive map is being loaded.", "The interactive map could not be started.",
      "The interactive map has stopped: an error in the program.", "The interactive map is still being loaded; the connection is slow.",
      " Below is a picture of it.", "Try again", "To find the error; nothing of it is sent by itself:", "Copy report"],
    de: ["Rohstoffkarte", "Die interaktive Karte wird geladen.", "Die interaktive Karte konnte nicht gestartet werden.",
      "Die interaktive Karte ist stehen geblieben: ein Fehler im Programm.", "Die interaktive Karte wird noch geladen; die Verbindung ist langsam.",
      " Unten steht ein Bild davon.", "Erneut versuchen", "Zur Fehlersuche; von selbst wird nichts verschickt:", "Bericht kopieren"],
    fr: ["Carte des minerais", "La carte interactive se charge.", "La carte interactive n’a pas pu démarrer.",
      "La carte interactive s’est arrêtée : une erreur du programme.", "La carte interactive se charge encore ; la connexion est lente.",
      " En voici une image.", "Réessayer", "Pour chercher l’erreur ; rien n’en est envoyé :", "Copier le rapport"],
    ja: ["鉱物資源マップ", "対話型の地図を読み込んでいます。", "対話型の地図を開始できませんでした。", "プログラムの誤りにより地図が停止しました。",
      "回線が遅く、地図を読み込み中です。", "以下は画像です。", "もう一度試す", "原因を調べる人向け（自動では送信されません）：", "報告をコピー"],
  };
  const text = (name) => texts[lang][NAMES.indexOf(name)];
  const wanted = [asked.get("lang"), page.dataset.link ? page.lang : null, ...navigator.languages].map((tag) => (tag ?? "").slice(0, 2).toLowerCase());
  let lang = wanted.find((tag) => tag in texts) ?? "en";
  const part = (id) => document.getElementById(id);

  // A view with a page of its own, one folder deeper: the address becomes the map's, and with it what addresses stand for.
  let still = part("still").textContent;
  if (page.dataset.link) {
    const at = new URL(`../index.html?${page.dataset.link}`, location.href);
    // Browsers fetch the icon late: it keeps the address that it has here.
    const icon = document.querySelector("link[rel=icon]");
    const { href } = icon;
    icon.href = href;
    try {
      history.replaceState(null, "", at);
      still = still.replaceAll('="../', '="./');
    } catch {
      // In a frame without an origin of its own an address cannot be changed, only gone to.
      location.replace(at);
    }
  }

  // What is said and shown without a program, in the reader's language where it has that.
  const sections = () => {
    const box = document.createElement("template");
    box.innerHTML = still;
    const all = [...box.content.children];
    const own = all.filter((section) => section.lang === lang);
    return own.length > 0 ? own : all;
  };
  // The first picture answers the question of its page; before any other it would be wrong.
  const answers = page.dataset.link || [...asked.keys()].every((key) => ["lang", "theme"].includes(key));

  // Who is clicked at in the picture is meant on the map that takes its place; a ring says that it was heard.
  let pointed = null;
  part("first").addEventListener("click", (event) => {
    const picture = part("first").firstElementChild;
    const { left, top, width } = picture.getBoundingClientRect();
    pointed = [(event.clientX - left) / width, (event.clientY - top) / width];
    const [x, y, radius] = [...pointed, 16 / width].map((of) => of * picture.viewBox.baseVal.width);
    picture.querySelector("#pointed")?.remove();
    picture.insertAdjacentHTML("beforeend", `<circle id="pointed" cx="${x}" cy="${y}" r="${radius}"/>`);
  });
  new MutationObserver(() => {
    const { state } = page.dataset;
    if (state === "failed") pointed = null;
    if (!pointed || state !== "ready") return;
    const { left, top, width } = part("map").getBoundingClientRect();
    const [clientX, clientY] = [left + pointed[0] * width, top + pointed[1] * width];
    const under = document.elementFromPoint(clientX, clientY)?.closest("#map *") ?? part("map");
    under.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX, clientY }));
    pointed = null;
  }).observe(page, { attributeFilter: ["data-state"] });

  // An address that was never tried: a browser remembers a module that failed to load.
  const fresh = (address, attempt) => {
    const url = new URL(address, document.baseURI);
    if (attempt > 0) url.searchParams.set("attempt", attempt);
    return url.href;
  };

  // What is shown without scripts, and a button; the picture is fetched only where it is needed: it is as heavy as the first data.
  const offer = (again) => {
    part("still-place").replaceChildren(...sections());
    const retry = Object.assign(document.createElement("button"), { id: "static-retry", type: "button", textContent: text("retry") });
    retry.addEventListener("click", again);
    part("static-status").after(retry);
  };

  // What an engineer needs to know. It is the reader's to pass on.
  const report = (why) => {
    const lines = [why, location.href, navigator.userAgent, page.lang, new Date().toISOString()];
    const field = Object.assign(document.createElement("textarea"), { readOnly: true, rows: 6, value: lines.join("\n"), id: "static-report" });
    const label = Object.assign(document.createElement("label"), { textContent: text("report"), htmlFor: field.id });
    const copy = Object.assign(document.createElement("button"), { type: "button", textContent: text("copy") });
    copy.addEventListener("click", () => {
      field.select();
      document.execCommand("copy");
    });
    const all = Object.assign(document.createElement("div"), { className: "report" });
    all.append(label, field, copy);
    part("static-retry").after(all);
  };

  const say = (state, sentence, again) => {
    page.dataset.state = state;
    page.lang = lang;
    const first = state === "loading" && answers;
    part("first").hidden = !first;
    part("static").className = "";
    part("static-title").textContent = first ? sections()[0].querySelector("h2").textContent : text("title");
    part("static-status").textContent = text(sentence) + (state === "failed" ? text("picture") : "");
    part("static-retry")?.remove();
    document.querySelector(".report")?.remove();
    if (state !== "failed") return;
    part("static").hidden = false;
    part("page").hidden = true;
    offer(again);
  };

  // A server's policy may forbid frames on its pages: what would show one says so instead.
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
    if (effectiveDirective === "frame-src") page.dataset.frames = "refused";
  });
  // What a guest in a frame without an origin may not do is not offered.
  if (self.origin === "null" && location.protocol !== "file:") page.dataset.sandboxed = "";

  // The app hands over what it has no words for: the file of its words is missing, or the program failed.
  document.addEventListener("minerals-map-failed", ({ detail }) => {
    // Where the page was shown, it has a language of its own, and it was running.
    const running = part("static").hidden;
    if (running && page.lang in texts) lang = page.lang;
    console.error("minerals-map failed:", detail);
    say("failed", running ? "stopped" : "failed", () => location.reload());
    if (running) report(detail);
  });

  // Whoever waits long sees the picture meanwhile; the map takes its place once it is here.
  setTimeout(() => {
    if (page.dataset.state !== "loading" || part("static").hidden) return;
    part("static-status").textContent = text("slow") + text("picture");
    if (part("static-retry") === null && part("first").hidden) offer(() => location.reload());
  }, 6000);

  // What a module draws has rules of style that no other part needs: each sheet is fetched once, a lost one anew.
  const styles = { behind: ["behind.css"], what_if: ["behind.css", "levers.css"], files: ["behind.css", "files.css"] };
  const sheets = {};
  const styled = (file, address) =>
    (sheets[file] ??= new Promise((resolve, reject) => {
      const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
      style.addEventListener("load", resolve);
      style.addEventListener("error", () => {
        style.remove();
        delete sheets[file];
        reject(new Error(`${address} did not load`));
      });
      document.head.append(style);
    }));

  // A module of code that a reader asks for: what lies behind a share, what levers do. One that failed is asked for anew.
  const attempts = {};
  window.mineralsMapModule = async (name) => {
    const at = attempts[name] ?? 0;
    attempts[name] = at + 1;
    const address = (file) => `${fresh(file, at)}${at > 0 ? "&" : "?"}${code.split("/").pop()}`;
    const sheets = styles[name].map((file) => styled(file, address(file)));
    const [module] = await Promise.all([import(address(`${name}.js`)), ...sheets]);
    await module.default({ module_or_path: fetch(address(`${name}_bg.wasm`)) });
    return module;
  };

  // What the program will ask for is on its way before it. Each answer is handed over once, whatever the server says of keeping it.
  const ahead = {};
  const ask = (file) => {
    ahead[file] = fetch(file);
    ahead[file].catch(() => {});
  };
  window.mineralsMapFetch = (file) => {
    const answer = ahead[file] ?? fetch(file);
    delete ahead[file];
    return answer;
  };

  const start = async (attempt) => {
    if (attempt > 0) say("loading", "loading");
    const own = words?.split(" ").find((file) => file.startsWith(`text/${lang}.`));
    if (attempt === 0) [`data/start.${lang}.json`, "world-start.json", own, answers && flows].filter(Boolean).forEach(ask);
    try {
      const { default: init } = await import(fresh(code, attempt));
      await init({ module_or_path: attempt === 0 ? binary : fetch(fresh(wasm, attempt)) });
    } catch (error) {
      // A network that breaks for a moment: once more, by itself.
      if (attempt === 0) {
        await new Promise((resolve) => setTimeout(resolve, 800));
        return start(1);
      }
      // The page is told by the sentence; the console gets the cause for whoever looks for it.
      console.warn("minerals-map did not start:", error);
      say("failed", "failed", () => start(attempt + 1));
    }
  };

  say("loading", "loading");
  // The picture first: it needs nothing of what is fetched then. In a tab that nobody sees nothing is painted.
  let isAsked = false;
  const begin = () => {
    if (!isAsked) start(0);
    isAsked = true;
  };
  if (document.hidden || !window.PerformanceObserver?.supportedEntryTypes?.includes("paint")) begin();
  else {
    const isThere = (list) => list.getEntriesByName("first-contentful-paint").length > 0;
    new PerformanceObserver((list) => isThere(list) && begin()).observe({ type: "paint", buffered: true });
    // A window that lies under others paints nothing.
    setTimeout(begin, 500);
  }
})();
