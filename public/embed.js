// Sizes the frames of the minerals map on a page, however many there are; loaded twice it works once.
// A frame is <iframe data-minerals-map src="…/embed.html?…"> or <minerals-map src="…/embed.html?…" title="…">.
(() => {
  if (window.mineralsMapFrames) return;
  window.mineralsMapFrames = true;
  addEventListener("message", ({ data, source }) => {
    const height = data && data["minerals-map-height"];
    if (typeof height !== "number" || !(height > 0)) return;
    for (const frame of document.querySelectorAll("iframe[data-minerals-map]")) {
      if (frame.contentWindow !== source) continue;
      frame.style.height = `${Math.min(Math.max(height, 120), 4000)}px`;
      if (!frame.title && data.state === "ready" && typeof data.said === "string") frame.title = data.said.slice(0, 300);
    }
  });
  customElements.define("minerals-map", class extends HTMLElement {
    connectedCallback() {
      if (this.firstElementChild) return;
      const address = new URL(this.getAttribute("src") || "", document.baseURI);
      if (!/^(https?|file):$/.test(address.protocol)) return;
      const frame = document.createElement("iframe");
      frame.dataset.mineralsMap = "";
      frame.src = address.href;
      frame.title = this.getAttribute("title") || "";
      frame.loading = "lazy";
      frame.style.cssText = "display:block;width:100%;border:0;height:" + (parseInt(this.getAttribute("height")) || 480) + "px";
      this.append(frame);
    }
  });
})();
