// Walks a reader through a story: by scrolling, by arrow keys, or a step at a time inside an article. The camera flies from
// picture to picture where motion is welcome. Without this script the page is an article with pictures.
(() => {
  const page = document.documentElement;
  const main = document.querySelector("main");
  const steps = [...document.querySelectorAll(".step")];
  const places = [...document.querySelectorAll(".places a")];
  const asked = new URLSearchParams(location.search);
  const turning = asked.get("embed") === "1";
  if (["light", "dark"].includes(asked.get("theme"))) page.dataset.theme = asked.get("theme");
  page.dataset.walk = turning ? "turn" : "scroll";
  page.dataset.state = "ready";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const picture = (step) => step.querySelector("img");
  const heights = mineralsMapHeights(asked);
  const tell = () => heights("ready");

  // A question asked from here keeps the colours; from a frame it opens beside the article.
  for (const link of document.querySelectorAll(".ask a, .home")) {
    if (page.dataset.theme) link.href += `&theme=${page.dataset.theme}`;
    if (turning) Object.assign(link, { target: "_blank", rel: "noopener" });
  }

  const camera = (step) => {
    const [view, x, y, width] = step.dataset.camera.split(" ");
    return { view, x: +x, y: +y, width: +width };
  };
  // Where a picture taken by one camera lies in the window of another.
  const seenBy = (own, other, px) => {
    const scale = own.width / other.width;
    return `translate(${(own.x - other.x) / other.width * px}px, ${(own.y - other.y) / other.width * px}px) scale(${scale})`;
  };

  let now = -1, turn = 0;
  const settle = () => steps.forEach((step) => {
    step.classList.remove("was");
    picture(step).getAnimations().forEach((animation) => animation.cancel());
  });
  const fly = async (from, to) => {
    const mine = turn += 1;
    settle();
    const [before, after] = [picture(from), picture(to)];
    after.loading = "eager";
    if (calm.matches || !after.animate) return;
    from.classList.add("was");
    // What is not here yet cannot be flown to; it appears when it has come.
    await after.decode().catch(() => {});
    if (mine !== turn) return;
    const [a, b] = [camera(from), camera(to)];
    const px = after.getBoundingClientRect().width;
    const timing = { duration: 900, easing: "cubic-bezier(.4, 0, .2, 1)", fill: "both" };
    const together = a.view === b.view && px > 0;
    if (together) {
      before.animate([{ transform: "none" }, { transform: seenBy(a, b, px) }], timing);
      after.animate([{ transform: seenBy(b, a, px) }, { transform: "none" }], timing);
    }
    // The one that sees more lies below, or its edge would show.
    const fades = [{ opacity: 0 }, { opacity: 1, offset: together && b.width > a.width ? .4 : 1 }, { opacity: 1 }];
    await after.animate(fades.slice(0, 2).concat(fades[1].offset < 1 ? fades[2] : []), timing).finished.catch(() => {});
    if (mine === turn) settle();
  };

  // Whoever has not moved yet keeps the address he came with.
  const show = (at, moved) => {
    if (at === now || !steps[at]) return;
    const from = steps[now];
    now = at;
    steps.forEach((step, place) => {
      step.classList.toggle("now", place === at);
      step.classList.toggle("next", place === at + 1);
    });
    places.forEach((place, own) => {
      if (own === at) place.setAttribute("aria-current", "step");
      else place.removeAttribute("aria-current");
    });
    const next = steps[at + 1];
    if (next) picture(next).loading = "eager";
    if (moved) try { history.replaceState(null, "", `#${steps[at].id}`); } catch { /* A frame without an origin has no address of its own. */ }
    page.dataset.step = steps[at].id;
    if (from) fly(from, steps[at]);
    if (turning) turned();
  };

  // In an article: buttons, and where in the story one is.
  const bar = document.createElement("div");
  bar.className = "turn";
  const [back, next] = ["back", "next"].map((word) => Object.assign(document.createElement("button"), { type: "button", textContent: main.dataset[word] }));
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  bar.append(back, said, next);
  const turned = () => {
    back.disabled = now <= 0;
    next.disabled = now >= steps.length - 1;
    said.textContent = main.dataset.place.replace("{n}", now + 1).replace("{of}", steps.length);
    tell();
  };

  const go = (at) => {
    if (!steps[at]) return;
    if (turning) show(at, true);
    else steps[at].scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "start" });
    steps[at].querySelector("h2").focus({ preventScroll: true });
  };
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    go(now + by);
  });
  const named = () => steps.findIndex((step) => `#${step.id}` === location.hash);

  if (turning) {
    main.append(bar);
    back.addEventListener("click", () => go(now - 1));
    next.addEventListener("click", () => go(now + 1));
    places.forEach((place, at) => place.addEventListener("click", (event) => {
      event.preventDefault();
      go(at);
    }));
    let start;
    main.addEventListener("pointerdown", (event) => { start = event.pointerType === "touch" ? event : undefined; });
    main.addEventListener("pointerup", (event) => {
      const [dx, dy] = start ? [event.clientX - start.clientX, event.clientY - start.clientY] : [0, 0];
      start = undefined;
      if (Math.abs(dx) > 60 && Math.abs(dx) > 2 * Math.abs(dy)) go(now + (dx < 0 ? 1 : -1));
    });
    addEventListener("hashchange", () => show(named(), true));
    show(Math.max(0, named()));
    if (window.ResizeObserver) new ResizeObserver(() => setTimeout(tell)).observe(document.body);
    tell();
    return;
  }
  // Words begin below the highest picture where pictures stand above them.
  const top = document.querySelector(".places").offsetHeight;
  const measure = () => {
    const heights = steps.map((step) => step.querySelector("figure").offsetHeight);
    page.style.setProperty("--stage", `${Math.max(...heights)}px`);
  };
  // The step whose words cross the line where one reads.
  const watch = (moved) => {
    const line = innerHeight * (innerWidth < 720 ? .75 : .5);
    const boxes = steps.map((step) => step.getBoundingClientRect());
    const at = boxes.findIndex(({ top, bottom }) => top <= line && bottom > line);
    // Before its step has come up, the first picture stands where the step does.
    page.dataset.at = boxes[0].top > top ? "before" : at < 0 ? "after" : "in";
    if (at >= 0) show(at, moved);
    else if (now < 0) show(0);
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; watch(true); });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", () => { measure(); soon(); });
  // Paper shows every picture.
  addEventListener("beforeprint", () => steps.forEach((step) => { picture(step).loading = "eager"; }));
  measure();
  watch();
})();
