import { ASKED, TAKEN, suite } from "./suite.mjs";

suite("chromium", [...ASKED, ...TAKEN]);
