// Starts the map: loads the code, and says so where it cannot be loaded or started.
// Knows nothing of the map itself. The app sets data-state="ready" and replaces #static.
(() => {
  const { code, wasm } = document.currentScript.dataset;
  const page = document.documentElement;
  const texts = {
    en: {
      title: "Minerals map",
      loading: "The interactive map is being loaded.",
      failed: "The interactive map could not be started. Below is a picture of it.",
      retry: "Try again",
    },
    de: {
      title: "Rohstoffkarte",
      loading: "Die interaktive Karte wird geladen.",
      failed: "Die interaktive Karte konnte nicht gestartet werden. Unten steht ein Bild davon.",
      retry: "Erneut versuchen",
    },
  };
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = [asked, ...navigator.languages].map((tag) => (tag ?? "").slice(0, 2).toLowerCase());
  const lang = wanted.find((tag) => tag in texts) ?? "en";
  const text = texts[lang];

  // An address that was never tried: a browser remembers a module that failed to load.
  const fresh = (address, attempt) => {
    const url = new URL(address, document.baseURI);
    if (attempt > 0) url.searchParams.set("attempt", attempt);
    return url.href;
  };

  const say = (state, sentence, attempt) => {
    page.dataset.state = state;
    const status = document.getElementById("static-status");
    if (!status) return;
    page.lang = lang;
    document.getElementById("static-title").textContent = text.title;
    status.textContent = sentence;
    document.getElementById("static-retry")?.remove();
    if (state !== "failed") return;
    // The picture is fetched only where it is needed: it is as heavy as the first data.
    const map = document.getElementById("static-map");
    map.src = map.dataset.src;
    document.getElementById("static-figure").hidden = false;
    const retry = document.createElement("button");
    retry.id = "static-retry";
    retry.type = "button";
    retry.textContent = text.retry;
    retry.addEventListener("click", () => start(attempt + 1));
    status.after(retry);
  };

  const start = async (attempt) => {
    say("loading", text.loading, attempt);
    try {
      // Both at once; a failed download is reported by `init`.
      const binary = fetch(fresh(wasm, attempt));
      binary.catch(() => {});
      const { default: init } = await import(fresh(code, attempt));
      await init({ module_or_path: binary });
    } catch (error) {
      // The page is told by the sentence; the console gets the cause for whoever looks for it.
      console.warn("minerals-map did not start:", error);
      say("failed", text.failed, attempt);
    }
  };

  start(0);
})();
