// The browser tests, the same in every engine: ask, link, measure, read, look behind, fail.

import { after, before, describe } from "node:test";
import { launch } from "./driver.mjs";
import { serve } from "./server.mjs";
import { asking } from "./suite/asking.mjs";
import { links } from "./suite/links.mjs";
import { figures } from "./suite/figures.mjs";
import { reading } from "./suite/reading.mjs";
import { access } from "./suite/access.mjs";
import { measures } from "./suite/measures.mjs";
import { panel } from "./suite/panel.mjs";
import { compare } from "./suite/compare.mjs";
import { method } from "./suite/method.mjs";
import { audit } from "./suite/audit.mjs";
import { dialog } from "./suite/dialog.mjs";
import { flow } from "./suite/flow.mjs";
import { behind } from "./suite/behind.mjs";
import { motion } from "./suite/motion.mjs";
import { senses } from "./suite/senses.mjs";
import { fingers } from "./suite/fingers.mjs";
import { print } from "./suite/print.mjs";
import { comfort } from "./suite/comfort.mjs";
import { levers } from "./suite/levers.mjs";
import { embed } from "./suite/embed.mjs";
import { article } from "./suite/article.mjs";
import { views } from "./suite/views.mjs";
import { hostile } from "./suite/hostile.mjs";
import { broken } from "./suite/broken.mjs";
import { files } from "./suite/files.mjs";
import { faults } from "./suite/faults.mjs";
import { languages } from "./suite/languages.mjs";
import { stories } from "./suite/stories.mjs";

// What a reader asks, reads and looks behind.
export const ASKED = [
  asking, links, figures, measures, reading, panel, compare, audit, dialog, flow, method, access, comfort, behind, motion, fingers,
];
// What is read aloud, printed, moved, embedded, opened and taken away, and what fails.
export const TAKEN = [senses, print, levers, embed, article, views, hostile, languages, stories, files, broken, faults];

// Bounds a browser that hangs; the whole suite takes a small part of it.
const PATIENCE_MS = 30 * 60_000;

/** Runs parts in a browser of their own. */
export function suite(engine, parts) {
  describe(engine, { timeout: PATIENCE_MS }, () => {
    const context = { engine };
    before(async () => {
      context.site = await serve();
      context.browser = await launch(engine);
      await context.browser.resize(1280, 900);
    });
    after(async () => {
      await context.browser?.close();
      await context.site?.close();
    });
    for (const part of parts) part(context);
  });
}
