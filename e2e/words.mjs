// How the page writes a number of the command line: whole per cent, per cent with one decimal, bounds, dates.
// Knows rounding and words of both languages; reads no page.

const NEARLY = 0.005;
const WORDS = {
  en: {
    sign: "%",
    over: (n) => `more than ${n}`,
    under: (n) => `less than ${n}`,
    between: (low, high) => `at least ${low}, at most ${high}`,
    above: (low) => `at least ${low}, at most nearly all`,
    below: (high) => `at most ${high}`,
    open: "anything from nothing to all",
    bounds: /at least|at most|anything from/,
    locale: "en-GB",
  },
  de: {
    sign: "\u00a0%",
    over: (n) => `mehr als ${n}`,
    under: (n) => `weniger als ${n}`,
    between: (low, high) => `mindestens ${low}, höchstens ${high}`,
    above: (low) => `mindestens ${low}, höchstens fast alles`,
    below: (high) => `höchstens ${high}`,
    open: "irgendetwas zwischen nichts und allem",
    bounds: /mindestens|höchstens|irgendetwas/,
    locale: "de-DE",
  },
};

/** What every sentence about bounds holds and no other does. */
export const bounds = (lang) => WORDS[lang].bounds;

export const decimal = (lang, value, decimals) =>
  new Intl.NumberFormat(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

/** Whole per cent; only all and nothing read 100 and 0. */
export function percent(lang, share) {
  const rounded = Math.round(share * 100);
  const { sign } = WORDS[lang];
  if (share > 0 && rounded < 1) return `<1${sign}`;
  if (share < 1 && rounded > 99) return `>99${sign}`;
  return `${rounded}${sign}`;
}

/** Per cent with one decimal, as tables have it: one number, or both ends. */
export function fine(lang, [low, high]) {
  const [from, to] = [low, high].map((share) => decimal(lang, share * 100, 1));
  return (from === to ? from : `${from}–${to}`) + WORDS[lang].sign;
}

/** Whole per cent as a sentence says it. */
export function told(lang, [low, high]) {
  const words = WORDS[lang];
  const [from, to] = [low, high].map((share) => percent(lang, share)
    .replace(/^>(.*)/, (_, n) => words.over(n)).replace(/^<(.*)/, (_, n) => words.under(n)));
  if (from === to) return from;
  if (low < NEARLY) return high > 1 - NEARLY ? words.open : words.below(to);
  return high > 1 - NEARLY ? words.above(from) : words.between(from, to);
}

/** Whole per cent as short as a figure has it. */
export function short(lang, [low, high]) {
  const [from, to] = [low, high].map((share) => percent(lang, share));
  if (from === to) return from;
  if (low < NEARLY) return high > 1 - NEARLY ? `0–${percent(lang, 1)}` : `≤\u00a0${to}`;
  return high > 1 - NEARLY ? `≥\u00a0${from}` : `${Math.round(low * 100)}–${to}`;
}

/** A day as text, such as 1 December 2023. */
export const day = (lang, iso) =>
  new Intl.DateTimeFormat(WORDS[lang].locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
