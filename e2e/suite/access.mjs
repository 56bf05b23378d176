// The page can be used by everybody: axe finds nothing, a phone scrolls only down.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { clean, open } from "../page.mjs";

const { source } = createRequire(import.meta.url)("axe-core");
const PHONE = [360, 740];
const DESK = [1280, 900];

/** Every rule of axe, best practices included. */
export async function accessible({ browser }, what) {
  await browser.inject(source);
  const violations = await browser.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`);
  });
  assert.deepEqual(violations, [], what);
}

export function access(context) {
  for (const lang of ["en", "de"]) {
    test(`axe finds no violation (${lang})`, async () => {
      await open(context, `lang=${lang}`);
      await accessible(context, "landing");
      await open(context, `m=rare-earths&s=magnets&f=EU27&lang=${lang}`);
      await accessible(context, "focus");
      await context.browser.click("#mineral");
      await accessible(context, "list of minerals");
      await clean(context);
    });
  }

  test("at 360 pixels nothing scrolls sideways and axe finds no violation", async () => {
    const { browser } = context;
    await browser.resize(...PHONE);
    try {
      for (const link of ["lang=en", "lang=de", "m=rare-earths&s=magnets&f=EU27&lang=de", "f=BIH&u=t&lang=de&view=pacific"]) {
        await open(context, link);
        const [inner, content] = await browser.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
        assert.equal(inner, PHONE[0]);
        assert.ok(content <= PHONE[0], `${link}: the page is ${content} pixels wide`);
        await accessible(context, `360 pixels, ${link}`);
        await clean(context);
      }
    } finally {
      await browser.resize(...DESK);
    }
  });
}
