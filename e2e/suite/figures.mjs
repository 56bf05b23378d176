// Known figures, on the page, in the sentence and on the command line.

import assert from "node:assert/strict";
import { test } from "node:test";
import { agrees, clean, near, open } from "../page.mjs";

const KNOWN = [
  { link: "y=2022&f=JPN", id: "JPN", share: 0.9 },
  { link: "l=250410&f=JPN", id: "JPN", share: 0.86 },
  { link: "m=rare-earths&s=magnets&f=JPN", id: "JPN", share: 0.28 },
  { link: "m=rare-earths&s=magnets&f=EU27", id: "EU27", share: 0.89 },
];
const ROUNDED = 0.005;

export function figures(context) {
  for (const { link, id, share } of KNOWN) {
    test(`${link}: the China share is ${share}`, async () => {
      await open(context, `${link}&lang=en`);
      const { page } = await agrees(context);
      const row = page.rows.find((row) => row.id === id);
      near(row.share.value, share, ROUNDED, `share of ${id} in the table`);
      assert.ok(page.finding.includes(`${Math.round(share * 100)}%`), `the sentence does not say it: ${page.finding}`);
      await clean(context);
    });
  }

  test("the page says what the command line says for many questions", async () => {
    for (const link of ["u=t&top=all", "m=gallium&cn=hk", "m=rare-earths&f=QUAD&y=2015", "m=cobalt&f=G7&y=1995"]) {
      await open(context, link);
      await agrees(context);
      await clean(context);
    }
  });

  for (const lang of ["de", "en", "fr", "ja"]) {
    test(`numbers are written as ${lang} writes them`, async () => {
      for (const link of ["", "y=2003&u=t"]) {
        await open(context, `${link}&lang=${lang}`);
        const wrong = await context.browser.evaluate((lang) => {
          const point = new Intl.NumberFormat(lang).formatToParts(0.5).find(({ type }) => type === "decimal").value;
          const decimals = (text) => (text.split(point)[1] ?? "").replace(/\D/g, "").length;
          const options = { share: { style: "percent" }, imports: {} };
          const cells = [...document.querySelectorAll("table#ranking td[data-value]")].filter(({ dataset }) => dataset.col in options);
          return cells.flatMap((cell) => {
            const shown = cell.textContent.trim();
            const digits = decimals(shown);
            const format = { ...options[cell.dataset.col], minimumFractionDigits: digits, maximumFractionDigits: digits };
            const expected = new Intl.NumberFormat(lang, format).format(Number(cell.dataset.value));
            return shown === expected ? [] : [`${cell.dataset.value}: shown ${shown}, Intl writes ${expected}`];
          });
        }, lang);
        assert.deepEqual(wrong, []);
      }
    });
  }
}
