// The command line's answer to a link: what the numbers on the page are compared with.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PRESENTATION = ["lang", "theme", "view", "embed"];
const known = new Map();

/** `cargo xtask facts` for the question of a link, once for each question. */
export function facts(link) {
  const keys = new URLSearchParams(link);
  PRESENTATION.forEach((key) => keys.delete(key));
  const question = decodeURIComponent(keys.toString());
  if (!known.has(question)) known.set(question, ask(question));
  return known.get(question);
}

async function ask(question) {
  const { stdout } = await promisify(execFile)("cargo", ["xtask", "facts", question], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
