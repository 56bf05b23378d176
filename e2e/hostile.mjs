// What somebody writes into a link or a dataset who means harm. Made without chance: the same strings every time.
// Knows nothing of the page but the keys of its links.

/** Whatever runs sets this. */
const RUN = "window.__ran=1";

/** Each carries a mark: an element or attribute that is nobody's, or a call that would be seen. */
export const PAYLOADS = [
  `<script>${RUN}</script><x-evil>`,
  `"><script>${RUN}</script>`,
  `'><x-evil onclick=${RUN}>`,
  `<img src=x onerror=${RUN}>`,
  `"><img src="data:," onerror="${RUN}" x-evil>`,
  `<svg onload=${RUN}><x-evil/></svg>`,
  `</textarea><x-evil></title><x-evil></noscript><x-evil></style><x-evil>`,
  `" autofocus onfocus="${RUN}" x-evil="`,
  `' style='background:url(javascript:${RUN})' x-evil='`,
  `<iframe srcdoc="<script>parent.${RUN.replace("window.", "")}</script>"></iframe>`,
  `<a href="javascript:${RUN}" x-evil>x</a>`,
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}//https://example.org`,
  `data:text/html,<script>${RUN}</script>`,
  `vbscript:${RUN}`,
  "https://evil.example/data.json",
  "//evil.example/data.json",
  `<base href="https://evil.example/"><x-evil>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<style>*{display:none}</style><x-evil>`,
  `url("https://evil.example/x")`,
  `expression(${RUN})`,
  `{{constructor.constructor("${RUN}")()}}`,
  `\${${RUN}}`,
  "<!--<x-evil>",
  "]]><x-evil>",
  "\u202e\u2066evil\u2069\u202c",
  "\u200b\ufeff\u00ad",
  "a\u001db\u001ec\u001fd\u2028e\u2029f",
  "\u0000\u0007\u007f\u0085",
  "__proto__", "constructor", "toString", "hasOwnProperty",
  "NaN", "Infinity", "-1", "1e309", "0x10", "99999999999999999999", "2024.5",
  "a".repeat(5_000),
  "\u{1f4a5}".repeat(400),
  ",".repeat(2_000),
];

/** Keys of links, and keys that only hosts of the frame know. */
export const KEYS = [
  "m", "s", "l", "y", "u", "d", "cn", "f", "top", "cmp", "flow", "stop", "to", "reroute", "spare", "grow", "months", "pool", "days",
  "deals", "lang", "theme", "view", "show", "v", "id", "childId", "data",
];

/** Percent codes that are no UTF-8, or no codes. */
const BROKEN = ["%ff%fe", "%c0%af", "%e0%80%af", "%ed%a0%80", "%f8%88%80%80%80", "%", "%e", "%zz", "%00", "%u003cscript%u003e"];

/** At least two hundred links: every key with some strings, every string in some key, and some in every key at once. */
export function links() {
  const links = [];
  KEYS.forEach((key, at) => {
    for (let step = 0; step < 6; step += 1) {
      const text = PAYLOADS[(at * 6 + step * 7) % PAYLOADS.length];
      links.push(`${key}=${encodeURIComponent(text)}`);
    }
  });
  for (const text of PAYLOADS) links.push(`m=gallium&${encodeURIComponent(text)}=${encodeURIComponent(text)}&f=JPN`);
  for (const code of BROKEN) links.push(`m=${code}&f=JPN&${code}=${code}`);
  for (const text of PAYLOADS.slice(0, 8)) links.push(KEYS.map((key) => `${key}=${encodeURIComponent(text)}`).join("&"));
  links.push("&&&===&&", "?m=gallium", "m=gallium&m=cobalt&m=nobody", "m[]=gallium&f[JPN]=1");
  return [...new Set(links)];
}

/** A dataset whose every name, title, note and address is hostile; ids and figures are its own. */
export function tampered(index) {
  let at = 0;
  const next = (was) => `${was.slice(0, 12)}${PAYLOADS[(at += 1) % 41]}`;
  const walk = (value, key) => {
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, TEXTS.has(key) ? key : name)]));
    }
    if (typeof value !== "string") return value;
    if (key === "url" || key === "source_url") return PAYLOADS[11 + (at += 1) % 4];
    return TEXTS.has(key) ? next(value) : value;
  };
  return walk(index, "");
}

/** Fields that hold what readers read. */
const TEXTS = new Set(["name", "goods", "caveat", "title", "publisher", "licence", "note", "summary", "instrument", "issuing_body", "text", "state"]);
